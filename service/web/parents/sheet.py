"""What the page for parents' texts draws: the parts of a document, each text in its box, what parents do not see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from forms.answers import Answers
from forms.compare import Piece as Words
from forms.compare import words
from forms.for_parents import Part, Piece, parts
from forms.model import Form
from forms.page import Typed
from forms.questions import Question, Text
from forms.text import N_
from service.plain import Glossary
from service.web.parents.looked import Looked, look
from service.work.telling_parents import TEXT, fact_path, line_ends, told

_WHY = {
    "sensitive": N_("gevoelig"),
    "staff": N_("voor de school"),
    "chosen": N_("weggelaten"),
}


@dataclass(frozen=True)
class Box:
    """A text that parents read, with the staff's text beside it; ``typed`` is what stands in the box."""

    piece: Piece
    typed: str

    @property
    def name(self) -> str:
        """Return the name of its field."""
        return f"{TEXT}{self.piece.path}"

    @property
    def one_line(self) -> bool:
        """Tell whether the answer is a line."""
        return not isinstance(self.piece.question, Text)

    @property
    def changed(self) -> bool:
        """Tell whether it is another text than the staff's."""
        return self.piece.own or self.typed != self.piece.parents

    @property
    def since(self) -> tuple[Words, ...]:
        """Return the staff's text with what changed in it after the text for parents was written."""
        return words(self.piece.then, self.piece.staff)


@dataclass(frozen=True)
class Card:
    """A question, or a row of one, that parents see something of.

    ``aside`` are the short answers in a row that ask for nothing: they can be changed, and need not be read box by box.
    """

    part: Part
    boxes: tuple[Box, ...]
    aside: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Unseen:
    """What parents do not see: a question, a row, or something in one; ``path`` is "" where nothing can be chosen."""

    path: str
    part: Part
    question: Question
    why: str


class Sheet:
    """A document as somebody writes what parents read of it."""

    def __init__(self, form: Form, saved: Answers, typed: Typed, glossary: Glossary) -> None:
        self.typed = typed
        self._glossary = glossary
        self.parts = parts(form, told(form, saved, typed))
        in_boxes = {name: line_ends(value) for name, value in typed if name.startswith(TEXT)}
        self._shown = [
            (
                part,
                [
                    Box(piece, in_boxes.get(f"{TEXT}{piece.path}", piece.parents))
                    for piece in part.pieces
                    if piece.shown
                ],
            )
            for part in self.parts
            if part.shown
        ]

    @cached_property
    def cards(self) -> list[Card]:
        """Return what parents see something of."""
        return [self._card(part, boxes) for part, boxes in self._shown]

    def _card(self, part: Part, boxes: list[Box]) -> Card:
        quiet = [box for box in boxes if part.row and box.one_line and not box.changed and not self._remarks(box)]
        aside = quiet if len(quiet) < len(boxes) else quiet[1:]
        return Card(part, tuple(box for box in boxes if box not in aside), tuple(aside))

    def _remarks(self, box: Box) -> int:
        return len(self.looked.remarks[box.name])

    @property
    def kept(self) -> Typed:
        """Return what was chosen before, and what was typed about texts that no longer have a box here."""
        boxes = {box.name for box in self.boxes}
        return [(name, value) for name, value in self.typed if name not in boxes]

    @property
    def written(self) -> list[Card]:
        """Return what has texts."""
        return [card for card in self.cards if card.boxes]

    @property
    def only_facts(self) -> list[Part]:
        """Return what has no texts: names, dates, choices."""
        return [card.part for card in self.cards if not card.boxes]

    @property
    def boxes(self) -> list[Box]:
        """Return every text that parents read, in order."""
        return [box for _part, boxes in self._shown for box in boxes]

    @property
    def behind(self) -> int:
        """Return how many texts run behind the staff's."""
        return sum(box.piece.behind for box in self.boxes)

    @cached_property
    def looked(self) -> Looked:
        """Return what the plain-language check says of all that parents read."""
        return look({box.name: box.typed for box in self.boxes}, self._glossary)

    @property
    def unseen(self) -> list[Unseen]:
        """Return what parents do not see, with why."""
        found = []
        for part in self.parts:
            if not part.shown:
                found.append(Unseen(part.path, part, part.question, _WHY.get(part.why, "")))
                continue
            hidden = [piece for piece in part.pieces if not piece.shown]
            found += [Unseen(piece.path, part, piece.question, _why_in(part, piece.question)) for piece in hidden]
            found += [
                Unseen(fact_path(part, question), part, question, _why_in(part, question))
                for question, _text in part.withheld
                if question.key not in [piece.question.key for piece in hidden]
            ]
        return found


def _why_in(part: Part, question: Question) -> str:
    return _WHY["sensitive" if question.sensitive else "chosen"]
