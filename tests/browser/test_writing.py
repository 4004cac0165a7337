"""What scripts add to a page of questions, and what a keyboard alone can do."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from forms import form_of
from forms.answers import get
from forms.examples import read_example
from forms.progress import progress
from tests.browser.conftest import Reader
from tests.browser.test_whole_way import start
from tests.forms.made import staffs_example


def draft_of(reader: Reader, document: str, slug: str) -> dict[str, str]:
    with reader.live.store.read() as tx:
        draft = tx.visible_to(reader.live.account).draft(document, slug)
    return dict(draft.fields) if draft else {}


def test_what_is_typed_is_saved_while_typing(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/probleem")
    status = reader.page.locator("#opgeslagen")
    with reader.page.expect_response("**/concept"):
        reader.page.locator("[name=probleem]").fill("half af")
    expect(status).to_contain_text("Opgeslagen om")
    assert draft_of(reader, document, "probleem")["probleem"] == "half af"
    reader.open(f"/documenten/{document}/deel/probleem")
    expect(reader.page.locator("[name=probleem]")).to_have_value("half af")


def test_without_a_connection_the_page_says_so_and_tries_again(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/probleem")
    reader.page.context.set_offline(True)
    reader.page.locator("[name=probleem]").fill("onderweg")
    status = reader.page.locator("#opgeslagen")
    expect(status).to_have_text("Niet opgeslagen, geen verbinding. We proberen het opnieuw.")
    reader.faultless()
    reader.page.context.set_offline(False)
    expect(status).to_contain_text("Opgeslagen om")
    assert draft_of(reader, document, "probleem")["probleem"] == "onderweg"


def test_whoever_signed_in_again_elsewhere_goes_on_writing(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/probleem")
    reader.page.context.clear_cookies()
    reader.page.locator("[name=probleem]").fill("nog niet kwijt")
    status = reader.page.locator("#opgeslagen")
    expect(status).to_contain_text("Niet opgeslagen")
    reader.page.context.add_cookies([reader.live.cookie])  # type: ignore[list-item]
    expect(status).to_contain_text("Opgeslagen om", timeout=20_000)
    assert draft_of(reader, document, "probleem")["probleem"] == "nog niet kwijt"
    reader.page.get_by_role("button", name="Opslaan en verder").click()
    reader.page.wait_for_url("**/deel/vraag")


def test_saving_waits_for_what_is_on_its_way(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/probleem")
    held: list[Route] = []
    order: list[str] = []
    reader.page.route("**/concept", lambda route: held.append(route))
    reader.page.on("request", lambda sent: order.append(f"{sent.method} {sent.url.rpartition('/')[2]}"))
    reader.page.on("requestfinished", lambda done: order.append(f"done {done.url.rpartition('/')[2]}"))
    with reader.page.expect_request("**/concept"):
        reader.page.locator("[name=probleem]").fill("half")
    reader.page.locator("[name=probleem]").fill("heel")
    reader.page.get_by_role("button", name="Opslaan en verder").click(no_wait_after=True)
    held[0].continue_()
    reader.page.wait_for_url("**/deel/vraag")
    ours = [event for event in order if event in ("POST concept", "done concept", "POST probleem")]
    assert ours == ["POST concept", "done concept", "POST probleem"]
    assert reader.live.answers(document)["probleem"] == "heel"
    assert draft_of(reader, document, "probleem") == {}


def test_a_starter_phrase_goes_where_the_cursor_is(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/al_gedaan")
    area = reader.page.locator("[name=al_gedaan]")
    area.fill("Begin.\nEinde.")
    area.evaluate("area => area.setSelectionRange(6, 6)")
    chip = reader.page.locator(".zr-chip").first
    phrase = chip.get_attribute("data-zin")
    chip.click()
    expect(area).to_have_value(f"Begin.\n{phrase} Einde.")
    expect(area).to_be_focused()


def test_the_faults_take_the_focus_and_lead_to_their_fields(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/leerling")
    reader.page.locator("[name=datum]").fill("gisteren")
    reader.page.keyboard.press("Enter")
    summary = reader.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    reader.faultless()
    summary.get_by_role("link").click()
    expect(reader.page.locator("[name=datum]")).to_be_focused()


def test_two_people_choose_what_stays(reader: Reader) -> None:
    document = start(reader, "izo_aanmelding")
    reader.open(f"/documenten/{document}/deel/probleem")
    reader.page.locator("[name=probleem]").fill("Zij komt niet.")
    with reader.live.store.write() as tx:
        dossiers = tx.visible_to(reader.live.account)
        answers = {**dossiers.document(document).revision.answers, "probleem": "Zij komt te laat."}
        dossiers.add_revision(document, 1, answers)
    reader.page.get_by_role("button", name="Opslaan en verder").click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Iemand anders was je voor")
    reader.faultless()
    reader.page.get_by_role("button", name="Bewaar mijn keuzes").click()
    expect(reader.page.locator(".govuk-error-summary")).to_be_focused()
    reader.faultless()
    reader.page.get_by_label("Schrijf er één van").check()
    reader.page.get_by_label("Jouw tekst").fill("Te laat, of niet.")
    reader.faultless()
    reader.page.get_by_role("button", name="Bewaar mijn keuzes").click()
    reader.page.wait_for_url("**/deel/vraag")
    assert reader.live.answers(document)["probleem"] == "Te laat, of niet."


def test_a_frozen_document_is_accessible_and_opens_with_a_reason(reader: Reader) -> None:
    document = start(reader, "opp")
    with reader.live.store.write() as tx:
        dossiers = tx.visible_to(reader.live.account)
        dossiers.add_revision(document, 1, read_example("opp"))
    for button in ("Zet klaar voor bespreking", "Stel vast"):
        reader.open(f"/documenten/{document}/controle")
        reader.faultless()
        reader.page.get_by_role("button", name=button).click()
        expect(reader.page.locator(".zr-told")).to_be_visible()
    reader.faultless()
    reader.open(f"/documenten/{document}/deel/doelen")
    reader.faultless()
    reader.open(f"/documenten/{document}/controle")
    reader.page.get_by_role("button", name="Maak er weer een concept van").click()
    expect(reader.page.locator(".govuk-error-summary")).to_be_focused()
    reader.faultless()
    reader.page.locator("[name=reden]").fill("Een doel is bereikt.")
    reader.page.get_by_role("button", name="Maak er weer een concept van").click()
    expect(reader.page.locator(".zr-told")).to_contain_text("Concept")


def name_in_focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name || ''"))


def tab_to(page: Page, name: str, value: str = "") -> None:
    """Press Tab until a field has the focus; of a group of radios, arrow to the one with this value."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if name_in_focus(page) == name:
            break
    assert name_in_focus(page) == name
    for _ in range(5):
        if not value or page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no {value} at {name}")


