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
#: The day of the week may go before. Any other word says something ("uiterlijk", "niet"), and is no part of a date.
_WEEKDAY = re.compile(r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo)\.?),? (?=\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ]'?(\d{4}|\d{2})", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[ -]?([a-z]{3,9})\.?,?[ -]?'?(\d{4}|\d{2})", re.ASCII)
#: What word processors make of a hyphen and an apostrophe.
_PLAIN = str.maketrans("\u2010\u2011\u2013\u2018\u2019", "---''")


def parse(typed: str) -> date | None:
    """Return the date that was typed, or None when it is none.

    Takes ``28-9-2026``, ``28/09/26``, ``28 september 2026``, ``ma 28 sep. '26``, ``1e mei 2027`` and ``2026-09-28``.
    Two-digit years are of this century.
    """
    typed = _WEEKDAY.sub("", " ".join(typed.lower().translate(_PLAIN).split()))
    if found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(typed):
        day, month, year = int(found[1]), int(found[2]), _year(found[3])
    elif found := _WORDS.fullmatch(typed):
        name = found[2]
        month = _MONTH_STARTS.get(name[:3], 0)
        if not month or not (MONTHS[month - 1].startswith(name) or name in ("mrt", "sept")):
            return None
        day, year = int(found[1]), _year(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(typed: str) -> int:
    return int(typed) + (2000 if len(typed) == 2 else 0)


def long(day: date) -> str:
    """Return ``28 september 2026``: the documents are Dutch whatever the screen's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    """Return ``28-09-2026``, for narrow columns."""
    return f"{day.day:02}-{day.month:02}-{day.year}"
