"""Every page names what it asks of an account; nothing is open by accident."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from service.web.permissions import MAY, PUBLIC, permission, permission_of

# One line a route. A route that isn't here fails the test below: decide who may use it, and write that down.
EXPECTED = {
    "class_list.keep": "leerlingen.schrijven",
    "class_list.page": "leerlingen.schrijven",
    "class_list.preview": "leerlingen.schrijven",
    "documents.answers": "documenten.zien",
    "documents.keep": "documenten.schrijven",
    "documents.move": "documenten.schrijven",
    "documents.review": "documenten.zien",
    "documents.save": "documenten.schrijven",
    "documents.schema": "documenten.zien",
    "documents.start": "documenten.schrijven",
    "documents.step": "documenten.schrijven",
    "documents.tasks": "documenten.zien",
    "documents.versions": "documenten.zien",
    "documents.word": "documenten.zien",
    "home.page": "documenten.zien",
    "own_words.change_term": "school.beheren",
    "own_words.checked": "school.beheren",
    "own_words.contact": "school.beheren",
    "own_words.correct": "school.beheren",
    "own_words.glossary": "school.beheren",
    "own_words.languages": "school.beheren",
    "own_words.lines": "school.beheren",
    "own_words.not_checked": "school.beheren",
    "own_words.put_back": "school.beheren",
    "own_words.put_line_back": "school.beheren",
    "own_words.take_away": "school.beheren",
    "own_words.take_in": "school.beheren",
    "own_words.taken_along": "school.beheren",
    "own_words.term": "school.beheren",
    "own_words.try_glossary": "school.beheren",
    "own_account.change": "eigen.account",
    "own_account.page": "eigen.account",
    "own_account.password": "eigen.account",
    "parents.keep": "documenten.schrijven",
    "parents.look": "documenten.schrijven",
    "parents.page": "documenten.zien",
    "parents.preview": "documenten.zien",
    "parents.save": "documenten.schrijven",
    "people.close": "school.beheren",
    "people.invite": "school.beheren",
    "people.new_password": "school.beheren",
    "people.page": "school.beheren",
    "pupils.add": "leerlingen.schrijven",
    "pupils.facts": "leerlingen.schrijven",
    "pupils.overview": "leerlingen.zien",
    "pupils.pupil": "leerlingen.zien",
    "returning.accept": "documenten.schrijven",
    "returning.accept_all": "documenten.schrijven",
    "returning.begin": "documenten.schrijven",
    "returning.drop": "documenten.schrijven",
    "returning.page": "documenten.zien",
    "returning.placed": "documenten.schrijven",
    "returning.put_away": "documenten.schrijven",
    "returning.several": "documenten.zien",
    "returning.start": "documenten.schrijven",
    "school.change": "school.beheren",
    "school.change_logo": "school.beheren",
    "school.logo": "eigen.account",
    "school.page": "school.beheren",
    "school.phrases": "school.beheren",
    "sign_in.by_address": "openbaar",
    "sign_in.enter": "openbaar",
    "sign_in.first": "openbaar",
    "sign_in.invited": "openbaar",
    "sign_in.language": "openbaar",
    "sign_in.out": "openbaar",
    "sign_in.page": "openbaar",
    "static": "openbaar",
    "templating.again": "sjablonen.beheren",
    "templating.choose": "sjablonen.beheren",
    "templating.comments": "sjablonen.beheren",
    "templating.example": "sjablonen.beheren",
    "templating.file": "sjablonen.beheren",
    "templating.kind": "sjablonen.beheren",
    "templating.listed": "sjablonen.beheren",
    "templating.names": "sjablonen.beheren",
    "templating.names_file": "sjablonen.beheren",
    "templating.page": "sjablonen.beheren",
    "templating.report": "sjablonen.beheren",
    "templating.reports": "sjablonen.beheren",
    "templating.run": "sjablonen.beheren",
    "templating.select": "sjablonen.beheren",
    "templating.selecting": "sjablonen.beheren",
    "templating.state": "sjablonen.beheren",
    "templating.steer": "sjablonen.beheren",
    "templating.take_along": "sjablonen.beheren",
    "templating.trial": "sjablonen.beheren",
    "templating.upload": "sjablonen.beheren",
    "templating.version": "sjablonen.beheren",
}


def test_every_route_has_the_permission_that_is_written_down_here(app: Flask):
    assert {endpoint: permission_of(app, endpoint) for endpoint in app.view_functions} == EXPECTED


def test_only_the_door_and_the_files_of_the_app_are_open_to_all(visitor, app: Flask):
    outside = [endpoint for endpoint, name in EXPECTED.items() if name == PUBLIC and endpoint != "static"]
    assert {endpoint.partition(".")[0] for endpoint in outside} == {"sign_in"}


def test_no_page_opens_for_somebody_who_is_not_signed_in(app: Flask, visitor):
    token = visitor.token()
    for rule in app.url_map.iter_rules():
        if EXPECTED[rule.endpoint] == PUBLIC:
            continue
        path = re.sub("<[^>]+>", "0" * 32, rule.rule)
        for method in {"GET", "POST"}.intersection(rule.methods or ()):
            answer = visitor.open(path, method=method, data={"csrf_token": token} if method == "POST" else None)
            assert answer.status_code in (302, 401), (method, path)
            if answer.status_code == 302:
                assert answer.location.startswith("/aanmelden"), path


def test_a_view_without_a_permission_is_closed_to_all(app: Flask, signed_in, marieke):
    app.add_url_rule("/vergeten", "vergeten", lambda: "oeps")
    assert signed_in(marieke).get("/vergeten").status_code == 403


def test_an_unknown_permission_cannot_be_asked():
    with pytest.raises(ValueError, match="alles"):
        permission("alles")


@pytest.mark.parametrize(
    "path", ["/instellingen", "/instellingen/collegas", "/instellingen/hulpzinnen", "/sjablonen", "/sjablonen/opp"]
)
def test_a_mentor_does_not_change_the_school(signed_in, tom, marieke, path):
    answer = signed_in(tom).get(path)
    assert answer.status_code == 403
    assert "Vraag de zorgcoördinator" in answer.text
    assert signed_in(marieke).get(path).status_code == 200


def test_the_menu_shows_a_mentor_no_settings(signed_in, tom, marieke):
    for item in ("Instellingen", "Sjablonen"):
        assert item not in signed_in(tom).get("/").text
        assert item in signed_in(marieke).get("/").text


def test_a_role_that_is_not_known_may_nothing(app: Flask, signed_in, store, marieke):
    with store.write() as tx:
        tx.change_account(marieke.id, role="gast")
    assert signed_in(marieke).get("/leerlingen").status_code == 403


def test_every_permission_is_given_to_someone():
    assert all(MAY.values())
