"""What was typed in Word beside the questions lands in a question of its own, once, and with where it stood."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms import all_forms, form_of
from forms.additions import ADDITIONS, added
from forms.answers import Answers
from forms.length import pages
from forms.questions.rows import ROWS_MAX
from forms.text import normalise

TEXTS = [("Onder ‘Evaluatie’", "De ouders bellen terug.\n\n- in oktober"), ("Boven aan", "Gymtas vergeten.")]


def rows(answers: Answers) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answers[ADDITIONS.key]
    return found


def test_a_text_becomes_a_row_with_where_it_stood():
    answers = added({"probleem": "x"}, TEXTS)
    assert answers["probleem"] == "x"
    assert [(row["waar"], row["tekst"]) for row in rows(answers)] == TEXTS


def test_the_same_texts_always_give_the_same_answers():
    assert added({}, TEXTS) == added({}, TEXTS)


def test_what_is_there_already_word_for_word_is_not_added_again():
    once = added({}, TEXTS)
    assert added(once, [TEXTS[1], TEXTS[1], ("Boven aan", "Gymtas weer vergeten.")]) == added(
        once, [("Boven aan", "Gymtas weer vergeten.")]
    )
    assert added(once, TEXTS) == once


def test_the_same_words_at_two_places_are_two_texts():
    answers = added({}, [("Onder ‘Doelen’", "zie mail"), ("Onder ‘Evaluatie’", "zie mail")])
    assert len({row["id"] for row in rows(answers)}) == 2


def test_a_text_that_somebody_wrote_on_under_is_still_there():
    once = added({}, TEXTS)
    rows(once)[1]["tekst"] += "\nGebeld op 3 maart."
    assert added(once, TEXTS) == once


def test_rows_that_were_there_stay_as_they_are():
    before = {ADDITIONS.key: [{"id": "a1", "tekst": "Eerst."}, {"id": "a2", "waar": "Onder ‘Doelen’"}]}
    assert rows(added(before, TEXTS))[:2] == before[ADDITIONS.key]
    assert before == {ADDITIONS.key: [{"id": "a1", "tekst": "Eerst."}, {"id": "a2", "waar": "Onder ‘Doelen’"}]}


def test_no_texts_change_nothing():
    assert added({"probleem": "x"}, []) == {"probleem": "x"}
    assert added({"probleem": "x"}, [("Onder ‘Doelen’", " \n\t\n")]) == {"probleem": "x"}


def test_what_does_not_fit_in_rows_of_its_own_goes_into_the_last_row_once():
    many = [(f"Plek {number}", f"Tekst {number}") for number in range(ROWS_MAX + 3)]
    answers = added({}, many)
    assert len(rows(answers)) == ROWS_MAX
    assert rows(answers)[-1]["tekst"] == "Tekst 59\nPlek 60: Tekst 60\nPlek 61: Tekst 61\nPlek 62: Tekst 62"
    assert added(answers, many) == answers


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))))
def test_any_text_makes_answers_that_every_form_accepts(texts: list[tuple[str, str]]):
    answers = added({}, texts)
    for form in all_forms().values():
        assert form.check(answers) == []
        assert form.clean(answers) == (answers, [])
    kept = "\n".join(row["tekst"] for row in answers.get(ADDITIONS.key, []))
    assert all(normalise(text)[0].strip(" \t\n") in kept for _, text in texts)


def test_additions_make_a_document_longer():
    opp = form_of("opp")
    assert pages(opp, added({}, TEXTS))[""] > pages(opp, {})[""]
