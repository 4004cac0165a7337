"""What was put down for a document and never recorded goes after an hour; all else stays."""

from __future__ import annotations

import os
import time

import pytest

from service.store import Damaged, NewFile
from service.store.aside import KEPT


@pytest.fixture
def put(store, document):
    """Put files down for the document; their names."""

    def put(*texts):
        return store.put_files([(document.id, text.encode()) for text in texts])

    return put


def record(store, anna, document, *names):
    with store.write() as tx:
        tx.visible_to(anna).keep_files([NewFile(document.id, 1, "t", "", name, 1) for name in names])


def an_hour_later(store):
    then = time.time() - KEPT - 1
    for path in store.blobs.folder.rglob("*"):
        if path.is_file():
            os.utime(path, (then, then))


def there(store, names):
    return [store.blobs.there(name) for name in names]


def test_what_no_document_has_goes_after_an_hour(store, anna, document, put):
    kept, left = put("a", "b")
    record(store, anna, document, kept)
    store.drop_leftovers()
    assert there(store, [kept, left]) == [True, True]
    an_hour_later(store)
    store.drop_leftovers()
    assert there(store, [kept, left]) == [True, False]
    assert list(store.blobs.aside.lists()) == []


def test_what_stands_in_no_list_stays_whatever_the_database_says(store, document):
    name = store.blobs.put(b"of a later day than this copy of the database", "x")
    an_hour_later(store)
    store.drop_leftovers()
    assert store.blobs.there(name)


def test_the_same_bytes_that_are_there_for_something_else_stay(store, anna, document, put):
    names = put("upload", "template", "logo")
    with store.write() as tx:
        tx.visible_to(anna).keep_upload("terug.docx", b"upload")
        tx.add_template(anna.school_id, "opp", "", "eigen.docx", b"template", anna)
        tx.set_logo(anna.school_id, b"logo")
    an_hour_later(store)
    store.drop_leftovers()
    assert there(store, names) == [True] * 3


def test_what_is_put_down_again_in_the_meantime_stays(store, anna, document, put):
    names = put("a")
    an_hour_later(store)
    assert put("a") == names
    store.drop_leftovers()
    record(store, anna, document, *names)
    assert there(store, names) == [True]


def test_who_comes_to_record_after_it_went_is_told_and_records_nothing(store, anna, document, put):
    names = put("a", "b")
    an_hour_later(store)
    store.drop_leftovers()
    with pytest.raises(Damaged):
        record(store, anna, document, *names)
    with store.read() as tx:
        assert tx.visible_to(anna).files(document.id) == []


def test_halves_and_torn_lists_of_who_died_go_as_well(store):
    half = store.blobs.aside.write(b"half of something", durable=False)
    torn = store.blobs.aside.folder / "list-torn"
    torn.write_bytes(b'{"')
    store.drop_leftovers()
    assert half.exists()
    an_hour_later(store)
    store.drop_leftovers()
    assert not half.exists()
    assert not torn.exists()


def test_only_the_program_can_read_what_lies_aside(store, put):
    put("a")
    assert {path.stat().st_mode & 0o077 for path in store.blobs.folder.rglob("*")} == {0}
