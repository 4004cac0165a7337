"""A file that belongs to no document here becomes the first revision of a new one."""

from dataclasses import replace
from datetime import date

import pytest

from forms import example, form_of
from forms.additions import ADDITIONS
from forms.answers import get, put
from forms.faults import UnknownType
from service.store import NotFound, Settled
from service.work.returning import NotComparable, Unfit, begin, placing, receive
from tests.forms.made import staffs_example
from tests.work.returning.conftest import KEY, TODAY, TYPE, signed, typed_below, typed_over, without_identity

FORM = form_of(TYPE)


@pytest.fixture
def pupil(desk):
    with desk.changing() as dossiers:
        return dossiers.add_subject("leerling", {"naam": "Yara Bakkali", "geboortedatum": "2013-03-14", "klas": "9Z"})


def old(answers):
    """A filled form of before this program."""
    return without_identity(signed(FORM, answers, "0" * 32, 1))


def other(answers):
    """A file that another installation made: its fields are found surely, and it is not ours all the same."""
    return signed(FORM, answers, "0" * 32, 1, KEY[::-1])


def handed_in(desk, pupil, data):
    return receive(desk, "oud.docx", data, subject_id=pupil.id).upload.id


def test_what_was_placed_becomes_a_first_revision_about_the_pupil(desk, pupil):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    made = begin(desk, upload_id, TYPE, pupil.id, {}, today=TODAY)
    assert (made.number, made.state, made.revision.event, made.revision.reason) == (
        1,
        "concept",
        "uit_word",
        "oud.docx",
    )
    assert [subject.id for subject in made.subjects] == [pupil.id]
    assert made.revision.answers == staffs_example(TYPE)
    with desk.seeing() as dossiers:
        upload = dossiers.upload(upload_id)
        assert (upload.outcome, upload.document_id, upload.revision) == ("verwerkt", made.id, 1)


def test_an_old_form_is_placed_by_its_labels(desk, pupil):
    upload_id = handed_in(desk, pupil, old(example(TYPE)))
    beside = placing(desk, upload_id, TYPE, pupil.id)
    assert beside.reading.by_labels
    assert {item.kind for item in beside.merge.items} <= {"theirs", "added"}
    made = begin(desk, upload_id, TYPE, pupil.id, {}, today=TODAY)
    assert get(made.revision.answers, "wat_gaat_goed") == get(example(TYPE), "wat_gaat_goed")


def test_nothing_that_the_old_form_says_is_lost(desk, pupil):
    answers = put(example(TYPE), "datum", "2019-03-04")
    data = typed_below(old(answers), "Met potlood: nog bellen.")
    made = begin(desk, handed_in(desk, pupil, data), TYPE, pupil.id, {}, today=TODAY)
    assert "Met potlood: nog bellen." in str(made.revision.answers)
    assert made.schooljaar == "2018-2019"


def test_what_is_left_out_is_left_out_and_what_is_mended_is_taken(desk, pupil):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    choices = {"wat_gaat_goed": "nu", "probleem": ("eigen", "Beter gezegd"), "onzin": "word"}
    answers = begin(desk, upload_id, TYPE, pupil.id, choices, (), today=TODAY).revision.answers
    assert answers == put(put(staffs_example(TYPE), "wat_gaat_goed", None), "probleem", "Beter gezegd")


def test_what_is_no_answer_goes_to_aanvullingen_under_its_question(desk, pupil):
    data = typed_over(other(example(TYPE)), "datum", "ergens in oktober")
    upload_id = handed_in(desk, pupil, data)
    assert any(item.faults for item in placing(desk, upload_id, TYPE, pupil.id).merge.items)
    made = begin(desk, upload_id, TYPE, pupil.id, {}, today=TODAY)
    (row,) = get(made.revision.answers, ADDITIONS.key)
    assert (row["waar"], row["tekst"]) == (FORM.question("datum").label, "ergens in oktober")
    assert get(made.revision.answers, "datum") is None
    assert made.schooljaar == "2026-2027"
    assert FORM.check(made.revision.answers) == []


def test_what_a_person_types_has_to_be_an_answer(desk, pupil):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    with pytest.raises(Unfit) as told:
        begin(desk, upload_id, TYPE, pupil.id, {"datum": ("eigen", "morgen")}, today=TODAY)
    assert [fault.path for fault in told.value.faults] == ["datum"]
    with desk.seeing() as dossiers:
        assert dossiers.documents() == []
        assert dossiers.upload(upload_id).waiting


def test_the_pupil_is_named_and_the_class_of_today_is_not_filled_in(desk, pupil):
    answers = put(example(TYPE), "leerling", None)
    made = begin(desk, handed_in(desk, pupil, other(answers)), TYPE, pupil.id, {}, today=TODAY)
    assert made.revision.answers["leerling"] == {"naam": "Yara Bakkali", "geboortedatum": "2013-03-14"}


def test_a_form_that_names_someone_else_says_so(desk, pupil):
    same = handed_in(desk, pupil, other(put(example(TYPE), "leerling.naam", "yara  bakkali")))
    bob = handed_in(desk, pupil, other(put(example(TYPE), "leerling.naam", "Bob Smit")))
    assert placing(desk, same, TYPE, pupil.id).other_name == ""
    assert placing(desk, bob, TYPE, pupil.id).other_name == "Bob Smit"


def test_a_file_begins_one_document(desk, pupil):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    begin(desk, upload_id, TYPE, pupil.id, {}, today=TODAY)
    with pytest.raises(Settled):
        begin(desk, upload_id, TYPE, pupil.id, {}, today=TODAY)
    with desk.seeing() as dossiers:
        assert len(dossiers.documents()) == 1


def test_another_type_than_the_file_says_is_placed_by_labels(desk, pupil):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    assert placing(desk, upload_id, "opp", pupil.id).reading.by_labels
    made = begin(desk, upload_id, "opp", pupil.id, {}, today=date(2026, 8, 1))
    assert form_of("opp").check(made.revision.answers) == []


def test_nothing_begins_without_a_readable_file_a_known_type_and_a_visible_pupil(desk, pupil, stranger):
    upload_id = handed_in(desk, pupil, other(example(TYPE)))
    broken = handed_in(desk, pupil, b"nee")
    with pytest.raises(UnknownType):
        begin(desk, upload_id, "geen_type", pupil.id, {}, today=TODAY)
    with pytest.raises(NotFound):
        begin(desk, upload_id, TYPE, "0" * 32, {}, today=TODAY)
    with pytest.raises(NotFound):
        begin(replace(desk, account=stranger), upload_id, TYPE, pupil.id, {}, today=TODAY)
    with pytest.raises(NotComparable):
        begin(desk, broken, TYPE, pupil.id, {}, today=TODAY)
