"""What is filled in is read back: for every type, any answers, with the file as it was made and without."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import all_forms, example, form_of
from forms.answers import Answers
from forms.for_parents import is_for_parents
from forms.model import Form
from service.word import fill, read_back, shipped_template
from tests.forms.made import staffs_example
from tests.word.edits.any_answers import any_answers

DOCUMENTS = [(form.type, variant) for form in all_forms().values() for variant in ("", *dict(form.variants))]
#: What a letter prints besides answers follows from the school's own words: by itself it cannot tell what was typed there.
STAFFS = [(type_, variant) for type_, variant in DOCUMENTS if not is_for_parents(variant)]

types = pytest.mark.parametrize("type_", all_forms())
#: A whole form is many answers at once.
fewer = settings(max_examples=max(5, settings().max_examples // 4))


def stored(form: Form, answers: Answers) -> Answers:
    """Return the answers that a document holds: of the questions that are asked, as they are stored."""
    return form.clean(form.kept(form.clean(answers)[0]))[0]


@types
@fewer
@given(data=st.data())
def test_any_answers_come_back_as_they_are_stored(type_: str, data: st.DataObject) -> None:
    form = form_of(type_)
    answers = stored(form, data.draw(any_answers(form)))
    reading = read_back(fill(shipped_template(form), answers))
    assert reading.answers == answers
    assert (reading.outside, reading.problems, dict(reading.gone_rows), reading.missing) == ((), (), {}, ())


@types
@fewer
@given(data=st.data())
def test_against_the_file_as_it_was_made_nothing_is_changed(type_: str, data: st.DataObject) -> None:
    form = form_of(type_)
    answers = stored(form, data.draw(any_answers(form)))
    file = fill(shipped_template(form), answers)
    reading = read_back(file, reference=file, base=answers)
    assert reading.answers == answers
    assert (reading.outside, reading.problems, dict(reading.gone_rows), reading.missing) == ((), (), {}, ())
    assert {found.how for found in reading.found.values()} == {"control"}


@pytest.mark.parametrize("final", [False, True], ids=["concept", "final"])
@pytest.mark.parametrize(("type_", "variant"), DOCUMENTS)
def test_the_examples_come_back_from_every_document(type_: str, variant: str, final: bool) -> None:
    form = form_of(type_)
    answers = stored(form, example(type_))
    file = fill(shipped_template(form, variant), answers, final=final)
    reading = read_back(file, reference=file, base=answers)
    assert reading.answers == answers
    assert (reading.outside, reading.problems, dict(reading.gone_rows), reading.missing) == ((), (), {}, ())
    assert (reading.identity.type, reading.identity.variant, reading.identity.final) == (type_, variant, final)


@pytest.mark.parametrize(("type_", "variant"), STAFFS)
def test_the_examples_come_back_by_themselves(type_: str, variant: str) -> None:
    form = form_of(type_)
    answers = stored(form, staffs_example(type_))
    reading = read_back(fill(shipped_template(form, variant), answers))
    assert reading.answers == answers or variant
    assert (reading.outside, reading.problems, dict(reading.gone_rows), reading.missing) == ((), (), {}, ())


@types
def test_reading_twice_gives_the_same(type_: str) -> None:
    file = fill(shipped_template(form_of(type_)), example(type_))
    assert read_back(file) == read_back(file)
