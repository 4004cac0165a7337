"""Every page of every type: a title of its own, unique ids, valid HTML, in both languages."""

from __future__ import annotations

from collections import Counter

import html5lib
import pytest

from forms import all_forms
from tests.tools import need
from tests.validators import validate_html

HTML = "{http://www.w3.org/1999/xhtml}"


def pages_of(written) -> dict[str, str]:
    paths = ["", "/controle", "/versies", f"/versies?van=1&naar={written.number}"]
    paths += [f"/deel/{step.slug}" for step in written.form.steps]
    paths += [f"/deel/{step.slug}?nakijken=1" for step in written.form.steps]
    found = {}
    for path in paths:
        answer = written.browser.get(written.url + path)
        assert answer.status_code == 200, path
        found[f"{written.form.type}{path}"] = answer.text
    return found


@pytest.fixture(params=sorted(all_forms()))
def both(request, start):
    """A full document of each type and, while nothing is known of the pupil, an empty one."""
    empty = start(request.param)
    return empty, start(request.param, filled=True)


def test_every_page_has_a_title_unique_ids_and_labels_that_point_somewhere(both):
    for written in both:
        for name, page in pages_of(written).items():
            tree = html5lib.parse(page)
            title = tree.find(f".//{HTML}title")
            assert title is not None, name
            assert (title.text or "").strip() not in ("", "– zorgroute"), name
            ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
            assert not [id_ for id_, count in ids.items() if count > 1], name
            named = [element.get("for") for element in tree.iter(f"{HTML}label") if element.get("for")]
            named += [id_ for element in tree.iter() for id_ in (element.get("aria-describedby") or "").split()]
            links = [link.get("href") or "" for link in tree.iter(f"{HTML}a")]
            named += [href[1:] for href in links if href.startswith("#")]
            assert set(named) <= set(ids), f"{name}: {set(named) - set(ids)}"
            assert len(list(tree.iter(f"{HTML}h1"))) == 1, name


def test_every_way_from_the_check_to_a_page_ends_at_its_field(both):
    for written in both:
        review = html5lib.parse(written.browser.get(f"{written.url}/controle").text)
        ways = [link.get("href") or "" for link in review.iter(f"{HTML}a")]
        ways = [way for way in ways if "/deel/" in way and "#" in way]
        assert len(ways) >= 10
        pages: dict[str, set[str | None]] = {}
        for way in ways:
            path, _, target = way.partition("#")
            if path not in pages:
                tree = html5lib.parse(written.browser.get(path).text)
                pages[path] = {element.get("id") for element in tree.iter()}
            assert target in pages[path], way


def test_every_page_is_valid_html(both):
    need("node")
    pages: dict[str, str] = {}
    for number, written in enumerate(both):
        pages |= {f"{number}{name}": page for name, page in pages_of(written).items()}
    assert validate_html(pages) == []


def test_the_pages_of_faults_conflicts_and_frozen_documents_are_valid_too(opp, izo):
    need("node")
    pages = {
        "fault": opp.save("doelen", {**opp.typed("doelen"), "doelen[d1].wanneer": "straks"}).text,
        "stopped": izo.move("ter_bespreking") and izo.move("vastgesteld").text,
        "read only": "",
    }
    typed = opp.typed("doelen")
    opp.change(opvoedbehoeften="Iets anders.", doelen=opp.answers["doelen"][:2])
    pages["conflict"] = opp.save("doelen", {**typed, "opvoedbehoeften": "Nog iets."}, base=2).text
    opp.change(evaluaties=None)
    opp.move("ter_bespreking")
    opp.move("vastgesteld")
    pages["read only"] = opp.get("doelen")
    pages["refused"] = opp.save("doelen", typed).text
    pages["reason"] = opp.move("concept").text
    pages["review"] = opp.browser.get(f"{opp.url}/controle").text
    assert validate_html(pages) == []


def test_official_labels_stay_dutch_on_english_screens(opp, store, signed_in, tom):
    with store.write() as tx:
        tx.change_account(tom.id, language="en")
        account = tx.account(tom.id)
    page = signed_in(account).get(opp.step("doelen")).text
    assert "Onderwijsbehoeften" in page
    assert 'lang="en"' in page
