"""What the files are gathered in, and the pieces that they are made of."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tests.word.building import template

Make = Callable[[], bytes]

#: Why a file is refused -> words of the sentence that says so.
REASONS = {
    "kind": "Dit is een",
    "not word": "geen Word-",
    "empty": "is leeg",
    "unreadable": "geen leesbaar Word-bestand",
    "password": "met een wachtwoord beveiligd",
    "large": "groter dan 10 MB",
    "unpacks": "uitgepakt veel te groot",
    "parts": "te veel onderdelen",
    "deep": "te diep genest",
    "structure": "opbouw van dit Word-bestand klopt niet",
    "form": "in een vorm die Word niet maakt",
    "strict": "Strict Open XML",
    "macros": "macro's",
    "add-in": "invoegtoepassing",
    "embedded": "ingesloten",
    "control": "iets kan uitvoeren",
    "field": "veld dat iets van buiten ophaalt",
    "link": "niet naar een webadres",
    "picture": "plaatje van buiten",
    "template": "sjabloon op een andere plek",
    "list": "afdruk samenvoegen",
    "master": "subdocumenten",
    "frames": "frames",
    "elsewhere": "buiten het document",
    "video": "video van het web",
    "transformed": "omgezet door een ander bestand",
}

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
)
DOCUMENT, DOCUMENT_RELS, SETTINGS = "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml"
TYPES, RELS = "[Content_Types].xml", "_rels/.rels"


@dataclass(frozen=True)
class Hostile:
    """A file by the function that makes it, and why it is refused."""

    make: Make
    reason: str


CORPUS: dict[str, Hostile] = {}


def refused(reason: str) -> Callable[[Make], Make]:
    """Put the file that a function makes into the corpus, by the function's name."""
    if reason not in REASONS:
        raise KeyError(reason)

    def take_in(make: Make) -> Make:
        name = make.__name__
        if name in CORPUS:
            raise KeyError(name)
        CORPUS[name] = Hostile(make, reason)
        return make

    return take_in


@cache
def _sound() -> bytes:
    return template("x")


def sound() -> dict[str, bytes]:
    """Return the parts of a sound Word file."""
    with zipfile.ZipFile(io.BytesIO(_sound())) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return these parts in a zip as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def with_part(name: str, part: bytes | str) -> bytes:
    """Return a sound file with one part more, or another."""
    return packed(sound() | {name: part.encode() if isinstance(part, str) else part})


def with_body(body: str | bytes) -> bytes:
    """Return a sound file with another body."""
    body = body.encode() if isinstance(body, str) else body
    return with_part(DOCUMENT, b"<w:document %s><w:body>%s</w:body></w:document>" % (SPACES.encode(), body))


def with_relationship(attributes: str, part: str = DOCUMENT) -> bytes:
    """Return a sound file in which a part has one relationship more."""
    return packed(related(sound(), attributes, part))


def related(parts: dict[str, bytes], attributes: str, part: str = DOCUMENT) -> dict[str, bytes]:
    """Return the parts with one relationship more of one of them."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels" if part else RELS
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = parts.get(name, f'<Relationships xmlns="{space}"></Relationships>'.encode())
    link = f'<Relationship Id="extra" {attributes}/>'
    return parts | {name: links.replace(b"</Relationships>", link.encode() + b"</Relationships>")}


def typed(parts: dict[str, bytes], name: str, kind: str) -> dict[str, bytes]:
    """Return the parts with a content type for one of them."""
    told = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    return parts | {TYPES: parts[TYPES].replace(b"</Types>", told)}


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """Return a sound file in which something of one part is different."""
    parts = sound()
    if old not in parts[name]:
        raise ValueError(f"{old!r} does not stand in {name}")
    return packed(parts | {name: parts[name].replace(old, new)})


def external(kind: str, target: str, part: str = DOCUMENT) -> bytes:
    """Return a sound file with a relationship out of it."""
    return with_relationship(f'Type="{R}/{kind}" Target="{target}" TargetMode="External"', part)


def field(code: str) -> str:
    """Return a paragraph with a field of this code, given as the XML of its runs."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"<w:p>{begin}{code}{separate}<w:r><w:t>x</w:t></w:r>{end}</w:p>"


def code(*texts: str) -> str:
    """Return the code of a field, a run for each text."""
    return "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in texts)
