"""Dates as Dutch staff write them, and as answers keep them (``2026-09-28``)."""

import re
from datetime import date

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_MONTH_STARTS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"mrt": 3}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"(?:[a-z]+\s+)?(\d{1,2})[ -]?([a-z]{3,9})\.?[ -]?(\d{4})", re.ASCII)


def parse(typed: str) -> date | None:
    """Return the date that was typed, or None when it is none.

    Takes ``28-9-2026``, ``28/09/26``, ``28 september 2026``, ``ma 28 sep. 2026`` and ``2026-09-28``. Two-digit years
    are of this century.
    """
    typed = " ".join(typed.lower().split())
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if len(found[3]) == 2 else 0
    elif found := _WORDS.fullmatch(typed):
        name = found[2]
        month = _MONTH_STARTS.get(name[:3], 0)
        if not month or not (MONTHS[month - 1].startswith(name) or name in ("mrt", "sept")):
            return None
        day, year = int(found[1]), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def long(day: date) -> str:
    """Return ``28 september 2026``: the documents are Dutch whatever the screen's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return ``28-09-2026``, for narrow columns."""
    return f"{day.day:02}-{day.month:02}-{day.year}"
