"""Templates on their pages: put down, checked, taken into use, and an earlier one taken back."""

from __future__ import annotations

import base64
import io
import re
import zipfile

import docx
import pytest

from forms import form_of
from service.word import shipped_file
from tests.web.templating.conftest import (
    DOCX,
    OPP,
    current,
    hash_of,
    published,
    put_down,
    restyled,
    text_of,
)


def test_every_kind_of_document_has_a_template_to_download(browser):
    page = browser.get("/sjablonen").text
    for kind, form in (("opp", "opp"), ("zat_aanmelding.toestemming", "zat_aanmelding")):
        assert f'href="/sjablonen/{kind}"' in page
        data = shipped_file(form_of(form), kind.partition(".")[2])
        file = browser.get(f"/sjablonen/{kind}/{hash_of(data)}/bestand")
        assert (file.data, file.content_type) == (data, DOCX)
    assert browser.get("/sjablonen/bestaat_niet").status_code == 404
    assert browser.get("/sjablonen/opp.bestaat_niet").status_code == 404
    assert browser.get(f"{OPP}/{'0' * 64}").status_code == 404


def test_a_good_template_is_kept_and_shown_filled_beside_the_one_in_use(browser, store, marieke):
    before, data = current(store, marieke), restyled()
    kept = put_down(browser, data, r"C:\\sjablonen\\OPP huisstijl.docx")
    assert kept.status_code == 303
    page = browser.get(kept.location).text
    assert "Dit sjabloon is goed, er is nog niets veranderd" in page
    assert "OPP huisstijl.docx" in page
    assert "sjablonen\\" not in page
    old, new = (browser.get(f"{OPP}/{hash}/voorbeeld") for hash in (before, hash_of(data)))
    assert "Wij zijn er voor elke leerling." in text_of(new.data)
    assert "Wij zijn er voor elke leerling." not in text_of(old.data)
    assert "Yara Bakkali" in str(zipfile.ZipFile(io.BytesIO(new.data)).read("word/document.xml"), "utf-8")
    assert current(store, marieke) == before
    assert put_down(browser, data).location == kept.location, "the same file is the same version"


def test_a_wrong_template_comes_back_with_comments_and_is_not_kept(browser, store, marieke):
    answer = put_down(browser, restyled("Vraag: {{ hulpvrag }} <b>"), "Ons <sjabloon>.docx")
    assert answer.status_code == 422
    assert "Er is nog 1 ding te verbeteren" in answer.text
    assert "hulpvrag" in answer.text
    assert "<b>" not in answer.text.partition("<main")[2].partition("zr-findings")[2].replace("<p><b>", "")
    assert "Ons &lt;sjabloon&gt;.docx" in answer.text
    link = re.search(rf'download="Ons sjabloon met opmerkingen.docx" href="data:{DOCX};base64,([^"]+)"', answer.text)
    assert link
    commented = docx.Document(io.BytesIO(base64.b64decode(link[1])))
    assert any("hulpvrag" in comment.text for comment in commented.comments)
    with store.read() as tx:
        assert tx.templates(marieke.school_id, "opp") == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 oeps"])
def test_what_is_no_word_file_is_refused_with_what_to_do(browser, data):
    answer = put_down(browser, data)
    assert answer.status_code == 422
    assert "Er is nog 1 ding te verbeteren" in answer.text
    assert "base64" not in answer.text


def test_without_a_file_the_page_asks_for_one(browser):
    answer = browser.send(OPP)
    assert answer.status_code == 422
    assert answer.text.count("Kies eerst een Word-bestand") == 2


def test_a_template_is_used_from_now_on_alone_and_an_earlier_one_is_taken_back(browser, store, marieke, pupils):
    old, new = current(store, marieke), hash_of(restyled())
    put_down(browser, restyled())
    assert browser.send(f"{OPP}/kies", {"sjabloon": new}).status_code == 303
    assert current(store, marieke) == new
    assert published(store, marieke, pupils[0])[0] == old
    browser.get(f"/documenten/{pupils[0]}/word")
    assert published(store, marieke, pupils[0])[0] == new
    browser.send(f"{OPP}/kies", {"sjabloon": old})
    assert current(store, marieke) == old
    page = browser.get(OPP).text
    assert page.count("Marieke de Wit") >= 3, "who chose what is told"
    assert browser.send(f"{OPP}/kies", {"sjabloon": "weg"}).status_code == 404


def test_every_name_of_the_form_is_listed_and_travels_to_word(browser):
    page = browser.get(f"{OPP}/namen").text
    for tag in ("{{ leerling.naam }}", "{{ rij.doel }}", "{%tr for rij in doelen %}"):
        assert tag in page
    file = browser.get(f"{OPP}/namen/word")
    assert "leerling.naam" in str(zipfile.ZipFile(io.BytesIO(file.data)).read("word/document.xml"), "utf-8")


def test_a_question_without_a_place_is_named(browser):
    document = docx.Document(io.BytesIO(restyled()))
    for paragraph in [part for table in document.tables for cell in table._cells for part in cell.paragraphs]:
        if "opvoedbehoeften" in paragraph.text:
            paragraph.text = ""
    made = io.BytesIO()
    document.save(made)
    page = browser.get(put_down(browser, made.getvalue()).location).text
    assert "51 van de 52 vragen hebben een plek" in page
    assert "Geen plek heeft ‘Opvoedbehoeften" in page
    assert "52 van de 52 vragen hebben een plek" in browser.get(put_down(browser, restyled()).location).text
