"""Files that are something else: of another pupil or school, refused, old, or several at once."""

from __future__ import annotations

import io
import re
import zipfile

from forms.faults import Message
from service.word import Identity, fill, shipped_template
from service.work.returning import Newer
from tests.web.documents.returning.conftest import RELABELLED, THIRD, fields, words
from tests.word.edits.in_fields import click, delete_control, glyph, remove_row
from tests.word.edits.in_text import overtype
from tests.word.edits.word_file import edited
from tests.word.old_documents import old_document


def test_a_file_about_another_pupil_says_whose_it_is_and_does_nothing_else(desk, opp):
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    answer = desk.drop(("plan.docx", desk.word(overtype("Een vast moment", "Iets"))), subject_id=other.id)
    assert answer.status_code == 409
    assert "Dit bestand gaat over Yara Bakkali" in words(answer.text)
    assert opp.document.revision.event == "gedownload"
    assert [upload.document_id for upload in desk.uploads] == [opp.id]


def test_a_file_of_another_installation_is_told_apart_and_can_be_placed_by_its_labels(desk, opp):
    template = shipped_template(opp.form)
    identity = Identity(opp.id, opp.number, b"another installation's key")
    answer = desk.drop(("plan.docx", fill(template, opp.answers, identity=identity)))
    page = words(opp.browser.get(answer.location).text)
    assert "Dit bestand hoort bij geen document hier" in page
    assert "niet voor je school" in page
    before = opp.number
    assert opp.browser.post(answer.location, data={"revisie": str(before)}).status_code == 303
    assert opp.number == before


