"""Making pupils of a file: its letters, its columns, its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.faults import Message
from forms.text import ILLEGAL, N_
from service.spreadsheet import LARGEST, WrongList, decoded, split
from service.work.pupils import CARD, Facts, answers_of, bare_number, facts_of, folded, same_pupil

ROWS_MAX = 5000
LINE_MAX = 10_000
_SEARCHED_LINES = 10
"""A title may stand above the columns' names, but not more lines than this."""

_COLUMNS: dict[str, tuple[str, ...]] = {
    "nummer": ("stamnummer", "leerlingnummer", "stamnr", "llnr", "leerlingnr", "nummer", "leerling nummer"),
    "roepnaam": ("roepnaam", "voornaam", "roepnaam leerling", "voornamen"),
    "tussenvoegsel": ("tussenvoegsel", "tussenvoegsels", "tussenv", "voorvoegsel", "voorvoegsels", "tv"),
    "achternaam": ("achternaam", "familienaam"),
    "naam": ("naam", "naam leerling", "leerling", "volledige naam"),
    "klas": ("klas", "stamgroep", "stamklas", "basisgroep", "groep"),
    "geboortedatum": ("geboortedatum", "geb datum", "gebdatum", "geboren"),
    "mentor": ("mentor", "mentoren", "mentor 1", "mentornaam", "naam mentor"),
    "leerjaar": ("leerjaar", "studie", "jaarlaag"),
}
"""What the columns are called in the exports, in small letters and without signs; the first that is there counts."""

_FORMULA = re.compile("^[=+@]")
_PROTECTED = re.compile('^="([^"]*)"$')  # how some programs keep the zeros of 00123


@dataclass(frozen=True)
class Row:
    """A pupil as the list has them. ``line``: where, counted from 1; ``facts``: what was filled in."""

    line: int
    facts: Facts


@dataclass(frozen=True)
class Unread:
    """A line that no pupil can be made of, and why."""

    line: int
    name: str
    why: Message


@dataclass(frozen=True)
class ClassList:
    """What a file holds. ``text``: all of it, decoded, so that it can be read again."""

    rows: tuple[Row, ...]
    unread: tuple[Unread, ...]
    text: str = field(default="", repr=False)


def read(data: bytes | str) -> ClassList:
    """Return the pupils in a file (bytes) or in pasted text; raises `WrongList`.

    Separated by semicolons, commas or tabs; UTF-8, UTF-16 with a mark, or Windows-1252.
    """
    text = data if isinstance(data, str) else decoded(data)
    if len(text) > LARGEST:
        raise WrongList(N_("Deze lijst is te groot. Deel hem op in lijsten van hooguit 2 MB."))
    if "\0" in text:
        raise WrongList(N_("Dit is geen tekstbestand. Kies in je spreadsheet voor opslaan als CSV, of plak de lijst."))
    if any(len(line) > LINE_MAX for line in text.splitlines()):
        raise WrongList(N_("In deze lijst staat een regel die veel te lang is. Kijk of het wel een klassenlijst is."))
    if not text.strip():
        raise WrongList(N_("De lijst is leeg. Kies een bestand met namen, of plak ze."))
    columns, lines = _table(text)
    rows: list[Row] = []
    unread: list[Unread] = []
    seen: dict[Any, int] = {}
    for line, cells in lines:
        if len(rows) + len(unread) >= ROWS_MAX:
            raise WrongList(N_("Er staan meer dan %(most)d leerlingen in. Deel de lijst op."), most=ROWS_MAX)
        made = _pupil(line, {name: cells[place] for name, place in columns.items() if place < len(cells)})
        if isinstance(made, Row):
            earlier = seen.setdefault(bare_number(made.facts) or same_pupil(made.facts), line)
            if earlier != line:
                why = Message("", N_("Deze leerling staat ook op regel %(line)d"), {"line": earlier})
                made = Unread(line, str(made.facts["naam"]), why)
        (rows if isinstance(made, Row) else unread).append(made)  # type: ignore[arg-type]
    if not rows and not unread:
        raise WrongList(N_("Onder de namen van de kolommen staat niets. Kies een lijst met leerlingen erin."))
    return ClassList(tuple(rows), tuple(unread), text)


def _table(text: str) -> tuple[dict[str, int], Iterator[tuple[int, list[str]]]]:
    """Return where each column stands, and the lines under their names, without empty ones."""
    best: tuple[int, str, int, dict[str, int]] | None = None
    for separator in "\t;,":
        for place, cells in enumerate(split("\n".join(text.splitlines()[:_SEARCHED_LINES]), separator)):
            columns = _columns(cells)
            if ("naam" in columns or "achternaam" in columns) and (best is None or len(columns) > best[0]):
                best = len(columns), separator, place, columns
    if best is None:
        raise WrongList(
            N_(
                "We zien geen kolom met de naam van de leerling. Zet boven de kolommen hoe ze heten, "
                "bijvoorbeeld: Leerlingnummer, Roepnaam, Tussenvoegsel, Achternaam, Klas."
            )
        )
    _, separator, top, columns = best
    return columns, (
        (line, cells)
        for line, cells in enumerate(split(text, separator), 1)
        if line > top + 1 and any(cell.strip() for cell in cells)
    )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    names = [re.sub("[^a-z0-9]+", " ", folded(cell)).strip() for cell in cells]
    return {
        column: names.index(called)
        for column, known in _COLUMNS.items()
        if (called := next((name for name in known if name in names), None)) is not None
    }


def _pupil(line: int, cells: Mapping[str, str]) -> Row | Unread:
    """Return the pupil on a line, or why there is none."""
    cells = {name: _cell(cell) for name, cell in cells.items()}
    name = _full_name(cells)
    if any(_FORMULA.match(cell) for cell in (name, *cells.values())):
        return Unread(line, name, Message("", N_("Hier staat een formule. Zet er de tekst neer die je bedoelt")))
    answers = answers_of({"naam": name} | {key: cells.get(key, "") for key in ("nummer", "klas", "mentor")})
    answers = CARD.clean({"leerling": {key: value for key, value in answers["leerling"].items() if value}})[0]
    facts = facts_of(answers)
    for question in CARD.questions:
        if question.name in ("geboortedatum", "leerjaar"):
            typed = cells.get(question.name, "")
            value = question.read({question.key: _year(typed) if question.name == "leerjaar" else typed}, question.key)
            if value is not None:
                facts[question.name] = value
    faults = CARD.check({"leerling": facts})
    return Unread(line, name, faults[0]) if faults else Row(line, facts)


def _cell(cell: str) -> str:
    cell = " ".join(ILLEGAL.sub("", cell).split())
    if protected := _PROTECTED.match(cell):
        return protected[1]
    return "" if cell in ("-", "'") else cell


def _year(typed: str) -> str:
    """Return the year in ``3``, ``havo 3`` or ``3e leerjaar``; a study without one says nothing."""
    found = re.findall(r"(?<!\d)[1-6](?!\d)", typed)
    return found[0] if len(found) == 1 else ""


def _full_name(cells: Mapping[str, str]) -> str:
    first, between, last = (cells.get(name, "") for name in ("roepnaam", "tussenvoegsel", "achternaam"))
    if last:
        return " ".join(part for part in (first, between, _turned(last)) if part)
    return _turned(cells.get("naam", ""))


def _turned(name: str) -> str:
    """Return ``Noor van den Berg`` for ``Berg, Noor van den``."""
    last, _, rest = name.partition(",")
    return f"{rest.strip()} {last.strip()}".strip()
