"""A form: steps of questions, folded over by everything else.

Nothing here knows a page, a database or a Word file. The wizard, the checks, the JSON Schema, the names a template may
use and the carry-over all come from the same declaration.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from forms.answers import Answers, get, put
from forms.conditions import Condition, Schema
from forms.faults import Fault, NewerVersion, Notice, Remark
from forms.length import Length
from forms.printed import Printed
from forms.questions import Question
from forms.questions.date import day_of
from forms.remarks import RemarkRule
from forms.rules import DEFAULT_POLICY, Policy, Rule
from forms.schema import schema_of
from forms.text import N_, normalise, shown

Upgrade = Callable[[Answers], Answers]

_DEEPEST = 20


@dataclass(frozen=True)
class Step:
    """One page of the wizard. ``part`` is the heading of the format under which its questions stand, when it has one."""

    slug: str
    title: str
    questions: tuple[Question, ...]
    lead: str = ""
    part: str = ""


@dataclass(frozen=True)
class Form:
    """A document type, declared once.

    ``short_title`` is its short name on screens. ``starts_from`` names the types whose answers a new document takes over, the
    one that counts most first; earlier documents of the same type come before them. ``upgrades`` bring answers of
    version 1, 2, … one version further, so the version of the form is their number plus one.
    ``variants`` names further templates over the same answers, ``lines`` the fixed texts that a template of it may name,
    each a (key, msgid of the domain ``ouder``).
    ``apart`` are questions that no page of the wizard asks and no document of staff prints: what parents read.
    """

    type: str
    title: str
    short_title: str
    steps: tuple[Step, ...]
    lead: str = ""
    rules: tuple[Rule, ...] = ()
    remark_rules: tuple[RemarkRule, ...] = ()
    starts_from: tuple[str, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    apart: tuple[Question, ...] = ()
    length: Length | None = None
    subject: str = "leerling"
    minutes: int = 15

    def __post_init__(self) -> None:
        keys = [question.key for question in self.all_questions]
        twice = [key for key in keys if keys.count(key) > 1 or any(other.startswith(f"{key}.") for other in keys)]
        if twice:
            raise ValueError(f"{self.type} asks twice for {', '.join(twice)}")

    @property
    def version(self) -> int:
        """Return the version of the form, from 1."""
        return len(self.upgrades) + 1

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return all questions in the order in which they are asked."""
        return tuple(question for step in self.steps for question in step.questions)

    @cached_property
    def all_questions(self) -> tuple[Question, ...]:
        """Return every question whose answer is kept: those that are asked, then those that stand apart."""
        return (*self.questions, *self.apart)

    def question(self, key: str) -> Question:
        """Return the question with this key; KeyError when there is none."""
        return self._by_key[key]

    def step(self, slug: str) -> Step:
        """Return the step with this slug; KeyError when there is none."""
        return {step.slug: step for step in self.steps}[slug]

    def step_of(self, path: str) -> Step:
        """Return the step that asks the question a path (``doelen[a1].doel``) lies in; KeyError when none does."""
        key = self.key_at(path)
        for step in self.steps:
            if any(question.key == key for question in step.questions):
                return step
        raise KeyError(key)

    def key_at(self, path: str) -> str:
        """Return the key of the question that a path lies in, or the path itself when it lies in none."""
        key = path.partition("[")[0]
        while key not in self._by_key:
            if "." not in key:
                return path
            key = key.rpartition(".")[0]
        return key

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """Return the questions that these answers make the form ask."""
        hidden = self.hidden(answers)
        return tuple(question for question in self.questions if question.key not in hidden)

    def hidden(self, answers: Answers) -> frozenset[str]:
        """Return the keys of the questions that these answers do not make the form ask.

        In order, over the answers to questions that are really asked: an answer that is hidden again keeps nothing
        else alive.
        """
        found: set[str] = set()
        for key, when in self._conditions:
            if not when.holds(answers):
                found.add(key)
                answers = put(answers, key, None)
        return frozenset(found)

    def kept(self, answers: Answers) -> Answers:
        """Return the answers to the questions that are asked; a hidden answer is no answer."""
        hidden = self.hidden(answers)
        kept: Answers = {}
        for question in self.all_questions:
            value = get(answers, question.key)
            if value is not None and question.key not in hidden:
                *outer, last = question.key.split(".")
                inner = kept
                for name in outer:
                    inner = inner.setdefault(name, {})
                inner[last] = value
        return kept

    def clean(self, answers: Answers) -> tuple[Answers, list[Notice]]:
        """Return the answers as they are stored, and what was removed from them.

        All text is normalised, and every answer stands in the one way in which it is stored; null is no answer.
        """
        notices: list[Notice] = []
        cleaned = _cleaned(answers, "", notices)
        for question in self.all_questions:
            value = get(cleaned, question.key)
            normal = question.normal(value)
            # An answer that holds nothing ({}) is left for `check` to refuse, as the schema does.
            if normal is not None or (value is None and _is_null(cleaned, question.key)):
                cleaned = put(cleaned, question.key, normal)
        return cleaned, notices

    def check(
        self, answers: Answers, *, final: bool = False, today: date | None = None, policy: Policy = DEFAULT_POLICY
    ) -> list[Fault]:
        """Return everything that is wrong with the answers, in the order of the form.

        A draft (``final=False``) may lack anything; what is there has to be of the right kind. ``today`` is the day on
        which consent must still run, the document's own date when it is not given.
        """
        if not isinstance(answers, dict):
            return [Fault("", N_('De antwoorden moeten één JSON-object zijn: {"leerling": {…}, …}'))]
        faults = list(self._unknown(answers, ""))
        for question in self.all_questions:
            value = get(answers, question.key)
            if value is not None:
                faults += question.faults(value, question.key, answers)
        if final:
            well_formed = not faults
            faults += self._missing(answers, {self.key_at(fault.path) for fault in faults})
            if well_formed:
                day = today or day_of(get(answers, "datum")) or date.today()
                kept, named = self.kept(answers), {fault.path for fault in faults}
                found = (fault for rule in self.rules for fault in rule.faults(kept, day, policy))
                faults += [fault for fault in found if fault.path not in named]
        return faults

    def remarks(self, answers: Answers) -> list[Remark]:
        """Return what would make well-formed answers better."""
        kept = self.kept(answers)
        return [remark for rule in self.remark_rules for remark in rule.remarks(kept)]

    def printed(self, answers: Answers) -> dict[str, dict[str, Printed]]:
        """Return the printed values of every question by its key, asked or not."""
        kept = self.kept(answers)
        return {question.key: question.printed(get(kept, question.key), kept) for question in self.questions}

    def upgrade(self, answers: Answers, version: int) -> Answers:
        """Return answers that were stored by an earlier version as this version has them; NewerVersion when it is later."""
        if not 1 <= version <= self.version:
            raise NewerVersion(
                N_("Deze antwoorden zijn gemaakt met een nieuwere versie van het formulier. Werk zorgroute eerst bij.")
            )
        for upgrade in self.upgrades[version - 1 :]:
            answers = upgrade(answers)
        return answers

    def schema(self, final: bool = True) -> Schema:
        """Return the JSON Schema (2020-12) of the answers; ``x-rules`` lists what only `check` can hold."""
        return schema_of(self.type, self.title, self.version, self.all_questions, self.rules, final)

    @cached_property
    def _conditions(self) -> tuple[tuple[str, Condition], ...]:
        return tuple((question.key, question.when) for question in self.questions if question.when is not None)

    @cached_property
    def _by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.all_questions}

    def _missing(self, answers: Answers, wrong: set[str]) -> Iterator[Fault]:
        """Yield what a final document lacks, leaving out the questions whose answer is wrong already."""
        for question in self.asked(answers):
            value = get(answers, question.key)
            if value is not None:
                yield from () if question.key in wrong else question.incomplete(value, question.key)
            elif question.required and question.key not in wrong:
                yield question.absent(question.key)

    def _unknown(self, answers: Answers, prefix: str) -> Iterator[Fault]:
        for name, value in answers.items():
            key = f"{prefix}{name}"
            if key in self._by_key:
                continue
            if any(known.startswith(f"{key}.") for known in self._by_key):
                if isinstance(value, dict):
                    yield from self._unknown(value, f"{key}.")
                elif value is not None:
                    yield Fault(key, N_("Schrijf ‘%(key)s’ als een object met onderdelen"), {"key": key})
                continue
            yield Fault(
                shown(key),
                N_("Dit formulier kent geen vraag ‘%(key)s’. Haal het antwoord weg of schrijf de naam anders"),
                {"key": shown(key)},
            )


def _is_null(answers: Any, key: str) -> bool:
    """Tell whether null stands at a dotted key, or where a part of the way to it should be."""
    for name in key.split("."):
        if not isinstance(answers, dict) or name not in answers:
            return False
        answers = answers[name]
        if answers is None:
            return True
    return False


def _cleaned(value: Any, path: str, notices: list[Notice], depth: int = 0) -> Any:
    """Return the value with its texts normalised; what lies deeper than any answer does is left for `check` to refuse."""
    if isinstance(value, str):
        text, removed = normalise(value)
        if removed:
            message = N_("Uit dit antwoord zijn %(removed)d onzichtbare tekens gehaald die niet in een document kunnen")
            notices.append(Notice(path, message, {"removed": removed}))
        return text
    if isinstance(value, dict) and depth < _DEEPEST:
        return {
            name: _cleaned(inner, f"{path}.{name}" if path else name, notices, depth + 1)
            for name, inner in value.items()
        }
    if isinstance(value, list) and depth < _DEEPEST:
        return [
            _cleaned(
                inner, f"{path}[{inner.get('id', place) if isinstance(inner, dict) else place}]", notices, depth + 1
            )
            for place, inner in enumerate(value)
        ]
    return value
