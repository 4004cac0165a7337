"""Word files that come back, on screen: every way a file can go, and every page of it valid."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import Any

import html5lib
import pytest
from werkzeug.test import TestResponse

from service.store import Upload
from tests.tools import need
from tests.validators import validate_html
from tests.web.documents.conftest import Written
from tests.word.edits.in_fields import click, empty, new_row, pick_date, remove_row
from tests.word.edits.in_text import overtype, paragraph_below
from tests.word.edits.word_file import Edit, edited
from tests.word.old_documents import old_document

HTML = "{http://www.w3.org/1999/xhtml}"
THIRD = "Gesprek over de maandag"
RELABELLED = overtype("Ondersteuningsbehoeften van leraren", "Ondersteuningsbehoeften van docenten")


class Desk:
    """Somebody who takes a document to Word and brings it back."""

    def __init__(self, written: Written, subject_id: str) -> None:
        self.written, self.subject_id = written, subject_id

    def word(self, *edits: Edit) -> bytes:
        """Download the document and edit it."""
        return edited(self.written.browser.get(f"{self.written.url}/word").data, *edits)

    def drop(self, *files: tuple[str, bytes], subject_id: str | None = "") -> TestResponse:
        """Put files on the pupil's page."""
        data: dict[str, Any] = {"bestanden": [(io.BytesIO(content), name) for name, content in files]}
        where = self.subject_id if subject_id == "" else subject_id
        return self.written.browser.post("/terug", data={**data, "leerling": where or ""})

    def back(self, *edits: Edit) -> str:
        """Edit the document, put it back, and return the address of the comparison."""
        answer = self.drop(("plan.docx", self.word(*edits)))
        assert answer.status_code == 303, answer.text
        return answer.location

    def choose(self, url: str, **more: Any) -> TestResponse:
        """Send the page as it stands, with other choices over it."""
        return self.written.browser.post(url, data={**fields(self.written.browser.get(url).text), **more})

    @property
    def uploads(self) -> list[Upload]:
        with self.written.store.read() as tx:
            return tx.visible_to(self.written.account).uploads(waiting=False)


def fields(page: str) -> dict[str, Any]:
    """What a browser would send of the form on a page."""
    form = next(each for each in html5lib.parse(page).iter(f"{HTML}form") if each.get("id") in ("terug", "geplaatst"))
    sent: dict[str, Any] = {}
    for each in form.iter():
        if each.tag not in (f"{HTML}input", f"{HTML}textarea", f"{HTML}select"):
            continue
        name, kind = each.get("name"), each.get("type")
        if not name or (kind in ("radio", "checkbox") and each.get("checked") is None):
            continue
        if each.tag == f"{HTML}textarea":
            value = (each.text or "").removeprefix("\n")
        elif each.tag == f"{HTML}select":
            value = next(
                (one.get("value") or "" for one in each.iter(f"{HTML}option") if one.get("selected") is not None), ""
            )
        else:
            value = each.get("value") or ""
        sent.setdefault(name, []).append(value)
    return sent


def words(page: str) -> str:
    """The text of a page."""
    return " ".join("".join(html5lib.parse(page).itertext()).split())


@pytest.fixture
def desk(opp, pupil) -> Desk:
    return Desk(opp, pupil.id)


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


def test_a_file_about_another_pupil_says_whose_it_is_and_does_nothing_else(desk, opp):
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    answer = desk.drop(("plan.docx", desk.word(overtype("Een vast moment", "Iets"))), subject_id=other.id)
    assert answer.status_code == 409
    assert "Dit bestand gaat over Yara Bakkali" in words(answer.text)
    assert opp.document.revision.event == "gedownload"
    assert [upload.document_id for upload in desk.uploads] == [opp.id]


def test_a_file_that_is_no_word_file_is_refused_with_the_reason_and_kept_as_evidence(desk):
    answer = desk.drop(("plan.docx", b"%PDF-1.7 plan"))
    assert answer.status_code == 422
    assert "Dit is een pdf" in answer.text
    assert [upload.outcome for upload in desk.uploads] == ["geweigerd"]


def test_without_a_file_the_page_asks_for_one(desk):
    answer = desk.drop()
    assert answer.status_code == 422
    assert "Kies eerst een bestand" in answer.text


def test_what_is_too_much_at_once_says_how_much_is_taken(desk, monkeypatch, app):
    monkeypatch.setattr(app.view_functions["returning.drop"], "takes", 2 * 1024 * 1024)
    much = {"data": bytes(3 * 1024 * 1024), "content_type": "multipart/form-data; boundary=x"}
    answer = desk.written.browser.post("/terug", **much)
    assert answer.status_code == 413
    assert "meer dan 2 MB" in answer.text


