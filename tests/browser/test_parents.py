"""A mentor writes what parents read: remarks while typing, plainer words put in, seen as parents will, and made."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from forms import form_of
from forms.answers import get, put
from forms.examples import read_example
from forms.for_parents import FOR_PARENTS, Piece, parts, with_text
from tests.browser.conftest import Reader
from tests.browser.test_demo import KEPT
from tests.browser.test_whole_way import start

STRONG = "factoren.bevorderend.leerling"
FIELD = "#v-tekst-factoren-bevorderend-leerling"
MARGIN = "#v-tekst-factoren-bevorderend-leerling-margin"
MARKED = "#v-tekst-factoren-bevorderend-leerling-marked"


@pytest.fixture
def opp(reader: Reader) -> str:
    return filled(reader)


def filled(reader: Reader) -> str:
    """The id of an OPP of which parents read the staff's own words."""
    document = start(reader, "opp")
    with reader.live.store.write() as tx:
        answers = put(read_example("opp"), FOR_PARENTS.key, None)
        tx.visible_to(reader.live.account).add_revision(document, 1, answers)
    return document


def piece(reader: Reader, document: str) -> Piece:
    found = parts(form_of("opp"), reader.live.answers(document))
    return next(one for part in found for one in part.pieces if one.path == STRONG)


def test_remarks_come_while_typing_and_plainer_words_are_put_in(reader: Reader, opp: str) -> None:
    reader.open(f"/documenten/{opp}/voor-ouders")
    reader.faultless()
    field, margin = reader.page.locator(FIELD), reader.page.locator(MARGIN)
    field.fill("😀 Yara krijgt instructie.")
    expect(margin).to_contain_text("‘instructie’")
    expect(reader.page.locator(f"{MARKED} mark")).to_have_text("instructie")
    reader.faultless()
    margin.get_by_role("button", name="Vervang").click()
    expect(field).to_have_value("😀 Yara krijgt uitleg.")
    expect(field).to_be_focused()
    expect(margin).to_contain_text("Prima te lezen")
    reader.page.keyboard.press("Control+z")
    expect(field).to_have_value("😀 Yara krijgt instructie.")


def test_the_marks_lie_under_the_words(reader: Reader, opp: str) -> None:
    reader.open(f"/documenten/{opp}/voor-ouders")
    text = "Yara werkt graag samen met anderen in een kleine groep. " * 6 + "Zij krijgt instructie."
    reader.page.locator(FIELD).fill(text)
    expect(reader.page.locator(f"{MARKED} mark")).to_have_text("instructie")
    for width in (1280, 320):
        reader.page.set_viewport_size({"width": width, "height": 900})
        box, under = (reader.page.locator(place).bounding_box() for place in (FIELD, MARKED))
        assert box
        assert under
        assert [round(box[side]) for side in ("x", "y", "width", "height")] == [
            round(under[side]) for side in ("x", "y", "width", "height")
        ]
    styles = (
        "place => (({fontSize, lineHeight, fontFamily, paddingLeft, letterSpacing}) =>"
        " [fontSize, lineHeight, fontFamily, paddingLeft, letterSpacing])(getComputedStyle(document.querySelector(place)))"
    )
    assert reader.page.evaluate(styles, FIELD) == reader.page.evaluate(styles, MARKED)


def test_what_is_typed_is_kept_saved_shown_and_made(reader: Reader, opp: str, tmp_path: Path) -> None:
    page = reader.page
    reader.open(f"/documenten/{opp}/voor-ouders")
    with page.expect_response("**/concept"):
        page.locator(FIELD).fill("Yara legt dingen goed uit.")
    expect(page.locator("#opgeslagen")).to_contain_text("Opgeslagen om")
    page.reload()
    expect(page.locator(FIELD)).to_have_value("Yara legt dingen goed uit.")
    assert not piece(reader, opp).own
    page.get_by_role("button", name="Opslaan en bekijken als ouder").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zo lezen ouders het")
    assert piece(reader, opp).parents == "Yara legt dingen goed uit."
    expect(page.locator("article")).to_contain_text("Yara legt dingen goed uit.")
    reader.faultless()
    page.get_by_label("Taal van de vaste tekst").select_option("ar")
    page.get_by_role("button", name="Laat zien").click()
    expect(page.locator("article[dir=rtl]")).to_contain_text("Yara legt dingen goed uit.")
    reader.faultless()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Maak de versie voor ouders").click()
    assert "Arabisch" in downloading.value.suggested_filename
    made = docx.Document(io.BytesIO(downloading.value.path().read_bytes()))
    assert "Yara legt dingen goed uit." in "".join(made.element.itertext())


