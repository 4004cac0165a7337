"""Writing a zip of parts that are packed already: what is the same in every document is packed once.

The records are those of APPNOTE 6.3.10, 4.3. No times and no owner are kept, so the same parts give the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

try:  # many times as fast as zlib; rare processors have no wheels of it
    from isal import isal_zlib as quick
except ImportError:
    quick = zlib  # type: ignore[misc]

_LOCAL = struct.Struct("<4s5H3L2H")
#: Without its last member, where the entry stands.
_CENTRAL = struct.Struct("<4s6H3L5HL")
_PLACE = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
#: Version 2.0, as deflate needs; made on a system with Unix permissions, and readable to the owner.
_NEEDED, _MADE_BY, _MODE = 20, 3 << 8 | 20, 0o600 << 16
_UTF_8 = 0x800
_STORED, _DEFLATED = 0, 8
#: The first of January 1980, midnight, as DOS writes it.
_TIME, _DATE = 0, 0x21
_RAW = -15


@dataclass(frozen=True)
class Entry:
    """A part of a zip, packed: what is written where it stands, and in the list at the end, around where that is."""

    written: bytes
    listed: bytes
    name: bytes


@dataclass(frozen=True)
class Beginning:
    """The entries that many archives begin with, written once, and what their lists say of them."""

    written: bytes = b""
    listed: bytes = b""
    count: int = 0


def pack(name: str, data: bytes) -> Entry:
    """Return a part packed as small as can be: it goes into many documents, or time does not matter."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return _entry(name, data, packer.compress(data) + packer.flush())


def pack_quickly(name: str, data: bytes) -> Entry:
    """Return a part packed fast: it goes into one document."""
    return _entry(name, data, quick.compress(data, 1, _RAW))


def begin(entries: Iterable[Entry]) -> Beginning:
    """Return the beginning of archives that all begin with these entries."""
    written, listed = _joined(entries, 0)
    return Beginning(b"".join(written), b"".join(listed), len(written))


def archive(entries: Iterable[Entry], beginning: Beginning | None = None) -> bytes:
    """Return the archive with these entries, after those of its beginning."""
    beginning = beginning or Beginning()
    written, listed = _joined(entries, len(beginning.written))
    count = beginning.count + len(written)
    place = len(beginning.written) + sum(map(len, written))
    size = len(beginning.listed) + sum(map(len, listed))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, size, place, 0)
    return b"".join((beginning.written, *written, beginning.listed, *listed, end))


def _joined(entries: Iterable[Entry], place: int) -> tuple[list[bytes], list[bytes]]:
    written: list[bytes] = []
    listed: list[bytes] = []
    for entry in entries:
        written.append(entry.written)
        listed.append(entry.listed + _PLACE.pack(place) + entry.name)
        place += len(entry.written)
    return written, listed


def _entry(name: str, data: bytes, packed: bytes) -> Entry:
    method = _DEFLATED
    if len(packed) >= len(data):
        method, packed = _STORED, data
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF_8
    told = (flags, method, _TIME, _DATE, quick.crc32(data), len(packed), len(data), len(encoded))
    local = _LOCAL.pack(b"PK\3\4", _NEEDED, *told, 0)
    return Entry(
        b"".join((local, encoded, packed)),
        _CENTRAL.pack(b"PK\1\2", _MADE_BY, _NEEDED, *told, 0, 0, 0, 0, _MODE),
        encoded,
    )
