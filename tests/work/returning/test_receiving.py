"""A file is handed in: kept first, then told apart."""

from dataclasses import replace

import pytest

from forms import example
from forms.answers import put
from service.data import docx_template
from service.store import NotFound
from service.word import Identity, PackageRefused, compile_template, fill, read_back, shipped_template
from service.word.errors import ReadingFailed
from service.word.limited import Limited
from service.work.returning import (
    Newer,
    NotComparable,
    NotOurs,
    Ready,
    Refusal,
    Unread,
    WrongPupil,
    comparison,
    look,
    placing,
    put_away,
    receive,
)
from tests.work.returning.conftest import (
    KEY,
    TYPE,
    compared,
    direct,
    edited,
    fetched,
    later,
    signed,
    started,
    typed_below,
    typed_over,
    without_identity,
)


def kept(desk, upload_id):
    with desk.seeing() as dossiers:
        return dossiers.upload(upload_id), dossiers.upload_bytes(upload_id)


def test_an_edited_file_waits_with_its_document_and_says_what_it_would_change(desk, document):
    fetched(desk, document.id)
    data = edited(desk, document.id, wat_gaat_goed="- tekenen\n- voetbal")
    found = receive(desk, "IZO Yara.docx", data, subject_id=document.subjects[0].id)
    assert isinstance(found, Ready)
    assert [(item.path, item.kind) for item in found.comparison.merge.items] == [("wat_gaat_goed", "theirs")]
    assert (found.comparison.base.number, found.comparison.number, found.comparison.frozen) == (2, 2, False)
    assert (found.comparison.extras, found.comparison.reported) == ((), ())
    upload, bytes_ = kept(desk, found.upload.id)
    assert (upload, bytes_) == (found.upload, data)
    assert (upload.waiting, upload.document_id) == (True, document.id)
    with desk.seeing() as dossiers:
        assert dossiers.document(document.id).number == 2


def test_a_file_that_nobody_changed_is_dealt_with_at_once(desk, document):
    found = receive(desk, "IZO Yara.docx", fetched(desk, document.id))
    assert isinstance(found, Ready)
    assert found.comparison.nothing
    assert found.upload.outcome == "geen_verschil"


def test_without_the_file_that_was_handed_out_it_is_made_again(desk, document):
    fetched(desk, document.id, keep=False)
    beside = compared(desk, edited(desk, document.id, wat_gaat_goed="Voetbal"))
    assert [item.path for item in beside.merge.items] == ["wat_gaat_goed"]
    assert (beside.extras, beside.reported) == ((), ())


def test_what_changed_here_meanwhile_stays(desk, document):
    fetched(desk, document.id)
    data = edited(desk, document.id, wat_gaat_goed="Voetbal", probleem="Uit Word")
    with desk.changing() as dossiers:
        answers = put(put(document.revision.answers, "begin_en_oorzaak", "Van hier"), "probleem", "Ook van hier")
        dossiers.add_revision(document.id, 2, answers)
    merged = compared(desk, data).merge
    assert {item.path: item.kind for item in merged.items} == {"probleem": "conflict", "wat_gaat_goed": "theirs"}
    assert "begin_en_oorzaak" in merged.ours_only


def test_another_version_of_a_document_comes_back_with_its_own_questions_alone(desk):
    document = started(desk, "Yara Bakkali", example("zat_aanmelding"), "zat_aanmelding")
    assert compared(desk, fetched(desk, document.id, "toestemming")).nothing
    data = typed_over(fetched(desk, document.id, "toestemming"), "leerling.klas", "3C")
    beside = compared(desk, data)
    assert [(item.path, item.kind) for item in beside.merge.items] == [("leerling.klas", "theirs")]
    assert beside.reading.missing == ()


def test_text_typed_outside_every_field_can_be_kept(desk, document):
    beside = compared(desk, typed_below(fetched(desk, document.id), "Moeder belde nog."))
    assert [extra.outside.text for extra in beside.extras] == ["Moeder belde nog."]
    assert beside.takeable
    assert beside.upload.waiting


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_broken_file_is_refused_with_a_reason_and_kept_as_evidence(desk, document, data):
    found = receive(desk, "a.docx", data, subject_id=document.subjects[0].id)
    assert isinstance(found, Refusal)
    assert found.why.text()
    upload, bytes_ = kept(desk, found.upload.id)
    assert (upload.outcome, bytes_) == ("geweigerd", data)
    again = look(desk, upload.id)
    assert isinstance(again, Refusal)
    assert again.why == found.why
    with pytest.raises(NotComparable):
        comparison(desk, upload.id)


def test_a_file_is_kept_before_anything_reads_it(desk, document):
    def dies(*_arguments, **_named):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        receive(replace(desk, read=dies), "a.docx", b"PK", subject_id=document.subjects[0].id)
    with desk.seeing() as dossiers:
        (upload,) = dossiers.uploads(subject_id=document.subjects[0].id)
        assert dossiers.upload_bytes(upload.id) == b"PK"


def test_nothing_is_locked_while_a_file_is_read(desk, document):
    data = fetched(desk, document.id)

    def writes_meanwhile(function, *arguments, **named):
        with desk.changing() as dossiers:
            dossiers.add_subject("leerling", {"naam": "Bob"})
        return direct(function, *arguments, **named)

    assert isinstance(receive(replace(desk, read=writes_meanwhile), "a.docx", data), Ready)


