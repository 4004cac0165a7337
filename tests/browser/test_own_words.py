"""A school words what parents read in its own way: from the settings to what its letters say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from service.web.sign_in import SIGNED_IN
from service.work.for_parents import Material, material
from tests.browser.conftest import PATIENCE, Live, Reader

ASKED = "Lees deze brief."
OURS = "Lütfen bu mektubu okuyun."


@pytest.fixture(scope="module")
def coordinator(chromium: Browser, live: Live) -> Iterator[Reader]:
    """The browser of the zorgcoördinator of a school of its own, without scripts."""
    with live.store.write() as tx:
        school = tx.add_school("Lijsterbos Lyceum")
        account = tx.add_account(school.id, "f@lijsterbos.example", "Fleur Aydın", "zorgcoordinator", "-")
        secret = tx.add_token(SIGNED_IN, timedelta(hours=1), {"account": account.id})
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), Live(live.address, live.store, account, live.cookie))
    reader.open(f"/binnen/{secret}")
    yield reader
    context.close()


def chosen(reader: Reader) -> Material:
    with reader.live.store.read() as tx:
        return material(tx, reader.live.account.school_id)


def test_a_turkish_line_is_corrected_and_the_language_marked_as_checked(coordinator: Reader) -> None:
    page = coordinator.page
    coordinator.open("/instellingen")
    page.get_by_role("link", name="Vaste teksten").click()
    page.get_by_role("link", name="Turks").click()
    page.get_by_label("Zoek een tekst").fill(ASKED)
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name=re.compile(f"Verbeter.*{ASKED}")).click()
    page.get_by_label("De tekst in het Turks").fill(f"[naam] {OURS}")
    page.get_by_role("button", name="Bewaar de tekst").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("[naam] kan hier niet")
    page.get_by_label("De tekst in het Turks").fill(OURS)
    page.get_by_role("button", name="Bewaar de tekst").click()
    expect(page.get_by_role("status")).to_contain_text("De tekst is bewaard")
    expect(page.get_by_text(OURS)).to_be_visible()
    page.get_by_label("Wie keek alles na?").fill("Elif Kaya")
    page.get_by_role("button", name="Alles is nagekeken").click()
    expect(page.locator("aside")).to_contain_text("Elif Kaya")
    wording = chosen(coordinator).wording("tr")
    assert (wording.text(ASKED), wording.checked) == (OURS, True)


def test_a_word_of_the_school_is_added_and_tried(coordinator: Reader) -> None:
    page = coordinator.page
    coordinator.open("/instellingen/woordenlijst?zoek=topuur")
    page.get_by_role("link", name="Zet ‘topuur’ in de lijst").click()
    page.get_by_label("Leg het uit").check()
    page.get_by_label("Gewone woorden, of de uitleg").fill("een uur extra hulp")
    page.get_by_role("button", name="Bewaar het woord").click()
    page.get_by_label("Plak hier een zin").fill("Zij heeft elke dag een topuur.")
    page.get_by_role("button", name="Kijk wat de lijst ervan zegt").click()
    expect(page.locator("mark")).to_have_text("topuur")
    expect(page.locator("ins")).to_have_text("topuur (een uur extra hulp)")
    assert "topuur" in chosen(coordinator).glossary.terms
