"""The pages around the documents: accessible as they are and with faults, and never wider than a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from service.web.sign_in import FIRST, INVITATION, SIGNED_IN
from tests.browser.conftest import PATIENCE, PUPIL, Live, Reader

INSIDE = (
    "/",
    "/?zoek=Yildiz",
    "/leerlingen",
    "/leerlingen/nieuw",
    "/leerlingen/klassenlijst",
    "/instellingen",
    "/instellingen/hulpzinnen",
    "/instellingen/collegas",
    "/instellingen/woordenlijst",
    "/instellingen/woordenlijst?zoek=kwantum",
    "/instellingen/woordenlijst/woord?term=hulpvraag",
    "/instellingen/woordenlijst/probeer",
    "/instellingen/vaste-teksten",
    "/instellingen/vaste-teksten/nl@eenvoudig",
    "/instellingen/vaste-teksten/ar",
    "/instellingen/vaste-teksten/tr?toon=gewijzigd",
    "/instellingen/contact-ouders",
    "/account",
    "/bestaat-niet",
)
#: Pages with a form, and what to empty in it before it is sent.
ASKING = {
    "/leerlingen/nieuw": "leerling.naam",
    "/leerlingen/klassenlijst": "lijst",
    "/instellingen": "naam",
    "/instellingen/collegas": "email",
    "/instellingen/woordenlijst/woord": "term",
    "/account": "naam",
}


@pytest.fixture(scope="module")
def coordinator(chromium: Browser, live: Live) -> Iterator[Reader]:
    """The browser of somebody who may see every page."""
    with live.store.write() as tx:
        account = tx.add_account(
            live.account.school_id, "m@merelveld.example", "Marieke de Wit", "zorgcoordinator", "-"
        )
        secret = tx.add_token(SIGNED_IN, timedelta(hours=1), {"account": account.id})
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), live)
    reader.open(f"/binnen/{secret}")
    yield reader
    context.close()


@pytest.mark.parametrize("path", INSIDE)
def test_a_page_is_accessible(coordinator: Reader, path: str) -> None:
    coordinator.open(path)
    coordinator.faultless()


@pytest.mark.parametrize("path", ASKING)
def test_a_page_with_faults_is_accessible_and_leads_to_them(coordinator: Reader, path: str) -> None:
    coordinator.open(path)
    page = coordinator.page
    form = page.locator(f"main form:has([name='{ASKING[path]}'])").first
    form.locator(f"[name='{ASKING[path]}']").fill("")
    form.locator("button[type=submit], button:not([type])").last.click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    coordinator.faultless()
    for link in page.locator(".govuk-error-summary a").all():
        target = str(link.get_attribute("href"))
        assert page.locator(f"[id='{target[1:]}']").count() == 1, target


def test_a_pupil_and_a_class_list_in_preview_are_accessible(coordinator: Reader) -> None:
    pupil = coordinator.live.new_pupil()
    for path in (f"/leerlingen/{pupil}", f"/leerlingen/{pupil}/gegevens"):
        coordinator.open(path)
        coordinator.faultless()
    coordinator.open("/leerlingen/klassenlijst")
    lines = (
        "Naam\tKlas\tGeboortedatum",
        "Elif Yıldız\t2K2\t3-4-2013",
        f"{PUPIL['naam']}\t3K1\t14-3-2013",
        "Bo\t2K2\tgisteren",
    )
    coordinator.page.locator("[name=lijst]").fill("\n".join(lines))
    coordinator.page.locator("main form").last.locator("button").last.click()
    coordinator.page.wait_for_load_state()
    coordinator.faultless()


def test_the_door_is_accessible_with_and_without_faults(chromium: Browser, live: Live) -> None:
    with live.store.write() as tx:
        first = tx.add_token(FIRST, timedelta(minutes=15))
        invited = tx.add_token(
            INVITATION,
            timedelta(days=1),
            {"school": live.account.school_id, "email": "n@merelveld.example", "role": "mentor"},
        )
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    reader = Reader(context.new_page(), live)
    for path in ("/aanmelden", f"/uitnodiging/{invited}", f"/begin/{first}", "/begin/oud"):
        reader.open(path)
        reader.faultless()
        fields = reader.page.locator("main input[type=password]")
        if fields.count():
            reader.page.locator("main form:has(input[type=password]) button").last.click()
            expect(reader.page.locator(".govuk-error-summary")).to_be_visible()
            reader.faultless()
    context.close()
