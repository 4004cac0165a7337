"""A .docx as a zip of parts, looked over before anything parses it.

A Word file that somebody hands in may be made to harm: a few kilobytes that unpack to gigabytes, macros, links that
fetch. The limits stand well above what a real care document needs.
"""

import io
import re
import struct
import zipfile
import zlib

from forms.text import N_
from service.word.archive import archive, pack
from service.word.errors import PackageRefused
from service.word.inspection import DOCUMENT, Parts, broken, inspect, is_xml, main_part
from service.word.other_files import refuse_other_kind, refuse_other_zip

MIB = 1024 * 1024
MOST_BYTES = 10 * MIB
MOST_UNPACKED = 50 * MIB
#: Of all XML together. Words are light: the longest care document holds less than one.
MOST_XML = 20 * MIB
MOST_RATIO = 100
MOST_ENTRIES = 500
MOST_ELEMENTS = 200_000
MOST_ATTRIBUTES = 400_000

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
#: The records of a zip (APPNOTE 6.3.10, 4.3): what each begins with, and how long it is without names and remarks.
_ENTRY, _END, _END_LENGTH = b"PK\x01\x02", b"PK\x05\x06", 22
_LOCAL_LENGTH, _LOCAL_NAME, _PASSWORD = 30, 26, 1
_NUMBERED = re.compile(r"word/document\d+\.xml")
_PART_NAME = re.compile(r"(?![/.])[^\x00-\x1f\x7f\\:*?\"<>|]{1,200}")


def read_package(data: bytes) -> Parts:
    """Return the parts of a .docx by name, in their order; PackageRefused with the reason when it is not safe to read.

    The document itself is always called ``word/document.xml``.
    """
    refuse_other_kind(data)
    if len(data) > MOST_BYTES:
        raise PackageRefused(
            N_("Het bestand is groter dan %(most)d MB. Verklein grote plaatjes en sluit geen lettertypen in"),
            most=MOST_BYTES // MIB,
        )
    if data.count(_ENTRY) > MOST_ENTRIES:
        broken()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpacked(package, data)
    except PackageRefused:
        raise
    except _UNREADABLE:
        raise PackageRefused(
            N_("Dit is geen leesbaar Word-bestand (.docx). Open het in Word en bewaar het opnieuw als .docx")
        ) from None
    _refuse_long(parts)
    parts = _with_usual_name(parts)
    inspect(parts)
    return parts


def made_package(data: bytes) -> Parts:
    """Return the parts of a file that was made here: nothing in it is looked over again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def write_package(parts: Parts) -> bytes:
    """Return the parts as the bytes of a .docx, the same bytes for the same parts."""
    return archive(pack(name, part) for name, part in parts.items())


def _unpacked(package: zipfile.ZipFile, data: bytes) -> Parts:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    small = {name.lower() for name in names}
    if any(entry.flag_bits & _PASSWORD for entry in entries):
        raise PackageRefused(N_("Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf"))
    if len(small) != len(names) or not all(_PART_NAME.fullmatch(name) for name in names):
        broken()
    if any(".." in name.split("/") for name in names):
        broken()
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        broken()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if unpacked > MOST_UNPACKED or (unpacked > MIB and unpacked / packed > MOST_RATIO):
        raise PackageRefused(N_("Dit bestand wordt uitgepakt veel te groot. Open het in Word en bewaar het opnieuw"))
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        refuse_other_zip(small, package.read("mimetype") if "mimetype" in names else b"")
    _refuse_hidden(package, data)
    parts: Parts = {}
    for entry in entries:
        with package.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if len(part) != entry.file_size:
            broken()
        parts[entry.filename] = part
    return parts


def _refuse_hidden(package: zipfile.ZipFile, data: bytes) -> None:
    """Refuse a zip that is something else too: with bytes before or after it, or entries that lie over one another."""
    entries = sorted(package.infolist(), key=lambda entry: entry.header_offset)
    end = 0
    for entry in entries:
        start = entry.header_offset
        if start < end or (end == 0 and start > 0):
            broken()
        lengths = struct.unpack_from("<HH", data, start + _LOCAL_NAME)
        end = start + _LOCAL_LENGTH + sum(lengths) + entry.compress_size
    if end > package.start_dir or data[-_END_LENGTH:][: len(_END)] != _END:
        broken()


def _refuse_long(parts: Parts) -> None:
    """Refuse what would take long to parse, from its signs alone: no element or attribute is without one."""
    xml = [part for name, part in parts.items() if is_xml(name)]
    elements = sum(part.count(b"<") - part.count(b"</") for part in xml)
    attributes = sum(part.count(b"=") for part in xml)
    if sum(map(len, xml)) > MOST_XML or elements > MOST_ELEMENTS or attributes > MOST_ATTRIBUTES:
        raise PackageRefused(N_("Dit document bestaat uit te veel onderdelen om te lezen. Maak het korter"))


def _with_usual_name(parts: Parts) -> Parts:
    """Return the parts with the document where everybody looks for it; Word on the web calls it ``document2.xml``."""
    main = main_part(parts)
    if main == DOCUMENT or not _NUMBERED.fullmatch(main) or DOCUMENT in parts:
        return parts
    number = main.removeprefix("word/document")
    renamed = {main: DOCUMENT, f"word/_rels/document{number}.rels": "word/_rels/document.xml.rels"}
    parts = {renamed.get(name, name): part for name, part in parts.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(main.encode(), DOCUMENT.encode())
    return parts
