"""Transactions: whole or not at all, one writer at a time, readers that see one moment."""

import sqlite3
import threading

import pytest
from sqlalchemy import create_engine, insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from service.store import Busy, Damaged, FolderUnusable, NoRights, Store, Unavailable, WrongDatabase
from service.store.engine import DATABASE
from service.store.tables import schools
from tests.store.conftest import Settings, start


def test_an_exception_leaves_nothing_of_a_transaction(store, anna, document):
    def write_and_fail():
        with store.write() as tx:
            tx.add_school("Nergens")
            dossiers = tx.visible_to(anna)
            start(dossiers)
            dossiers.add_revision(document.id, 1, {"doel": "weg"})
            dossiers.keep_draft(document.id, "s", 1, [("a", "b")])
            dossiers.keep_file(document.id, 1, "t", "", b"PK")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert [school.name for school in tx.schools()] == ["Merelveld College"]
        assert dossiers.documents() == [document]
        assert dossiers.subjects() == document.subjects
        assert dossiers.draft(document.id, "s") is None
        assert dossiers.files(document.id) == []


def test_a_reader_sees_one_moment(store, school):
    with store.read() as tx:
        before = tx.school(school.id)
        thread = threading.Thread(target=rename, args=(store, school.id))
        thread.start()
        thread.join()
        assert tx.school(school.id) == before
    with store.read() as tx:
        assert tx.school(school.id).name == "Nieuwe naam"


def rename(store, school_id):
    with store.write() as tx:
        tx.save_school(school_id, name="Nieuwe naam")


def test_a_reader_can_change_nothing(store, school):
    with pytest.raises((DBAPIError, Unavailable)), store.read() as tx:
        tx.save_school(school.id, name="Anders")
    with store.write() as tx:
        assert tx.school(school.id) == school


def test_a_writer_inside_a_writer_is_our_mistake_and_is_said_at_once(store):
    with store.write() as tx:
        tx.add_school("Eerste")
        with pytest.raises(RuntimeError), store.write():
            pass
    with store.write() as tx:
        assert len(tx.schools()) == 1


def test_writers_of_one_process_wait_in_line_before_they_knock_at_sqlite(tmp_path, monkeypatch):
    monkeypatch.setattr("service.store.engine.WAIT", 0)  # SQLite itself would refuse all but one at once
    store = Store.open(Settings(tmp_path))
    store.upgrade()
    with store.write() as tx:
        school = tx.add_school("Merelveld College")

    def add():
        for _ in range(5):
            with store.write() as tx:
                count = tx.school(school.id).settings.get("count", 0)
                tx.save_school(school.id, settings={"count": count + 1})

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as tx:
        assert tx.school(school.id).settings == {"count": 20}
    store.close()


def test_a_writer_that_waits_too_long_is_told_and_nothing_is_saved(tmp_path, monkeypatch):
    monkeypatch.setattr("service.store.engine.WAIT", 0)
    store = Store.open(Settings(tmp_path))
    store.upgrade()
    other = Store.open(Settings(tmp_path))
    with store.write() as tx:
        tx.add_school("Eerste")
        with pytest.raises(Busy), other.write():
            pass
    with other.read() as tx:
        assert len(tx.schools()) == 1
    store.close()
    other.close()


def test_a_database_that_is_not_there_is_unavailable(tmp_path):
    store = Store.open(Settings(tmp_path, "postgresql://nobody@/nothing?host=/nowhere"))
    with pytest.raises(Unavailable), store.read():
        pass
    with pytest.raises(Unavailable):
        store.upgrade()


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:geheim@h/d",
        "postgresql://u:geheim@h:poort/d",
        "sqlite://",
        "sqlite:///:memory:",
        "geheim",
        "oracle://",
    ],
)
def test_an_address_of_no_such_database_is_refused_without_repeating_its_password(tmp_path, url):
    with pytest.raises(WrongDatabase) as refused:
        Store.open(Settings(tmp_path, url))
    assert "geheim" not in str(refused.value)


def test_sqlite_is_set_to_lose_nothing(tmp_path):
    store = Store.open(Settings(tmp_path / "data"))
    with store._engine.connect() as connection:
        said = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")}
        waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    assert said == {"synchronous": 2, "foreign_keys": 1}
    assert waits == 10_000
    assert journal == "wal"
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    store.close()


def test_an_old_sqlite_is_used_without_the_log_it_can_corrupt(tmp_path, monkeypatch):
    monkeypatch.setattr("service.store.engine._sqlite", sqlite3)
    monkeypatch.setattr("service.store.engine._WAL_IS_SOUND", (99,))
    store = Store.open(Settings(tmp_path))
    store.upgrade()
    with store.write() as tx:
        tx.add_school("Merelveld College")
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    store.close()


def test_sqlite_can_lie_where_database_url_says(tmp_path):
    store = Store.open(Settings(tmp_path / "data", f"sqlite:///{tmp_path}/elders.db"))
    store.upgrade()
    store.close()
    assert (tmp_path / "elders.db").exists()
    assert not (tmp_path / "data" / DATABASE).exists()


def test_the_database_is_ours_alone_in_a_folder_that_others_can_open(tmp_path):
    tmp_path.chmod(0o755)
    store = Store.open(Settings(tmp_path))
    store.upgrade()
    with store.read() as tx:
        assert tx.schools() == []
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}
    store.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "bestand").touch()
    with pytest.raises(FolderUnusable, match="bestand"):
        Store.open(Settings(tmp_path / "bestand" / "data"))


def test_a_fault_of_the_database_does_not_tell_what_it_was_about(store, school):
    def fault():
        with store.write() as tx:
            values = {"id": school.id, "name": "geheim", "location": "", "contact": "", "settings": b""}
            tx._run(insert(schools).values(values))

    with pytest.raises(IntegrityError) as raised:
        fault()
    assert "geheim" not in str(raised.value)


@pytest.mark.parametrize("bytes_", [b"no database at all " * 9, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path, bytes_):
    (tmp_path / DATABASE).write_bytes(bytes_)
    store = Store.open(Settings(tmp_path))
    with pytest.raises(Damaged, match=DATABASE):
        store.upgrade()
    store.close()


def test_a_role_that_may_make_no_tables_is_told_so(tmp_path, fresh_postgres_url):
    engine = create_engine(fresh_postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS reader")
        connection.exec_driver_sql("CREATE ROLE reader LOGIN")
        connection.exec_driver_sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    engine.dispose()
    store = Store.open(Settings(tmp_path, fresh_postgres_url.replace("zorgroute@", "reader@")))
    with pytest.raises(NoRights):
        store.upgrade()
    store.close()
