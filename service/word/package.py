"""A .docx as a zip of parts, looked over before anything parses it.

A Word file that somebody hands in may be made to harm: a few kilobytes that unpack to gigabytes, macros, links that
fetch. The limits stand well above what a real care document needs.
"""

import io
import re
import zipfile
import zlib

from forms.text import N_
from service.word.errors import PackageRefused

MIB = 1024 * 1024
MOST_BYTES = 10 * MIB
MOST_UNPACKED = 50 * MIB
MOST_RATIO = 100
MOST_ENTRIES = 500
MOST_ELEMENTS = 200_000

#: Fixed, so that the same answers and template give the same bytes.
_MADE = (1980, 1, 1, 0, 0, 0)

_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ACTIVE = re.compile(r"(vbaProject|vbaData|activeX|/embeddings/|oleObject)", re.IGNORECASE)
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FETCHES = re.compile(rb"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE)\b")
_FIELD_CODES = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_SAFE_LINK = re.compile(rb"Target\s*=\s*[\"'](https?:|mailto:)", re.IGNORECASE)

Parts = dict[str, bytes]


def read_package(data: bytes) -> Parts:
    """Return the parts of a .docx by name, in their order; PackageRefused with the reason when it is not safe to read."""
    if len(data) > MOST_BYTES:
        raise PackageRefused(
            N_("Het bestand is groter dan %(most)d MB. Haal grote plaatjes eruit"), most=MOST_BYTES // MIB
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpacked(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError, OSError):
        raise PackageRefused(
            N_("Dit is geen leesbaar Word-bestand (.docx). Open het in Word en bewaar het opnieuw als .docx")
        ) from None
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise PackageRefused(N_("Dit bestand is geen Word-document. Bewaar het in Word als .docx"))
    for name, part in parts.items():
        _look_over(name, part)
    if sum(part.count(b"<") for name, part in parts.items() if _is_xml(name)) > 2 * MOST_ELEMENTS:
        raise PackageRefused(N_("Dit document bestaat uit te veel onderdelen om te lezen. Maak het korter"))
    return parts


def write_package(parts: Parts) -> bytes:
    """Return the parts as the bytes of a .docx, the same bytes for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, part)
    return made.getvalue()


def _unpacked(package: zipfile.ZipFile) -> Parts:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len({name.lower() for name in names}) != len(names):
        raise PackageRefused(N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw"))
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        raise PackageRefused(N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise PackageRefused(N_("Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf"))
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if unpacked > MOST_UNPACKED or (unpacked > MIB and unpacked / packed > MOST_RATIO):
        raise PackageRefused(N_("Dit bestand wordt uitgepakt veel te groot. Dat is geen gewoon Word-document"))
    parts: Parts = {}
    for entry in entries:
        with package.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if len(part) != entry.file_size:
            raise PackageRefused(
                N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw")
            )
        parts[entry.filename] = part
    return parts


def _look_over(name: str, part: bytes) -> None:
    if _ACTIVE.search(name):
        raise PackageRefused(
            N_("Dit bestand bevat macro's of ingesloten bestanden. Bewaar het als gewoon .docx zonder macro's")
        )
    if not _is_xml(name):
        return
    if b"\x00" in part or _DOCTYPE.search(part):
        raise PackageRefused(
            N_("Dit bestand is in een vorm die Word niet maakt. Open het in Word en bewaar het opnieuw")
        )
    if name == "[Content_Types].xml" and re.search(rb"macroEnabled|ms-office\.vba", part):
        raise PackageRefused(N_("Dit bestand bevat macro's. Bewaar het als gewoon .docx zonder macro's"))
    if b"<w:altChunk" in part:
        raise PackageRefused(N_("Dit bestand bevat een ingesloten document. Plak de tekst zelf in Word"))
    if name.endswith(".rels"):
        for link in _RELATIONSHIP.findall(part):
            if b'"External"' in link.replace(b"'", b'"') and not _SAFE_LINK.search(link):
                raise PackageRefused(
                    N_("Dit bestand verwijst naar een bestand buiten het document. Haal die koppeling weg")
                )
            if b"/attachedTemplate" in link or (b"/image" in link and b'"External"' in link.replace(b"'", b'"')):
                raise PackageRefused(
                    N_("Dit bestand verwijst naar een bestand buiten het document. Haal die koppeling weg")
                )
    codes = b"".join(first or second for first, second in _FIELD_CODES.findall(part))
    if _FETCHES.search(codes):
        raise PackageRefused(N_("Dit bestand bevat een veld dat iets van buiten ophaalt. Haal dat veld weg"))


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))
