"""Answering a page: saving, drafts, faults, and the buttons beside the questions."""

from __future__ import annotations

import pytest


def test_a_saved_page_is_a_revision_and_leads_to_the_next(izo):
    answer = izo.save("probleem", {"probleem": "Sem\r\nkomt te laat  "})
    assert answer.status_code == 303
    assert answer.location.endswith("/deel/vraag")
    assert izo.answers["probleem"] == "Sem\nkomt te laat"
    assert (izo.number, izo.document.revision.event) == (2, "opgeslagen")


def test_saving_what_stands_there_makes_no_revision(izo):
    answer = izo.save("leerling", izo.typed("leerling"))
    assert answer.status_code == 303
    assert izo.number == 1


def test_the_last_page_leads_to_the_check_of_all_answers(izo):
    assert izo.save("kop", izo.typed("kop")).location.endswith("/controle")


def test_a_page_may_be_left_empty(izo):
    assert izo.save("vraag", {"hulpvraag_leerling": "", "begeleidingsvraag_docenten": ""}).status_code == 303


def test_an_answer_of_the_wrong_kind_stops_the_page_and_keeps_all_that_was_typed(izo):
    typed = {**izo.typed("leerling"), "datum": "gisteren", "leerling.naam": "Sem Bakker"}
    answer = izo.save("leerling", typed)
    assert answer.status_code == 422
    assert izo.number == 1
    assert 'href="#v-datum"' in answer.text
    assert 'id="v-datum-error"' in answer.text
    assert 'aria-describedby="v-datum-hint v-datum-error"' in answer.text
    assert "Wat je al hebt ingevuld, is bewaard." in answer.text
    assert "<title>Fout: " in answer.text.replace("\n", "")
    assert 'value="gisteren"' in answer.text
    assert 'value="Sem Bakker"' in answer.text
    assert izo.draft("leerling")["datum"] == ["gisteren"]


def test_what_was_typed_stands_there_tomorrow(izo):
    answer = izo.browser.post(
        izo.step("probleem") + "/concept",
        data={"revisie": "1", "probleem": "half af"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200
    assert answer.json["message"].startswith("Opgeslagen om")
    assert izo.number == 1
    assert "half af" in izo.get("probleem")
    tasks = izo.browser.get(izo.url).text
    assert "Bezig, 1 van 5" in tasks
    izo.save("probleem", {"probleem": "af"})
    assert izo.draft("probleem") == {}


def test_later_keeps_what_was_typed_and_goes_to_the_task_list(izo):
    answer = izo.press("probleem", "later", {"probleem": "half af"})
    assert answer.location.endswith(izo.url)
    assert "half af" in izo.get("probleem")
    assert "deel 2" in izo.browser.get(f"{izo.url}/controle").text, "the check says that something isn't saved yet"


def test_nobody_else_sees_a_draft(izo, signed_in, marieke):
    izo.press("probleem", "later", {"probleem": "half af"})
    assert "half af" not in signed_in(marieke).get(izo.step("probleem")).text


def test_only_the_fields_of_the_page_are_kept(izo):
    izo.press("probleem", "later", {"probleem": "x", "vreemd": "y", "datum": "1-1-2026", "csrf_token": "z"})
    assert izo.draft("probleem") == {"probleem": ["x"]}


def test_an_answer_that_the_page_hides_is_no_answer(izo):
    fields = {
        **izo.typed("leerling"), "ouders_op_de_hoogte": "nee", "reden_ouders_niet_op_de_hoogte": "Dat wil zij niet.",
    }  # fmt: skip
    izo.save("leerling", fields)
    assert izo.answers["reden_ouders_niet_op_de_hoogte"] == "Dat wil zij niet."
    izo.save("leerling", {**fields, "ouders_op_de_hoogte": "ja"})
    assert "reden_ouders_niet_op_de_hoogte" not in izo.answers
    izo.save("al_gedaan", {"stoornis.antwoord": "nee", "stoornis.toelichting": "ADHD"})
    assert izo.answers["stoornis"] == {"antwoord": False}


def test_a_follow_up_lies_in_the_option_that_asks_for_it(izo):
    page = izo.get("leerling")
    no = page.index('name="ouders_op_de_hoogte" type="radio" value="nee"')
    reason = page.index('name="reden_ouders_niet_op_de_hoogte"')
    assert no < page.index("govuk-radios__conditional", no) < reason


def test_what_a_final_document_lacks_is_said_only_when_it_is_checked(izo):
    sentence = "Vul in welke hulp de leerling vraagt"
    assert sentence not in izo.get("vraag")
    page = izo.get("vraag", nakijken=1)
    assert 'href="#v-hulpvraag_leerling"' in page
    assert "Nog twee antwoorden nakijken" in page
    answer = izo.save("vraag", {"hulpvraag_leerling": "Rust."}, nakijken="1")
    assert answer.location.endswith("/controle"), "the rest may wait"


def test_characters_that_no_document_can_hold_are_removed_and_that_is_said(izo):
    izo.save("probleem", {"probleem": "a\x07b\x00c"})
    assert izo.answers["probleem"] == "abc"
    assert "zijn 2 onzichtbare tekens gehaald" in izo.get("vraag")


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% x %}", "<b>&amp;</b> ]]>", "</textarea><script>", "\\a", "שלום 🙂", "x" * 20_000]
)
def test_any_text_comes_back_as_it_was_typed(izo, text):
    izo.save("probleem", {"probleem": text})
    assert izo.answers["probleem"] == text
    assert izo.typed("probleem")["probleem"] == text
    assert "<script></" not in izo.get("probleem")


