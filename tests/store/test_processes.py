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

from service.store import Store
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


def kill(store, settings, anna, document, times):
    """Kill a writer again and again; look each time at what it leaves."""
    chance = random.Random(7)
    saved = 1
    for _ in range(times):
        command = [sys.executable, "-m", writers.__name__, str(settings.data_dir), settings.database_url or ""]
        with subprocess.Popen([*command, anna.id, document.id], stdout=subprocess.PIPE, cwd=ROOT, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 12)):
                saved = int(writer.stdout.readline())
            writer.kill()
            # What it said before it died counts too.
            saved = max([saved, *map(int, writer.stdout.read().split())])
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
