"""Other kinds of files, given the name of a Word file."""

import io
import random
import struct
import zipfile

from tests.word.hostile.corpus import TYPES, WML, changed, packed, refused, sound

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _old_office(*streams: str) -> bytes:
    """Return the beginning of an OLE container with a directory of these streams."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *streams))
    return (_OLE + bytes(504) + entries).ljust(4096, b"\0")


def _zip(**parts: bytes) -> bytes:
    return packed({name.replace("__", "/"): part for name, part in parts.items()})


@refused("empty")
def nothing() -> bytes:
    return b""


@refused("not word")
def words_without_a_form() -> bytes:
    return b"Beste mentor, hierbij het formulier."


@refused("not word")
def noise() -> bytes:
    return b"\x07" + random.Random(7).randbytes(20_000)


@refused("kind")
def a_pdf() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(2000)


@refused("kind")
def an_old_doc() -> bytes:
    return _old_office("WordDocument", "1Table")


@refused("password")
def a_password() -> bytes:
    return _old_office("EncryptionInfo", "EncryptedPackage")


@refused("kind")
def an_old_xls() -> bytes:
    return _old_office("Workbook")


@refused("kind")
def an_rtf() -> bytes:
    return rb"{\rtf1\ansi{\object\objocx{\*\objdata 01}}}"


@refused("kind")
def a_page() -> bytes:
    return b"\xef\xbb\xbf\n<!DOCTYPE html><html><script>alert(1)</script></html>"


@refused("kind")
def a_flat_package() -> bytes:
    return b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="x"/>'


@refused("kind")
def a_photo() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500)


@refused("kind")
def an_odt() -> bytes:
    return _zip(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<a/>"})


@refused("kind")
def an_ods() -> bytes:
    return _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<a/>"})


@refused("kind")
def a_workbook() -> bytes:
    return packed({TYPES: b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


@refused("kind")
def a_slide_show() -> bytes:
    return packed({TYPES: b"<Types/>", "ppt/presentation.xml": b"<p/>"})


@refused("kind")
def a_pages_document() -> bytes:
    return _zip(Index__Document=b"x", **{"Index/Document.iwa": b"x"})


@refused("not word")
def a_zip_of_photos() -> bytes:
    return _zip(**{"een.jpg": b"\xff\xd8", "twee.jpg": b"\xff\xd8"})


@refused("kind")
def a_template_of_word() -> bytes:
    return changed(TYPES, b"wordprocessingml.document.main", b"wordprocessingml.template.main")


@refused("macros")
def a_docm() -> bytes:
    return changed(TYPES, f"{WML}document.main+xml".encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml")


@refused("strict")
def a_strict_document() -> bytes:
    parts = sound()
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return packed({name: part.replace(usual, strict) for name, part in parts.items()})


@refused("large")
def eleven_megabytes() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in (sound() | {"word/media/foto.jpg": random.Random(11).randbytes(11 * 1024 * 1024)}).items():
            package.writestr(name, part)
    return made.getvalue()


@refused("large")
def fonts_that_are_too_large() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in sound().items():
            package.writestr(name, part)
        for number in range(4):
            package.writestr(f"word/fonts/font{number}.odttf", random.Random(number).randbytes(3 * 1024 * 1024))
    return made.getvalue()


@refused("unreadable")
def a_file_that_was_cut_off() -> bytes:
    data = packed(sound())
    return data[: len(data) * 2 // 3]


@refused("unreadable")
def only_the_beginning_of_a_zip() -> bytes:
    return b"PK\x03\x04" + struct.pack("<I", 20) * 10
