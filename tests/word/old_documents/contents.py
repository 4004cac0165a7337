"""What an old form asked, and what stood there: taken from a form and its answers, cut up as paper forms are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import Question, Rows, Text

#: What a school writes where there is nothing to say. None of it is an answer.
NOTHING = ("-", "n.v.t.", "……………………", "____________", "nvt", "...", "–")
#: A paper form does not ask these; the school's own name stands in its letterhead.
_NOT_ASKED = ("school.", "stoornis_waarom_nodig", "aanvullingen")


@dataclass(frozen=True)
class Asked:
    """A question with its answer; ``nothing`` is what stands there when it has none."""

    question: Question
    value: Any
    nothing: str = ""


@dataclass(frozen=True)
class Own:
    """A question that the school added itself."""

    label: str
    text: str


@dataclass(frozen=True)
class Repeated:
    """A question with its rows."""

    question: Rows
    rows: tuple[Answers, ...]


@dataclass(frozen=True)
class Factors:
    """Texts by side (``belemmerend``) and by whom they are about (``leerling``)."""

    cells: dict[tuple[str, str], Asked]


Item = Asked | Own | Repeated | Factors


@dataclass(frozen=True)
class Section:
    """A heading of the form, "" for what comes first, and what is asked under it."""

    title: str
    items: tuple[Item, ...]


@dataclass
class Contents:
    """The whole form. ``answers`` are those that really stand on it, in the shape in which the form keeps them."""

    form: Form
    sections: list[Section] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    own: list[Own] = field(default_factory=list)


def contents(form: Form, answers: Answers, *, nothing: bool = False, own: Iterable[Own] = ()) -> Contents:
    """Return what an old form holds. ``nothing`` leaves every fifth text unanswered; ``own`` are the school's questions."""
    made = Contents(form, own=list(own))
    for step in form.steps:
        title = step.part
        items: list[Item] = []
        factors: dict[tuple[str, str], Asked] = {}
        for question in step.questions:
            value = get(answers, question.key)
            if question.key.startswith(_NOT_ASKED) or not _asked(form, question, answers):
                continue
            if isinstance(question, Rows):
                if value:
                    items.append(Repeated(question, tuple(value)))
                    made.answers = put(made.answers, question.key, value)
                continue
            empty = ""
            texts = sum(isinstance(item, Asked) and isinstance(item.question, Text) for item in items)
            if value is None or (nothing and type(question) is Text and texts % 5 == 3):
                value, empty = None, NOTHING[len(made.sections) % len(NOTHING)]
            made.answers = put(made.answers, question.key, value) if value is not None else made.answers
            first, _, rest = question.key.partition(".")
            if first == "factoren":
                side, _, whom = rest.partition(".")
                factors[side, whom] = Asked(question, value, empty)
            else:
                items.append(Asked(question, value, empty))
        if factors:
            items.append(Factors(factors))
        # What a form asks last to fill the head of its document, paper asks first.
        at_head = bool(made.sections) and step.slug == "kop"
        if at_head or (made.sections and made.sections[-1].title == title):
            place = 0 if at_head else -1
            before = made.sections[place]
            made.sections[place] = Section(before.title, (*before.items, *items))
        elif items:
            made.sections.append(Section(title, tuple(items)))
    for number, one in enumerate(made.own):
        place = (number * 2 + 1) % len(made.sections)
        section = made.sections[place]
        middle = len(section.items) // 2
        made.sections[place] = Section(section.title, (*section.items[:middle], one, *section.items[middle:]))
    return made


def _asked(form: Form, question: Question, answers: Answers) -> bool:
    return question in form.asked(answers)
