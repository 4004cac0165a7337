"""What is known of a pupil before there is any document: the card, and finding it again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forms.answers import Answers
from forms.faults import Fault
from forms.head import BORN, CLASS, MENTOR, PUPIL, head_step
from forms.model import Form, Step
from forms.questions import Line
from forms.text import N_
from service.store import Subject

Facts = dict[str, Any]

LONGEST = 120
"""Characters of one fact: no name needs more, and a list has to stay readable."""

_YEAR = next(question for question in head_step().questions if question.key == "leerling.leerjaar")


@dataclass(frozen=True)
class _Card(Form):
    """A pupil's card: the same questions as at the head of a document, so that it takes the same answers."""

    def check(self, answers: Answers, **context: Any) -> list[Fault]:
        """Return everything that is wrong with the facts; a name has to be there."""
        too_long = [
            Fault(
                question.key,
                N_("‘%(label)s’ is te lang: %(length)d tekens. Kort het in tot %(longest)d tekens"),
                {"label": question.label, "length": len(value), "longest": LONGEST},
            )
            for question in self.questions
            if isinstance(value := facts_of(answers).get(question.name), str) and len(value) > LONGEST
        ]
        return too_long or super().check(answers, **{**context, "final": True})


CARD = _Card(
    "leerling",
    title=N_("Leerling"),
    short_title=N_("Leerling"),
    steps=(
        Step(
            "leerling",
            N_("De leerling"),
            (PUPIL, Line("leerling.nummer", N_("Leerlingnummer")), BORN, CLASS, _YEAR, MENTOR),
        ),
    ),
)

FACTS = tuple(question.name for question in CARD.questions)
"""The names of a pupil's facts, in the order of the card."""


def answers_of(facts: Facts) -> Answers:
    """Return facts as answers to the card's questions."""
    return {"leerling": {name: value for name, value in facts.items() if name in FACTS}}


def facts_of(answers: Answers) -> Facts:
    """Return the facts in answers to the card's questions."""
    facts = answers.get("leerling")
    return dict(facts) if isinstance(facts, dict) else {}


_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "’": "'"})


def folded(text: str) -> str:
    """Return a text as it is searched and compared: without capitals and accents, so that ``yildiz`` finds Yıldız."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def bare_number(facts: Facts) -> str:
    """Return a pupil's number as it is compared: spreadsheets lose the zeros in front. Empty when there is none."""
    return str(facts.get("nummer") or "").lstrip("0")


def same_pupil(facts: Facts) -> tuple[str, Any]:
    """Return what tells pupils without a number apart: name and date of birth."""
    return folded(str(facts.get("naam") or "")), facts.get("geboortedatum")


def found(subjects: Iterable[Subject], sought: str = "", klas: str = "") -> list[Subject]:
    """Return the pupils in whom every word that is sought occurs (name, class, number, mentor), of one class if given."""
    words = folded(sought).split()
    return [
        subject
        for subject in subjects
        if (not klas or subject.facts.get("klas") == klas) and all(word in _searched(subject) for word in words)
    ]


def classes(subjects: Iterable[Subject]) -> list[str]:
    """Return the classes that these pupils are in, sorted."""
    return sorted({str(klas) for subject in subjects if (klas := subject.facts.get("klas"))})


def _searched(subject: Subject) -> str:
    facts = subject.facts
    return folded(" ".join(str(facts.get(name) or "") for name in ("naam", "klas", "nummer", "mentor")))
