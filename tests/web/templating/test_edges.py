"""Two people at once, a button twice, nothing to do, and names and numbers that nobody meant."""

from __future__ import annotations

import pytest

from service.store import Account
from service.work import regenerating
from tests.web.templating.conftest import OPP, current, hash_of, published, put_down, restyled, tried


@pytest.fixture
def colleague(store, marieke, signed_in):
    """A second coordinator of the same school, in a browser of her own."""
    with store.write() as tx:
        account: Account = tx.add_account(marieke.school_id, "els@merelveld.example", "Els", "zorgcoordinator", "-")
    return signed_in(account)


@pytest.mark.parametrize("what", ["start", "start pauzeer", "start pauzeer verder", "start terug"])
def test_a_button_that_is_pressed_twice_does_it_once_and_alarms_nobody(app, browser, pupils, what):
    run = tried(browser, restyled())
    app.extensions["regenerating"] = lambda run: None
    *before, last = what.split()
    for each in before:
        browser.send(f"{run}/{each}")
    answers = [browser.send(f"{run}/{last}") for _ in range(2)]
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, run)] * 2


def test_of_two_coordinators_the_second_hears_that_another_template_was_chosen(browser, colleague, pupils):
    mine, theirs = tried(browser, restyled()), tried(colleague, restyled("Een andere zin."))
    assert browser.send(f"{mine}/start").status_code == 303
    answer = colleague.send(f"{theirs}/start")
    assert answer.status_code == 409
    assert "ander sjabloon gekozen" in answer.text


def test_a_colleague_may_hold_and_undo_what_another_began(browser, colleague, store, marieke, pupils):
    old = current(store, marieke)
    run = tried(browser, restyled())
    browser.send(f"{run}/start")
    colleague.send(f"{run}/terug")
    assert "Het is teruggedraaid" in browser.get(run).text
    assert current(store, marieke) == old


def test_where_all_is_settled_the_template_is_taken_into_use_and_nothing_is_made(browser, store, marieke, pupils):
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        for document in pupils[:2]:
            for state in ("ter_bespreking", "vastgesteld"):
                dossiers.add_revision(document, dossiers.document(document).number, event="status", state=state)
    before = [published(store, marieke, one) for one in pupils]
    run = tried(browser, restyled())
    page = browser.get(run).text
    assert "Neem het sjabloon in gebruik" in page
    assert "Maak 0" not in page
    browser.send(f"{run}/start")
    page = browser.get(run).text
    assert "Het nieuwe sjabloon is in gebruik" in page
    assert "0 documenten" not in page
    assert current(store, marieke) == hash_of(restyled())
    assert [published(store, marieke, one) for one in pupils] == before


def test_a_run_that_is_held_at_its_last_document_comes_to_its_end(app, browser, store, settings, pupils):
    key = settings.secret_key.encode()

    def held(run):
        if run.state == "bezig":
            regenerating.work(store, key, run, told=lambda: browser.send(f"{at}/pauzeer"))
        else:
            regenerating.work(store, key, run)

    app.extensions["regenerating"] = held
    at = tried(browser, restyled())
    browser.send(f"{at}/start")
    assert browser.get(f"{at}/stand").json == {"page": "gepauzeerd", "title": "2 van 2 gemaakt", "done": 2, "total": 2}
    app.extensions["regenerating"] = lambda run: regenerating.work(store, key, run)
    browser.send(f"{at}/verder")
    assert "2 documenten hebben het nieuwe sjabloon" in browser.get(at).text


@pytest.mark.parametrize("after", ["9" * 30, "-" + "9" * 30, "x", "1.5", "\ud800", ""])
def test_a_place_in_a_list_that_there_is_not_is_no_fault_of_ours(browser, pupils, after):
    run = tried(browser, restyled())
    assert (
        browser.get(f"{run}/lijst/uiterlijk", query_string={"na": after.encode("utf-8", "replace")}).status_code == 200
    )


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>.docx",
        "../../etc/passwd.docx",
        "\u202excod.docx",
        "x" * 5000 + ".docx",
        ".docx",
        '"; filename=x.exe',
    ],
)
def test_a_file_with_a_name_that_nobody_meant_is_a_template_all_the_same(browser, pupils, name):
    at = put_down(browser, restyled(), name).location
    page = browser.get(at).text
    assert "Dit sjabloon is goed" in page
    assert "<script>alert" not in page
    for path in (OPP, "/sjablonen", f"{at}/bestand", f"{at}/voorbeeld"):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.headers.get("Content-Disposition", "")


@pytest.mark.parametrize("key", ["x" * 100_000, "\x00", "'; DROP TABLE runs; --", "🎒"])
def test_whatever_a_browser_says_it_asked_is_one_asking(browser, pupils, key):
    at = put_down(browser, restyled()).location
    assert browser.send(f"{at}/proef", {"keer": key}).location == browser.send(f"{at}/proef", {"keer": key}).location
