"""Where a template had a tag: what it looks like there, and the numbers of the controls that stand there afterwards."""

import zlib
from dataclasses import dataclass, field

from forms import dates
from forms.printed import Day, Printed
from service.word.plan import Use

#: Word keeps titles and tags of controls to this length.
TAG_MAX = 64

EMPTY, LATER, NOT_ASKED, DASH, ROOM = "ZR_leeg", "ZR_later", "ZR_nvt", "ZR_streep", "ZR_ruimte"
#: What stands in a control without an answer, by the name of its building block. Documents are Dutch, so this is too.
PLACEHOLDERS = {EMPTY: "Niet ingevuld", LATER: "Nog niet ingevuld", NOT_ASKED: "n.v.t.", DASH: "–", ROOM: "\u00a0" * 12}

PLACEHOLDER_STYLE = "PlaceholderText"
#: The character style for tick boxes in the shipped templates; it names the font by itself.
BOX_STYLE = "Vakje"
_BOXES = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'


@dataclass(frozen=True)
class Place:
    """Where a tag stood: alone in its paragraph (``block``) or within a line, with the look it had there.

    ``paragraph``, ``bullet``, ``gap``, ``run``, ``fixed`` and ``box`` are ready XML of the properties: of the paragraph, of
    a bullet in its place, of an empty line between them, of the text, of a fixed text with a hole for its language, of a
    tick box.
    """

    use: Use
    block: bool = False
    paragraph: str = ""
    bullet: str = ""
    gap: str = ""
    run: str = ""
    fixed: str = ""
    box: str = ""
    controlled: bool = True


@dataclass
class Marks:
    """Numbers for controls and bookmarks: unique in a document, and the same each time it is made.

    They follow from the tag and how often it stood there already, not from what stands before it, so a row more does
    not make the rest of the document look changed.
    """

    taken: set[int] = field(default_factory=set)
    seen: dict[str, int] = field(default_factory=dict)

    def next(self, tag: str) -> int:
        """Return the number for the next control with this tag."""
        nth = self.seen[tag] = self.seen.get(tag, 0) + 1
        return self.free(zlib.crc32(f"{tag}#{nth}".encode()))

    def free(self, wanted: int) -> int:
        """Return the number for a control that would have this one, if nothing has it yet."""
        number = wanted & 0x7FFFFFFF
        while number in self.taken or number < 1000:
            number = (number + 1) % 0x7FFFFFFF
        self.taken.add(number)
        return number


def plain(value: Printed, short: bool) -> str:
    """Return a value as text; ``short`` writes dates as 28-09-2026."""
    if short and isinstance(value, Day) and value.day:
        return dates.short(value.day)
    return value.plain()


def box_properties(run: str) -> str:
    """Return the properties of a run (XML, or "") with the font that has the tick boxes, unless its style has it."""
    if f'<w:rStyle w:val="{BOX_STYLE}"/>' in run:
        return run
    inner = run.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if run.startswith("<w:rPr>") else ""
    style, _, rest = inner.partition("/>") if inner.startswith("<w:rStyle") else ("", "", inner)
    return f"<w:rPr>{style + '/>' if style else ''}{_BOXES}{rest}</w:rPr>"
