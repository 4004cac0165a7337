"""Questions answered by choosing: one of, some of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields import Field
from wtforms.fields.choices import SelectChoice

from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Choice, Printed, Tick, Words
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
    with_member,
)
from forms.questions.line import NO_LONE_SURROGATE, Line
from forms.questions.wording import named, pattern
from forms.text import N_
from forms.three_way import merged_choices, merged_members

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
        for option, (off, on) in self._ticks.items():
            parts[option] = on if option in chosen else off
        return parts

    @cached_property
    def _ticks(self) -> dict[str, tuple[Tick, Tick]]:
        """Return the box of each option, not ticked and ticked."""
        return {option: (Tick(text, on=False), Tick(text, on=True)) for option, text in self.options}

    def normal(self, value: Any) -> Any:
        return in_order(value, self.values)

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        line = one_line(text)
        chosen, rest = named(line or "", self.options)
        return self._chosen(chosen) if chosen and not rest else line

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        return self._chosen(ticked(parts, self.values, known, single=not self.double))

    def _chosen(self, chosen: list[str]) -> Any:
        """Return the answer with these options; more than it can have come as their text."""
        if len(chosen) > 1 + self.double:
            return " / ".join(text for option, text in self.options if option in chosen)
        return chosen if len(chosen) > 1 else next(iter(chosen), None)

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
        value = given_members(value)
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

    def normal(self, value: Any) -> Any:
        value = normal_members(value, ("keuzes", "anders"))
        if isinstance(value, dict) and "keuzes" in value:
            return value | {"keuzes": in_order(value["keuzes"], self.values)}
        return value

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        line = one_line(text)
        chosen, rest = named(line or "", self.options)
        if rest and not self.other:
            return line
        other = re.match(rf"{pattern(self.other)}(?::? |:?$)", rest, re.IGNORECASE) if rest else None
        anders = rest[other.end() :] if other else rest
        return {"keuzes": chosen or None, "anders": anders if other or rest else None}

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        was = given_members(known)
        chosen = ticked(parts, self.values, was.get("keuzes"))
        anders = was.get("anders")
        if "anders_namelijk" in parts:
            anders = one_line(str(parts["anders_namelijk"]))
        if "anders" in parts:
            unticked = not parts["anders"] and was.get("anders") == anders
            # Ticked, and nothing beside it: not an answer yet, so the fault says that something is missing.
            anders = None if unticked else anders or ("" if parts["anders"] else None)
        return {"keuzes": chosen or None, "anders": anders}

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        text = given_members(value).get("anders")
        if isinstance(text, str):
            yield f"{path}.anders", text

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        text = texts.get(f"{path}.anders")
        return value if text is None else with_member(value, "anders", one_line(text))

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        return merged_members(base, ours, theirs, {"keuzes": merged_choices})

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


def in_order(chosen: Any, values: Sequence[str]) -> Any:
    """Return a list of choices in the order of the options; anything else, or a choice that is none, as it is."""
    if isinstance(chosen, list) and all(isinstance(choice, str) and choice in values for choice in chosen):
        return sorted(chosen, key=values.index)
    return chosen


def ticked(parts: Parts, values: Sequence[str], known: Any, *, single: bool = False) -> list[str]:
    """Return the options whose box is ticked; of options without a box those that are ``known`` to be chosen.

    With ``single`` a ticked box takes the place of what was known.
    """
    on = [value for value in values if parts.get(value) is True]
    if single and on:
        return on
    before = known if isinstance(known, list) else [known]
    return [value for value in values if value in on or (value not in parts and value in before)]


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
