"""What every kind of question shares. Each kind is one class with all its faces."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import Field

from forms.answers import Answers
from forms.conditions import Condition, Schema
from forms.faults import Fault
from forms.printed import Part, Printed, as_parts
from forms.text import FILLED, LONE_SURROGATE, N_, normalise, shown
from forms.three_way import one_side

Inputs = dict[str, Field]
#: What is read back of an answer, by the names under which it was printed.
Parts = Mapping[str, Part]


@dataclass(frozen=True)
class Question:
    """A question of a form, under its key: JSON key, template variable, content-control tag and HTML name at once.

    ``label`` is the official wording of the format and is printed as it stands. ``required`` counts for a final
    document and only while the question is asked. ``carried`` marks what starts from the pupil's earlier documents:
    from the same key, or from the keys that are named. ``phrases`` names the kinds of starter phrases to offer.
    ``later`` marks what is filled when the document has been in use for a while, such as an evaluation; ``by_hand``
    what may be written on paper, so that the document leaves room for it. ``private`` marks a column that parents do not
    see although they see its row: it holds what another person said, or a note of staff. ``internal`` marks a column that
    only the program reads: no page shows or asks it.
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
    private: bool = False
    internal: bool = False

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

    def text(self, value: Any, answers: Answers) -> str:
        """Return an answer as plain text; one that is not well formed as it was typed."""
        if value is None:
            return ""
        if any(True for _ in self.faults(value, self.key, answers)):
            return typed_text(value)
        return self.printed(value, answers)[""].plain()

    def normal(self, value: Any) -> Any:
        """Return an answer in the one way in which it is stored, None when it holds nothing; ill-formed as it is."""
        return value

    def unprinted(self, parts: Parts, known: Any, answers: Answers) -> Any:
        """Return the answer that was read back from a document: the way back from `printed`. None when it is empty.

        ``parts`` holds the parts that were found, by their printed names. ``known`` is the answer that was printed, None
        when there was none or it is unknown; what no part tells comes from there. A part that stands as it was printed
        says nothing new, so of two ways in which an answer is printed the one that was changed counts. ``answers`` are
        those that were printed. What cannot be understood comes back as it was typed, so that `faults` can say what is
        wrong with it.
        """
        was = as_parts(self.printed(known, answers))
        named = {name: part for name, part in parts.items() if name and name in was}
        whole = str(parts.get("", ""))
        told = [name for name, part in parts.items() if name in was and part != was[name]]
        by_text = "" in told
        if not told:
            return self.normal(known)
        if told == [""]:
            return self.normal(self.from_text(whole, known, answers))
        value = self.normal(self.from_parts(named, known, answers))
        if by_text and whole != self.text(value, answers):
            return " / ".join(text for text in (whole, self.text(value, answers)) if text)
        return value

    def from_text(self, text: str, known: Any, answers: Answers) -> Any:
        """Return the answer that the text of the whole answer holds."""
        raise NotImplementedError

    def from_parts(self, parts: Parts, known: Any, answers: Answers) -> Any:
        """Return the answer that its named parts hold, those that were found."""
        raise NotImplementedError

    def texts(self, value: Any, path: str) -> Iterator[tuple[str, str]]:
        """Yield each free text in an answer with its path: what can be worded anew for other readers.

        Names, dates, numbers and choices are facts, not texts.
        """
        return iter(())

    def with_texts(self, value: Any, path: str, texts: Mapping[str, str]) -> Any:
        """Return an answer with these texts, by their path, in it; ``""`` takes a text away, other texts stay.

        ``value`` may be None: then the answer holds these texts alone. None when nothing is left.
        """
        return value

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        """Return an answer with what two sides changed in it; `forms.three_way.Conflict` where the changes touch."""
        return one_side(base, ours, theirs)

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


def paragraphs(text: str) -> str | None:
    """Return a text that was read back as it is stored, None when nothing stands there."""
    return given(normalise(text)[0])


def one_line(text: str) -> str | None:
    """Return a text that was read back as one line: further lines, of bullets too, follow after a blank."""
    lines = [line for line in normalise(text)[0].split("\n") if given(line)]
    return given(lines[0] if len(lines) == 1 else " ".join(line.removeprefix("- ").strip(" \t") for line in lines))


def typed_text(value: Any) -> str:
    """Return the text of an answer that is not well formed, as it was typed."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return " / ".join(text for text in map(typed_text, inner) if text)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


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


def normal_members(value: Any, members: Collection[str]) -> Any:
    """Return an answer in parts without those that were not given, None when none was."""
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if part is not None or name not in members} or None


def with_member(value: Any, name: str, text: str | None) -> Any:
    """Return an answer in parts with this text in it, without it when there is none; ill-formed as it is."""
    if value is not None and not isinstance(value, dict):
        return value
    others = {other: part for other, part in (value or {}).items() if other != name}
    return others | ({name: text} if text else {}) or None


def optional(schema: Schema) -> Schema:
    """Return a schema that also takes null: an answer that was not given is absent or null."""
    return {"anyOf": [schema, {"type": "null"}]}
