"""Zips that lie: about their sizes, their number, or what they are."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.word.hostile.corpus import DOCUMENT, RELS, TYPES, packed, refused, sound, with_part

_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_UNPACKED, _FLAGS = {_LOCAL: 22, _CENTRAL: 24}, {_LOCAL: 6, _CENTRAL: 8}


def _records(data: bytes | bytearray, kind: bytes, name: str) -> int:
    """Return where the record of this kind about this entry begins."""
    at = data.rindex(name.encode()) if kind == _CENTRAL else data.index(name.encode())
    return data.rindex(kind, 0, at)


def _lying(about: str, change: Callable[[bytearray, int, bytes], None], kinds: tuple[bytes, ...]) -> bytes:
    data = bytearray(packed(sound()))
    for kind in kinds:
        change(data, _records(data, kind, about), kind)
    return bytes(data)


def _sized(size: int) -> Callable[[bytearray, int, bytes], None]:
    def change(data: bytearray, at: int, kind: bytes) -> None:
        struct.pack_into("<I", data, at + _UNPACKED[kind], size)

    return change


@refused("unpacks")
def blanks_without_end() -> bytes:
    return with_part("word/bom.bin", bytes(45_000_000))


@refused("unpacks")
def sixty_megabytes() -> bytes:
    return with_part("word/media/groot.bin", (random.Random(1).randbytes(9_000) + bytes(700_000)) * 85)


@refused("embedded")
def a_zip_in_a_zip_in_a_zip() -> bytes:
    inner = packed({"a": bytes(9_000_000)})
    for _ in range(3):
        inner = packed({f"{number}.zip": inner for number in range(10)})
    return with_part("word/media/image1.png", inner)


@refused("unreadable")
def a_part_that_says_it_is_small() -> bytes:
    return _lying(DOCUMENT, _sized(10), (_LOCAL, _CENTRAL))


@refused("structure")
def a_part_that_says_it_is_larger() -> bytes:
    return _lying("word/styles.xml", _sized(500_000), (_LOCAL, _CENTRAL))


@refused("unpacks")
def a_part_of_four_gigabytes() -> bytes:
    return _lying("word/styles.xml", _sized(0xFFFFFFFE), (_CENTRAL,))


@refused("unpacks")
def a_large_part_by_a_lie_of_zip64() -> bytes:
    """The size is said to stand in the extra field for large files, which isn't there."""
    return _lying("word/styles.xml", _sized(0xFFFFFFFF), (_CENTRAL,))


@refused("structure")
def a_description_after_the_data_that_lies() -> bytes:
    """Sizes that follow the data are told in the directory too; here they leave no room for the next entry."""

    def change(data: bytearray, at: int, kind: bytes) -> None:
        data[at + _FLAGS[kind]] |= 8
        if kind == _CENTRAL:
            size = struct.unpack_from("<I", data, at + 20)[0]
            struct.pack_into("<I", data, at + 20, size + 10_000)

    return _lying(DOCUMENT, change, (_LOCAL, _CENTRAL))


def _overlapping(names: list[str]) -> bytes:
    """Return a zip whose entries all lie in one and the same place."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = bytes(600_000)
    body = packer.compress(plain) + packer.flush()
    sizes = struct.pack("<IIIHH", zlib.crc32(plain), len(body), len(plain), len(names[0]), 0)
    local = _LOCAL + struct.pack("<HHHHH", 20, 0, 8, 0, 33) + sizes + names[0].encode() + body
    listed = b""
    for name in names:
        head = struct.pack(
            "<HHHHHHIIIHHHHHII",
            20,
            20,
            0,
            8,
            0,
            33,
            zlib.crc32(plain),
            len(body),
            len(plain),
            len(name),
            0,
            0,
            0,
            0,
            0,
            0,
        )
        listed += _CENTRAL + head + name.encode()
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(listed), len(local), 0)
    return local + listed + b"PK\x05\x06" + end


@refused("unpacks")
def entries_that_share_one_place() -> bytes:
    return _overlapping([TYPES, RELS, DOCUMENT, *(f"word/{number}.xml" for number in range(80))])


@refused("structure")
def two_entries_that_share_one_place() -> bytes:
    """Not large; one and the same bytes under two names."""
    parts = {"word/extra.bin": random.Random(2).randbytes(3000)} | sound()
    data = bytearray(packed(parts))
    first, second = (_records(data, _CENTRAL, name) for name in ("word/extra.bin", DOCUMENT))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


@refused("structure")
def sixty_five_thousand_entries() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in sound().items():
            package.writestr(name, part)
        for number in range(65_000):
            package.writestr(f"word/{number}", b"")
    return made.getvalue()


@refused("structure")
def six_hundred_entries() -> bytes:
    return packed(sound() | {f"word/media/{number}.bin": b"x" for number in range(600)})


@refused("structure")
def two_documents_of_one_name() -> bytes:
    """What one reader takes, another passes by."""
    data = packed(sound() | {"word/documenT.xml": b"<a/>"})
    return data.replace(b"word/documenT.xml", b"word/document.xml")


@refused("structure")
def two_names_that_differ_in_capitals() -> bytes:
    return packed(sound() | {"word/Document.xml": sound()[DOCUMENT]})


@refused("structure")
def a_name_that_climbs_out() -> bytes:
    return with_part("word/../../../etc/cron.d/x", b"x")


@refused("structure")
def a_name_from_the_root() -> bytes:
    return with_part("/etc/passwd", b"x")


@refused("structure")
def a_name_with_backslashes() -> bytes:
    return packed(sound() | {"word/..\\..\\x.xml": b"<a/>"})


@refused("structure")
def a_name_on_a_drive() -> bytes:
    return with_part("C:/Windows/x.xml", b"<a/>")


@refused("structure")
def a_name_that_hides_its_end() -> bytes:
    return with_part("word/a\r\n\x1b[2K.xml", b"<a/>")


@refused("structure")
def a_name_without_end() -> bytes:
    return with_part("word/" + "a" * 5000 + ".xml", b"<a/>")


@refused("password")
def a_zip_with_a_password() -> bytes:
    def change(data: bytearray, at: int, kind: bytes) -> None:
        data[at + _FLAGS[kind]] |= 1

    return _lying(DOCUMENT, change, (_LOCAL, _CENTRAL))


@refused("structure")
def a_zip_packed_otherwise() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as package:
        for name, part in sound().items():
            package.writestr(name, part)
    return made.getvalue()


@refused("unreadable")
def a_part_with_a_bit_that_fell_over() -> bytes:
    data = bytearray(packed(sound()))
    data[_records(data, _LOCAL, DOCUMENT) + 60] ^= 0xFF
    return bytes(data)


@refused("structure")
def a_page_in_the_remark_of_a_zip() -> bytes:
    made = io.BytesIO(packed(sound()))
    with zipfile.ZipFile(made, "a") as package:
        package.comment = b"<html><script>alert(1)</script></html>"
    return made.getvalue()


@refused("structure")
def a_script_behind_a_zip() -> bytes:
    return packed(sound()) + b"\n<script>alert(1)</script>"


@refused("kind")
def a_pdf_before_a_zip() -> bytes:
    return b"%PDF-1.4\n" + packed(sound())


@refused("structure")
def a_zip_behind_a_zip() -> bytes:
    """The first is what some readers see; the second what the others do."""
    return packed({"a": b"b"}) + packed(sound())


@refused("structure")
def a_directory_that_lies_elsewhere() -> bytes:
    data = bytearray(packed(sound()))
    struct.pack_into("<I", data, len(data) - 6, 0xFFFFFFF0)
    return bytes(data)
