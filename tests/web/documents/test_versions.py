"""The versions of a document, and any two of them side by side."""

from __future__ import annotations

import re


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_every_version_says_who_when_and_why(izo):
    izo.save("probleem", {"probleem": "Te laat."})
    izo.move("ter_bespreking")
    page = words(izo.browser.get(f"{izo.url}/versies").text)
    for said in ("Gestart", "Opgeslagen", "Status veranderd: ter bespreking", "Tom Hendriks", "vandaag"):
        assert said in page


def test_any_two_versions_are_compared_word_by_word(izo):
    izo.save("probleem", {"probleem": "Zij komt te laat."})
    izo.save("probleem", {"probleem": "Zij komt vaak te laat."})
    page = izo.browser.get(f"{izo.url}/versies?van=2&naar=3").text
    assert re.search(r"<ins>.*?vaak.*?</ins>", page)
    assert "[erbij:" in page
    assert "Wanneer zijn de problemen begonnen" not in page, "what stayed the same is left out"
    assert izo.browser.get(f"{izo.url}/versies?van=3&naar=2").text.count("<ins>") == page.count("<ins>")


def test_rows_are_compared_by_what_they_are_and_not_by_their_place(opp):
    rows = opp.answers["doelen"]
    opp.change(doelen=[rows[2], {**rows[0], "doel": "Anders."}])
    page = words(opp.browser.get(f"{opp.url}/versies?van=2&naar=3").text)
    assert "Doel 2 van toen · weg" in page
    assert "Doel 1 · andere plaats" in page
    assert "[erbij: Anders" in page


def test_equal_versions_say_so(izo):
    izo.move("ter_bespreking")
    assert "zijn de antwoorden gelijk" in izo.browser.get(f"{izo.url}/versies?van=1&naar=2").text


def test_a_version_that_is_not_there_compares_nothing(izo):
    assert izo.browser.get(f"{izo.url}/versies?van=1&naar=99").status_code == 200
    assert izo.browser.get(f"{izo.url}/versies?van=x").status_code == 200
