"""What parents read is written beside the staff's text: kept while typing, saved with the document, never over another's."""

from __future__ import annotations

from forms.answers import get, put
from tests.web.documents.parents.conftest import STRONG, said

TYPED = f"tekst:{STRONG}"


def test_a_text_begins_as_a_copy_of_the_staffs(telling):
    assert f'name="{TYPED}"' in telling.text
    assert not telling.piece(STRONG).own
    assert telling.piece(STRONG).parents == telling.piece(STRONG).staff


def test_a_text_for_parents_is_saved_and_the_staffs_stays(telling):
    staff = telling.piece(STRONG).staff
    answer = telling.send({TYPED: "Yara legt goed uit.\r\nZij tekent graag."})
    assert answer.status_code == 303
    assert answer.location.endswith("/voor-ouders/bekijk")
    assert telling.piece(STRONG).parents == "Yara legt goed uit.\nZij tekent graag."
    assert telling.piece(STRONG).staff == staff
    assert "Yara legt goed uit." in telling.preview


def test_what_is_sent_as_it_stands_changes_nothing(telling):
    fields = {f"tekst:{piece.path}": piece.parents for part in telling.parts for piece in part.pieces if piece.shown}
    before = telling.written.number
    assert telling.send(fields).status_code == 303
    assert telling.written.number == before


def test_the_staffs_own_words_are_a_copy_again(telling):
    telling.send({TYPED: "Anders."})
    telling.send({TYPED: telling.piece(STRONG).staff})
    assert not telling.piece(STRONG).own


def test_an_emptied_text_is_not_shown_and_not_lost(telling):
    telling.send({TYPED: "Eigen woorden."})
    telling.send({TYPED: " \r\n"})
    assert not telling.part(STRONG).shown
    assert telling.piece(STRONG).parents == "Eigen woorden."
    assert "Eigen woorden." not in telling.preview


def test_a_line_stays_one_line(telling):
    path = next(
        piece.path for part in telling.parts for piece in part.pieces if piece.question.kind == "line" and piece.shown
    )
    telling.send({f"tekst:{path}": "twee\r\nregels"})
    assert telling.piece(path).parents == "twee regels"


def test_typing_is_kept_as_a_draft_and_comes_back(telling):
    answer = telling.written.browser.post(
        f"{telling.url}/concept", data={TYPED: "half af", "revisie": str(telling.written.number)}
    )
    assert "Opgeslagen om" in answer.json["message"]
    assert not telling.piece(STRONG).own
    assert "half af" in telling.text
    telling.press("vergeet")
    assert telling.draft == {}
    assert "half af" not in telling.text


def test_a_text_that_runs_behind_shows_what_changed_and_is_settled_by_a_person(telling):
    telling.send({TYPED: "Zij legt goed uit."})
    telling.written.change(**put(telling.written.answers, STRONG, telling.piece(STRONG).staff + "\nspeelt hockey"))
    page = telling.text
    assert "Loopt achter" in page
    assert "[erbij: ]" in said(page).replace("[erbij: speelt hockey ]", "[erbij: ]")
    telling.press(f"klopt:{STRONG}")
    telling.save()
    assert not telling.piece(STRONG).behind
    assert telling.piece(STRONG).parents == "Zij legt goed uit."


def test_the_staffs_text_is_taken_over_where_it_changed(telling):
    telling.send({TYPED: "Zij legt goed uit."})
    telling.written.change(**put(telling.written.answers, STRONG, "Iets heel anders."))
    telling.press(f"school:{STRONG}")
    telling.save()
    assert telling.piece(STRONG).parents == "Iets heel anders."
    assert not telling.piece(STRONG).own


def test_words_written_beside_a_text_that_changed_meanwhile_are_behind(telling):
    base = telling.written.number
    telling.written.change(**put(telling.written.answers, STRONG, "Nieuw van de collega."))
    assert telling.send({TYPED: "Zoals het was."}, base=base).status_code == 303
    assert telling.piece(STRONG).behind
    assert get(telling.written.answers, STRONG) == "Nieuw van de collega."


