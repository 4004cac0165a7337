"""A logo as somebody uploads it: known by its bytes, never by its name, and kept without what a logo does not need."""

from __future__ import annotations

import zlib

from forms.text import N_

LARGEST = 1024 * 1024
"""Bytes."""

WIDEST = 3000
"""Pixels on a side."""

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"IDAT", b"IEND"})
"""The parts of a PNG that make the picture; texts, times and the rest stay away."""

_JPEG = b"\xff\xd8\xff"
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that a frame's size follows (ITU T.81, table B.1)."""

_SCAN = 0xDA
_ABOUT = frozenset({0xE0, 0xE1, 0xED, 0xFE})
"""Segments about a picture (JFIF, Exif with its place and time, Photoshop, comments): ours comes in their place."""

_Size = tuple[int, int]


class WrongPicture(ValueError):
    """A picture that cannot be a logo; the message (a msgid) says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def checked(data: bytes) -> bytes:
    """Return the picture without what is not picture, such as the place where it was taken; raises `WrongPicture`.

    A PNG or JPEG of at most 1 MB and 3000 pixels on a side.
    """
    if len(data) > LARGEST:
        raise WrongPicture(N_("Dit plaatje is te groot. Kies er een van hooguit 1 MB."))
    if data.startswith(_PNG):
        size, picture = _png(data)
    elif data.startswith(_JPEG):
        size, picture = _jpeg(data)
    else:
        raise WrongPicture(N_("Kies een plaatje dat een PNG of een JPEG is."))
    if not (0 < size[0] <= WIDEST and 0 < size[1] <= WIDEST):
        raise WrongPicture(
            N_("Dit plaatje is te breed of te hoog. Maak het kleiner, tot hooguit 3000 bij 3000 punten.")
        )
    return picture


def kind(data: bytes) -> str:
    """Return the media type of a picture that was checked."""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


def _broken() -> WrongPicture:
    return WrongPicture(N_("Dit plaatje is beschadigd. Sla het opnieuw op als PNG of JPEG en kies het dan weer."))


def _png(data: bytes) -> tuple[_Size, bytes]:
    """Return width and height, and the picture (PNG, 3rd edition, 5.3 and 11.2.1)."""
    at, names, kept = len(_PNG), [], [_PNG]
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if end > len(data) or int.from_bytes(data[end - 4 : end]) != zlib.crc32(name + body):
            break
        names.append(name)
        if name in _CHUNKS:
            kept.append(data[at:end])
        if name == b"IEND":
            if names[0] != b"IHDR" or len(kept[1]) != 25 or b"IDAT" not in names:
                break
            return (int.from_bytes(kept[1][8:12]), int.from_bytes(kept[1][12:16])), b"".join(kept)
        at = end
    raise _broken()


def _jpeg(data: bytes) -> tuple[_Size, bytes]:
    """Return width and height, and the picture (ITU T.81, B.1 and B.2.2)."""
    at, size, kept, last = 2, None, [data[:2], _JFIF], data.rfind(b"\xff\xd9")
    while at + 4 <= last and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        end = at + 2 + length
        if marker == _SCAN and size:
            return size, b"".join([*kept, data[at : last + 2]])
        if not 0xC0 <= marker <= 0xFE or 0xD0 <= marker <= _SCAN or length < 2 or end > last:
            break
        if marker in _FRAMES:
            if length < 8:
                break
            size = int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        if marker not in _ABOUT:
            kept.append(data[at:end])
        at = end
    raise _broken()
