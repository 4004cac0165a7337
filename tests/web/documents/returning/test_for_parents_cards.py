"""A letter to parents that comes back: its cards name the text, beside what parents read until now."""

from __future__ import annotations

from typing import Any

from forms import form_of
from forms.for_parents import FOR_PARENTS, letter_answers, returned, with_text
from forms.merge import merge
from service.web.returning.cards import Card, card_of
from service.web.returning.sides import Told
from service.word import Reading, identify
from tests.forms.made import staffs_example

OPP = form_of("opp")


def cards(opp, made: bytes, ours: dict[str, Any], text: str) -> list[Card]:
    """The cards of the example's letter in which the first goal was written anew, beside the answers of now."""
    then = staffs_example("opp")
    letter = letter_answers(OPP, then)
    goals = [letter["doelen"][0] | {"doel": text}, *letter["doelen"][1:]]
    theirs = returned(OPP, then, letter, letter | {"doelen": goals})
    found = merge(OPP, then, ours, theirs, found={FOR_PARENTS.key})
    with opp.browser.application.test_request_context():
        reading = Reading(OPP, identify(made), theirs, {})
        return [card_of(item, reading, Told(then, ours, theirs, 1), None) for item in found.items]


def said(card: Card) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stands on each side: the label and the text of each cell."""
    return [(side.role, [(c.label, "".join(p.text for p in c.pieces)) for c in side.cells]) for side in card.sides]


def test_a_first_text_for_parents_stands_beside_the_copy_that_they_had(opp, desk):
    then = staffs_example("opp")
    (card,) = cards(opp, desk.word(), then, "Yara plant zelf.")
    assert (card.title, card.kind, card.easy) == ("Voor ouders, Doelen, doel 1: Doel", "theirs", True)
    assert said(card) == [
        ("n", [("Dit lezen ouders", then["doelen"][0]["doel"])]),
        ("w", [("Dit lezen ouders", "Yara plant zelf.")]),
    ]


def test_who_wrote_it_anew_meanwhile_writes_one_text_of_the_two(opp, desk):
    ours = with_text(OPP, staffs_example("opp"), "doelen[d1].doel", "Yara maakt een plan.")
    (card,) = cards(opp, desk.word(), ours, "Yara plant zelf.")
    assert (card.kind, card.partly) == ("conflict", False)
    assert [label for _, cells in said(card) for label, _ in cells] == ["Dit lezen ouders"] * 3
    assert card.own is not None
    assert [question.key for question, _ in card.own.questions] == ["tekst", "getoond"]
    assert card.own.value() == ours[FOR_PARENTS.key][0] | {"tekst": "Yara maakt een plan.\nYara plant zelf."}
