"""docxtpl is the measure: what filling makes of a template is what docxtpl makes of it, but for the controls."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docx_templates.build as docx_templates_build
from forms import all_forms, example
from forms.answers import Answers
from forms.model import Form
from service.data import docx_template, docx_templates
from service.word import Identity, TemplateRefused, compile_template, fill
from service.word.prepare import prepare
from tests.word.building import FORM, template
from tests.word.edits.any_answers import any_answers
from tests.word.oracle.any_template import Drawn, built, templates
from tests.word.oracle.docxtpl import context, filled
from tests.word.oracle.normal import normal_parts

SHIPPED = [(type_, variant) for type_, _, variant in (name.partition(".") for name in docx_templates())]
#: The picture that stands in the shipped templates; docxtpl leaves it where it is.
LOGO = (Path(docx_templates_build.__file__).parent / "logo.png").read_bytes()


def in_one_line(value: Any) -> Any:
    """Return answers of which every text is one paragraph: docxtpl makes line breaks where we make paragraphs.

    Without its own way to write two braces too: it changes that in answers as well.
    """
    if isinstance(value, dict):
        return {name: in_one_line(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [in_one_line(inner) for inner in value]
    if not isinstance(value, str):
        return value
    lines = [re.sub(r"^(- )+", "", line) for line in value.split("\n")]
    return re.sub(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})", "", " ".join(lines).strip("\t "))


def assert_as_docxtpl(
    data: bytes, form: Form, answers: Answers, *, variant: str = "", final: bool = False, logo: bytes | None = None
) -> None:
    """Fail unless every part is the same after C14N, in the form in which both can be compared."""
    template = compile_template(data, form, variant)
    ours = normal_parts(fill(template, answers, final=final, identity=Identity("d", 7, b"k"), logo=logo))
    theirs = normal_parts(filled(prepare(data)[0], context(template.form, answers, final=final, revision="7")))
    assert ours.keys() == theirs.keys()
    for name, part in ours.items():
        if part != theirs[name]:
            mine, measure = (text.decode().replace("><", ">\n<").splitlines() for text in (part, theirs[name]))
            pytest.fail("\n".join([name, *list(difflib.unified_diff(measure, mine, "docxtpl", "ours", n=3))[:80]]))


@pytest.mark.parametrize("final", [False, True], ids=["concept", "final"])
@pytest.mark.parametrize(("type_", "variant"), SHIPPED)
def test_a_shipped_template_is_filled_as_docxtpl_fills_it(type_: str, variant: str, final: bool) -> None:
    form = all_forms()[type_]
    data = docx_template(f"{type_}.{variant}" if variant else type_)
    for answers in (form.clean(in_one_line(example(type_)))[0], {}):
        assert_as_docxtpl(data, form, answers, variant=variant, final=final, logo=LOGO)


@given(drawn=templates(), answers=any_answers(FORM), final=st.booleans())
def test_any_template_is_filled_as_docxtpl_fills_it(drawn: Drawn, answers: Answers, final: bool) -> None:
    answers = FORM.clean(in_one_line(answers))[0]
    assert_as_docxtpl(built(drawn), FORM, answers, final=final)


#: The kinds of tags of docxtpl's documentation that a template may use; each string is a paragraph, or a row of cells.
KINDS: dict[str, list[str | tuple[str, ...]]] = {
    "a name": ["Naam: {{ leerling.naam }}, kort {{ datum|kort }}"],
    "a name without blanks": ["{{leerling.naam}}"],
    "a condition in a line": ["a{% if probleem %}b{% else %}c{% endif %}d"],
    "several conditions": ["{% if not probleem %}a{% elif weten.ja %}b{% elif datum %}c{% else %}d{% endif %}"],
    "paragraphs under a condition": ["{%p if probleem %}", "ja", "{%p else %}", "nee", "{%p endif %}", "slot"],
    "paragraphs for each row": ["{%p for r in doelen %}", "{{ r.nummer }}. {{ r.doel }}", "{%p endfor %}"],
    "a list in a line": ["{% for r in doelen %}{{ r.doel }}; {% endfor %}"],
    "rows of a table": [("{%tr for r in doelen %}", ""), ("{{ r.doel }}", "{{ r.wanneer }}"), ("{%tr endfor %}", "")],
    "a row under a condition": [("kop", ""), ("{%tr if weten.ja %}", ""), ("a", "b"), ("{%tr endif %}", "")],
    "a comment": ["a{# weg #}b", "{#p weg #}", "c"],
    "a comment over a row": [("{#tr weg #}", ""), ("a", "b")],
    "joined to the paragraph before": ["een", "{%- if probleem %}twee{% endif %}", "drie"],
    "joined to the paragraph after": ["{% if probleem %}een{% endif -%}", "twee"],
    "in loops in loops": [
        "{%p for r in doelen %}",
        "{{ r.doel }}",
        "{%p for e in evaluatie %}",
        "{{ e.toelichting }} bij {{ r.nummer }}",
        "{%p endfor %}",
        "{%p endfor %}",
    ],
}
ANSWERS: Answers = {
    "leerling": {"naam": "Jan & Piet <jr>"},
    "probleem": "Te laat",
    "datum": "2026-09-28",
    "weten": True,
    "doelen": [{"id": "a", "doel": "Een", "wanneer": "2027-01-31"}, {"id": "b", "doel": "Twee"}],
    "evaluatie": [{"id": "e", "doel": "b", "toelichting": "Goed"}],
}


def made_of(pieces: list[str | tuple[str, ...]]) -> bytes:
    """Return a Word file of these paragraphs, then a table of these rows."""
    return template(
        *[piece for piece in pieces if isinstance(piece, str)],
        cells=tuple(piece for piece in pieces if isinstance(piece, tuple)),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_tag_that_is_allowed_does_what_docxtpl_does(kind: str) -> None:
    for answers in (ANSWERS, {}):
        assert_as_docxtpl(made_of(KINDS[kind]), FORM, answers)


def test_the_measure_tells_a_difference() -> None:
    data = made_of(["{{ leerling.naam }}"])
    with pytest.raises(pytest.fail.Exception):
        assert_as_docxtpl(data, FORM, {"leerling": {"naam": "{_{ a }_}"}})


@pytest.mark.parametrize(
    "pieces",
    [
        ["een", "{%- if probleem %}", "twee", "{%- endif %}"],
        ["{{r probleem }}"],
        ["{{p probleem }}"],
        ["{%r if probleem %}", "{%r endif %}"],
        [("{%tc if weten %}", "x", "{%tc endif %}")],
        [("{% colspan vervolg %}a", "b")],
        [("{% cellbg vervolg %}a", "b")],
        [("{%tr for r in doelen %}", ""), ("{% vm %}a", "b"), ("{%tr endfor %}", "")],
        [("{%tc for r in doelen %}", "{% hm %}a", "{%tc endfor %}")],
        ["{{ probleem|upper }}"],
        ["{{ loop.index }}"],
    ],
    ids=str,
)
def test_what_docxtpl_can_do_and_a_template_may_not_is_a_finding(pieces: list[str | tuple[str, ...]]) -> None:
    with pytest.raises(TemplateRefused) as refused:
        compile_template(made_of(pieces), FORM)
    assert refused.value.findings
