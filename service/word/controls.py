"""The XML that stands where a template had a tag: a content control with the answer, ready for its place.

All that does not depend on the answer is joined when the template is compiled.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from forms.printed import Choice, Day, Paragraphs, Printed, Tick, Words
from forms.text import ILLEGAL, lines
from service.word.places import PLACEHOLDER_STYLE, PLACEHOLDERS, TAG_MAX, Place, plain

#: Holes in the XML of a control for what is known when it is filled: its number, the id of its row, and that id in the
#: name of its bookmark. Characters that no XML can hold, so that nothing else is taken for one.
NUMBER, ROW, MARKED_ROW = "\x01", "\x02", "\x03"

_LANGUAGE = '<w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/>'
_BOX_STATES = (
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
)
_TEXT, _TEXT_END = b'<w:t xml:space="preserve">', b"</w:t>"
_CONTENT, _CLOSED = b"</w:sdtPr><w:sdtContent>", b"</w:sdtContent></w:sdt>"
#: An id of a row is at most this long.
_LONGEST_ROW = 12

#: Gives the XML of a value, with its holes; nothing when there is none.
Write = Callable[[Any], bytes]
#: The XML without a value, with its holes, by the name of the placeholder.
Prompts = dict[str, bytes]
#: Gives the XML of a line of text.
Runs = Callable[[str], bytes]


def write_control(place: Place, number: str = NUMBER) -> tuple[Write, Prompts]:
    """Return what writes the content control of a place and the bookmark around it, and those without a value."""
    use = place.use
    tag, mark = use.tag, f"_zr{number}"
    if use.rows is not None:
        tag = f"{use.rows.key}[{ROW}].{tag}"[: TAG_MAX - _LONGEST_ROW + len(ROW)]
        # A row's id cannot be told from the number, and some programs keep the bookmark and lose the control's tag.
        mark = f"{mark}_{MARKED_ROW}"
    head = f'<w:alias w:val="{_attribute(use.label)}"/><w:tag w:val="{_attribute(tag)}"/><w:id w:val="{number}"/>'
    start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    if isinstance(use.shape, Tick):
        return _tick(place, start, head, end), {}
    return _block(place, start, head, end) if place.block else _in_line(place, start, head, end)


def write_runs(look: str) -> Runs:
    """Return what writes a line of text as runs that look so; tabs become tabs of Word, a line end a line break."""
    before, after = f"<w:r>{look}".encode(), b"</w:r>"
    whole, end = before + _TEXT, _TEXT_END + after

    def write(text: str) -> bytes:
        if text.isprintable():
            return whole + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode() + end
        pieces = [before]
        for n, line in enumerate(ILLEGAL.sub("", text).split("\n")):
            pieces.append(b"<w:br/>" if n else b"")
            for m, piece in enumerate(line.split("\t")):
                pieces.append(b"<w:tab/>" if m else b"")
                pieces += (_TEXT, escaped(piece), _TEXT_END) if piece else ()
        return b"".join((*pieces, after))

    return write


def escaped(text: str) -> bytes:
    """Return a text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _tick(place: Place, start: str, head: str, end: str) -> Write:
    def xml(tick: Tick) -> bytes:
        box = f'<w14:checkbox><w14:checked w14:val="{int(tick.on)}"/>{_BOX_STATES}</w14:checkbox>'
        content = f"<w:r>{place.box}<w:t>{tick.plain()}</w:t></w:r>"
        return f"{start}{_sdt(head + box, content)}{end}".encode()

    off, on = xml(Tick(on=False)), xml(Tick(on=True))
    return lambda value: on if value.on else off


def _in_line(place: Place, start: str, head: str, end: str) -> tuple[Write, Prompts]:
    shape, short, runs = place.use.shape, place.use.short, write_runs(place.run)
    opened, closed = f"{start}<w:sdt><w:sdtPr>{head}".encode(), _CLOSED + end.encode()
    fixed = opened + _kind(shape, short) + _CONTENT
    # Not a plain-text control while it is empty: LibreOffice would drop the placeholder's grey.
    prompts = _prompts(
        lambda prompt: f"{start}{prompt}{end}", head, shape if isinstance(shape, Day | Choice) else None, short
    )

    def write(value: Any) -> bytes:
        text = value.text
        return fixed + runs(text) + closed if text else b""

    def write_kind(value: Any) -> bytes:
        text = plain(value, short)
        return b"".join((opened, _kind(value, short), _CONTENT, runs(text), closed)) if text else b""

    return (write if isinstance(shape, Words | Paragraphs) else write_kind), prompts


def _block(place: Place, start: str, head: str, end: str) -> tuple[Write, Prompts]:
    runs = write_runs(place.run)
    opened = f"<w:sdt><w:sdtPr>{head}".encode() + _CONTENT
    looks = {"paragraph": place.paragraph, "bullet": place.bullet, "gap": place.gap}
    begins = {kind: f"<w:p>{look}".encode() for kind, look in looks.items()}
    first, last = start.encode(), end.encode() + b"</w:p>"
    only = b"".join((opened, begins["paragraph"], first))
    # Inside its paragraph, not around it: LibreOffice would print the placeholder black otherwise.
    prompts = _prompts(lambda prompt: f"<w:p>{place.paragraph}{start}{prompt}{end}</w:p>", head, None, False)

    def write(value: Any) -> bytes:
        text = value.text
        if not text:
            return b""
        if "\n" not in text and not text.startswith("-"):
            return b"".join((only, runs(text), last, _CLOSED))
        made = [opened]
        said = lines(text)
        for n, line in enumerate(said):
            made += (begins[line.kind], b"" if n else first, runs(line.text) if line.text else b"", b"</w:p>")
        made[-1] = last
        return b"".join((*made, _CLOSED))

    return write, prompts


def _prompts(around: Callable[[str], str], head: str, kind: Printed | None, short: bool) -> Prompts:
    """Return the control without an answer, by the name of the placeholder that it shows."""
    return {
        name: around(
            _sdt(
                f'{head}<w:placeholder><w:docPart w:val="{name}"/></w:placeholder><w:showingPlcHdr/>'
                + _kind(kind, short).decode(),
                f'<w:r><w:rPr><w:rStyle w:val="{PLACEHOLDER_STYLE}"/></w:rPr><w:t>{text}</w:t></w:r>',
            )
        ).encode()
        for name, text in PLACEHOLDERS.items()
    }


def _kind(value: Printed | None, short: bool) -> bytes:
    """Return the properties that make a control one for a date, a choice or a text."""
    if isinstance(value, Day):
        full = f' w:fullDate="{value.day.isoformat()}T00:00:00Z"' if value.day else ""
        form = "dd-MM-yyyy" if short else "d MMMM yyyy"
        return f'<w:date{full}><w:dateFormat w:val="{form}"/>{_LANGUAGE}</w:date>'.encode()
    if isinstance(value, Choice) and len(value.chosen) < 2:
        return _list(value.options)
    if isinstance(value, Words):
        return b"<w:text/>"
    return b'<w:text w:multiLine="1"/>' if isinstance(value, Paragraphs) else b""


@lru_cache(maxsize=256)
def _list(options: tuple[tuple[str, str], ...]) -> bytes:
    """Return a list of options to choose from; they are the form's own, not what anybody answered."""
    items = "".join(
        f'<w:listItem w:displayText="{_attribute(text)}" w:value="{_attribute(option)}"/>' for option, text in options
    )
    return f"<w:dropDownList>{items}</w:dropDownList>".encode()


def _sdt(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _attribute(text: str) -> str:
    return escape(text[:TAG_MAX], {'"': "&quot;"})
