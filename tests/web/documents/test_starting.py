"""A new document starts with what is known, and says where it came from."""

from __future__ import annotations

from datetime import date

from service.web.i18n import today


def test_what_the_school_knows_stands_there_already(izo):
    answers = izo.answers
    assert answers["leerling"]["naam"] == "Yara Bakkali"
    assert answers["leerling"]["klas"] == "2B"
    assert answers["school"]["naam"] == "Merelveld College"
    assert answers["opsteller"] == answers["naam_aanmelder"] == "Tom Hendriks"
    assert answers["datum"] == today().isoformat()
    assert answers["schooljaar"] in izo.browser.get(izo.step("kop")).text
    assert izo.document.revision.event == "gestart"


def test_an_earlier_document_lends_its_answers_and_is_named(start):
    start("opp", filled=True)
    ihp = start("ihp_vakoverstijgend")
    assert ihp.answers["doelen"][0]["doel"].startswith("Yara maakt elke maandag")
    assert ihp.document.revision.origins["doelen"]["type"] == "opp"
    page = ihp.get("doelen")
    assert "Overgenomen uit" in page
    assert "17 november 2026" in page
    assert "Klopt nog" in page


def test_an_answer_that_was_looked_at_no_longer_asks_to_be(start):
    start("opp", filled=True)
    ihp = start("ihp_vakoverstijgend")
    ihp.press("doelen", "klopt:doelen", ihp.typed("doelen"))
    page = ihp.get("doelen")
    assert 'id="v-doelen-bron"' not in page
    assert 'id="v-onderwijsbehoeften-bron"' in page
    assert ihp.number == 1, "nothing is saved yet"


def test_saving_a_page_says_that_its_answers_were_looked_at(start):
    start("opp", filled=True)
    ihp = start("ihp_vakoverstijgend")
    ihp.save("doelen", {**ihp.typed("doelen"), "onderwijsbehoeften": "iets anders"})
    origins = ihp.document.revision.origins
    assert origins["doelen"]["nagekeken"] is True
    assert "onderwijsbehoeften" not in origins, "an answer that changed is one's own"
    assert "Overgenomen uit" not in ihp.get("doelen")


def test_an_answer_can_be_emptied_without_losing_the_rest(start):
    start("opp", filled=True)
    ihp = start("ihp_vakoverstijgend")
    typed = {**ihp.typed("doelen"), "aanpak": "half af"}
    ihp.press("doelen", "leeg:onderwijsbehoeften", typed)
    assert ihp.draft("doelen")["onderwijsbehoeften"] == [""]
    assert ihp.draft("doelen")["aanpak"] == ["half af"]
    ihp.press("doelen", "leeg:doelen", ihp.typed("doelen"))
    assert "doelen" not in ihp.draft("doelen")


def test_the_source_stays_as_it_is(start):
    opp = start("opp", filled=True)
    before = opp.answers
    ihp = start("ihp_vakoverstijgend")
    ihp.save("doelen", {**ihp.typed("doelen"), "onderwijsbehoeften": "iets anders"})
    assert opp.answers == before


def test_an_unknown_type_or_pupil_is_refused_in_plain_words(writer, pupil):
    answer = writer.post("/documenten/start", data={"subject_id": pupil.id, "type": "brief"})
    assert answer.status_code == 404
    assert writer.post("/documenten/start", data={"subject_id": "x", "type": "opp"}).status_code == 404


def test_a_school_year_starts_on_the_first_of_august():
    from service.work.writing import school_year

    assert school_year(date(2026, 7, 31)) == "2025-2026"
    assert school_year(date(2026, 8, 1)) == "2026-2027"


def test_a_button_that_is_clicked_twice_starts_one_document(start):
    first, second = start("opp"), start("opp")
    assert second.id == first.id
    first.save("leerling", {**first.typed("leerling"), "leerling.klas": "2C"})
    assert start("opp").id != first.id
