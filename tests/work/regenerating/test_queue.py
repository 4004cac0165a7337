"""Messages that a run is to be worked on, and the processes that take them up."""

from __future__ import annotations

import pickle
import threading
from dataclasses import replace
from typing import Any

import huey.storage
import pytest

from service.config import Settings, WrongSetting
from service.store.states import WORKING
from service.work import regenerating
from service.work.regenerating.process import Process
from service.work.regenerating.queue import Queue
from tests.work.regenerating.school import ALL, KEY, again, all_done, choose, look, tried

_LONG = 60


@pytest.fixture
def installation(settings):
    return Settings(settings.data_dir, KEY.decode(), settings.database_url)


@pytest.fixture
def queue(installation, store):
    """An empty queue; the next test on PostgreSQL has the same."""
    queue = Queue(installation, store)
    queue._huey.storage.flush_all()
    yield queue
    queue._huey.storage.flush_all()
    queue.close()


@pytest.fixture
def run(store, anna, ten, new):
    """A run that nobody works on yet."""
    choose(store, anna, new)
    return regenerating.select(store, anna, ALL, state=WORKING)


class Direct:
    """Works in this very process, and tells when it is done."""

    def __init__(self, store, done):
        self.store, self.done = store, done

    def __call__(self, _settings, run):
        regenerating.work(self.store, KEY, run)
        self.done.set()
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def wait(self, _seconds):
        return True


@pytest.fixture
def done(store, monkeypatch):
    """Set when somebody is done with a run."""
    event = threading.Event()
    monkeypatch.setattr("service.work.regenerating.queue.Process", Direct(store, event))
    return event


def test_a_message_is_taken_up_and_the_run_is_worked_on(store, anna, queue, ten, new, run, done, monkeypatch):
    monkeypatch.setattr("service.work.regenerating.queue.sweep", lambda *_: None)
    with queue.taken_up():
        queue.send(run)
        assert done.wait(_LONG)
    all_done(store, run, 10)
    look(store, anna, ten, new)


def test_who_starts_goes_on_with_what_was_not_done(store, queue, run, done):
    with queue.taken_up():
        assert done.wait(_LONG)
    all_done(store, run, 10)


def test_a_message_about_a_run_that_is_done_starts_nothing(store, anna, queue, new, monkeypatch):
    monkeypatch.setattr("service.work.regenerating.queue.Process", None)
    ready = tried(store, anna, new)
    queue._received(ready.school_id, ready.id)
    queue._received(ready.school_id, "0" * 32)


def test_an_installation_that_lends_no_processes_leaves_the_message_to_others(store, installation, queue, run, done):
    idle = Queue(replace(installation, workers=0), store)
    with idle.taken_up():
        idle.send(run)
    assert queue._huey.storage.queue_size() == 1
    assert not done.is_set()


class Canary:
    sang = False

    def __reduce__(self) -> tuple[Any, ...]:
        return setattr, (Canary, "sang", True)


def test_a_message_that_this_installation_did_not_sign_is_not_opened(queue):
    for message in (pickle.dumps(Canary()), pickle.dumps(Canary()) + b":" + b"0" * 40):
        queue._huey.storage.enqueue(message)
        with pytest.raises(ValueError, match=r"Separator|Signature"):
            queue._huey.dequeue()
    assert not Canary.sang


def test_redis_is_asked_for_by_setting_and_its_package_named_when_it_is_not_there(
    store, installation, tmp_path, monkeypatch
):
    monkeypatch.setattr(huey.storage, "Redis", None)
    with pytest.raises(WrongSetting, match="redis"):
        Queue(replace(installation, queue_url="redis://localhost"), store)
    asked = Settings.from_environment({"ZORGROUTE_QUEUE": "redis://localhost", "ZORGROUTE_WORKERS": "4"}, data=tmp_path)
    assert (asked.queue_url, asked.workers) == ("redis://localhost", 4)
    assert Settings.from_environment({}, data=tmp_path).workers == 1
    with pytest.raises(WrongSetting, match="ZORGROUTE_QUEUE"):
        Settings.from_environment({"ZORGROUTE_QUEUE": "localhost"}, data=tmp_path)


def test_a_process_of_its_own_does_the_work_and_ends(store, anna, installation, ten, new, run):
    with Process(installation, run) as working:
        assert working.wait(_LONG)
    all_done(store, run, 10)
    look(store, anna, ten, new)


def test_a_process_that_is_stopped_leaves_the_rest_for_another(store, installation, run):
    Process(installation, run, most=1).stop()
    with store.read() as tx:
        assert not tx.counts(run.id).get("bezig")
    regenerating.work(store, KEY, run)
    assert again(store, run).state == "klaar"