def test_a_part_is_left_out_and_shown_again(reader: Reader, opp: str) -> None:
    page = reader.page
    reader.open(f"/documenten/{opp}/voor-ouders")
    page.locator("section", has=page.locator(FIELD)).get_by_role("button", name="Niet laten zien").click()
    expect(page.locator(FIELD)).to_have_count(0)
    reader.faultless()
    page.get_by_role("button", name=re.compile("Toch laten zien.+Bevorderende factoren: leerling")).click()
    expect(page.locator(FIELD)).to_be_visible()


def test_two_people_choose_what_parents_read(reader: Reader, opp: str) -> None:
    reader.open(f"/documenten/{opp}/voor-ouders")
    with reader.live.store.write() as tx:
        dossiers = tx.visible_to(reader.live.account)
        revision = dossiers.document(opp).revision
        dossiers.add_revision(
            opp, revision.number, with_text(form_of("opp"), revision.answers, STRONG, "Van de collega.")
        )
    reader.page.locator(FIELD).fill("Van mij.")
    reader.page.get_by_role("button", name="Opslaan en bekijken als ouder").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Iemand anders was je voor")
    reader.faultless()
    reader.page.get_by_label("Neem die van mij").check()
    reader.page.get_by_role("button", name="Bewaar mijn keuzes").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Zo lezen ouders het")
    assert piece(reader, opp).parents == "Van mij."


def test_all_of_it_works_without_scripts(scriptless: Reader) -> None:
    document, page = filled(scriptless), scriptless.page
    scriptless.open(f"/documenten/{document}/voor-ouders")
    page.locator(FIELD).fill("Yara krijgt instructie.")
    page.get_by_role("button", name="Kijk na").click()
    expect(page.locator(f"{MARKED} mark")).to_have_text("instructie")
    page.locator(MARGIN).get_by_role("button", name="Vervang").click()
    expect(page.locator(FIELD)).to_have_value("Yara krijgt uitleg.")
    page.get_by_role("button", name="Opslaan en bekijken als ouder").click()
    expect(page.locator("article")).to_contain_text("Yara krijgt uitleg.")
    assert piece(scriptless, document).parents == "Yara krijgt uitleg."


def test_its_pictures(reader: Reader, tmp_path: Path) -> None:
    document = start(reader, "opp")
    answers = with_text(
        form_of("opp"),
        read_example("opp"),
        "factoren.belemmerend.leerling",
        "Yara vindt beginnen moeilijk. Zij krijgt elke dag instructie van haar mentor, omdat zij anders niet weet waar zij"
        " met haar werk moet beginnen.",
    )
    strong = f"{get(answers, STRONG)}\n- vraagt nu zelf om hulp"
    with reader.live.store.write() as tx:
        tx.visible_to(reader.live.account).add_revision(document, 1, put(answers, STRONG, strong))
    reader.open(f"/documenten/{document}/voor-ouders")
    folder = KEPT if os.environ.get("ZORGROUTE_SCREENSHOTS") == "1" else tmp_path
    reader.page.set_viewport_size({"width": 1280, "height": 1300})
    reader.page.screenshot(path=folder / "voor-ouders.png")
    reader.faultless()
    with reader.live.store.write() as tx:
        dossiers = tx.visible_to(reader.live.account)
        for number, state in enumerate(("ter_bespreking", "vastgesteld"), 2):
            dossiers.add_revision(document, number, event="status", state=state)
    reader.open(f"/documenten/{document}/voor-ouders")
    expect(reader.page.locator("main textarea")).to_have_count(0)
    reader.faultless()
