"""What parents read of the examples is as plain as the checker asks of staff."""

from __future__ import annotations

import pytest

from forms import all_forms, example
from forms.for_parents import parts
from forms.model import Form
from service.plain import check


@pytest.mark.parametrize("form", all_forms().values(), ids=list(all_forms()))
def test_every_text_of_an_example_that_parents_see_is_plain_and_up_to_date(form: Form):
    pieces = [piece for part in parts(form, example(form.type)) for piece in part.pieces]
    assert any(piece.own for piece in pieces)
    assert [piece.path for piece in pieces if piece.behind] == []
    assert [piece.path for piece in pieces if piece.shown and not check(piece.parents).readable] == []
