"""Each form from the pupil's page to Word, in a browser."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forms import all_forms, form_of
from forms.answers import strings
from forms.examples import read_example
from tests.browser.conftest import Reader
from tests.browser.filling import Filler
from tests.forms.made import staffs_example


def start(reader: Reader, type_: str) -> str:
    """Start a document about a new pupil and return its id."""
    reader.open(f"/leerlingen/{reader.live.new_pupil()}")
    reader.page.locator(f'button[name="type"][value="{type_}"]').click()
    reader.page.wait_for_url("**/documenten/*")
    return reader.page.url.rpartition("/")[2]


def go_on(page: Page) -> None:
    """Save the page and wait for the next one."""
    before = page.url
    page.locator("#blad .govuk-button-group .govuk-button").click()
    page.wait_for_url(lambda url: url != before)


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


@pytest.mark.parametrize("type_", sorted(all_forms()))
def test_a_form_is_filled_from_the_first_question_to_word(reader: Reader, type_: str, tmp_path: Path) -> None:
    form, example = form_of(type_), staffs_example(type_)
    document = start(reader, type_)
    filler = Filler(reader.page, form, example)
    reader.faultless()
    for step in form.steps:
        if not set(step.questions) & filler.asked:
            continue
        reader.open(f"/documenten/{document}/deel/{step.slug}")
        filler.fill(step)
        reader.faultless()
        go_on(reader.page)
        assert reader.page.locator(".govuk-error-summary").count() == 0
    assert reader.live.answers(document) == form.kept(filler.expected())
    reader.open(f"/documenten/{document}/controle")
    assert "Alles wat nodig is, is ingevuld" in reader.page.locator(".zr-lead").inner_text()
    reader.faultless()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Maak het Word-document").click()
    assert download.value.suggested_filename.endswith("concept.docx")
    made = tmp_path / "made.docx"
    download.value.save_as(made)
    longest = max((text for _, text in strings(example) if "\n" not in text), key=len)
    assert longest.replace("&", "&amp;") in words_of(made)


@pytest.mark.parametrize("type_", sorted(all_forms()))
def test_every_page_is_accessible_in_its_error_state_too(reader: Reader, type_: str) -> None:
    form = form_of(type_)
    document = start(reader, type_)
    for step in form.steps:
        reader.open(f"/documenten/{document}/deel/{step.slug}?nakijken=1")
        reader.faultless()
        for link in reader.page.locator(".govuk-error-summary a").all():
            target = str(link.get_attribute("href"))
            assert reader.page.locator(f"[id='{target[1:]}']").count() == 1, target
    reader.open(f"/documenten/{document}/controle")
    reader.faultless()
    reader.open(f"/documenten/{document}/versies?van=1&naar=1")
    reader.faultless()


def test_a_form_is_filled_without_scripts(scriptless: Reader) -> None:
    form, example = form_of("izo_aanmelding"), read_example("izo_aanmelding")
    document = start(scriptless, "izo_aanmelding")
    filler = Filler(scriptless.page, form, example)
    for step in form.steps:
        scriptless.open(f"/documenten/{document}/deel/{step.slug}")
        filler.fill(step)
        go_on(scriptless.page)
    assert scriptless.live.answers(document) == form.kept(staffs_example("izo_aanmelding"))


def test_rows_work_without_scripts(scriptless: Reader) -> None:
    form, example = form_of("opp"), read_example("opp")
    document = start(scriptless, "opp")
    page = scriptless.page
    scriptless.open(f"/documenten/{document}/deel/doelen")
    filler = Filler(page, form, example)
    filler.fill(form.step("doelen"))
    page.get_by_role("button", name="Omlaag doel 1").click()
    page.get_by_role("button", name="Haal weg doel 3").click()
    go_on(page)
    rows = scriptless.live.answers(document)["doelen"]
    assert [row["doel"] for row in rows] == [example["doelen"][1]["doel"], example["doelen"][0]["doel"]]
