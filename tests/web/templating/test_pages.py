"""Every page about templates and runs, in each state: a title, unique ids, links that lead somewhere, valid HTML."""

from __future__ import annotations

import re

import pytest

from tests.validators.pages import validate_html
from tests.web.templating.conftest import (
    OPP,
    put_down,
    restyled,
)
from tests.web.test_pages import Page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_valid_and_leads_somewhere(app, browser, pupils, language):
    browser.send("/taal", {"taal": language})
    empty = {"page, empty": browser.get("/sjablonen").text, "reports, empty": browser.get("/sjablonen/verslagen").text}
    good, bad = restyled(), restyled("{{ hulpvrag }} {{ leerling.naam")
    kept = put_down(browser, good).location
    do, app.extensions["regenerating"] = app.extensions["regenerating"], lambda run: None
    waiting = browser.send(f"{kept}/proef").location
    made = {
        "kind": browser.get(OPP),
        "kind, faults": browser.send(OPP),
        "version": browser.get(kept),
        "refused": put_down(browser, bad),
        "names": browser.get(f"{OPP}/namen"),
        "selecting": browser.get("/sjablonen/opnieuw"),
        "selecting, faults": browser.send("/sjablonen/pakket", {"soort": "opp", "klas": "x"}),
        "trial": browser.get(waiting),
    }
    app.extensions["regenerating"] = do
    run = browser.send(f"{kept}/proef").location
    made |= {"trial, ready": browser.get(run), "list": browser.get(f"{run}/lijst/uiterlijk")}
    app.extensions["regenerating"] = lambda run: None
    browser.send(f"{run}/start")
    made["run, working"] = browser.get(run)
    browser.send(f"{run}/pauzeer")
    made["run, held"] = browser.get(run)
    app.extensions["regenerating"] = do
    browser.send(f"{run}/verder")
    made |= {"run, done": browser.get(run), "version, current": browser.get(kept), "page": browser.get("/sjablonen")}
    app.extensions["regenerating"] = lambda run: None
    browser.send(f"{run}/terug")
    made["run, undoing"] = browser.get(run)
    app.extensions["regenerating"] = do
    do_again = browser.send(f"{run}/start")
    assert do_again.status_code == 409
    made |= {"run, refused": do_again, "reports": browser.get("/sjablonen/verslagen")}
    pages = empty | {name: answer.text for name, answer in made.items()}
    for name, text in pages.items():
        page = Page(text)
        assert re.fullmatch(r"(Fout: |Error: )?\S.* – zorgroute", page.title.strip()), (name, page.title)
        assert ("faults" in name) == page.title.strip().startswith(("Fout: ", "Error: ")), name
        assert len(page.ids) == len(set(page.ids)), name
        assert set(page.inner) | set(page.labels) | set(page.described) <= set(page.ids), name
        assert page.headings == 1, name
        assert page.inline == [], (name, "the browser will not run or show this")
    assert validate_html(pages) == []
