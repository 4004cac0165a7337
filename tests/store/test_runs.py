"""The ledger of runs: each item one owner at a time, nothing forgotten, never all in memory at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from service.store import NewItem, NotFound
from tests.store.conftest import start

LEASE = timedelta(minutes=5)


@pytest.fixture
def run(store, school, anna):
    """A run at work on three documents."""
    with store.write() as tx:
        documents = [start(tx.visible_to(anna)) for _ in range(3)]
        run = tx.start_run(school.id, {"type": "opp"}, {"opp": "0" * 64}, anna, "bezig")
        tx.add_items(run.id, [NewItem(document.id, "", None, f"{document.id}:1:0") for document in documents])
    return run


@pytest.fixture
def claim(store, run) -> Callable:
    def claim(owner, most=10):
        with store.write() as tx:
            return tx.claim(run.id, owner, most, LEASE)

    return claim


def positions(items):
    return [item.position for item in items]


def finish(store, owner, items):
    with store.write() as tx:
        return tx.finish(items[0].run_id, owner, items)


def counts(store, run):
    with store.read() as tx:
        return tx.counts(run.id)


def test_a_run_is_remembered_with_who_began_it_and_for_what(store, school, anna, run, clock):
    with store.read() as tx:
        assert tx.runs(school.id) == tx.active_runs() == [run]
        assert tx.run(school.id, run.id) == run
    assert (run.selection, run.templates) == ({"type": "opp"}, {"opp": "0" * 64})
    assert (run.state, run.account_id, run.by, run.at, run.ended_at) == (
        "bezig",
        anna.id,
        "Anna de Wit",
        clock.now,
        None,
    )


def test_another_school_sees_no_runs_and_starts_none_here(store, school, stranger, run):
    with store.write() as tx:
        assert tx.runs(stranger.school_id) == []
        for ask in (
            lambda: tx.run(stranger.school_id, run.id),
            lambda: tx.start_run(school.id, {}, {}, stranger),
            lambda: tx.add_items("0" * 32, []),
        ):
            with pytest.raises(NotFound):
                ask()


def test_a_run_moves_only_from_a_state_that_it_is_in(store, school, run, clock):
    with store.write() as tx:
        assert tx.change_run(run.id, "gepauzeerd", ("bezig",))
        assert not tx.change_run(run.id, "gepauzeerd", ("bezig",))
        assert tx.active_runs() == []
        assert tx.change_run(run.id, "bezig", ("gepauzeerd", "proef"))
        assert tx.run(school.id, run.id).ended_at is None
        assert tx.change_run(run.id, "klaar", ("bezig",))
        assert tx.run(school.id, run.id).ended_at == clock.now
        with pytest.raises(ValueError, match="no state"):
            tx.change_run(run.id, "weg", ("klaar",))


def test_items_are_handed_out_in_order_and_once(claim, clock):
    first, second = claim("a", 2), claim("b", 2)
    assert (positions(first), positions(second), claim("c")) == ([0, 1], [2], [])
    item = first[0]
    assert (item.state, item.owner, item.tries, item.lease_until) == ("bezig", "a", 1, clock.now + LEASE)
    assert (item.key, item.outcome, item.error, item.after_file) == (f"{item.document_id}:1:0", "", None, None)


def test_what_somebody_had_too_long_is_handed_out_again_and_is_no_longer_theirs(store, run, claim, clock):
    lost = claim("a", 2)
    clock.go_on(LEASE)
    assert positions(claim("b", 1)) == [2]
    clock.go_on(timedelta(seconds=1))
    again = claim("b")
    assert positions(again) == [0, 1]
    assert [item.tries for item in again] == [2, 2]
    done = [replace(item, state="klaar", outcome="onveranderd") for item in lost]
    with store.write() as tx:
        assert tx.held(run.id, "a", [0, 1, 2]) == set()
        assert tx.held(run.id, "b", [0, 1, 2]) == {0, 1, 2}
        assert tx.finish(run.id, "a", done) == set()
    assert counts(store, run) == {"bezig": {"": 3}}


def test_the_sweeper_gives_back_what_ran_out_and_nothing_else(store, run, claim, clock):
    claim("a", 1)
    clock.go_on(timedelta(minutes=3))
    claim("b", 1)
    with store.write() as tx:
        assert tx.expired() == 0
        assert tx.expired(clock.now + timedelta(minutes=3)) == 1
        assert positions(tx.items(run.id, "wacht")) == [0, 2]


def test_who_stops_gives_back_what_it_had(store, run, claim):
    claim("a", 2)
    claim("b", 1)
    with store.write() as tx:
        assert tx.release("a") == 2
        assert tx.release("a") == 0
    assert counts(store, run) == {"wacht": {"": 2}, "bezig": {"": 1}}


def test_what_became_of_items_is_written_down_with_their_files_and_faults(store, anna, run, claim):
    items = claim("a")
    with store.write() as tx:
        file = tx.visible_to(anna).keep_file(items[0].document_id, 1, "t", "", b"PK")
    fault = {"message": "Past niet: %(naam)s", "values": {"naam": "Yara"}}
    done = [
        replace(items[0], state="klaar", outcome="nieuw_uiterlijk", after_file=file.id),
        replace(items[1], state="mislukt", outcome="mislukt", error=fault),
        replace(items[2], state="wacht"),
    ]
    assert finish(store, "a", done) == {0, 1, 2}
    assert counts(store, run) == {"klaar": {"nieuw_uiterlijk": 1}, "mislukt": {"mislukt": 1}, "wacht": {"": 1}}
    with store.read() as tx:
        made, failed, waits = tx.items(run.id)
        assert tx.items(run.id, "mislukt", "mislukt") == [failed]
        assert positions(tx.items(run.id, after=0, most=1)) == [1]
    assert (made.after_file, made.owner, made.lease_until) == (file.id, "", None)
    assert failed.error == fault
    assert (waits.state, waits.tries) == ("wacht", 1)
    assert finish(store, "a", done) == set()


def test_a_run_that_rests_hands_nothing_out_and_what_is_under_way_can_be_finished(store, run, claim):
    items = claim("a", 1)
    with store.write() as tx:
        tx.change_run(run.id, "gepauzeerd", ("bezig",))
    assert claim("a") == []
    assert finish(store, "a", [replace(items[0], state="klaar")]) == {0}
    with store.write() as tx:
        tx.change_run(run.id, "bezig", ("gepauzeerd",))
    assert positions(claim("a")) == [1, 2]


def test_items_wait_again_for_the_run_after_a_trial_and_for_undoing(store, anna, run, claim):
    items = claim("a")
    finish(store, "a", [replace(item, state="klaar", outcome=str(item.position)) for item in items])
    with store.write() as tx:
        assert tx.requeue(run.id, "klaar", ["0", "2"]) == 2
        assert tx.requeue(run.id, "mislukt") == 0
        assert [(item.position, item.outcome, item.tries) for item in tx.items(run.id, "wacht")] == [
            (0, "0", 0),
            (2, "2", 0),
        ]


def test_items_come_at_the_end_with_what_is_known_of_them(store, anna, run, document):
    fault = {"message": "x", "values": {}}
    with store.write() as tx:
        tx.add_items(run.id, [NewItem(document.id, "", None, "k", "klaar", "vastgesteld", fault)])
        tx.add_items(run.id, [])
        last = tx.items(run.id)[-1]
    assert (last.position, last.state, last.outcome, last.error) == (3, "klaar", "vastgesteld", fault)


def test_a_state_that_is_none_is_our_mistake(store, run, claim):
    items = claim("a", 1)
    with pytest.raises(ValueError, match="no state"):
        finish(store, "a", [replace(items[0], state="weg")])
