"""Files that come together in one archive (.zip): taken out one by one, within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from forms.faults import Message
from forms.text import N_
from service.work.returning.differences import sentence

MIB = 1024 * 1024
MOST_FILES = 200
MOST_UNPACKED = 100 * MIB

#: A .docx is a zip too; this entry says that it is one.
_OFFICE = "[Content_Types].xml"
_ENTRY = b"PK\x01\x02"
#: Marks of entries that an archive of this many Word files can hold, those inside them included (500 in a file). More is
#: refused before anything makes a list of them.
_MOST_MARKS = MOST_FILES * 500
#: The ways that every program can unpack; others may ask for any amount of memory.
_COMPRESSED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What an operating system or Word itself puts beside documents: nobody wrote them.
_NOT_WRITTEN = ("~$", "._", ".DS_Store", "Thumbs.db", "desktop.ini")
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


class ArchiveRefused(Exception):
    """An archive that is not opened; ``why`` says the reason and what to do."""

    def __init__(self, message: str, **values: int) -> None:
        super().__init__(message)
        self.why: Message = sentence(message, **values)


def is_archive(name: str, data: bytes) -> bool:
    """Tell whether a file is handed in as an archive: by its name, unless it is a Word file all the same."""
    return name.lower().endswith(".zip") and not _is_office(data)


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name, without its folder, and the bytes of each file in an archive, in their order.

    At most `MOST_FILES` files and `MOST_UNPACKED` bytes together. Raises `ArchiveRefused`: before the first file for
    what the archive says of itself, and later on when that proves untrue.
    """
    if data.count(_ENTRY) > _MOST_MARKS:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if _is_written(entry)]
            if len(entries) > MOST_FILES:
                raise _too_many()
            if any(entry.flag_bits & 1 for entry in entries):
                raise ArchiveRefused(
                    N_("Deze zip is met een wachtwoord beveiligd. Pak hem uit en lever de Word-bestanden zelf in.")
                )
            if any(entry.compress_type not in _COMPRESSED for entry in entries):
                raise _unreadable()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise _too_big()
            if not entries:
                raise ArchiveRefused(N_("Deze zip is leeg. Kijk of je de goede hebt."))
            for entry in entries:
                # Never gives more than an entry says of itself, which is what was added up.
                content = archive.read(entry)
                yield PurePosixPath(entry.filename.replace("\\", "/")).name or entry.filename, content
    except _UNREADABLE as fault:
        raise _unreadable() from fault


def refusal(data: bytes) -> Message:
    """Return why an archive that was kept as a file is not opened; one that could be came in another."""
    try:
        for _ in unpacked(data):
            pass
    except ArchiveRefused as refused:
        return refused.why
    return sentence(N_("Dit is een zip in een zip. Pak hem uit en lever de Word-bestanden zelf in."))


def _is_office(data: bytes) -> bool:
    if data.count(_ENTRY) > _MOST_MARKS:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _OFFICE in package.namelist()
    except _UNREADABLE:
        return False


def _is_written(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    return not (entry.is_dir() or path.name.startswith(_NOT_WRITTEN) or "__MACOSX" in path.parts)


def _too_many() -> ArchiveRefused:
    return ArchiveRefused(
        N_("In deze zip zitten meer dan %(most)d bestanden. Verdeel ze over meer zips."), most=MOST_FILES
    )


def _too_big() -> ArchiveRefused:
    return ArchiveRefused(
        N_("Deze zip wordt uitgepakt groter dan %(most)d MB. Verdeel de bestanden over meer zips."),
        most=MOST_UNPACKED // MIB,
    )


def _unreadable() -> ArchiveRefused:
    return ArchiveRefused(N_("Deze zip is niet te lezen. Maak hem opnieuw, of lever de Word-bestanden zelf in."))
