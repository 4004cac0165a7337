"""The letter can be read as parents will read it, in their language, before anything is made."""

from __future__ import annotations

import re
from datetime import date

import pytest

from service.word import printed_text
from service.work import for_parents
from tests.web.documents.parents.conftest import STRONG, said

TYPED = f"tekst:{STRONG}"


def opened(telling, **query):
    return telling.written.browser.get(f"{telling.url}/bekijk", query_string=query)


def test_nothing_is_made_by_looking(telling):
    before = telling.written.number
    assert opened(telling).status_code == 200
    assert opened(telling, taal="tr").status_code == 200
    assert telling.written.number == before
    with telling.written.store.read() as tx:
        assert tx.visible_to(telling.written.account).published(telling.written.id, "ouders") is None


def test_what_is_shown_is_word_for_word_what_is_made(telling):
    telling.send({TYPED: "Yara legt goed uit.\n- Zij tekent graag."})
    letter = said(opened(telling).text.partition("<article")[2].partition(">")[2].partition("</article>")[0])
    made = telling.written.browser.get(f"{telling.written.url}/word?versie=ouders")
    assert made.status_code == 200
    assert "".join(letter.split()) == "".join(printed_text(made.data).split())
    assert "Zij tekent graag." in letter


@pytest.mark.parametrize(("tag", "direction"), [("tr", ""), ("ar", "rtl")])
def test_in_another_language_the_schools_text_stays_dutch_and_says_so(telling, tag, direction):
    telling.send({TYPED: "Yara legt goed uit."})
    page = opened(telling, taal=tag).text
    article = page.partition("<article")[2]
    assert (f'dir="{direction}"' in article.partition(">")[0]) == bool(direction)
    assert f'lang="{tag}"' in article.partition(">")[0]
    assert re.search(r'<p lang="nl" dir="ltr">Yara legt goed uit\.</p>', article)
    assert "nog niet nagekeken door iemand die de taal goed spreekt" in said(page)


def test_a_language_that_was_checked_is_not_called_unchecked(telling, marieke):
    with telling.written.store.write() as tx:
        for_parents.mark_checked(tx, marieke, "tr", "Elif Yıldız", date(2026, 11, 20))
    page = said(opened(telling, taal="tr").text)
    assert "nog niet nagekeken door iemand" not in page
    assert "Türkçe (Turks), nog niet nagekeken" not in page
    assert "العربية (Arabisch), nog niet nagekeken" in page


def test_a_language_that_there_is_not_is_named_with_those_there_are(telling):
    for answer in (
        opened(telling, taal="xx"),
        telling.written.browser.get(f"{telling.written.url}/word?versie=ouders&taal=xx"),
    ):
        assert answer.status_code == 404
        assert "Kies uit: nl@eenvoudig" in said(answer.text)


def test_a_letter_that_there_is_not_is_the_first_one(telling):
    assert "versie=ouders&" in opened(telling, versie="../x").text.replace("&amp;", "&")


def test_the_file_is_named_for_parents_and_their_language(telling):
    answer = telling.written.browser.get(f"{telling.written.url}/word?versie=ouders&taal=ar")
    assert "ouders" in answer.headers["Content-Disposition"]
    assert "Arabisch" in answer.headers["Content-Disposition"]


def test_what_is_left_to_mend_is_counted_once_more(telling):
    telling.send({TYPED: "Yara krijgt instructie."})
    count = len(re.findall(r"/voor-ouders#v-tekst", telling.written.browser.get(f"{telling.url}/bekijk").text))
    assert f"{count} opmerkingen over. Toch maken?" in telling.preview


def test_words_that_were_not_saved_are_not_in_it_and_that_is_said(telling):
    telling.press("nakijken", {TYPED: "Nog niet opgeslagen."})
    assert "Nog niet opgeslagen." not in telling.preview
    assert "Ga terug en sla op" in telling.preview


def test_the_pages_of_the_document_say_how_far_it_is(telling):
    tasks = said(telling.written.browser.get(telling.written.url).text)
    assert "ouders lezen nu de tekst van school" in tasks
    telling.send({TYPED: "Yara legt goed uit."})
    telling.written.change(factoren={"bevorderend": {"leerling": "Anders."}})
    for page in ("", "/controle"):
        text = said(telling.written.browser.get(telling.written.url + page).text)
        assert "1 van de" in text
        assert "1 loopt achter" in text
