"""Merging plain values that were changed on two sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.three_way import Conflict, merged_choices, merged_lines, merged_members, one_side

BASE = "een\ntwee\ndrie\nvier\nvijf"
TEXTS = st.none() | st.lists(st.sampled_from(["een", "twee", "drie", "- punt", ""]), min_size=1, max_size=6).map(
    lambda lines: "\n".join(lines).strip("\n") or None
)


def merged(base: Any, ours: Any, theirs: Any) -> Any:
    """The merged text, or "conflict"."""
    try:
        return merged_lines(base, ours, theirs)
    except Conflict:
        return "conflict"


@pytest.mark.parametrize(
    ("ours", "theirs", "result"),
    [
        ("EEN\ntwee\ndrie\nvier\nvijf", "een\ntwee\ndrie\nvier\nVIJF", "EEN\ntwee\ndrie\nvier\nVIJF"),
        ("nul\neen\ntwee\ndrie\nvier\nvijf", "een\ntwee\nvier\nvijf", "nul\neen\ntwee\nvier\nvijf"),
        ("een\ntwee\ndrie\nvier\nvijf\nzes", "nul\n" + BASE, "nul\neen\ntwee\ndrie\nvier\nvijf\nzes"),
        ("EEN\ntwee\ndrie\nvier\nvijf", "EEN\ntwee\ndrie\nvier\nVIJF", "EEN\ntwee\ndrie\nvier\nVIJF"),
        ("EEN\ntwee\ndrie\nvier\nvijf", "een\nTWEE\ndrie\nvier\nvijf", "conflict"),
        ("een\ntwee\nDRIE\nvier\nvijf", "een\ntwee\n3\nvier\nvijf", "conflict"),
        (BASE + "\nzes", BASE + "\n6", "conflict"),
        (None, "een\ntwee\ndrie\nvier\nVIJF", "conflict"),
        ("EEN\ntwee\ndrie\nvier\nvijf", None, "conflict"),
    ],
)
def test_lines_that_do_not_touch_are_both_kept_and_lines_that_do_are_a_conflict(ours, theirs, result):
    assert merged(BASE, ours, theirs) == result
    assert merged(BASE, theirs, ours) == result


def test_paragraphs_with_a_blank_line_between_them_do_not_touch():
    assert merged("een\n\ntwee", "een!\n\ntwee", "een\n\ntwee!") == "een!\n\ntwee!"


def test_two_texts_where_none_was_are_a_conflict_unless_they_are_the_same():
    assert merged(None, "a", "b") == "conflict"
    assert merged(None, "a", "a") == "a"
    assert merged("a", None, None) is None


def test_lines_that_are_alike_are_never_doubled_by_merging_the_same_text_again():
    assert merged("x", "y\nx", "x\nx") == "conflict", "y, x, x would become y, x, x, x the next time"


@given(base=TEXTS, ours=TEXTS, theirs=TEXTS)
def test_merging_texts_is_fair_and_its_result_merges_again_to_itself(base, ours, theirs):
    result = merged(base, ours, theirs)
    assert merged(base, theirs, ours) == result
    assert merged(base, ours, base) == ours
    assert merged(base, base, theirs) == theirs
    if result != "conflict":
        assert merged(base, result, theirs) == result
        assert merged(base, ours, result) == result


@given(base=TEXTS, ours=TEXTS, theirs=TEXTS)
def test_no_line_that_a_side_wrote_is_lost_by_merging(base, ours, theirs):
    result = merged(base, ours, theirs)
    if result != "conflict":
        kept = (result or "").split("\n")
        for side in (ours, theirs):
            assert {line for line in (side or "").split("\n") if line not in (base or "").split("\n")} <= {*kept, ""}


def test_texts_that_are_different_all_over_are_left_to_a_person():
    numbers = [str(number) for number in range(3000)]
    turned = [f"{number}!" for number in numbers]
    assert merged("\n".join(numbers), "\n".join([*turned, "meer"]), "\n".join(["meer", *turned])) == "conflict"
    long = "\n".join(numbers)
    assert merged(long, f"begin\n{long}", f"{long}\neinde") == f"begin\n{long}\neinde"


@given(sides=st.tuples(*[st.lists(st.sampled_from("abcd"), unique=True).map(lambda side: side or None)] * 3))
def test_choices_are_merged_as_sets(sides):
    base, ours, theirs = (set(side or ()) for side in sides)
    added, removed = (ours - base) | (theirs - base), (base - ours) | (base - theirs)
    assert set(merged_choices(*sides) or ()) == (base | added) - removed
    assert merged_choices(*sides) != []


def test_parts_are_merged_one_by_one():
    base = {"van": "1", "tot": "2"}
    assert merged_members(base, {"van": "3", "tot": "2"}, {"van": "1"}, {}) == {"van": "3"}
    assert merged_members(None, {"van": "3"}, {"tot": "4"}, {}) == {"van": "3", "tot": "4"}
    assert merged_members(base, None, {"van": "1"}, {}) is None
    with pytest.raises(Conflict):
        merged_members(base, {"van": "3"}, {"van": "4"}, {})


def test_what_is_not_of_the_right_shape_is_taken_from_the_side_that_changed_it_or_left_to_a_person():
    for merger in (merged_lines, merged_choices, one_side):
        assert merger("a", "a", {"x": 1}) == {"x": 1}
        with pytest.raises(Conflict):
            merger("a", "b", {"x": 1})
    with pytest.raises(Conflict):
        merged_members({"van": "1"}, {"van": "2"}, "morgen", {})