def test_two_people_at_two_texts_both_keep_their_words(telling):
    base, other = telling.written.number, "factoren.bevorderend.thuis"
    telling.send({f"tekst:{other}": "Thuis gaat het goed."})
    assert telling.send({TYPED: "Zij tekent."}, base=base).status_code == 303
    assert telling.piece(other).parents == "Thuis gaat het goed."
    assert telling.piece(STRONG).parents == "Zij tekent."


def clash(telling, **choices):
    base = telling.written.number
    telling.send({TYPED: "Van de collega."})
    answer = telling.send({TYPED: "Van mij."}, base=base)
    assert answer.status_code == 409
    assert "Van de collega." in said(answer.text)
    assert telling.draft[TYPED] == ["Van mij."]
    return telling.send({TYPED: "Van mij.", "van": str(base), "botst": TYPED, **choices})


def test_two_people_at_one_text_choose_side_by_side(telling):
    assert clash(telling).status_code == 409, "nothing chosen"
    assert telling.piece(STRONG).parents == "Van de collega."


def test_the_words_of_the_other_can_stay(telling):
    assert clash(telling, **{f"keuze:{TYPED}": "nu"}).status_code == 303
    assert telling.piece(STRONG).parents == "Van de collega."
    assert telling.draft == {}


def test_ones_own_words_can_be_taken(telling):
    assert clash(telling, **{f"keuze:{TYPED}": "jouw"}).status_code == 303
    assert telling.piece(STRONG).parents == "Van mij."


def test_one_text_can_be_written_of_both(telling):
    assert clash(telling, **{f"keuze:{TYPED}": "samen", f"samen:{TYPED}": "Van ons."}).status_code == 303
    assert telling.piece(STRONG).parents == "Van ons."


def test_a_choice_made_before_a_third_change_is_asked_again(telling):
    base = telling.written.number
    telling.send({TYPED: "Van de collega."})
    seen = telling.written.number
    telling.send({TYPED: "Toch weer anders."})
    fields = {TYPED: "Van mij.", "van": str(base), "botst": TYPED, f"keuze:{TYPED}": "jouw"}
    assert telling.send(fields, base=seen).status_code == 409
    assert telling.piece(STRONG).parents == "Toch weer anders."


def test_a_text_that_is_too_long_is_refused_and_kept(telling):
    answer = telling.send({TYPED: "x" * 100_001})
    assert answer.status_code == 422
    assert "‘Bevorderende factoren: leerling’ is te lang" in answer.text
    assert 'href="#v-tekst-factoren-bevorderend-leerling"' in answer.text
    assert not telling.piece(STRONG).own
    assert telling.draft[TYPED][0].startswith("xxx")


def test_a_frozen_document_is_read_only_and_keeps_what_was_typed(telling):
    telling.written.move("ter_bespreking")
    telling.written.move("vastgesteld")
    assert "<textarea" not in telling.text.partition("<main")[2]
    assert "Dit document ligt vast" in telling.text
    assert telling.send({TYPED: "te laat"}).status_code == 409
    assert telling.draft[TYPED] == ["te laat"]


def test_whoever_is_signed_out_keeps_what_was_typed(telling, visitor):
    answer = visitor.post(telling.url, data={TYPED: "niet kwijt", "revisie": "1"})
    assert answer.status_code == 401
    assert "niet kwijt" in answer.text


def test_another_schools_document_is_not_there(telling, signed_in, stranger):
    browser = signed_in(stranger)
    for method, path in (("GET", ""), ("POST", ""), ("POST", "/concept"), ("POST", "/kijk-na"), ("GET", "/bekijk")):
        assert browser.open(telling.url + path, method=method, data={"revisie": "1"}).status_code == 404, path
