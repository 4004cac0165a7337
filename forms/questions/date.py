"""Questions answered with a date or with a period."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from wtforms import StringField

from forms import dates
from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Day, Printed, Words
from forms.questions.base import (
    Inputs,
    Parts,
    Question,
    given,
    given_members,
    member_faults,
    members_schema,
    normal_members,
    one_line,
)
from forms.text import N_
from forms.three_way import merged_members

#: A day that exists, from 1900 to 2099: to JSON Schema ``format`` is only a note (2020-12, 7.2.1), so the pattern says
#: all of it, leap years too. (?!\n): in Python ``$`` would also match before a last line end, in ECMA 262 it does not.
_ISO = (
    "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|"
    "2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$(?!\\n)"
)
#: Between the days of a period: as it is printed ("t/m"), and the other ways in which people write it.
_UNTIL = re.compile(r"\s*(?:\bt/m\b|\bt\.?e\.?m\b\.?|\btot(?: en met)?\b|\s-\s|[–—])\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:van|vanaf|sinds)\b\s*", re.IGNORECASE)
#: A side of a period that is open.
_OPEN = ("", "…", "...", "heden", "nu")
#: No two dates are longer than this.
_PERIOD_MAX = 100
_IS_DATE = re.compile(_ISO)
DATE_SCHEMA: Schema = {"type": "string", "format": "date", "pattern": _ISO}


def day_of(value: Any) -> date | None:
    """Return the date that an answer holds, or None when it is no date from 1900 to 2099 written as 2026-09-28."""
    return date.fromisoformat(value) if isinstance(value, str) and _IS_DATE.search(value) else None


def _typed(value: Any) -> str:
    day = day_of(value)
    return f"{day.day}-{day.month}-{day.year}" if day else str(value or "")


def _read(typed: Any) -> str | None:
    text = given(typed)
    day = dates.parse(text) if text else None
    return day.isoformat() if day else text


@dataclass(frozen=True)
class Date(Question):
    """A date, kept as ``2026-09-28``."""

    kind: ClassVar[str] = "date"

    def schema(self, final: bool) -> Schema:
        return dict(DATE_SCHEMA)

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        if day_of(value) is None:
            yield _no_date(path, self.label)

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return {"": Day(day=day_of(value))}

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        return _read(one_line(text))

    def inputs(self, path: str) -> Inputs:
        return {path: StringField(self.label)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: _typed(value)}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        return _read(data.get(path))


@dataclass(frozen=True)
class Period(Question):
    """A period ``{"van": "2026-09-01", "tot": "2027-01-31"}``, both days included; ``open_end`` when it may still run."""

    open_end: bool = False

    kind: ClassVar[str] = "period"
    beyond_schema: ClassVar[tuple[str, ...]] = (N_("‘van’ ligt niet na ‘tot’."),)

    def schema(self, final: bool) -> Schema:
        schema = members_schema({"van": DATE_SCHEMA, "tot": DATE_SCHEMA})
        if final:
            schema["required"] = ["van"] if self.open_end else ["van", "tot"]
            schema["properties"] |= dict.fromkeys(schema["required"], DATE_SCHEMA)
        return schema

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        days = given_members(value)
        if not days:
            yield Fault(path, N_("Vul bij ‘%(label)s’ een begin en een einde in"), {"label": self.label})
            return
        yield from member_faults(value, {"van", "tot"}, path, self.label)
        for name in ("van", "tot"):
            if name in days and day_of(days[name]) is None:
                yield _no_date(f"{path}.{name}", self.label)
        first, last = day_of(days.get("van")), day_of(days.get("tot"))
        if first and last and first > last:
            yield Fault(
                f"{path}.tot",
                N_("‘%(label)s’ eindigt vóór het begin. Kies een einde op of na %(first)s"),
                {"label": self.label, "first": dates.long(first)},
            )

    def incomplete(self, value: Any, path: str) -> Iterator[Fault]:
        for name, message in (
            ("van", N_("Vul in wanneer ‘%(label)s’ begint")),
            ("tot", N_("Vul in wanneer ‘%(label)s’ eindigt")),
        ):
            if name not in given_members(value) and not (self.open_end and name == "tot"):
                yield Fault(f"{path}.{name}", message, {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        days = given_members(value)
        first, last = day_of(days.get("van")), day_of(days.get("tot"))
        whole = " t/m ".join(dates.short(day) if day else "…" for day in (first, last)) if first or last else ""
        return {"": Words(text=whole), "van": Day(N_("van"), first), "tot": Day(N_("tot en met"), last)}

    def normal(self, value: Any) -> Any:
        return normal_members(value, ("van", "tot"))

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        line = one_line(text)
        if line is None or len(line) > _PERIOD_MAX:
            return line
        start = _FROM.match(line.strip())
        sides = _UNTIL.split(line.strip()[start.end() if start else 0 :], maxsplit=1)
        if len(sides) == 1 and not start:
            return line
        days = {name: _read(day) for name, day in zip(("van", "tot"), sides, strict=False) if day.lower() not in _OPEN}
        return days if any(map(day_of, days.values())) else line

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        days = dict(given_members(known))
        return days | {name: _read(one_line(str(part))) for name, part in parts.items()}

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        return merged_members(base, ours, theirs, {})

    def inputs(self, path: str) -> Inputs:
        return {f"{path}.van": StringField(N_("Van")), f"{path}.tot": StringField(N_("Tot en met"))}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {f"{path}.{name}": _typed((value or {}).get(name)) for name in ("van", "tot")}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        days = {name: _read(data.get(f"{path}.{name}")) for name in ("van", "tot")}
        return {name: day for name, day in days.items() if day} or None


def _no_date(path: str, label: str) -> Fault:
    return Fault(path, N_("Schrijf bij ‘%(label)s’ een datum zoals 28-9-2026"), {"label": label})
