"""Two coordinators in the same school at the same moment, and runs that come after runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from service.store import StoreError
from service.store.states import WORKING
from service.work import regenerating, templates
from service.work.regenerating import Selection, TemplatesChanged
from tests.work.regenerating.school import (
    ALL,
    FORM,
    KEY,
    TYPE,
    again,
    choose,
    counted,
    documents,
    done,
    look,
    own_template,
    restyled,
    tried,
)


def together(*calls):
    """Call these at the same moment, each in a thread of its own; what they return, or raise."""
    at_once = Barrier(len(calls))

    def call(one):
        at_once.wait()
        try:
            return one()
        except StoreError as fault:
            return fault

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def current(store, account):
    with store.read() as tx:
        return templates.current_hash(tx, account.school_id, FORM)


def other_template(store, account):
    return own_template(store, account, restyled(TYPE, ("Naam aanmelder", "Wie meldt aan")))


def test_the_same_asking_at_the_same_moment_is_one_run(store, anna, ten, new):
    def ask():
        return regenerating.select(store, anna, ALL, {TYPE: new}, asked="one click").id

    assert len(set(together(ask, ask, ask))) == 1
    with store.read() as tx:
        assert len(tx.runs(anna.school_id)) == 1


def test_of_two_runs_that_start_at_once_every_document_follows_the_one_that_counts(store, anna, ten, new):
    runs = [tried(store, anna, new), tried(store, anna, other_template(store, anna))]
    found = together(*[lambda run=run: regenerating.start(store, anna, run.id) for run in runs])
    assert all(isinstance(one, TemplatesChanged) or one.state == WORKING for one in found)
    for run in runs:
        regenerating.work(store, KEY, run)
    look(store, anna, ten, current(store, anna))


def test_runs_are_taken_back_in_the_order_in_which_they_came(store, anna, ten, new):
    old = current(store, anna)
    first = done(store, anna, new)
    third = other_template(store, anna)
    second = done(store, anna, third)
    for run, then in ((second, new), (first, old)):
        regenerating.work(store, KEY, regenerating.undo(store, anna, run.id))
        assert counted(store, run) == {"teruggezet": 10}
        assert current(store, anna) == then
        look(store, anna, ten, then)


def test_a_run_that_a_later_one_went_over_takes_nothing_back(store, anna, ten, new):
    first = done(store, anna, new)
    third = other_template(store, anna)
    done(store, anna, third)
    regenerating.work(store, KEY, regenerating.undo(store, anna, first.id))
    assert counted(store, first) == {"gebleven": 10}
    assert current(store, anna) == third
    look(store, anna, ten, third)


def test_a_pupil_who_goes_to_another_class_after_the_trial_stays_in_it_and_who_comes_follows(store, anna, ten, new):
    run = tried(store, anna, new, Selection(type=TYPE, klas="2K1"))
    assert counted(store, run) == {"uiterlijk": 5}
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        by_name = {str(pupil.facts["naam"]): pupil for pupil in dossiers.subjects()}
        leaves, comes = by_name["Leerling 00001"], by_name["Leerling 00002"]
        dossiers.change_subject(leaves.id, leaves.facts | {"klas": "3H1"})
        dossiers.change_subject(comes.id, comes.facts | {"klas": "2K1"})
    regenerating.work(store, KEY, regenerating.start(store, anna, run.id))
    assert counted(store, run) == {"uiterlijk": 6}
    look(store, anna, [ten[number] for number in (1, 2, 3, 5, 7, 9)], new)


def test_a_choice_without_any_document_comes_to_its_end_and_back(store, anna, new):
    run = done(store, anna, new, Selection(type=TYPE, klas="9Z9"))
    assert (again(store, run).state, counted(store, run)) == ("klaar", {})
    regenerating.work(store, KEY, regenerating.undo(store, anna, run.id))
    assert again(store, run).state == "teruggedraaid"


def test_another_template_that_is_chosen_while_a_run_is_taken_back_stays_chosen(store, anna, ten, new):
    run = done(store, anna, new)
    regenerating.undo(store, anna, run.id)
    third = other_template(store, anna)
    choose(store, anna, third)
    more = documents(store, anna, 1)
    regenerating.work(store, KEY, run)
    assert current(store, anna) == third
    assert counted(store, run) == {"teruggezet": 10}
    look(store, anna, more, third)
