"""One-time addresses, sessions, and waiting after wrong passwords."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.store import Busy, TokenUnusable
from service.store.entrance import FREE_TRIES, WINDOW
from service.store.tables import sessions, tokens

QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def test_a_one_time_address_works_once(store):
    with store.write() as tx:
        token = tx.add_token("eerste", QUARTER, {"school": "x"})
    with store.read() as tx:
        assert tx.peek_token("eerste", token) == {"school": "x"}
    with store.write() as tx:
        assert tx.use_token("eerste", token) == {"school": "x"}
    with store.write() as tx:
        with pytest.raises(TokenUnusable):
            tx.use_token("eerste", token)
        with pytest.raises(TokenUnusable):
            tx.peek_token("eerste", token)


def test_a_one_time_address_runs_out(store, clock):
    with store.write() as tx:
        token = tx.add_token("eerste", QUARTER)
    clock.go_on(QUARTER)
    with store.write() as tx, pytest.raises(TokenUnusable):
        tx.use_token("eerste", token)


def test_a_one_time_address_works_for_its_purpose_alone(store):
    with store.write() as tx:
        token = tx.add_token("eerste", QUARTER)
        with pytest.raises(TokenUnusable):
            tx.use_token("wachtwoord", token)
        for unknown in ("", "x", "\x00", "\ud800"):
            with pytest.raises(TokenUnusable):
                tx.use_token("eerste", unknown)
        assert tx.use_token("eerste", token) == {}


def test_a_use_that_came_to_nothing_leaves_the_address_usable(store):
    with store.write() as tx:
        token = tx.add_token("eerste", QUARTER)

    def use_and_fail():
        with store.write() as tx:
            tx.use_token("eerste", token)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use_and_fail()
    with store.write() as tx:
        assert tx.use_token("eerste", token) == {}


def test_a_session_lasts_as_long_as_it_is_used(store, anna, clock):
    with store.write() as tx:
        token = tx.start_session(anna.id)
    for _ in range(3):
        clock.go_on(HOUR - timedelta(minutes=1))
        with store.read() as tx:
            assert tx.session_account(token, HOUR) == anna
    clock.go_on(HOUR)
    with store.read() as tx:
        assert tx.session_account(token, HOUR) is None


def test_a_session_is_marked_as_seen_at_most_once_a_minute(store, anna, clock):
    def last_seen():
        with store._engine.connect() as connection:
            return connection.execute(select(sessions.c.last_seen)).scalar_one()

    with store.write() as tx:
        token = tx.start_session(anna.id)
    started = clock.now
    clock.go_on(timedelta(seconds=59))
    with store.read() as tx:
        tx.session_account(token, HOUR)
    assert last_seen() == started
    clock.go_on(timedelta(seconds=1))
    with store.write() as tx:
        tx.session_account(token, HOUR)
    assert last_seen() == clock.now


def test_a_reader_inside_a_writer_does_not_wait_for_it(store, anna, clock):
    with store.write() as tx:
        token = tx.start_session(anna.id)
    clock.go_on(timedelta(minutes=5))
    with store.write(), store.read() as tx:
        assert tx.session_account(token, HOUR) == anna


def test_a_page_is_shown_also_when_it_cannot_be_noted_who_read_it(store, anna, clock, monkeypatch):
    with store.write() as tx:
        token = tx.start_session(anna.id)
    clock.go_on(timedelta(minutes=5))

    def busy():
        raise Busy

    monkeypatch.setattr(store, "write", busy)
    with store.read() as tx:
        assert tx.session_account(token, HOUR) == anna


def test_signing_out_ends_one_session(store, anna):
    with store.write() as tx:
        here, there = tx.start_session(anna.id), tx.start_session(anna.id)
        tx.end_session(here)
        tx.end_session(here)
        assert tx.session_account(here, HOUR) is None
        assert tx.session_account(there, HOUR) == anna
        assert tx.session_account("\x00", HOUR) is None


def test_the_tables_know_no_secret(store, anna):
    with store.write() as tx:
        secrets = {tx.add_token("eerste", QUARTER), tx.start_session(anna.id)}
    with store._engine.connect() as connection:
        kept = {
            *connection.execute(select(tokens.c.hash)).scalars(),
            *connection.execute(select(sessions.c.hash)).scalars(),
        }
    assert len(kept) == 2
    assert not kept & secrets


def test_after_a_few_wrong_passwords_every_further_one_waits_longer(store):
    with store.write() as tx:
        waits = [tx.failed_sign_in("adres:10.0.0.1") for _ in range(FREE_TRIES + 20)]
        assert tx.sign_in_wait("adres:10.0.0.2") == 0
    assert waits[: FREE_TRIES - 1] == [0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 2] == [30, 60, 120]
    assert max(waits) == WINDOW.total_seconds()


def test_a_wait_passes_with_the_time(store, clock):
    with store.write() as tx:
        for _ in range(FREE_TRIES):
            tx.failed_sign_in("a")
    clock.go_on(timedelta(seconds=29.5))
    with store.read() as tx:
        assert tx.sign_in_wait("a") == 1
    clock.go_on(timedelta(seconds=0.5))
    with store.read() as tx:
        assert tx.sign_in_wait("a") == 0


def test_wrong_passwords_are_forgotten_after_a_while_or_at_the_right_one(store, clock):
    with store.write() as tx:
        for _ in range(FREE_TRIES):
            tx.failed_sign_in("a")
            tx.failed_sign_in("b")
        tx.clear_failures("a")
        assert tx.sign_in_wait("a") == 0
    clock.go_on(WINDOW)
    with store.write() as tx:
        assert tx.failed_sign_in("b") == 0


@pytest.mark.parametrize("key", ["", "\x00", "\ud800", "é" * 100_000])
def test_any_text_can_be_a_key_of_waiting(store, key):
    with store.write() as tx:
        for _ in range(FREE_TRIES):
            tx.failed_sign_in(key)
        assert tx.sign_in_wait(key) == 30
