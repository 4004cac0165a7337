"""What parents see and what they don't: by the form, and by choice."""

from __future__ import annotations

import pytest

from tests.web.documents.parents.conftest import STRONG, Telling, said


def test_what_is_sensitive_stays_out_and_is_named_with_why(telling):
    part = next(part for part in telling.parts if part.why == "sensitive")
    text = part.pieces[0].staff
    assert text[:40] not in telling.preview
    assert "gevoelig" in said(telling.text).partition("Dit zien ouders niet")[2]
    telling.press(f"toon:{part.path}")
    telling.save()
    assert " ".join(text.split())[:40] in telling.preview


def test_what_parents_need_not_see_is_left_out(telling):
    words = telling.piece(STRONG).staff.splitlines()[0].removeprefix("- ")
    assert words in telling.preview
    telling.press(f"verberg:{STRONG}")
    telling.save()
    assert words not in telling.preview
    assert not telling.part(STRONG).shown


def test_one_row_is_left_out_and_its_neighbours_stay(telling):
    rows = [part for part in telling.parts if part.question.key == "doelen"]
    telling.press(f"verberg:{rows[0].path}")
    telling.save()
    assert [telling.part(row.path).shown for row in rows[:2]] == [False, True]


def test_a_choice_is_kept_while_typing_goes_on(telling):
    telling.press(f"verberg:{STRONG}")
    assert f'name="getoond:{STRONG}"' in telling.text
    telling.press(f"toon:{STRONG}")
    telling.save()
    assert telling.part(STRONG).shown


def test_one_text_of_a_row_is_left_out_and_the_rest_of_it_stays(telling):
    row = next(part for part in telling.parts if part.question.key == "doelen")
    gone, *stay = row.pieces
    telling.send({f"tekst:{gone.path}": ""})
    assert gone.staff not in telling.preview
    assert all(piece.staff in telling.preview for piece in stay)
    page = said(telling.text).partition("Dit zien ouders niet")[2]
    assert f"Doelen doel 1 , {gone.question.label} weggelaten" in page
    telling.press(f"toon:{gone.path}")
    telling.save()
    assert gone.staff in telling.preview


def test_without_answers_the_page_says_what_comes_here(start):
    empty = Telling(start("opp"))
    empty.written.browser.get(empty.url)
    with_nothing = empty.written.store
    with with_nothing.write() as tx:
        tx.visible_to(empty.written.account).add_revision(empty.written.id, 1, {})
    assert "Er is nog niets ingevuld" in empty.text
    assert "Ouders zien nog niets" in empty.preview


@pytest.mark.parametrize("path", ["x", "doelen[weg]", "voor_ouders", "doelen[a1].doel.doel", ""])
def test_a_choice_about_what_is_not_there_changes_nothing(telling, path):
    before = telling.written.number
    telling.send({f"getoond:{path}": "ja", f"tekst:{path}": "x", f"klopt:{path}": "ja"})
    assert telling.written.number == before
