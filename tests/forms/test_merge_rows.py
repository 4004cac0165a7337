"""Merging rows with a document that came back: by their id, cell by cell."""

from __future__ import annotations

from typing import Any

from forms.answers import Answers
from forms.merge import Merge, merge
from forms.questions import Date, Line, RowRef, Rows, Text
from tests.forms.tiny import tiny

FORM = tiny(
    Rows("doelen", "Doelen", columns=(Text("doel", "Doel"), Date("dag", "Dag"), Line("wie", "Wie")), row="doel"),
    Rows(
        "terug",
        "Terugkijken",
        columns=(RowRef("doel", "Doel", to="doelen", shows="doel", row="Doel"), Text("tekst", "Tekst")),
    ),
)

Row = dict[str, Any]


def goals(*rows: Row) -> Answers:
    return {"doelen": list(rows)}


def goal(row_id: str, doel: str, **more: Any) -> Row:
    return {"id": row_id, "doel": doel, **more}


def merged(base: Answers, ours: Answers, theirs: Answers, **gone: list[str]) -> Merge:
    return merge(FORM, base, ours, theirs, found=["doelen", "terug"], gone_rows=gone)


def kinds(result: Merge) -> dict[str, str]:
    return {item.path: item.kind for item in result.items}


LEZEN, REKENEN, ZWEMMEN = goal("a1", "Lezen", wie="Jan"), goal("b2", "Rekenen"), goal("c3", "Zwemmen")
BASE = goals(LEZEN, REKENEN)


def test_a_row_is_the_same_row_wherever_it_stands():
    result = merged(BASE, goals(REKENEN, LEZEN), goals(LEZEN | {"doel": "Lezen!"}, REKENEN))
    assert kinds(result) == {"doelen[a1]": "theirs"}
    assert result.answers(result.proposed) == goals(REKENEN, LEZEN | {"doel": "Lezen!"})


def test_cells_of_a_row_that_changed_on_either_side_are_both_kept():
    result = merged(BASE, goals(LEZEN | {"wie": "Piet"}, REKENEN), goals(LEZEN | {"dag": "2026-09-28"}, REKENEN))
    assert kinds(result) == {"doelen[a1]": "merged"}
    assert result.items[0].merged == LEZEN | {"wie": "Piet", "dag": "2026-09-28"}
    assert result.answers(result.proposed) == goals(LEZEN | {"wie": "Piet", "dag": "2026-09-28"}, REKENEN)


def test_a_conflict_in_one_cell_keeps_the_other_cells_whatever_is_chosen():
    ours = goals(LEZEN | {"wie": "Piet", "doel": "Lezen?"}, REKENEN)
    result = merged(BASE, ours, goals(LEZEN | {"wie": "Klaas", "dag": "2026-09-28"}, REKENEN))
    (item,) = result.conflicts
    assert (item.path, item.row_id, item.conflicting, item.merged) == ("doelen[a1]", "a1", ("wie",), None)
    both = LEZEN | {"doel": "Lezen?", "dag": "2026-09-28"}
    assert result.answers({item.path: "word"}) == goals(both | {"wie": "Klaas"}, REKENEN)
    assert result.answers({item.path: "nu"}) == goals(both | {"wie": "Piet"}, REKENEN)
    assert result.answers({item.path: ("eigen", {"doel": "Anders"})}) == goals(goal("a1", "Anders"), REKENEN)
    assert result.answers({}) == ours


def test_a_row_with_a_fault_is_not_taken_not_even_the_cells_beside_the_fault():
    ours = goals(LEZEN | {"wie": "Piet"}, REKENEN)
    result = merged(BASE, ours, goals(LEZEN | {"wie": "Klaas", "dag": "ooit"}, REKENEN))
    (item,) = result.items
    assert [fault.path for fault in item.faults] == ["doelen[a1].dag"]
    assert result.answers({item.path: "nu"}) == ours
    assert result.prefer("theirs") == {item.path: "nu"}


def test_a_row_added_in_word_comes_where_it_stood_there():
    result = merged(BASE, goals(LEZEN, goal("d4", "Hier"), REKENEN), goals(LEZEN, ZWEMMEN, REKENEN))
    assert kinds(result) == {"doelen[c3]": "added"}
    assert result.answers(result.proposed) == goals(LEZEN, ZWEMMEN, goal("d4", "Hier"), REKENEN)
    first = merged(BASE, BASE, goals(ZWEMMEN, LEZEN, REKENEN))
    assert first.answers(first.proposed) == goals(ZWEMMEN, LEZEN, REKENEN)
    only = merged({}, {}, goals(ZWEMMEN))
    assert only.answers(only.proposed) == goals(ZWEMMEN)


def test_a_row_that_was_taken_before_is_not_added_again():
    again = merged(BASE, goals(LEZEN, ZWEMMEN, REKENEN), goals(LEZEN, ZWEMMEN, REKENEN))
    assert again.items == ()
    changed = merged(BASE, goals(LEZEN, ZWEMMEN | {"doel": "Duiken"}, REKENEN), goals(LEZEN, ZWEMMEN, REKENEN))
    assert kinds(changed) == {"doelen[c3]": "conflict"}


