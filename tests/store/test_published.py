"""Which made file counts: it goes on, never back by itself, and nobody overwrites what they have not seen."""

import pytest

from service.store import NewFile, NotFound, Publication, Superseded
from tests.store.conftest import start


@pytest.fixture
def dossiers(store, anna, document):
    """What Anna may see, in a transaction that writes."""
    with store.write() as tx:
        yield tx.visible_to(anna)


def make(dossiers, document, revision=1, template="t", variant=""):
    return dossiers.keep_file(document.id, revision, template, variant, f"{revision}{template}".encode())


def test_what_is_published_counts_and_the_rest_stays(dossiers, document):
    assert dossiers.published(document.id) is None
    first, second = make(dossiers, document), make(dossiers, document, template="u")
    dossiers.publish(document.id, "", first.id, None)
    assert dossiers.published(document.id) == first
    dossiers.publish(document.id, "", second.id, first.id)
    assert dossiers.published(document.id) == second
    assert {file.id for file in dossiers.files(document.id)} == {first.id, second.id}


def test_each_variant_has_a_file_of_its_own(dossiers, document):
    usual, other = make(dossiers, document), make(dossiers, document, variant="toestemming")
    dossiers.publish(document.id, "", usual.id, None)
    dossiers.publish(document.id, "toestemming", other.id, None)
    assert (dossiers.published(document.id), dossiers.published(document.id, "toestemming")) == (usual, other)


def test_who_did_not_see_what_counts_now_is_told_and_changes_nothing(dossiers, document):
    first, second = make(dossiers, document), make(dossiers, document, template="u")
    dossiers.publish(document.id, "", first.id, None)
    for expected in (None, second.id, "0" * 32):
        with pytest.raises(Superseded) as told:
            dossiers.publish(document.id, "", second.id, expected)
        assert told.value.current == first
    assert dossiers.published(document.id) == first


def test_a_file_of_an_earlier_revision_counts_only_when_it_is_taken_back(dossiers, document):
    early = make(dossiers, document)
    dossiers.add_revision(document.id, 1, {"doel": "x"})
    late = make(dossiers, document, 2)
    dossiers.publish(document.id, "", late.id, None)
    with pytest.raises(Superseded):
        dossiers.publish(document.id, "", early.id, late.id)
    dossiers.take_back(document.id, "", early.id, late.id)
    assert dossiers.published(document.id) == early
    with pytest.raises(Superseded):
        dossiers.take_back(document.id, "", None, late.id)
    dossiers.take_back(document.id, "", None, early.id)
    assert dossiers.published(document.id) is None


def test_only_a_file_of_this_document_and_variant_can_count(dossiers, document):
    other = make(dossiers, start(dossiers))
    variant = make(dossiers, document, variant="toestemming")
    for file_id in (other.id, variant.id, "0" * 32):
        with pytest.raises(NotFound):
            dossiers.publish(document.id, "", file_id, None)


def test_many_are_published_at_once_and_those_that_cannot_be_come_back(store, dossiers, document):
    documents = [document, *(start(dossiers) for _ in range(4))]
    theirs = make(dossiers, documents[2], template="other")
    dossiers.publish(documents[2].id, "", theirs.id, None)
    names = store.put_files([(each.id, b"PK" + each.id.encode()) for each in documents])
    made = dossiers.keep_files(
        [NewFile(each.id, 1, "t", "", name, 34) for each, name in zip(documents, names, strict=True)]
    )
    offered = [Publication(file.document_id, "", file.id, None) for file in made]
    assert dossiers.publish_many(offered) == [offered[2]]
    assert dossiers.published(documents[2].id) == theirs
    for file in [*made[:2], *made[3:]]:
        assert dossiers.published(file.document_id) == file
        assert dossiers.file_bytes(file.id) == b"PK" + file.document_id.encode()
    assert dossiers.publish_many([]) == dossiers.keep_files([]) == []


def test_files_of_a_revision_that_is_not_there_are_refused_together(dossiers, document):
    good, bad = (NewFile(document.id, revision, "t", "", "0" * 64, 2) for revision in (1, 2))
    with pytest.raises(NotFound):
        dossiers.keep_files([good, bad])
    assert dossiers.files(document.id) == []


def test_what_counts_is_listed_page_by_page_with_what_a_run_must_know(store, dossiers, document):
    documents = sorted([document, *(start(dossiers) for _ in range(4))], key=lambda each: each.id)
    for each in documents:
        for variant in ("", "toestemming"):
            dossiers.publish(each.id, variant, make(dossiers, each, variant=variant).id, None)
    start(dossiers)  # nothing was made of this one
    dossiers.add_revision(documents[1].id, 1, event="status", state="ter_bespreking")
    waiting = dossiers.keep_upload("a.docx", b"PK", document_id=documents[2].id)
    dealt_with = dossiers.keep_upload("b.docx", b"PK", document_id=documents[3].id)
    dossiers.settle_upload(dealt_with.id, "weggelegd")
    found, after = [], ("", "")
    while page := dossiers.published_files(after=after, most=3):
        found += page
        after = (page[-1].document_id, page[-1].variant)
    assert [(each.document_id, each.variant) for each in found] == [
        (each.id, variant) for each in documents for variant in ("", "toestemming")
    ]
    assert {(each.document_id, each.state, each.number) for each in found if each.state != "concept"} == {
        (documents[1].id, "ter_bespreking", 2)
    }
    assert {each.document_id for each in found if each.waiting} == {waiting.document_id}
    first = found[0]
    assert (first.type, first.schooljaar, first.revision, first.template_hash) == ("opp", "2026-2027", 1, "t")
    assert first.file_id == dossiers.published(first.document_id).id


def test_what_counts_is_narrowed_by_type_year_pupil_and_template(dossiers, document):
    pupil = dossiers.add_subject("leerling", {"naam": "Bob"})
    other = dossiers.start_document("izo_aanmelding", [pupil.id], 1, {}, {}, "2025-2026")
    for each, template in ((document, "t"), (other, "u")):
        dossiers.publish(each.id, "", make(dossiers, each, template=template).id, None)
    for narrowed in (
        {"type": "izo_aanmelding"},
        {"schooljaar": "2025-2026"},
        {"subject_ids": [pupil.id]},
        {"template_hash": "u"},
        {"document_ids": [other.id, "0" * 32]},
    ):
        assert [each.document_id for each in dossiers.published_files(**narrowed)] == [other.id]
    assert dossiers.published_files(subject_ids=[]) == []


def test_documents_are_read_and_held_by_the_hundred(dossiers, document):
    second = start(dossiers, doel="y")
    ids = [document.id, second.id, "0" * 32]
    assert dossiers.documents_by_id(ids) == {document.id: document, second.id: second}
    assert dossiers.documents_by_id([]) == {}
    assert dossiers.current_numbers(ids, lock=True) == {document.id: 1, second.id: 1}
