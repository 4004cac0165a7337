"""A fictional school to look around in: pupils from a class list, and documents in every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from forms import example, form_of
from forms.answers import Answers, get, put
from forms.model import Form
from service.config import Settings
from service.letters import Contact
from service.plain import Term
from service.store import Account, Dossiers, School, Store, Subject
from service.work import class_list
from service.work.for_parents import save_contact, save_term
from service.work.writing import first_answers, school_year

SCHOOL = ("Merelveld College", "Havenstraat", "Marieke de Wit")

_PEOPLE = (
    ("m.dewit@merelveld.example", "Marieke de Wit", "zorgcoordinator"),
    ("p.smeets@merelveld.example", "Petra Smeets", "mentor"),
    ("t.hendriks@merelveld.example", "Tom Hendriks", "mentor"),
    ("j.vanleeuwen@merelveld.example", "Joost van Leeuwen", "docent"),
    ("s.oduya@merelveld.example", "Samira Oduya", "mentor"),
)
SIGNS_IN = _PEOPLE[0][0]
"""The account whose address the demo prints."""

_CONTACT = Contact(
    telefoon="010 000 12 34",
    email="zorg@merelveld.example",
    hulp="Ouder- en jeugdsteunpunt Havenregio, 010 000 56 78",
    antwoord_dagen=14,
)
"""How parents reach the school, and who helps them outside of it."""

_TERM = Term("topuur", "explain", "een uur extra hulp", {"topuren": "uren extra hulp"})
"""A word of the school's own."""

_STAR = "Yara Bakkali"
"""Whom the examples of the forms are about."""


@dataclass(frozen=True)
class _Story:
    """A document to make: about whom, by whom, begun how many days ago, how much of it filled in, through which states."""

    pupil: str
    type: str
    author: int
    days: float
    share: float = 1.0
    states: tuple[str, ...] = ()


_TO_DISCUSSION = ("ter_bespreking",)
_TO_FINAL = ("ter_bespreking", "vastgesteld")
_TO_CLOSED = ("ter_bespreking", "vastgesteld", "afgesloten")

_STORIES = (
    _Story(_STAR, "izo_aanmelding", 1, 68, states=_TO_CLOSED),
    _Story(_STAR, "zat_aanmelding", 0, 40, states=_TO_FINAL),
    _Story(_STAR, "ihp_vakoverstijgend", 1, 26, states=_TO_FINAL),
    _Story(_STAR, "opp", 0, 6, states=_TO_DISCUSSION),
    _Story("Elif Yıldız", "izo_aanmelding", 2, 12, states=_TO_DISCUSSION),
    _Story("Elif Yıldız", "ihp_vakspecifiek", 0, 1.2, share=0.5),
    _Story("Noor van den Berg", "opp", 0, 0.1, share=0.6),
    _Story("Noor van den Berg", "izo_aanmelding", 1, 75, states=_TO_FINAL),
    _Story("Lotte Visser", "zat_aanmelding", 4, 3, share=0.3),
    _Story("Sofía Álvarez", "izo_aanmelding", 0, 4.1, share=0.5),
    _Story("Aaliyah Pinas", "ihp_vakoverstijgend", 0, 9, states=_TO_DISCUSSION),
    _Story("Zoë Müller", "izo_aanmelding", 3, 2, share=0.4),
    _Story("Femke de Haan", "opp", 0, 33, states=_TO_FINAL),
)


class _Clock:
    """A clock that the making of the demo sets back, so that the past lies in the past."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)
        self.end = self.now

    def __call__(self) -> datetime:
        return self.now

    def days_ago(self, days: float) -> None:
        self.now = self.end - timedelta(days=days)

    def go_on(self, time: timedelta) -> None:
        self.now = min(self.end, self.now + time)


def fill(settings: Settings, password_hash: str) -> None:
    """Make the school in an empty store. All accounts get the same password."""
    clock = _Clock()
    store = Store.open(settings, clock=clock)
    try:
        store.upgrade()
        clock.days_ago(90)
        with store.write() as tx:
            school = tx.add_school(*SCHOOL)
            tx.set_logo(school.id, _data("merelveld.png"))
            people = [tx.add_account(school.id, email, name, role, password_hash) for email, name, role in _PEOPLE]
            save_contact(tx, people[0], _CONTACT)
            save_term(tx, people[0], _TERM)
            dossiers = tx.visible_to(people[0])
            class_list.save(dossiers, class_list.compare(class_list.read(_data("merelveld.csv")), []))
            pupils = {subject.facts["naam"]: subject for subject in dossiers.subjects()}
        for story in sorted(_STORIES, key=lambda story: -story.days):
            clock.days_ago(story.days)
            _tell(store, clock, school, people[story.author], pupils[story.pupil], story)
    finally:
        store.close()


def _tell(store: Store, clock: _Clock, school: School, author: Account, pupil: Subject, story: _Story) -> None:
    """Write a document as somebody would: page by page, then on to its state."""
    form = form_of(story.type)
    full = _about(form, pupil)
    today = clock.now.date()
    with store.write() as tx:
        dossiers = tx.visible_to(author)
        answers, origins = first_answers(dossiers, school, pupil.id, form, today)
        stored = {key: origin.stored() for key, origin in origins.items()}
        document = dossiers.start_document(form.type, [pupil.id], form.version, answers, stored, school_year(today))
    steps = form.steps[: round(len(form.steps) * story.share)]
    for step in steps:
        clock.go_on(timedelta(minutes=9))
        for question in (*step.questions, *(form.apart if step is form.steps[-1] else ())):
            stored = {key: origin for key, origin in stored.items() if key != question.key}
            answers = put(answers, question.key, get(full, question.key))
        with store.write() as tx:
            _add(tx.visible_to(author), document.id, answers=answers, origins=stored)
    for state in story.states:
        clock.go_on(timedelta(days=1, hours=2))
        if state == "vastgesteld" and form.check(answers, final=True, today=clock.now.date()):
            break
        with store.write() as tx:
            _add(tx.visible_to(author), document.id, event="status", state=state)


def _add(dossiers: Dossiers, document_id: str, **change: Any) -> None:
    dossiers.add_revision(document_id, dossiers.document(document_id).number, **change)


def _about(form: Form, pupil: Subject) -> Answers:
    """Return the form's example as if it were about this pupil."""
    answers = example(form.type)
    new, old = _names(str(pupil.facts["naam"])), _names(_STAR)
    if new != old:
        answers = _renamed(answers, [(old[0], new[0]), (old[1], new[1])])
    for name, value in pupil.facts.items():
        if any(question.key == f"leerling.{name}" for question in form.questions):
            answers = put(answers, f"leerling.{name}", value)
    return answers


def _names(name: str) -> tuple[str, str]:
    first, _, last = name.partition(" ")
    return first, last


def _renamed(value: Any, names: Sequence[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        for then, now in names:
            value = value.replace(then, now)
        return value
    if isinstance(value, dict):
        return {name: _renamed(inner, names) for name, inner in value.items()}
    return [_renamed(inner, names) for inner in value] if isinstance(value, list) else value


def _data(name: str) -> bytes:
    return files("service.work").joinpath("demo_data", name).read_bytes()
