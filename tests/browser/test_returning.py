"""The whole loop in a browser: to Word, edited there, back on the pupil's page, taken over, and to Word again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms.examples import read_example
from tests.browser.conftest import Live, Reader
from tests.browser.test_demo import KEPT
from tests.word.edits.in_fields import click, empty, new_row, pick_date, remove_row
from tests.word.edits.in_text import overtype, paragraph_below
from tests.word.edits.word_file import Edit, edited
from tests.word.old_documents import old_document

ROW, GOAL = "Zoeken met Yara een vaste plek", "Gesprek over de maandag"
SUNDAY, SATURDAY = "Een vast moment op zondag", "Een vast moment op zaterdag"


class Dossier:
    """A pupil with a filled OPP, seen in one browser."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.reader, self.page, self.live, self.folder = reader, reader.page, reader.live, folder
        self.pupil = reader.live.new_pupil(naam="Yara Bakkali", klas="2B", nummer=None)
        with self.live.store.write() as tx:
            dossiers = tx.visible_to(self.live.account)
            started = dossiers.start_document("opp", [self.pupil], 1, read_example("opp"), {}, "2026-2027")
        self.id = started.id

    def word(self, name: str, *edits: Edit) -> Path:
        """Download the document as somebody would, edit it, and return the file."""
        self.reader.open(f"/leerlingen/{self.pupil}")
        with self.page.expect_download() as downloading:
            self.page.get_by_role("link", name="Word van OPP").click()
        file = self.folder / name
        downloading.value.save_as(file)
        file.write_bytes(edited(file.read_bytes(), *edits))
        return file

    def put_back(self, *files: Path) -> None:
        """Choose files on the pupil's page and send them."""
        self.reader.open(f"/leerlingen/{self.pupil}")
        self.page.locator("[name=bestanden]").set_input_files(files)
        self.page.get_by_role("button", name="Bekijk de verschillen").click()
        self.page.wait_for_url("**/terug/**")

    def change(self, **answers: object) -> None:
        """Save answers as somebody else would."""
        with self.live.store.write() as tx:
            dossiers = tx.visible_to(self.live.account)
            now = dossiers.document(self.id)
            dossiers.add_revision(self.id, now.number, {**now.revision.answers, **answers})


@pytest.fixture
def dossier(reader: Reader, tmp_path: Path) -> Dossier:
    return Dossier(reader, tmp_path)


