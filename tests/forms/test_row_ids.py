"""Ids of rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.row_ids import derived_row_id, is_row_id, new_row_id

TEXTS = st.lists(st.text(max_size=20), max_size=4)


@given(key=st.text(max_size=20), texts=TEXTS)
def test_the_same_row_gets_the_same_id_each_time_it_is_read(key: str, texts: list[str]):
    row_id = derived_row_id(key, texts, ())
    assert is_row_id(row_id)
    assert derived_row_id(key, list(texts), {"a1"}) == row_id


def test_two_rows_with_the_same_text_get_two_ids():
    first = derived_row_id("doelen", ["Lezen"], ())
    second = derived_row_id("doelen", ["Lezen"], {first})
    assert first != second
    assert derived_row_id("doelen", ["Lezen"], [first, second]) not in (first, second)


def test_where_one_text_ends_and_the_next_begins_makes_another_row():
    ids = {derived_row_id(*row, ()) for row in (("d", ["a", "b"]), ("d", ["ab"]), ("da", ["b"]), ("d", ["a", "b", ""]))}
    assert len(ids) == 4


def test_a_fresh_id_is_a_good_one():
    assert is_row_id(new_row_id())
    assert not any(is_row_id(value) for value in ("A1", "1a", "a" * 13, "a1\n", "", "a_1", None, 3))
