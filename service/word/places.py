"""The XML that stands where a template had a tag: a content control with the answer, ready for its place."""

import hashlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from forms import dates
from forms.printed import Choice, Day, Paragraphs, Printed, Tick, Words
from forms.text import lines
from service.word.names import Use

#: Word keeps titles and tags of controls to this length.
TAG_MAX = 64

EMPTY, LATER, NOT_ASKED, DASH, ROOM = "ZR_leeg", "ZR_later", "ZR_nvt", "ZR_streep", "ZR_ruimte"
#: What stands in a control without an answer, by the name of its building block. Documents are Dutch, so this is too.
PLACEHOLDERS = {EMPTY: "Niet ingevuld", LATER: "Nog niet ingevuld", NOT_ASKED: "n.v.t.", DASH: "–", ROOM: "\u00a0" * 12}

PLACEHOLDER_STYLE = "PlaceholderText"
#: The character style for tick boxes in the shipped templates; it names the font by itself.
BOX_STYLE = "Vakje"
_BOXES = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
_LANGUAGE = '<w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/>'


@dataclass(frozen=True)
class Place:
    """Where a tag stood: alone in its paragraph (``block``) or within a line, with the look it had there.

    ``paragraph``, ``bullet``, ``gap``, ``run`` and ``box`` are ready XML of the properties: of the paragraph, of a bullet
    in its place, of an empty line between them, of the text, of a tick box.
    """

    use: Use
    block: bool = False
    paragraph: str = ""
    bullet: str = ""
    gap: str = ""
    run: str = ""
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
        number = int.from_bytes(hashlib.sha256(f"{tag}#{nth}".encode()).digest()[:4]) >> 1
        while number in self.taken or number < 1000:
            number = (number + 1) % 0x7FFFFFFF
        self.taken.add(number)
        return number


def text_runs(text: str, run: str) -> str:
    """Return a line of text as runs; tabs become tabs of Word, a line end becomes a line break."""
    pieces = []
    for n, line in enumerate(text.split("\n")):
        pieces.append("<w:br/>" if n else "")
        for m, piece in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if m else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "")
    return f"<w:r>{run}{''.join(pieces)}</w:r>"


def bookmark(number: int, row: str | None) -> str:
    """Return the name of the bookmark around a control; ``row`` is the id of the row it stands in, "" for a row to come.

    An id cannot be told from the number, and some programs keep the bookmark and lose the control's tag.
    """
    return f"_zr{number}" if row is None else f"_zr{number}_{row}"


def control(place: Place, value: Printed, tag: str, number: int, mark: str, empty: str) -> str:
    """Return a content control with the value, and the bookmark ``mark`` around it.

    ``empty`` names the placeholder for when there is no value.
    """
    head = f'<w:alias w:val="{_attribute(place.use.label)}"/><w:tag w:val="{_attribute(tag)}"/><w:id w:val="{number}"/>'
    start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    if isinstance(value, Tick):
        return f"{start}{_tick(place, value, head)}{end}"
    kind = _kind(value, place)
    if not value:
        # Not a plain-text control while it is empty: LibreOffice would drop the placeholder's grey.
        head += f'<w:placeholder><w:docPart w:val="{empty}"/></w:placeholder><w:showingPlcHdr/>'
        content = f'<w:r><w:rPr><w:rStyle w:val="{PLACEHOLDER_STYLE}"/></w:rPr><w:t>{PLACEHOLDERS[empty]}</w:t></w:r>'
        if place.block:
            # Inside its paragraph, not around it: LibreOffice would print the placeholder black otherwise.
            return f"<w:p>{place.paragraph}{start}{_sdt(head, content)}{end}</w:p>"
        return f"{start}{_sdt(head + (kind if isinstance(value, Day | Choice) else ''), content)}{end}"
    if not place.block:
        return f"{start}{_sdt(head + kind, text_runs(plain(value, place.use.short), place.run))}{end}"
    said = lines(plain(value, place.use.short))
    look = {"paragraph": place.paragraph, "bullet": place.bullet, "gap": place.gap}
    made = [
        f"<w:p>{look[line.kind]}{start if n == 0 else ''}{text_runs(line.text, place.run) if line.text else ''}"
        f"{end if n == len(said) - 1 else ''}</w:p>"
        for n, line in enumerate(said)
    ]
    return _sdt(head, "".join(made))


def plain(value: Printed, short: bool) -> str:
    """Return a value as text; ``short`` writes dates as 28-09-2026."""
    if short and isinstance(value, Day) and value.day:
        return dates.short(value.day)
    return value.plain()


def _kind(value: Printed, place: Place) -> str:
    if isinstance(value, Day):
        full = f' w:fullDate="{value.day.isoformat()}T00:00:00Z"' if value.day else ""
        form = "dd-MM-yyyy" if place.use.short else "d MMMM yyyy"
        return f'<w:date{full}><w:dateFormat w:val="{form}"/>{_LANGUAGE}</w:date>'
    if isinstance(value, Choice) and len(value.chosen) < 2:
        items = "".join(
            f'<w:listItem w:displayText="{_attribute(text)}" w:value="{_attribute(option)}"/>'
            for option, text in value.options
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if isinstance(value, Words):
        return "<w:text/>"
    return '<w:text w:multiLine="1"/>' if isinstance(value, Paragraphs) else ""


def _tick(place: Place, value: Tick, head: str) -> str:
    box = (
        f'<w14:checkbox><w14:checked w14:val="{int(value.on)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    return _sdt(head + box, f"<w:r>{place.box}<w:t>{value.plain()}</w:t></w:r>")


def box_properties(run: str) -> str:
    """Return the properties of a run (XML, or "") with the font that has the tick boxes, unless its style has it."""
    if f'<w:rStyle w:val="{BOX_STYLE}"/>' in run:
        return run
    inner = run.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if run.startswith("<w:rPr>") else ""
    style, _, rest = inner.partition("/>") if inner.startswith("<w:rStyle") else ("", "", inner)
    return f"<w:rPr>{style + '/>' if style else ''}{_BOXES}{rest}</w:rPr>"


def _sdt(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _attribute(text: str) -> str:
    return escape(text[:TAG_MAX], {'"': "&quot;"})
