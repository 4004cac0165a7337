"""Writing what parents read: what is typed beside the staff's text, and how it is put into the document.

What is typed is a list of (name, value) pairs, as a page sends them: ``tekst:doelen[a1].doel`` the words for parents,
``getoond:diagnose`` whether parents see a question or a row ("ja", "nee"), ``klopt:doelen[a1].doel`` that a text that ran
behind is still right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.answers import Answers, get, put
from forms.faults import Fault
from forms.for_parents import FOR_PARENTS, Part, Piece, parts, seen, with_shown, with_text
from forms.merge.item import Choice, Item
from forms.merge.merging import merge
from forms.merge.rows import by_id
from forms.model import Form
from forms.page import Typed
from forms.questions import Line, Question, Text
from forms.text import N_, normalise
from service.store import Changed, Dossiers, Frozen
from service.work.saving import Clash, Clashed, Refused, Saved
from service.work.writing import answers_of, opened

DRAFT = "voor-ouders"
"""The name under which drafts of the page are kept: no page of any form."""

TEXT, SHOWN, SEEN = "tekst:", "getoond:", "klopt:"
YES, NO = "ja", "nee"


@dataclass(frozen=True)
class Standing:
    """How far the version for parents is: how many texts they read, how many of those are their own, and how many behind."""

    texts: int
    own: int
    behind: int


def standing(form: Form, answers: Answers) -> Standing:
    """Return how far the version for parents is."""
    pieces = [piece for part in parts(form, answers) if part.shown for piece in part.pieces]
    return Standing(len(pieces), sum(piece.own for piece in pieces), sum(piece.behind for piece in pieces))


def told(form: Form, answers: Answers, typed: Typed) -> Answers:
    """Return the answers with what was typed put in; what is about a text that is not there is left out.

    A text that is the staff's own again is a copy again. One that was emptied is not shown to parents.
    """
    found = parts(form, answers)
    pieces = {piece.path: piece for part in found for piece in part.pieces}
    places = {path for part in found for path in places_of(part)}
    for name, value in typed:
        kind, path = name[: name.find(":") + 1], name[name.find(":") + 1 :]
        if kind == SEEN and path in pieces:
            answers = seen(form, answers, path)
        elif kind == SHOWN and path in places and value in (YES, NO):
            answers = with_shown(form, answers, path, value == YES)
        elif kind == TEXT and path in pieces:
            answers = _with_words(form, answers, pieces[path], value)
    return answers


def _with_words(form: Form, answers: Answers, piece: Piece, value: str) -> Answers:
    words = words_of(piece, value)
    if words == piece.parents:
        return answers
    if not words:
        return with_shown(form, answers, piece.path, False)
    return with_text(form, answers, piece.path, None if words == piece.staff else words)


def words_of(piece: Piece, typed: str) -> str:
    """Return a text as it is kept; a line stays one line."""
    words = normalise(typed)[0]
    return words if isinstance(piece.question, Text) else " ".join(words.split())


def places_of(part: Part) -> Iterator[str]:
    """Yield the paths of what can be shown or not in a question or a row: itself, its texts, its facts."""
    yield part.path
    yield from (piece.path for piece in part.pieces)
    yield from (fact_path(part, question) for question, _text in (*part.facts, *part.withheld))


def fact_path(part: Part, question: Question) -> str:
    """Return the path of a fact in a part: that of its question, or of its cell."""
    return f"{part.path}.{question.key}" if part.row else part.path


def line_ends(value: str) -> str:
    """Return what was typed in a box as its places are counted: every line end is one character."""
    return re.sub("\r\n?", "\n", value)


def save(
    dossiers: Dossiers,
    document_id: str,
    base: int,
    typed: Typed,
    choices: Mapping[str, str] | None = None,
    chosen_at: int = 0,
) -> Saved | Refused | Clashed:
    """Save what was typed as a new revision, or say why not; whatever isn't saved is kept as a draft.

    ``base`` is the number of the revision that the writer saw: words are put beside the staff's text of then, so that they
    are behind when that changed meanwhile. ``choices`` settle what two people changed, by the name of the field: "nu" keeps
    what stood there in revision ``chosen_at``, any other takes what is typed. Raises `Frozen` and `NotFound`.
    """
    try:
        return _save(dossiers, document_id, base, typed, choices or {}, chosen_at)
    except Changed:  # between reading and writing; the store holds the others back now, so once more is enough
        return _save(dossiers, document_id, base, typed, choices or {}, chosen_at)


def _save(
    dossiers: Dossiers, document_id: str, base: int, typed: Typed, choices: Mapping[str, str], chosen_at: int
) -> Saved | Refused | Clashed:
    writing = opened(dossiers, document_id)
    if writing.frozen:
        raise Frozen(writing.document.state)
    form, current = writing.form, writing.document.revision
    then = dossiers.revision(document_id, base)
    before = answers_of(writing, then)
    yours = told(form, before, typed)
    faults = tuple(_faults(form, yours))
    if faults:
        dossiers.keep_draft(document_id, DRAFT, base, typed)
        return Refused(faults)
    gone = set(_rows(before)) - set(_rows(yours))
    merged = merge(form, before, writing.answers, yours, found={FOR_PARENTS.key}, gone_rows={FOR_PARENTS.key: gone})
    if chosen_at != current.number:
        choices = {}
    clashes = [clash for item in merged.conflicts for clash in _clashes(form, item, before, choices)]
    if clashes:
        dossiers.keep_draft(document_id, DRAFT, base, typed)
        return Clashed(then, current, tuple(clashes))
    kept = {item.path: _kept(item, choices) for item in merged.items if not item.is_order}
    answers = merged.answers(kept)
    dossiers.drop_draft(document_id, DRAFT)
    if answers == current.answers:
        return Saved(None)
    origins = writing.origins
    return Saved(
        dossiers.add_revision(document_id, current.number, answers, form_version=form.version, origins=origins)
    )


def _rows(answers: Answers) -> dict[str, dict[str, object]]:
    return by_id(get(answers, FOR_PARENTS.key)) or {}


def _faults(form: Form, answers: Answers) -> Iterator[Fault]:
    """Yield what makes a typed text unfit to be kept, each at the name of its field."""
    paths = {row_id: str(row.get("waar")) for row_id, row in _rows(answers).items()}
    for fault in FOR_PARENTS.faults(get(answers, FOR_PARENTS.key) or None, FOR_PARENTS.key, answers):
        row_id = fault.path.partition("[")[2].partition("]")[0]
        if fault.path.endswith(".tekst"):
            path = paths.get(row_id, "")
            yield Fault(f"{TEXT}{path}", fault.message, {**fault.values, "label": _label(form, answers, path)})


def _clashes(form: Form, item: Item, before: Answers, choices: Mapping[str, str]) -> Iterator[Clash]:
    """Yield what two people changed about one text, as questions of its own, unless it was settled."""
    row = next(row for row in (item.theirs, item.ours, item.base) if row)
    path = str(row["waar"])
    label = _label(form, before, path)
    texts = [str((row or {}).get("tekst", "")) for row in (item.base, item.ours, item.theirs)]
    said = [_yes_no((row or {}).get("getoond")) for row in (item.base, item.ours, item.theirs)]
    for name, question, (then, now, yours) in (
        (TEXT, Text(f"{TEXT}{path}", label), texts),
        (SHOWN, Line(f"{SHOWN}{path}", label), said),
    ):
        if len({then, now, yours}) > 1 and now != yours and f"{name}{path}" not in choices:
            answers: list[Answers] = [put({}, question.key, text or None) for text in (then, now, yours)]
            yield Clash(question, *answers)


def _kept(item: Item, choices: Mapping[str, str]) -> Choice:
    """Return what becomes of a row: what is typed, but where "nu" was chosen, what stands there now."""
    if item.kind != "conflict":
        return "word"
    typed, now = dict(item.if_word or {}), dict(item.if_nu or {})
    known = typed or now
    path = str(known["waar"])
    row = {"id": known["id"], "waar": path}
    for name, cells in ((TEXT, ("tekst", "bij")), (SHOWN, ("getoond",))):
        stays = choices.get(f"{name}{path}") == "nu" or typed.get(cells[0]) == now.get(cells[0])
        row |= {cell: value for cell in cells if (value := (now if stays else typed).get(cell)) is not None}
    return ("eigen", row if row.keys() > {"id", "waar"} else None)


def _label(form: Form, answers: Answers, path: str) -> str:
    """Return what a text, or a question or row, is called: ``Doelen, doel 2: Startsituatie``."""
    for part in parts(form, answers):
        for piece in part.pieces:
            if path == piece.path:
                return name_of_piece(part, piece)
        if path == part.path:
            return name_of_part(part)
    return FOR_PARENTS.label


def name_of_part(part: Part) -> str:
    """Return what a question or a row is called: ``Doelen, doel 2``."""
    return f"{part.question.label}, {part.row}" if part.row else part.question.label


def name_of_piece(part: Part, piece: Piece) -> str:
    """Return what a text is called: ``Doelen, doel 2: Startsituatie``."""
    own = piece.question is not part.question
    return f"{name_of_part(part)}: {piece.question.label}" if own else name_of_part(part)


def _yes_no(shown: object) -> str:
    return {True: N_("wel laten zien"), False: N_("niet laten zien")}.get(bool(shown), "") if shown is not None else ""
