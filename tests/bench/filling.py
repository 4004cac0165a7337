"""Filling beside what others take for the same: docxtpl on the same template, docxtemplater on one that says the same.

Inside the clock, all in memory and in one process: for ours, answers to the bytes of a document with content controls; for
docxtpl, what its documentation shows: opening the template, rendering, and saving into memory, from a context of texts that
is ready; for docxtemplater the same, measured inside Node.js after it has warmed up. The rounds are interleaved.
"""

import io
import statistics
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

from docx import Document

from forms import all_forms, example
from forms.answers import Answers
from forms.questions import Rows
from service.data import docx_template
from service.word import compile_template, fill
from tests.bench.figures import timed
from tests.bench.peers import Docxtemplater, data_of, in_its_notation
from tests.word.building import shown
from tests.word.oracle.docxtpl import context, filled

ROUNDS, OURS, THEIRS = 11, 10, 3
SIZES = (1, 2, 4, 8, 16)


def measure() -> None:
    """Print the figures."""
    _beside_others()
    _straight()


def _beside_others() -> None:
    other = Docxtemplater() if Docxtemplater.there() else None
    print("filling, median ms a document: ours, docxtpl, docxtemplater, and how many times as fast ours is")
    for type_, form in all_forms().items():
        data, answers = docx_template(type_), form.clean(example(type_))[0]
        template, said = compile_template(data, form), context(form, answers)
        notation, conditions = in_its_notation(data)
        their_data = data_of(said, conditions)
        if other:
            _, made = other.fill(notation, their_data, 100)
            if _said(made) != _said(filled(data, said)):
                raise ValueError(f"docxtemplater makes another document of {type_}")
        taken: tuple[list[float], list[float], list[float]] = ([], [], [])
        for _ in range(ROUNDS):
            taken[0].extend(timed(partial(fill, template, answers), OURS))
            taken[1].extend(timed(partial(filled, data, said), 1))
            taken[2].extend(other.fill(notation, their_data, THEIRS)[0] if other else [])
        ours, docxtpl, docxtemplater = (statistics.median(each) if each else float("nan") for each in taken)
        print(
            f"  {type_}: {ours:.3f}, {docxtpl:.1f}, {docxtemplater:.1f}: "
            f"{docxtpl / ours:.0f} x docxtpl, {docxtemplater / ours:.0f} x docxtemplater",
            flush=True,
        )
    if other:
        other.close()


def _said(made: bytes) -> list[str]:
    return [line for line in shown(made).split("\n") if line.strip()]


def _straight() -> None:
    """Print what filling takes as the data and the template grow: a straight line has one slope."""
    type_ = "opp"
    form, data = all_forms()[type_], docx_template(type_)
    template, answers = compile_template(data, form), form.clean(example(type_))[0]
    grown = [_longer(form.questions, answers, times) for times in SIZES]
    _line("the texts and rows", [partial(fill, template, many) for many in grown])
    templates = [compile_template(_repeated(data, times), form) for times in SIZES]
    _line("the template", [partial(fill, one, answers) for one in templates])


def _line(what: str, fillings: list[Callable[[], Any]]) -> None:
    taken: list[list[float]] = [[] for _ in fillings]
    for _ in range(ROUNDS):
        for times, filling in zip(taken, fillings, strict=True):
            times.extend(timed(filling, 3))
    medians = [statistics.median(times) for times in taken]
    said = ", ".join(f"{size} x: {ms:.2f} ({ms / size:.2f} each)" for size, ms in zip(SIZES, medians, strict=True))
    print(f"filling the opp with {what} so many times, ms: {said}", flush=True)


def _longer(questions: Any, answers: Answers, times: int) -> Answers:
    """Return answers with every text and every list of rows so many times as long."""
    made = deepcopy(answers)
    for question in questions:
        *outer, last = question.key.split(".")
        inner: Any = made
        for name in outer:
            inner = inner.get(name, {})
        value = inner.get(last)
        if isinstance(question, Rows) and value:
            inner[last] = [row | {"id": f"{row['id']}{n}"} for n in range(times) for row in value]
        elif question.kind == "text" and isinstance(value, str):
            inner[last] = "\n".join([value] * times)
    return made


def _repeated(data: bytes, times: int) -> bytes:
    """Return a template with its body so many times."""
    document = Document(io.BytesIO(data))
    body = document.element.body
    children = [child for child in body if not child.tag.endswith("}sectPr")]
    for _ in range(times - 1):
        for child in children:
            body.insert(len(body) - 1, deepcopy(child))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
