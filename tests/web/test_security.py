"""What every answer tells the browser, and what is refused before a view sees it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from service.web import create_app


def directives(answer) -> dict[str, list[str]]:
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("path", ["/", "/aanmelden", "/bestaat-niet", "/static/zorgroute.css"])
def test_every_answer_allows_only_our_own_files(browser, path):
    with browser.get(path) as answer:
        policy = directives(answer)
    assert policy["default-src"] == ["'none'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["script-src"][0] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_one_inline_script_carries_this_answers_own_number(browser):
    first, second = browser.get("/"), browser.get("/")
    nonces = [re.findall(r'<script nonce="([^"]+)"', answer.text) for answer in (first, second)]
    assert directives(first)["script-src"] == ["'self'", f"'nonce-{nonces[0][0]}'"]
    assert nonces[0] != nonces[1]


def test_no_page_is_kept_by_a_browser_or_a_proxy(browser):
    assert browser.get("/").headers["Cache-Control"] == "no-store"
    assert browser.get("/bestaat-niet").headers["Cache-Control"] == "no-store"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor):
    cookie = visitor.get("/aanmelden").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie


def test_over_https_the_cookie_stays_on_https(settings, store):
    app = create_app(replace(settings, https=True), store)
    answer = app.test_client().get("/aanmelden", base_url="https://localhost")
    assert answer.headers["Set-Cookie"].startswith("__Host-zorgroute=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"]


def test_a_form_from_elsewhere_is_refused_and_changes_nothing(browser, store, marieke):
    answer = browser.post("/leerlingen/nieuw", data={"leerling.naam": "Sem Bakker"})
    assert answer.status_code == 400
    assert "Ga terug" in answer.text
    assert browser.post("/leerlingen/nieuw", data={"leerling.naam": "S", "csrf_token": "x"}).status_code == 400
    with store.read() as tx:
        assert tx.visible_to(marieke).subjects() == []


def test_another_name_for_this_machine_is_refused(browser):
    answer = browser.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "ZORGROUTE_HOSTS" in answer.text


def test_a_name_from_the_settings_is_known(settings, store):
    app = create_app(replace(settings, hosts=(*settings.hosts, "zorg.school.example")), store)
    assert app.test_client().get("/aanmelden", headers={"Host": "zorg.school.example"}).status_code == 200


def test_what_is_far_too_large_is_refused_with_a_page(browser):
    answer = browser.send("/leerlingen/nieuw", {"leerling.naam": "x" * (9 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "Dit is te groot" in answer.text


def test_an_unknown_page_has_the_menu_of_who_is_signed_in_and_nothing_for_others(browser, visitor, marieke):
    signed_in, outside = browser.get("/bestaat-niet"), visitor.get("/bestaat-niet")
    assert signed_in.status_code == outside.status_code == 404
    assert marieke.name in signed_in.text
    assert marieke.name not in outside.text


def test_a_fault_of_ours_says_that_nothing_is_lost_and_tells_no_details(app, signed_in, marieke, monkeypatch, caplog):
    app.config.update(TESTING=False)
    monkeypatch.setattr("service.web.home._greeting", lambda: 1 / 0)
    answer = signed_in(marieke).get("/")
    assert answer.status_code == 500
    assert "is bewaard" in answer.text
    assert "division" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_an_error_in_a_view_undoes_what_it_wrote(app, signed_in, marieke, monkeypatch, store):
    app.config.update(TESTING=False)
    monkeypatch.setattr("service.web.pupils.redirect", lambda *_: 1 / 0)
    answer = signed_in(marieke).send("/leerlingen/nieuw", {"leerling.naam": "Sem Bakker"})
    assert answer.status_code == 500
    with store.read() as tx:
        assert tx.visible_to(marieke).subjects() == []


def test_who_reads_does_not_wait_for_who_writes(browser, store):
    browser.get("/")
    with store.write():
        assert browser.get("/leerlingen").status_code == 200
