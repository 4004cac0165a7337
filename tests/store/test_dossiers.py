"""Pupils, documents, drafts, remarks and made files."""

import inspect

import pytest

from service.store import Dossiers, NewFile, NotFound, Publication
from tests.store.conftest import start


def test_pupils_come_by_name(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        for name in ("Zoë", "anne", "Bob"):
            dossiers.add_subject("leerling", {"naam": name})
        dossiers.add_subject("klas", {"naam": "2B"})
        assert [pupil.facts["naam"] for pupil in dossiers.subjects()] == ["anne", "Bob", "Zoë"]
        assert [group.facts["naam"] for group in dossiers.subjects("klas")] == ["2B"]


def test_changed_facts_of_a_pupil_leave_given_answers_alone(store, anna, document):
    pupil = document.subjects[0]
    with store.write() as tx:
        tx.visible_to(anna).change_subject(pupil.id, {"naam": "Yara de Vries"})
    with store.read() as tx:
        again = tx.visible_to(anna).document(document.id)
    assert again.subjects[0].facts == {"naam": "Yara de Vries"}
    assert again.revision == document.revision


def test_a_document_starts_as_a_concept_with_a_first_revision(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        pupil = dossiers.add_subject("leerling", {"naam": "Yara"})
        made = dossiers.start_document("opp", [pupil.id], 3, {"a": ["é", None]}, {"a": {"document": "x"}}, "2026-2027")
    with store.read() as tx:
        document = tx.visible_to(anna).document(made.id)
    assert document == made
    assert (document.type, document.state, document.schooljaar, document.number) == ("opp", "concept", "2026-2027", 1)
    first = document.revision
    assert (first.event, first.form_version, first.author) == ("gestart", 3, "Anna de Wit")
    assert (first.answers, first.origins) == ({"a": ["é", None]}, {"a": {"document": "x"}})


def test_a_document_is_about_one_pupil_or_several_or_a_class(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        one, two = (dossiers.add_subject("leerling", {"naam": name}) for name in ("Yara", "Bob"))
        group = dossiers.add_subject("klas", {"naam": "2B"})
        both = dossiers.start_document("izo_verslag", [two.id, one.id, two.id], 1, {}, {}, "2026-2027")
        of_class = dossiers.start_document("groepsplan", [group.id], 1, {}, {}, "2026-2027")
        assert [subject.id for subject in both.subjects] == [two.id, one.id]
        assert [document.id for document in dossiers.documents(one.id)] == [both.id]
        assert [document.id for document in dossiers.documents(group.id)] == [of_class.id]
        assert {document.id for document in dossiers.documents()} == {both.id, of_class.id}


def test_a_list_says_the_same_as_the_documents_the_last_changed_first(store, anna, bram, clock):
    with store.write() as tx:
        early, late = start(tx.visible_to(anna)), start(tx.visible_to(anna))
    clock.now = clock.now.replace(hour=12)
    with store.write() as tx:
        dossiers = tx.visible_to(bram)
        dossiers.add_revision(early.id, 1, event="status", state="ter_bespreking")
        documents, listed = dossiers.documents(), dossiers.listed()
    assert [document.id for document in documents] == [early.id, late.id]
    for document, line in zip(documents, listed, strict=True):
        for name in line.__dataclass_fields__:
            assert getattr(document, name) == getattr(line, name)
    first = listed[0]
    assert (first.number, first.state, first.changed_by, first.created_by) == (
        2,
        "ter_bespreking",
        "Bram Smit",
        "Anna de Wit",
    )
    assert first.changed_at == clock.now > first.created_at


def test_a_draft_keeps_what_was_typed_as_it_was_typed(store, anna, document):
    fields = [("doel", "één\r\n "), ("doel", ""), ("kies", "\x00\ud83d{{ 7*7 }}")]
    with store.write() as tx:
        tx.visible_to(anna).keep_draft(document.id, "doelen", 1, [("doel", "weg")])
        kept = tx.visible_to(anna).keep_draft(document.id, "doelen", 1, fields)
    with store.read() as tx:
        assert tx.visible_to(anna).draft(document.id, "doelen") == kept
    assert (kept.base, kept.fields) == (1, fields)


def test_a_draft_is_of_one_person_and_one_page(store, anna, bram, document):
    with store.write() as tx:
        tx.visible_to(anna).keep_draft(document.id, "doelen", 1, [("a", "Anna")])
        tx.visible_to(bram).keep_draft(document.id, "doelen", 1, [("a", "Bram")])
        tx.visible_to(bram).drop_draft(document.id, "doelen")
        tx.visible_to(anna).drop_draft(document.id, "ouders")
        assert tx.visible_to(anna).draft(document.id, "ouders") is None
        assert tx.visible_to(bram).draft(document.id, "doelen") is None
        assert tx.visible_to(anna).draft(document.id, "doelen").fields == [("a", "Anna")]


def test_a_draft_of_a_frozen_document_is_kept_all_the_same(store, anna, document):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        dossiers.add_revision(document.id, 1, event="status", state="ter_bespreking")
        dossiers.add_revision(document.id, 2, event="status", state="vastgesteld")
        assert dossiers.keep_draft(document.id, "doelen", 1, [("a", "b")]).fields == [("a", "b")]


@pytest.mark.parametrize("base", [0, -1, 2, 2**70])
def test_a_draft_or_file_of_no_revision_is_not_found(store, anna, document, base):
    with store.write() as tx:
        with pytest.raises(NotFound):
            tx.visible_to(anna).keep_draft(document.id, "doelen", base, [])
        with pytest.raises(NotFound):
            tx.visible_to(anna).keep_file(document.id, base, "t", "", b"")
        with pytest.raises(NotFound):
            tx.visible_to(anna).revision(document.id, base)


def test_a_remark_stays_put_away_for_everyone(store, anna, bram, document):
    with store.write() as tx:
        for _ in range(2):
            tx.visible_to(anna).hide_remark(document.id, "doelen[a1].smart")
    with store.read() as tx:
        assert tx.visible_to(bram).hidden_remarks(document.id) == {"doelen[a1].smart"}


def test_a_made_file_comes_back_byte_for_byte(store, anna, document, clock):
    with store.write() as tx:
        first = tx.visible_to(anna).keep_file(document.id, 1, "template", "", b"PK\x03\x04\x00")
    clock.now = clock.now.replace(hour=12)
    with store.write() as tx:
        second = tx.visible_to(anna).keep_file(document.id, 1, "template", "toestemming", b"PK\x03\x04\x00")
    with store.read() as tx:
        assert tx.visible_to(anna).files(document.id) == [second, first]
        assert tx.visible_to(anna).file_bytes(first.id) == b"PK\x03\x04\x00"
    assert (first.size, first.made_by, second.version) == (5, "Anna de Wit", "toestemming")


def test_another_school_sees_nothing_and_changes_nothing(store, anna, stranger, document):
    with store.write() as tx:
        file = tx.visible_to(anna).keep_file(document.id, 1, "t", "", b"PK")
        tx.visible_to(anna).publish(document.id, "", file.id, None)
        upload = tx.visible_to(anna).keep_upload("a.docx", b"PK", document_id=document.id)
    pupil = document.subjects[0].id
    with store.write() as tx:
        other = tx.visible_to(stranger)
        assert other.subjects() == other.documents() == other.listed() == other.uploads(waiting=False) == []
        assert other.documents_by_id([document.id]) == other.current_numbers([document.id]) == {}
        assert other.published_files() == []
        assert other.published_of([document.id]) == {}
        for ask in (
            lambda: other.subject(pupil),
            lambda: other.change_subject(pupil, {}),
            lambda: other.documents(pupil),
            lambda: other.listed(pupil),
            lambda: other.document(document.id),
            lambda: other.start_document("opp", [pupil], 1, {}, {}, "2026-2027"),
            lambda: other.revisions(document.id),
            lambda: other.revision(document.id, 1),
            lambda: other.verify(document.id),
            lambda: other.add_revision(document.id, 1, {}),
            lambda: other.draft(document.id, "s"),
            lambda: other.keep_draft(document.id, "s", 1, []),
            lambda: other.drop_draft(document.id, "s"),
            lambda: other.hide_remark(document.id, "r"),
            lambda: other.hidden_remarks(document.id),
            lambda: other.keep_file(document.id, 1, "t", "", b""),
            lambda: other.files(document.id),
            lambda: other.file_bytes(file.id),
            lambda: other.made_file(document.id, 1),
            lambda: other.keep_files([NewFile(document.id, 1, "t", "", "0" * 64, 2)]),
            lambda: other.published(document.id),
            lambda: other.publish(document.id, "", file.id, file.id),
            lambda: other.publish_many([Publication(document.id, "", file.id, file.id)]),
            lambda: other.take_back(document.id, "", None, file.id),
            lambda: other.keep_upload("a.docx", b"PK", pupil),
            lambda: other.keep_upload("a.docx", b"PK", document_id=document.id),
            lambda: other.uploads(document_id=document.id),
            lambda: other.uploads(subject_id=pupil),
            lambda: other.upload(upload.id),
            lambda: other.upload_bytes(upload.id),
            lambda: other.assign_upload(upload.id, document.id),
            lambda: other.settle_upload(upload.id, "weggelegd"),
        ):
            with pytest.raises(NotFound):
                ask()
    with store.read() as tx:
        assert tx.visible_to(anna).document(document.id) == document
        assert tx.visible_to(anna).uploads() == [upload]
        assert tx.visible_to(anna).published(document.id) == file


def test_every_way_to_a_dossier_is_tried_by_another_school():
    """A method that is added must be tried above too."""
    ways = {name for name in dir(Dossiers) if not name.startswith("_")}
    source = inspect.getsource(test_another_school_sees_nothing_and_changes_nothing)
    assert {name for name in ways if f"other.{name}(" not in source} == {"add_subject"}


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "\x00", "é" * 32])
def test_an_unknown_document_is_not_found_whatever_its_id_looks_like(store, anna, unknown):
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        for ask in (dossiers.document, dossiers.subject, dossiers.revisions, dossiers.file_bytes, dossiers.documents):
            with pytest.raises(NotFound):
                ask(unknown)
