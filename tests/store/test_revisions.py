"""Revisions: added one after another, frozen when established, tied by their hashes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from service.store import Changed, Damaged, Frozen, ReasonNeeded, WrongState
from service.store.chain import link
from service.store.states import EVENTS, MOVES, STATES
from service.store.tables import revisions
from tests.store.conftest import start


def test_a_saved_page_is_a_new_revision_and_the_old_one_stays(store, anna, bram, document, clock):
    clock.go_on(timedelta(hours=1))
    with store.write() as tx:
        saved = tx.visible_to(bram).add_revision(document.id, 1, {"doel": "lezen"}, "opgeslagen", 2, {"doel": "x"})
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert dossiers.revisions(document.id) == [document.revision, saved]
        assert dossiers.revision(document.id, 1) == document.revision
        assert dossiers.document(document.id).revision == saved
    assert (saved.number, saved.author, saved.at) == (2, "Bram Smit", clock.now)
    assert (saved.answers, saved.form_version, saved.origins, saved.state) == (
        {"doel": "lezen"},
        2,
        {"doel": "x"},
        "concept",
    )


def test_what_is_not_given_stays_as_it_was(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document = start(dossiers, doel="lezen")
        downloaded = dossiers.add_revision(document.id, 1, event="gedownload")
    assert downloaded.answers == {"doel": "lezen"}
    assert (downloaded.form_version, downloaded.origins, downloaded.state) == (1, {}, "concept")


def test_the_second_to_save_is_told_what_changed_and_overwrites_nothing(store, anna, bram, document):
    with store.write() as tx:
        saved = tx.visible_to(anna).add_revision(document.id, 1, {"doel": "van Anna"})
    with pytest.raises(Changed) as told, store.write() as tx:
        tx.visible_to(bram).add_revision(document.id, 1, {"doel": "van Bram"})
    assert told.value.current == saved
    assert "Anna de Wit" in str(told.value)
    with store.read() as tx:
        assert tx.visible_to(bram).document(document.id).revision == saved


@pytest.mark.parametrize("base", [0, 2, 2**70, -1])
def test_a_base_that_never_was_is_told_as_changed(store, anna, document, base):
    with pytest.raises(Changed), store.write() as tx:
        tx.visible_to(anna).add_revision(document.id, base, {})


def established(dossiers):
    document = start(dossiers, doel="lezen")
    dossiers.add_revision(document.id, 1, event="status", state="ter_bespreking")
    dossiers.add_revision(document.id, 2, event="status", state="vastgesteld")
    return document.id


def test_an_established_document_is_frozen_and_can_be_downloaded(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document_id = established(dossiers)
        for answers in ({"doel": "rekenen"}, {"doel": "lezen"}, None):
            with pytest.raises(Frozen):
                dossiers.add_revision(document_id, 3, answers, "opgeslagen")
        with pytest.raises(Frozen):
            dossiers.add_revision(document_id, 3, {"doel": "rekenen"}, "gedownload")
        with pytest.raises(Frozen):
            dossiers.add_revision(document_id, 3, {"doel": "rekenen"}, "status", state="afgesloten")
        with pytest.raises(Frozen):
            dossiers.add_revision(document_id, 3, form_version=9, event="gedownload")
        assert dossiers.add_revision(document_id, 3, {"doel": "lezen"}, "gedownload").state == "vastgesteld"


def test_an_established_document_opens_again_only_with_a_reason(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document_id = established(dossiers)
        for reason in (None, "", " \n"):
            with pytest.raises(ReasonNeeded):
                dossiers.add_revision(document_id, 3, event="heropend", reason=reason)
        with pytest.raises(WrongState):
            dossiers.add_revision(document_id, 3, event="status", state="concept", reason="Toch anders")
        opened = dossiers.add_revision(document_id, 3, event="heropend", reason="Het doel klopt niet")
        assert (opened.state, opened.reason) == ("concept", "Het doel klopt niet")
        later = dossiers.add_revision(document_id, 4, {"doel": "rekenen"})
        assert (later.answers, later.reason) == ({"doel": "rekenen"}, None)


def test_a_closed_document_goes_nowhere(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document_id = established(dossiers)
        dossiers.add_revision(document_id, 3, event="status", state="afgesloten")
        for state in STATES:
            for event in ("status", "heropend"):
                with pytest.raises(WrongState):
                    dossiers.add_revision(document_id, 4, event=event, state=state, reason="Toch")


def test_a_document_starts_once_and_only_known_things_happen_to_it(store, anna, document):
    with store.write() as tx:
        for event in ("gestart", "weggegooid"):
            with pytest.raises(ValueError, match=event):
                tx.visible_to(anna).add_revision(document.id, 1, {}, event)


ALLOWED = {
    ("concept", "status", "ter_bespreking"),
    ("ter_bespreking", "status", "concept"),
    ("ter_bespreking", "status", "vastgesteld"),
    ("vastgesteld", "heropend", "concept"),
    ("vastgesteld", "status", "afgesloten"),
}

attempts = st.tuples(
    st.sampled_from(sorted(EVENTS.keys() - {"gestart"})),
    st.sampled_from([None, *STATES]),
    st.sampled_from([None, " ", "Omdat het moet"]),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(attempts, max_size=12))
def test_no_row_of_attempts_gets_a_document_past_its_moves_or_changes_it_while_frozen(store, anna, tries):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document = start(dossiers, doel=0)
        for event, target, reason, changes in tries:
            before = dossiers.document(document.id).revision
            answers = {"doel": before.answers["doel"] + 1} if changes else None
            try:
                after = dossiers.add_revision(document.id, before.number, answers, event, state=target, reason=reason)
            except (Frozen, WrongState, ReasonNeeded):
                assert dossiers.document(document.id).revision == before
                continue
            assert after.number == before.number + 1
            if after.state != before.state:
                assert (before.state, event, after.state) in ALLOWED
                assert event != "heropend" or after.reason == "Omdat het moet"
            else:
                assert event in ("opgeslagen", "gedownload", "uit_word")
            if before.state in ("vastgesteld", "afgesloten"):
                assert after.answers == before.answers
                assert event not in ("opgeslagen", "uit_word")
        dossiers.verify(document.id)


def test_every_move_in_the_list_can_be_made(store, anna):
    ways = {"concept": [], "ter_bespreking": [1], "vastgesteld": [1, 2], "afgesloten": [1, 2, 3]}
    steps = {1: "ter_bespreking", 2: "vastgesteld", 3: "afgesloten"}
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        for move in MOVES:
            document = start(dossiers)
            for step in ways[move.source]:
                dossiers.add_revision(document.id, step, event="status", state=steps[step])
            number = len(ways[move.source]) + 1
            moved = dossiers.add_revision(document.id, number, event=move.event, state=move.target, reason="Daarom")
            assert moved.state == move.target


@pytest.mark.parametrize(
    "change",
    [
        {"state": "afgesloten"},
        {"author": "Iemand anders"},
        {"answers": b'\x00{"doel":"iets anders"}'},
        {"form_version": 7},
    ],
)
def test_a_revision_that_was_changed_afterwards_is_found_out(store, anna, document, change):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        dossiers.add_revision(document.id, 1, {"doel": "lezen"})
        dossiers.add_revision(document.id, 2, {"doel": "rekenen"})
        dossiers.verify(document.id)
        dossiers._run(update(revisions).where(revisions.c.number == 2).values(change))
        with pytest.raises(Damaged, match="revision 2"):
            dossiers.verify(document.id)


def test_a_forger_who_makes_a_hash_fit_is_found_out_at_the_next_revision(store, anna, document):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        second = dossiers.add_revision(document.id, 1, {"doel": "lezen"})
        dossiers.add_revision(document.id, 2, {"doel": "rekenen"})
        forged = replace(second, author="Iemand anders")
        fitting = {"author": forged.author, "hash": link(document.id, forged, document.revision.hash)}
        dossiers._run(update(revisions).where(revisions.c.number == 2).values(fitting))
        with pytest.raises(Damaged, match="revision 3"):
            dossiers.verify(document.id)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_any_answers_come_back_as_they_were_given(store, anna, answers):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        document = dossiers.start_document("opp", [], 1, answers, {}, "2026-2027")
        assert dossiers.document(document.id).revision.answers == answers
        dossiers.verify(document.id)
