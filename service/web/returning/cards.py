"""What there is to decide about a file that came back: a card for each question or row, its sides compared by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from forms.for_parents import FOR_PARENTS, place_name
from forms.merge import Item
from forms.model import Form
from forms.questions import Question, Rows
from forms.text import N_
from service.web.documents.shown import field_id
from service.web.returning.own import OwnAnswer
from service.web.returning.sides import Side, Told, about_row, rows_of, sides_of
from service.word import Reading

WORD, NOW, OWN = "word", "nu", "eigen"
"""What a person can choose: what came from Word, what stands here, or a text of their own."""

_HOW = {
    "control": N_("Gevonden in het invulveld"),
    "bookmark": N_("Gevonden met de bladwijzer"),
    "label": N_("Geplaatst op het label ernaast"),
    "column": N_("Geplaatst op de kop van de kolom"),
}
_NEW_ROW = {**_HOW, "column": N_("Nieuwe rij zonder kenmerk, op de kop van de kolom geplaatst")}
SURE = frozenset({"control", "bookmark"})
"""The ways of finding that need no second look."""

_TAKE: dict[str, tuple[tuple[str, str], ...]] = {
    "theirs": ((WORD, N_("Neem over uit Word")), (NOW, N_("Laat zoals het is"))),
    "merged": ((WORD, N_("Neem allebei")), (NOW, N_("Laat zoals het is"))),
    "added": ((WORD, N_("Neem over uit Word")), (NOW, N_("Laat weg"))),
    "removed": ((NOW, N_("Laat staan")), (WORD, N_("Haal weg"))),
    "emptied": ((NOW, N_("Laat staan")), (WORD, N_("Maak leeg"))),
    "order": ((WORD, N_("Neem de volgorde uit Word")), (NOW, N_("Laat zoals het is"))),
    "conflict": ((NOW, N_("Houd zorgroute")), (WORD, N_("Neem Word")), (OWN, N_("Schrijf er één van"))),
}
_MEND = ((NOW, N_("Laat zoals het is")), (OWN, N_("Verbeter het hier")))
_GONE_AND_CHANGED = ((NOW, N_("Laat staan zoals het nu is")), (WORD, N_("Haal weg")))


@dataclass(frozen=True)
class Card:
    """Something to decide.

    ``kind`` is its item's, or "emptied" for an answer that is gone in Word. ``row``: which row of the question,
    ``context``: what that row is about. ``how``: how it was found; ``unsure``: a person has to look. ``partly``: only
    some cells of the row are in conflict. ``doubt``: why it is not sure what Word says. ``options``: (value, wording)
    pairs, ``chosen`` one of the values or "".
    ``own``: the question's own fields, where a person may write the answer.
    """

    path: str
    question: Question
    kind: str
    row: str
    context: str
    sides: tuple[Side, ...]
    how: str
    unsure: bool
    partly: bool
    faults: tuple[str, ...]
    doubt: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    own: OwnAnswer | None

    @property
    def id(self) -> str:
        """Return the part of HTML ids that is this card's own."""
        return field_id(self.path)

    @property
    def clashes(self) -> bool:
        """Tell whether only a person can decide."""
        return self.kind == "conflict"

    @property
    def easy(self) -> bool:
        """Tell whether taking it over loses nothing that is here."""
        return self.kind in ("theirs", "merged", "added", "order") and not self.faults and not self.doubt

    @property
    def open(self) -> bool:
        """Tell whether there is no choice yet, or one that cannot be taken: then the card's own fields say why."""
        return not self.chosen or (self.chosen == OWN and self.own is not None and bool(self.own.check()))

    @property
    def choice(self) -> Any:
        """Return what was chosen, as `forms.merge` takes it."""
        return (OWN, self.own.value()) if self.chosen == OWN and self.own else self.chosen

    @property
    def title(self) -> str:
        """Return what it is about, in one line."""
        return f"{self.question.label}, {self.row}" if self.row else self.question.label


def card_of(item: Item, reading: Reading, told: Told, typed: MultiDict[str, str] | None) -> Card:
    """Return the card of an item. ``typed`` is what was sent, with the choice and what was written; None at first."""
    question, row_id = item.question, item.row_id
    options = _options(item)
    values = [value for value, _ in options]
    own = OwnAnswer(item, told.ours, typed) if OWN in values else None
    doubt = next((problem for problem in reading.problems if f"{problem.path}.".startswith(f"{item.path}.")), None)
    chosen = typed.get(f"keuze:{item.path}", "") if typed is not None else "" if doubt else _first(item)
    place = reading.found.get(question.key)
    how = (place.rows.get(row_id) or place.how if row_id else place.how) if place else ""
    return Card(
        item.path,
        question,
        _kind(item),
        _row_title(item, reading.form, told),
        _context(question, item, told) if row_id else "",
        tuple(sides_of(item, told)),
        gettext((_NEW_ROW if item.kind == "added" else _HOW)[how]) if how and item.kind != "removed" else "",
        bool(how) and how not in SURE,
        isinstance(question, Rows)
        and 0 < len(item.conflicting) < len(question.columns)
        and question is not FOR_PARENTS,
        tuple(fault.text(gettext) for fault in item.faults),
        doubt.text(gettext) if doubt else "",
        tuple((value, gettext(wording)) for value, wording in options),
        chosen if chosen in values else "",
        own,
    )


def _row_of(item: Item) -> dict[str, Any]:
    """Return the row that an item is about, as any side has it."""
    return next((row for row in (item.ours, item.theirs, item.base) if isinstance(row, dict)), {})


def _kind(item: Item) -> str:
    """Return the kind of an item; "emptied" is an answer that is gone in Word, which is confirmed like a row that is gone.

    What parents read is never new: before it had a text of its own, it was a copy.
    """
    if item.kind == "added" and item.question is FOR_PARENTS:
        return "theirs"
    return "emptied" if item.kind == "theirs" and item.theirs is None else item.kind


def _options(item: Item) -> tuple[tuple[str, str], ...]:
    if item.kind == "conflict" and item.theirs is None and item.row_id:
        return _GONE_AND_CHANGED
    if item.kind == "removed":
        return _TAKE["removed"][:1] if item.faults else _TAKE["removed"]
    options = _MEND if item.faults else _TAKE[_kind(item)]
    whole_rows = isinstance(item.question, Rows) and not item.row_id
    return tuple(option for option in options if option[0] != OWN) if whole_rows else options


def _first(item: Item) -> str:
    """Return what is chosen before anybody chose: what loses nothing, and nothing where a person has to decide."""
    if _kind(item) in ("removed", "emptied"):
        return NOW
    return "" if item.kind == "conflict" or item.faults else WORD


def _context(question: Question, item: Item, told: Told) -> str:
    row = item.ours or item.base
    return about_row(question, row, told.ours) if isinstance(question, Rows) and isinstance(row, dict) else ""


def _row_title(item: Item, form: Form, told: Told) -> str:
    """Return which row it is, by its place now: ``Doel 2``; ``Nieuw: doel`` for one that has none yet.

    What parents read has the name of the text that it stands for.
    """
    question, row_id = item.question, item.row_id
    if not isinstance(question, Rows) or not row_id:
        return ""
    if question is FOR_PARENTS:
        return place_name(form, told.ours, _row_of(item).get("waar", ""), gettext)
    name = gettext(question.row).capitalize()
    for answers in (told.ours, told.base):
        for number, row in enumerate(rows_of(answers, question.key), 1):
            if row.get("id") == row_id:
                return f"{name} {number}"
    return gettext("Nieuw: %(rij)s", rij=gettext(question.row))