def test_long_answers_fit_in_one_request(izo):
    long = "é" * 100_000
    names = ("probleem", "begin_en_oorzaak", "belemmerende_factoren", "thuis_en_leefomgeving", "wat_gaat_goed")
    assert izo.save("probleem", dict.fromkeys(names, long)).status_code == 303
    assert izo.answers["wat_gaat_goed"] == long
    answer = izo.save("probleem", {"probleem": long + "x"})
    assert answer.status_code == 422
    assert "te lang" in answer.text


def test_a_starter_phrase_is_put_after_what_is_there(izo):
    answer = izo.press("al_gedaan", "zin:al_gedaan:Dit hielp:", {"al_gedaan": "Gebeld."})
    assert answer.location.endswith("/deel/al_gedaan#v-al_gedaan")
    assert izo.draft("al_gedaan")["al_gedaan"] == ["Gebeld.\nDit hielp: "]


def test_a_school_has_its_own_starter_phrases(izo, store, school):
    with store.write() as tx:
        tx.save_school(school.id, settings={"hulpzinnen": {"docenten": ["Docenten die zingen"]}})
    page = izo.get("vraag")
    assert "Docenten die zingen" in page
    assert "Docenten die vragen wat de leerling al begrijpt" not in page


def test_a_remark_helps_and_can_be_put_away(izo):
    izo.save("probleem", {"probleem": "Yara raakt het overzicht kwijt."})
    page = izo.get("probleem")
    assert "Er staan zorgen, nog geen sterke kanten" in page
    izo.press("probleem", "verberg:sterk:wat_gaat_goed", izo.typed("probleem"))
    assert "nog geen sterke kanten" not in izo.get("probleem")


def test_enter_in_a_field_saves_and_does_not_press_another_button(opp):
    page = opp.get("doelen")
    form = page[page.index('id="blad"') :]
    first = form[form.index("<button") : form.index("</button>")]
    assert "name=" not in first


@pytest.mark.parametrize("slug", ["onzin", "probleem/../x"])
def test_a_page_that_is_not_there_is_not_found(izo, slug):
    assert izo.browser.get(izo.step(slug)).status_code == 404


@pytest.mark.parametrize("action", ["dans", "rij-erbij:probleem", "leeg:datum", "klopt:"])
def test_a_button_that_is_not_there_does_nothing(izo, action):
    assert izo.press("probleem", action, {"probleem": "x"}).status_code == 400
    assert izo.draft("probleem") == {}


def test_a_page_without_its_revision_number_is_refused(izo):
    assert izo.browser.post(izo.step("probleem"), data={"probleem": "x"}).status_code == 400
    assert izo.save("probleem", {"probleem": "x"}, base=99).status_code == 404


def test_another_school_sees_nothing(izo, signed_in, stranger):
    other = signed_in(stranger)
    for path in ("", "/deel/probleem", "/controle", "/versies", "/word", "/antwoorden.json"):
        assert other.get(izo.url + path).status_code == 404
    assert other.post(izo.step("probleem"), data={"revisie": "1", "probleem": "x"}).status_code == 404
    assert other.post(izo.step("probleem") + "/concept", data={"revisie": "1"}).status_code == 404
    assert other.post(f"{izo.url}/status", data={"naar": "ter_bespreking"}).status_code == 404


def test_a_form_from_elsewhere_is_refused(izo, app):
    app.config["WTF_CSRF_ENABLED"] = True
    assert izo.save("probleem", {"probleem": "x"}).status_code == 400
    assert izo.number == 1


def test_a_draft_that_says_nothing_new_is_no_draft(izo):
    izo.press("leerling", "later", izo.typed("leerling"))
    assert izo.draft("leerling") == {}
    izo.press("leerling", "later", {**izo.typed("leerling"), "datum": "gisteren"})
    assert izo.draft("leerling")["datum"] == ["gisteren"]


def test_a_draft_that_arrives_after_its_page_was_saved_is_no_draft(izo):
    izo.save("probleem", {"probleem": "af"})
    izo.browser.post(izo.step("probleem") + "/concept", data={"revisie": "1", "probleem": "af"})
    assert izo.draft("probleem") == {}


def test_what_was_typed_can_be_put_aside_for_what_is_saved(izo):
    assert "Terug naar wat is opgeslagen" not in izo.get("probleem")
    izo.press("probleem", "later", {"probleem": "toch niet"})
    assert "Terug naar wat is opgeslagen" in izo.get("probleem")
    izo.press("probleem", "vergeet", {"probleem": "toch niet"})
    assert izo.draft("probleem") == {}
    assert "toch niet" not in izo.get("probleem")


def test_the_length_grows_while_someone_writes(opp):
    assert "Het streven is 2, de grens is 5." in opp.get("doelen")
    data = {**opp.typed("factoren"), "factoren.bevorderend.leerling": "lang " * 4000}
    answer = opp.browser.post(opp.step("factoren") + "/concept", data=data)
    assert "Dit is langer dan de grens" in answer.json["meter"]


def test_a_type_without_a_length_has_no_meter(izo):
    assert "streven" not in izo.get("probleem")