def test_a_file_that_is_newer_than_this_program_waits(desk, opp, monkeypatch):
    url = desk.back(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    newer = Newer(desk.uploads[0], Message("", "Werk zorgroute bij."))
    monkeypatch.setattr("service.web.returning.comparison.work.look", lambda desk, upload_id: newer)
    answer = opp.browser.get(url)
    assert answer.status_code == 409
    assert "Dit bestand is nieuwer dan dit programma" in answer.text
    assert "Werk zorgroute bij." in answer.text
    assert desk.uploads[0].waiting


def test_a_file_in_which_something_is_missing_or_unclear_is_looked_at_before_it_is_taken_over(desk, opp):
    saturday = overtype("Een vast moment op zondag", "Een vast moment op zaterdag")
    several = desk.drop(
        ("weg.docx", desk.word(saturday, delete_control("onderbouwing"))),
        ("alleen weg.docx", desk.word(delete_control("onderbouwing"))),
        ("vakje.docx", desk.word(glyph("afwijking.ja", "☐"))),
        ("vast.docx", desk.word(RELABELLED)),
    ).location
    page = words(opp.browser.get(several).text)
    assert "1 vraag niet teruggevonden" in page
    assert "1 ding om na te kijken" in page
    assert "1 vaste tekst anders" in page
    assert "4 bestanden wachten nog" in page
    before = opp.answers
    opp.browser.post(several)
    assert opp.answers == before
    assert all(upload.waiting for upload in desk.uploads)


def test_in_the_list_a_file_about_another_pupil_is_done_once_it_is_taken_over(desk, opp):
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    changed = desk.word(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    several = desk.drop(("a.docx", changed), ("b.docx", b"hallo"), subject_id=other.id).location
    page = opp.browser.get(several).text
    assert "Dit bestand gaat over Yara Bakkali" in words(page)
    desk.choose(f"/terug/{desk.uploads[0].id}")
    page = words(opp.browser.get(several).text)
    assert "Dit bestand gaat over" not in page
    assert "Alles is afgehandeld." in page


def test_a_file_that_only_waits_can_be_laid_aside_on_its_page(desk, opp):
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    changed = desk.word(overtype("Een vast moment op zondag", "Een vast moment op zaterdag"))
    assert "Leg het bestand weg" in desk.drop(("a.docx", changed), subject_id=other.id).text


def test_after_a_file_of_several_the_list_comes_back(desk, opp):
    several = desk.drop(("a.docx", desk.word(remove_row(THIRD))), ("b.docx", b"hallo")).location
    [url] = re.findall(r'class="govuk-link zr-who" href="(/terug/[0-9a-f]+)"', opp.browser.get(several).text)
    assert several in opp.browser.get(url).text
    assert desk.choose(url, **{"keuze:ondersteuning[o3]": "word"}).location == several


def test_only_somebody_who_signed_in_may_send_much_at_once(app, visitor):
    app.config["WTF_CSRF_ENABLED"] = True
    much = {"data": bytes(9 * 1024 * 1024), "content_type": "multipart/form-data; boundary=x"}
    answer = visitor.post("/terug", **much)
    assert answer.status_code == 413
    assert "meer dan 8 MB" in answer.text


def test_a_file_that_is_no_word_file_is_refused_with_the_reason_and_kept_as_evidence(desk):
    answer = desk.drop(("plan.docx", b"%PDF-1.7 plan"))
    assert answer.status_code == 422
    assert "Dit is een pdf" in answer.text
    assert [upload.outcome for upload in desk.uploads] == ["geweigerd"]


def test_somebody_who_is_signed_out_while_sending_hears_that_the_file_has_to_be_chosen_again(desk, opp):
    opp.browser.post("/afmelden")
    answer = desk.drop(("plan.docx", b"hallo"))
    assert answer.status_code == 401
    assert "Het bestand dat je koos, is niet bewaard." in words(answer.text)
    assert "Wat je typte" not in words(answer.text)
    assert f'name="leerling" hidden aria-label="leerling">\n{desk.subject_id}<' in answer.text
    assert desk.uploads == []


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


def test_a_zip_that_is_not_opened_says_why(desk, opp):
    inner, packed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("brief.txt", "Hallo")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("oud.zip", inner.getvalue())
    answer = desk.drop(("alles.zip", packed.getvalue()), ("leeg.zip", b"PK\x05\x06" + bytes(18)))
    page = words(opp.browser.get(answer.location).text)
    assert "Dit is een zip in een zip. Pak hem uit" in page
    assert "Deze zip is leeg." in page
    assert [upload.outcome for upload in desk.uploads] == ["geweigerd", "geweigerd"]


def test_a_second_click_keeps_no_second_file(desk, opp):
    file = ("plan.docx", desk.word(overtype("Een vast moment op zondag", "Iets anders")))
    url = desk.drop(file).location
    assert desk.drop(file).location == url
    assert len(desk.uploads) == 1
    opp.browser.post(f"{url}/weg")
    assert desk.drop(file).location != url
    assert len(desk.uploads) == 2


def test_the_name_of_a_file_is_kept_without_what_cannot_be_seen(desk):
    desk.drop(("plan \u202excod.exe", b"hallo"))
    assert [upload.name for upload in desk.uploads] == ["plan \ufffdxcod.exe"]


def test_a_file_can_be_put_away_and_then_says_what_became_of_it(desk, opp):
    url = desk.back(overtype("Een vast moment op zondag", "Iets anders"))
    assert opp.browser.post(f"{url}/weg").status_code == 303
    assert "al afgehandeld" in opp.browser.get(url).text
    again = opp.browser.post(f"{url}/weg")
    assert again.status_code == 409
    assert "Weggelegd door Tom Hendriks" in words(again.text)


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
    unchosen = opp.browser.get(f"{answer.location}/plaatsen?type=opp&leerling=")
    assert unchosen.status_code == 422
    assert "Kies over wie dit bestand gaat" in words(unchosen.text)
    assert 'value="opp" checked' in " ".join(unchosen.text.split())
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


def test_a_goal_that_is_left_out_while_another_row_names_it_is_said_and_nothing_is_lost(desk, opp):
    url = f"{desk.drop(('opp 2019.docx', old_document('opp', 'tabel').data)).location}/plaatsen"
    sent = fields(opp.browser.get(f"{url}?type=opp").text)
    name = next(name for name in sent if re.fullmatch(r"evaluaties\[\w+\]\.doel", name))
    worked = name.replace(".doel", ".wat_werkte")
    out = {"weg": f"doelen[{sent[name][0]}]", worked: "Iets dat ik net typte."}
    answer = opp.browser.post(url, data={**sent, **out})
    assert answer.status_code == 422
    assert "Kies bij ‘Doel’ een rij die er nog is" in words(answer.text)
    assert fields(answer.text)[worked] == ["Iets dat ik net typte."]
    assert desk.uploads[0].waiting


def test_what_was_typed_in_a_file_that_became_a_concept_meanwhile_is_shown_again(desk, opp):
    url = f"{desk.drop(('opp 2019.docx', old_document('opp', 'tabel').data)).location}/plaatsen"
    sent = fields(opp.browser.get(f"{url}?type=opp").text)
    opp.browser.post(url, data=sent)
    again = opp.browser.post(url, data=sent)
    assert again.status_code == 409
    assert "het staat nog nergens" not in words(again.text)
    late = opp.browser.post(url, data={**sent, "opvoedbehoeften": "Dit typte ik zelf."})
    assert "Dit typte ik zelf." in late.text
    assert "Naar OPP" in words(late.text)
    assert "al afgehandeld" in opp.browser.get(f"{url}?type=opp").text
