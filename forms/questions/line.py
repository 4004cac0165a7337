"""Questions answered on a single line: a text, a person's name, a number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import StringField

from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Printed, Words
from forms.questions.base import Inputs, Question, given, one_line, string_faults
from forms.text import FILLED, LINE_MAX, N_

_LINE_END = "[\\r\\n]"
#: As Python writes the decimals of a number that it keeps: at most 17 digits count, and a power of ten follows the
#: smallest.
_DECIMAL = r"-?\d{1,9}(\.\d{1,25})?(e-\d{1,3})?"
NO_LONE_SURROGATE = N_("De tekst bevat geen halve tekens (losse surrogaten).")


@dataclass(frozen=True)
class Line(Question):
    """A text of one line. ``pattern`` (the same in ECMA 262 and Python) may narrow it; ``like`` shows how to write it.

    ``fact`` marks a name or a code, such as a class: nobody words it otherwise for other readers.
    """

    pattern: str = ""
    like: str = ""
    fact: bool = False

    kind: ClassVar[str] = "line"
    beyond_schema: ClassVar[tuple[str, ...]] = (NO_LONE_SURROGATE,)

    def schema(self, final: bool) -> Schema:
        patterns = [{"pattern": FILLED}] + ([{"pattern": self.pattern}] if self.pattern else [])
        return {"type": "string", "maxLength": LINE_MAX, "allOf": patterns, "not": {"pattern": _LINE_END}}

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        found = list(string_faults(value, path, self.label, LINE_MAX))
        if found:
            yield from found
        elif re.search(_LINE_END, value):
            yield Fault(path, N_("Schrijf ‘%(label)s’ op één regel"), {"label": self.label})
        elif self.pattern and not re.search(self.pattern, value):
            yield Fault(path, N_("Schrijf ‘%(label)s’ zoals %(like)s"), {"label": self.label, "like": self.like})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return {"": Words(text=value or "")}

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        return one_line(text)

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str) and not self._is_fact:
            yield path, value

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        return value if self._is_fact or path not in texts else one_line(texts[path])

    @property
    def _is_fact(self) -> bool:
        return self.fact or bool(self.pattern)

    def inputs(self, path: str) -> Inputs:
        return {path: StringField(self.label)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: value or ""}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        typed = given(data.get(path))
        return typed.strip(" \t") if typed else None


@dataclass(frozen=True)
class Person(Line):
    """A person's name; the page suggests names that are known."""

    fact: bool = True

    kind: ClassVar[str] = "person"


@dataclass(frozen=True)
class Number(Question):
    """A number between ``lowest`` and ``highest``, both included; whole unless ``decimals``."""

    lowest: int = 0
    highest: int = 100
    decimals: bool = False

    kind: ClassVar[str] = "number"

    def schema(self, final: bool) -> Schema:
        return {"type": "number" if self.decimals else "integer", "minimum": self.lowest, "maximum": self.highest}

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not (fits and self.lowest <= value <= self.highest and (self.decimals or value == int(value))):
            yield Fault(
                path,
                N_("Vul bij ‘%(label)s’ een getal in van %(lowest)d tot en met %(highest)d"),
                {"label": self.label, "lowest": self.lowest, "highest": self.highest},
            )

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return {"": Words(text=self._shown(value))}

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        return self.read({"": one_line(text)}, "")

    def inputs(self, path: str) -> Inputs:
        return {path: StringField(self.label)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: self._shown(value)}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        typed = given(data.get(path))
        if typed is None:
            return None
        plain = typed.strip().replace(",", ".")
        if re.fullmatch(r"-?\d{1,9}", plain, re.ASCII):
            return int(plain)
        return float(plain) if re.fullmatch(_DECIMAL, plain, re.ASCII) else typed

    @staticmethod
    def _shown(value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).replace(".", ",")
