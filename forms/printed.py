"""What an answer looks like, before it is a page or a Word document.

A question gives one printed value for each name that a template may use: ``""`` is the answer as a whole, ``"ja"`` a
box of it. Word makes content controls of them, the check-your-answers page makes HTML, and comparing uses them too.
The values are not frozen: a document holds hundreds of them, and freezing would make each twice as slow to make.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from forms import dates

#: What is read back of a printed part: its text, or whether its box is ticked.
Part = str | bool


@dataclass(slots=True, unsafe_hash=True)
class Printed:
    """A value to print, that nobody changes. ``label`` says which part of the answer it is, where that is not the question as a whole.

    ``applies`` is False for a part that the rest of the answer makes pointless: what there was to say about a "no".
    """

    label: str = ""
    applies: bool = field(default=True, kw_only=True)

    def __bool__(self) -> bool:
        return bool(self.plain())

    def plain(self) -> str:
        """Return the value as plain text, ``""`` when there is no answer."""
        raise NotImplementedError


@dataclass(slots=True, unsafe_hash=True)
class Words(Printed):
    """A single line of text."""

    text: str = ""

    def plain(self) -> str:
        return self.text


@dataclass(slots=True, unsafe_hash=True)
class Paragraphs(Printed):
    """A text of paragraphs and bullets, in the notation of `forms.text.blocks`."""

    text: str = ""

    def plain(self) -> str:
        return self.text


@dataclass(slots=True, unsafe_hash=True)
class Day(Printed):
    """A date."""

    day: date | None = None

    def plain(self) -> str:
        return dates.long(self.day) if self.day else ""


@dataclass(slots=True, unsafe_hash=True)
class Tick(Printed):
    """A box that is ticked or not."""

    on: bool = False

    def __bool__(self) -> bool:
        return self.on

    def plain(self) -> str:
        return "☒" if self.on else "☐"


@dataclass(slots=True, unsafe_hash=True)
class Choice(Printed):
    """One or more of the options, each a (value, text) pair; ``chosen`` holds values."""

    options: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()

    def plain(self) -> str:
        return " / ".join(text for value, text in self.options if value in self.chosen)


@dataclass(frozen=True)
class Row:
    """A row of a repeating question: its stable id, its place counted from 1, and its cells by name."""

    id: str
    number: int
    cells: dict[str, Printed]


@dataclass(slots=True, unsafe_hash=True)
class Table(Printed):
    """The rows of a repeating question."""

    rows: tuple[Row, ...] = ()

    def plain(self) -> str:
        return "\n".join(" · ".join(_whole_answers(row)) for row in self.rows)


def as_parts(printed: Mapping[str, Printed]) -> dict[str, Part]:
    """Return printed parts as they are read back, by the same names; a table is read back by its rows."""
    return {
        name: part.on if isinstance(part, Tick) else part.plain()
        for name, part in printed.items()
        if not isinstance(part, Table)
    }


def _whole_answers(row: Row) -> Iterator[str]:
    """Yield the text of each cell of a row, its parts (boxes, the days of a period) left out."""
    for name, cell in row.cells.items():
        if "." not in name and (text := cell.plain()):
            yield text
