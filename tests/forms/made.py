"""Answers made from the questions of a form, with texts in them that break what is careless."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from forms import example, form_of
from forms.answers import Answers, put
from forms.model import Form
from forms.questions import (
    Date,
    Number,
    OneOf,
    Period,
    Question,
    RowRef,
    Rows,
    SomeOf,
    Text,
    TextWithAttachments,
    YesNo,
    YesNoText,
)
from forms.questions.line import Line
from forms.text import blocks, normalise

_letters = st.characters(exclude_categories=["Cs"])
_hostile = st.sampled_from(
    [
        "{{ probleem }}", "{% for x in doelen %}", "{_{", "}}", "{#", "<w:p/>", "</w:t>", "&amp;", "&#10;", "]]>", "\\a",
        "\\n", "%(x)s", "Jan & Piet <jr>", "‘n", "“ja”", "…", "\u202e", "\u00a0", "\u2028", "\u0085", "😀", "é", "ß", "ŉ", "\t",
        "  ", "- ", "•", "☒", "☐", "_zr12", "⟦doelen⟧", "Niet ingevuld", "n.v.t.", "–", "ja", "nee", "/", "Ja. ", "Doel 1",
    ]
)  # fmt: skip
_piece = st.one_of(_hostile, st.text(_letters, max_size=6))


def _stored(text: str) -> str:
    return normalise(text)[0]


#: A line and a text as they are stored.
lines = st.lists(_piece, min_size=1, max_size=5).map(
    lambda pieces: _stored("".join(pieces).replace("\n", " ").replace("\r", " "))
)
lines = lines.filter(lambda line: bool(line.strip(" \t")))
_pieces = st.lists(st.one_of(_piece, st.sampled_from(["\n", "\n\n", "\n- ", "\n  "])), min_size=1, max_size=8)
texts = _pieces.map(lambda pieces: _stored("".join(pieces))).filter(
    lambda text: any(block.text.strip(" \t") for block in blocks(text)) and bool(text.strip("-• \t\n"))
)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
row_ids = st.from_regex(r"[a-z][a-z0-9]{0,11}", fullmatch=True)


def values(question: Question, rows: dict[str, list[str]] | None = None) -> st.SearchStrategy[Any]:
    """Answers that the question takes; ``rows`` are the ids that there are of each question with rows."""
    match question:
        case TextWithAttachments():
            return texts.map(lambda text: {"tekst": text})
        case Text():
            return texts
        case Line(pattern=pattern) if pattern:
            return st.from_regex(pattern, fullmatch=True).filter(lambda line: line.isascii() and "\n" not in line)
        case Line():
            return lines
        case Number(decimals=True):
            return st.one_of(
                st.integers(question.lowest, question.highest), st.floats(question.lowest, question.highest)
            )
        case Number():
            return st.integers(question.lowest, question.highest)
        case Date():
            return days
        case Period():
            whole = st.tuples(days, days).map(lambda pair: {"van": min(pair), "tot": max(pair)})
            return whole | days.map(lambda day: {"van": day}) | days.map(lambda day: {"tot": day})
        case YesNo():
            return st.booleans()
        case YesNoText():
            return _some({"antwoord": st.booleans(), "toelichting": texts})
        case OneOf():
            one = st.sampled_from(question.values)
            return one | st.lists(one, min_size=2, max_size=2, unique=True) if question.double else one
        case SomeOf():
            keuzes = st.lists(st.sampled_from(question.values), min_size=1, unique=True)
            return _some({"keuzes": keuzes} | ({"anders": lines} if question.other else {}))
        case RowRef():
            known = (rows or {}).get(question.to, [])
            return st.sampled_from(known) if known else st.nothing()
        case Rows():
            return _rows(question, rows or {})
    raise NotImplementedError(question)


@st.composite
def answers(draw: st.DrawFn, form: Form) -> Answers:
    """Answers to some of a form's questions, as they are stored: `Form.check` takes them as a draft."""
    made: Answers = {}
    rows: dict[str, list[str]] = {}
    for question in form.questions:
        if draw(st.integers(0, 3)):
            value = draw(values(question, rows))
            made = put(made, question.key, value)
            if isinstance(question, Rows):
                rows[question.key] = [row["id"] for row in value]
    return form.clean(made)[0]


def staffs_example(type_: str) -> Answers:
    """The example of a type without what only parents read: what a document of staff prints and gives back."""
    answers = example(type_)
    for question in form_of(type_).apart:
        answers = put(answers, question.key, None)
    return answers


def _some(members: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional=members).filter(bool)


@st.composite
def _rows(draw: st.DrawFn, question: Rows, rows: dict[str, list[str]]) -> list[dict[str, Any]]:
    ids = draw(st.lists(row_ids, min_size=1, max_size=4, unique=True))
    return [
        {"id": row_id}
        | {
            column.key: draw(cell)
            for column in question.columns
            if not (cell := values(column, rows | {question.key: ids})).is_empty and draw(st.booleans())
        }
        for row_id in ids
    ]
