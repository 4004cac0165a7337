"""Tables that come from a spreadsheet and go to one: CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from forms.faults import Message
from forms.text import N_

LARGEST = 2 * 1024 * 1024
"""Bytes of a list, or characters of a pasted one."""

BOM = "\ufeff"
"""The mark in front by which spreadsheets know the letters."""

_CALCULATES = ("=", "+", "-", "@", "\t", "\r")
_MARKED = re.compile(r"^'(?=[=+\-@\t\r])")


class WrongList(ValueError):
    """A list that cannot be read as a whole. ``message``: a msgid that says what to do."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message % values if values else message)
        self.message = Message("", message, values)


def row(cells: Sequence[str]) -> str:
    """Return a line as Dutch spreadsheets read it; a cell that would be taken for a sum is marked as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow([f"'{cell}" if cell.startswith(_CALCULATES) else cell for cell in cells])
    return out.getvalue()


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return a whole table for a spreadsheet."""
    return BOM + "".join(map(row, rows))


def unmarked(cell: str) -> str:
    """Return what stood in a cell before `row` marked it as text."""
    return _MARKED.sub("", cell)


def decoded(data: bytes) -> str:
    """Return the text of a list: UTF-8, UTF-16 with a mark, or Windows-1252; raises WrongList."""
    if len(data) > LARGEST:
        raise WrongList(N_("Deze lijst is te groot. Deel hem op in lijsten van hooguit 2 MB."))
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise WrongList(N_("Dit is een spreadsheet. Kies daarin voor opslaan als CSV en neem dat bestand."))
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongList(N_("De letters in dit bestand kunnen we niet lezen. Sla het op als CSV (UTF-8)."))


def split(text: str, separator: str) -> list[list[str]]:
    """Return the lines of a list, each in cells; raises WrongList."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise WrongList(
            N_("De aanhalingstekens in deze lijst kloppen niet. Exporteer de lijst opnieuw, of plak hem.")
        ) from None