def test_files_that_come_together_are_listed_and_taken_over_at_once(desk, opp, start):
    izo = start("izo_aanmelding", filled=True)
    changed = edited(
        izo.browser.get(f"{izo.url}/word").data,
        click("ouders_op_de_hoogte.ja", on=False),
        click("ouders_op_de_hoogte.nee", on=True),
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("map/izo.docx", changed)
        archive.writestr("map/opp.docx", desk.word(remove_row(THIRD)))
        archive.writestr("map/brief.pdf", b"%PDF-1.7")
    answer = desk.drop(("alles.zip", packed.getvalue()), subject_id=None)
    page = words(opp.browser.get(answer.location).text)
    assert "Wat deze bestanden veranderen" in page
    assert "Kan zo verwerkt" in page
    assert "Wacht op jou" in page
    assert "Dit is een pdf" in page
    assert izo.answers["ouders_op_de_hoogte"] is True
    page = words(opp.browser.post(answer.location, follow_redirects=True).text)
    assert "Wat er met deze bestanden gebeurde" in page
    assert "1 bestand is verwerkt." in page
    assert izo.answers["ouders_op_de_hoogte"] is False
    assert len(opp.answers["ondersteuning"]) == 3


def test_a_file_can_be_put_away_and_then_says_what_became_of_it(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Iets anders"))
    assert opp.browser.post(f"{url}/weg").status_code == 303
    assert "al afgehandeld" in opp.browser.get(url).text
    assert opp.browser.post(f"{url}/weg").status_code == 409


def test_nobody_of_another_school_sees_a_file(desk, opp, signed_in, stranger):
    url = desk.back(overtype("Een vast moment op zondag", "Iets anders"))
    outside = signed_in(stranger)
    assert outside.get(url).status_code == 404
    assert outside.post(url, data={"keuze:opvoedbehoeften": "word"}).status_code == 404
    assert outside.post(f"{url}/weg").status_code == 404
    assert outside.get(f"{url}/plaatsen?type=opp").status_code == 404


def test_an_old_document_is_placed_by_its_labels_looked_at_and_becomes_a_concept(desk, opp):
    old = old_document("zat_aanmelding", "tabel", own=True)
    answer = desk.drop(("zat 2019.docx", old.data))
    page = opp.browser.get(answer.location).text
    assert "Dit bestand hoort bij geen document hier" in page
    assert "lijkt hier het meest op" in page
    url = f"{answer.location}/plaatsen"
    page = opp.browser.get(f"{url}?type=zat_aanmelding").text
    assert "Dit lazen we in het bestand" in page
    assert "Zeker" in page
    assert "Klopt dat wel?" not in words(page)
    sent = fields(page)
    made = opp.browser.post(url, data=sent)
    assert made.status_code == 303
    with opp.store.read() as tx:
        document = tx.visible_to(opp.account).document(made.location.rpartition("/")[2])
    assert document.type == "zat_aanmelding"
    assert document.state == "concept"
    assert document.revision.event == "uit_word"
    assert any("kluisje" in row["tekst"] for row in document.revision.answers["aanvullingen"])
    assert [upload.outcome for upload in desk.uploads] == ["verwerkt"]


def test_an_old_document_with_another_name_asks_whether_that_is_right(desk, opp):
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    answer = desk.drop(("oud.docx", old_document("zat_aanmelding", "tabel").data), subject_id=other.id)
    page = words(opp.browser.get(f"{answer.location}/plaatsen?type=zat_aanmelding").text)
    assert "In het bestand staat de naam ‘Yara Bakkali’, en je bent bij Sem Bakker. Klopt dat wel?" in page


def test_an_old_document_that_was_put_on_no_page_asks_whom_it_is_about(desk, opp):
    answer = desk.drop(("oud.docx", old_document("zat_aanmelding", "tabel").data), subject_id=None)
    page = opp.browser.get(answer.location).text
    assert "Over wie gaat het?" in page
    placed = opp.browser.get(f"{answer.location}/plaatsen?type=zat_aanmelding&leerling={desk.subject_id}")
    made = opp.browser.post(f"{answer.location}/plaatsen", data=fields(placed.text))
    assert made.status_code == 303


def test_what_was_placed_is_mended_or_left_out_before_it_is_kept(desk, opp):
    old = old_document("opp", "tabel")
    url = f"{desk.drop(('opp 2019.docx', old.data)).location}/plaatsen"
    sent = fields(opp.browser.get(f"{url}?type=opp").text)
    made = opp.browser.post(
        url, data={**sent, "opvoedbehoeften": "Beter opgeschreven.", "weg": ["onderbouwing", "doelen[x]"]}
    )
    assert made.status_code == 303, made.text
    with opp.store.read() as tx:
        answers = tx.visible_to(opp.account).document(made.location.rpartition("/")[2]).revision.answers
    assert answers["opvoedbehoeften"] == "Beter opgeschreven."
    assert "onderbouwing" not in answers


def test_a_name_full_of_markup_is_shown_and_never_run(desk, opp):
    answer = desk.drop(
        ("<script>alert(1)</script>.docx", desk.word(overtype("Een vast moment op zondag", "<b>Iets</b>")))
    )
    page = opp.browser.get(answer.location).text
    assert "<script>alert" not in page
    assert "<b>Iets" not in page


def every_page(desk: Desk, opp: Written) -> dict[str, str]:
    """Each page of this room, in its states."""
    pages = {"start": desk.written.browser.get("/terug").text, "no file, faults": desk.drop().text}
    url = desk.back(
        overtype("Een vast moment op zondag", "Een vast moment op zaterdag"),
        click("afwijking.ja", on=False),
        pick_date("start_extra_ondersteuning", "2026-10-19", "zodra het kan"),
        new_row("Zoeken met Yara een vaste plek", "Coach", "Belt met thuis", "ooit"),
        remove_row(THIRD),
        empty("onderbouwing"),
        paragraph_below("Belt met thuis", "NB &amp; &lt;b&gt;ziek&lt;/b&gt;."),
    )
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.", zienswijze_leerling="Anders.")
    pages["comparison"] = opp.browser.get(url).text
    pages["comparison, faults"] = desk.choose(
        url, **{"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": ""}
    ).text
    pages["changed"] = desk.choose(url, revisie="1").text
    pages["refused"] = desk.drop(("x.docx", b"hallo")).text
    pages["waiting"] = desk.written.browser.get("/terug").text
    for path in ("/", opp.url, f"{opp.url}/versies", f"/leerlingen/{desk.subject_id}"):
        pages[path] = opp.browser.get(path).text
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    same = desk.word()
    pages["wrong pupil"] = desk.drop(("x.docx", same), subject_id=other.id).text
    pages["same"] = opp.browser.get(desk.drop(("x.docx", same)).location).text
    several = desk.drop(("a.docx", same), ("b.docx", b"hallo"), ("c.docx", desk.word(empty("onderbouwing")))).location
    pages["several"] = opp.browser.get(several).text
    away = desk.back(empty("onderbouwing"))
    opp.move("ter_bespreking")
    opp.move("vastgesteld")
    pages["frozen"] = opp.browser.get(away).text
    opp.browser.post(f"{away}/weg")
    pages["away"] = opp.browser.get(away).text
    old = desk.drop(("oud.docx", old_document("opp", "slordig", own=True).data)).location
    pages["not ours"] = opp.browser.get(old).text
    pages["placed"] = opp.browser.get(f"{old}/plaatsen?type=opp").text
    pages["placed elsewhere"] = opp.browser.get(f"{old}/plaatsen?type=izo_aanmelding").text
    return pages


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_valid_and_every_link_into_it_leads_somewhere(desk, opp, store, language):
    need("node")
    with store.write() as tx:
        tx.change_account(opp.account.id, language=language)
    pages = every_page(desk, opp)
    for name, page in pages.items():
        tree = html5lib.parse(page)
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        assert [one for one, times in ids.items() if times > 1] == [], name
        named = [each.get("for") for each in tree.iter(f"{HTML}label") if each.get("for")]
        for attribute in ("aria-describedby", "aria-labelledby"):
            named += [one for each in tree.iter() for one in (each.get(attribute) or "").split()]
        links = [link.get("href") or "" for link in tree.iter(f"{HTML}a")]
        named += [href[1:] for href in links if href.startswith("#")]
        assert set(named) <= set(ids), (name, set(named) - set(ids))
        assert len(list(tree.iter(f"{HTML}h1"))) == 1, name
        title = tree.find(f".//{HTML}title")
        assert title is not None
        assert ("faults" in name) == (title.text or "").strip().startswith(("Fout: ", "Error: ")), name
    assert validate_html(pages) == []
