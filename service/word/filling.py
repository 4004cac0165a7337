"""One document being filled: the answers as they are printed, and what is counted on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.printed import Printed
from forms.text import N_
from service.word.errors import Finding, TemplateRefused
from service.word.package import MOST_UNPACKED
from service.word.places import Marks
from service.word.wording import Spoken

#: Stands for a row that is not there yet: someone can still fill it in Word.
BLANK_ROW = "+"

#: The printed parts of an answer, by name.
Parts = Mapping[str, Printed]


@dataclass(slots=True)
class Row:
    """A row being filled: its place counted from 1, and its cells by the key of their column.

    ``said`` is its id as it stands in a tag, ``marked`` in the name of a bookmark, ``crc`` that of what its tags begin with.
    """

    id: str
    number: int
    cells: Mapping[str, Parts]
    said: bytes = b""
    marked: bytes = b""
    crc: int = 0


@dataclass(slots=True)
class Filling:
    """One document being filled.

    ``values`` holds the printed parts of each question that the template uses, ``tables`` the rows of those it repeats,
    ``hidden`` the questions that these answers do not make the form ask, ``spoken`` the fixed texts. ``rows`` are those of
    the loops around a step, by the name that the template gives them. ``picture`` is the last number that a picture got,
    ``size`` what was made.
    """

    values: Mapping[str, Parts]
    tables: Mapping[str, Sequence[Row]]
    hidden: frozenset[str]
    final: bool
    revision: str
    logo: bytes | None
    marks: Marks
    spoken: Spoken
    picture: int
    rows: dict[str, Row] = field(default_factory=dict)
    size: int = 0

    def grow(self, size: int) -> None:
        """Count what was made; TemplateRefused when it grows beyond what a document may be."""
        self.size += size
        if self.size > MOST_UNPACKED:
            raise TemplateRefused(
                [Finding("", N_("Met deze antwoorden maakt dit sjabloon een veel te groot document"))]
            )
