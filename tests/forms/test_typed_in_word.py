"""What people write in a document, and the answers that it makes."""

from __future__ import annotations

from typing import Any

import pytest

from forms.questions import (
    Date,
    Line,
    Number,
    OneOf,
    Period,
    Question,
    RowRef,
    Rows,
    SomeOf,
    Text,
    TextWithAttachments,
    YesNo,
    YesNoText,
)
from forms.questions.base import Parts

OPTIONS = (("vmbo", "vmbo-tl"), ("havo", "havo"), ("iets", "‘iets’ anders"))


def test_a_text_over_more_lines_is_one_line_where_the_question_asks_one():
    assert Line("l", "L").unprinted({"": "Jan\n\nde Vries"}, None, {}) == "Jan de Vries"
    assert Line("l", "L").unprinted({"": "- 2B\n- 2C"}, "2B", {}) == "2B 2C"
    assert Line("l", "L").unprinted({"": "- x"}, None, {}) == "- x"
    assert Text("t", "T").unprinted({"": "Jan\n\nde Vries\n"}, None, {}) == "Jan\n\nde Vries"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7,5", 7.5), (" 7 ", 7), ("7.25", 7.25), ("zeven", "zeven"), ("7 uur", "7 uur"), ("", None), ("1e400", "1e400")],
)
def test_numbers_are_read_as_dutch_people_write_them(typed: str, value: Any):
    number = Number("n", "N", highest=40, decimals=True)
    assert number.unprinted({"": typed}, 3, {}) == value
    assert bool(list(number.faults(value, "n", {}))) == (not isinstance(value, int | float))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("28-9-2026", "2026-09-28"),
        ("ma 28 sept. 2026", "2026-09-28"),
        ("28 september\n2026", "2026-09-28"),
        ("na de herfst", "na de herfst"),
        ("31-2-2026", "31-2-2026"),
    ],
)
def test_dates_are_read_as_dutch_people_write_them(typed: str, value: str):
    assert Date("d", "D").unprinted({"": typed}, "2026-09-01", {}) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("01-09-2026 t/m 31-01-2027", {"van": "2026-09-01", "tot": "2027-01-31"}),
        ("1 september 2026 – 31 januari 2027", {"van": "2026-09-01", "tot": "2027-01-31"}),
        ("van 1-9-2026 tot en met 31-1-2027", {"van": "2026-09-01", "tot": "2027-01-31"}),
        ("2026-09-01 - 2027-01-31", {"van": "2026-09-01", "tot": "2027-01-31"}),
        ("01-09-2026 t/m …", {"van": "2026-09-01"}),
        ("01-09-2026 tot heden", {"van": "2026-09-01"}),
        ("… t/m 31-01-2027", {"tot": "2027-01-31"}),
        ("t/m 31-01-2027", {"tot": "2027-01-31"}),
        ("vanaf 1-9-2026", {"van": "2026-09-01"}),
        ("01-09-2026 t/m de zomer", {"van": "2026-09-01", "tot": "de zomer"}),
        ("01-09-2026", "01-09-2026"),
        ("dit schooljaar", "dit schooljaar"),
        ("… t/m …", "… t/m …"),
        (" " * 100_000 + "x", " " * 100_000 + "x"),
    ],
)
def test_periods_are_read_as_they_are_printed_and_as_people_write_them(typed: str, value: Any):
    assert Period("p", "P").unprinted({"": typed}, {"van": "2020-01-01"}, {}) == value


def test_one_day_of_a_period_leaves_the_other_as_it_was():
    period = Period("p", "P")
    known = {"van": "2026-09-01", "tot": "2027-01-31"}
    assert period.unprinted({"tot": "15-1-2027"}, known, {}) == known | {"tot": "2027-01-15"}
    assert period.unprinted({"tot": ""}, known, {}) == {"van": "2026-09-01"}
    assert period.unprinted({"van": "1 september 2026", "tot": "eind januari"}, known, {}) == known | {
        "tot": "eind januari"
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("havo", "havo"),
        (" HAVO. ", "havo"),
        ("'Iets'  anders", "iets"),
        ("vmbo\u2011tl", "vmbo"),
        ("vmbo", "vmbo"),
        ("vwo", "vwo"),
        ("vmbo-tl / havo", ["vmbo", "havo"]),
        ("havo of vmbo-tl", ["vmbo", "havo"]),
        ("havo, vmbo-tl, 'iets' anders", "vmbo-tl / havo / ‘iets’ anders"),
        ("havo of vwo", "havo of vwo"),
        ("havoadvies", "havoadvies"),
    ],
)
def test_options_are_known_by_their_text_whatever_its_capitals_and_quotes(typed: str, value: Any):
    assert OneOf("o", "O", options=OPTIONS, double=True).unprinted({"": typed}, None, {}) == value


