"""From concept to closed: who can change what, and what stands in the way."""

from __future__ import annotations

import pytest


@pytest.fixture
def final(opp):
    assert opp.move("ter_bespreking").status_code == 303
    assert opp.move("vastgesteld").status_code == 303
    return opp


def test_a_document_goes_from_concept_to_closed(final):
    assert final.document.state == "vastgesteld"
    assert final.move("afgesloten").status_code == 303
    assert final.document.state == "afgesloten"


def test_an_unfinished_document_can_be_discussed_and_not_adopted(izo):
    assert izo.move("ter_bespreking").status_code == 303
    answer = izo.move("vastgesteld")
    assert answer.status_code == 422
    assert f"{izo.step('vraag')}?nakijken=1#v-hulpvraag_leerling" in answer.text
    assert "Nog twee antwoorden nakijken" in answer.text
    assert izo.document.state == "ter_bespreking"
    assert izo.move("concept").status_code == 303


def test_the_age_of_consent_is_the_schools(start, store, school):
    zat = start("zat_aanmelding", filled=True)
    zat.move("ter_bespreking")
    with store.write() as tx:
        tx.save_school(school.id, settings={"toestemming_vanaf": 10})
    without = [row for row in zat.answers["toestemming"] if row["relatie"] != "leerling"]
    zat.change(toestemming=without)
    answer = zat.move("vastgesteld")
    assert answer.status_code == 422
    assert "10 jaar of ouder" in answer.text


def test_a_frozen_document_is_only_read(final):
    page = final.get("doelen")
    assert "je kunt het alleen lezen" in page
    assert "<textarea" not in page
    assert "Yara maakt elke maandag" in page
    assert "Wijzig<span" not in final.browser.get(f"{final.url}/controle").text


def test_saving_in_a_frozen_document_is_refused_and_the_text_kept(final):
    before = final.number
    answer = final.save("doelen", {"onderwijsbehoeften": "te laat"})
    assert answer.status_code == 409
    assert "Wat je typte, is bewaard" in answer.text
    assert final.number == before
    assert final.draft("doelen")["onderwijsbehoeften"] == ["te laat"]
    script = final.browser.post(
        final.step("doelen") + "/concept", data={"revisie": str(before), "opvoedbehoeften": "x"}
    )
    assert script.status_code == 409


def test_a_frozen_document_is_changed_with_a_reason(final):
    answer = final.move("concept", reden="  ")
    assert answer.status_code == 422
    assert 'href="#reden"' in answer.text
    assert final.document.state == "vastgesteld"
    assert final.move("concept", reden="De moeder wil een woord anders.").status_code == 303
    revision = final.document.revision
    assert (revision.event, revision.state, revision.reason) == (
        "heropend",
        "concept",
        "De moeder wil een woord anders.",
    )
    assert "De moeder wil een woord anders." in final.browser.get(f"{final.url}/versies").text


def test_a_move_that_is_not_there_is_refused(izo):
    assert izo.move("afgesloten").status_code == 409
    assert izo.move("onzin").status_code == 409


def test_a_move_from_an_old_page_is_refused(izo):
    izo.change(probleem="x")
    assert izo.move("ter_bespreking", revisie="1").status_code == 409


def test_whoever_looked_at_the_word_document_first_moves_on(izo):
    before = str(izo.number)
    izo.browser.get(f"{izo.url}/word")
    assert izo.move("ter_bespreking", revisie=before).status_code == 303
    assert izo.document.state == "ter_bespreking"
