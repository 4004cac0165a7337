"""Merging the answers of now with a document that came back: answers, choices, what is left to a person."""

from __future__ import annotations

from typing import Any

import pytest

from forms.answers import Answers
from forms.conditions import Yes
from forms.merge import Merge, NoSuchItem, Unfit, merge
from forms.model import Form
from forms.questions import (
    Date,
    Line,
    OneOf,
    Period,
    Rows,
    SomeOf,
    Text,
    TextWithAttachments,
    YesNo,
    YesNoText,
)
from tests.forms.tiny import tiny

OPTIONS = (("a", "optie a"), ("b", "optie b"), ("c", "optie c"))
FORM = tiny(
    Line("naam", "Naam"),
    Text("tekst", "Tekst"),
    Date("datum", "Datum"),
    OneOf("keus", "Keus", options=OPTIONS),
    SomeOf("enkele", "Enkele", options=OPTIONS, other="Anders"),
    YesNoText("hulp", "Hulp"),
    Period("periode", "Periode"),
    TextWithAttachments("resultaat", "Resultaat"),
    Line("groep.een", "Een"),
)
FIRST, NEXT, LAST = "2026-09-01", "2026-09-08", "2027-01-31"
ALL = [question.key for question in FORM.questions]


def merged(base: Answers, ours: Answers, theirs: Answers, form: Form = FORM, **more: Any) -> Merge:
    return merge(
        form, base, ours, theirs, found=more.pop("found", [question.key for question in form.questions]), **more
    )


def kinds(result: Merge) -> dict[str, str]:
    return {item.path: item.kind for item in result.items}


def test_what_changed_there_only_is_proposed_and_what_changed_here_only_stays():
    base = {"naam": "Jan", "tekst": "een", "datum": "2026-09-01", "groep": {"een": "x"}}
    result = merged(
        base, base | {"naam": "Jan de Vries"}, base | {"tekst": "een\ntwee", "datum": None, "groep": {"een": "y"}}
    )
    assert kinds(result) == {"tekst": "theirs", "datum": "theirs", "groep.een": "theirs"}
    assert result.ours_only == ("naam",)
    assert result.same == len(ALL) - 4
    assert result.answers(result.proposed) == {"naam": "Jan de Vries", "tekst": "een\ntwee", "groep": {"een": "y"}}
    assert result.answers({}) == base | {"naam": "Jan de Vries"}


def test_what_changed_alike_on_both_sides_is_no_difference():
    result = merged({"naam": "Jan"}, {"naam": "Piet"}, {"naam": "Piet"})
    assert (result.items, result.ours_only, result.same) == ((), (), len(ALL))


def test_a_question_that_was_not_found_is_never_emptied():
    base = {"naam": "Jan", "tekst": "een"}
    result = merged(base, base, {}, found=["tekst"])
    assert kinds(result) == {"tekst": "theirs"}
    assert result.answers(result.proposed) == {"naam": "Jan"}


def test_one_line_changed_on_both_sides_is_decided_by_a_person():
    result = merged({"naam": "Jan"}, {"naam": "Piet"}, {"naam": "Klaas"})
    (item,) = result.conflicts
    assert (item.path, item.kind, item.base, item.ours, item.theirs, item.merged) == (
        "naam",
        "conflict",
        "Jan",
        "Piet",
        "Klaas",
        None,
    )
    assert result.proposed == {}
    assert result.answers({"naam": "word"}) == {"naam": "Klaas"}
    assert result.answers({"naam": "nu"}) == {"naam": "Piet"}
    assert result.answers({"naam": ("eigen", "Piet Klaas")}) == {"naam": "Piet Klaas"}
    assert result.answers({"naam": ("eigen", None)}) == {}
    assert result.prefer("theirs") == {"naam": "word"}
    assert result.prefer("ours") == {"naam": "nu"}


@pytest.mark.parametrize(
    ("key", "base", "ours", "theirs", "both"),
    [
        ("tekst", "een\ntwee\ndrie", "EEN\ntwee\ndrie", "een\ntwee\nDRIE", "EEN\ntwee\nDRIE"),
        ("enkele", {"keuzes": ["a"]}, {"keuzes": ["a", "c"]}, {"keuzes": ["b"]}, {"keuzes": ["b", "c"]}),
        ("enkele", {"keuzes": ["a"]}, {"keuzes": ["b"]}, {"keuzes": ["a"], "anders": "x"}, {"keuzes": ["b"], "anders": "x"}),
        ("hulp", {"antwoord": True}, {"antwoord": False}, {"antwoord": True, "toelichting": "x"}, {"antwoord": False, "toelichting": "x"}),
        ("periode", {"van": FIRST}, {"van": NEXT}, {"van": FIRST, "tot": LAST}, {"van": NEXT, "tot": LAST}),
        ("resultaat", {"tekst": "een\n\ntwee"}, {"tekst": "een!\n\ntwee"}, {"tekst": "een\n\ntwee!"}, {"tekst": "een!\n\ntwee!"}),
    ],
)  # fmt: skip
def test_changes_on_both_sides_that_do_not_touch_are_both_kept(key, base, ours, theirs, both):
    result = merged({key: base}, {key: ours}, {key: theirs})
    (item,) = result.items
    assert (item.kind, item.merged) == ("merged", both)
    assert result.answers(result.proposed) == {key: both}
    assert result.answers({key: "nu"}) == {key: ours}
    again = merged({key: base}, {key: both}, {key: theirs})
    assert (again.items, again.ours_only) == ((), (key,))


