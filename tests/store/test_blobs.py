"""Blobs: whole or not there, the same bytes back, nothing readable past the seal."""

import os
import stat
from datetime import timedelta

import pytest

from service.store import Damaged, NewItem, NotFound, Store, Unavailable, folders
from service.store.blobs import Blobs
from service.store.seal import OpenSeal
from tests.store.conftest import Settings


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs", OpenSeal())


def files(blobs):
    return [path for path in blobs.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", bytes(range(256)) * 4096])
def test_a_blob_comes_back_byte_for_byte(blobs, data):
    assert blobs.get(blobs.put(data, "x"), "x") == data


def test_the_same_bytes_lie_there_once(blobs):
    assert blobs.put(b"PK", "x") == blobs.put(b"PK", "x")
    assert len(files(blobs)) == 1


def test_only_we_can_open_what_lies_there(blobs):
    blobs.put(b"PK", "x")
    for path in [blobs.folder, *blobs.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "x", "../../etc/passwd", "0" * 63 + "\x00", "A" * 64])
def test_a_name_that_is_none_of_ours_is_not_found(blobs, name):
    with pytest.raises(NotFound):
        blobs.get(name, "x")


@pytest.mark.parametrize("harm", [b"", b"\x00PX", b"\x00PKK", b"\x07PK"])
def test_a_blob_that_was_changed_is_found_out_and_mended_by_writing_it_again(blobs, harm):
    name = blobs.put(b"PK", "x")
    files(blobs)[0].write_bytes(harm)
    with pytest.raises(Damaged):
        blobs.get(name, "x")
    blobs.put(b"PK", "x")
    assert blobs.get(name, "x") == b"PK"


def test_a_blob_that_is_gone_is_found_out(blobs):
    name = blobs.put(b"PK", "x")
    files(blobs)[0].unlink()
    with pytest.raises(Damaged, match=name):
        blobs.get(name, "x")


def test_a_disk_that_is_full_leaves_no_half_blob(blobs, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable):
        blobs.put(b"PK", "x")
    assert files(blobs) == []


def test_a_blob_is_on_the_disk_before_its_name_is(blobs, monkeypatch):
    """The order that survives a power cut: the file's bytes, the new name, the list of names."""
    done = []
    sync, replace = os.fsync, type(blobs.folder).replace

    def fsync(handle):
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "bytes")
        sync(handle)

    def rename(self, target):
        done.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(type(blobs.folder), "replace", rename)
    blobs.put(b"PK", "x")
    assert [step for step, before in zip(done, [None, *done], strict=False) if step != before] == [
        "folder",
        "bytes",
        "name",
        "folder",
    ]


@pytest.fixture(params=[True, False], ids=["at once", "one by one"])
def any_system(request, monkeypatch):
    """A system that can write many files to the disk in one go, and one that cannot."""
    if request.param and not folders.SYNCS_AT_ONCE:
        pytest.skip("this system cannot")
    monkeypatch.setattr(folders, "SYNCS_AT_ONCE", request.param)


def test_many_blobs_come_back_byte_for_byte_in_their_order(blobs, any_system):
    data = [f"document {number}".encode() * number for number in range(50)]
    names = blobs.put_many([(each, str(number)) for number, each in enumerate(data)])
    assert [blobs.get(name, str(number)) for number, name in enumerate(names)] == data
    assert blobs.put_many([]) == []


def test_the_same_bytes_among_many_lie_there_once_and_what_was_harmed_is_mended(blobs, any_system):
    name = blobs.put(b"PK", "x")
    files(blobs)[0].write_bytes(b"\x00PX")
    assert blobs.put_many([(b"PK", "x"), (b"PK", "x")]) == [name, name]
    assert blobs.get(name, "x") == b"PK"
    assert len(files(blobs)) == 1