def test_a_form_is_filled_with_the_keyboard_alone(reader: Reader) -> None:
    form, example = form_of("izo_aanmelding"), read_example("izo_aanmelding")
    document = start(reader, "izo_aanmelding")
    page = reader.page
    reader.open(f"/documenten/{document}/deel/{form.steps[0].slug}")
    for step in [one.step for one in progress(form, example).steps]:
        for question in step.questions:
            if question not in form.asked(example):
                continue
            for name, typed in question.write(get(example, question.key), question.key).items():
                if name.endswith(".toelichting") and not typed:
                    continue
                if question.kind.startswith("yes_no") and not name.endswith(".toelichting"):
                    tab_to(page, name)
                    page.keyboard.press("Space")
                    if typed == "nee":
                        page.keyboard.press("ArrowDown")
                elif isinstance(typed, list):
                    for value in typed:
                        tab_to(page, name, "")
                        while page.evaluate("document.activeElement.value") != value:
                            page.keyboard.press("Tab")
                        page.keyboard.press("Space")
                else:
                    tab_to(page, name)
                    page.keyboard.press("Control+a")
                    page.keyboard.insert_text(typed) if typed else page.keyboard.press("Delete")
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == "Opslaan en verder":
                break
        page.keyboard.press("Enter")
        page.wait_for_function("left => !location.pathname.endsWith(left)", arg=f"/deel/{step.slug}")
    assert page.url.endswith("/controle")
    assert reader.live.answers(document) == form.kept(staffs_example("izo_aanmelding"))


def test_each_page_has_one_button_that_stands_out(reader: Reader) -> None:
    document = start(reader, "opp")
    for path in ("", "/deel/doelen", "/controle"):
        reader.open(f"/documenten/{document}{path}")
        primary = reader.page.locator("main .govuk-button:not(.govuk-button--secondary)")
        assert primary.count() == 1, path
