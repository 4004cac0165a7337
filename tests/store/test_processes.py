"""Several processes at once, and processes killed while they write: nothing lost, nothing torn."""

from __future__ import annotations

import multiprocessing
import random
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from service.store import NewItem, Store
from tests.store import writers
from tests.store.conftest import Settings, start

SPAWN = multiprocessing.get_context("spawn")
ROOT = Path(__file__).parents[2]


def at_once(task: Callable[..., Any], arguments: list[tuple[Any, ...]]) -> list[Any]:
    """Run a task in as many processes as there are arguments, all past their barrier together."""
    with SPAWN.Manager() as manager, ProcessPoolExecutor(len(arguments), SPAWN) as pool:
        ready = manager.Barrier(len(arguments), timeout=60)
        return [done.result() for done in [pool.submit(task, *given, ready) for given in arguments]]


def race(store, settings, anna, writers_count, marks_each):
    with store.write() as tx:
        document = start(tx.visible_to(anna), marks=[])
    marks = [[f"{writer}.{mark}" for mark in range(marks_each)] for writer in range(writers_count)]
    told = at_once(
        writers.add_marks,
        [(settings.data_dir, settings.database_url, anna.id, document.id, mine) for mine in marks],
    )
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        found = dossiers.document(document.id)
        dossiers.verify(document.id)
    kept = found.revision.answers["marks"]
    assert sorted(kept) == sorted(chain.from_iterable(marks))
    assert found.number == 1 + writers_count * marks_each
    # All started from revision 1, so all but one were told that someone was first.
    assert sum(count > 0 for count in told) >= writers_count - 1
    for mine in marks:
        assert [mark for mark in kept if mark in mine] == mine


def test_of_all_who_write_in_one_document_each_is_told_of_the_others_and_nothing_is_lost(store, settings, anna):
    race(store, settings, anna, writers_count=3, marks_each=8)


@pytest.mark.prove
def test_a_long_race_loses_nothing(store, settings, anna):
    race(store, settings, anna, writers_count=6, marks_each=100)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_processes_that_start_together_make_the_tables_once(request, tmp_path, kind):
    url = request.getfixturevalue("fresh_postgres_url") if kind == "postgres" else None
    at_once(writers.upgrade, [(tmp_path, url)] * 6)
    store = Store.open(Settings(tmp_path, url))
    with store.read() as tx:
        assert tx.schools() == []
    store.close()


def writer(settings, task, *ids):
    """Start a process that works until it is killed, and says what it did line by line."""
    command = [
        sys.executable,
        "-m",
        writers.__name__,
        task.__name__,
        str(settings.data_dir),
        settings.database_url or "",
    ]
    return subprocess.Popen([*command, *ids], stdout=subprocess.PIPE, cwd=ROOT, text=True)


def kill(store, settings, anna, document, times):
    """Kill a writer again and again; look each time at what it leaves."""
    chance = random.Random(7)
    saved = 1
    for _ in range(times):
        with writer(settings, writers.write_until_killed, anna.id, document.id) as process:
            for _ in range(chance.randint(1, 12)):
                saved = int(process.stdout.readline())
            process.kill()
            # What it said before it died counts too.
            saved = max([saved, *map(int, process.stdout.read().split())])
        look(store, settings, anna, document, saved)


def look(store, settings, anna, document, saved):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        # The dead one's last word may be under way on the server still: this waits for it.
        before = dossiers._current_number(document.id, lock=True)
        assert before >= saved
        dossiers.add_revision(document.id, before, event="gedownload")
        dossiers.verify(document.id)
        files = dossiers.files(document.id)
        written = [revision for revision in dossiers.revisions(document.id) if revision.event == "opgeslagen"]
        assert {file.revision for file in files} == {revision.number for revision in written}
        for file in files:
            text = dossiers.revision(document.id, file.revision).answers["tekst"]
            assert dossiers.file_bytes(file.id) == text.encode()
        assert dossiers.draft(document.id, "s").base == written[-1].number - 1
        if settings.database_url is None:
            assert tx._work.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    for path in settings.data_dir.joinpath("blobs").glob("*/[0-9a-f]*"):
        store.blobs.get(path.name, "")


def test_a_killed_writer_leaves_everything_it_saved_and_nothing_half(store, settings, anna, document):
    kill(store, settings, anna, document, times=3)


@pytest.mark.prove
def test_many_killed_writers_leave_nothing_torn(store, settings, anna, document):
    kill(store, settings, anna, document, times=60)


