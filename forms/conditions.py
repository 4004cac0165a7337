"""Conditions under which a question is asked. They are data, so that each also becomes an ``if`` in JSON Schema."""

from dataclasses import dataclass
from typing import Any

from forms.answers import Answers, get

Schema = dict[str, Any]


def at(key: str, schema: Schema) -> Schema:
    """Return a schema that demands a value at a dotted key and applies ``schema`` to it."""
    for name in reversed(key.split(".")):
        schema = {"type": "object", "properties": {name: schema}, "required": [name]}
    return schema


@dataclass(frozen=True)
class Condition:
    """Holds or not for the answers to the questions that were really asked."""

    key: str

    def holds(self, answers: Answers) -> bool:
        """Tell whether the condition is met."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """Return a JSON Schema that accepts exactly the answers for which the condition holds."""
        raise NotImplementedError


@dataclass(frozen=True)
class Is(Condition):
    """The question was answered with this value."""

    value: Any = None

    def holds(self, answers: Answers) -> bool:
        given = get(answers, self.key)
        return type(given) is type(self.value) and given == self.value

    def schema(self) -> Schema:
        return at(self.key, {"const": self.value})


def Yes(key: str) -> Is:
    """The yes/no question was answered with yes."""
    return Is(key, True)


def Not(key: str) -> Is:
    """The yes/no question was answered with no; unanswered is not no."""
    return Is(key, False)


@dataclass(frozen=True)
class Has(Condition):
    """This option is among the chosen ones of a some-of question."""

    option: str = ""

    def holds(self, answers: Answers) -> bool:
        chosen = get(answers, f"{self.key}.keuzes")
        return isinstance(chosen, list) and self.option in chosen

    def schema(self) -> Schema:
        return at(f"{self.key}.keuzes", {"type": "array", "contains": {"const": self.option}})
