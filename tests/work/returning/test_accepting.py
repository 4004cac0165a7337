"""Taking over what a person chose: one new revision, and the file is dealt with."""

from dataclasses import replace

import pytest

from forms.additions import ADDITIONS
from forms.answers import get, put
from service.store import Changed, Frozen, NotFound, Settled
from service.work.returning import NotComparable, Unfit, accept, comparison, receive
from tests.work.returning.conftest import (
    compared,
    direct,
    edited,
    fetched,
    made_by,
    started,
    typed_below,
    typed_over,
    without_identity,
)


def handed_in(desk, document, name="IZO Yara.docx", **changes):
    fetched(desk, document.id)
    return receive(desk, name, edited(desk, document.id, **changes)).upload.id


def current(desk, document):
    with desk.seeing() as dossiers:
        return dossiers.document(document.id).revision


def upload_of(desk, upload_id):
    with desk.seeing() as dossiers:
        return dossiers.upload(upload_id)


def test_what_is_taken_becomes_one_revision_that_names_the_file(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal", begin_en_oorzaak="Een verhuizing")
    done = accept(desk, upload_id, {"wat_gaat_goed": "word", "begin_en_oorzaak": "word"}, seen=2)
    revision = current(desk, document)
    assert done.revision == revision
    assert (revision.number, revision.event, revision.reason, revision.author) == (
        3,
        "uit_word",
        "IZO Yara.docx",
        "Anna de Wit",
    )
    expected = put(put(document.revision.answers, "wat_gaat_goed", "Voetbal"), "begin_en_oorzaak", "Een verhuizing")
    assert revision.answers == expected
    assert (done.taken, done.left, done.upload.outcome, done.upload.revision) == (2, 0, "verwerkt", 3)


def test_after_that_the_file_and_a_newly_fetched_one_show_no_differences(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    accept(desk, upload_id, {"wat_gaat_goed": "word"})
    assert comparison(desk, upload_id).nothing
    assert compared(desk, fetched(desk, document.id)).nothing


def test_what_is_not_taken_stays_as_it_is_here(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal", begin_en_oorzaak="Een verhuizing")
    accept(desk, upload_id, {"wat_gaat_goed": "word", "begin_en_oorzaak": "nu"})
    answers = current(desk, document).answers
    assert answers == put(document.revision.answers, "wat_gaat_goed", "Voetbal")


def test_a_file_waits_until_a_choice_was_made_about_everything(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal", begin_en_oorzaak="Een verhuizing")
    done = accept(desk, upload_id, {"wat_gaat_goed": "word"})
    assert (done.taken, done.left, done.upload.waiting) == (1, 1, True)
    beside = comparison(desk, upload_id)
    assert [item.path for item in beside.merge.items] == ["begin_en_oorzaak"]
    done = accept(desk, upload_id, {"begin_en_oorzaak": "word"})
    assert (done.left, done.upload.outcome, made_by(done).number) == (0, "verwerkt", 4)


def test_a_file_of_which_nothing_is_taken_is_laid_aside_without_a_revision(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    done = accept(desk, upload_id, {"wat_gaat_goed": "nu"})
    assert (done.revision, done.upload.outcome, current(desk, document).number) == (None, "weggelegd", 2)


def test_a_conflict_is_settled_by_what_a_person_writes(desk, document):
    upload_id = handed_in(desk, document, probleem="Uit Word")
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, 2, put(document.revision.answers, "probleem", "Van hier"))
    assert comparison(desk, upload_id).merge.items[0].kind == "conflict"
    accept(desk, upload_id, {"probleem": ("eigen", "Van allebei  \r\n")}, seen=3)
    assert get(current(desk, document).answers, "probleem") == "Van allebei"


def test_choices_about_what_is_not_there_are_passed_over(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    strange = {"leerling.naam": "word", "": "word", "doelen[x].y": ("eigen", "z"), "\x00": "nu"}
    done = accept(desk, upload_id, {"wat_gaat_goed": "word"} | strange, additions=[7, -1])
    assert (done.taken, done.left) == (1, 0)
    assert current(desk, document).answers == put(document.revision.answers, "wat_gaat_goed", "Voetbal")


def test_text_from_outside_the_fields_lives_on_under_aanvullingen(desk, document):
    data = typed_below(fetched(desk, document.id), "Moeder belde nog.")
    upload_id = receive(desk, "a.docx", data).upload.id
    done = accept(desk, upload_id, {}, comparison(desk, upload_id).all_extras)
    (row,) = get(current(desk, document).answers, ADDITIONS.key)
    assert (row["tekst"], bool(row["waar"]), done.upload.outcome) == ("Moeder belde nog.", True, "verwerkt")
    assert compared(desk, fetched(desk, document.id)).nothing
    assert compared(desk, data).extras == ()


def test_text_that_is_not_chosen_is_left_out(desk, document):
    upload_id = receive(desk, "a.docx", typed_below(fetched(desk, document.id), "Moeder belde nog.")).upload.id
    done = accept(desk, upload_id, {})
    assert (done.revision, done.upload.outcome) == (None, "weggelegd")


def test_someone_who_saved_meanwhile_is_not_overruled_by_choices_made_before(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    with desk.changing() as dossiers:
        saved = dossiers.add_revision(document.id, 2, put(document.revision.answers, "wat_gaat_goed", "Schaken"))
    with pytest.raises(Changed) as told:
        accept(desk, upload_id, {"wat_gaat_goed": "word"}, seen=2)
    assert told.value.current == saved
    assert current(desk, document) == saved
    assert upload_of(desk, upload_id).waiting


def test_a_download_meanwhile_changes_nothing_about_the_choices(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, 2, event="gedownload")
    assert made_by(accept(desk, upload_id, {"wat_gaat_goed": "word"}, seen=2)).number == 4


def test_someone_who_saves_while_the_file_is_read_is_told_as_well(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")

    def saves_meanwhile(function, *arguments, **named):
        with desk.changing() as dossiers:
            revision = dossiers.document(document.id).revision
            number = revision.number
            dossiers.add_revision(document.id, number, put(revision.answers, "probleem", f"Na {number}"))
        return direct(function, *arguments, **named)

    with pytest.raises(Changed):
        accept(replace(desk, read=saves_meanwhile), upload_id, {"wat_gaat_goed": "word"})
    assert upload_of(desk, upload_id).waiting


def test_a_file_is_taken_over_once(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    accept(desk, upload_id, {"wat_gaat_goed": "word"})
    with pytest.raises(Settled):
        accept(desk, upload_id, {"wat_gaat_goed": "word"})
    assert current(desk, document).number == 3


def test_a_frozen_document_is_compared_and_takes_nothing(desk, document):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, 2, event="status", state="ter_bespreking")
        dossiers.add_revision(document.id, 3, event="status", state="vastgesteld")
    assert comparison(desk, upload_id).frozen
    assert comparison(desk, upload_id).takeable
    with pytest.raises(Frozen):
        accept(desk, upload_id, {"wat_gaat_goed": "word"})
    assert upload_of(desk, upload_id).waiting
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, 4, event="heropend", reason="Er kwam nog iets uit Word")
    assert made_by(accept(desk, upload_id, {"wat_gaat_goed": "word"})).number == 6


@pytest.mark.parametrize("value", ["morgen", 7, {"x": 1}, ["a"], "\ud800"])
def test_what_is_no_answer_to_its_question_is_not_stored(desk, document, value):
    upload_id = handed_in(desk, document, datum="2026-10-01")
    with pytest.raises(Unfit) as told:
        accept(desk, upload_id, {"datum": ("eigen", value)})
    assert [fault.path for fault in told.value.faults] == ["datum"]
    assert current(desk, document).number == 2
    assert upload_of(desk, upload_id).waiting


def test_what_stands_wrong_in_the_file_is_not_taken_as_it_is(desk, document):
    data = typed_over(fetched(desk, document.id), "datum", "ergens in oktober")
    upload_id = receive(desk, "a.docx", data).upload.id
    (item,) = comparison(desk, upload_id).merge.items
    assert (item.path, item.theirs) == ("datum", "ergens in oktober")
    with pytest.raises(Unfit) as told:
        accept(desk, upload_id, {"datum": "word"})
    assert told.value.faults == item.faults != ()
    assert upload_of(desk, upload_id).waiting
    accept(desk, upload_id, {"datum": ("eigen", "2026-10-05")})
    assert current(desk, document).answers["datum"] == "2026-10-05"


def test_rows_are_taken_one_by_one(desk):
    goals = [{"id": "a1", "doel": "Plannen"}, {"id": "a2", "doel": "Lezen"}]
    document = started(desk, "Bob Smit", {"doelen": goals}, "ihp_vakoverstijgend")
    upload_id = handed_in(desk, document, doelen=[{"id": "a1", "doel": "Beter plannen"}, {"id": "a3", "doel": "Nieuw"}])
    kinds = {item.path: item.kind for item in comparison(desk, upload_id).merge.items}
    assert kinds == {"doelen[a1]": "theirs", "doelen[a2]": "removed", "doelen[a3]": "added"}
    accept(desk, upload_id, {"doelen[a1]": "nu", "doelen[a2]": "nu", "doelen[a3]": "word"})
    assert current(desk, document).answers == {"doelen": [goals[0], {"id": "a3", "doel": "Nieuw"}, goals[1]]}


@pytest.mark.parametrize(
    "choice", [("eigen", "tekst"), ("eigen", ["x"]), ("eigen",), ("iets", {}), "iets", None, 7, {}]
)
def test_a_choice_that_is_none_leaves_the_row_waiting(desk, choice):
    document = started(desk, "Bob Smit", {"doelen": [{"id": "a1", "doel": "Plannen"}]}, "ihp_vakoverstijgend")
    upload_id = handed_in(desk, document, doelen=[{"id": "a1", "doel": "Beter plannen"}])
    done = accept(desk, upload_id, {"doelen[a1]": choice})
    assert (done.revision, done.left, done.upload.waiting) == (None, 1, True)


def test_where_an_answer_came_from_is_forgotten_when_it_changes(desk, document):
    origin = {"document": "x", "type": "izo_aanmelding", "revision": 1, "date": "2026-01-01"}
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, 1, origins={"wat_gaat_goed": origin, "probleem": origin})
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    accept(desk, upload_id, {"wat_gaat_goed": "word"})
    assert current(desk, document).origins == {"probleem": origin}


def test_a_name_that_turns_or_hides_is_written_plainly_in_the_history(desk, document):
    upload_id = handed_in(
        desk, document, name="IZO\u202excod\x00\n Yara" + "a" * 300 + ".docx", wat_gaat_goed="Voetbal"
    )
    accept(desk, upload_id, {"wat_gaat_goed": "word"})
    reason = current(desk, document).reason
    assert len(reason) <= 120
    assert reason.isprintable()


def test_only_a_file_of_a_document_here_can_be_taken_over(desk, document, stranger):
    stray = receive(desk, "a.docx", without_identity(fetched(desk, document.id))).upload.id
    with pytest.raises(NotComparable):
        accept(desk, stray, {})
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    with pytest.raises(NotFound):
        accept(replace(desk, account=stranger), upload_id, {})
    with pytest.raises(NotFound):
        accept(desk, "0" * 32, {})
