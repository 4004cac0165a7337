"""Templates: what a school may write in one, what is refused, and what the finding says."""

import io

import pytest
from docx import Document

from service.word import TemplateRefused, compile_template, fill
from tests.validators.lint import lint_docx
from tests.word.building import FORM, W, controls, part, template


def findings(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = ()) -> list[str]:
    with pytest.raises(TemplateRefused) as refused:
        compile_template(template(*paragraphs, cells=cells), FORM)
    return [finding.text() for finding in refused.value.findings]


def test_a_misspelt_name_is_told_with_the_nearest_one() -> None:
    assert findings("{{ probleeem }}") == ["‘{{ probleeem }}’ bestaat niet; bedoelt u ‘probleem’? Schrijf ‘probleem’"]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ probleem.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ probleem|attr('x') }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum() }}",
        "{{ 7*7 }}",
        "{{ self }}",
        "{{ probleem|safe }}",
        "{{ doelen }}",
        "{{ }}",
        "{{ 'a' }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro x() %}{% endmacro %}",
        "{% if probleem == 'x' %}{% endif %}",
        "{% if weten() %}{% endif %}",
        "{% for c in probleem %}{% endfor %}",
        "{% for a, b in doelen %}{% endfor %}",
        "{% if probleem %}",
        "{% endif %}",
        "{{ probleem",
        "{% raw %}{{ x }}{% endraw %}",
    ],
)
def test_what_a_template_may_not_say_is_refused(tag: str) -> None:
    assert findings(tag)


def test_a_tag_that_word_split_over_runs_is_still_one_tag() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ pro", "ble", "em }", "}"):
        paragraph.add_run(piece).bold = piece == "ble"
    data = io.BytesIO()
    document.save(data)
    assert controls(fill(compile_template(data.getvalue(), FORM), {"probleem": "x"}))["probleem"] == "x"


def test_text_beside_a_tag_keeps_its_place_and_its_look() -> None:
    document = Document()
    document.add_paragraph().add_run("Naam: {{ leerling.naam }}, op {{ datum }}.").bold = True
    data = io.BytesIO()
    document.save(data)
    made = part(fill(compile_template(data.getvalue(), FORM), {"leerling": {"naam": "Yara"}, "datum": "2026-09-28"}))
    assert "".join(t.text or "" for t in made.iter(W + "t")) == "Naam: Yara, op 28 september 2026."
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in made.iter(W + "r"))


def test_a_condition_leaves_out_paragraphs() -> None:
    compiled = compile_template(template("{%p if not probleem %}", "leeg", "{%p endif %}", "slot"), FORM)
    assert "leeg" in "".join(part(fill(compiled, {})).itertext())
    assert "leeg" not in "".join(part(fill(compiled, {"probleem": "x"})).itertext())


def test_a_block_for_each_row_repeats_paragraphs_and_tables() -> None:
    compiled = compile_template(
        template("{%p for d in doelen %}", "{{ d.nummer }}. {{ d.doel }}", "{%p endfor %}"), FORM
    )
    made = fill(compiled, {"doelen": [{"id": "a", "doel": "Een"}, {"id": "b", "doel": "Twee"}]})
    assert controls(made) == {"doelen[a].doel": "Een", "doelen[b].doel": "Twee"}
    assert lint_docx(made) == []


def test_begin_and_end_of_a_repetition_stand_on_the_same_level() -> None:
    assert findings("{% for d in doelen %}{{ d.doel }}", "{% endfor %}")


def test_a_template_with_a_control_of_its_own_around_a_tag_gets_ours_instead() -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ leerling.naam }}")
    run = paragraph.runs[0]._r
    control = run.makeelement(W + "sdt")
    content = run.makeelement(W + "sdtContent")
    run.addprevious(control)
    control.append(content)
    content.append(run)
    data = io.BytesIO()
    document.save(data)
    made = fill(compile_template(data.getvalue(), FORM), {"leerling": {"naam": "Yara"}})
    assert controls(made) == {"leerling.naam": "Yara"}


def test_an_evaluation_names_its_goal_by_number() -> None:
    compiled = compile_template(template("{%p for e in evaluatie %}", "{{ e.doel }}", "{%p endfor %}"), FORM)
    answers = {"doelen": [{"id": "x", "doel": "A"}, {"id": "y", "doel": "B"}], "evaluatie": [{"id": "e", "doel": "y"}]}
    assert controls(fill(compiled, answers)) == {"evaluatie[e].doel": "Doel 2"}
