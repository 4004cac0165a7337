"""What comes of placing a document by its labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PlacedValue:
    """An answer that was found by its label, or by the header of its column (``how``), as the form keeps it.

    ``sureness`` runs from 0 to 1. ``where`` is a sentence without values (a msgid) that says where it stood;
    ``paragraphs`` are the numbers of the paragraphs whose text it took.
    """

    value: Any
    how: str
    sureness: float
    where: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Placed:
    """``values`` by question key; ``unplaced`` are (text, where) of all else that somebody filled in."""

    values: Mapping[str, PlacedValue] = field(default_factory=dict)
    unplaced: tuple[tuple[str, str], ...] = ()
