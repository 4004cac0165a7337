"""The door: who gets in, who waits, and which addresses work once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.web.sign_in import FIRST, INVITATION, SIGNED_IN
from tests.web.conftest import PASSWORD

NEW = "een heel ander wachtwoord"


def enter(visitor, email="m.dewit@merelveld.example", password=PASSWORD, **more):
    return visitor.send("/aanmelden", {"email": email, "wachtwoord": password, **more})


def test_the_right_password_opens_the_door(visitor, marieke):
    assert enter(visitor).location == "/"
    assert "Marieke de Wit" in visitor.get("/").text


def test_capitals_in_the_address_do_not_matter(visitor, marieke):
    assert enter(visitor, "M.deWit@Merelveld.example").location == "/"


def test_after_signing_in_one_comes_where_one_wanted_to_go(visitor, marieke):
    door = visitor.get("/leerlingen?klas=3H1")
    assert door.location == "/aanmelden?verder=/leerlingen?klas%3D3H1"
    assert 'value="/leerlingen?klas=3H1"' in visitor.get(door.location).text
    assert enter(visitor, verder="/leerlingen?klas=3H1").location == "/leerlingen?klas=3H1"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\x00", "evil"]
)
def test_signing_in_never_leads_to_another_site(visitor, marieke, elsewhere):
    assert enter(visitor, verder=elsewhere).location == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visitor, marieke):
    wrong = enter(visitor, password="x" * 12)
    unknown = enter(visitor, "niemand@merelveld.example")
    assert wrong.status_code == unknown.status_code == 422
    assert "horen niet bij elkaar" in wrong.text
    assert "horen niet bij elkaar" in unknown.text
    assert visitor.get("/").status_code == 302


def test_what_is_missing_is_said_beside_its_field(visitor, marieke):
    answer = enter(visitor, email="geen adres", password="")
    assert answer.status_code == 422
    assert "Vul je wachtwoord in" in answer.text
    assert "Schrijf het e-mailadres zoals" in answer.text
    assert "<title>Fout: Aanmelden" in answer.text


def test_after_five_wrong_passwords_an_account_waits_also_for_the_right_one(visitor, marieke, clock):
    for _ in range(5):
        assert enter(visitor, password="x" * 12).status_code == 422
    waiting = enter(visitor)
    assert waiting.status_code == 429
    assert int(waiting.headers["Retry-After"]) > 0
    assert "te vaak" in waiting.text
    clock.go_on(timedelta(minutes=16))
    assert enter(visitor).location == "/"


def test_unknown_addresses_wait_too(visitor, marieke):
    for _ in range(5):
        enter(visitor, "niemand@merelveld.example")
    assert enter(visitor, "niemand@merelveld.example").status_code == 429


def test_somebody_who_tries_many_accounts_from_one_place_has_to_wait(visitor, store, marieke):
    answers = {enter(visitor, f"gok{number}@merelveld.example").status_code for number in range(90)}
    assert 429 in answers


def test_the_right_password_forgets_the_wrong_ones(visitor, marieke):
    for _ in range(4):
        enter(visitor, password="x" * 12)
    enter(visitor)
    visitor.send("/afmelden")
    for _ in range(4):
        assert enter(visitor, password="x" * 12).status_code == 422
    assert enter(visitor).location == "/"


@pytest.fixture
def first(store):
    with store.write() as tx:
        return "/begin/" + tx.add_token(FIRST, timedelta(minutes=15))


FIRST_ACCOUNT = {
    "school": "Merelveld College",
    "locatie": "",
    "naam": "Marieke de Wit",
    "email": "m.dewit@merelveld.example",
    "rol": "zorgcoordinator",
    "wachtwoord": NEW,
    "nog_eens": NEW,
}


def test_the_first_address_makes_the_school_and_its_first_account_once(visitor, first, app):
    assert visitor.get(first).status_code == 200
    assert visitor.send(first, FIRST_ACCOUNT).location == "/"
    assert "Merelveld College" in visitor.get("/").text
    assert app.test_client().get(first).status_code == 404


def test_the_first_address_runs_out_after_fifteen_minutes(visitor, first, clock):
    clock.go_on(timedelta(minutes=15))
    assert visitor.get(first).status_code == 404
    answer = visitor.send(first, FIRST_ACCOUNT)
    assert answer.status_code == 404
    assert "Deze link werkt niet meer" in answer.text


def test_an_old_first_address_is_worth_nothing_once_there_is_an_account(visitor, first, marieke):
    assert visitor.get(first).status_code == 404


def test_looking_at_an_address_does_not_use_it(visitor, first):
    for _ in range(3):
        assert visitor.get(first).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"wachtwoord": "kort", "nog_eens": "kort"}, "minstens 12 tekens"),
        ({"wachtwoord": "a" * 20, "nog_eens": "a" * 20}, "meer verschillende tekens"),
        ({"wachtwoord": "ab cd" * 50, "nog_eens": "ab cd" * 50}, "hooguit 200 tekens"),
        ({"nog_eens": NEW + "!"}, "twee keer hetzelfde"),
        ({"school": "  "}, "Vul de naam van de school in"),
        ({"email": "marieke"}, "naam@school.nl"),
        ({"naam": "x" * 201}, "hooguit 200 tekens"),
    ],
)
def test_a_first_account_that_is_not_right_is_not_made(visitor, first, store, wrong, said):
    answer = visitor.send(first, FIRST_ACCOUNT | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert NEW not in answer.text
    with store.read() as tx:
        assert not tx.any_account()
        assert tx.schools() == []


def test_an_invitation_makes_an_account_of_the_same_school(browser, app, marieke, store):
    page = browser.send(
        "/instellingen/collegas", {"naam": "Jan Jansen", "email": "jan@merelveld.example", "rol": "mentor"}
    )
    address = page.text.partition("http://localhost")[2].partition('"')[0]
    colleague = app.test_client()
    assert "Jan Jansen" in colleague.get(address).text
    assert colleague.send(address, {"naam": "Jan Jansen", "wachtwoord": NEW, "nog_eens": NEW}).location == "/"
    assert "Jan Jansen" in colleague.get("/").text
    with store.read() as tx:
        made = tx.account_by_email("jan@merelveld.example")
    assert (made.school_id, made.role) == (marieke.school_id, "mentor")
    assert app.test_client().get(address).status_code == 404


def test_nobody_is_invited_twice(browser, tom):
    page = browser.send("/instellingen/collegas", {"naam": "Tom", "email": tom.email, "rol": "mentor"})
    assert page.status_code == 422
    assert "heeft al een account" in page.text


def test_a_forgotten_password_is_replaced_and_the_old_sessions_end(browser, signed_in, app, tom):
    before = signed_in(tom)
    page = browser.send(f"/instellingen/collegas/{tom.id}/wachtwoord")
    address = page.text.partition("http://localhost")[2].partition('"')[0]
    colleague = app.test_client()
    assert colleague.send(address, {"naam": tom.name, "wachtwoord": NEW, "nog_eens": NEW}).location == "/"
    assert before.get("/").status_code == 302
    assert enter(app.test_client(), tom.email, NEW).location == "/"


def test_somebody_whose_access_is_taken_away_is_out_at_once_and_old_links_do_not_help(
    browser, signed_in, app, tom, store
):
    page = browser.send(f"/instellingen/collegas/{tom.id}/wachtwoord")
    address = page.text.partition("http://localhost")[2].partition('"')[0]
    colleague = signed_in(tom)
    assert browser.send(f"/instellingen/collegas/{tom.id}/toegang").status_code == 303
    assert colleague.get("/").status_code == 302
    assert enter(app.test_client(), tom.email).status_code == 422
    assert enter(app.test_client(), tom.email, "!").status_code == 422
    answer = app.test_client().send(address, {"naam": tom.name, "wachtwoord": NEW, "nog_eens": NEW})
    assert answer.status_code == 404
    assert "geen toegang" in browser.get("/instellingen/collegas").text


def test_nobody_shuts_themselves_out(browser, marieke):
    assert browser.send(f"/instellingen/collegas/{marieke.id}/toegang").status_code == 403
    assert browser.get("/").status_code == 200


def test_nobody_gets_a_link_for_an_account_of_another_school(browser, stranger):
    assert browser.send(f"/instellingen/collegas/{stranger.id}/wachtwoord").status_code == 404
    assert browser.send(f"/instellingen/collegas/{stranger.id}/toegang").status_code == 404
    assert stranger.email not in browser.get("/instellingen/collegas").text


def test_an_invitation_is_not_another_kind_of_address(visitor, store, marieke):
    with store.write() as tx:
        token = tx.add_token(INVITATION, timedelta(days=1), {})
    assert visitor.get(f"/begin/{token}").status_code == 404
    assert visitor.get(f"/binnen/{token}").status_code == 404


def test_the_address_of_the_demo_signs_in_once(visitor, app, store, marieke):
    with store.write() as tx:
        token = tx.add_token(SIGNED_IN, timedelta(hours=1), {"account": marieke.id})
    assert visitor.get(f"/binnen/{token}").location == "/"
    assert visitor.get("/").status_code == 200
    assert app.test_client().get(f"/binnen/{token}").status_code == 404


def test_a_new_password_asks_for_the_old_one_and_ends_other_sessions(browser, signed_in, marieke):
    elsewhere = signed_in(marieke)
    wrong = browser.send("/account/wachtwoord", {"huidig": "x" * 12, "wachtwoord": NEW, "nog_eens": NEW})
    assert wrong.status_code == 422
    assert elsewhere.get("/").status_code == 200
    right = browser.send("/account/wachtwoord", {"huidig": PASSWORD, "wachtwoord": NEW, "nog_eens": NEW})
    assert right.status_code == 303
    assert browser.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_the_language_is_chosen_at_the_door_and_kept_with_the_account(visitor, marieke, store):
    visitor.send("/taal", {"taal": "en", "terug": "/aanmelden"})
    assert '<html lang="en"' in visitor.get("/aanmelden").text
    enter(visitor)
    assert '<html lang="nl"' in visitor.get("/").text, "the account says which language"
    visitor.send("/taal", {"taal": "en", "terug": "/"})
    visitor.send("/afmelden")
    assert '<html lang="en"' in visitor.get("/aanmelden").text
    with store.read() as tx:
        assert tx.account(marieke.id).language == "en"
    visitor.send("/taal", {"taal": "klingon", "terug": "//evil.example"})
    assert '<html lang="en"' in visitor.get("/aanmelden").text
