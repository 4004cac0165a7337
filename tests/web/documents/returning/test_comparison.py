"""A document that comes back from Word: what is different is shown, chosen and taken over."""

from __future__ import annotations

from tests.web.documents.returning.conftest import RELABELLED, THIRD, fields, words
from tests.word.edits.in_fields import click, empty, glyph, new_row, pick_date, remove_row
from tests.word.edits.in_text import overtype, paragraph_below


def test_what_was_changed_in_word_is_taken_over_and_comes_back_without_differences(desk, opp):
    url = desk.back(
        overtype("Een vast moment op zondag", "Een vast moment op zaterdag"),
        click("ouders[p2].akkoord.ja", on=False),
        click("ouders[p2].akkoord.nog_niet", on=True),
        new_row("Zoeken met Yara een vaste plek", "Coach", "Belt met thuis", "8 januari 2027"),
        paragraph_below("Belt met thuis", "NB: in week 46 ziek."),
    )
    page = opp.browser.get(url).text
    assert "Dit is anders in Word" in page
    assert "versie 3" in page
    assert "plan.docx" in page
    for said in ("zaterdag", "nog niet", "Belt met thuis", "NB: in week 46 ziek.", "Gevonden in het invulveld"):
        assert said in words(page), said
    answer = desk.choose(url)
    assert answer.status_code == 303
    assert answer.location == opp.url
    assert opp.answers["opvoedbehoeften"].startswith("Een vast moment op zaterdag")
    assert opp.answers["ouders"][1]["akkoord"] == "nog_niet"
    assert opp.answers["afspraken"][-1]["wat"] == "Belt met thuis"
    assert [row["tekst"] for row in opp.answers["aanvullingen"]] == ["NB: in week 46 ziek."]
    assert opp.document.revision.event == "uit_word"
    assert opp.document.revision.reason == "plan.docx"
    assert "Geen verschillen" in opp.browser.get(desk.back()).text


def test_nothing_changes_before_somebody_says_so(desk, opp):
    before = opp.answers
    desk.back(overtype("Een vast moment op zondag", "Iets anders"))
    assert opp.answers == before
    assert "Uit Word terug, nog niet verwerkt" in opp.browser.get(opp.url).text
    assert "In Word bewerkt" in opp.browser.get(f"/leerlingen/{desk.subject_id}").text
    assert "Uit Word terug, nog niet verwerkt" in opp.browser.get("/").text


def test_an_answer_that_somebody_leaves_as_it_is_stays(desk, opp):
    before = opp.answers
    url = desk.back(overtype("Een vast moment op zondag", "Iets anders"))
    desk.choose(url, **{"keuze:opvoedbehoeften": "nu"})
    assert opp.answers == before
    assert [upload.outcome for upload in desk.uploads] == ["weggelegd"]


