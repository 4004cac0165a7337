"""Messages that a run is to be worked on, and those who take them up: threads that start a process each.

A message says only which run. It may get lost or come twice: the ledger knows what is to be done, and every minute a
sweeper sends for work on what is not done.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from huey.exceptions import ConfigurationError
from huey.serializer import SignedSerializer

from forms.text import N_
from service.config import Settings, WrongSetting
from service.store import NotFound, Run, Store
from service.store.states import AT_WORK, TRIAL
from service.work.regenerating.process import Process
from service.work.regenerating.steering import progress, sweep

_NAME = "zorgroute"
_ASK_AGAIN = 0.5


class Queue:
    """The queue of one installation. ``settings.workers`` says how many processes this machine lends to it."""

    def __init__(self, settings: Settings, store: Store) -> None:
        """Open the queue; raises `WrongSetting`."""
        self._settings, self._store = settings, store
        self._huey = _huey(settings)
        self._stopped = threading.Event()
        self._message = self._huey.task(name="regenerate")(self._received)
        self._huey.periodic_task(crontab(minute="*"), name="sweep")(self._swept)
        self._huey.on_shutdown("close")(self._huey.storage.close)  # of each thread that takes messages up

    def send(self, run: Run) -> None:
        """Say that a run is to be worked on, by as many as there are here."""
        for _ in range(max(1, self._settings.workers)):
            self._message(run.school_id, run.id)

    @contextmanager
    def taken_up(self) -> Iterator[None]:
        """Take messages up as long as this lasts, unless the settings say that others do. Begins with a sweep."""
        try:
            if self._settings.workers:
                with self._consumed():
                    yield
            else:
                yield
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the connection; sending opens another."""
        self._huey.storage.close()

    @contextmanager
    def _consumed(self) -> Iterator[None]:
        consumer = _Consumer(self._huey, workers=self._settings.workers, max_delay=1.0)
        consumer.start()
        try:
            yield
        finally:
            self._stopped.set()
            consumer.stop(graceful=True)

    def _received(self, school_id: str, run_id: str) -> None:
        """Work on a run in a process of its own, if there is still something to do."""
        with self._store.read() as tx:
            try:
                run = tx.run(school_id, run_id)
            except NotFound:  # a message from before a backup was put back
                return
            if run.state not in AT_WORK or (run.state == TRIAL and progress(tx, run).finished):
                return
        with Process(self._settings, run) as process:
            while not (process.wait(_ASK_AGAIN) or self._stopped.is_set()):
                pass

    def _swept(self) -> None:
        sweep(self._store, self.send)


class _Consumer(Consumer):
    """Takes messages up in a program that minds its signals itself."""

    def _set_signal_handlers(self) -> None:
        pass


def _huey(settings: Settings) -> Huey:
    """Return where messages wait: beside the data, in the PostgreSQL database, or in Redis when that is asked for."""
    # Messages are pickled: only what this installation signed is opened.
    shared = {"results": False, "serializer": SignedSerializer(secret=settings.secret_key, salt="queue")}
    if settings.queue_url:
        try:
            return RedisHuey(_NAME, url=settings.queue_url, **shared)
        except ConfigurationError:
            raise WrongSetting(
                N_("%(naam)s vraagt om Redis. Installeer eerst het pakket ‘redis’."), "ZORGROUTE_QUEUE"
            ) from None
    if settings.database_url and settings.database_url.startswith("postgres"):
        address = settings.database_url.partition("://")[2]
        return PostgresHuey(_NAME, dsn=f"postgresql://{address}", **shared)
    # Not in WAL mode: Python's own SQLite may be one that loses what is in there. What a crash loses the sweeper mends.
    return SqliteHuey(
        _NAME, filename=str(settings.data_dir / "queue.db"), journal_mode="truncate", fsync=False, **shared
    )
