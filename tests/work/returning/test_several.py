"""Several files at once, loose or in an archive: what each would change, and one confirmation."""

import zipfile
from functools import cache

import pytest

from forms import example
from forms.answers import get, put
from service.work.returning import NotOurs, Ready, Refusal, WrongPupil, accept_many, batch, receive_many
from service.work.returning import archives as archives_module
from tests.work.returning.conftest import (
    TYPE,
    archive,
    edited,
    fetched,
    made_by,
    started,
    typed_below,
    without_identity,
)


@pytest.fixture
def three(desk, document):
    """Three documents that were fetched, of three pupils."""
    found = [document, *(started(desk, name, example(TYPE)) for name in ("Bob Smit", "Noor Vos"))]
    for each in found:
        fetched(desk, each.id)
    return found


def test_each_file_says_what_it_would_change_and_they_are_found_again_together(desk, three):
    files = [(f"{n}.docx", edited(desk, each.id, wat_gaat_goed=f"Nieuw {n}")) for n, each in enumerate(three)]
    came = receive_many(desk, [*files, ("kapot.docx", b"nee")], subject_id=three[0].subjects[0].id)
    assert [type(found) for found in came.received] == [Ready, WrongPupil, WrongPupil, Refusal]
    again = batch(desk, came.id)
    assert {found.upload.id for found in again.received} == {found.upload.id for found in came.received}
    assert sorted(type(found).__name__ for found in again.received) == ["Ready", "Refusal", "WrongPupil", "WrongPupil"]


@pytest.mark.parametrize("unknown", ["", "0" * 32, "\x01"])
def test_a_batch_that_never_was_is_empty(desk, document, unknown):
    assert batch(desk, unknown).received == ()


def test_an_archive_is_its_files_without_what_the_computer_put_beside_them(desk, three):
    files = [(f"map/Klas 2B/{n}.docx", edited(desk, each.id, wat_gaat_goed="X")) for n, each in enumerate(three)]
    beside = [("__MACOSX/._0.docx", b"x"), ("map/~$0.docx", b"x"), ("map/.DS_Store", b"x"), ("map/", b"")]
    came = receive_many(desk, [("klas.ZIP", archive(*files, *beside))])
    assert [(found.upload.name, type(found)) for found in came.received] == [
        ("0.docx", Ready),
        ("1.docx", Ready),
        ("2.docx", Ready),
    ]
    assert len({found.upload.batch for found in came.received}) == 1


def test_a_word_file_that_is_called_zip_is_a_word_file(desk, three):
    came = receive_many(desk, [("a.zip", edited(desk, three[0].id, wat_gaat_goed="X"))])
    assert [type(found) for found in came.received] == [Ready]


def test_an_archive_in_an_archive_is_refused_and_the_others_are_read(desk, three):
    good = ("a.docx", edited(desk, three[0].id, wat_gaat_goed="X"))
    came = receive_many(desk, [("a.zip", archive(("in.zip", archive(good)), good))])
    refused, ready = came.received
    assert isinstance(ready, Ready)
    assert isinstance(refused, Refusal)
    assert "zip in een zip" in refused.why.text()
    assert refused.upload.outcome == "geweigerd"


