"""Many documents at once: made again with what counts, or taken along."""

from __future__ import annotations

import io
import zipfile

from forms import form_of
from service.word import shipped_file
from tests.web.templating.conftest import (
    hash_of,
)
from tests.web.test_school import png


def test_documents_are_made_again_with_a_new_logo(browser, store, marieke, pupils):
    chosen = {"soort": "", "klas": "2B", "schooljaar": "2026-2027", "sjabloon": ""}
    run = browser.send("/sjablonen/opnieuw", chosen).location
    page = browser.get(run).text
    assert "Opnieuw maken: 2B, 2026-2027" in page
    assert "Er hoeft niets opnieuw gemaakt te worden" in page
    browser.send("/instellingen/logo", {"logo": (io.BytesIO(png()), "logo.png")})
    run = browser.send("/sjablonen/opnieuw", chosen).location
    browser.send(f"{run}/start")
    assert "2 documenten zijn opnieuw gemaakt" in browser.get(run).text


def test_what_was_not_offered_is_no_choice(browser):
    answer = browser.send("/sjablonen/opnieuw", {"soort": "x", "klas": "", "schooljaar": "", "sjabloon": ""})
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden" in answer.text


def test_a_choice_of_documents_is_one_zip(browser, pupils):
    answer = browser.send("/sjablonen/pakket", {"soort": "opp", "klas": "2B", "schooljaar": "", "sjabloon": ""})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Documenten OPP 2B.zip"'
    files = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert len(files) == 4
    assert {name.rpartition(".")[2] for name in files} == {"docx", "json"}
    assert all(name.startswith(("2B/Yara Bakkali/", "2B/Sem")) for name in files)


def test_a_choice_without_documents_is_asked_again(browser):
    for data in ({}, {"sjabloon": hash_of(shipped_file(form_of("opp")))}):
        answer = browser.send("/sjablonen/pakket", {"soort": "", "klas": "", "schooljaar": "", "sjabloon": ""} | data)
        assert answer.status_code == 422
        assert "Kies ruimer" in answer.text
