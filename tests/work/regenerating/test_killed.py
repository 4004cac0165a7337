"""A run whose processes are killed, all at once, again and again: nothing lost, nothing twice, nothing torn."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from service.store.aside import KEPT
from service.store.states import WORKING
from service.store.tables import files, templates
from service.work import regenerating
from service.work.regenerating import Selection
from tests.work.regenerating import workers
from tests.work.regenerating.school import (
    ALL,
    again,
    all_done,
    choose,
    counted,
    documents,
    look,
    nothing_torn,
    own_template,
    restyled,
    save,
)

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes as Unix does")


def tree(settings, run, most):
    """Start the processes that work on a run, in a group of their own."""
    command = [sys.executable, "-m", workers.__name__, str(settings.data_dir), settings.database_url or ""]
    return subprocess.Popen(
        [*command, run.school_id, run.id, str(most)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        start_new_session=True,
    )


def kill_until_done(store, settings, anna, run, ids, *, times, most):
    """Let those who work on a run be killed some times while people save, and then let others finish it."""
    chance = random.Random(11)
    killed = 0
    while True:
        with tree(settings, run, most) as working:
            assert working.stdout is not None
            for _ in range(chance.randint(1, 6) if killed < times else len(ids)):
                if not working.stdout.readline():
                    break
                save(store, anna, chance.choice(ids), f"Opgeslagen na {killed} keer")
            if killed < times:
                os.killpg(working.pid, signal.SIGKILL)
                killed += 1
        nothing_torn(store)
        if working.returncode == 0:
            break
    assert killed == times


def kill_and_look(store, settings, anna, *, many, times, most):
    """Let a run be killed some times; hold every document against its answers. The same while it is taken back."""
    ids = documents(store, anna, many)
    new = own_template(store, anna, restyled())
    with store.read() as tx:
        old = tx.visible_to(anna).published(ids[0]).template_hash
    choose(store, anna, new)
    run = regenerating.select(store, anna, ALL, state=WORKING)
    kill_until_done(store, settings, anna, run, ids, times=times, most=most)
    all_done(store, run, many)
    found = counted(store, run)
    assert found["uiterlijk"] + found.get("bijgewerkt", 0) + found.get("gelijk", 0) == many
    look(store, anna, ids, new, current=False)
    only_what_is_named(store)

    run = regenerating.undo(store, anna, run.id)
    # Taking back takes a moment: there is less time to be killed in.
    kill_until_done(store, settings, anna, run, ids, times=max(1, times // 5), most=max(2, most // 3))
    assert again(store, run).state == "teruggedraaid"
    with store.read() as tx:
        left = {item.document_id for item in tx.items(run.id, outcome="gebleven", most=many)}
        assert len(left) + counted(store, run)["teruggezet"] == many
    look(store, anna, sorted(left), new, current=False)
    look(store, anna, sorted({*ids} - left), old, current=False)


def only_what_is_named(store):
    """Clear up what those who were killed left, as happens an hour later, and see that all that lies there is named."""
    then = time.time() - KEPT - 1
    for path in store.blobs.folder.rglob("*"):
        os.utime(path, (then, then))
    while any(store.blobs.aside.folder.iterdir()):
        store.drop_leftovers()
    with store.read() as tx:
        named = {
            row.blob for row in tx._work.connection.execute(select(files.c.blob).union_all(select(templates.c.blob)))
        }
    assert {path.name for path in store.blobs.folder.glob("[0-9a-f]*/*")} == named


def test_a_run_that_is_killed_comes_to_its_end_all_the_same(store, settings, anna):
    kill_and_look(store, settings, anna, many=40, times=2, most=4)


@pytest.mark.prove
def test_five_thousand_documents_survive_twenty_kills(store, settings, anna):
    kill_and_look(store, settings, anna, many=5000, times=20, most=30)


def test_two_runs_at_once_make_each_document_once(store, settings, anna):
    ids = documents(store, anna, 30)
    new = own_template(store, anna, restyled())
    choose(store, anna, new)
    runs = [
        regenerating.select(store, anna, ALL, state=WORKING),
        regenerating.select(store, anna, Selection(), state=WORKING),
    ]
    started = [tree(settings, run, 4) for run in runs]
    for working in started:
        with working:
            working.communicate()
    for run in runs:
        all_done(store, run, 30)
    made = [counted(store, run) for run in runs]
    assert sum(found.get("uiterlijk", 0) for found in made) == 30
    assert sum(found.get("gelijk", 0) for found in made) == 30
    look(store, anna, ids, new)
    with store.read() as tx:
        assert {len(tx.visible_to(anna).files(id_)) for id_ in ids} == {2}