def test_more_boxes_than_an_answer_has_are_said_in_a_fault():
    cases: list[tuple[Question, Parts]] = [
        (YesNo("j", "J"), {"ja": True, "nee": True}),
        (YesNoText("j", "J"), {"ja": True, "nee": True}),
        (OneOf("j", "J", options=OPTIONS), {"vmbo": True, "havo": True, "iets": False}),
        (OneOf("j", "J", options=OPTIONS, double=True), {"vmbo": True, "havo": True, "iets": True}),
    ]
    for question, both in cases:
        for known in (None, question.unprinted({name: name in ("ja", "vmbo") for name in both}, None, {})):
            value = question.unprinted(both, known, {})
            assert list(question.faults(value, "j", {}))
            assert " / " in question.text(value, {})


def test_a_box_that_was_not_found_is_as_it_was():
    one, some = OneOf("o", "O", options=OPTIONS), SomeOf("s", "S", options=OPTIONS)
    assert one.unprinted({"vmbo": False}, "havo", {}) == "havo"
    assert one.unprinted({"vmbo": True}, "havo", {}) == "vmbo"
    assert one.unprinted({"havo": False}, "havo", {}) is None
    assert some.unprinted({"vmbo": True}, {"keuzes": ["havo"]}, {}) == {"keuzes": ["vmbo", "havo"]}
    assert YesNo("j", "J").unprinted({"ja": False}, True, {}) is None
    assert YesNo("j", "J").unprinted({"ja": False}, False, {}) is False
    twice = OneOf("o", "O", options=OPTIONS, double=True)
    assert twice.unprinted({"vmbo": False}, ["vmbo", "havo"], {}) == "havo"


def test_of_two_ways_in_which_an_answer_stands_there_the_one_that_was_changed_counts():
    question = YesNo("j", "J")
    assert question.unprinted({"": "ja", "ja": False, "nee": True}, True, {}) is False
    assert question.unprinted({"": "nee", "ja": True, "nee": False}, True, {}) is False
    both = question.unprinted({"": "misschien", "ja": False, "nee": True}, True, {})
    assert both == "misschien / nee"
    assert list(question.faults(both, "j", {}))


def test_yes_and_what_there_is_to_say_are_told_apart():
    question = YesNoText("j", "J", no="Niet akkoord")
    for typed, value in (
        ("Ja. Al twee keer", {"antwoord": True, "toelichting": "Al twee keer"}),
        ("nee", {"antwoord": False}),
        ("Niet akkoord: te laat", {"antwoord": False, "toelichting": "te laat"}),
        ("Ja\n- een\n- twee", {"antwoord": True, "toelichting": "- een\n- twee"}),
        ("Jan komt", {"toelichting": "Jan komt"}),
        ("", None),
    ):
        assert question.unprinted({"": typed}, {"antwoord": True, "toelichting": "x"}, {}) == value
    known = {"antwoord": True, "toelichting": "x"}
    assert question.unprinted({"toelichting": "y"}, known, {}) == known | {"toelichting": "y"}
    assert question.unprinted({"ja": False, "nee": True}, known, {}) == known | {"antwoord": False}


