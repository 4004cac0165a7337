"""Questions answered by choosing: one of, some of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields import Field
from wtforms.fields.choices import SelectChoice

from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Choice, Printed, Tick, Words
from forms.questions.base import Inputs, Question, given, given_members, member_faults, members_schema
from forms.questions.line import NO_LONE_SURROGATE, Line
from forms.text import N_

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OneOf(Question):
    """One of the options (value, text); with ``double`` also a list of two, where two are still open.

    ``compact`` asks it in a list that folds out, for cells and long lists.
    """

    options: Options = ()
    double: bool = False
    compact: bool = False

    kind: ClassVar[str] = "one_of"

    @property
    def values(self) -> list[str]:
        """Return the values that can be chosen."""
        return [value for value, _ in self.options]

    def schema(self, final: bool) -> Schema:
        single: Schema = {"enum": self.values}
        if not self.double:
            return single
        two = {"type": "array", "items": single, "minItems": 2, "maxItems": 2, "uniqueItems": True}
        return {"anyOf": [single, two]}

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        chosen = value if isinstance(value, list) and self.double else [value]
        if isinstance(value, list) and self.double and (len(value) != 2 or value[0] == value[1]):
            yield Fault(path, N_("Kies bij ‘%(label)s’ één of twee antwoorden"), {"label": self.label})
        elif not all(isinstance(choice, str) and choice in self.values for choice in chosen):
            yield _no_option(path, self.label, self.values)

    def absent(self, path: str) -> Fault:
        return Fault(path, self.missing or N_("Kies een antwoord bij ‘%(label)s’"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        chosen = tuple(value if isinstance(value, list) else [value] if value else [])
        parts: dict[str, Printed] = {"": Choice("", self.options, chosen)}
        return parts | {option: Tick(text, option in chosen) for option, text in self.options}

    def inputs(self, path: str) -> Inputs:
        if self.double:
            return {path: _boxes(self.label, self.options)}
        if self.compact:
            empty = SelectChoice("", N_("Kies"))
            return {path: SelectField(self.label, choices=[empty, *_choices(self.options)], validate_choice=False)}
        return {path: radios(self.label, self.options)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        if self.double:
            return {path: value if isinstance(value, list) else [value] if value else []}
        return {path: value or ""}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        value = data.get(path)
        if isinstance(value, list):
            return value if len(value) > 1 else value[0] if value else None
        return value or None


@dataclass(frozen=True)
class SomeOf(Question):
    """Some of the options, and with ``other`` a free one: ``{"keuzes": ["..."], "anders": "..."}``."""

    options: Options = ()
    other: str = ""

    kind: ClassVar[str] = "some_of"
    beyond_schema: ClassVar[tuple[str, ...]] = (NO_LONE_SURROGATE,)

    @property
    def values(self) -> list[str]:
        """Return the values that can be chosen, the free one aside."""
        return [value for value, _ in self.options]

    def schema(self, final: bool) -> Schema:
        keuzes: Schema = {"type": "array", "items": {"enum": self.values}, "uniqueItems": True, "minItems": 1}
        members: Schema = {"keuzes": keuzes}
        if self.other:
            members["anders"] = Line("anders", self.other).schema(final)
        return members_schema(members)

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        parts = given_members(value)
        if not parts:
            yield _no_option(path, self.label, self.values)
            return
        yield from member_faults(value, {"keuzes", "anders"} if self.other else {"keuzes"}, path, self.label)
        if "keuzes" in parts:
            chosen = parts["keuzes"]
            fits = (
                isinstance(chosen, list)
                and chosen
                and all(isinstance(choice, str) and choice in self.values for choice in chosen)
            )
            if not fits or len(set(chosen)) != len(chosen):
                yield _no_option(f"{path}.keuzes", self.label, self.values)
        if self.other and "anders" in parts:
            yield from Line("anders", self.other).faults(parts["anders"], f"{path}.anders", answers)

    def absent(self, path: str) -> Fault:
        return Fault(path, self.missing or N_("Kies wat past bij ‘%(label)s’"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        value = value or {}
        chosen, anders = tuple(value.get("keuzes") or ()), value.get("anders") or ""
        whole = Choice("", self.options, chosen)
        if anders:
            whole = Choice("", (*self.options, ("anders", f"{self.other}: {anders}")), (*chosen, "anders"))
        parts: dict[str, Printed] = {"": whole}
        parts |= {option: Tick(text, option in chosen) for option, text in self.options}
        if self.other:
            parts |= {
                "anders": Tick(self.other, bool(anders)),
                "anders_namelijk": Words(self.other, anders, applies=bool(anders)),
            }
        return parts

    def inputs(self, path: str) -> Inputs:
        inputs: Inputs = {f"{path}.keuzes": _boxes(self.label, self.options)}
        if self.other:
            inputs[f"{path}.anders"] = StringField(self.other)
        return inputs

    def write(self, value: Any, path: str) -> dict[str, Any]:
        value = value or {}
        written = {f"{path}.keuzes": value.get("keuzes") or []}
        return written | ({f"{path}.anders": value.get("anders") or ""} if self.other else {})

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        anders = given(data.get(f"{path}.anders"))
        parts = {"keuzes": data.get(f"{path}.keuzes") or None, "anders": anders.strip(" \t") if anders else None}
        return {name: part for name, part in parts.items() if part} or None


def _choices(options: Options) -> list[SelectChoice]:
    return [SelectChoice(value, text) for value, text in options]


def radios(label: str, options: Options) -> Field:
    """Return a field with a round button for each option."""
    return RadioField(label, choices=_choices(options), validate_choice=False)


def _boxes(label: str, options: Options) -> Field:
    return SelectMultipleField(label, choices=_choices(options), validate_choice=False)


def _no_option(path: str, label: str, values: list[str]) -> Fault:
    return Fault(
        path,
        N_("Kies bij ‘%(label)s’ uit: %(options)s"),
        {"label": label, "options": ", ".join(values)},
    )
