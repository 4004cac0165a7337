"""What happens while a run is under way: people save, choose another template, the disk is full, workers come late."""

from __future__ import annotations

import errno
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from service.store import Store, Unavailable
from service.store.aside import Aside
from service.work import regenerating
from service.work.regenerating import batch
from tests.store.conftest import Settings
from tests.work.regenerating.school import (
    KEY,
    TYPE,
    again,
    all_done,
    choose,
    counted,
    documents,
    done,
    look,
    nothing_torn,
    own_template,
    publish,
    restyled,
    save,
    tried,
)


@pytest.fixture
def started(store, anna, ten, new):
    """A run that was started, of which nothing is made yet."""
    return regenerating.start(store, anna, tried(store, anna, new).id)


def just_before_it_counts(monkeypatch, do):
    """Do something once, when a batch is filled and is not recorded yet."""
    todo = [do]
    real = Store.put_files

    def put_files(self: Store, made: Any) -> list[str]:
        while todo:
            todo.pop()()
        return real(self, made)

    monkeypatch.setattr(Store, "put_files", put_files)


def test_a_document_that_is_saved_while_it_is_made_is_made_again(store, anna, ten, new, started, monkeypatch):
    just_before_it_counts(monkeypatch, lambda: save(store, anna, ten[3], "Net nog opgeslagen"))
    regenerating.work(store, KEY, started)
    all_done(store, started, 10)
    assert counted(store, started) == {"uiterlijk": 9, "bijgewerkt": 1}
    look(store, anna, ten, new)
    with store.read() as tx:
        assert len(tx.visible_to(anna).files(ten[3])) == 2


def test_a_document_that_is_downloaded_while_it_is_made_has_one_file_that_counts(
    store, anna, ten, new, started, monkeypatch
):
    just_before_it_counts(monkeypatch, lambda: publish(store, anna, [ten[3]]))
    regenerating.work(store, KEY, started)
    assert counted(store, started) == {"uiterlijk": 9, "gelijk": 1}
    look(store, anna, ten, new)


def test_a_template_that_is_replaced_during_a_run_leaves_the_rest_for_the_next(store, anna, ten, new, started):
    third = own_template(store, anna, restyled(TYPE, ("Naam aanmelder", "Wie meldt aan")))
    regenerating.work(store, KEY, started, most=4, told=lambda: choose(store, anna, third))
    assert counted(store, started) == {"uiterlijk": 4, "ingehaald": 6}
    run = done(store, anna, third)
    assert counted(store, run) == {"uiterlijk": 10}
    look(store, anna, ten, third)


def test_a_document_that_is_made_between_the_trial_and_the_start_follows_too(store, anna, ten, new):
    run = tried(store, anna, new)
    more = documents(store, anna, 2)
    run = regenerating.start(store, anna, run.id)
    regenerating.work(store, KEY, run)
    all_done(store, run, 12)
    look(store, anna, [*ten, *more], new)


def test_a_worker_whose_lease_ran_out_writes_nothing_down(store, anna, ten, new, started, clock, monkeypatch):
    def somebody_else() -> None:
        clock.go_on(timedelta(minutes=5))
        regenerating.work(store, KEY, started)

    just_before_it_counts(monkeypatch, somebody_else)
    regenerating.work(store, KEY, started)
    all_done(store, started, 10)
    look(store, anna, ten, new)
    with store.read() as tx:
        assert {len(tx.visible_to(anna).files(id_)) for id_ in ten} == {2}


def test_a_run_that_is_taken_back_while_a_batch_is_made_takes_that_back_too(
    store, anna, ten, new, started, monkeypatch
):
    just_before_it_counts(monkeypatch, lambda: regenerating.undo(store, anna, started.id))
    regenerating.work(store, KEY, started)
    assert again(store, started).state == "teruggedraaid"
    with store.read() as tx:
        kept = {tx.visible_to(anna).published(id_).template_hash for id_ in ten}
    assert new not in kept


def test_a_full_disk_holds_the_run_and_leaves_nothing_half(store, anna, ten, new, started, monkeypatch):
    real, room = Aside.write, [8]  # a list and four files, and again a list and two

    def write(self: Aside, *given: Any, **named: Any) -> Any:
        room[0] -= 1
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, *given, **named)

    monkeypatch.setattr(Aside, "write", write)
    with pytest.raises(Unavailable):
        regenerating.work(store, KEY, started, most=4)
    assert again(store, started).state == "gepauzeerd"
    with store.read() as tx:
        assert tx.counts(started.id) == {"klaar": {"uiterlijk": 4}, "wacht": {"uiterlijk": 6}}
        assert {tx.visible_to(anna).published(id_).template_hash == new for id_ in ten} == {True, False}
    nothing_torn(store)
    room[0] = 100
    run = regenerating.resume(store, anna, started.id)
    regenerating.work(store, KEY, run)
    all_done(store, run, 10)
    look(store, anna, ten, new)


def save_and_work(store, account, ids, run):
    """Fill what room is left, and work on the run."""
    while True:
        for id_ in ids:
            save(store, account, id_, "x" * 4000)
        regenerating.work(store, KEY, run, most=2)


def test_a_full_database_stops_the_run_and_nothing_is_half_recorded(store, settings: Settings, anna, ten, new, started):
    if settings.database_url:
        pytest.skip("SQLite can be told how large it may grow")

    @event.listens_for(store._engine, "connect")
    def no_room(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        cursor.execute("PRAGMA temp_store = MEMORY")

    store._engine.dispose()
    with pytest.raises(Unavailable):
        save_and_work(store, anna, ten, started)
    event.remove(store._engine, "connect", no_room)
    store._engine.dispose()
    run = again(store, started)
    if run.state == "gepauzeerd":
        run = regenerating.resume(store, anna, run.id)
    regenerating.work(store, KEY, run)
    all_done(store, run, 10)
    nothing_torn(store)


def test_what_is_unexpected_gives_back_what_was_taken(store, anna, ten, new, started, monkeypatch):
    def broken(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(batch.Batches, "publish", broken)
    with pytest.raises(MemoryError):
        regenerating.work(store, KEY, started)
    monkeypatch.undo()
    with store.read() as tx:
        assert tx.counts(started.id) == {"wacht": {"uiterlijk": 10}}
    regenerating.work(store, KEY, started)
    all_done(store, started, 10)
