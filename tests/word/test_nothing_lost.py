"""Every answer stands in the document, also when it is the only one."""

import re

import pytest

from forms import all_forms, example, form_of
from forms.additions import ADDITIONS
from forms.answers import get, put
from forms.model import Form
from forms.questions import Question, Rows
from service.word import Template, fill, shipped_template
from service.word.package import read_package
from tests.word.building import controls, shown


def printed(template: Template, answers: dict[str, object]) -> list[str]:
    made = fill(template, answers)
    return [shown(made, name) for name in read_package(made) if re.match(r"word/(document|header\d)", name)]


def parts_of(form: Form) -> dict[tuple[str, str], set[str]]:
    """The parts in which an answer is printed, by question (key, "") and by column of its rows (key, column)."""
    found: dict[tuple[str, str], set[str]] = {}
    for question in form.questions:
        for one in question.columns if isinstance(question, Rows) else (question,):
            named = (question.key, one.key) if one is not question else (question.key, "")
            found[named] = set(one.printed(None, {}))
    return found


@pytest.mark.parametrize("type_", all_forms())
def test_every_question_has_controls_that_hold_its_whole_answer(type_: str) -> None:
    form = form_of(type_)
    controlled: dict[tuple[str, str], set[str]] = {}
    for use in (place.use for place in shipped_template(form).places if place.controlled and place.use.question):
        named = (use.rows.key, use.question.key) if use.rows and use.question else (use.key, "")
        controlled.setdefault(named, set()).add(use.part)
    for named, parts in parts_of(form).items():
        held = controlled.get(named, set())
        assert "" in held or (held and held == parts - {""}), named


@pytest.mark.parametrize("type_", all_forms())
def test_one_answer_alone_is_read_in_the_document(type_: str) -> None:
    form, template = form_of(type_), shipped_template(form_of(type_))
    rich, empty = example(type_), printed(template, {})

    def alone(question: Question) -> dict[str, object]:
        answers = put({}, question.key, get(rich, question.key))
        return put(answers, question.when.key, question.when.value) if question.when else answers  # type: ignore[attr-defined]

    given = [question for question in form.questions if get(rich, question.key) is not None]
    lost = {question.key for question in given if printed(template, alone(question)) == empty}
    assert lost == set()


@pytest.mark.parametrize("type_", all_forms())
def test_additions_stand_in_the_document_as_soon_as_there_are_any(type_: str) -> None:
    template = shipped_template(form_of(type_))
    row = {"id": "a1", "waar": "Onder ‘Evaluatie’", "tekst": "Ouders bellen terug."}
    assert ADDITIONS.label not in "\n".join(printed(template, {})).split("\n")
    assert ADDITIONS.label in "\n".join(printed(template, {ADDITIONS.key: [row]})).split("\n")
    assert (
        controls(fill(template, {ADDITIONS.key: [row]})).items()
        >= {
            "aanvullingen[a1].waar": row["waar"],
            "aanvullingen[a1].tekst": row["tekst"],
        }.items()
    )


def test_the_annex_of_the_opp_is_there_as_soon_as_anything_of_it_is() -> None:
    template = shipped_template(form_of("opp"))
    assert "9. Maatwerk" not in "".join(printed(template, {}))
    for answers in ({"uren_per_week": 3}, {"ingroeiplan": [{"id": "a1", "stap": "maandag"}]}):
        assert "9. Maatwerk" in "".join(printed(template, {"maatwerk": answers}))


@pytest.mark.parametrize(
    ("type_", "variant"), [*((type_, "") for type_ in all_forms()), ("zat_aanmelding", "toestemming")]
)
def test_an_empty_document_leaves_no_sentence_with_a_hole(type_: str, variant: str) -> None:
    text = "\n".join(printed(shipped_template(form_of(type_), variant), {}))
    assert not re.search(r"\(–?\)|: \.|\w {2}\w| ,|· *$|^ *·", text, re.MULTILINE)
