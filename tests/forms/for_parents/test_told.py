"""People who compare see which text a note for parents is about, and what parents read before it and after."""

from __future__ import annotations

import json

from forms import example, form_of
from forms.answers import put
from forms.compare import compare
from forms.for_parents import FOR_PARENTS, place_name, with_shown, with_text, without_sensitive
from tests.forms.for_parents.test_overlay import OPP, without_notes
from tests.forms.made import staffs_example

BEFORE = staffs_example("opp")


def told(before, after):
    """What the comparison says: the name of each text, and what parents read then and now."""
    (change,) = compare(OPP, before, after)
    assert change.question is FOR_PARENTS
    return [
        (
            part.values["row"],
            cell.label,
            "".join(piece.text for piece in cell.pieces if piece.kind != "added"),
            "".join(piece.text for piece in cell.pieces if piece.kind != "removed"),
        )
        for part in change.parts
        for cell in part.cells
    ]


def test_a_first_text_for_parents_reads_as_a_change_of_the_copy_that_they_had():
    after = with_text(OPP, BEFORE, "doelen[d2].startsituatie", "Vaak te laat.")
    name, copy = "Doelen, doel 2: Startsituatie", BEFORE["doelen"][1]["startsituatie"]
    assert told(BEFORE, after) == [(name, "Dit lezen ouders", copy, "Vaak te laat.")]
    assert told(after, BEFORE) == [(name, "Dit lezen ouders", "Vaak te laat.", copy)]


def test_what_is_shown_no_longer_is_told_and_nothing_that_only_the_program_reads():
    after = with_shown(OPP, BEFORE, "onderbouwing", False)
    assert told(BEFORE, after) == [("Waarom deze bestemming?", "Zien ouders dit?", "", "nee")]
    written = with_text(OPP, BEFORE, "onderbouwing", "Havo past.")
    moved_on = with_text(OPP, put(written, "onderbouwing", "Nieuw."), "onderbouwing", "Havo past.")
    assert [change.question.key for change in compare(OPP, written, moved_on)] == ["onderbouwing"]


def test_a_place_that_is_gone_says_so():
    assert place_name(OPP, BEFORE, "doelen[weg].doel") == "Doelen, een tekst die er niet meer is"
    assert place_name(OPP, BEFORE, "vroeger") == "een tekst die er niet meer is"
    assert place_name(OPP, BEFORE, "afwijking.toelichting") == "Afwijking van het onderwijsprogramma"
    assert place_name(OPP, BEFORE, "doelen[d1]", str.upper) == "Doelen, DOEL 1"


def test_without_the_sensitive_answers_their_words_for_parents_are_gone_too():
    izo = form_of("izo_aanmelding")
    answers = example("izo_aanmelding") | {"stoornis": {"antwoord": True, "toelichting": "dyslexie"}}
    answers = with_text(izo, answers, "stoornis.toelichting", "Lezen gaat langzaam.")
    left = without_sensitive(izo, answers)
    assert "stoornis" not in left
    assert "dyslexie" not in json.dumps(left)
    assert left[FOR_PARENTS.key] == example("izo_aanmelding")[FOR_PARENTS.key]
    assert without_notes(without_sensitive(izo, example("izo_aanmelding"))).keys() <= without_notes(answers).keys()
