"""Every answer stands in the document, also when it is the only one."""

import re

import pytest

from forms import all_forms, example, form_of
from forms.answers import get, put
from forms.questions import Question
from service.word import Template, fill, shipped_template
from service.word.package import read_package
from tests.word.building import shown

#: Kept and shown on screens; the formats have no place for them (izo: why a diagnosis is needed is the wizard's own).
NOT_PRINTED = {
    "leerling.geboortedatum",
    "leerling.leerjaar",
    "leerling.mentor",
    "opsteller",
    "school.contactpersoon",
    "stoornis_waarom_nodig",
}


def printed(template: Template, answers: dict[str, object]) -> list[str]:
    made = fill(template, answers)
    return [shown(made, name) for name in read_package(made) if re.match(r"word/(document|header\d)", name)]


@pytest.mark.parametrize("type_", all_forms())
def test_one_answer_alone_is_read_in_the_document(type_: str) -> None:
    form, template = form_of(type_), shipped_template(form_of(type_))
    rich, empty = example(type_), printed(template, {})

    def alone(question: Question) -> dict[str, object]:
        answers = put({}, question.key, get(rich, question.key))
        return put(answers, question.when.key, question.when.value) if question.when else answers  # type: ignore[attr-defined]

    given = [question for question in form.questions if get(rich, question.key) is not None]
    lost = {question.key for question in given if printed(template, alone(question)) == empty}
    assert lost <= NOT_PRINTED


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
