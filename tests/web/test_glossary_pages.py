"""The word list of a school: finding, adding, changing and taking away terms, and what its staff then read."""

from __future__ import annotations

import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.plain import Term, check, shipped
from service.spreadsheet import row, split, unmarked
from service.web.own_words.listed import as_lines, forms_in
from service.work.for_parents import material, remove_term, save_term

LIST = "/instellingen/woordenlijst"
WORD = f"{LIST}/woord"
OWN = {
    "term": "taalklas",
    "soort": "explain",
    "gewoon": "de klas voor nieuwkomers",
    "vormen": "",
    "was": "",
    "gezien": "",
}
HEAD = "Woord;Wat we doen;Gewone woorden of uitleg;Andere vormen\n"


@pytest.fixture
def terms(store, marieke):
    """The terms of the school, as they are when this is called."""

    def of_the_school():
        with store.read() as tx:
            return material(tx, marieke.school_id).glossary.terms

    return of_the_school


def fields_of(page) -> dict[str, str]:
    """What the form on a page about a term holds, as a browser would send it."""
    form = html.unescape(page.text[page.text.index('action="/instellingen/woordenlijst/woord"') :])
    found = dict(re.findall(r'<input[^>]*? name="(term|gewoon|was|gezien)"[^>]*? value="([^"]*)"', form))
    kind = re.search(r'name="soort" type="radio" value="(\w+)" checked', form)
    forms = re.search(r'<textarea[^>]*name="vormen"[^>]*>\n?(.*?)</textarea>', form, re.S)
    return {**found, "soort": kind[1] if kind else "", "vormen": forms[1].strip() if forms else ""}


def shown(page) -> list[str]:
    return re.findall(r'<b class="zr-who">([^<]+)</b>', html.unescape(page.text))


def test_all_terms_stand_in_the_list_by_the_alphabet(browser):
    listed = shown(browser.get(LIST))
    assert set(listed) == set(shipped().terms)
    assert listed.index("hiaten") < listed.index("hulpvraag") < listed.index("IHP")


@pytest.mark.parametrize("sought", ["hulpvrag", "HULPVRAAG", "vraag om hulp"])
def test_a_term_is_found_by_its_name_its_forms_and_its_plain_words(browser, sought):
    assert "hulpvraag" in shown(browser.get(LIST, query_string={"zoek": sought}))


def test_what_is_not_there_can_be_put_in(browser):
    page = browser.get(LIST, query_string={"zoek": "taalklas"})
    assert shown(page) == []
    assert "/woordenlijst/woord?term=taalklas" in page.text
    assert fields_of(browser.get(WORD, query_string={"term": "taalklas"})) | {"was": ""} == {
        "term": "taalklas",
        "gewoon": "",
        "was": "",
        "gezien": "",
        "soort": "",
        "vormen": "",
    }


def test_a_term_that_is_added_gets_a_remark_and_says_who_added_it(browser, terms):
    assert browser.send(WORD, OWN | {"vormen": "taalklassen = de klassen\r\n\r\nde taalklas"}).status_code == 303
    assert terms()["taalklas"] == Term(
        "taalklas", "explain", "de klas voor nieuwkomers", {"taalklassen": "de klassen", "de taalklas": ""}
    )
    page = browser.get(LIST, query_string={"toon": "eigen"})
    assert shown(page) == ["taalklas"]
    assert "Marieke de Wit, vandaag" in page.text
    tried = browser.send(f"{LIST}/probeer", {"tekst": "Zij zit in de taalklas."})
    assert "<mark>" in tried.text
    assert "taalklas (de klas voor nieuwkomers)" in tried.text


