"""Questions answered with yes or no."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import TextAreaField

from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Choice, Paragraphs, Printed, Tick
from forms.questions.base import (
    Inputs,
    Parts,
    Question,
    given_members,
    member_faults,
    members_schema,
    normal_members,
    one_line,
    paragraphs,
    string_faults,
    with_member,
)
from forms.questions.choice import radios, ticked
from forms.questions.line import NO_LONE_SURROGATE
from forms.questions.text import TEXT_SCHEMA, Text
from forms.questions.wording import pattern, says
from forms.text import N_, TEXT_MAX
from forms.three_way import merged_lines, merged_members

YES_NO = (("ja", N_("ja")), ("nee", N_("nee")))


@dataclass(frozen=True)
class YesNo(Question):
    """A yes or a no, kept as true or false. ``no`` words the no where a bare "Nee" would not do."""

    no: str = N_("Nee")

    kind: ClassVar[str] = "yes_no"

    def schema(self, final: bool) -> Schema:
        return {"type": "boolean"}

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        if not isinstance(value, bool):
            yield _no_yes(path, self.label)

    def absent(self, path: str) -> Fault:
        return Fault(path, self.missing or N_("Kies ja of nee bij ‘%(label)s’"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return _yes_no_printed(value)

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        line = one_line(text) or ""
        wordings = {"ja": True, "nee": False, self.no: False}
        return next((said for wording, said in wordings.items() if says(line, wording)), line or None)

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        return _ticked_yes_no(parts, known)

    def inputs(self, path: str) -> Inputs:
        return {path: radios(self.label, (("ja", N_("Ja")), ("nee", self.no)))}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: _typed_yes_no(value)}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        return _read_yes_no(data.get(path))


@dataclass(frozen=True)
class YesNoText(Question):
    """A yes or a no, and what there is to say about a yes: ``{"antwoord": true, "toelichting": "..."}``."""

    follow_up: str = N_("Licht toe")
    follow_up_hint: str = ""
    missing_text: str = ""
    no: str = N_("Nee")

    kind: ClassVar[str] = "yes_no_text"
    beyond_schema: ClassVar[tuple[str, ...]] = (NO_LONE_SURROGATE,)

    def schema(self, final: bool) -> Schema:
        schema = members_schema({"antwoord": {"type": "boolean"}, "toelichting": TEXT_SCHEMA})
        if final:
            schema["properties"]["antwoord"] = {"type": "boolean"}
            schema["required"] = ["antwoord"]
            schema["if"] = {"properties": {"antwoord": {"const": True}}, "required": ["antwoord"]}
            schema["then"] = {"required": ["toelichting"], "properties": {"toelichting": {"type": "string"}}}
        return schema

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        parts = given_members(value)
        if not parts:
            yield _no_yes(path, self.label)
            return
        yield from member_faults(value, {"antwoord", "toelichting"}, path, self.label)
        if "antwoord" in parts and not isinstance(parts["antwoord"], bool):
            yield _no_yes(f"{path}.antwoord", self.label)
        if "toelichting" in parts:
            yield from string_faults(parts["toelichting"], f"{path}.toelichting", self.follow_up, TEXT_MAX)

    def incomplete(self, value: Any, path: str) -> Iterator[Fault]:
        parts = given_members(value)
        if "antwoord" not in parts:
            yield _no_yes(f"{path}.antwoord", self.label)
        elif parts["antwoord"] and "toelichting" not in parts:
            yield Fault(
                f"{path}.toelichting",
                self.missing_text or N_("Vul in wat er bij ‘%(label)s’ te zeggen is, of kies nee"),
                {"label": self.label},
            )

    def absent(self, path: str) -> Fault:
        return Fault(path, self.missing or N_("Kies ja of nee bij ‘%(label)s’"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        value = given_members(value)
        parts = _yes_no_printed(value.get("antwoord"))
        whole = ". ".join(text for text in (parts[""].plain(), value.get("toelichting")) if text)
        return parts | {
            "": Paragraphs(text=whole[:1].upper() + whole[1:]),
            "toelichting": Paragraphs(
                self.follow_up, value.get("toelichting") or "", applies=value.get("antwoord") is not False
            ),
        }

    def normal(self, value: Any) -> Any:
        return normal_members(value, ("antwoord", "toelichting"))

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        stored = paragraphs(text) or ""
        wordings = {"ja": True, self.no: False, "nee": False}
        for wording, said in wordings.items():
            if found := re.match(rf"{pattern(wording)}(?:$|[.,:;]?(?:[ \n]|$))", stored, re.IGNORECASE):
                return {"antwoord": said, "toelichting": paragraphs(stored[found.end() :])}
        return {"toelichting": stored or None}

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        was = given_members(known)
        told: dict[str, Any] = {}
        if "ja" in parts or "nee" in parts:
            told["antwoord"] = _ticked_yes_no(parts, was.get("antwoord"))
        if "toelichting" in parts:
            told["toelichting"] = paragraphs(str(parts["toelichting"]))
        return was | told

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        text = given_members(value).get("toelichting")
        if isinstance(text, str):
            yield f"{path}.toelichting", text

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        text = texts.get(f"{path}.toelichting")
        return value if text is None else with_member(value, "toelichting", paragraphs(text))

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        return merged_members(base, ours, theirs, {"toelichting": merged_lines})

    def inputs(self, path: str) -> Inputs:
        return {
            f"{path}.antwoord": radios(self.label, (("ja", N_("Ja")), ("nee", self.no))),
            f"{path}.toelichting": TextAreaField(self.follow_up),
        }

    def write(self, value: Any, path: str) -> dict[str, Any]:
        value = value or {}
        return {
            f"{path}.antwoord": _typed_yes_no(value.get("antwoord")),
            f"{path}.toelichting": value.get("toelichting") or "",
        }

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        parts = {
            "antwoord": _read_yes_no(data.get(f"{path}.antwoord")),
            "toelichting": Text(path, self.label).read(data, f"{path}.toelichting"),
        }
        return {name: part for name, part in parts.items() if part is not None} or None


def _typed_yes_no(value: Any) -> str:
    return {True: "ja", False: "nee"}.get(value, "") if isinstance(value, bool) else ""


def _read_yes_no(typed: Any) -> Any:
    return {"ja": True, "nee": False}.get(typed, typed) if typed else None


def _ticked_yes_no(parts: Parts, known: Any) -> Any:
    """Return the answer that the boxes give; both come as text, which is neither."""
    on = ticked(parts, ("ja", "nee"), _typed_yes_no(known), single=True)
    return " / ".join(on) if len(on) > 1 else _read_yes_no(next(iter(on), ""))


def _yes_no_printed(value: Any) -> dict[str, Printed]:
    return dict(_PRINTED[value if isinstance(value, bool) else None])


def _boxes(chosen: str) -> dict[str, Printed]:
    whole: dict[str, Printed] = {"": Choice("", YES_NO, (chosen,) if chosen else ())}
    return whole | {option: Tick(text, option == chosen) for option, text in YES_NO}


#: There are no more answers than these.
_PRINTED = {True: _boxes("ja"), False: _boxes("nee"), None: _boxes("")}


def _no_yes(path: str, label: str) -> Fault:
    return Fault(path, N_("Kies ja of nee bij ‘%(label)s’"), {"label": label})
