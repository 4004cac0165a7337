"""Questions answered with paragraphs and bullets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import TextAreaField

from forms.answers import Answers
from forms.conditions import Schema
from forms.faults import Fault
from forms.printed import Paragraphs, Printed
from forms.questions.base import (
    Inputs,
    Question,
    given,
    given_members,
    member_faults,
    paragraphs,
    string_faults,
    with_member,
)
from forms.questions.line import NO_LONE_SURROGATE
from forms.text import FILLED, N_, TEXT_MAX
from forms.three_way import merged_lines, merged_members

TEXT_SCHEMA: Schema = {"type": "string", "maxLength": TEXT_MAX, "pattern": FILLED}


@dataclass(frozen=True)
class Text(Question):
    """A text of paragraphs and bullets; ``short`` asks it in a smaller box."""

    short: bool = False

    kind: ClassVar[str] = "text"
    beyond_schema: ClassVar[tuple[str, ...]] = (NO_LONE_SURROGATE,)

    def schema(self, final: bool) -> Schema:
        return dict(TEXT_SCHEMA)

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        yield from string_faults(value, path, self.label, TEXT_MAX)

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return {"": Paragraphs(text=value or "")}

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        return paragraphs(text)

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield path, value

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        return paragraphs(texts[path]) if path in texts else value

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        return merged_lines(base, ours, theirs)

    def inputs(self, path: str) -> Inputs:
        return {path: TextAreaField(self.label)}

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return {path: value or ""}

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        typed = given(data.get(path))
        return re.sub("\r\n?", "\n", typed) if typed else None


@dataclass(frozen=True)
class TextWithAttachments(Text):
    """A text that may refer to attachments: ``{"tekst": "...", "bijlagen": []}``. Attachments themselves are not taken yet."""

    kind: ClassVar[str] = "text"

    def schema(self, final: bool) -> Schema:
        return {
            "type": "object",
            "properties": {"tekst": TEXT_SCHEMA, "bijlagen": {"type": "array", "maxItems": 0}},
            "required": ["tekst"],
            "additionalProperties": False,
        }

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        if not isinstance(value, dict) or "tekst" not in value:
            yield Fault(path, N_('Schrijf ‘%(label)s’ als {"tekst": "…"}'), {"label": self.label})
            return
        yield from member_faults(value, {"tekst", "bijlagen"}, path, self.label)
        yield from super().faults(value["tekst"], f"{path}.tekst", answers)
        if value.get("bijlagen", []) != []:
            yield Fault(
                f"{path}.bijlagen",
                N_("Bijlagen kunnen bij ‘%(label)s’ nog niet mee. Haal ze weg"),
                {"label": self.label},
            )

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        return super().printed(given_members(value).get("tekst"), answers)

    def normal(self, value: Any) -> Any:
        if isinstance(value, dict) and value.get("bijlagen") == []:
            return {name: part for name, part in value.items() if name != "bijlagen"} or None
        return value

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        attached = {name: part for name, part in given_members(known).items() if name != "tekst"}
        tekst = paragraphs(text)
        return {**({"tekst": tekst} if tekst else {}), **attached} or None

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        yield from super().texts(given_members(value).get("tekst"), f"{path}.tekst")

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        text = texts.get(f"{path}.tekst")
        return value if text is None else with_member(value, "tekst", paragraphs(text))

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        return merged_members(base, ours, theirs, {"tekst": merged_lines})

    def write(self, value: Any, path: str) -> dict[str, Any]:
        return super().write((value or {}).get("tekst"), path)

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        text = super().read(data, path)
        return {"tekst": text} if text else None
