"""How long a document will be, before it is made: an estimate that grows along while someone types."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.answers import Answers
from forms.printed import Paragraphs, Printed, Table
from forms.text import blocks

if TYPE_CHECKING:
    from forms.model import Form


@dataclass(frozen=True)
class Length:
    """How long a document should be (``aim``) and may be (``limit``), in pages, and how it fills them.

    ``fixed`` is the room, in pages, that headings and labels take by themselves; ``lines`` is the number of lines on a
    page; ``wide`` and ``cell`` are the characters on a line of the answer column and of a cell in a grid.
    """

    aim: float
    limit: float
    fixed: float
    lines: int = 46
    wide: int = 82
    cell: int = 22


def pages(form: "Form", answers: Answers) -> dict[str, float]:
    """Return the estimated pages by question key, and under ``""`` of the whole document; {} when it sets no length."""
    length = form.length
    if length is None:
        return {}
    by_question = {
        key: _lines(parts[""], length) / length.lines for key, parts in form.printed(answers).items() if parts[""]
    }
    return by_question | {"": length.fixed + sum(by_question.values())}


def _lines(value: Printed, length: Length) -> float:
    if isinstance(value, Table):
        return sum(
            max((_rows_of(cell, length.cell) for cell in row.cells.values()), default=1.0) + 0.5 for row in value.rows
        )
    return _rows_of(value, length.wide)


def _rows_of(value: Printed, width: int) -> float:
    if not isinstance(value, Paragraphs):
        return math.ceil(len(value.plain()) / width)
    return sum(math.ceil(max(len(block.text), 1) / width) + 0.2 for block in blocks(value.text))