def full(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("at", ["write", "sync", "name"])
def test_a_disk_that_fills_up_among_many_leaves_none_of_them_half(blobs, monkeypatch, at):
    left = iter([True] * 5 + [False])
    replace, fdopen = type(blobs.folder).replace, os.fdopen
    if at == "write":
        monkeypatch.setattr(os, "fdopen", lambda *given: fdopen(*given) if next(left) else full())
    elif at == "sync":
        monkeypatch.setattr(folders, "sync_filesystem", full)
    else:
        monkeypatch.setattr(type(blobs.folder), "replace", lambda *given: replace(*given) if next(left) else full())
    with pytest.raises(Unavailable):
        blobs.put_many([(f"document {number}".encode(), "x") for number in range(20)])
    monkeypatch.undo()
    assert len(files(blobs)) == (5 if at == "name" else 0)
    for path in files(blobs):
        assert blobs.get(path.name, "x").startswith(b"document")


def test_many_blobs_are_on_the_disk_before_their_names_are(blobs, monkeypatch):
    """As with one blob; the last step writes the lists of names."""
    if not folders.SYNCS_AT_ONCE:
        pytest.skip("this system writes them one by one")
    done = []
    sync, replace = folders.sync_filesystem, type(blobs.folder).replace

    def rename(self, target):
        done.append("name")
        return replace(self, target)

    def flush(folder):
        done.append("disk")
        sync(folder)

    monkeypatch.setattr(type(blobs.folder), "replace", rename)
    monkeypatch.setattr(folders, "sync_filesystem", flush)
    blobs.put_many([(f"{number}".encode(), "x") for number in range(3)])
    assert done == ["disk", "name", "name", "name", "disk"]


def test_a_system_call_that_fails_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "_syncfs", lambda handle: -1)
    with pytest.raises(OSError):  # noqa: PT011
        folders.sync_filesystem(tmp_path)


class Mirror:
    """A stand-in for a seal that hides: every bit is turned round, and the context is held."""

    def seal(self, data, context):
        return bytes(byte ^ 0xFF for byte in context.encode() + b"|" + data)

    def open(self, sealed, context):
        mark, _, data = bytes(byte ^ 0xFF for byte in sealed).partition(b"|")
        if mark != context.encode():
            raise Damaged(wat=context)
        return data


def everything_said(store, anna):
    """Write the word "geheim" wherever something about a pupil goes."""
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        pupil = dossiers.add_subject("leerling", {"naam": "geheim"})
        dossiers.change_subject(pupil.id, {"naam": "geheim", "klas": "geheim"})
        said = {"a": "geheim"}
        document = dossiers.start_document("opp", [pupil.id], 1, said, said, "2026-2027")
        dossiers.add_revision(document.id, 1, said, "opgeslagen", 1, said, reason="geheim")
        dossiers.keep_draft(document.id, "s", 1, [("geheim", "geheim")])
        file = dossiers.keep_file(document.id, 1, "t", "", b"geheim")
        tx.add_template(anna.school_id, "opp", "", "geheim.docx", b"geheim", anna)
        run = tx.start_run(anna.school_id, {"klas": "geheim"}, {}, anna)
        fault = {"message": "geheim", "values": {}}
        tx.add_items(run.id, [NewItem(document.id, "", file.id, "k", "mislukt", "mislukt", fault)])
        tx.add_token("eerste", timedelta(days=1), {"voor": "geheim"})
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert dossiers.document(document.id).revision.reason == "geheim"
        assert dossiers.draft(document.id, "s").fields == [("geheim", "geheim")]
        assert dossiers.file_bytes(file.id) == b"geheim"


@pytest.mark.parametrize("seal", [OpenSeal(), Mirror()])
def test_nothing_about_a_pupil_reaches_the_disk_but_through_the_seal(tmp_path, seal):
    store = Store.open(Settings(tmp_path), seal=seal)
    store.upgrade()
    with store.write() as tx:
        school = tx.add_school("Merelveld College")
        anna = tx.add_account(school.id, "a@b.example", "Anna", "medewerker", "hash")
    everything_said(store, anna)
    store.close()
    told = any(b"geheim" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert told == isinstance(seal, OpenSeal)
