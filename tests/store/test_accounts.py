"""Schools and accounts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from service.store import EmailTaken, NotFound, NotText

HOUR = timedelta(hours=1)


def test_a_school_keeps_what_was_chosen_and_changes_only_what_is_given(store, school):
    with store.write() as tx:
        tx.save_school(school.id, settings={"toestemming_vanaf": 16})
        tx.save_school(school.id, name="Merelveld")
    with store.read() as tx:
        saved = tx.school(school.id)
        assert tx.schools() == [saved]
    assert (saved.name, saved.location, saved.settings) == ("Merelveld", "Havenstraat", {"toestemming_vanaf": 16})


def test_one_setting_is_changed_and_what_another_changed_meanwhile_stays(store, school):
    with store.write() as tx:
        tx.save_school(school.id, settings={"leeftijd": 16, "woorden": ["een"]})
        tx.change_setting(school.id, "woorden", lambda words: [*words, "twee"])
        tx.change_setting(school.id, "nieuw", lambda nothing: [nothing])
    with store.write() as tx:
        assert tx.change_setting(school.id, "leeftijd", lambda _: None).settings == {
            "woorden": ["een", "twee"],
            "nieuw": [None],
        }


def test_two_who_change_a_setting_at_once_both_count(store, school):
    def add(number):
        with store.write() as tx:
            tx.change_setting(school.id, "woorden", lambda words: [*(words or []), number])

    with ThreadPoolExecutor(4) as people:
        list(people.map(add, range(20)))
    with store.read() as tx:
        assert sorted(tx.school(school.id).settings["woorden"]) == list(range(20))


def test_a_setting_of_a_school_that_is_not_there_is_not_found(store, school):
    for unknown in ("", "0" * 32):
        with pytest.raises(NotFound), store.write() as tx:
            tx.change_setting(unknown, "woorden", lambda _: [])


def test_a_logo_comes_back_byte_for_byte_and_can_be_taken_away(store, school):
    with store.write() as tx:
        assert tx.logo(school.id) is None
        tx.set_logo(school.id, b"\x89PNG\r\n\x00")
        assert tx.logo(school.id) == b"\x89PNG\r\n\x00"
        tx.set_logo(school.id, None)
        assert tx.logo(school.id) is None


def test_there_is_no_account_until_the_first_is_made(store, school):
    with store.write() as tx:
        assert not tx.any_account()
        account = tx.add_account(school.id, "a@b.example", "A", "beheerder", "hash")
        assert tx.any_account()
        assert tx.accounts(school.id) == [account]


def test_an_address_is_the_same_whatever_its_capitals(store, anna):
    with store.read() as tx:
        assert tx.account_by_email(" Anna@Merelveld.EXAMPLE ") == anna
        assert tx.account_by_email("someone@merelveld.example") is None


def test_an_address_belongs_to_one_account(store, school, anna):
    with pytest.raises(EmailTaken) as refused, store.write() as tx:
        tx.add_account(school.id, "ANNA@merelveld.example", "Another", "medewerker", "hash")
    assert "anna@merelveld.example" in str(refused.value)


def test_a_new_password_ends_every_session(store, anna):
    with store.write() as tx:
        token = tx.start_session(anna.id)
        tx.set_password(anna.id, "new hash")
        assert tx.password_hash(anna.id) == "new hash"
        assert tx.session_account(token, HOUR) is None


def test_a_stronger_hash_of_the_same_password_leaves_sessions_alone(store, anna):
    with store.write() as tx:
        token = tx.start_session(anna.id)
        tx.renew_password_hash(anna.id, "stronger")
        assert tx.password_hash(anna.id) == "stronger"
        assert tx.session_account(token, HOUR) == anna


def test_only_what_is_given_changes_in_an_account(store, anna):
    with store.write() as tx:
        changed = tx.change_account(anna.id, language="en")
    assert (changed.language, changed.name, changed.role) == ("en", anna.name, anna.role)


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "0" * 31 + "\x00", "é" * 32, "\ud800"])
def test_an_unknown_id_is_not_found_whatever_it_looks_like(store, unknown):
    with store.write() as tx:
        for ask in (tx.account, tx.school, tx.password_hash, tx.start_session, tx.logo):
            with pytest.raises(NotFound):
                ask(unknown)


@pytest.mark.parametrize("name", ["nul \x00", "half \ud83d"])
def test_a_name_that_a_database_cannot_hold_is_refused_alike_on_both(store, name):
    with pytest.raises(NotText), store.write() as tx:
        tx.add_school(name)
    with store.read() as tx:
        assert tx.schools() == []
