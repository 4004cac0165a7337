"""A Word file as its reader sees it: paragraphs in order, cells of tables, and the fields that enclose text.

Text that a tracked change brought in is there, text that one took away is not; neither is what only stands by for
programs that can't show something (``mc:Fallback``). Tick boxes of every make become ☒ and ☐.
"""

from dataclasses import dataclass, field

TICKED, UNTICKED = "☒", "☐"


@dataclass(frozen=True)
class Piece:
    """A stretch of text of one look; ``fields`` are numbers of the fields that enclose it.

    ``prompt``: it has the look of a text that asks to be replaced.
    """

    text: str
    fields: tuple[int, ...] = ()
    prompt: bool = False
    struck: bool = False
    bold: bool = False


@dataclass(eq=False)
class Paragraph:
    """A paragraph. ``heading`` is its level from 1, 0 for none; ``ordinal`` is its number in a numbered list.

    ``story`` says where it stands: body, header, footer, footnote, comment or textbox.
    """

    number: int
    part: str
    story: str
    cell: "Cell | None" = None
    style: str = ""
    heading: int = 0
    listed: str = ""
    ordinal: int = 0
    pieces: list[Piece] = field(default_factory=list)
    pictures: int = 0

    @property
    def text(self) -> str:
        """Return all text of the paragraph; a line break within it is a line end."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(eq=False)
class Cell:
    """A cell of a table; ``column`` counts columns of the grid from 0, ``merged``: it goes on from the cell above.

    ``tables`` are those that stand in it.
    """

    table: "Table"
    row: int
    column: int
    span: int = 1
    merged: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list["Table"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text of its paragraphs, those of a table within it left out."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(eq=False)
class Table:
    """A table; ``parent`` is the cell it stands in, ``caption`` its alternative text."""

    number: int
    part: str
    parent: Cell | None = None
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(eq=False)
class Field:
    """A content control (``name`` is its tag, "" without one) or a bookmark of ours, and the paragraphs it touches.

    ``checked`` is the state of a tick-box control; ``prompt``: the control says that it shows its placeholder.
    ``inside`` are the numbers of the fields that it stands in.
    """

    number: int
    how: str
    name: str
    checked: bool | None = None
    prompt: bool = False
    inside: tuple[int, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """Return the pieces of a paragraph that stand in this field."""
        return [piece for piece in paragraph.pieces if self.number in piece.fields]


@dataclass(eq=False)
class Outline:
    """All that a Word file says, in the order of the document; headers, footers and notes after the body."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
