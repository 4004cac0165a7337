"""The JSON Schema (2020-12) of a form's answers, folded from its questions, conditions and rules."""

from collections.abc import Sequence
from typing import Any

from forms.conditions import Schema, at
from forms.questions import Question, Rows
from forms.questions.base import optional
from forms.rules import Rule

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(
    type_: str, title: str, version: int, questions: Sequence[Question], rules: Sequence[Rule], final: bool
) -> Schema:
    """Return the schema; ``x-rules`` lists, as {"rule", "paths"}, what holds besides and cannot be said in a schema."""
    demands: list[Schema] = []
    schema: Schema = _group()
    for question in questions:
        always = final and question.when is None
        asked = question.schema(final)
        if always and question.required:
            _insert(schema, question.key, asked, required=True)
            continue
        _insert(schema, question.key, optional(asked if always else question.schema(False)), required=False)
        if final and question.when is not None:
            then = at(question.key, asked) if question.required else _inside(question.key, optional(asked))
            demands.append({"if": _asked(question, questions), "then": then})
    if final:
        demands += [said for rule in rules if (said := rule.schema())]
    beyond = [
        (rule, question.key)
        for question in questions
        for kind in (question, *(question.columns if isinstance(question, Rows) else ()))
        for rule in kind.beyond_schema
    ] + [(rule.beyond_schema, "") for rule in rules if final and rule.beyond_schema]
    head: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:zorgroute:{type_}:{version}:{'final' if final else 'draft'}",
        "title": title,
        "x-form-version": version,
        "x-rules": [
            {"rule": rule, "paths": list(dict.fromkeys(path for said, path in beyond if said == rule and path))}
            for rule in dict.fromkeys(rule for rule, _ in beyond)
        ],
    }
    return head | schema | ({"allOf": demands} if demands else {})


def _group() -> Schema:
    return {"type": "object", "properties": {}, "additionalProperties": False}


def _insert(schema: Schema, key: str, leaf: Schema, *, required: bool) -> None:
    name, _, rest = key.partition(".")
    if required:
        schema.setdefault("required", [])
        if name not in schema["required"]:
            schema["required"].append(name)
    if not rest:
        schema["properties"][name] = leaf
        return
    wrapped = schema["properties"].setdefault(name, optional(_group()))
    if required:
        del wrapped["anyOf"][1:]  # null will not do where something in the group is required
    _insert(wrapped["anyOf"][0], rest, leaf, required=required)


def _inside(key: str, leaf: Schema) -> Schema:
    for name in reversed(key.split(".")):
        leaf = {"properties": {name: leaf}}
    return leaf


def _asked(question: Question, questions: Sequence[Question]) -> Schema:
    """Return a schema for "this question is asked": its condition, and that of the question this one looks at."""
    if question.when is None:
        return {}
    key = question.when.key
    looked_at = next(other for other in questions if key == other.key or key.startswith(f"{other.key}."))
    conditions = [question.when.schema(), _asked(looked_at, questions)]
    return {"allOf": [condition for condition in conditions if condition]}
