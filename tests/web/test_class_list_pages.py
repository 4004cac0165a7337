"""Taking in a class list: first look, then keep, all of it or nothing."""

from __future__ import annotations

import io
import re
from html import unescape

from service.store import Dossiers

LIST = "Nummer;Naam;Klas\n1;Noor van den Berg;3H1\n2;Elif Yıldız;2K2\n3;=1+1;2K2\n"
HERE = "/leerlingen/klassenlijst"


def pupils(store, account) -> list[str]:
    with store.read() as tx:
        return [pupil.facts["naam"] for pupil in tx.visible_to(account).subjects()]


def shown(page) -> dict[str, str]:
    """What the preview would send on."""
    text = re.search(r'<textarea name="lijst"[^>]*>\n(.*?)</textarea>', page.text, re.DOTALL)
    seen = re.search(r'name="gezien" value="(\w+)"', page.text)
    assert text
    assert seen
    return {"lijst": unescape(text[1]), "gezien": seen[1]}


def test_a_file_is_shown_first_and_kept_only_then(browser, store, marieke):
    page = browser.send(HERE, {"bestand": (io.BytesIO(LIST.encode("utf-16")), "klas.csv")})
    assert page.status_code == 200
    assert "Verwerk 2 leerlingen" in page.text
    assert "Hier staat een formule" in page.text
    assert pupils(store, marieke) == []
    assert browser.send(f"{HERE}/verwerk", shown(page)).status_code == 303
    assert pupils(store, marieke) == ["Elif Yıldız", "Noor van den Berg"]
    assert "2 leerlingen zijn verwerkt. 2 nieuw, 0 gewijzigd." in browser.get("/leerlingen").text


def test_the_same_list_again_has_nothing_to_do(browser):
    browser.send(f"{HERE}/verwerk", shown(browser.send(HERE, {"lijst": LIST})))
    page = browser.send(HERE, {"lijst": LIST})
    assert "Verwerk 2" not in page.text
    assert "2 leerlingen blijven hetzelfde" in page.text


def test_when_the_pupils_changed_meanwhile_the_list_is_shown_again(browser, store, marieke):
    before = shown(browser.send(HERE, {"lijst": LIST}))
    browser.send("/leerlingen/nieuw", {"leerling.naam": "Noor v.d. Berg", "leerling.nummer": "1"})
    again = browser.send(f"{HERE}/verwerk", before)
    assert "Intussen is er iets veranderd" in again.text
    assert pupils(store, marieke) == ["Noor v.d. Berg"]
    browser.send(f"{HERE}/verwerk", shown(again))
    assert pupils(store, marieke) == ["Elif Yıldız", "Noor van den Berg"]


def test_a_list_is_kept_whole_or_not_at_all(app, browser, store, marieke, monkeypatch):
    app.config.update(TESTING=False)
    before = shown(browser.send(HERE, {"lijst": LIST}))
    add, added = Dossiers.add_subject, []

    def breaks_at_the_second(self, kind, facts):
        added.append(facts)
        return add(self, kind, facts) if len(added) < 2 else 1 / 0

    monkeypatch.setattr(Dossiers, "add_subject", breaks_at_the_second)
    assert browser.send(f"{HERE}/verwerk", before).status_code == 500
    assert len(added) == 2
    assert pupils(store, marieke) == []


def test_a_list_that_cannot_be_read_says_what_to_do_and_keeps_what_was_pasted(browser):
    page = browser.send(HERE, {"lijst": "Voetbal;Hockey\nja;nee"})
    assert page.status_code == 422
    assert "geen kolom met de naam" in page.text
    assert "Voetbal;Hockey" in page.text
    assert browser.send(HERE, {"bestand": (io.BytesIO(b"PK\x03\x04"), "klas.xlsx")}).status_code == 422


def test_a_list_reaches_only_the_own_school(browser, signed_in, stranger, store):
    browser.send(f"{HERE}/verwerk", shown(browser.send(HERE, {"lijst": LIST})))
    elsewhere = signed_in(stranger)
    assert "Verwerk 2 leerlingen" in elsewhere.send(HERE, {"lijst": LIST}).text
    assert pupils(store, stranger) == []
