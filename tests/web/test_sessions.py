"""Sessions that end, and what was typed when one did or nothing could be saved."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from service.store import Busy, Unavailable
from tests.web.test_sign_in import enter


def test_signing_out_ends_the_session_on_the_server(app, visitor, marieke):
    enter(visitor)
    with visitor.session_transaction() as session:
        copied = dict(session)
    visitor.send("/afmelden")
    thief = app.test_client()
    with thief.session_transaction() as session:
        session.update(copied)
    assert visitor.get("/").status_code == 302
    assert thief.get("/").status_code == 302


def test_a_session_ends_when_nobody_used_it_for_an_hour(browser, clock):
    for _ in range(3):
        clock.go_on(timedelta(minutes=50))
        assert browser.get("/").status_code == 200
    clock.go_on(timedelta(minutes=61))
    assert browser.get("/").status_code == 302


def test_what_was_typed_survives_a_session_that_ended(browser, marieke, clock, store):
    clock.go_on(timedelta(hours=2))
    token = browser.token()
    typed = {"csrf_token": token, "leerling.naam": "Zoë <Müller>", "leerling.klas": "\n1M3"}
    gone = browser.post("/leerlingen/nieuw", data=typed)
    assert gone.status_code == 401
    assert "Zoë &lt;Müller&gt;" in gone.text
    enter(browser)
    assert browser.post("/leerlingen/nieuw", data={**typed, "leerling.klas": "1M3"}).status_code == 303
    with store.read() as tx:
        assert [pupil.facts["naam"] for pupil in tx.visible_to(marieke).subjects()] == ["Zoë <Müller>"]


def test_what_was_typed_survives_signing_out_and_in_again_in_another_tab(browser, marieke, store):
    typed = {"csrf_token": browser.token(), "leerling.naam": "Zoë <Müller>"}
    ours = {"Origin": "http://localhost"}
    browser.send("/afmelden")
    gone = browser.post("/leerlingen/nieuw", data=typed, headers=ours)
    assert gone.status_code == 400
    assert "Zoë &lt;Müller&gt;" in gone.text
    assert "Meld je aan in een nieuw tabblad" in gone.text
    enter(browser)
    again = browser.post("/leerlingen/nieuw", data=typed, headers=ours)
    assert again.status_code == 400
    assert "Meld je aan in een nieuw tabblad" not in again.text
    token = re.search(r'<form method="post" action="/leerlingen/nieuw">\s*<input[^>]* value="([^"]+)"', again.text)
    assert token
    assert browser.post("/leerlingen/nieuw", data={**typed, "csrf_token": token[1]}).status_code == 303
    with store.read() as tx:
        assert [pupil.facts["naam"] for pupil in tx.visible_to(marieke).subjects()] == ["Zoë <Müller>"]


@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.example", "http://localhost.elsewhere.example"])
def test_a_form_from_elsewhere_never_waits_there_to_be_sent(browser, origin):
    sent = browser.post("/leerlingen/nieuw", data={"leerling.naam": "Van elders"}, headers={"Origin": origin or ""})
    assert sent.status_code == 400
    assert "Van elders" not in sent.text


def test_a_script_hears_that_the_session_ended(browser, clock):
    clock.go_on(timedelta(hours=2))
    answer = browser.send("/leerlingen/nieuw", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json["title"] == "Je bent niet meer aangemeld"


@pytest.mark.parametrize("fault", [Busy, Unavailable, ZeroDivisionError])
def test_what_was_typed_waits_on_the_page_when_it_cannot_be_saved_now(app, signed_in, marieke, monkeypatch, fault):
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    browser = signed_in(marieke)
    typed = {"csrf_token": browser.token(), "leerling.naam": "Zoë <Müller>"}

    def fail(*_):
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr("service.store.Dossiers.add_subject", fail)
        answer = browser.post("/leerlingen/nieuw", data=typed)
    assert answer.status_code in (500, 503)
    assert "Zoë &lt;Müller&gt;" in answer.text
    assert 'action="/leerlingen/nieuw"' in answer.text
    assert browser.post("/leerlingen/nieuw", data=typed).status_code == 303