def run_of(store, anna, documents):
    """A run at work on new documents, and their ids."""
    with store.write() as tx:
        ids = [start(tx.visible_to(anna)).id for _ in range(documents)]
        run = tx.start_run(anna.school_id, {}, {}, anna, "bezig")
        tx.add_items(run.id, [NewItem(each, "", None, each) for each in ids])
    return run, ids


def share(store, settings, anna, workers, documents):
    run, _ = run_of(store, anna, documents)
    done = at_once(writers.work_through, [(settings.data_dir, settings.database_url, run.id)] * workers)
    assert sorted(chain.from_iterable(done)) == list(range(documents))
    with store.read() as tx:
        counted = tx.counts(run.id)
        assert {item.tries for item in tx.items(run.id, most=documents)} == {1}
    assert list(counted) == ["klaar"]
    assert sorted(counted["klaar"].values()) == sorted(len(mine) for mine in done if mine)


def test_each_item_of_a_run_is_one_workers_of_all_that_take_them_at_once(store, settings, anna):
    share(store, settings, anna, workers=6, documents=120)


@pytest.mark.prove
def test_thousands_of_items_are_shared_without_one_done_twice(store, settings, anna):
    share(store, settings, anna, workers=6, documents=5000)


def test_of_all_who_publish_at_once_each_takes_the_place_of_what_it_saw(store, settings, anna, document):
    """So the published files form one line, from the first to the one that counts, and nobody's work is skipped over."""
    steps = at_once(
        writers.publish, [(settings.data_dir, settings.database_url, anna.id, document.id, 6) for _ in range(4)]
    )
    follows = dict(chain.from_iterable(steps))
    assert len(follows) == 24
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        revision = {file.id: file.revision for file in dossiers.files(document.id)}
        last = dossiers.published(document.id)
    line = [follows[None]]
    while line[-1] in follows:
        line.append(follows[line[-1]])
    assert (len(line), line[-1]) == (24, last.id)
    assert [revision[each] for each in line] == sorted(revision[each] for each in line)


def kill_while_it_puts(store, settings, times):
    chance = random.Random(7)
    for _ in range(times):
        with writer(settings, writers.put_until_killed) as process:
            said = [process.stdout.readline() for _ in range(chance.randint(1, 4))]
            process.kill()
            said.append(process.stdout.read())
        for name in "".join(said).split():
            assert store.blobs.get(name, "")
        for path in settings.data_dir.joinpath("blobs").glob("*/[0-9a-f]*"):
            store.blobs.get(path.name, "")


def test_a_process_killed_while_it_puts_many_down_leaves_none_of_them_torn(tmp_path):
    store = Store.open(Settings(tmp_path))
    kill_while_it_puts(store, Settings(tmp_path), times=3)
    store.close()


@pytest.mark.prove
def test_many_processes_killed_while_they_put_many_down_leave_nothing_torn(tmp_path):
    store = Store.open(Settings(tmp_path))
    kill_while_it_puts(store, Settings(tmp_path), times=40)
    store.close()


def kill_workers(store, settings, anna, documents, times):
    """Kill workers again and again until the run is done: every document is made and published once."""
    chance = random.Random(7)
    run, ids = run_of(store, anna, documents)
    for _ in range(times):
        with writer(settings, writers.work_until_killed, anna.id, run.id) as process:
            for _ in range(chance.randint(0, 4)):
                process.stdout.readline()
            process.kill()
    with writer(settings, writers.work_until_killed, anna.id, run.id) as process:
        assert process.stdout.read().endswith("done\n")
    with store.read() as tx:
        assert tx.counts(run.id) == {"klaar": {"nieuw": documents}}
        dossiers = tx.visible_to(anna)
        for item in tx.items(run.id, most=documents):
            [file] = dossiers.files(item.document_id)
            assert dossiers.published(item.document_id) == file
            assert item.after_file == file.id
            assert dossiers.file_bytes(file.id) == writers._made(item.document_id)
        assert {item.document_id for item in tx.items(run.id, most=documents)} == set(ids)


def test_a_run_whose_workers_are_killed_makes_every_document_once(store, settings, anna):
    kill_workers(store, settings, anna, documents=100, times=3)


@pytest.mark.prove
def test_a_run_whose_workers_are_killed_twenty_times_makes_every_document_once(store, settings, anna):
    kill_workers(store, settings, anna, documents=2000, times=20)
