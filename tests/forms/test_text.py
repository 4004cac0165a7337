"""What becomes of the text of an answer."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from forms.text import FILLED, ILLEGAL, Block, blocks, joined, lines, normalise

ANY = st.text(st.one_of(st.characters(), st.sampled_from("\r\n\t -\x07\ue001\ufffe")), max_size=40)


def test_line_ends_are_made_one_and_blanks_at_the_end_go():
    assert normalise("\r\n\r\neen  \rtwee\t\r\n\r\n drie\n") == ("een\ntwee\n\n drie", 0)


def test_characters_that_no_document_can_hold_are_taken_out_and_counted():
    assert normalise("b\x07e\x00l\ue000\ue001\ue002\ufffe\uffff!\x1f") == ("bel!", 8)
    assert normalise("tab\tblijft, ë en 😀 ook") == ("tab\tblijft, ë en 😀 ook", 0)


@given(text=ANY)
def test_normalising_twice_changes_nothing_more(text: str):
    once, removed = normalise(text)
    assert normalise(once) == (once, 0)
    assert removed == len(ILLEGAL.findall(text))


@given(text=ANY)
def test_a_text_counts_as_given_exactly_when_something_of_it_stays(text: str):
    assert bool(re.search(FILLED, text)) == bool(normalise(text)[0].strip(" \t\n"))


def test_lines_are_paragraphs_and_a_dash_makes_a_bullet():
    assert blocks("een\n\n- punt\n-  punt\n-geen punt\n\ntwee") == [
        Block("paragraph", "een"),
        Block("bullet", "punt"),
        Block("bullet", " punt"),
        Block("paragraph", "-geen punt"),
        Block("paragraph", "twee"),
    ]


@given(text=ANY)
def test_lines_lose_nothing(text: str):
    stored = normalise(text)[0]
    assert joined(lines(stored)) == stored
