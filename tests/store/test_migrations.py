"""The tables that the migrations make are the tables that the queries know."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from service.store import Store, TooNew
from service.store.engine import writing
from service.store.migrations import configuration, head
from service.store.tables import metadata
from tests.store.conftest import Settings


@pytest.fixture
def fresh(request, tmp_path):
    """A store without any table; ask for it by `indirect`."""
    url = request.getfixturevalue("fresh_postgres_url") if request.param == "postgres" else None
    store = Store.open(Settings(tmp_path, url))
    yield store
    store.close()


both = pytest.mark.parametrize("fresh", ["sqlite", "postgres"], indirect=True)


@both
def test_migrating_makes_exactly_the_tables_that_are_declared(fresh):
    fresh.upgrade()
    with fresh._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == head()


@both
def test_migrating_again_changes_nothing_and_keeps_everything(fresh):
    fresh.upgrade()
    with fresh.write() as tx:
        school = tx.add_school("Merelveld College")
    fresh.upgrade()
    with fresh.read() as tx:
        assert tx.schools() == [school]


@both
def test_a_migration_that_fails_halfway_leaves_nothing(fresh, monkeypatch):
    create = command.upgrade

    def fail_at_the_end(*arguments):
        create(*arguments)
        raise ZeroDivisionError

    monkeypatch.setattr(command, "upgrade", fail_at_the_end)
    with pytest.raises(ZeroDivisionError):
        fresh.upgrade()
    monkeypatch.undo()
    with fresh._engine.connect() as connection:
        assert not fresh._engine.dialect.has_table(connection, "schools")
    fresh.upgrade()


@both
def test_a_database_of_a_newer_version_is_refused(fresh):
    fresh.upgrade()
    with fresh.write() as tx:
        tx._work.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(TooNew):
        fresh.upgrade()


def test_foreign_keys_hold_again_after_migrating(tmp_path):
    store = Store.open(Settings(tmp_path))
    store.upgrade()
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_there_is_one_newest_migration():
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


@both
def test_what_was_made_last_before_files_were_published_counts(fresh):
    with writing(fresh._engine).begin() as connection:
        command.upgrade(configuration(connection), "0002")
        connection.exec_driver_sql(
            "INSERT INTO schools (id, name, location, contact, settings) VALUES ('s', '', '', '', '')"
        )
        connection.exec_driver_sql(
            "INSERT INTO accounts (id, school_id, email, name, role, language, password_hash, created_at)"
            " VALUES ('a', 's', '', '', '', '', '', '2026-09-01')"
        )
        connection.exec_driver_sql(
            "INSERT INTO documents (id, school_id, type, schooljaar, number, created_at, created_by)"
            " VALUES ('d', 's', 'opp', '', 2, '2026-09-01', 'a')"
        )
        for number in (1, 2):
            connection.exec_driver_sql(
                "INSERT INTO revisions (document_id, number, form_version, answers, origins, event, state, author_id,"
                f" author, at, hash) VALUES ('d', {number}, 1, '', '', '', '', 'a', '', '2026-09-01', '')"
            )
        for name, revision, version, day in (
            ("late", 2, "", 4),
            ("later of an earlier revision", 1, "", 5),
            ("early", 2, "", 3),
            ("other", 1, "toestemming", 2),
        ):
            connection.exec_driver_sql(
                "INSERT INTO files (id, document_id, revision, template_hash, version, blob, size, made_at, made_by)"
                f" VALUES ('{name}', 'd', {revision}, '', '{version}', '', 0, '2026-09-0{day}', 'a')"
            )
    fresh.upgrade()
    with fresh._engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT variant, file_id FROM published ORDER BY variant").all()
    assert [tuple(row) for row in found] == [("", "late"), ("toestemming", "other")]
