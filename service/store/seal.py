"""The one seam through which everything about pupils goes on its way to the disk and back.

Sealed bytes start with one byte that says how they were sealed, so that a later way can stand beside this one and
what was written before stays readable.
"""

from __future__ import annotations

import json
from typing import Any, Protocol

from service.store.errors import Damaged

OPEN = b"\x00"


class Seal(Protocol):
    """`context` says what the bytes are and whose: what was sealed for one place does not open in another."""

    def seal(self, data: bytes, context: str) -> bytes:
        """Return the bytes as they may lie on the disk."""

    def open(self, sealed: bytes, context: str) -> bytes:
        """Return what was sealed; raises `Damaged` when this is not what was sealed for this context."""


class OpenSeal:
    """Passes everything through readable; the context is not held yet."""

    def seal(self, data: bytes, context: str) -> bytes:
        """Return the mark of this seal and the bytes."""
        return OPEN + data

    def open(self, sealed: bytes, context: str) -> bytes:
        """Return the bytes without the mark; raises `Damaged` at another mark."""
        if sealed[:1] != OPEN:
            raise Damaged(wat=context)
        return sealed[1:]


def canonical(value: Any) -> bytes:
    """Return a JSON value as bytes: the same for equal values, whatever the order of their keys.

    ASCII with escapes, so that any text, also a lone surrogate in an unsaved draft, comes back as it was.
    Raises ValueError at NaN and infinity, which JSON does not know.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def seal_json(seal: Seal, value: Any, context: str) -> bytes:
    """Seal a JSON value."""
    return seal.seal(canonical(value), context)


def open_json(seal: Seal, sealed: bytes, context: str) -> Any:
    """Open a sealed JSON value; raises `Damaged` when it is none."""
    try:
        return json.loads(seal.open(sealed, context))
    except ValueError as fault:
        raise Damaged(wat=context) from fault
