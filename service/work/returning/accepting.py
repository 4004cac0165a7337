"""Taking over what came from Word into the document that it was made from, as a new revision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.additions import added
from forms.answers import get
from forms.faults import Message
from forms.text import N_, UNSEEN
from service.store import Changed, Dossiers, Frozen, Revision, Settled, StoreError, Upload
from service.work.returning.desk import Desk, Newer, NotOurs, Refusal, Unread
from service.work.returning.differences import Comparison, Unfit, sentence, stored
from service.work.returning.looking import comparison, look

Choices = Mapping[str, Any]
"""By the path of an item: "word", "nu", or ("eigen", value)."""

EVENT = "uit_word"

_REASON_MAX = 120
_LOOK = N_("In dit bestand is iets niet te vinden of niet duidelijk. Kijk het zelf na.")
_BY_HAND = N_("Over dit bestand moet je zelf iets kiezen.")


@dataclass(frozen=True)
class Accepted:
    """What came of a file. ``revision`` is None when no answer changed; ``left`` counts what still has no choice.

    While something is left the file waits, and comparing it again shows only that.
    """

    upload: Upload
    revision: Revision | None
    taken: int
    left: int


@dataclass(frozen=True)
class Report:
    """What came of one of several files; ``why`` says more of one that waits or was refused.

    ``outcome``: "wacht" when a person has to look at it, else one of `states.OUTCOMES`.
    """

    upload: Upload
    outcome: str
    taken: int = 0
    left: int = 0
    revision: Revision | None = None
    why: Message | None = None


def accept(
    desk: Desk, upload_id: str, choices: Choices, additions: Collection[int] = (), *, seen: int | None = None
) -> Accepted:
    """Take over what is chosen, as one new revision, and say what is left.

    ``choices`` about what is not there (any more) are passed over. ``additions``: the numbers of the texts that go to
    Aanvullingen. ``seen``: the number of the revision that the chooser saw beside the file. A file of which nothing is
    left is dealt with: "verwerkt", "weggelegd" when nothing was taken, "geen_verschil" when there was nothing to take.

    Raises `NotFound`; `NotComparable`; `Settled` when it was dealt with before; `Frozen`; `Changed` when the answers are
    others than the chooser saw; `Unfit` when what was chosen cannot be stored.
    """
    return _accept(desk, comparison(desk, upload_id), choices, additions, seen)


def accept_many(desk: Desk, upload_ids: Iterable[str]) -> list[Report]:
    """Take over from each file all that needs no person, each in a transaction of its own, and report on each.

    What conflicts, is wrong or takes a row away waits, as do files in which something is missing or unclear, and those that
    belong to no document here. One that fails does
    not hold the others back. Raises `NotFound` for an upload.
    """
    return [_accepted(desk, upload_id) for upload_id in upload_ids]


def reason_of(upload: Upload) -> str:
    """Return the name of a file as a revision's reason: on one line, without what cannot be seen."""
    return " ".join(UNSEEN.sub(" ", upload.name).split())[:_REASON_MAX]


def _accept(desk: Desk, beside: Comparison, choices: Choices, additions: Collection[int], seen: int | None) -> Accepted:
    writing, form = beside.writing, beside.form
    if not beside.upload.waiting:
        raise Settled
    if writing.frozen:
        raise Frozen(writing.document.state)
    chosen = beside.known_choices(choices)
    texts = beside.stored_extras(additions)
    answers = stored(form, added(beside.answers(chosen), texts), writing.answers)
    new = answers if answers != form.clean(writing.answers)[0] else None
    taken = sum(choice != "nu" for choice in chosen.values()) + len(texts)
    left = len(beside.merge.items) - len(chosen)
    with desk.changing() as dossiers:
        _check_seen(dossiers, writing.document.id, beside.number if seen is None else seen)
        upload, revision = dossiers.assign_upload(beside.upload.id, writing.document.id), None
        if new is not None:
            kept = {
                key: origin for key, origin in writing.origins.items() if get(new, key) == get(writing.answers, key)
            }
            revision = dossiers.add_revision(
                writing.document.id,
                beside.number,
                new,
                EVENT,
                form_version=form.version,
                origins=kept,
                reason=reason_of(upload),
            )
        if not left:
            outcome = "verwerkt" if revision else "weggelegd" if beside.takeable else "geen_verschil"
            upload = dossiers.settle_upload(upload.id, outcome, revision.number if revision else None)
    return Accepted(upload, revision, taken, left)


def _check_seen(dossiers: Dossiers, document_id: str, seen: int) -> None:
    """Raise `Changed` when the answers are others than those in the revision that the chooser saw."""
    current = dossiers.document(document_id).revision
    if seen != current.number and dossiers.revision(document_id, seen).answers != current.answers:
        raise Changed(current)


def _accepted(desk: Desk, upload_id: str) -> Report:
    found = look(desk, upload_id)
    upload = found.upload
    if not upload.waiting:
        return Report(upload, upload.outcome)
    if isinstance(found, Refusal):
        with desk.changing() as dossiers:
            return Report(dossiers.settle_upload(upload.id, "geweigerd"), "geweigerd", why=found.why)
    if isinstance(found, NotOurs | Newer | Unread):
        return Report(upload, "wacht", why=found.why)
    beside = found.comparison
    if beside.doubtful:
        return Report(upload, "wacht", left=len(beside.merge.items), why=sentence(_LOOK))
    try:
        done = _accept(desk, beside, beside.merge.proposed, beside.all_extras, None)
    except StoreError as fault:
        return Report(upload, "wacht", left=len(beside.merge.items), why=Message("", fault.message, fault.values))
    except Unfit as unfit:
        return Report(upload, "wacht", left=len(beside.merge.items), why=unfit.faults[0])
    if done.left:
        return Report(done.upload, "wacht", done.taken, done.left, done.revision, sentence(_BY_HAND))
    return Report(done.upload, done.upload.outcome, done.taken, 0, done.revision)