def test_a_file_that_is_too_heavy_when_it_is_compared_is_refused_as_well(desk, document):
    data = fetched(desk, document.id)

    def too_heavy(function, *arguments, **named):
        if function is read_back:
            raise PackageRefused("Te zwaar")
        return direct(function, *arguments, **named)

    found = receive(replace(desk, read=too_heavy), "a.docx", data)
    assert isinstance(found, Refusal)
    assert found.why.text() == "Te zwaar"


def test_it_goes_the_same_way_through_a_process_with_limits(desk, document):
    fetched(desk, document.id)
    data = edited(desk, document.id, wat_gaat_goed="Voetbal")
    with Limited() as limited:
        apart = replace(desk, read=limited.call)
        found = receive(apart, "a.docx", data)
        broken = receive(apart, "b.docx", data[:-40])
    assert isinstance(found, Ready)
    assert [item.path for item in found.comparison.merge.items] == ["wat_gaat_goed"]
    assert isinstance(broken, Refusal)


def test_a_fault_of_the_program_leaves_the_file_waiting(desk, document):
    def fails(*_arguments, **_named):
        raise ReadingFailed("KeyError in here")

    found = receive(replace(desk, read=fails), "a.docx", fetched(desk, document.id))
    assert isinstance(found, Unread)
    assert found.upload.waiting
    assert "KeyError" not in found.why.text()
    assert isinstance(look(desk, found.upload.id), Ready)


def test_a_file_that_says_nothing_of_us_is_looked_at_by_its_labels(desk, document):
    found = receive(desk, "oud.docx", without_identity(fetched(desk, document.id)))
    assert isinstance(found, NotOurs)
    assert found.form is not None
    assert (found.form.type, found.upload.waiting, found.upload.document_id) == (TYPE, True, None)


def test_a_file_of_another_installation_is_not_ours_and_changes_no_document(desk, document):
    fetched(desk, document.id)
    theirs = signed(later(()), {"probleem": "van elders"}, document.id, 2, b"the key of another installation")
    unsigned = fill(shipped_template(later(())), {"probleem": "van de opdrachtregel"})
    for data, says in ((theirs, "niet voor je school"), (unsigned, "hoort bij geen document")):
        found = receive(desk, "a.docx", data)
        assert isinstance(found, NotOurs)
        assert says in found.why.text()
        assert found.upload.document_id is None


def test_a_file_of_another_school_in_this_installation_tells_nothing_of_it(desk, document, stranger):
    data = fetched(desk, document.id)
    found = receive(replace(desk, account=stranger), "a.docx", data)
    assert isinstance(found, NotOurs)
    assert "Yara" not in found.why.text()
    assert found.upload.document_id is None


def test_a_revision_that_is_not_here_is_not_compared_with_anything_else(desk, document):
    found = receive(desk, "a.docx", signed(later(()), {}, document.id, 7))
    assert isinstance(found, NotOurs)
    assert "versie 7" in found.why.text()


def test_a_file_about_another_pupil_says_about_whom_and_waits_there(desk, document):
    bob = started(desk, "Bob Smit", {})
    data = edited(desk, document.id, wat_gaat_goed="Voetbal")
    found = receive(desk, "a.docx", data, subject_id=bob.subjects[0].id)
    assert isinstance(found, WrongPupil)
    assert found.document.id == document.id
    assert "over Yara Bakkali" in found.why.text()
    assert "bij Bob Smit" in found.why.text()
    with desk.seeing() as dossiers:
        assert dossiers.uploads(subject_id=bob.subjects[0].id) == []
        assert dossiers.uploads(subject_id=document.subjects[0].id) == [found.upload]
    assert isinstance(look(desk, found.upload.id), Ready)


def test_a_newer_form_waits_for_a_newer_program(desk, document, declared):
    newer = later((lambda answers: answers,))
    data = signed(newer, document.revision.answers, document.id, 1)
    found = receive(desk, "a.docx", data)
    assert isinstance(found, Newer)
    assert found.upload.waiting
    declared(newer)
    assert isinstance(look(desk, found.upload.id), Ready)


def test_a_newer_form_of_another_installation_waits_as_well(desk, document):
    newer = later((lambda answers: answers,))
    found = receive(desk, "a.docx", signed(newer, {}, "0" * 32, 1, KEY[::-1]))
    assert isinstance(found, Newer)
    with pytest.raises(NotComparable) as told:
        placing(desk, found.upload.id, TYPE, document.subjects[0].id)
    assert isinstance(told.value.found, Newer)


def test_a_type_that_this_program_does_not_know_waits_too(desk, document):
    template = compile_template(docx_template(TYPE), replace(later(()), type="van_later"))
    data = fill(template, {}, identity=Identity(document.id, 1, KEY))
    found = receive(desk, "a.docx", data)
    assert isinstance(found, Newer)
    assert found.upload.waiting


def test_a_pupil_that_is_not_visible_takes_no_file(desk, document, stranger):
    with pytest.raises(NotFound):
        receive(replace(desk, account=stranger), "a.docx", b"PK", subject_id=document.subjects[0].id)


def test_a_file_that_is_put_away_no_longer_waits_and_can_still_be_looked_at(desk, document):
    fetched(desk, document.id)
    found = receive(desk, "a.docx", edited(desk, document.id, wat_gaat_goed="Voetbal"))
    assert put_away(desk, found.upload.id).outcome == "weggelegd"
    again = look(desk, found.upload.id)
    assert isinstance(again, Ready)
    assert not again.upload.waiting