def test_a_row_that_is_gone_in_word_is_only_removed_when_somebody_says_so():
    result = merged(BASE, BASE, goals(LEZEN), doelen=["b2"])
    (item,) = result.items
    assert (item.path, item.kind, item.ours, item.theirs) == ("doelen[b2]", "removed", REKENEN, None)
    assert result.proposed == {}
    assert result.answers(result.proposed) == BASE
    assert result.answers({"doelen[b2]": "word"}) == goals(LEZEN)
    assert result.prefer("theirs") == {"doelen[b2]": "word"}
    assert result.prefer("ours") == {"doelen[b2]": "nu"}


def test_the_last_row_that_goes_leaves_no_answer():
    result = merged(goals(LEZEN), goals(LEZEN), {}, doelen=["a1"])
    assert result.answers(result.prefer("theirs")) == {}


def test_a_row_that_was_not_read_and_is_not_known_to_be_gone_stays():
    assert merged(BASE, BASE, goals(LEZEN)).items == ()


def test_a_row_gone_on_one_side_and_changed_on_the_other_is_a_conflict():
    there = merged(BASE, goals(LEZEN, REKENEN | {"doel": "Tellen"}), goals(LEZEN), doelen=["b2"])
    assert kinds(there) == {"doelen[b2]": "conflict"}
    assert there.answers({"doelen[b2]": "word"}) == goals(LEZEN)
    assert there.answers({"doelen[b2]": "nu"}) == goals(LEZEN, REKENEN | {"doel": "Tellen"})
    here = merged(BASE, goals(REKENEN), goals(LEZEN | {"doel": "Schrijven"}, REKENEN))
    assert kinds(here) == {"doelen[a1]": "conflict"}
    assert here.answers({"doelen[a1]": "word"}) == goals(LEZEN | {"doel": "Schrijven"}, REKENEN)
    assert here.answers({"doelen[a1]": "nu"}) == goals(REKENEN)


def test_a_row_gone_on_one_side_that_did_not_change_on_the_other_stays_gone():
    assert merged(BASE, goals(REKENEN), BASE).items == ()
    assert merged(BASE, goals(LEZEN), goals(LEZEN), doelen=["b2"]).items == ()


def test_rows_in_another_order_are_one_difference():
    three = goals(LEZEN, REKENEN, ZWEMMEN)
    result = merged(three, three, goals(ZWEMMEN, LEZEN, REKENEN | {"doel": "Tellen"}))
    assert kinds(result) == {"doelen[b2]": "theirs", "doelen": "order"}
    assert result.answers({"doelen": "word"}) == goals(ZWEMMEN, LEZEN, REKENEN)
    assert result.answers(result.proposed) == goals(ZWEMMEN, LEZEN, REKENEN | {"doel": "Tellen"})
    assert result.answers({"doelen": ("eigen", ["b2", "a1", "c3"])}) == goals(REKENEN, LEZEN, ZWEMMEN)
    ours = goals(LEZEN, REKENEN, goal("d4", "Hier"), ZWEMMEN)
    added = merged(three, ours, goals(ZWEMMEN, LEZEN, REKENEN))
    assert added.answers({"doelen": "word"}) == goals(ZWEMMEN, LEZEN, REKENEN, goal("d4", "Hier"))


def test_two_new_orders_are_decided_by_a_person():
    three = goals(LEZEN, REKENEN, ZWEMMEN)
    result = merged(three, goals(REKENEN, LEZEN, ZWEMMEN), goals(ZWEMMEN, LEZEN, REKENEN))
    (item,) = result.conflicts
    assert (item.path, item.is_order, item.merged) == ("doelen", True, None)
    assert result.answers({"doelen": "word"}) == goals(ZWEMMEN, LEZEN, REKENEN)
    assert result.answers({"doelen": "nu"}) == goals(REKENEN, LEZEN, ZWEMMEN)
    assert merged(three, goals(REKENEN, LEZEN, ZWEMMEN), goals(REKENEN, LEZEN, ZWEMMEN)).items == ()


NAMED = BASE | {"terug": [{"id": "e1", "doel": "b2"}]}


def test_a_row_that_another_row_names_cannot_go():
    result = merged(NAMED, NAMED, goals(LEZEN) | {"terug": NAMED["terug"]}, doelen=["b2"])
    (item,) = result.items
    assert [fault.text() for fault in item.faults] == [
        "‘Doel 2’ wordt nog genoemd bij ‘Terugkijken’. Kies daar eerst een andere rij"
    ]
    assert result.prefer("theirs") == {"doelen[b2]": "nu"}


def test_a_row_can_go_together_with_the_row_that_names_it():
    result = merged(NAMED, NAMED, goals(LEZEN), doelen=["b2"], terug=["e1"])
    assert [item.faults for item in result.items] == [(), ()]
    assert result.answers(result.prefer("theirs")) == goals(LEZEN)


def test_a_row_may_name_a_row_that_is_added_with_it():
    theirs = goals(LEZEN, REKENEN, ZWEMMEN) | {"terug": [{"id": "e1", "doel": "c3"}]}
    result = merged(NAMED, NAMED, theirs)
    assert kinds(result) == {"doelen[c3]": "added", "terug[e1]": "theirs"}
    assert result.answers(result.proposed) == theirs
