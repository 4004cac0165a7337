"""Comparing two sets of answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms import form_of
from forms.compare import compare, words
from forms.examples import read_example

SENTENCES = st.lists(st.sampled_from(["ja", "nee", "week", "dag", ".", ",", " ", "\n", "- "]), max_size=30).map("".join)


@given(SENTENCES | st.text(max_size=40), SENTENCES | st.text(max_size=40))
def test_both_texts_can_be_read_back_from_the_pieces(then, now):
    pieces = words(then, now)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == then
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == now


def test_words_that_changed_side_by_side_read_as_one_change():
    kinds = [(piece.kind, piece.text) for piece in words("een twee drie vier", "een vijf zes vier")]
    assert kinds == [("same", "een "), ("removed", "twee drie"), ("added", "vijf zes"), ("same", " vier")]


def test_very_long_texts_are_compared_by_line_or_as_a_whole():
    then = "\n".join(f"regel {number}" for number in range(3000))
    pieces = words(then, then + "\nnog een")
    assert [piece.kind for piece in pieces if "nog een" in piece.text] == ["added"]
    assert [piece.kind for piece in words("a\n" * 9000, "b\n" * 9000)] == ["removed", "added"]


def test_equal_answers_have_no_changes():
    example = read_example("opp")
    assert compare(form_of("opp"), example, example) == []


def test_a_row_is_followed_by_its_id():
    form, then = form_of("opp"), read_example("opp")
    first, second, third = then["doelen"]
    now = {**then, "doelen": [third, {**first, "doel": "Anders"}, {"id": "nieuw", "doel": "Nog een"}]}
    (change,) = compare(form, then, now)
    assert change.question.key == "doelen"
    told = {(part.kind, part.values["number"]) for part in change.parts}
    assert told == {("moved", 1), ("changed", 2), ("added", 3), ("removed", 2)}
    changed = next(part for part in change.parts if part.kind == "changed")
    assert [cell.label for cell in changed.cells] == [form.question("doelen").columns[1].label]  # type: ignore[attr-defined]
    assert second["doel"] in "".join(
        piece.text for part in change.parts for cell in part.cells for piece in cell.pieces
    )


def test_what_is_no_good_answer_is_shown_as_it_was_typed():
    form = form_of("opp")
    then, now = {"datum": "2026-09-01"}, {"datum": "na de herfst", "doelen": [{"id": "a1", "termijn": "ooit"}]}
    assert [
        "".join(piece.text for piece in part.cells[0].pieces if piece.kind == "added")
        for change in compare(form, then, now)
        for part in change.parts
        if change.question.key == "datum"
    ] == ["na de herfst"]
