"""Files that came back from Word: evidence that stays, dealt with once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.store import Frozen, NotFound, Settled
from service.store.states import OUTCOMES, WAITING
from service.store.tables import uploads
from tests.store.conftest import start


def test_a_file_that_was_handed_in_waits_just_as_it_came(store, anna, document, clock):
    with store.write() as tx:
        kept = tx.visible_to(anna).keep_upload("OPP Yara \u202e v4.docx\x00", b"PK\x00\xff", document.subjects[0].id)
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert dossiers.upload(kept.id) == kept
        assert dossiers.uploads() == [kept]
        assert dossiers.upload_bytes(kept.id) == b"PK\x00\xff"
    assert (kept.name, kept.size, kept.received_by, kept.received_at) == (
        "OPP Yara \u202e v4.docx\x00",
        4,
        "Anna de Wit",
        clock.now,
    )
    assert kept.waiting
    assert (kept.outcome, kept.revision, kept.document_id) == ("", None, None)


def test_the_document_stays_as_it_was_whatever_is_handed_in(store, anna, document):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        dossiers.keep_upload("a.docx", b"PK", document_id=document.id)
        assert dossiers.document(document.id) == document
        assert dossiers.files(document.id) == []


def test_what_was_dealt_with_no_longer_waits_and_is_still_there(store, anna, bram, document, clock):
    with store.write() as tx:
        kept = tx.visible_to(anna).keep_upload("a.docx", b"PK", document_id=document.id)
    clock.go_on(timedelta(hours=1))
    with store.write() as tx:
        dossiers = tx.visible_to(bram)
        revision = dossiers.add_revision(document.id, 1, {"doel": "uit Word"}, "uit_word", reason="a.docx")
        settled = dossiers.settle_upload(kept.id, "verwerkt", revision.number)
    assert (settled.outcome, settled.revision, settled.settled_by, settled.settled_at) == (
        "verwerkt",
        2,
        "Bram Smit",
        clock.now,
    )
    assert not settled.waiting
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert dossiers.uploads(document_id=document.id) == []
        assert dossiers.uploads(document_id=document.id, waiting=False) == [settled]
        assert dossiers.upload_bytes(kept.id) == b"PK"
        assert (dossiers.revision(document.id, 2).event, dossiers.revision(document.id, 2).reason) == (
            "uit_word",
            "a.docx",
        )


def test_a_file_is_dealt_with_once(store, anna, document):
    with store.write() as tx:
        kept = tx.visible_to(anna).keep_upload("a.docx", b"PK", document_id=document.id)
        tx.visible_to(anna).settle_upload(kept.id, "weggelegd")
    for outcome in sorted(OUTCOMES.keys() - {WAITING}):
        with pytest.raises(Settled), store.write() as tx:
            tx.visible_to(anna).settle_upload(kept.id, outcome)
    with store.read() as tx:
        assert tx.visible_to(anna).upload(kept.id).outcome == "weggelegd"


@pytest.mark.parametrize("outcome", ["", "weggegooid"])
def test_there_is_no_other_outcome(store, anna, document, outcome):
    with store.write() as tx:
        kept = tx.visible_to(anna).keep_upload("a.docx", b"PK")
        with pytest.raises(ValueError, match="outcome"):
            tx.visible_to(anna).settle_upload(kept.id, outcome)


def test_a_pupil_has_the_files_of_its_documents_and_those_that_belong_to_none_yet(store, anna, document):
    pupil = document.subjects[0].id
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        other = start(dossiers)
        here = dossiers.keep_upload("a.docx", b"1", pupil)
        of_document = dossiers.keep_upload("b.docx", b"2", document_id=document.id)
        wrong_page = dossiers.keep_upload("c.docx", b"3", pupil)
        assert dossiers.uploads(subject_id=pupil) == [here, of_document, wrong_page]
        moved = dossiers.assign_upload(wrong_page.id, other.id)
        assert dossiers.uploads(subject_id=pupil) == [here, of_document]
        assert dossiers.uploads(subject_id=other.subjects[0].id) == [moved]
        assert dossiers.uploads(document_id=other.id) == [moved] == [dossiers.upload(wrong_page.id)]


def test_files_that_came_together_are_found_together_in_the_order_they_came(store, anna, clock):
    with store.write() as tx:
        tx.visible_to(anna).keep_upload("los.docx", b"0")
    for name in ("z.docx", "a.docx"):
        clock.go_on(timedelta(seconds=1))
        with store.write() as tx:
            tx.visible_to(anna).keep_upload(name, b"1", batch="b1")
    with store.read() as tx:
        found = tx.visible_to(anna).uploads(batch="b1")
    assert [upload.name for upload in found] == ["z.docx", "a.docx"]


def test_the_name_of_a_file_is_sealed_like_its_bytes(store, anna):
    """Sealed for now is: with the mark of the seal before it."""
    with store.write() as tx:
        tx.visible_to(anna).keep_upload("Yara.docx", b"PK")
        row = tx._work.connection.execute(select(uploads)).one()
    assert bytes(row.name) == b'\x00"Yara.docx"'
    assert store.blobs.get(row.blob, f"upload/{row.id}/bytes") == b"PK"


def test_a_frozen_document_takes_nothing_from_word(store, anna, document):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        dossiers.add_revision(document.id, 1, event="status", state="ter_bespreking")
        dossiers.add_revision(document.id, 2, event="status", state="vastgesteld")
        for answers in ({"doel": "anders"}, None):
            with pytest.raises(Frozen):
                dossiers.add_revision(document.id, 3, answers, "uit_word")


def test_a_document_can_start_from_word(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        pupil = dossiers.add_subject("leerling", {"naam": "Yara"})
        made = dossiers.start_document(
            "opp", [pupil.id], 1, {"doel": "lezen"}, {}, "2019-2020", event="uit_word", reason="oud.docx"
        )
        assert (made.revision.event, made.revision.reason, made.state) == ("uit_word", "oud.docx", "concept")
        dossiers.verify(made.id)
        with pytest.raises(ValueError, match="opgeslagen"):
            dossiers.start_document("opp", [pupil.id], 1, {}, {}, "2026-2027", event="opgeslagen")


def test_the_file_that_was_handed_out_is_the_last_one_made_of_that_revision_with_that_template(
    store, anna, document, clock
):
    made = [(1, "t1", "", b"one"), (1, "t2", "", b"two"), (1, "t1", "", b"three"), (2, "t1", "", b"four")]
    made += [(1, "t3", "ouders", b"five"), (1, "t3", "ouders.tr", b"six")]
    with store.write() as tx:
        tx.visible_to(anna).add_revision(document.id, 1, event="gedownload")
    for revision, template, version, data in made:
        clock.go_on(timedelta(seconds=1))
        with store.write() as tx:
            tx.visible_to(anna).keep_file(document.id, revision, template, version, data)
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert dossiers.made_file(document.id, 1, "t1") == b"three"
        assert dossiers.made_file(document.id, 1, "t2") == b"two"
        assert dossiers.made_file(document.id, 1, "t3", "ouders") == b"five"
        assert dossiers.made_file(document.id, 1, "t3", "ouders.tr") == b"six"
        assert dossiers.made_file(document.id, 1, "t3", "ouders.ar") is None
        assert dossiers.made_file(document.id, 2) == b"four"
        assert dossiers.made_file(document.id, 2, "t2") is None
        assert dossiers.made_file(document.id, 3) is None


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "\x00", "é" * 32])
def test_an_unknown_file_is_not_found_whatever_its_id_looks_like(store, anna, document, unknown):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        kept = dossiers.keep_upload("a.docx", b"PK")
        for ask in (
            lambda: dossiers.upload(unknown),
            lambda: dossiers.upload_bytes(unknown),
            lambda: dossiers.settle_upload(unknown, "weggelegd"),
            lambda: dossiers.assign_upload(unknown, document.id),
            lambda: dossiers.assign_upload(kept.id, unknown),
            lambda: dossiers.uploads(document_id=unknown),
            lambda: dossiers.uploads(subject_id=unknown),
            lambda: dossiers.keep_upload("a.docx", b"PK", unknown),
            lambda: dossiers.keep_upload("a.docx", b"PK", document_id=unknown),
            lambda: dossiers.made_file(unknown, 1),
        ):
            with pytest.raises(NotFound):
                ask()
