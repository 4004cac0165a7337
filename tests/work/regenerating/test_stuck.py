"""A document that nobody who begins it comes back from stops nothing: at last it is left, and named."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest

from service import word
from service.store import Unavailable
from service.work import regenerating
from service.work.regenerating.working import LEASE, TRIES
from tests.work.regenerating.school import KEY, again, counted, look, tried


class Killed(BaseException):
    """Stands for the end of a process: nothing is given back."""


@pytest.fixture
def started(store, anna, ten, new):
    return regenerating.start(store, anna, tried(store, anna, new).id)


@pytest.fixture
def deadly(monkeypatch):
    """Make one document do something whenever it is filled."""
    real = word.fill

    def deadly(name, do):
        def fill(template, given, **named):
            if given["leerling"]["naam"] == name:
                do()
            return real(template, given, **named)

        monkeypatch.setattr("service.work.making.fill", fill)

    return deadly


def until_done(store, run, fault, *, most=5, after=lambda: None):
    """Work on a run as a sweeper has it done, again after each death; how many deaths that took."""
    for deaths in count():
        try:
            regenerating.work(store, KEY, run, most=most)
        except fault:
            after()
        else:
            return deaths
    raise AssertionError


def said_of_failures(store, run):
    with store.read() as tx:
        return [str(regenerating.reason(item)) for item in tx.items(run.id, outcome="mislukt")]


def test_a_document_that_kills_who_makes_it_is_left_in_the_end_and_the_rest_is_made(
    store, anna, ten, new, started, deadly, monkeypatch, clock
):
    def die():
        raise Killed

    deadly("Leerling 00003", die)
    monkeypatch.setattr("service.work.regenerating.working._give_back", lambda *_, **__: None)
    deaths = until_done(store, started, Killed, after=lambda: clock.go_on(LEASE + timedelta(seconds=1)))
    assert deaths == TRIES
    assert again(store, started).state == "klaar"
    assert counted(store, started) == {"uiterlijk": 9, "mislukt": 1}
    assert "vast" in said_of_failures(store, started)[0]
    look(store, anna, [id_ for number, id_ in enumerate(ten) if number != 3], new)


def test_a_fault_that_nobody_expected_is_left_in_the_end_as_well(store, ten, started, deadly):
    def fail():
        raise PermissionError

    deadly("Leerling 00003", fail)
    assert until_done(store, started, PermissionError) == TRIES
    assert counted(store, started) == {"uiterlijk": 9, "mislukt": 1}


@pytest.mark.parametrize("fault", [MemoryError, SystemError])
def test_a_document_that_takes_all_memory_fails_by_itself_at_once(store, ten, started, deadly, fault):
    def grow():
        raise fault

    deadly("Leerling 00003", grow)
    regenerating.work(store, KEY, started)
    assert counted(store, started) == {"uiterlijk": 9, "mislukt": 1}
    assert "te groot" in said_of_failures(store, started)[0]


def test_a_disk_that_is_full_however_often_makes_no_document_fail(store, anna, ten, new, started, monkeypatch):
    def full(*_):
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr("service.store.Store.put_files", full)
        for _ in range(TRIES + 2):
            with pytest.raises(Unavailable):
                regenerating.work(store, KEY, started)
            regenerating.resume(store, anna, started.id)
    regenerating.work(store, KEY, started)
    assert counted(store, started) == {"uiterlijk": 10}
    look(store, anna, ten, new)
