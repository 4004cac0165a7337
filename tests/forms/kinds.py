"""One question of every kind, the answers it takes, and answers that almost look like them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from forms.questions import (
    Date,
    Line,
    Number,
    OneOf,
    Period,
    Person,
    Question,
    RowRef,
    Rows,
    SomeOf,
    Text,
    TextWithAttachments,
    YesNo,
    YesNoText,
)
from forms.text import blocks, normalise

OPTIONS = (("a", "optie a"), ("b", "optie b"), ("c", "optie c"))

QUESTIONS: dict[str, Question] = {
    "line": Line("vraag", "Regel"),
    "line with a pattern": Line("vraag", "Schooljaar", pattern="^[0-9]{4}-[0-9]{4}$(?!\\n)", like="2026-2027"),
    "person": Person("vraag", "Naam"),
    "number": Number("vraag", "Leerjaar", lowest=1, highest=6),
    "decimal": Number("vraag", "Uren", lowest=0, highest=40, decimals=True),
    "text": Text("vraag", "Tekst"),
    "text with attachments": TextWithAttachments("vraag", "Resultaten"),
    "date": Date("vraag", "Datum"),
    "period": Period("vraag", "Periode"),
    "period with an open end": Period("vraag", "Periode", open_end=True),
    "yes or no": YesNo("vraag", "Ja of nee"),
    "yes or no with a text": YesNoText("vraag", "Ja, en wat"),
    "one of": OneOf("vraag", "Een van", options=OPTIONS),
    "one of, compact": OneOf("vraag", "Een van", options=OPTIONS, compact=True),
    "one or two of": OneOf("vraag", "Een of twee", options=OPTIONS, double=True),
    "some of": SomeOf("vraag", "Enkele", options=OPTIONS),
    "some of, and another": SomeOf("vraag", "Enkele", options=OPTIONS, other="Anders, namelijk"),
    "rows": Rows(
        "vraag",
        "Rijen",
        columns=(
            Text("tekst", "Tekst", required=True),
            Date("dag", "Dag"),
            YesNo("ja", "Ja"),
            OneOf("keus", "Keus", options=OPTIONS, compact=True),
            Period("periode", "Periode"),
            RowRef("naar", "Naar", to="vraag", shows="tekst"),
        ),
    ),
}

_letters = st.characters(exclude_categories=["Cs"])


def _stored(text: str) -> str:
    return normalise(text)[0]


lines = st.text(_letters, max_size=30).map(lambda text: " ".join(_stored(text).split())).filter(bool)
texts = (
    st.text(st.one_of(_letters, st.sampled_from("\n-• ")), max_size=60).map(_stored).filter(lambda t: bool(blocks(t)))
)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
row_ids = st.from_regex(r"[a-z][a-z0-9]{0,11}", fullmatch=True)
values = st.sampled_from([value for value, _ in OPTIONS])


def _some(members: dict[str, Any]) -> Any:
    return st.fixed_dictionaries({}, optional=members).filter(bool)


def _period(first: str, last: str) -> dict[str, str]:
    return {"van": min(first, last), "tot": max(first, last)}


_periods = st.one_of(st.builds(_period, days, days), st.builds(lambda day: {"van": day}, days))
_row = st.fixed_dictionaries(
    {}, optional={"tekst": texts, "dag": days, "ja": st.booleans(), "keus": values, "periode": _periods}
)


@st.composite
def _rows(draw: st.DrawFn) -> Any:
    ids = draw(st.lists(row_ids, min_size=1, max_size=4, unique=True))
    rows = [{"id": row_id, **draw(_row)} for row_id in ids]
    for row in rows:
        if draw(st.booleans()):
            row["naar"] = draw(st.sampled_from(ids))
    return rows


GOOD: dict[str, st.SearchStrategy[Any]] = {
    "line": lines,
    "line with a pattern": st.from_regex(r"[0-9]{4}-[0-9]{4}", fullmatch=True).filter(str.isascii),
    "person": lines,
    "number": st.integers(1, 6),
    "decimal": st.one_of(st.integers(0, 40), st.integers(0, 399).map(lambda tenths: tenths / 10)),
    "text": texts,
    "text with attachments": texts.map(lambda text: {"tekst": text}),
    "date": days,
    "period": _periods,
    "period with an open end": _periods,
    "yes or no": st.booleans(),
    "yes or no with a text": _some({"antwoord": st.booleans(), "toelichting": texts}),
    "one of": values,
    "one of, compact": values,
    "one or two of": st.one_of(values, st.lists(values, min_size=2, max_size=2, unique=True).map(sorted)),
    "some of": _some({"keuzes": st.lists(values, min_size=1, unique=True).map(sorted)}),
    "some of, and another": _some({"keuzes": st.lists(values, min_size=1, unique=True).map(sorted), "anders": lines}),
    "rows": _rows(),
}

#: Anything JSON can hold, with a taste for what these kinds are made of.
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 50),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(_letters, max_size=12),
    st.sampled_from(["", " ", "\n", "a", "b", "d", "ja", "\x07", "\ue000", "2026-02-29", "2026-9-1", "2026-09-28\n"]),
    st.sampled_from(["20260928", "1899-12-31", "2100-01-01", "a\nb", "a\r", "2026-2027\n", "A1", "a1\n", "٢٠٢٦-٠٩-٢٨"]),
    days,
)
#: Values that have fooled checks before, or well might.
AWKWARD: tuple[Any, ...] = (
    {"antwoord": None},
    {"antwoord": True, "toelichting": None},
    {"antwoord": None, "toelichting": "x"},
    {"antwoord": False, "toelichting": None, "meer": None},
    {"keuzes": None, "anders": None},
    {"keuzes": [], "anders": "x"},
    {"van": None, "tot": None},
    {"van": "2026-09-01", "tot": None},
    None, True, False, 0, 1, 1.0, 2.5, -1, 7, 41, 1e300, "", " ", "\n", "\x07", "\ue000", "a", "d", "a\n", "a\rb", "a\u2028b",
    "x" * 20_001, "x" * 100_001, "2026-09-28", "2026-09-28\n", "2026-9-28", "20260928", "2026-W39-1", "2026-02-29",
    "1899-12-31", "2100-01-01", "٢٠٢٦-٠٩-٢٨", "2026-2027", "2026-2027\n", "٢٠٢٦-٢٠٢٧", [], {}, [[]], [{}], ["a"], ["a", "a"],
    ["a", "b"], ["a", "b", "c"], ["a", 1], [True, 1], {"keuzes": []}, {"keuzes": ["a", "a"]}, {"keuzes": ["a"]},
    {"keuzes": "a"}, {"keuzes": [["a"]]}, {"keuzes": None}, {"anders": "x"}, {"anders": ""}, {"anders": "a\nb"},
    {"antwoord": True}, {"antwoord": 1}, {"antwoord": None}, {"antwoord": False}, {"antwoord": True, "toelichting": ""},
    {"toelichting": "x"}, {"toelichting": None}, {"tekst": "x"}, {"tekst": None}, {"tekst": "x", "bijlagen": []},
    {"tekst": "x", "bijlagen": None}, {"tekst": "x", "bijlagen": ["1"]}, {"bijlagen": []}, {"van": "2026-01-01"},
    {"tot": "2026-01-01"}, {"van": None}, {"van": ""}, {"van": "2026-01-01", "tot": None}, {"x": 1},
    {"van": "2026-01-02", "tot": "2026-01-01"}, {"van": "2026-01-01", "tot": "2026-01-01"}, [{"id": "a1"}],
    [{"id": "a1", "tekst": "x"}], [{"id": "a1", "tekst": None}], [{"id": "a1", "tekst": ""}], [{"id": "A1"}], [{"id": 1}],
    [{"id": "a1\n"}], [{"id": "a" * 13}], [{"id": "a1"}, {"id": "a1"}], [{"id": "a1", "x": 1}], [{"tekst": "x"}],
    [{"id": "a1", "naar": "b1"}], [{"id": "a1", "naar": "a1"}], [{"id": "a1", "naar": 1}], [{"id": "a1", "ja": 1}],
    [{"id": "a1", "keus": "d"}], [{"id": "a1", "periode": {}}], [{"id": "a1", "tekst": "x"}, None],
    [{"id": f"a{number}", "tekst": "x"} for number in range(60)], [{"id": f"a{number}", "tekst": "x"} for number in range(61)],
)  # fmt: skip

_names = st.sampled_from(
    [
        "van",
        "tot",
        "antwoord",
        "toelichting",
        "keuzes",
        "anders",
        "tekst",
        "bijlagen",
        "id",
        "dag",
        "ja",
        "keus",
        "naar",
        "x",
    ]
)
anything = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=4), max_leaves=8
)


@st.composite
def almost(draw: st.DrawFn, good: st.SearchStrategy[Any]) -> Any:
    """An answer with one part of it changed into anything, taken away or doubled."""
    value = draw(good)
    return draw(st.one_of(st.just(value), anything, _changed(value)))


@st.composite
def _changed(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict):
        name = draw(st.one_of(_names, st.sampled_from(sorted(value) or ["x"])))
        inner = value.get(name)
        changed = dict(value)
        if name in changed and draw(st.booleans()):
            del changed[name]
        else:
            changed[name] = draw(st.one_of(anything, _changed(inner)))
        return changed
    if isinstance(value, list):
        place = draw(st.integers(0, len(value)))
        what = draw(st.sampled_from(["add", "double", "change"]))
        if what == "add" or place == len(value):
            return [*value, draw(anything)]
        if what == "double":
            return [*value, value[place]]
        return [*value[:place], draw(_changed(value[place])), *value[place + 1 :]]
    return draw(anything)
