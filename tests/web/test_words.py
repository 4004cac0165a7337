"""Dates and times as the screens write them, and the addresses and initials that pages use."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import session

from service.web import i18n
from service.web.pages import initials, own_address


@pytest.fixture(params=["nl", "en"])
def words(request, app, monkeypatch):
    monkeypatch.setattr(i18n, "local_now", lambda: i18n.local(datetime(2026, 11, 24, 8, 30, tzinfo=UTC)))
    with app.test_request_context():
        session["taal"] = request.param
        yield request.param


@pytest.mark.parametrize(
    ("when", "dutch"),
    [
        (datetime(2026, 11, 24, 8, 12, tzinfo=UTC), "vandaag 9.12\u00a0uur"),
        (datetime(2026, 11, 23, 15, 48, tzinfo=UTC), "gisteren 16.48\u00a0uur"),
        (datetime(2026, 11, 23, 23, 5, tzinfo=UTC), "vandaag 0.05\u00a0uur"),
        (datetime(2026, 9, 17, 8, 0, tzinfo=UTC), "17 sep"),
        (datetime(2026, 5, 2, 8, 0, tzinfo=UTC), "2 mei"),
        (datetime(2025, 12, 1, 8, 0, tzinfo=UTC), "1 dec 2025"),
    ],
)
def test_a_moment_is_said_as_people_say_it_by_the_schools_clock(words, when, dutch):
    if words == "nl":
        assert i18n.moment(when) == dutch
    else:
        assert "uur" not in i18n.moment(when)


def test_a_day_has_its_name_when_there_is_room(words):
    expected = {"nl": "dinsdag 24 november 2026", "en": "Tuesday 24 November 2026"}
    assert i18n.long_day(date(2026, 11, 24)) == expected[words]


def test_a_birthday_and_an_age_come_from_the_answer(words):
    expected = {"nl": "24 november 2012", "en": "24 November 2012"}
    assert i18n.birthday("2012-11-24") == expected[words]
    assert i18n.birthday("ooit") == "ooit"
    assert [i18n.age(day) for day in ("2012-11-24", "2012-11-25", "2030-01-01", "x", None)] == [
        14,
        13,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Noor van den Berg", "NB"), ("Zoë Müller", "ZM"), ("Sem", "S"), ("noor berg", "NB"), ("", "?"), ("123 =", "?")],
)
def test_initials_are_those_of_the_first_and_the_last_name(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize("path", ["/", "/leerlingen?zoek=%C3%A9&klas=3H1"])
def test_our_own_addresses_are_ours(path):
    assert own_address(path) == path
