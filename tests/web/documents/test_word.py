"""The Word document, the answers and the schema as files."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from forms import all_forms, form_of
from forms.examples import read_example


def text_of(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return "".join(
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("word/") and name.endswith("xml")
        )


def test_the_word_document_holds_the_answers_and_says_concept(izo):
    izo.save("probleem", {"probleem": "Yara raakt het overzicht kwijt."})
    answer = izo.browser.get(f"{izo.url}/word")
    assert answer.status_code == 200
    assert "Aanmelding IZO Yara Bakkali v3 concept.docx" in answer.headers["Content-Disposition"]
    assert "Yara raakt het overzicht kwijt." in text_of(answer.data)
    assert "CONCEPT" in text_of(answer.data)


def test_a_download_is_a_revision_once(izo):
    for _ in range(2):
        assert izo.browser.get(f"{izo.url}/word").status_code == 200
    assert (izo.number, izo.document.revision.event) == (2, "gedownload")
    with izo.store.read() as tx:
        files = tx.visible_to(izo.account).files(izo.id)
    assert {file.revision for file in files} == {2}


def test_an_adopted_document_is_no_concept(opp):
    opp.move("ter_bespreking")
    opp.move("vastgesteld")
    answer = opp.browser.get(f"{opp.url}/word")
    assert "CONCEPT" not in text_of(answer.data)
    assert "concept" not in answer.headers["Content-Disposition"]


def test_the_consent_form_is_another_template_over_the_same_answers(start):
    zat = start("zat_aanmelding", filled=True)
    answer = zat.browser.get(f"{zat.url}/word?versie=toestemming")
    assert answer.status_code == 200
    assert "toestemming Yara Bakkali" in answer.headers["Content-Disposition"]


def test_a_version_that_does_not_exist_is_refused_in_plain_words(izo):
    answer = izo.browser.get(f"{izo.url}/word?versie=voogd")
    assert answer.status_code == 404
    assert "bestaat nog niet" in answer.text
    assert izo.number == 1


@pytest.mark.parametrize("type_", sorted(all_forms()))
def test_the_answers_come_back_as_json(start, type_):
    written = start(type_, filled=True)
    answer = written.browser.get(f"{written.url}/antwoorden.json?gevoelig=1")
    assert answer.json == form_of(type_).kept(read_example(type_))
    assert "attachment" in answer.headers["Content-Disposition"]


def test_sensitive_answers_leave_only_when_they_are_asked_for(izo):
    izo.save(
        "al_gedaan", {"stoornis.antwoord": "ja", "stoornis.toelichting": "ADHD", "stoornis_waarom_nodig": "Medicatie."}
    )
    plain = izo.browser.get(f"{izo.url}/antwoorden.json")
    assert "ADHD" not in plain.text
    assert "Medicatie" not in plain.text
    assert "gevoelig=1" in izo.browser.get(f"{izo.url}/controle").text
    assert "ADHD" in izo.browser.get(f"{izo.url}/antwoorden.json?gevoelig=1").text


def test_the_schema_of_every_type_is_published(writer):
    for type_, form in all_forms().items():
        assert writer.get(f"/documenten/schema/{type_}.json").json == form.schema(final=True)
        assert writer.get(f"/documenten/schema/{type_}.json?soort=draft").json == form.schema(final=False)
    assert writer.get("/documenten/schema/brief.json").status_code == 404
    assert writer.get("/documenten/schema/opp.json?soort=x").status_code == 404


@pytest.mark.parametrize("name", ["Elif Yıldız", "Sem\u202excod.exe", '../../x"\r\nSet-Cookie: a=b', "😀"])
@pytest.mark.parametrize("file", ["word", "antwoorden.json"])
def test_any_name_fits_in_the_name_of_a_file_and_in_a_header(izo, store, tom, pupil, name, file):
    with store.write() as tx:
        tx.visible_to(tom).change_subject(pupil.id, {"naam": name})
    answer = izo.browser.get(f"{izo.url}/{file}")
    assert answer.status_code == 200
    said = answer.headers["Content-Disposition"]
    assert said.encode("latin-1").isascii()
    assert "%E2%80%AE" not in said
    assert "/" not in said
    assert "Set-Cookie" not in answer.headers