def test_a_document_goes_to_word_and_comes_back_without_a_difference_left(
    dossier: Dossier, live: Live, tmp_path: Path
) -> None:
    page, reader = dossier.page, dossier.reader
    file = dossier.word(
        "OPP Yara.docx",
        overtype("vijf vaste zinnen", "zes vaste zinnen"),
        overtype(SUNDAY, SATURDAY),
        overtype("binnen vijf minuten", "binnen drie minuten"),
        click("ouders[p2].akkoord.ja", on=False),
        click("ouders[p2].akkoord.nog_niet", on=True),
        new_row(ROW, "Coach", "Belt elke vrijdag met thuis", "8 januari 2027"),
        paragraph_below("Belt elke vrijdag", "NB: Yara was in week 46 ziek."),
    )
    dossier.change(opvoedbehoeften="Een vast moment op vrijdag.")
    dossier.put_back(file)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dit is anders in Word")
    expect(page.locator("#stand")).to_contain_text("5 van de 6 keuzes gemaakt")
    expect(page.locator("#stand")).to_contain_text("Nog open: Opvoedbehoeften")
    reader.faultless()
    page.screenshot(path=(KEPT if os.environ.get("ZORGROUTE_SCREENSHOTS") == "1" else tmp_path) / "terug-uit-word.png")

    conflict = page.locator("section", has=page.get_by_role("heading", name="Opvoedbehoeften"))
    conflict.get_by_label("Schrijf er één van").check()
    expect(page.get_by_role("button", name="Verwerk 6 keuzes")).to_be_visible()
    conflict.get_by_label("Jouw tekst").fill("Een vast moment op vrijdag of zaterdag.")
    reader.faultless()
    page.get_by_role("button", name="Verwerk 6 keuzes").click()
    page.wait_for_url(f"**/documenten/{dossier.id}")
    expect(page.get_by_role("status").filter(has_text="OPP Yara.docx")).to_be_visible()
    answers = live.answers(dossier.id)
    assert answers["opvoedbehoeften"] == "Een vast moment op vrijdag of zaterdag."
    assert "zes vaste zinnen" in answers["ondersteuningsbehoeften"]["leraren"]
    assert answers["afspraken"][-1]["wanneer"] == "2027-01-08"
    assert answers["aanvullingen"][0]["tekst"] == "NB: Yara was in week 46 ziek."

    dossier.put_back(dossier.word("OPP Yara opnieuw.docx"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Geen verschillen")
    reader.faultless()


def test_the_comparison_works_without_scripts(scriptless: Reader, tmp_path: Path) -> None:
    dossier = Dossier(scriptless, tmp_path)
    page = dossier.page
    file = dossier.word("OPP.docx", overtype(SUNDAY, SATURDAY), overtype("vijf vaste zinnen", "zes vaste zinnen"))
    dossier.change(opvoedbehoeften="Een vast moment op vrijdag.")
    dossier.put_back(file)
    page.get_by_role("button", name="Verwerk 1 keuze").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Kies wat blijft bij ‘Opvoedbehoeften’")
    page.get_by_role("button", name="Neem alles over wat niet botst").click()
    expect(page.get_by_text("1 keuze is verwerkt.")).to_be_visible()
    page.get_by_label("Neem Word").check()
    page.get_by_role("button", name="Verwerk").last.click()
    page.wait_for_url(f"**/documenten/{dossier.id}")
    answers = scriptless.live.answers(dossier.id)
    assert answers["opvoedbehoeften"].startswith(SATURDAY)
    assert "zes vaste zinnen" in answers["ondersteuningsbehoeften"]["leraren"]


def test_every_state_of_the_comparison_is_accessible(dossier: Dossier) -> None:
    page, reader = dossier.page, dossier.reader
    file = dossier.word(
        "OPP.docx",
        overtype(SUNDAY, SATURDAY),
        pick_date("start_extra_ondersteuning", "2026-10-19", "zodra het kan"),
        click("afwijking.nee", on=True),
        remove_row(GOAL),
        empty("onderbouwing"),
        overtype("Ondersteuningsbehoeften van leraren", "Ondersteuningsbehoeften van docenten"),
    )
    dossier.change(opvoedbehoeften="Een vast moment op vrijdag.")
    dossier.put_back(file)
    for choice in (*page.get_by_label("Verbeter het hier").all(), page.get_by_label("Schrijf er één van")):
        choice.check()
    page.get_by_label("Jouw tekst").fill("")
    page.locator("#verwerk").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    for details in page.locator("details").all():
        details.locator("summary").click()
    reader.faultless()
    for link in page.locator(".govuk-error-summary a").all():
        assert page.locator(f"[id='{str(link.get_attribute('href'))[1:]}']").count() == 1
    for path in ("/", "/terug", f"/leerlingen/{dossier.pupil}", f"/documenten/{dossier.id}"):
        reader.open(path)
        reader.faultless()


def test_an_old_document_is_looked_at_and_becomes_a_concept(dossier: Dossier, live: Live) -> None:
    page, reader = dossier.page, dossier.reader
    file = dossier.folder / "ZAT 2019.docx"
    file.write_bytes(old_document("zat_aanmelding", "slordig", own=True).data)
    dossier.put_back(file)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dit bestand hoort bij geen document hier")
    reader.faultless()
    page.get_by_role("button", name="Zoek de antwoorden op").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dit lazen we in het bestand")
    reader.faultless()
    page.get_by_role("button", name="Maak het concept").click()
    page.wait_for_url("**/documenten/*")
    made = live.answers(page.url.rpartition("/")[2])
    assert made["leerling"]["naam"] == "Yara Bakkali"
    assert any("kluisje" in row["tekst"] for row in made["aanvullingen"])


def test_several_files_at_once_are_listed_confirmed_and_reported(dossier: Dossier, live: Live) -> None:
    page, reader = dossier.page, dossier.reader
    easy = dossier.word("a.docx", overtype(SUNDAY, SATURDAY))
    broken = dossier.folder / "b.docx"
    broken.write_bytes(b"geen Word")
    dossier.put_back(easy, broken)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat deze bestanden veranderen")
    reader.faultless()
    page.get_by_role("button", name="Verwerk 1 bestand").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wat er met deze bestanden gebeurde")
    reader.faultless()
    assert live.answers(dossier.id)["opvoedbehoeften"].startswith(SATURDAY)


def test_a_refused_file_says_why_on_an_accessible_page(dossier: Dossier) -> None:
    broken = dossier.folder / "plan.docx"
    broken.write_bytes(b"%PDF-1.7")
    dossier.reader.open(f"/leerlingen/{dossier.pupil}")
    dossier.page.locator("[name=bestanden]").set_input_files(broken)
    dossier.page.get_by_role("button", name="Bekijk de verschillen").click()
    expect(dossier.page.get_by_text("Dit is een pdf")).to_be_visible()
    dossier.reader.faultless()
