"""The letter holds what parents see and nothing else, and what is changed in it comes back to where it belongs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from forms import example, form_of
from forms.answers import Answers, get, put, strings
from forms.for_parents import (
    FOR_PARENTS,
    LETTER,
    is_for_parents,
    letter_answers,
    letter_form,
    parts,
    printed_form,
    returned,
    with_shown,
    with_text,
)
from forms.model import Form
from forms.questions import Rows
from forms.questions.base import one_line
from tests.forms import made
from tests.forms.for_parents import noted
from tests.forms.for_parents.test_overlay import EVERY, OPP, part_at, piece_at, without_notes

IZO = form_of("izo_aanmelding")


def changed_row(answers: Answers, key: str, row_id: str, **cells: Any) -> Answers:
    """The answers with these cells in a row."""
    rows = [row | cells if row["id"] == row_id else row for row in get(answers, key)]
    return put(answers, key, rows)


@EVERY
def test_a_letter_has_the_same_questions_and_its_own(form: Form):
    letter = letter_form(form)
    assert (letter.type, letter.version) == (form.type, form.version)
    own = [question.key for question in LETTER.questions]
    assert [question.key for question in letter.questions] == [*(question.key for question in form.questions), *own]
    assert letter.apart == ()
    assert not any(question.required or question.when for question in letter.questions)
    assert letter_form(form) is letter


def test_versions_for_parents_are_known_by_their_name():
    assert [
        is_for_parents(name) for name in ("ouders", "ouders.tr", "ouders_toestemming", "ouders_toestemming.ar")
    ] == [True] * 4
    assert not any(is_for_parents(name) for name in ("", "toestemming", "ouder"))
    assert printed_form(OPP, "ouders.tr") is letter_form(OPP)
    assert printed_form(OPP, "") is OPP


@given(noted.cases())
def test_a_letters_answers_are_answers_of_the_letters_form(case: tuple[Form, Answers]):
    form, answers = case
    letter = letter_answers(form, answers)
    assert letter_form(form).check(letter) == []
    assert letter_form(form).clean(letter)[0] == letter
    assert letter_form(form).kept(letter) == letter


@given(noted.cases())
def test_a_letter_says_each_text_that_is_shown_in_the_words_for_parents(case: tuple[Form, Answers]):
    form, answers = case
    letter = letter_answers(form, answers)
    there = dict(text for one in form.questions for text in one.texts(get(letter, one.key), one.key))
    wanted = {piece.path: piece for part in parts(form, answers) for piece in part.pieces if piece.shown}
    assert there.keys() == wanted.keys()
    for path, text in there.items():
        assert text in (wanted[path].parents, one_line(wanted[path].parents))


@given(noted.cases())
def test_nothing_that_parents_do_not_see_stands_in_a_letter(case: tuple[Form, Answers]):
    form, answers = case
    marked = _marked(form, answers)
    said = json.dumps(letter_answers(form, marked), ensure_ascii=False)
    shown = {piece.path for part in parts(form, marked) for piece in part.pieces if piece.shown}
    for path, mark in _marks(form, answers).items():
        assert (mark in said) == (path in shown), path
    assert FOR_PARENTS.key not in letter_answers(form, marked)


def _marks(form: Form, answers: Answers) -> dict[str, str]:
    """A word of its own for each text that is there, asked or not."""
    found = [text for one in form.questions for text in one.texts(get(answers, one.key), one.key)]
    return {path: f"«{number}»" for number, (path, _) in enumerate(found)}


def _marked(form: Form, answers: Answers) -> Answers:
    """The answers with nothing but its own word in each text, for parents as well."""
    marks = _marks(form, answers)
    for question in form.questions:
        if (value := get(answers, question.key)) is not None:
            answers = put(answers, question.key, question.with_texts(value, question.key, marks))
    notes = [
        note | ({"tekst": marks.get(note["waar"], "«weg»")} if "tekst" in note else {})
        for note in get(answers, FOR_PARENTS.key) or ()
    ]
    return put(answers, FOR_PARENTS.key, notes or None)


@given(noted.cases())
def test_a_letter_that_comes_back_as_it_was_changes_nothing(case: tuple[Form, Answers]):
    form, answers = case
    letter = letter_answers(form, answers)
    assert returned(form, answers, letter, letter) == answers


@given(noted.cases(), st.data())
def test_a_sentence_improved_in_word_is_that_text_for_parents(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    letter = letter_answers(form, answers)
    pieces = [piece for part in parts(form, answers) for piece in part.pieces if piece.shown]
    assume(pieces)
    piece, text = data.draw(st.sampled_from(pieces)), data.draw(made.lines)
    key = form.key_at(piece.path)
    question = form.question(key)
    read = put(letter, key, question.with_texts(get(letter, key), key, {piece.path: text}))
    assume(read != letter)
    back = returned(form, answers, letter, read)
    assert without_notes(back) == without_notes(answers)
    assert form.check(back) == []
    assert letter_answers(form, back) == read
    before = {one.path: one for part in parts(form, answers) for one in part.pieces}
    now = {one.path: one for part in parts(form, back) for one in part.pieces}
    assert [path for path in before if now[path] != before[path]] == [piece.path]
    assert (now[piece.path].own, now[piece.path].behind) == (True, False)
    assert returned(form, back, read, read) == back


@given(noted.cases(), st.data())
def test_what_is_emptied_in_word_is_kept_and_no_longer_shown(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    letter = letter_answers(form, answers)
    pieces = [piece for part in parts(form, answers) for piece in part.pieces if piece.shown]
    assume(pieces)
    piece = data.draw(st.sampled_from(pieces))
    key = form.key_at(piece.path)
    read = put(letter, key, form.question(key).with_texts(get(letter, key), key, {piece.path: ""}))
    back = returned(form, answers, letter, read)
    assert without_notes(back) == without_notes(answers)
    assert not piece_at(form, back, piece.path).shown
    assert piece_at(form, back, piece.path).parents == piece.parents


@given(noted.cases(), st.data())
def test_a_row_taken_out_in_word_is_kept_and_no_longer_shown(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    letter = letter_answers(form, answers)
    rows = [
        (one.key, row["id"]) for one in form.questions if isinstance(one, Rows) for row in get(letter, one.key) or ()
    ]
    assume(rows)
    key, row_id = data.draw(st.sampled_from(rows))
    read = put(letter, key, [row for row in get(letter, key) if row["id"] != row_id] or None)
    back = returned(form, answers, letter, read)
    assert without_notes(back) == without_notes(answers)
    left = {row["id"]: row for row in get(letter_answers(form, back), key) or ()}
    private = {column.key for column in form.question(key).columns if column.private}  # type: ignore[attr-defined]
    assert left.get(row_id, {}).keys() - {"id"} <= private


@given(noted.cases(), made.days)
def test_another_date_in_word_is_the_answer_itself(case: tuple[Form, Answers], day: str):
    form, answers = case
    letter = letter_answers(form, answers)
    assert returned(form, answers, letter, put(letter, "datum", day)) == put(answers, "datum", day)


def test_a_tick_and_a_new_row_in_word_are_the_answers_own():
    opp = changed_row(without_notes(example("opp")), "ouders", "p2", akkoord="nog_niet")
    letter = letter_answers(OPP, opp)
    read = changed_row(letter, "ouders", "p2", akkoord="ja")
    read = put(read, "afspraken", [*read["afspraken"], {"id": "nieuw", "wie": "Yara", "wat": "Neemt haar agenda mee"}])
    back = returned(OPP, opp, letter, read)
    assert back["ouders"][1] == opp["ouders"][1] | {"akkoord": "ja"}
    assert back["afspraken"] == [*opp["afspraken"], {"id": "nieuw", "wie": "Yara", "wat": "Neemt haar agenda mee"}]
    assert FOR_PARENTS.key not in back


def test_what_a_parent_writes_where_the_letter_is_silent_comes_after_what_stood_there():
    opp = without_notes(example("opp"))
    letter = letter_answers(OPP, opp)
    assert "zienswijze" not in letter["ouders"][0]
    read = changed_row(letter, "ouders", "p1", zienswijze="Ik wil nog praten over Frans.")
    (mother, _) = returned(OPP, opp, letter, read)["ouders"]
    assert mother["zienswijze"] == f"{opp['ouders'][0]['zienswijze']}\nIk wil nog praten over Frans."
    silent = changed_row(opp, "ouders", "p1", zienswijze=None)
    assert returned(OPP, silent, letter, read)["ouders"][0]["zienswijze"] == "Ik wil nog praten over Frans."


def test_rows_put_in_another_order_in_word_take_the_hidden_ones_along():
    opp = with_shown(OPP, without_notes(example("opp")), "doelen[d2]", False)
    letter = letter_answers(OPP, opp)
    assert [row["id"] for row in letter["doelen"]] == ["d1", "d3"]
    read = letter | {"doelen": list(reversed(letter["doelen"]))}
    back = returned(OPP, opp, letter, read)
    assert {row["id"]: row for row in back["doelen"]} == {row["id"]: row for row in opp["doelen"]}
    assert [row["id"] for row in letter_answers(OPP, back)["doelen"]] == ["d3", "d1"]


def test_a_row_that_names_a_goal_that_parents_do_not_see_does_not_name_it():
    opp = with_shown(OPP, without_notes(example("opp")), "doelen[d2]", False)
    letter = letter_answers(OPP, opp)
    assert [row.get("doel") for row in letter["evaluaties"]] == [None, "d1"]
    assert letter_form(OPP).check(letter) == []
    assert returned(OPP, opp, letter, letter) == opp


def test_a_piece_can_be_shown_of_what_is_hidden_and_nothing_else_comes_along():
    answers = example("izo_aanmelding") | {"stoornis": {"antwoord": True, "toelichting": "dyslexie"}}
    hidden = with_shown(IZO, answers, "stoornis", False)
    shown = with_shown(IZO, hidden, "stoornis.toelichting", True)
    assert letter_answers(IZO, shown)["stoornis"] == {"toelichting": "dyslexie"}
    assert "stoornis" not in letter_answers(IZO, with_shown(IZO, shown, "stoornis", False))
    assert part_at(IZO, shown, "stoornis").withheld


def test_an_answer_to_a_question_that_is_not_asked_is_no_answer_for_parents_either():
    answers = example("izo_aanmelding") | {"ouders_op_de_hoogte": True, "reden_ouders_niet_op_de_hoogte": "Geheim."}
    shown = with_shown(IZO, answers, "reden_ouders_niet_op_de_hoogte", True)
    assert "Geheim." not in [text for _, text in strings(letter_answers(IZO, shown))]
    unasked = with_shown(IZO, answers | {"ouders_op_de_hoogte": False}, "reden_ouders_niet_op_de_hoogte", True)
    assert letter_answers(IZO, unasked)["reden_ouders_niet_op_de_hoogte"] == "Geheim."


def test_a_text_of_one_line_stays_one_line_in_other_words():
    opp = with_text(OPP, without_notes(example("opp")), "afspraken[a1].wie", "Jeroen Smit\ndat is de mentor")
    assert letter_answers(OPP, opp)["afspraken"][0]["wie"] == "Jeroen Smit dat is de mentor"
    assert letter_form(OPP).check(letter_answers(OPP, opp)) == []


def test_other_words_for_the_free_option_keep_the_choices():
    answers = example("izo_aanmelding") | {
        "vorm_van_ondersteuning": {"keuzes": ["begeleiding_ouders"], "anders": "psycho-educatie"}
    }
    told = with_text(IZO, answers, "vorm_van_ondersteuning.anders", "uitleg over leren")
    assert letter_answers(IZO, told)["vorm_van_ondersteuning"] == {
        "keuzes": ["begeleiding_ouders"],
        "anders": "uitleg over leren",
    }
    told = with_shown(IZO, told, "vorm_van_ondersteuning.anders", False)
    assert letter_answers(IZO, told)["vorm_van_ondersteuning"] == {"keuzes": ["begeleiding_ouders"]}