def test_a_conflict_is_shown_in_three_columns_and_asks_for_a_choice(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    page = opp.browser.get(url).text
    for said in ("Toen, versie 3", "Nu in zorgroute", "In Word", "Botst", "Houd zorgroute", "Neem Word"):
        assert said in words(page), said
    refused = desk.choose(url)
    assert refused.status_code == 422
    assert "Kies wat blijft bij ‘Opvoedbehoeften’" in words(refused.text)
    own = {"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": "Op zaterdag én op vrijdag."}
    assert desk.choose(url, **own).status_code == 303
    assert opp.answers["opvoedbehoeften"] == "Op zaterdag én op vrijdag."


def test_both_texts_stand_in_the_box_to_write_one_of(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    [typed] = fields(opp.browser.get(url).text)["eigen:opvoedbehoeften"]
    assert "zaterdag" in typed
    assert "vrijdag" in typed


def test_all_that_does_not_conflict_is_taken_and_the_rest_waits_with_what_was_written(desk, opp):
    url = desk.back(
        overtype("Een vast moment op zondag", "Een vast moment op zaterdag"),
        overtype("vijf vaste zinnen", "zes zinnen"),
    )
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    own = {"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": "Nog niet klaar met"}
    page = desk.choose(url, actie="alles", **own).text
    assert "zes zinnen" in opp.answers["ondersteuningsbehoeften"]["leraren"]
    assert opp.answers["opvoedbehoeften"] == "Een vast moment op vrijdag."
    assert "Nog niet klaar met" in page
    assert "1 keuze is verwerkt." in page
    assert [upload.waiting for upload in desk.uploads] == [True]
    sent = fields(page)
    assert opp.browser.post(url, data={**sent, "eigen:opvoedbehoeften": "Klaar."}).status_code == 303
    assert opp.answers["opvoedbehoeften"] == "Klaar."


def test_what_cannot_be_an_answer_says_why_and_is_mended_on_the_page(desk, opp):
    url = desk.back(pick_date("start_extra_ondersteuning", "2026-10-19", "zodra het kan"))
    page = opp.browser.get(url).text
    assert "zodra het kan" in page
    assert "een datum zoals 28-9-2026" in page
    assert desk.choose(url).status_code == 422
    name = "eigen:start_extra_ondersteuning"
    wrong = desk.choose(url, **{"keuze:start_extra_ondersteuning": "eigen", name: "straks"})
    assert wrong.status_code == 422
    assert 'value="straks"' in wrong.text
    assert desk.choose(url, **{"keuze:start_extra_ondersteuning": "eigen", name: "19-10-2026"}).status_code == 303
    assert opp.answers["start_extra_ondersteuning"] == "2026-10-19"


def test_mending_a_cell_of_a_row_keeps_what_was_changed_here_in_the_other_cells(desk, opp):
    url = desk.back(pick_date("afspraken[a1].wanneer", "2026-10-19", "zodra het kan"))
    first, second = opp.answers["afspraken"]
    opp.change(afspraken=[{**first, "wat": "Belt elke maandag."}, second])
    mended = {"keuze:afspraken[a1]": "eigen", "eigen:afspraken[a1].wanneer": "19-10-2026"}
    assert desk.choose(url, **mended).status_code == 303
    assert opp.answers["afspraken"][0] == {**first, "wat": "Belt elke maandag.", "wanneer": "2026-10-19"}


def test_mending_a_row_that_conflicts_keeps_what_was_changed_here_in_the_other_cells(desk, opp):
    url = desk.back(pick_date("afspraken[a1].wanneer", "2026-10-19", "zodra het kan"))
    first, second = opp.answers["afspraken"]
    opp.change(afspraken=[{**first, "wat": "Belt elke maandag.", "wanneer": "2026-10-01"}, second])
    mended = {"keuze:afspraken[a1]": "eigen", "eigen:afspraken[a1].wanneer": "19-10-2026"}
    assert desk.choose(url, **mended).status_code == 303
    assert opp.answers["afspraken"][0] == {**first, "wat": "Belt elke maandag.", "wanneer": "2026-10-19"}


def test_a_row_that_is_gone_in_word_stays_until_somebody_confirms(desk, opp):
    url = desk.back(remove_row(THIRD))
    desk.choose(url)
    assert len(opp.answers["ondersteuning"]) == 3
    url = desk.back(remove_row(THIRD))
    desk.choose(url, **{"keuze:ondersteuning[o3]": "word"})
    assert [row["id"] for row in opp.answers["ondersteuning"]] == ["o1", "o2"]


def test_an_answer_that_is_emptied_in_word_stays_until_somebody_confirms(desk, opp):
    url = desk.back(empty("opvoedbehoeften"))
    assert "Leeg in Word" in opp.browser.get(url).text
    desk.choose(url, **{"keuze:opvoedbehoeften": "word"})
    assert "opvoedbehoeften" not in opp.answers


def test_text_beside_the_questions_can_be_left_out(desk, opp):
    url = desk.back(paragraph_below(THIRD, "Losse regel."))
    assert "Losse regel." in opp.browser.get(url).text
    [name] = [name for name in fields(opp.browser.get(url).text) if name.startswith("buiten:")]
    desk.choose(url, **{name: "weg"})
    assert "aanvullingen" not in opp.answers


def test_fixed_text_that_was_changed_is_told_and_not_taken(desk, opp):
    url = desk.back(
        RELABELLED,
        overtype("vijf vaste zinnen", "zes zinnen"),
    )
    assert "1 vaste tekst is veranderd, die nemen we niet over" in words(opp.browser.get(url).text)
    url = desk.back(RELABELLED)
    page = opp.browser.get(url).text
    assert "Geen verschillen" in page
    assert "1 vaste tekst is veranderd" in words(page)


def test_somebody_who_saved_first_is_seen_and_the_choices_stay(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    sent = {**fields(opp.browser.get(url).text), "keuze:opvoedbehoeften": "nu"}
    opp.change(zienswijze_leerling="Iets anders.")
    answer = opp.browser.post(url, data=sent)
    assert answer.status_code == 409
    assert "Intussen is er iets veranderd" in answer.text
    assert fields(answer.text)["keuze:opvoedbehoeften"] == ["nu"]
    assert opp.document.revision.event == "opgeslagen"


def test_a_document_that_is_final_shows_the_comparison_and_takes_nothing(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.move("ter_bespreking")
    opp.move("vastgesteld")
    page = opp.browser.get(url).text
    assert "zaterdag" in page
    assert "Heropen het eerst" in page
    assert "keuze:opvoedbehoeften" not in page
    before = opp.number
    assert opp.browser.post(url, data={"keuze:opvoedbehoeften": "word", "revisie": str(before)}).status_code == 409
    assert opp.number == before


def test_a_name_full_of_markup_is_shown_and_never_run(desk, opp):
    answer = desk.drop(
        ("<script>alert(1)</script>.docx", desk.word(overtype("Een vast moment op zondag", "<b>Iets</b>")))
    )
    page = opp.browser.get(answer.location).text
    assert "<script>alert" not in page
    assert "<b>Iets" not in page


def test_a_second_click_on_the_button_says_what_the_first_did(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    sent = fields(opp.browser.get(url).text)
    sent |= {"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": "Op zaterdag\r\nén op vrijdag."}
    assert opp.browser.post(url, data=sent).status_code == 303
    again = opp.browser.post(url, data=sent)
    assert again.status_code == 409
    assert "Verwerkt door Tom Hendriks" in words(again.text)
    assert "Er is niets veranderd" not in words(again.text)
    assert "het staat nog nergens" not in words(again.text)


def test_what_somebody_wrote_about_a_file_that_was_just_dealt_with_is_shown_again(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    sent = fields(opp.browser.get(url).text)
    opp.browser.post(url, data={**sent, "keuze:opvoedbehoeften": "word"})
    own = {"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": "Wij schreven dit samen op."}
    late = opp.browser.post(url, data={**sent, **own})
    assert late.status_code == 409
    assert "Wij schreven dit samen op." in late.text
    assert "Een vast moment op vrijdag" not in opp.browser.post(url, data={**sent, "keuze:opvoedbehoeften": "nu"}).text


def test_taking_all_that_is_easy_leaves_what_somebody_chose_to_leave(desk, opp):
    url = desk.back(
        overtype("Een vast moment op zondag", "Een vast moment op zaterdag"),
        overtype("vijf vaste zinnen", "zes zinnen"),
    )
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    before = opp.answers
    desk.choose(url, **{"actie": "alles", "keuze:ondersteuningsbehoeften.leraren": "nu"})
    assert opp.answers == before


def test_a_file_without_differences_takes_nothing_when_the_document_changes_later(desk, opp):
    changed = desk.word(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    opp.change(opvoedbehoeften=opp.answers["opvoedbehoeften"].replace("op zondag", "op zaterdag"))
    url = desk.drop(("plan.docx", changed)).location
    assert "Geen verschillen" in opp.browser.get(url).text
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.")
    assert "al afgehandeld" in opp.browser.get(url).text


def test_an_answer_that_is_not_clear_in_word_is_chosen_by_a_person(desk, opp):
    before = opp.answers
    url = desk.back(glyph("afwijking.ja", "☐"), overtype("vijf vaste zinnen", "zes zinnen"))
    page = opp.browser.get(url).text
    assert "keuze:afwijking" not in fields(page)
    assert words(page).count("Een vakje bij ‘Afwijking van het onderwijsprogramma’ is niet duidelijk") == 2
    assert desk.choose(url).status_code == 422
    desk.choose(url, actie="alles")
    assert opp.answers["afwijking"] == before["afwijking"]
    assert desk.choose(url, **{"keuze:afwijking": "nu"}).status_code == 303
