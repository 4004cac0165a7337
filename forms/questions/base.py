"""What every kind of question shares. Each kind is one class with all its faces."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import Field

from forms.answers import Answers
from forms.conditions import Condition, Schema
from forms.faults import Fault
from forms.printed import Printed
from forms.text import FILLED, LONE_SURROGATE, N_, shown

Inputs = dict[str, Field]


@dataclass(frozen=True)
class Question:
    """A question of a form, under its key: JSON key, template variable, content-control tag and HTML name at once.

    ``label`` is the official wording of the format and is printed as it stands. ``required`` counts for a final
    document and only while the question is asked. ``carried`` marks what starts from the pupil's earlier documents:
    from the same key, or from the keys that are named. ``phrases`` names the kinds of starter phrases to offer.
    ``later`` marks what is filled when the document has been in use for a while, such as an evaluation; ``by_hand``
    what may be written on paper, so that the document leaves room for it.
    """

    key: str
    label: str
    hint: str = ""
    required: bool = False
    when: Condition | None = None
    parents: bool = False
    carried: bool | tuple[str, ...] = False
    sensitive: bool = False
    phrases: tuple[str, ...] = ()
    missing: str = ""
    later: bool = False
    by_hand: bool = False

    #: Name of the kind: picks the macro that draws the question on a page.
    kind: ClassVar[str] = ""
    #: What holds for an answer but cannot be said in JSON Schema, as sentences for people.
    beyond_schema: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """Return the last part of the key."""
        return self.key.rpartition(".")[2]

    def schema(self, final: bool) -> Schema:
        """Return the JSON Schema of a given answer; ``final`` adds what a finished document asks of it."""
        raise NotImplementedError

    def faults(self, value: Any, path: str, answers: Answers) -> Iterator[Fault]:
        """Yield what makes a given answer unfit to be kept, in a draft as well."""
        raise NotImplementedError

    def incomplete(self, value: Any, path: str) -> Iterator[Fault]:
        """Yield what a given, well-formed answer still lacks before the document can be final."""
        return iter(())

    def absent(self, path: str) -> Fault:
        """Return the fault for a required answer that was not given."""
        return Fault(path, self.missing or N_("Vul ‘%(label)s’ in"), {"label": self.label})

    def printed(self, value: Any, answers: Answers) -> dict[str, Printed]:
        """Return what a template can print, by the name after the key; ``""`` is the whole answer.

        The names are the same for every value, None included, so they also say what a template may use.
        """
        raise NotImplementedError

    def inputs(self, path: str) -> Inputs:
        """Return the WTForms fields that ask the question, unbound, by HTML name."""
        raise NotImplementedError

    def write(self, value: Any, path: str) -> dict[str, Any]:
        """Return what the inputs show for an answer, by HTML name."""
        raise NotImplementedError

    def read(self, data: Mapping[str, Any], path: str) -> Any:
        """Return the answer that the inputs hold, None when nothing was given.

        What cannot be understood comes back as it was typed, so that `faults` can say what is wrong with it.
        """
        raise NotImplementedError


def given(typed: Any) -> str | None:
    """Return what was typed, or None when that is nothing but blanks."""
    return typed if isinstance(typed, str) and re.search(FILLED, typed) else None


def string_faults(value: Any, path: str, label: str, longest: int) -> Iterator[Fault]:
    """Yield what is wrong with a value that has to be a text of at most ``longest`` characters."""
    if not isinstance(value, str):
        yield Fault(path, N_("‘%(label)s’ moet tekst zijn. Zet de waarde tussen aanhalingstekens"), {"label": label})
    elif LONE_SURROGATE.search(value):
        yield Fault(
            path,
            N_("‘%(label)s’ bevat een half teken dat geen enkel programma kan tonen. Typ dat stukje opnieuw"),
            {"label": label},
        )
    elif not re.search(FILLED, value):
        yield Fault(path, N_("‘%(label)s’ is leeg. Laat het weg als er geen antwoord is"), {"label": label})
    elif len(value) > longest:
        yield Fault(
            path,
            N_("‘%(label)s’ is te lang: %(length)d tekens. Kort het in tot %(longest)d tekens"),
            {"label": label, "length": len(value), "longest": longest},
        )


def member_faults(value: dict[str, Any], known: set[str], path: str, label: str) -> Iterator[Fault]:
    """Yield a fault for every member of an answer that the question does not have."""
    for name in (shown(name) for name in value if name not in known):
        yield Fault(
            f"{path}.{name}",
            N_("‘%(label)s’ kent geen onderdeel ‘%(name)s’. Haal het weg of schrijf het anders"),
            {"label": label, "name": name},
        )


def members_schema(members: dict[str, Schema]) -> Schema:
    """Return the schema of an answer in parts: each may be null or left out, and one at least is given."""
    one_given = [{"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in members]
    return {
        "type": "object",
        "properties": {name: optional(member) for name, member in members.items()},
        "anyOf": one_given,
        "additionalProperties": False,
    }


def given_members(value: Any) -> dict[str, Any]:
    """Return the parts of an answer that were given; {} for what is no answer in parts."""
    return {name: part for name, part in value.items() if part is not None} if isinstance(value, dict) else {}


def optional(schema: Schema) -> Schema:
    """Return a schema that also takes null: an answer that was not given is absent or null."""
    return {"anyOf": [schema, {"type": "null"}]}
