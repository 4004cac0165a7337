"""A .docx as a zip of parts, looked over before anything parses it.

A Word file that somebody hands in may be made to harm: a few kilobytes that unpack to gigabytes, macros, links that
fetch. The limits stand well above what a real care document needs.
"""

import io
import struct
import zipfile
import zlib

from forms.text import N_
from service.word.errors import PackageRefused
from service.word.inspection import Parts, inspect, is_xml

MIB = 1024 * 1024
MOST_BYTES = 10 * MIB
MOST_UNPACKED = 50 * MIB
MOST_RATIO = 100
MOST_ENTRIES = 500
MOST_ELEMENTS = 200_000

#: Fixed, so that the same answers and template give the same bytes.
_MADE = (1980, 1, 1, 0, 0, 0)
#: What Python's zipfile says of a file that is no zip, is damaged, or claims what cannot be.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def read_package(data: bytes) -> Parts:
    """Return the parts of a .docx by name, in their order; PackageRefused with the reason when it is not safe to read."""
    if len(data) > MOST_BYTES:
        raise PackageRefused(
            N_("Het bestand is groter dan %(most)d MB. Haal grote plaatjes eruit"), most=MOST_BYTES // MIB
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpacked(package)
    except PackageRefused:
        raise
    except _UNREADABLE:
        raise PackageRefused(
            N_("Dit is geen leesbaar Word-bestand (.docx). Open het in Word en bewaar het opnieuw als .docx")
        ) from None
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise PackageRefused(N_("Dit bestand is geen Word-document. Bewaar het in Word als .docx"))
    if sum(part.count(b"<") for name, part in parts.items() if is_xml(name)) > 2 * MOST_ELEMENTS:
        raise PackageRefused(N_("Dit document bestaat uit te veel onderdelen om te lezen. Maak het korter"))
    inspect(parts)
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
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
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
