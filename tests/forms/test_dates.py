"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import dates
from forms.questions.date import DATE_SCHEMA, day_of

DAY = date(2026, 9, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "28-9-2026",
        "28/09/2026",
        "28.9.26",
        "28 9 2026",
        " 28-09-2026 ",
        "2026-09-28",
        "28 september 2026",
        "28 Sept 2026",
        "28 sep. 2026",
        "ma 28 sep 2026",
        "maandag 28 september 2026",
        "28-sep-2026",
        "28-sep-26",
        "28 sept. '26",
        "28 september \u201926",
        "28\u20119\u20112026",
        "28e september 2026",
        "28ste sept, 2026",
        "ma. 28 sep 2026",
        "maandag, 28 september 2026",
        "Ma 28-9-2026",
    ],
)
def test_a_date_is_understood_however_it_is_written(typed):
    assert dates.parse(typed) == DAY


def test_march_is_shortened_in_two_ways():
    assert dates.parse("1 mrt 2027") == dates.parse("1 maa 2027") == date(2027, 3, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "morgen",
        "29-2-2027",
        "31-4-2026",
        "9-28-2026",
        "0-1-2026",
        "28 2026",
        "28 september",
        "28 sepia 2026",
        "٢٨-٩-٢٠٢٦",
        "1-1-0000",
        "uiterlijk 28 september 2026",
        "niet 28-9-2026",
        "op maandag 28 september 2026",
        "28 september 2026 of later",
    ],
)
def test_what_is_no_date_is_none(typed):
    assert dates.parse(typed) is None


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_we_write_we_read(day: date):
    assert dates.parse(dates.long(day)) == dates.parse(dates.short(day)) == dates.parse(day.isoformat()) == day


@given(typed=st.text(max_size=25))
def test_nothing_that_is_typed_makes_it_stumble(typed: str):
    dates.parse(typed)


def test_the_pattern_of_a_date_takes_every_day_there_is_and_no_other():
    first, last = date(1900, 1, 1), date(2099, 12, 31)
    days = {(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)}
    written = {
        f"{year}-{month:02}-{day:02}" for year in range(1899, 2101) for month in range(14) for day in range(33)
    } | days
    assert {text for text in written if re.search(DATE_SCHEMA["pattern"], text)} == days
    assert all(day_of(text) for text in days)
    assert not day_of("2026-09-28\n")
