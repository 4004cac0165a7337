"""Files that came together: what each would change, and taking over what needs nobody's choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.exceptions import NotFound

from service.store.states import OUTCOMES
from service.web.permissions import permission
from service.web.pupils import title_of
from service.web.returning import blueprint
from service.web.returning.cards import Card
from service.web.returning.desk import desk, names
from service.web.returning.shown import cards_of
from service.web.returning.stopped import full_stop
from service.work import returning as work
from service.work.returning import Comparison, Newer, NotOurs, Ready, Received, Refusal, Unread, WrongPupil

READY = "klaar"
"""The mark of a file that can be taken over as a whole, without anybody choosing anything."""

_BY_HAND = ("kiezen", "vreemd", "vast", "nieuwer", "ongelezen")
_MARKS: dict[type[Received], str] = {NotOurs: "vreemd", Newer: "nieuwer", Unread: "ongelezen"}


@dataclass(frozen=True)
class Line:
    """A file in the list. ``mark`` says how it stands, ``sentence`` what it would change or why it can't."""

    name: str
    title: str
    who: str
    mark: str
    sentence: str
    href: str = ""


@blueprint.get("/samen/<batch>")
@permission("documenten.zien", own_transaction=True)
def several(batch: str) -> str:
    """List files that came together, each with what it would change or what became of it."""
    files = [_line(received) for received in work.batch(desk(), batch).received]
    if not files:
        raise NotFound
    count = {mark: sum(line.mark == mark for line in files) for mark in {line.mark for line in files}}
    return render_template(
        "returning/several.html",
        batch=batch,
        files=files,
        ready=count.get(READY, 0),
        waiting=sum(count.get(mark, 0) for mark in (READY, *_BY_HAND)),
        done=count.get("verwerkt", 0),
        tally=[
            (count.get(READY, 0), gettext("kan zo verwerkt")),
            (sum(count.get(mark, 0) for mark in _BY_HAND), gettext("wacht op jou")),
            (count.get("verwerkt", 0), gettext("verwerkt")),
            (count.get("gelijk", 0), gettext("zonder verschil")),
            (count.get("geweigerd", 0), gettext("geweigerd")),
        ],
    )


@blueprint.post("/samen/<batch>")
@permission("documenten.schrijven", own_transaction=True)
def accept_all(batch: str) -> ResponseReturnValue:
    """Take over the files in which nobody has anything to choose; the list then says what became of each."""
    ready = [one.upload.id for one in work.batch(desk(), batch).received if _line(one).mark == READY]
    done = sum(report.outcome == "verwerkt" for report in work.accept_many(desk(), ready))
    if done:
        flash(ngettext("1 bestand is verwerkt.", "%(num)d bestanden zijn verwerkt.", done))
    return redirect(url_for(".several", batch=batch), 303)


def _line(received: Received) -> Line:
    upload = received.upload
    href = url_for(".page", upload_id=upload.id)
    if isinstance(received, Ready):
        return _ready(received.comparison, href)
    why = full_stop(received.why.text(gettext))
    if isinstance(received, WrongPupil):
        document = received.document
        return Line(upload.name, title_of(document.type), names(document.subjects), "kiezen", why, href)
    if isinstance(received, Refusal):
        return Line(upload.name, upload.name, "", "geweigerd", why)
    if not upload.waiting:
        return Line(upload.name, upload.name, "", upload.outcome, gettext(OUTCOMES[upload.outcome]), href)
    return Line(upload.name, upload.name, "", _MARKS[type(received)], why, href)


def _ready(comparison: Comparison, href: str) -> Line:
    upload, document = comparison.upload, comparison.writing.document
    mark, sentence = upload.outcome, ""
    if upload.outcome == "verwerkt":
        sentence = gettext("Staat in versie %(nummer)d.", nummer=upload.revision or document.number)
        href = url_for("documents.versions", document_id=document.id)
    elif upload.outcome == "geen_verschil":
        mark, sentence = "gelijk", gettext("Er valt niets over te nemen.")
    elif not upload.outcome:
        by_hand = sum(not card.easy or _is_guessed(comparison, card) for card in cards_of(comparison))
        by_itself = comparison.takeable and not by_hand and not comparison.doubtful
        mark = "vast" if comparison.frozen else READY if by_itself else "kiezen"
        sentence = _changes(comparison, by_hand)
    return Line(upload.name, gettext(comparison.form.short_title), names(document.subjects), mark, sentence, href)


def _is_guessed(comparison: Comparison, card: Card) -> bool:
    """Tell whether an answer was found by its label alone."""
    found = comparison.reading.found.get(card.question.key)
    return found is not None and found.sureness < 1


def _changes(comparison: Comparison, by_hand: int) -> str:
    """Return what a file would change, in one line."""
    items, texts = len(comparison.merge.items), len(comparison.extras)
    parts = [ngettext("1 verschil", "%(num)d verschillen", items)] if items else []
    if by_hand:
        parts.append(ngettext("waarvan 1 voor jou om te kiezen", "waarvan %(num)d voor jou om te kiezen", by_hand))
    if texts:
        parts.append(ngettext("1 tekst buiten de vragen", "%(num)d teksten buiten de vragen", texts))
    parts += [wording for count, wording in _to_look_at(comparison) if count]
    if comparison.frozen and comparison.takeable:
        parts.append(gettext("heropen het document eerst"))
    return ", ".join(parts)


def _to_look_at(comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Yield what is told of a file and cannot be taken over: how many, and in words."""
    reading = comparison.reading
    missing, unclear, fixed = len(reading.missing), len(reading.problems), len(comparison.reported)
    yield missing, ngettext("1 vraag niet teruggevonden", "%(num)d vragen niet teruggevonden", missing)
    yield unclear, ngettext("1 ding om na te kijken", "%(num)d dingen om na te kijken", unclear)
    yield fixed, ngettext("1 vaste tekst anders", "%(num)d vaste teksten anders", fixed)
