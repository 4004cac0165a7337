"""Runs on their pages: the trial, the work, the report, and taking it all back."""

from __future__ import annotations

import csv
import io
import re
from functools import partial

from forms.examples import read_example
from service.work.regenerating.selection import Listing
from tests.web.templating.conftest import (
    OPP,
    answers_of,
    current,
    hash_of,
    published,
    put_down,
    restyled,
    text_of,
    tried,
)


def listed(store, run):
    """Look up the documents of a run, and do no more."""
    with store.read() as tx:
        listing = Listing(store, tx.account(run.account_id), run)
    while listing.goes_on():
        pass


def test_a_trial_counts_and_changes_nothing(browser, store, marieke, pupils):
    before = [published(store, marieke, document) for document in pupils]
    run = tried(browser, restyled())
    page = browser.get(run).text
    assert "De proef is klaar, er is nog niets veranderd" in page
    assert "Maak 2 documenten opnieuw" in page
    assert [published(store, marieke, document) for document in pupils] == before
    frozen = browser.get(f"{run}/lijst/bevroren").text
    assert "Noor van den Berg" in frozen
    assert "Sem &amp; &lt;Bakker&gt;" in browser.get(f"{run}/lijst/uiterlijk").text
    assert browser.get(f"{run}/lijst/mislukt").status_code == 404


def test_a_run_makes_the_documents_again_and_can_be_undone(browser, store, marieke, pupils):
    before, old, data = [published(store, marieke, one) for one in pupils], current(store, marieke), restyled()
    run = tried(browser, data)
    assert browser.send(f"{run}/start").status_code == 303
    assert "2 documenten hebben het nieuwe sjabloon" in browser.get(run).text
    after = [published(store, marieke, one) for one in pupils]
    assert [hash for hash, _ in after] == [hash_of(data), hash_of(data), old]
    assert "Wij zijn er voor elke leerling." in text_of(after[0][1])
    assert current(store, marieke) == hash_of(data)
    assert answers_of(store, marieke, pupils[0]) == read_example("opp")

    assert browser.send(f"{run}/terug").status_code == 303
    assert "Het is teruggedraaid" in browser.get(run).text
    assert [published(store, marieke, one) for one in pupils] == before
    assert current(store, marieke) == old


def test_what_changed_after_a_run_stays_when_it_is_undone_and_is_named(browser, store, marieke, pupils):
    run = tried(browser, restyled())
    browser.send(f"{run}/start")
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        now = dossiers.document(pupils[0])
        dossiers.add_revision(now.id, now.number, now.revision.answers | {"opvoedbehoeften": "Rust."})
    browser.send(f"{run}/terug")
    assert "Wat daarna was veranderd, hebben we laten staan." in browser.get(run).text
    assert "Yara Bakkali" in browser.get(f"{run}/lijst/gebleven").text


def test_a_run_is_held_and_goes_on(app, browser, pupils):
    run = tried(browser, restyled())
    do, app.extensions["regenerating"] = app.extensions["regenerating"], lambda run: None
    browser.send(f"{run}/start")
    assert "We maken 2 documenten opnieuw" in browser.get(run).text
    assert browser.get(f"{run}/stand").json == {"page": "bezig", "title": "0 van 2 gemaakt", "done": 0, "total": 2}
    browser.send(f"{run}/pauzeer")
    assert "Het opnieuw maken staat stil" in browser.get(run).text
    app.extensions["regenerating"] = do
    browser.send(f"{run}/verder")
    assert browser.get(f"{run}/stand").json == {"page": "klaar", "title": "2 van 2 gemaakt", "done": 2, "total": 2}


def test_a_trial_of_which_the_documents_are_still_looked_up_says_how_many_were_found(app, browser, store, pupils):
    app.extensions["regenerating"] = lambda run: None
    run = tried(browser, restyled())
    page = browser.get(run).text
    assert "We zoeken de documenten bij elkaar" in page
    assert "Geen documenten om opnieuw te maken" not in page
    stand = {"page": "proef-zoeken", "title": "0 documenten gevonden", "done": 0, "total": None}
    assert browser.get(f"{run}/stand").json == stand
    assert browser.send(f"{run}/start").status_code == 409


def test_a_button_that_is_pressed_twice_makes_one_trial(browser, pupils):
    at = put_down(browser, restyled()).location
    keys = [re.findall(r'name="keer" value="([^"]+)"', browser.get(at).text)[0] for _ in range(2)]
    found = [browser.send(f"{at}/proef", {"keer": key}).location for key in (keys[0], keys[0], keys[1])]
    assert found[0] == found[1] != found[2]
    assert "De proef is klaar" in browser.get(found[0]).text