def test_a_term_of_ours_is_changed_under_its_own_name_and_put_back(browser, terms, store, marieke):
    typed = fields_of(browser.get(WORD, query_string={"term": "Hulpvraag"}))
    assert typed["vormen"] == "hulpvragen = vragen om hulp"
    browser.send(WORD, typed | {"term": "iets anders", "gewoon": "wat u wilt weten"})
    assert terms()["hulpvraag"].plain == "wat u wilt weten"
    assert terms().keys() == shipped().terms.keys()
    page = browser.get(WORD, query_string={"term": "hulpvraag"})
    assert "Zoals zorgroute het heeft" in page.text
    browser.send(f"{LIST}/terug", {"was": "hulpvraag"})
    assert terms() == shipped().terms
    with store.read() as tx:
        assert tx.school(marieke.school_id).settings == {}


def test_a_term_that_is_taken_away_gets_no_remark_and_can_be_put_back(browser, terms):
    browser.send(WORD, OWN)
    for name in ("taalklas", "hulpvraag"):
        browser.send(f"{LIST}/weg", {"was": name})
    assert not {"taalklas", "hulpvraag"} & terms().keys()
    assert shown(browser.get(LIST, query_string={"toon": "weg"})) == ["hulpvraag", "taalklas"]
    for name in ("taalklas", "hulpvraag"):
        assert "Zet het terug in de lijst" in browser.get(WORD, query_string={"term": name}).text
        browser.send(f"{LIST}/terug", {"was": name})
    assert {"taalklas", "hulpvraag"} <= terms().keys()


def test_a_term_of_the_school_can_get_another_name(browser, terms):
    browser.send(WORD, OWN)
    typed = fields_of(browser.get(WORD, query_string={"term": "taalklas"}))
    browser.send(WORD, typed | {"term": "schakelklas"})
    assert "taalklas" not in terms()
    assert terms()["schakelklas"].plain == OWN["gewoon"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"term": ""}, "Vul het woord in"),
        ({"soort": ""}, "Kies wat er met dit woord gebeurt"),
        ({"soort": "weg"}, "Kies wat er met dit woord gebeurt"),
        ({"gewoon": " "}, "Vul in wat ouders wel begrijpen"),
        ({"term": "…"}, "is geen woord"),
        ({"term": "w" * 61}, "te lang"),
        ({"vormen": "\n".join(f"vorm{n}" for n in range(41))}, "hooguit 40"),
        ({"term": "hulpvraag"}, "staat al in de lijst"),
        ({"term": "Hulpvraag"}, "staat al in de lijst"),
    ],
)
def test_what_cannot_be_a_term_is_asked_again_and_nothing_is_kept(browser, terms, typed, said):
    page = browser.send(WORD, OWN | typed)
    assert page.status_code == 422
    assert page.text.count(said) >= 2, "in the summary and at the field"
    assert terms() == shipped().terms


def test_an_abbreviation_in_capitals_is_another_word_than_the_one_that_looks_like_it(browser, terms):
    browser.send(WORD, OWN | {"term": "zat", "gewoon": "genoeg"})
    assert terms()["zat"].plain == "genoeg"
    assert terms()["ZAT"] == shipped().terms["ZAT"]


def test_two_people_who_change_one_term_hear_of_each_other(browser, signed_in, tom, store, terms):
    typed = fields_of(browser.get(WORD, query_string={"term": "hulpvraag"}))
    browser.send(WORD, typed | {"gewoon": "het eerste"})
    page = browser.send(WORD, typed | {"gewoon": "het tweede"})
    assert page.status_code == 409
    assert "Een collega wijzigde dit woord net" in page.text
    assert terms()["hulpvraag"].plain == "het eerste"
    again = fields_of(page)
    assert again["gewoon"] == "het tweede"
    browser.send(WORD, again)
    assert terms()["hulpvraag"].plain == "het tweede"


def test_a_word_list_is_of_one_school(browser, signed_in, stranger, terms):
    browser.send(WORD, OWN)
    assert "taalklas" not in shown(signed_in(stranger).get(LIST))
    assert signed_in(stranger).send(f"{LIST}/weg", {"was": "taalklas"}).status_code == 404
    assert "taalklas" in terms()


