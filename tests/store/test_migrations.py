"""The tables that the migrations make are the tables that the queries know."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from service.store import Store, TooNew
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
