"""Whatever is typed, pasted or uploaded is answered, in a number of steps that grows with its length alone."""

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.plain import Check, check
from service.plain.remarks import WORD_KINDS
from tests.plain.hostile import HOSTILE

PIECES = """
De Het wordt worden zijn heeft begeleid besproken OPP ZAT-verslag o.a. i.v.m. A.B. dhr. 9.00 3e ’s ( ) . , ? … ’ “ -
handelingsverlegen spreekt aan op zet in XYZ TOA's مرحبا 🎉 é e\u0301 school. t/m a-a http://x a@b
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n", "\r\n"])


def sound(text: str) -> Check:
    checked = check(text)
    for remark in checked.remarks:
        assert 0 <= remark.start < remark.end <= len(text)
        assert remark.text()
        assert remark.instead is None or remark.instead
    assert 0 <= checked.score <= 100
    assert (checked.score == 100) == checked.readable
    assert len(checked.improvements) <= 3
    assert all(value is None or value == value for value in checked.measures.values())
    words = [remark for remark in checked.remarks if remark.kind in WORD_KINDS]
    assert all(one.end <= other.start for one, other in pairwise(words)), "one remark a word"
    return checked


@given(st.text())
def test_any_text_is_answered_with_places_that_lie_in_it(text: str) -> None:
    sound(text)


@given(st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join))
def test_any_row_of_dutch_pieces_is_answered(text: str) -> None:
    sound(text)


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
@settings(max_examples=50)
def test_a_text_is_answered_alike_wherever_it_starts(text: str) -> None:
    before = "Fijn.\n\n"
    moved = [(remark.start - len(before), remark.kind) for remark in check(before + text).remarks]
    assert moved == [(remark.start, remark.kind) for remark in check(text).remarks]


def steps(text: str) -> int:
    """Return how many calls checking a text takes: the same on every machine, however busy."""
    count = 0

    def called(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        check(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_sixteen_times_the_text_takes_sixteen_times_the_steps(made: Callable[[int], str]) -> None:
    once, more = made(200), made(3200)
    sound(more)
    assert steps(more) <= 20 * steps(once) + 1000


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_as_long_as_an_answer_may_be_is_answered(made: Callable[[int], str]) -> None:
    sound(made(17_000)[:100_000])
