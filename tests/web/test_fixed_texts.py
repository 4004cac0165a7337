"""The fixed texts of parents' letters: a school corrects one, puts it back, and says who has checked a language."""

from __future__ import annotations

import html
import re
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.for_parents.lines import LINES, PLACEHOLDERS
from service.letters import LANGUAGES, Contact, LineRefused, corrected, fixed_texts, places, shipped
from service.letters.wordings import PLACE
from service.web.own_words.fixed import address_of, translation, used_in
from service.web.own_words.places import MEANT, shown, typed
from service.work.for_parents import material

TEXTS = "/instellingen/vaste-teksten"
CONTACT = "/instellingen/contact-ouders"
TITLE = "Het plan voor %(naam)s"
PLAN = address_of(TITLE)
CHECKED = {"naam": "Elif Kaya", "dag": "20-11-2026"}


@pytest.fixture
def chosen(store, marieke):
    """What the school chose, as it is when this is called."""

    def by_the_school():
        with store.read() as tx:
            return material(tx, marieke.school_id)

    return by_the_school


def said(page) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.text)))


def correct(browser, text: str, tag: str = "tr", address: str = PLAN):
    """Correct a text as a browser does: with how it stood when the page was opened."""
    page = browser.get(f"{TEXTS}/{tag}/{address}").text
    [seen] = re.findall(r'name="gezien" value="([^"]*)"', page)
    return browser.send(f"{TEXTS}/{tag}/{address}", {"tekst": text, "gezien": html.unescape(seen)})


def test_every_language_is_there_with_its_own_name_and_who_checked_it(browser):
    page = said(browser.get(TEXTS))
    assert all(one.name in page for one in LANGUAGES.values())
    assert page.count("Nog niet nagekeken") == sum(not one.dutch for one in LANGUAGES.values())


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_text_stands_there_beside_the_dutch(browser, tag):
    page = said(browser.get(f"{TEXTS}/{tag}"))
    for fixed in fixed_texts():
        assert " ".join(shown(shipped(tag).get(fixed.msgid, fixed.msgid)).split()) in page


def test_arabic_reads_from_right_to_left_on_the_page_and_in_the_field(browser):
    assert browser.get(f"{TEXTS}/ar").text.count('<p lang="ar" dir="rtl">') == len(fixed_texts())
    assert re.search(r'<textarea[^>]* lang="ar" dir="rtl"', browser.get(f"{TEXTS}/ar/{PLAN}").text)
    assert not re.search(r"<textarea[^>]* dir=", browser.get(f"{TEXTS}/tr/{PLAN}").text)


def test_a_corrected_text_is_what_letters_print_with_who_and_when(browser, chosen):
    assert correct(browser, "[naam] için  okul planı").status_code == 303
    assert chosen().wording("tr").text(TITLE) == "%(naam)s için okul planı"
    page = said(browser.get(f"{TEXTS}/tr?toon=gewijzigd"))
    assert "[naam] için okul planı" in page
    assert "Marieke de Wit, vandaag" in page
    assert "één tekst gewijzigd" in said(browser.get(TEXTS))


def test_a_corrected_text_is_put_back(browser, chosen, store, marieke):
    correct(browser, "[naam] için okul planı")
    browser.send(f"{TEXTS}/tr/{PLAN}/terug")
    assert chosen().wording("tr").text(TITLE) == shipped("tr")[TITLE]
    correct(browser, shown(shipped("tr")[TITLE]))
    with store.read() as tx:
        assert tx.school(marieke.school_id).settings == {}, "what is the same as ours is not kept"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Vul een tekst in"),
        ("Bu plan", "Laat [naam] staan"),
        ("[isim] için okul planı", "Laat [naam] staan"),
        ("[naam] [datum]", "[datum] kan hier niet"),
        ("%(naam", "Laat [naam] staan"),
        ("[naam]" + "x" * 500, "te lang"),
    ],
)
def test_a_text_that_letters_cannot_print_is_asked_again(browser, chosen, text, reason):
    page = correct(browser, text)
    assert page.status_code == 422
    assert said(page).count(reason) == 2, "in the summary and at the field"
    assert chosen().lines == {}


def test_two_people_who_correct_one_text_hear_of_each_other(browser, chosen):
    stale = {"tekst": "Plan: [naam]", "gezien": shipped("tr")[TITLE]}
    correct(browser, "[naam] için okul planı")
    page = browser.send(f"{TEXTS}/tr/{PLAN}", stale)
    assert page.status_code == 409
    assert "Een collega wijzigde deze tekst net" in said(page)
    assert "Plan: [naam]" in said(page)
    assert chosen().wording("tr").text(TITLE) == "%(naam)s için okul planı"


def test_hard_dutch_gets_tips_and_is_kept_all_the_same(browser, chosen):
    assert correct(browser, "Middels dit plan wordt [naam] geholpen", "nl@eenvoudig").status_code == 303
    page = said(browser.get(f"{TEXTS}/nl@eenvoudig/{PLAN}"))
    assert "‘Middels’ kan eenvoudiger" in page
    assert "Wie doet dit?" in page
    assert "Tip." not in said(browser.get(f"{TEXTS}/tr/{PLAN}"))


def test_a_checked_language_says_so_until_that_is_taken_back(browser, chosen):
    assert browser.send(f"{TEXTS}/tr/nagekeken", CHECKED).status_code == 303
    assert chosen().wording("tr").checked
    assert not chosen().wording("ar").checked
    page = said(browser.get(f"{TEXTS}/tr"))
    assert "Elif Kaya, 20 nov" in page
    assert "Genoteerd door Marieke de Wit" in page
    browser.send(f"{TEXTS}/tr/niet-nagekeken")
    assert not chosen().wording("tr").checked


