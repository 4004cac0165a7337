"""A document of ours whose controls and bookmarks are all gone, as some editors in a browser leave it."""

import pytest

from forms import all_forms, example, form_of
from forms.answers import get
from service.word import Reading, fill, read_back, shipped_template
from tests.word.edits.in_fields import remove_row, strip_bookmarks, strip_tags
from tests.word.edits.word_file import Edit, edited


def came_back(type_: str, *edits: Edit) -> Reading:
    form = form_of(type_)
    answers = form.clean(form.kept(example(type_)))[0]
    made = fill(shipped_template(form), answers)
    return read_back(edited(made, strip_tags, strip_bookmarks, *edits), reference=made, base=answers)


@pytest.mark.parametrize("type_", all_forms())
def test_all_answers_come_back_with_their_rows_and_nothing_else_is_said(type_: str) -> None:
    form = form_of(type_)
    reading = came_back(type_)
    assert reading.answers == form.clean(form.kept(example(type_)))[0]
    assert (reading.outside, reading.problems, dict(reading.gone_rows)) == ((), (), {})
    # What was "n.v.t." has no answer to place; that it isn't found is said, and it is not empty.
    assert all(get(reading.answers, key) is None for key in reading.missing)


def test_a_row_that_is_gone_is_a_row_to_confirm() -> None:
    reading = came_back("opp", remove_row("Zoeken met Yara een vaste plek"))
    assert dict(reading.gone_rows) == {"afspraken": ("a2",)}
    assert [row["id"] for row in reading.answers["afspraken"]] == ["a1"]
    assert reading.found["afspraken"].rows == {"a1": "column"}
