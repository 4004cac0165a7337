"""A run as its user goes through it: a trial, making the documents again, the report, taking it back."""

from __future__ import annotations

import pytest

from forms.answers import put
from service import word
from service.store import NotFound, Run
from service.work import regenerating, templates
from service.work.regenerating import NotNow, Selection, TemplatesChanged
from tests.work.regenerating.school import (
    FORM,
    KEY,
    TYPE,
    YEAR,
    again,
    all_done,
    answers,
    choose,
    counted,
    documents,
    done,
    look,
    nothing_torn,
    own_template,
    publish,
    restyled,
    save,
    settle,
    tried,
)


def shipped(store, account):
    with store.read() as tx:
        return templates.versions(tx, account.school_id, FORM)[-1].hash


def current(store, account):
    with store.read() as tx:
        return templates.current_hash(tx, account.school_id, FORM)


def error_of(store, run, outcome):
    with store.read() as tx:
        return [str(regenerating.reason(item)) for item in tx.items(run.id, outcome=outcome)]


def test_a_trial_says_what_would_happen_and_changes_nothing(store, anna, ten, new):
    run = tried(store, anna, new)
    assert counted(store, run) == {"uiterlijk": 10}
    assert again(store, run).state == "proef"
    assert current(store, anna) == shipped(store, anna)
    look(store, anna, ten, shipped(store, anna))


def test_a_run_gives_every_document_the_new_template_and_the_answers_of_now(store, anna, ten, new):
    run = done(store, anna, new)
    all_done(store, run, 10)
    assert counted(store, run) == {"uiterlijk": 10}
    assert current(store, anna) == new
    look(store, anna, ten, new)
    nothing_torn(store)


def test_what_would_be_the_same_is_not_written_again(store, anna, ten, new):
    done(store, anna, new)
    blobs = set(store.blobs.folder.rglob("*"))
    run = done(store, anna, new)
    assert counted(store, run) == {"gelijk": 10}
    assert set(store.blobs.folder.rglob("*")) == blobs
    with store.read() as tx:
        assert len(tx.visible_to(anna).files(ten[0])) == 2


def test_a_document_that_only_moved_on_to_another_state_is_the_same(store, anna, ten):
    with store.write() as tx:
        tx.visible_to(anna).add_revision(ten[0], 1, event="status", state="ter_bespreking")
    assert counted(store, tried(store, anna, shipped(store, anna))) == {"gelijk": 10}


def test_another_logo_is_another_look(store, anna, ten):
    from service.work.demo import _data

    with store.write() as tx:
        tx.set_logo(anna.school_id, _data("merelveld.png"))
    assert counted(store, tried(store, anna, shipped(store, anna))) == {"uiterlijk": 10}


def test_each_kind_of_document_is_told_apart(store, anna, ten):
    settle(store, anna, ten[0])
    save(store, anna, ten[1], "Er is meer aan de hand.")
    with store.write() as tx:
        tx.visible_to(anna).keep_upload("terug.docx", b"", document_id=ten[2])
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        dossiers.add_revision(ten[3], 1, put(answers(3), "verzuim", None))
        dossiers.add_revision(ten[4], 1, {"geen vraag": 1}, form_version=99)
    less = own_template(store, anna, restyled(TYPE, ("{{ verzuim }}", "")))
    run = tried(store, anna, less)
    assert counted(store, run) == {"niet_geprint": 7, "bijgewerkt": 1, "bevroren": 1, "mislukt": 1}
    assert "het verzuim" in error_of(store, run, "niet_geprint")[0]
    assert "nieuwere versie" in error_of(store, run, "mislukt")[0]
    run = tried(store, anna, own_template(store, anna, restyled()))
    assert counted(store, run) == {"uiterlijk": 5, "bijgewerkt": 2, "word_wacht": 1, "bevroren": 1, "mislukt": 1}


def test_a_frozen_document_is_never_touched_also_when_it_freezes_during_the_run(store, anna, ten, new):
    settle(store, anna, ten[0])
    run = tried(store, anna, new)
    settle(store, anna, ten[1])
    run = regenerating.start(store, anna, run.id)
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"uiterlijk": 8, "bevroren": 2}
    look(store, anna, ten[:2], shipped(store, anna), current=False)
    look(store, anna, ten[2:], new)


def test_a_document_that_fails_stops_nothing_and_keeps_its_file(store, anna, ten, new, monkeypatch):
    def fill(template, given, **named):
        if given["leerling"]["naam"] == "Leerling 00004":
            raise KeyError("broken")
        return real(template, given, **named)

    real = word.fill
    monkeypatch.setattr("service.work.making.fill", fill)
    run = done(store, anna, new)
    assert counted(store, run) == {"uiterlijk": 9, "mislukt": 1}
    assert "fout in zorgroute" in error_of(store, run, "mislukt")[0]
    look(store, anna, [ten[4]], shipped(store, anna))