def test_another_choice_goes_with_its_box_and_its_text():
    question = SomeOf("s", "S", options=OPTIONS, other="Anders, namelijk")
    known = {"keuzes": ["havo"], "anders": "hulp"}
    assert question.unprinted({"anders_namelijk": "meer hulp"}, known, {}) == known | {"anders": "meer hulp"}
    assert question.unprinted({"anders": False, "anders_namelijk": "hulp"}, known, {}) == {"keuzes": ["havo"]}
    assert question.unprinted({"anders": False, "anders_namelijk": "iets"}, {"keuzes": ["havo"]}, {}) == known | {
        "anders": "iets"
    }
    ticked = question.unprinted({"anders": True, "anders_namelijk": ""}, {"keuzes": ["havo"]}, {})
    assert [fault.path for fault in question.faults(ticked, "s", {})] == ["s.anders"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("havo / Anders, namelijk: iets / nog iets", {"keuzes": ["havo"], "anders": "iets / nog iets"}),
        ("Anders, namelijk", {"anders": ""}),
        ("havo en een gesprek", {"keuzes": ["havo"], "anders": "een gesprek"}),
        ("een gesprek", {"anders": "een gesprek"}),
        ("", None),
    ],
)
def test_what_is_no_option_is_another_where_another_is_asked(typed: str, value: Any):
    assert (
        SomeOf("s", "S", options=OPTIONS, other="Anders, namelijk").unprinted({"": typed}, {"anders": "x"}, {}) == value
    )


def test_what_is_no_option_is_a_fault_where_no_other_is_asked():
    question = SomeOf("s", "S", options=OPTIONS)
    assert question.unprinted({"": "havo, een gesprek"}, None, {}) == "havo, een gesprek"
    assert list(question.faults("havo, een gesprek", "s", {}))


def test_attachments_stay_with_a_text_that_changed():
    question = TextWithAttachments("t", "T")
    assert question.unprinted({"": "nieuw"}, {"tekst": "x", "bijlagen": ["1"]}, {}) == {
        "tekst": "nieuw",
        "bijlagen": ["1"],
    }
    assert question.unprinted({"": ""}, {"tekst": "x", "bijlagen": ["1"]}, {}) == {"bijlagen": ["1"]}
    assert question.unprinted({"": ""}, {"tekst": "x", "bijlagen": []}, {}) is None


GOALS = {"doelen": [{"id": "a1", "doel": "Lezen"}, {"id": "b2", "doel": "Rekenen"}]}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Doel 2", "b2"),
        ("doel 1", "a1"),
        ("2", "b2"),
        ("Doel 2: Rekenen", "b2"),
        ("rekenen", "b2"),
        ("", None),
        ("Doel 3", "Doel 3"),
        ("Doel 22", "Doel 22"),
    ],
)
def test_a_row_is_named_by_its_number_or_its_text(typed: str, value: Any):
    question = RowRef("doel", "Doel", to="doelen", shows="doel", row="Doel")
    assert question.unprinted({"": typed}, None, GOALS) == value
    assert bool(list(question.faults(value, "doel", GOALS))) == (value not in ("a1", "b2"))


def test_the_name_of_a_row_that_did_not_change_keeps_the_row_it_names():
    question = RowRef("doel", "Doel", to="doelen", shows="doel", row="Doel")
    assert question.unprinted({"": ""}, "weg", GOALS) == "weg"
    assert question.unprinted({"": "Doel 1"}, "a1", GOALS) == "a1"


def test_rows_keep_their_cells_that_were_not_found_and_a_row_that_holds_nothing_is_a_row():
    question = Rows(
        "r", "R", columns=(Text("doel", "Doel"), OneOf("bereikt", "B", options=OPTIONS), Date("dag", "Dag"))
    )
    known = [{"id": "a1", "doel": "Lezen", "bereikt": "havo", "dag": "2026-09-28"}, {"id": "b2", "doel": "Rekenen"}]
    rows: list[tuple[str, Parts]] = [
        ("b2", {"doel": "", "dag": ""}),
        ("nieuw", {"doel": "", "bereikt.havo": False}),
        ("a1", {"doel": "Schrijven", "bereikt.havo": False, "bereikt.vmbo": True}),
        ("nog1", {"doel": "Zwemmen"}),
    ]
    assert question.unprinted_rows(rows, known, {}) == [
        {"id": "b2"},
        {"id": "nieuw"},
        {"id": "a1", "doel": "Schrijven", "bereikt": "vmbo", "dag": "2026-09-28"},
        {"id": "nog1", "doel": "Zwemmen"},
    ]