def test_two_changes_that_make_no_good_answer_together_are_a_conflict():
    base = {"periode": {"van": "2026-09-01", "tot": "2026-12-31"}}
    result = merged(
        base,
        {"periode": {"van": "2026-11-01", "tot": "2026-12-31"}},
        {"periode": {"van": "2026-09-01", "tot": "2026-10-01"}},
    )
    assert kinds(result) == {"periode": "conflict"}


def test_attachments_that_came_since_stay_with_a_text_from_word():
    result = merged(
        {"resultaat": {"tekst": "een"}},
        {"resultaat": {"tekst": "een", "bijlagen": ["1"]}},
        {"resultaat": {"tekst": "twee"}},
    )
    assert kinds(result) == {"resultaat": "conflict"}, "attachments are not taken yet, so a person has to look"
    assert result.items[0].ours == {"tekst": "een", "bijlagen": ["1"]}


def test_what_word_says_wrongly_is_shown_with_its_fault_and_cannot_be_taken_as_it_is():
    base = {"datum": "2026-09-01", "periode": {"van": "2026-09-01"}}
    result = merged(base, base, {"datum": "na de herfst", "periode": "dit jaar"})
    assert kinds(result) == {"datum": "theirs", "periode": "theirs"}
    assert [fault.path for item in result.items for fault in item.faults] == ["datum", "periode"]
    assert result.proposed == {}
    assert result.prefer("theirs") == {"datum": "nu", "periode": "nu"}
    with pytest.raises(Unfit) as refused:
        result.answers({"datum": "word"})
    assert refused.value.item.path == "datum"
    assert result.answers({"datum": ("eigen", "2026-11-01"), "periode": "nu"}) == base | {"datum": "2026-11-01"}


def test_a_choice_about_what_is_not_different_is_refused():
    with pytest.raises(NoSuchItem):
        merged({}, {}, {}).answers({"naam": "word"})


HIDING = tiny(YesNo("ja", "Ja"), Line("wat", "Wat", when=Yes("ja")), Line("rest", "Rest"))


def test_an_answer_that_was_hidden_in_the_document_stays():
    base = {"ja": False, "wat": "oud", "rest": "x"}
    result = merged(base, base, {"ja": False, "rest": "y"}, HIDING)
    assert kinds(result) == {"rest": "theirs"}
    assert result.answers(result.proposed) == {"ja": False, "wat": "oud", "rest": "y"}


def test_a_box_ticked_in_word_and_what_was_typed_beside_it_are_both_taken():
    base = {"ja": False, "wat": "oud"}
    result = merged(base, base, {"ja": True, "wat": "nieuw"}, HIDING)
    assert kinds(result) == {"ja": "theirs", "wat": "theirs"}
    assert (result.item("wat").base, result.item("wat").ours) == (None, "oud")
    assert result.answers(result.proposed) == {"ja": True, "wat": "nieuw"}


def test_a_hidden_answer_that_changed_here_is_decided_by_a_person():
    base = {"ja": False, "wat": "oud"}
    result = merged(base, {"ja": True, "wat": "hier"}, {"ja": True, "wat": "daar"}, HIDING)
    assert kinds(result) == {"wat": "conflict"}


def test_answers_stored_in_another_way_are_no_difference():
    result = merged(
        {"enkele": {"keuzes": ["b", "a"]}, "resultaat": {"tekst": "x", "bijlagen": []}},
        {"enkele": {"keuzes": ["a", "b"], "anders": None}, "resultaat": {"tekst": "x"}},
        {"enkele": {"keuzes": ["a", "b"]}, "resultaat": {"tekst": "x"}},
    )
    assert (result.items, result.ours_only) == ((), ())


def test_rows_that_cannot_be_told_apart_are_one_answer_that_a_person_looks_at():
    form = tiny(Rows("rijen", "Rijen", columns=(Line("wie", "Wie"),)))
    base = {"rijen": [{"id": "a1", "wie": "Jan"}]}
    twice = {"rijen": [{"id": "a1", "wie": "Jan"}, {"id": "a1", "wie": "Piet"}]}
    result = merged(base, base, twice, form)
    (item,) = result.items
    assert (item.path, item.kind, item.theirs) == ("rijen", "theirs", twice["rijen"])
    assert item.faults
