"""Any answers that a form takes, hostile ones among them: a strategy folded over the form's own questions."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import (
    Date,
    Line,
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
from forms.text import normalise

#: Texts that look like something of ours, or of Word's, or of a template's.
HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{_{ a }_} {# weg? #}",
    "Jan & Piet <jr> ]]> <w:p/> &amp; &#60;",
    "</w:t></w:r><w:sdt>",
    "\\a \\n \\f %s %(a)s {0} $1",
    "\u202eomgekeerd\u202c שלום عربى 👩🏽‍🏫 𝔘𝔫𝔦",
    "tab\ttab  dubbele  spaties",
    "  ingesprongen",
    "\u00a0harde\u00a0spatie\u00a0",
    "zachte\u00adhaak\u2011streep\u200b",
    "regel\u2028scheiding\u0085",
    "Niet ingevuld",
    "Nog niet ingevuld",
    "n.v.t.",
    "–",
    "☒ ja  ☐ nee",
    "x",
    "Wat is het probleem?",
    "Doel 1",
    "28-09-2026",
    "ja",
    "1. een",
    "• punt",
    "⟦probleem⟧",
    "_zr104718338",
    "doelen[a1].doel",
)
_BLOCKS = (*HOSTILE, "", "- ", "- punt", "-", "- - x", "-- ", "-geen", "Gewone tekst.", "Nog een alinea.")

_characters = st.characters(exclude_categories=["Cs"])
_line = st.one_of(st.sampled_from(HOSTILE), st.text(_characters, min_size=1, max_size=15))
_lines = _line.map(lambda text: normalise(text.replace("\n", " ").replace("\r", " "))[0])
_texts = st.lists(st.one_of(st.sampled_from(_BLOCKS), _lines), min_size=1, max_size=6).map(
    lambda blocks: normalise("\n".join(blocks))[0]
)
_days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
_row_ids = st.from_regex(r"[a-z][a-z0-9]{0,11}", fullmatch=True)


@st.composite
def any_answers(draw: st.DrawFn, form: Form) -> Answers:
    """Return answers that a draft of the form may hold, each question answered or not."""
    answers: Answers = {}
    for question in form.questions:
        if draw(st.booleans()):
            value = draw(_answer(question, answers))
            if value is not None and not list(question.faults(value, question.key, put(answers, question.key, value))):
                answers = put(answers, question.key, value)
    return answers


def _answer(question: Question, before: Answers) -> st.SearchStrategy[Any]:
    """Return a strategy for an answer, or None; ``before`` holds the answers to earlier questions."""
    match question:
        case Line(pattern=pattern):
            return st.sampled_from(["2026-2027", "2025-2026"]) if pattern else _lines
        case Number(lowest=lowest, highest=highest, decimals=decimals):
            whole = st.integers(lowest, highest)
            return st.one_of(whole, st.floats(lowest, highest, width=16)) if decimals else whole
        case TextWithAttachments():
            return st.fixed_dictionaries({"tekst": _texts}, optional={"bijlagen": st.just([])})
        case Text():
            return _texts
        case Date():
            return _days
        case Period():
            return st.one_of(st.tuples(_days, _days).map(_period), _members({"van": _days}), _members({"tot": _days}))
        case YesNo():
            return st.booleans()
        case YesNoText():
            return _members({"antwoord": st.booleans(), "toelichting": _texts})
        case OneOf(double=double):
            values = st.sampled_from(question.values)
            return st.one_of(values, st.lists(values, min_size=2, max_size=2, unique=True)) if double else values
        case SomeOf(other=other):
            chosen = {"keuzes": st.lists(st.sampled_from(question.values), min_size=1, unique=True)}
            return _members(chosen | ({"anders": _lines} if other else {}))
        case RowRef(to=to):
            rows = get(before, to)
            return st.sampled_from([row["id"] for row in rows]) if rows else st.none()
        case Rows():
            ids = st.lists(_row_ids, min_size=1, max_size=3, unique=True)
            rows = ids.flatmap(lambda ids: st.tuples(*(_row(question, row_id, before) for row_id in ids))).map(list)
            return rows.filter(_says_something)
    raise TypeError(f"no answers are known for a {question.kind}")


def _row(question: Rows, row_id: str, before: Answers) -> st.SearchStrategy[Any]:
    cells = {column.key: st.one_of(st.none(), _answer(column, before)) for column in question.columns}
    return st.fixed_dictionaries({"id": st.just(row_id)}, optional=cells)


def _says_something(rows: list[dict[str, Any]]) -> bool:
    """Tell whether any row holds more than its id: a template may leave out a table that says nothing."""
    return any(cell is not None for row in rows for name, cell in row.items() if name != "id")


def _members(members: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({}, optional={name: st.one_of(st.none(), part) for name, part in members.items()})


def _period(days: tuple[str, str]) -> dict[str, str]:
    return {"van": min(days), "tot": max(days)}
