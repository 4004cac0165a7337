"""Which documents a run is about is looked up by who works on it: whoever stops halfway, each is there once."""

from __future__ import annotations

import pytest

from service.store.states import WORKING
from service.work import regenerating
from service.work.regenerating import NotNow, Selection, selection
from service.work.regenerating.selection import Listing
from tests.work.regenerating.school import ALL, KEY, TYPE, again, all_done, choose, documents, look


@pytest.fixture(autouse=True)
def pages_of_three(monkeypatch):
    monkeypatch.setattr(selection, "_PAGE", 3)


@pytest.fixture
def trial(store, anna, ten, new):
    """A trial of which nothing is listed yet."""
    return regenerating.select(store, anna, ALL, {TYPE: new})


@pytest.fixture
def listing(store, anna, trial):
    def listing():
        return Listing(store, anna, trial)

    return listing


def listed(store, run):
    """The documents in the ledger, in its order."""
    with store.read() as tx:
        return [item.document_id for item in tx.items(run.id)]


def test_asking_for_a_run_looks_nothing_up_yet(store, anna, trial):
    assert listed(store, trial) == []
    with store.read() as tx:
        now = regenerating.progress(tx, trial)
    assert (now.total, now.finished) == (0, False)
    with pytest.raises(NotNow):
        regenerating.start(store, anna, trial.id)


def test_who_comes_after_one_that_died_goes_on_where_that_one_was(store, ten, trial, listing):
    dies = listing()
    assert dies.goes_on()
    assert dies.goes_on()
    assert listed(store, trial) == sorted(ten)[:6]
    regenerating.work(store, KEY, trial)
    assert listed(store, trial) == sorted(ten)
    assert again(store, trial).listed_at


def test_two_at_once_list_each_document_once(store, ten, trial, listing):
    one, other = listing(), listing()
    while one.goes_on():
        other.goes_on()
    assert listed(store, trial) == sorted(ten)


def test_pages_without_anyone_who_takes_part_are_passed_by(store, anna, ten, new):
    run = regenerating.select(store, anna, Selection(), {"opp": new})
    regenerating.work(store, KEY, run)
    assert listed(store, run) == []
    assert again(store, run).listed_at


def test_what_is_made_while_documents_are_looked_up_is_listed_once_at_most(store, anna, ten, trial, listing):
    one = listing()
    one.goes_on()
    more = documents(store, anna, 4)
    while one.goes_on():
        pass
    found = listed(store, trial)
    assert len(found) == len(set(found))
    assert set(ten) <= set(found) <= {*ten, *more}


def test_nothing_is_made_until_all_is_listed_and_a_run_can_be_held_meanwhile(store, anna, ten, new):
    choose(store, anna, new)
    run = regenerating.select(store, anna, ALL, state=WORKING)
    regenerating.work(store, KEY, run, told=lambda: regenerating.pause(store, anna, run.id))
    assert again(store, run).state == "gepauzeerd"
    with store.read() as tx:
        assert tx.counts(run.id) == {"wacht": {"": 3}}
    regenerating.resume(store, anna, run.id)
    regenerating.work(store, KEY, run)
    all_done(store, run, 10)
    look(store, anna, ten, new)


def test_a_run_that_is_taken_back_while_it_looks_up_documents_ends_at_once(store, anna, ten, new):
    choose(store, anna, new)
    run = regenerating.select(store, anna, ALL, state=WORKING)
    regenerating.work(store, KEY, run, told=lambda: regenerating.pause(store, anna, run.id))
    regenerating.work(store, KEY, regenerating.undo(store, anna, run.id))
    assert again(store, run).state == "teruggedraaid"
    with store.read() as tx:
        assert new not in {tx.visible_to(anna).published(id_).template_hash for id_ in ten}


def test_asked_twice_it_is_the_same_run(store, anna, new):
    def asked(words, *, account=anna, klas=""):
        return regenerating.select(store, account, Selection(type=TYPE, klas=klas), {TYPE: new}, asked=words).id

    assert asked("a") == asked("a")
    assert len({asked("a"), asked("b"), asked("a", klas="2K1"), asked(""), asked("")}) == 5
