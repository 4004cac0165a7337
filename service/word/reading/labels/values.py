"""From what stands at a label to an answer of the form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.printed import Part, Tick
from forms.questions import OneOf, Question, RowRef, Rows, SomeOf, Text
from forms.text import normalise
from service.word.reading.labels.choices import read_choices
from service.word.reading.labels.entries import filled_in, says_nothing, text_in
from service.word.reading.labels.names import Names
from service.word.reading.labels.words import words
from service.word.reading.outline import Paragraph

_BULLET = re.compile(r"^[\s\u00a0]*[-–—•●▪◦‣*·\u2010\u2011\uf0b7][\s\u00a0]+")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z]\))\s+")


@dataclass(frozen=True)
class Read:
    """The parts of an answer, as `Question.unprinted` takes them; ``left`` is text that has no place in it."""

    parts: Mapping[str, Part] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text of paragraphs as the form keeps it: bullets as ``"- "``, prompts and lines to write on left out."""
    paragraphs = list(paragraphs)
    if not any(filled_in(paragraph) for paragraph in paragraphs):
        return ""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = text_in(paragraph)
        for number, line in enumerate(text.split("\n")):
            line = _plain_bullet(line.strip())
            if number == 0 and line and paragraph.listed and not line.startswith("- "):
                line = f"{paragraph.ordinal}. {line}" if paragraph.listed == "number" else f"- {line}"
            lines.append(line)
    return normalise("\n".join(lines))[0]


def read_value(names: Names, rows: str, question: Question, paragraphs: Sequence[Paragraph]) -> Read:
    """Return the parts of the answer that paragraphs hold; none when they hold nothing."""
    text = text_of(paragraphs)
    options = names.options.get((rows, question.key), {})
    if not text or not options:
        return Read({"": text} if text else {})
    several = isinstance(question, SomeOf) or (isinstance(question, OneOf) and question.double)
    said = [paragraph for paragraph in paragraphs if filled_in(paragraph)]
    chosen = read_choices(said, options, several)
    if not chosen.clear:
        return Read(left=tuple(text.split("\n")))
    printed = question.printed(None, {})
    free = [name for name, shown in printed.items() if name and not isinstance(shown, Tick)]
    parts: dict[str, Part] = dict(chosen.parts)
    left = [*chosen.behind.values(), *chosen.rest]
    if "toelichting" in free:
        more = normalise("\n".join(_plain_bullet(line) for line in left))[0]
        if not says_nothing(more):
            parts["toelichting"] = more
        return Read(parts)
    if "anders_namelijk" in free and (more := chosen.behind.get("anders", "")):
        left.remove(more)
        parts["anders_namelijk"] = "" if says_nothing(more) else more
    return Read(parts if chosen.parts else {}, tuple(one for one in left if not says_nothing(one)))


def _plain_bullet(line: str) -> str:
    return "- " + _BULLET.sub("", line) if _BULLET.match(line) else line


def is_option(text: str, options: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether a text is, or begins with, one of the options."""
    said = words(text)
    known = [words(option) for texts in options.values() for option in texts]
    return any(option and said[: len(option)] == option for option in known)


def text_rows(question: Rows, paragraphs: Sequence[Paragraph]) -> list[dict[str, Part]]:
    """Return the rows that a plain text holds: one for each bullet or number, a single one for any other text.

    The text goes to the first column that takes one.
    """
    text = text_of(paragraphs)
    texts = [column for column in question.columns if isinstance(column, Text)]
    column = [*texts, *(column for column in question.columns if not isinstance(column, RowRef)), *question.columns][0]
    lines = [line for line in text.split("\n") if line]
    marks = [_NUMBERED if _NUMBERED.match(line) else _BULLET for line in lines]
    if lines and all(mark.match(line) for mark, line in zip(marks, lines, strict=True)):
        return [{column.key: mark.sub("", line)} for mark, line in zip(marks, lines, strict=True)]
    return [{column.key: text}] if text else []