def test_markup_in_a_term_is_text(browser):
    browser.send(WORD, OWN | {"term": "<b>x", "gewoon": "<script>alert(1)</script>"})
    for page in (browser.get(LIST), browser.get(WORD, query_string={"term": "<b>x"})):
        assert "<script>alert" not in page.text
        assert "<b>x" not in page.text
    tried = browser.send(f"{LIST}/probeer", {"tekst": "<img src=x> hulpvraag"})
    assert "<img src=x>" not in tried.text


def test_plain_words_that_are_not_plain_get_a_tip(browser):
    browser.send(WORD, OWN | {"gewoon": "de hulpvraag"})
    assert "‘hulpvraag’ is vaktaal" in html.unescape(browser.get(WORD, query_string={"term": "taalklas"}).text)


def taken_in(browser, text: str | bytes):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.send(f"{LIST}/lijst", {"lijst": (io.BytesIO(data), "lijst.csv")})


def test_the_list_comes_back_from_a_spreadsheet_as_it_went(browser, terms):
    browser.send(WORD, OWN | {"gewoon": "=1+1 is ook een uitleg", "vormen": "taalklassen = klassen"})
    before = dict(terms())
    sheet = browser.get(f"{LIST}/lijst.csv")
    assert sheet.data.startswith(b"\xef\xbb\xbf")
    assert "'=1+1" in sheet.text
    assert taken_in(browser, sheet.data).status_code == 303
    assert terms() == before


def test_a_list_adds_and_changes_and_leaves_the_rest(browser, terms):
    answer = taken_in(browser, HEAD + "Hulpvraag;vervang;wat u vraagt;\ntopuur;Leg uit;een uur hulp;topuren\n;;;\n")
    assert answer.status_code == 303
    assert terms() == {
        **shipped().terms,
        "hulpvraag": Term("hulpvraag", "replace", "wat u vraagt"),
        "topuur": Term("topuur", "explain", "een uur hulp", {"topuren": ""}),
    }
    assert "1 nieuw, 1 gewijzigd, 0 hetzelfde" in browser.get(LIST).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Zet boven de kolommen"),
        ("woord;iets\n", "Zet boven de kolommen"),
        (b"PK\x03\x04", "Dit is een spreadsheet"),
        (HEAD + "topuur;leg uit;een uur hulp;\nx;weg;y;\n", "Regel 3: schrijf bij"),
        (HEAD + "topuur;leg uit;;\n", "Regel 2: Vul in wat je schrijft"),
        (HEAD + "topuur;leg uit\n", "Regel 2: Vul in wat je schrijft"),
        (HEAD + "w;leg uit;een;\n" * 2000, "meer dan 2000"),
    ],
)
def test_a_list_with_a_fault_is_not_taken_over_at_all(browser, terms, text, said):
    page = taken_in(browser, text)
    assert page.status_code == 422
    assert page.text.count(said) == 2
    assert terms() == shipped().terms


@given(st.text(max_size=30))
def test_a_cell_comes_back_from_a_spreadsheet_as_it_went(cell):
    written = row([cell, "x"])
    assert not written.startswith(("=", "+", "-", "@"))
    if not cell.startswith("'"):
        assert [unmarked(one) for one in split(written, ";")[0]] == [cell, "x"]


@given(st.text(max_size=60))
def test_forms_are_read_as_they_are_shown(text):
    typed = forms_in(text)
    assert forms_in(as_lines(typed)) == typed


def test_the_remarks_of_a_school_are_those_of_its_list(store, marieke):
    with store.write() as tx:
        save_term(tx, marieke, Term("topuur", "explain", "een uur hulp"))
        remove_term(tx, marieke, "hulpvraag")
        glossary = material(tx, marieke.school_id).glossary
    found = check("De hulpvraag past in een topuur.", glossary=glossary).remarks
    assert [remark.values.get("term") for remark in found if remark.kind == "term"] == ["topuur"]