@cache
def broken():
    sound = archive(("a.docx", b"x" * 100), compression=zipfile.ZIP_STORED)
    locked = bytearray(sound)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[sound.index(mark) + at] |= 1
    lying = sound.replace((100).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    return {
        "nothing": (b"", "niet te lezen"),
        "no zip": (b"hello", "niet te lezen"),
        "cut off": (sound[:-30], "niet te lezen"),
        "empty": (archive(), "leeg"),
        "with a password": (bytes(locked), "wachtwoord"),
        "untrue about its size": (lying, "niet te lezen"),
        "changed inside": (sound.replace(b"x" * 100, b"y" * 100), "niet te lezen"),
        "packed unusually": (archive(("a.docx", b"x"), compression=zipfile.ZIP_LZMA), "niet te lezen"),
        "too many files": (archive(*((f"{n}.docx", b"x") for n in range(201))), "meer dan 200"),
        "too many entries": (archive() + b"PK\x01\x02" * 100_001, "meer dan 200"),
        "too big": (archive(*((f"{n}.docx", b"\0" * 20_000_000) for n in range(6))), "groter dan 100 MB"),
    }


@pytest.mark.parametrize("kind", broken())
def test_an_archive_that_cannot_be_trusted_is_refused_with_a_reason_and_kept(desk, document, kind):
    data, says = broken()[kind]
    (found,) = receive_many(desk, [("klas.zip", data)]).received
    assert isinstance(found, Refusal)
    assert says in found.why.text()
    with desk.seeing() as dossiers:
        assert dossiers.upload(found.upload.id).outcome == "geweigerd"
        assert dossiers.upload_bytes(found.upload.id) == data


def test_what_was_taken_out_before_an_archive_proved_false_is_kept(desk, three, monkeypatch):
    good = edited(desk, three[0].id, wat_gaat_goed="X")
    data = archive(("a.docx", good), ("b.docx", b"x" * 100), compression=zipfile.ZIP_STORED)
    data = data.replace(b"x" * 100, b"y" * 100)
    came = receive_many(desk, [("klas.zip", data)])
    assert [type(found) for found in came.received] == [Ready, Refusal]


def test_one_confirmation_takes_all_that_needs_nobody_and_reports_on_each(desk, three):
    yara, bob, noor = three
    files = [
        ("yara.docx", edited(desk, yara.id, wat_gaat_goed="Voetbal", begin_en_oorzaak="Een verhuizing")),
        ("bob.docx", edited(desk, bob.id, probleem="Uit Word", wat_gaat_goed="Schaken")),
        ("noor.docx", fetched(desk, noor.id)),
        ("los.docx", without_identity(fetched(desk, noor.id))),
        ("kapot.docx", b"nee"),
    ]
    with desk.changing() as dossiers:
        dossiers.add_revision(bob.id, 2, put(bob.revision.answers, "probleem", "Van hier"))
    came = receive_many(desk, files)
    assert isinstance(came.received[3], NotOurs)
    reports = accept_many(desk, [found.upload.id for found in came.received])
    told = [(report.upload.name, report.outcome, report.taken, report.left) for report in reports]
    assert told == [
        ("yara.docx", "verwerkt", 2, 0),
        ("bob.docx", "wacht", 1, 1),
        ("noor.docx", "geen_verschil", 0, 0),
        ("los.docx", "wacht", 0, 0),
        ("kapot.docx", "geweigerd", 0, 0),
    ]
    with desk.seeing() as dossiers:
        assert dossiers.document(yara.id).revision.event == "uit_word"
        answers = dossiers.document(bob.id).revision.answers
        assert (get(answers, "probleem"), get(answers, "wat_gaat_goed")) == ("Van hier", "Schaken")
        assert {upload.name for upload in dossiers.uploads()} == {"bob.docx", "los.docx"}


def test_text_from_outside_the_fields_comes_along(desk, three):
    data = typed_below(fetched(desk, three[0].id), "Moeder belde nog.")
    came = receive_many(desk, [("a.docx", data)])
    (report,) = accept_many(desk, [came.received[0].upload.id])
    assert (report.outcome, report.taken) == ("verwerkt", 1)
    assert "Moeder belde nog." in str(made_by(report).answers["aanvullingen"])


def test_two_files_of_one_document_are_taken_one_after_the_other(desk, three):
    one, two = (edited(desk, three[0].id, **change) for change in ({"wat_gaat_goed": "A"}, {"begin_en_oorzaak": "B"}))
    third = edited(desk, three[0].id, wat_gaat_goed="C")
    came = receive_many(desk, [("1.docx", one), ("2.docx", two), ("3.docx", third)])
    reports = accept_many(desk, [found.upload.id for found in came.received])
    assert [report.outcome for report in reports] == ["verwerkt", "verwerkt", "wacht"]
    with desk.seeing() as dossiers:
        answers = dossiers.document(three[0].id).revision.answers
    assert (get(answers, "wat_gaat_goed"), get(answers, "begin_en_oorzaak")) == ("A", "B")


def test_a_frozen_document_waits_and_does_not_hold_the_others_back(desk, three):
    came = receive_many(desk, [(f"{n}.docx", edited(desk, each.id, wat_gaat_goed="X")) for n, each in enumerate(three)])
    with desk.changing() as dossiers:
        dossiers.add_revision(three[0].id, 2, event="status", state="ter_bespreking")
        dossiers.add_revision(three[0].id, 3, event="status", state="vastgesteld")
    reports = accept_many(desk, [found.upload.id for found in came.received])
    assert [report.outcome for report in reports] == ["wacht", "verwerkt", "verwerkt"]
    assert reports[0].why is not None
    assert "vastgesteld" in reports[0].why.text()
    again = accept_many(desk, [found.upload.id for found in came.received])
    assert [report.outcome for report in again] == ["wacht", "verwerkt", "verwerkt"]
    assert [report.taken for report in again] == [0, 0, 0]


def test_the_limits_of_an_archive_are_those_that_were_agreed():
    assert (archives_module.MOST_FILES, archives_module.MOST_UNPACKED) == (200, 100 * 1024 * 1024)
