"""What parents read is an overlay: it says what they see and in which words, and leaves every answer alone."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms import all_forms, example, form_of
from forms.answers import Answers, get, put
from forms.for_parents import FOR_PARENTS, Part, Piece, parts, seen, with_shown, with_text
from forms.merge import merge
from forms.model import Form
from tests.forms import made
from tests.forms.for_parents import noted

EVERY = pytest.mark.parametrize("form", all_forms().values(), ids=list(all_forms()))
OPP = form_of("opp")


def part_at(form: Form, answers: Answers, path: str) -> Part:
    return next(part for part in parts(form, answers) if part.path == path)


def piece_at(form: Form, answers: Answers, path: str) -> Piece:
    return next(piece for part in parts(form, answers) for piece in part.pieces if piece.path == path)


def without_notes(answers: Answers) -> Answers:
    return put(answers, FOR_PARENTS.key, None)


@EVERY
def test_every_form_keeps_what_parents_read_and_asks_it_on_no_page(form: Form):
    assert form.apart == (FOR_PARENTS,)
    assert FOR_PARENTS not in form.questions
    assert form.question(FOR_PARENTS.key) is FOR_PARENTS
    with pytest.raises(KeyError):
        form.step_of("voor_ouders[a1].tekst")


@given(noted.cases())
def test_notes_are_answers_of_the_form_and_stay_when_it_is_stored(case: tuple[Form, Answers]):
    form, answers = case
    assert form.check(answers) == []
    assert form.clean(answers)[0] == answers
    assert get(form.kept(answers), FOR_PARENTS.key) == get(answers, FOR_PARENTS.key)
    assert form.upgrade(answers, 1) == answers


@given(noted.cases(), st.data())
def test_a_text_for_parents_changes_that_piece_and_no_answer(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    pieces = [piece for part in parts(form, answers) for piece in part.pieces]
    assume(pieces)
    piece, text = data.draw(st.sampled_from(pieces)), data.draw(made.texts)
    written = with_text(form, answers, piece.path, text)
    assert without_notes(written) == without_notes(answers)
    assert form.check(written) == []
    now = {one.path: one for part in parts(form, written) for one in part.pieces}
    own = text != piece.staff
    assert (now[piece.path].own, now[piece.path].parents) == (own, text)
    assert not now[piece.path].behind
    assert [one for one in pieces if now[one.path] != one and one.path != piece.path] == []
    assert not piece_at(form, with_text(form, written, piece.path, None), piece.path).own


@given(noted.cases(), st.data())
def test_choosing_what_parents_see_changes_no_answer_and_no_text(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    before = parts(form, answers)
    assume(before)
    part, shown = data.draw(st.sampled_from(before)), data.draw(st.booleans())
    written = with_shown(form, answers, part.path, shown)
    assert without_notes(written) == without_notes(answers)
    assert form.check(written) == []
    for one, other in zip(before, parts(form, written), strict=True):
        assert [piece.parents for piece in one.pieces] == [piece.parents for piece in other.pieces]
        assert one.path == part.path or one == other
    now = part_at(form, written, part.path)
    if not shown:
        assert not now.shown or {piece.question.private for piece in now.pieces if piece.shown} == {True}


@given(noted.cases(), st.data())
def test_a_text_is_behind_exactly_when_staff_wrote_something_else(case: tuple[Form, Answers], data: st.DataObject):
    form, answers = case
    pieces = [piece for part in parts(form, answers) for piece in part.pieces if piece.question in form.questions]
    assume(pieces)
    piece = data.draw(st.sampled_from(pieces))
    written = with_text(form, answers, piece.path, f"Anders: {piece.staff}")
    key = form.key_at(piece.path)
    changed = piece.question.with_texts(get(written, key), key, {piece.path: data.draw(made.lines)})
    written = put(written, key, changed)
    assume(any(one.path == piece.path for part in parts(form, written) for one in part.pieces))
    now = piece_at(form, written, piece.path)
    assert now.behind == (now.staff != piece.staff)
    assert now.then == piece.staff
    assert not piece_at(form, seen(form, written, piece.path), piece.path).behind


def test_a_text_of_blanks_is_none_and_one_of_what_is_no_blank_to_the_form_is_one():
    assert with_text(OPP, without_notes(example("opp")), "onderbouwing", " \t\n ") == without_notes(example("opp"))
    assert piece_at(OPP, with_text(OPP, example("opp"), "onderbouwing", "\u00a0"), "onderbouwing").own


def test_a_text_of_which_nobody_knows_what_it_was_written_beside_is_behind():
    note = {"id": "n1", "waar": "onderbouwing", "tekst": "Havo past bij Yara."}
    piece = piece_at(OPP, example("opp") | {FOR_PARENTS.key: [note]}, "onderbouwing")
    assert (piece.own, piece.behind, piece.then) == (True, True, "")


def test_a_note_about_what_is_gone_is_kept_and_counts_again_when_it_is_back():
    opp = put(without_notes(example("opp")), "evaluaties", None)
    goals = opp["doelen"]
    written = with_text(OPP, opp, "doelen[d2].doel", "Yara is op maandag op tijd.")
    gone = written | {"doelen": [goals[0], goals[2]]}
    assert OPP.check(gone) == []
    assert [part.path for part in parts(OPP, gone) if part.question.key == "doelen"] == ["doelen[d1]", "doelen[d3]"]
    moved = gone | {"doelen": [goals[1], goals[2], goals[0]]}
    assert piece_at(OPP, moved, "doelen[d2].doel").parents == "Yara is op maandag op tijd."
    assert part_at(OPP, moved, "doelen[d2]").row == "doel 1"


def test_parents_do_not_see_what_is_sensitive_or_for_staff_until_it_is_chosen():
    izo = form_of("izo_aanmelding")
    answers = example("izo_aanmelding") | {"stoornis": {"antwoord": True, "toelichting": "dyslexie"}}
    assert (part_at(izo, answers, "stoornis").shown, part_at(izo, answers, "stoornis").why) == (False, "sensitive")
    assert part_at(izo, answers, "begeleidingsvraag_docenten").why == "staff"
    assert (part_at(izo, answers, "probleem").shown, part_at(izo, answers, "probleem").why) == (True, "")
    chosen = part_at(izo, with_shown(izo, answers, "stoornis", True), "stoornis")
    assert (chosen.shown, chosen.why) == (True, "chosen")
    assert part_at(izo, with_shown(izo, with_shown(izo, answers, "stoornis", True), "stoornis", None), "stoornis").why


def test_what_another_parent_said_stays_out_even_of_a_row_that_is_chosen():
    opp = with_shown(OPP, without_notes(example("opp")), "ouders[p1]", True)
    assert part_at(OPP, opp, "ouders[p1]").shown
    assert not piece_at(OPP, opp, "ouders[p1].zienswijze").shown
    assert piece_at(OPP, with_shown(OPP, opp, "ouders[p1].zienswijze", True), "ouders[p1].zienswijze").shown


def test_facts_are_no_texts():
    part = part_at(OPP, example("opp"), "doelen[d1]")
    assert [piece.question.key for piece in part.pieces] == ["doel", "startsituatie", "succescriterium"]
    assert [(one.key, text) for one, text in part.facts] == [("domein", "leren"), ("wanneer", "26 maart 2027")]
    deviation = part_at(OPP, example("opp"), "afwijking")
    assert [(piece.path, text) for piece, (_, text) in zip(deviation.pieces, deviation.facts, strict=True)] == [
        ("afwijking.toelichting", "Ja")
    ]


def test_two_people_who_write_for_parents_at_once_both_keep_their_text():
    base = without_notes(example("opp"))
    ours = with_text(OPP, base, "onderbouwing", "Havo past bij Yara.")
    theirs = with_shown(OPP, with_text(OPP, base, "doelen[d1].doel", "Yara plant zelf."), "opvoedbehoeften", False)
    merged = merge(OPP, base, ours, theirs, found={FOR_PARENTS.key})
    both = merged.answers(merged.proposed)
    assert merged.conflicts == ()
    assert piece_at(OPP, both, "onderbouwing").parents == "Havo past bij Yara."
    assert piece_at(OPP, both, "doelen[d1].doel").parents == "Yara plant zelf."
    assert not part_at(OPP, both, "opvoedbehoeften").shown


def test_two_people_who_write_the_same_text_anew_are_asked_which_one_stays():
    base = without_notes(example("opp"))
    ours = with_text(OPP, base, "onderbouwing", "Havo past bij Yara.")
    theirs = with_text(OPP, base, "onderbouwing", "Yara kan havo halen.")
    (conflict,) = merge(OPP, base, ours, theirs, found={FOR_PARENTS.key}).conflicts
    assert conflict.conflicting == ("tekst",)


def test_the_same_words_beside_two_different_texts_are_no_conflict_and_have_to_be_looked_at():
    base = without_notes(example("opp"))
    changed = base | {"onderbouwing": "Nieuw."}
    ours = with_text(OPP, changed, "onderbouwing", "Havo past bij Yara.")
    theirs = with_text(OPP, base, "onderbouwing", "Havo past bij Yara.")
    merged = merge(OPP, base, ours, theirs, found={FOR_PARENTS.key})
    assert merged.conflicts == ()
    assert piece_at(OPP, merged.answers(merged.proposed), "onderbouwing").behind


def test_a_choice_about_a_row_goes_for_all_that_was_chosen_in_it():
    opp = with_shown(OPP, without_notes(example("opp")), "doelen[d1].startsituatie", True)
    opp = with_shown(OPP, opp, "doelen[d1]", False)
    assert not part_at(OPP, opp, "doelen[d1]").shown
    assert part_at(OPP, with_shown(OPP, opp, "doelen", True), "doelen[d1]").shown


@pytest.mark.parametrize("path", ["ouders", "ouders[p1]"])
def test_showing_a_row_does_not_show_what_was_hidden_of_it_as_private(path):
    hidden = with_shown(OPP, without_notes(example("opp")), "ouders[p1].zienswijze", False)
    assert not piece_at(OPP, with_shown(OPP, hidden, path, True), "ouders[p1].zienswijze").shown