def test_what_changed_since_the_check_is_counted_and_can_be_found(browser):
    browser.send(f"{TEXTS}/tr/nagekeken", CHECKED)
    assert "nieuw sinds die dag" not in said(browser.get(TEXTS))
    correct(browser, "[naam] için okul planı")
    assert "één tekst is nieuw sinds die dag" in said(browser.get(TEXTS))
    page = browser.get(f"{TEXTS}/tr?toon=nieuw")
    assert page.text.count(">Verbeter<") == 1
    browser.send(f"{TEXTS}/tr/nagekeken", CHECKED)
    assert "nieuw sinds die dag" not in said(browser.get(TEXTS))


@pytest.mark.parametrize(
    ("filled", "reason"),
    [
        ({"naam": " "}, "Vul de naam in van wie alles nakeek"),
        ({"dag": ""}, "Schrijf een dag die geweest is"),
        ({"dag": "31-2-2026"}, "Schrijf een dag die geweest is"),
        ({"dag": "1-1-2099"}, "Schrijf een dag die geweest is"),
    ],
)
def test_a_check_without_a_name_or_a_day_is_not_noted(browser, chosen, filled, reason):
    page = browser.send(f"{TEXTS}/tr/nagekeken", CHECKED | filled)
    assert page.status_code == 422
    assert reason in said(page)
    assert chosen().checked == {}


@pytest.mark.parametrize("path", ["fy", "tr/zzz", "tr/nagekeken", "../tr", "tr@eenvoudig"])
def test_a_language_or_a_text_that_is_not_there_is_no_page(browser, path):
    assert browser.get(f"{TEXTS}/{path}").status_code == 404


def test_what_one_school_corrects_is_not_another_schools(browser, signed_in, stranger):
    correct(browser, "[naam] için okul planı")
    assert "için okul planı" not in said(signed_in(stranger).get(f"{TEXTS}/tr?toon=gewijzigd"))


def test_a_mentor_has_no_business_here(signed_in, tom):
    assert signed_in(tom).get(f"{TEXTS}/tr").status_code == 403


def test_markup_in_a_text_is_text(browser):
    correct(browser, "<script>alert(1)</script> [naam]")
    for path in ("tr", f"tr/{PLAN}"):
        assert "<script>alert" not in browser.get(f"{TEXTS}/{path}").text


def test_every_text_says_where_it_is_used(app, store, marieke):
    with app.test_request_context(), store.read() as tx:
        lines = translation(material(tx, marieke.school_id), "tr").lines
        where = {line.fixed.msgid: used_in(line.fixed) for line in lines}
    assert where["Beste ouders,"] == "in elke brief"
    assert where[LINES["opp.officieel_van"]] == "in ‘Ontwikkelingsperspectief’"
    assert all(where.values())
    assert len({line.address for line in lines}) == len(lines)


def test_every_place_is_explained():
    used = {name for fixed in fixed_texts() for name in places(fixed.msgid)}
    assert used | set(PLACEHOLDERS) == set(MEANT)


FIXED = st.sampled_from([fixed.msgid for fixed in fixed_texts()])
PIECES = st.lists(st.sampled_from(["plan ", "%", "(", "[naam]", "[datum]", "[x", "%(naam)s", "و", "]"]), max_size=6)


@given(FIXED)
def test_what_is_shown_of_a_text_is_kept_as_it_was(msgid):
    assert typed(shown(msgid)) == msgid
    assert corrected(msgid, typed(shown(msgid))) == msgid


@given(FIXED, PIECES)
def test_a_text_is_taken_when_it_has_the_places_of_ours_and_no_others(msgid, pieces):
    text = typed("".join(pieces))
    complete = set(places(text)) == set(places(msgid)) and "%(" not in PLACE.sub("", text) and text.strip()
    with nullcontext() if complete else pytest.raises(LineRefused):
        assert places(corrected(msgid, text)) == places(text)


def test_how_parents_reach_the_school_is_kept(browser, chosen):
    filled = {
        "telefoon": " 010  123 45 67 ",
        "email": "zorg@merelveld.example",
        "hulp": "Steunpunt",
        "antwoord_dagen": "14",
    }
    assert browser.send(CONTACT, filled).status_code == 303
    assert chosen().contact == Contact("010 123 45 67", "zorg@merelveld.example", "Steunpunt", 14)
    assert 'value="14"' in browser.get(CONTACT).text
    browser.send(CONTACT, dict.fromkeys(filled, ""))
    assert chosen().contact == Contact()


@pytest.mark.parametrize(
    ("filled", "reason"),
    [
        ({"telefoon": "bel ons"}, "Schrijf een telefoonnummer op"),
        ({"email": "zorg"}, "Schrijf het e-mailadres zoals"),
        ({"antwoord_dagen": "veel"}, "Vul een aantal dagen in"),
        ({"antwoord_dagen": "0"}, "Vul een aantal dagen in"),
        ({"antwoord_dagen": "61"}, "Vul een aantal dagen in"),
        ({"hulp": "x" * 201}, "hooguit 200 tekens"),
    ],
)
def test_what_no_parent_could_use_is_asked_again(browser, chosen, filled, reason):
    page = browser.send(CONTACT, filled)
    assert page.status_code == 422
    assert said(page).count(reason) == 2
    assert chosen().contact == Contact()