def test_a_trial_that_is_not_ready_is_shown_with_how_far_it_is_and_can_not_be_started(app, browser, store, pupils):
    app.extensions["regenerating"] = partial(listed, store)
    run = tried(browser, restyled())
    page = browser.get(run).text
    assert "We proberen het uit, er verandert niets" in page
    assert "1 van 3 uitgeprobeerd" in page  # the settled one needs no trying
    assert f'action="{run}/start"' not in page
    answer = browser.send(f"{run}/start")
    assert answer.status_code == 409
    assert "Dat kan nu niet met deze ronde" in answer.text


def test_after_another_choice_a_trial_counts_no_more_and_is_done_again(browser, store, marieke, pupils):
    run = tried(browser, restyled())
    other = put_down(browser, restyled("Een andere zin.")).location
    browser.send(f"{OPP}/kies", {"sjabloon": other.rpartition("/")[2]})
    answer = browser.send(f"{run}/start")
    assert answer.status_code == 409
    assert "Doe de proef opnieuw" in answer.text
    again = browser.send(f"{run}/nog-eens")
    assert browser.send(f"{again.location}/start").status_code == 303
    assert published(store, marieke, pupils[0])[0] == hash_of(restyled())


def test_a_template_without_documents_is_taken_into_use_all_the_same(browser, store, marieke):
    run = tried(browser, restyled())
    assert "Van deze keuze is nog geen Word-document gemaakt" in browser.get(run).text
    browser.send(f"{run}/start")
    assert current(store, marieke) == hash_of(restyled())


def test_the_report_is_a_table_in_which_no_name_is_a_sum(browser, store, marieke, pupils):
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        pupil = dossiers.document(pupils[0]).subjects[0]
        dossiers.change_subject(pupil.id, pupil.facts | {"naam": "=2+3"})
    run = tried(browser, restyled())
    browser.send(f"{run}/start")
    answer = browser.get(f"{run}/verslag.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Leerling", "Klas", "Document", "Uitkomst", "Waarom"]
    assert len(rows) == 4
    assert {row[0] for row in rows[1:]} == {"'=2+3", "Sem & <Bakker>", "Noor van den Berg"}


def test_a_long_list_is_turned_over(browser, pupils, monkeypatch):
    monkeypatch.setattr("service.web.templating.lists.PAGE", 1)
    monkeypatch.setattr("service.web.templating.lists._AT_ONCE", 1)
    run = tried(browser, restyled())
    first = browser.get(f"{run}/lijst/uiterlijk").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = browser.get(following[1]).text
    assert ("Yara Bakkali" in first) != ("Yara Bakkali" in second)
    assert 'rel="next"' not in second
    assert browser.get(f"{run}/verslag.csv").text.count("OPP") == 3


def test_a_school_sees_nothing_of_the_templates_and_runs_of_another(browser, signed_in, stranger, pupils):
    data = restyled()
    run = tried(browser, data)
    elsewhere = signed_in(stranger)
    for path in (run, f"{run}/stand", f"{run}/verslag.csv", f"{run}/lijst/uiterlijk", f"{OPP}/{hash_of(data)}/bestand"):
        assert elsewhere.get(path).status_code == 404, path
    for what in ("start", "terug", "nog-eens"):
        assert elsewhere.send(f"{run}/{what}").status_code == 404
    assert elsewhere.send(f"{OPP}/kies", {"sjabloon": hash_of(data)}).status_code == 404
    assert "Hier staat straks wat er opnieuw is gemaakt" in elsewhere.get("/sjablonen").text


def test_a_variant_has_templates_and_runs_of_its_own(browser, store, marieke, pupils):
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        pupil = dossiers.document(pupils[0]).subjects[0]
        zat = dossiers.start_document("zat_aanmelding", [pupil.id], 1, read_example("zat_aanmelding"), {}, "2026-2027")
    for variant in ("", "?versie=toestemming"):
        assert browser.get(f"/documenten/{zat.id}/word{variant}").status_code == 200
    data = restyled("Dank je wel.", "zat_aanmelding", "toestemming")
    kept = put_down(browser, data, path="/sjablonen/zat_aanmelding.toestemming").location
    run = browser.send(f"{kept}/proef").location
    page = browser.get(run).text
    assert "Sjabloon ‘Toestemmingsformulier ZAT’ vervangen" in page
    assert "1 document uitgeprobeerd" in page
    browser.send(f"{run}/start")
    assert published(store, marieke, zat.id, "toestemming")[0] == hash_of(data)
    assert published(store, marieke, zat.id)[0] != hash_of(data)
