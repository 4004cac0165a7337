"""The processes that work on a run in tests that kill them: one that tells of each batch, and one beside it."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from service.config import Settings
from service.store import Store
from service.work import regenerating
from service.work.regenerating.process import Process
from tests.work.regenerating.school import KEY

LEASE = timedelta(seconds=3)


def main(folder: str, url: str, school_id: str, run_id: str, most: str) -> None:
    """Work on a run with two processes, and print a line for each batch of this one."""
    settings = Settings(Path(folder), KEY.decode(), url or None)
    store = Store.open(settings)
    with store.read() as tx:
        run = tx.run(school_id, run_id)
    with Process(settings, run, most=int(most), lease=LEASE):
        regenerating.work(store, KEY, run, most=int(most), lease=LEASE, told=lambda: print("batch", flush=True))
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
