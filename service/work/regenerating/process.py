"""A process of its own that works on a run, below everything else, so that pages stay quick meanwhile.

It is told on its standard input what to work on. When that ends, the one who started it is gone or wants it to stop: it
finishes the batch that it is making and ends.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from service.config import Settings
from service.store import Run, Store, StoreError
from service.work.regenerating.working import BATCH, LEASE, work

_PROGRAM = "from service.work.regenerating.process import main; main()"
_NICER = 10
_MEMORY = 1024**3
"""Bytes; ten times what it takes to work on any run."""
_ENDS_WITHIN = 20.0
"""Seconds for the batch that is being made."""


class Process:
    """Works on a run until it is done, or no longer than ``with`` lasts; ``most`` and ``lease`` as in `work`."""

    def __init__(self, settings: Settings, run: Run, *, most: int = BATCH, lease: timedelta = LEASE) -> None:
        told = asdict(settings) | {"data_dir": str(settings.data_dir), "idle": settings.idle.total_seconds()}
        said = {"settings": told, "school": run.school_id, "run": run.id, "most": most, "lease": lease.total_seconds()}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path)},
            text=True,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        with suppress(BrokenPipeError):  # it died at once: `wait` tells
            self._input.write(json.dumps(said) + "\n")
            self._input.flush()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is done, or for some seconds; tell whether it is done."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        with suppress(BrokenPipeError):
            self._input.close()
        return True

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Let it finish what it is making and end; what takes too long is ended and done again by another."""
        with suppress(BrokenPipeError):
            self._input.close()
        if not self.wait(_ENDS_WITHIN):
            self._process.kill()
            self._process.wait()

    @property
    def _input(self) -> IO[str]:
        if self._process.stdin is None:
            raise RuntimeError("started without a standard input")
        return self._process.stdin


def main() -> None:
    """Do what standard input says; a store that fails is said on standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started this; it closes the input
    if hasattr(os, "nice"):
        os.nice(_NICER)
    _limit_memory()
    said = json.loads(sys.stdin.readline())
    stopped = threading.Event()
    threading.Thread(target=_until_end, args=(sys.stdin, stopped), daemon=True).start()
    try:
        _work(said, stopped)
    except StoreError as error:
        print(error.message % error.values, file=sys.stderr, flush=True)
        sys.exit(1)


def _limit_memory() -> None:
    """Let a document that grows without end fail by itself, before the machine has no memory left for anything."""
    with suppress(ImportError, ValueError, OSError):  # Windows; a system that names the limit and does not hold it
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _until_end(told: IO[str], stopped: threading.Event) -> None:
    told.read()
    stopped.set()


def _work(said: dict[str, Any], stopped: threading.Event) -> None:
    given = said["settings"]
    settings = Settings(
        **given
        | {
            "data_dir": Path(given["data_dir"]),
            "hosts": tuple(given["hosts"]),
            "idle": timedelta(seconds=given["idle"]),
        }
    )
    store = Store.open(settings)
    try:
        with store.read() as tx:
            run = tx.run(said["school"], said["run"])
        work(
            store,
            settings.secret_key.encode(),
            run,
            most=said["most"],
            lease=timedelta(seconds=said["lease"]),
            go_on=lambda: not stopped.is_set(),
        )
    finally:
        store.close()
