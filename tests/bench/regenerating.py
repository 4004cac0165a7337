"""Making many documents again beside a plain loop of docxtpl that saves files, and what it takes for many more.

Inside the clock, ours: the whole of a run in one process, on SQLite: looking up its documents, taking them from the ledger,
reading their answers, filling them with content controls, the files durable on the disk, and the database with what counts
and what the ledger says committed. Of the many, looking them up is printed by itself. docxtpl: opening the template,
rendering, and saving to a file, from a context that was made before; not durable, and recorded nowhere. Both in rounds, in
turn. Memory is what the process that works holds at most, from its start. Saving meanwhile: one transaction that adds a
revision, in this process, while another works on a run as `serve` lets it.

`python -m tests.bench.regenerating --full` makes 100,000 too.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from service.config import Settings
from service.data import docx_template
from service.store import Store
from service.store.states import WORKING
from service.work import regenerating
from service.work.regenerating.process import Process
from service.work.regenerating.selection import Listing
from tests.bench.figures import say, timed
from tests.word.oracle.docxtpl import context, filled
from tests.work.regenerating.school import (
    ALL,
    FORM,
    KEY,
    TYPE,
    Place,
    answers,
    choose,
    documents,
    own_template,
    restyled,
    save,
)

_ROUNDS, _OURS, _THEIRS = 7, 1000, 30
_SAVED, _SAVES, _THINK = 3000, 100, 0.05
_MANY, _FULL = 10_000, 100_000


def measure(*, full: bool = False) -> None:
    """Print how many times as fast a run is, and what many documents take."""
    with tempfile.TemporaryDirectory() as folder:
        _beside_docxtpl(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        _saving_meanwhile(Path(folder))
    for many in (_MANY, _FULL) if full else (_MANY,):
        with tempfile.TemporaryDirectory() as folder:
            _many(Path(folder), many)


def _beside_docxtpl(folder: Path) -> None:
    place = _school(folder, _OURS)
    store, account = place.open()
    data, given = docx_template(TYPE), [context(FORM, answers(number)) for number in range(_THEIRS)]
    ours, theirs = [], []
    for number in range(_ROUNDS):
        choose(store, account, own_template(store, account, restyled(TYPE, ("Datum", f"Datum {number}"))))
        run = regenerating.select(store, account, ALL, state=WORKING)
        start = time.perf_counter()
        regenerating.work(store, KEY, run)
        ours.append((time.perf_counter() - start) * 1000 / _OURS)
        start = time.perf_counter()
        for n, said in enumerate(given):
            (folder / f"{n}.docx").write_bytes(filled(data, said))
        theirs.append((time.perf_counter() - start) * 1000 / _THEIRS)
    store.close()
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"making again, read to durable and recorded: {mine:.2f} ms a document; docxtpl to a file: {other:.1f} ms: "
        f"{other / mine:.0f} x ({_ROUNDS} rounds in turn of {_OURS} and {_THEIRS})",
        flush=True,
    )


def _saving_meanwhile(folder: Path) -> None:
    place = _school(folder, _SAVED)
    store, account = place.open()
    with store.read() as tx:
        ids = [document.id for document in tx.visible_to(account).listed()]
    alone = timed(lambda: save(store, account, ids[0], "alleen"), _SAVES)
    run = regenerating.select(store, account, ALL, state=WORKING)
    meanwhile: list[float] = []
    with Process(Settings(place.folder, KEY.decode()), run) as working:
        while not working.wait(_THINK):
            meanwhile += timed(lambda: save(store, account, ids[0], "intussen"), 1)
    store.close()
    say("saving a revision when nothing else is done", alone)
    say(f"saving a revision while {_SAVED:,} documents are made again, every {_THINK * 1000:.0f} ms", meanwhile)


def _many(folder: Path, many: int) -> None:
    place = _school(folder, many)
    command = [sys.executable, "-m", "tests.bench.regenerating", str(place.folder), place.account_id]
    print(
        f"making {many:,} again: {subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()}"
    )


def _school(folder: Path, many: int) -> Place:
    store = Store.open(Settings(folder / "data", KEY.decode()))
    store.upgrade()
    with store.write() as tx:
        school = tx.add_school("Merelveld College")
        account = tx.add_account(school.id, "anna@merelveld.example", "Anna de Wit", "beheerder", "-")
    documents(store, account, many)
    choose(store, account, own_template(store, account, restyled()))
    store.close()
    return Place(folder / "data", None, account.id)


def _most_memory() -> int:
    """Return the most memory that this process ever held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says begins with what the process held that started this one
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _alone(folder: str, account_id: str) -> None:
    """Make everything again in this process, and print what it took."""
    store, account = Place(Path(folder), None, account_id).open()
    start = time.perf_counter()
    run = regenerating.select(store, account, ALL, state=WORKING)
    listing = Listing(store, account, run)
    while listing.goes_on():
        pass
    listed = time.perf_counter()
    regenerating.work(store, KEY, run)
    ended = time.perf_counter()
    with store.read() as tx:
        done = regenerating.progress(tx, run).outcomes
    most = _most_memory()
    print(
        f"{listed - start:.1f} s to look them up, {ended - listed:.1f} s to make them, "
        f"{sum(done.values()) / (ended - listed):.0f} a second, at most {most} MB; {done}"
    )
    store.close()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _alone(*sys.argv[1:])
    else:
        measure(full="--full" in sys.argv)
