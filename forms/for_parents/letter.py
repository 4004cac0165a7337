"""The letter to parents as a form of its own: the same questions, with what only a letter has, and its answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from forms.answers import Answers, get, put
from forms.for_parents.lines import LINES
from forms.for_parents.parts import Leaf, cells, leaf, rows_of
from forms.for_parents.question import Note, notes_of
from forms.model import Form, Step
from forms.questions import Date, Line, Person, Question, RowRef, Rows, Text
from forms.text import N_

#: The versions of a document that are for parents, by the name of their template.
_VARIANTS = ("ouders", "ouders_toestemming")

#: What only a letter has. Nobody is asked it: it follows from the answers and from what the school settled for itself.
LETTER = Step(
    "brief",
    N_("De brief aan ouders"),
    (
        Person("brief.vraag_bij", N_("Vragen bij"), parents=True),
        Line("brief.telefoon", N_("Telefoon"), parents=True, fact=True),
        Line("brief.email", N_("E-mail"), parents=True, fact=True),
        Line("brief.hulp", N_("Gratis hulp buiten school"), parents=True, fact=True),
        Date("brief.antwoord_voor", N_("Antwoord vóór"), parents=True),
        Rows(
            "brief.ouders",
            N_("Ouders met gezag"),
            parents=True,
            row=N_("ouder"),
            columns=(Person("naam", N_("Naam")),),
        ),
        Rows(
            "brief.woorden",
            N_("Moeilijke woorden"),
            parents=True,
            row=N_("woord"),
            columns=(Line("woord", N_("Woord"), fact=True), Text("uitleg", N_("Uitleg"))),
        ),
    ),
)


def is_for_parents(variant: str) -> bool:
    """Tell whether a variant of a document (``ouders``, ``ouders.tr``) is for parents."""
    return variant.partition(".")[0] in _VARIANTS


def printed_form(form: Form, variant: str) -> Form:
    """Return the form whose names a variant of a document prints: the letter's for one that is for parents."""
    return letter_form(form) if is_for_parents(variant) else form


@cache
def letter_form(form: Form) -> Form:
    """Return the form of a letter: the questions that a parents' document may print, and its fixed lines.

    `letter_answers` are its answers. It asks nothing and requires nothing: which questions are answered in a letter was
    settled when the answers were chosen.
    """
    steps = (replace(step, questions=tuple(_told(question) for question in step.questions)) for step in form.steps)
    return replace(
        form, steps=(*steps, LETTER), lines=tuple(LINES.items()), apart=(), rules=(), remark_rules=(), length=None
    )


def _told(question: Question) -> Question:
    return replace(question, when=None, required=False)


def letter_answers(form: Form, answers: Answers) -> Answers:
    """Return what parents read: without what they do not see, with their own texts in place of staff's."""
    kept, notes = form.kept(answers), notes_of(answers)
    letter: Answers = {}
    for question in form.questions:
        value = get(kept, question.key)
        if isinstance(question, Rows):
            letter = put(letter, question.key, list(_rows(question, value, notes)) or None)
        elif value is not None:
            letter = put(letter, question.key, _told_value(leaf(question, value), notes))
    return _without_dangling(form, letter)


def _rows(question: Rows, value: Any, notes: Mapping[str, Note]) -> Iterator[dict[str, Any]]:
    for row in rows_of(value):
        told = {one.question.key: _told_value(one, notes) for one in cells(question, row) if one.value is not None}
        given = {name: cell for name, cell in told.items() if cell is not None}
        if given:
            yield {"id": row["id"], **given}


def _told_value(one: Leaf, notes: Mapping[str, Note]) -> Any:
    """Return an answer as parents read it, None when they see nothing of it."""
    texts = {piece.path: piece.parents if piece.shown else "" for piece in one.pieces(notes)}
    return one.question.with_texts(one.value if one.shown(notes) else None, one.path, texts)


def _without_dangling(form: Form, letter: Answers) -> Answers:
    """Return the letter without cells that name a row that is not in it, and without rows that held nothing else."""
    for question in form.questions:
        refs = (
            [column for column in question.columns if isinstance(column, RowRef)] if isinstance(question, Rows) else []
        )
        if refs:
            targets = {ref.key: {row["id"] for row in rows_of(get(letter, ref.to))} for ref in refs}
            rows = [
                {name: cell for name, cell in row.items() if cell in targets.get(name, (cell,))}
                for row in rows_of(get(letter, question.key))
            ]
            letter = put(letter, question.key, [row for row in rows if len(row) > 1] or None)
    return letter
