"""A logo as somebody uploads it: looked at by its bytes, never by its name."""

from __future__ import annotations

from forms.text import N_

LARGEST = 1024 * 1024
"""Bytes."""

WIDEST = 3000
"""Pixels on a side."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that a frame's size follows (ITU T.81, table B.1)."""


class WrongPicture(ValueError):
    """A picture that cannot be a logo; the message (a msgid) says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def checked(data: bytes) -> bytes:
    """Return the picture, without anything that stands after its end; raises `WrongPicture`.

    A PNG or JPEG of at most 1 MB and 3000 pixels on a side.
    """
    if len(data) > LARGEST:
        raise WrongPicture(N_("Dit plaatje is te groot. Kies er een van hooguit 1 MB."))
    if data.startswith(_PNG):
        size, end = _png(data)
    elif data.startswith(_JPEG):
        size, end = _jpeg(data)
    else:
        raise WrongPicture(N_("Kies een plaatje dat een PNG of een JPEG is."))
    if not (0 < size[0] <= WIDEST and 0 < size[1] <= WIDEST):
        raise WrongPicture(
            N_("Dit plaatje is te breed of te hoog. Maak het kleiner, tot hooguit 3000 bij 3000 punten.")
        )
    return data[:end]


def kind(data: bytes) -> str:
    """Return the media type of a picture that was checked."""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


def _broken() -> WrongPicture:
    return WrongPicture(N_("Dit plaatje is beschadigd. Sla het opnieuw op als PNG of JPEG en kies het dan weer."))


def _png(data: bytes) -> tuple[tuple[int, int], int]:
    """Return width and height, and where the picture ends (PNG, 3rd edition, 5.3 and 11.2.1)."""
    if data[12:16] != b"IHDR" or len(data) < 33:
        raise _broken()
    size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    at, filled = 8, False
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        at += 12 + length
        filled = filled or name == b"IDAT"
        if name == b"IEND" and filled and at <= len(data):
            return size, at
    raise _broken()


def _jpeg(data: bytes) -> tuple[tuple[int, int], int]:
    """Return width and height, and where the picture ends (ITU T.81, B.1 and B.2.2)."""
    at, end = 2, data.rfind(b"\xff\xd9")
    while at + 9 < end:
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in _FRAMES:
            return (int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])), end + 2
        at += 2 + (0 if marker == 0xFF else int.from_bytes(data[at + 2 : at + 4])) - (marker == 0xFF)
    raise _broken()