def test_taking_a_run_back_brings_the_files_and_the_template_of_before(store, anna, ten, new):
    run = regenerating.undo(store, anna, done(store, anna, new).id)
    assert current(store, anna) == shipped(store, anna)
    regenerating.work(store, KEY, run)
    assert again(store, run).state == "teruggedraaid"
    assert counted(store, run) == {"teruggezet": 10}
    look(store, anna, ten, shipped(store, anna))


def test_what_changed_after_a_run_is_left_as_it_is_and_named(store, anna, ten, new):
    run = done(store, anna, new)
    save(store, anna, ten[0], "Nieuw")
    save(store, anna, ten[1], "Nieuw")
    publish(store, anna, [ten[1]])
    run = regenerating.undo(store, anna, run.id)
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"teruggezet": 8, "gebleven": 2}
    with store.read() as tx:
        assert {item.document_id for item in tx.items(run.id, outcome="gebleven")} == set(ten[:2])
    look(store, anna, ten[:2], new, current=False)


def test_a_template_that_was_chosen_after_a_run_stays_when_the_run_is_taken_back(store, anna, ten, new):
    run = done(store, anna, new)
    third = own_template(store, anna, restyled(TYPE, ("Naam aanmelder", "Wie meldt aan")))
    choose(store, anna, third)
    regenerating.undo(store, anna, run.id)
    assert current(store, anna) == third


def test_a_run_that_is_held_does_nothing_until_it_goes_on(store, anna, ten, new):
    run = regenerating.start(store, anna, tried(store, anna, new).id)
    regenerating.work(store, KEY, run, most=3, told=lambda: regenerating.pause(store, anna, run.id))
    assert again(store, run).state == "gepauzeerd"
    with store.read() as tx:
        assert regenerating.progress(tx, run).done == 3
    regenerating.work(store, KEY, run)
    run = regenerating.resume(store, anna, run.id)
    regenerating.work(store, KEY, run)
    all_done(store, run, 10)
    look(store, anna, ten, new)


def test_a_run_that_is_held_halfway_can_be_taken_back(store, anna, ten, new):
    run = regenerating.start(store, anna, tried(store, anna, new).id)
    regenerating.work(store, KEY, run, most=3, told=lambda: regenerating.pause(store, anna, run.id))
    run = regenerating.undo(store, anna, run.id)
    regenerating.work(store, KEY, run)
    assert again(store, run).state == "teruggedraaid"
    look(store, anna, ten, shipped(store, anna))


def test_a_worker_that_is_told_to_stop_gives_back_what_it_had(store, anna, ten, new):
    run = regenerating.start(store, anna, tried(store, anna, new).id)
    stops = iter([True, False])
    regenerating.work(store, KEY, run, most=4, go_on=lambda: next(stops))
    with store.read() as tx:
        assert tx.counts(run.id) == {"klaar": {"uiterlijk": 4}, "wacht": {"uiterlijk": 6}}


def test_what_cannot_be_asked_of_a_run_now_is_refused(store, anna, stranger, ten, new):
    run = regenerating.select(store, anna, Selection(type=TYPE), {TYPE: new})
    for ask in (regenerating.start, regenerating.pause, regenerating.resume, regenerating.undo):
        with pytest.raises(NotNow):
            ask(store, anna, run.id)
    with pytest.raises(NotFound):
        regenerating.start(store, stranger, run.id)
    regenerating.work(store, KEY, run)
    choose(store, anna, own_template(store, anna, restyled(TYPE, ("Datum", "Dag"))))
    with pytest.raises(TemplatesChanged):
        regenerating.start(store, anna, run.id)
    assert again(store, run).state == "proef"


def test_a_selection_takes_a_class_a_year_a_type_or_what_one_template_made(store, anna, ten, new):
    def found(**selection):
        run = tried(store, anna, None, Selection(**selection))
        assert Selection.of(run) == Selection(**selection)
        return len(store_items(store, run))

    assert found() == 10
    assert found(klas="2K1") == 5
    assert found(schooljaar=YEAR, type=TYPE) == 10
    assert found(schooljaar="2019-2020") == 0
    assert found(type="opp") == 0
    assert found(klas="9Z9") == 0
    assert found(template=shipped(store, anna)) == 10
    assert found(template=new) == 0


def store_items(store, run):
    with store.read() as tx:
        return tx.items(run.id, most=1000)


def test_documents_without_a_word_file_and_of_another_school_take_no_part(store, anna, stranger, ten, new):
    documents(store, anna, 2, published=False)
    documents(store, stranger, 2)
    run = done(store, anna, new, Selection())
    assert counted(store, run) == {"uiterlijk": 10}


def test_the_sweeper_sends_for_work_on_what_is_not_done(store, anna, ten, new, clock):
    ready = tried(store, anna, new)
    fresh = regenerating.select(store, anna, Selection(type=TYPE), {TYPE: new})
    sent: list[Run] = []
    regenerating.sweep(store, sent.append)
    assert [run.id for run in sent] == [fresh.id]
    regenerating.start(store, anna, ready.id)
    sent.clear()
    regenerating.sweep(store, sent.append)
    assert {run.id for run in sent} == {fresh.id, ready.id}
