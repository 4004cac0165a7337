"""Every page of the shell, empty, full and with faults: a title, unique ids, links that lead somewhere, valid HTML."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from service.web.sign_in import FIRST, INVITATION
from service.work.pupils import CARD
from service.work.writing import start
from tests.validators.pages import validate_html

LIST = (
    "Stamnummer;Naam;Klas;Geboortedatum\n240301;Noor van den Berg;3H2;14-3-2012\n9;Jan <b>;1K1;\n10;Fout;;31-2-2012\n"
)


class Page(HTMLParser):
    """What a page holds: its title, ids, links into itself, headings and inline styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.inner: list[str] = []
        self.labels: list[str] = []
        self.described: list[str] = []
        self.headings = 0
        self.inline: list[str] = []
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        href = given.get("href") or ""
        self.inner += [href[1:]] if href.startswith("#") else []
        self.labels += [given["for"] or ""] if "for" in given else []
        self.described += (given.get("aria-describedby") or "").split() + (given.get("aria-labelledby") or "").split()
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        self.headings += tag == "h1"
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"


@pytest.fixture(params=["nl", "en"])
def pages(request, store, browser, visitor, marieke, tom) -> dict[str, str]:
    """Every page of the shell by a name of ours, in each language."""
    with store.write() as tx:
        first = tx.add_token(FIRST, timedelta(minutes=15))
        invitation = tx.add_token(
            INVITATION, timedelta(days=1), {"school": "", "naam": "Jan", "email": "jan@example.nl", "rol": "mentor"}
        )
    for one in (browser, visitor):
        one.send("/taal", {"taal": request.param})
    made = {
        "door": visitor.get("/aanmelden"),
        "door, faults": visitor.send("/aanmelden"),
        "invited": visitor.get(f"/uitnodiging/{invitation}"),
        "invited, faults": visitor.send(f"/uitnodiging/{invitation}"),
        "expired": visitor.send("/leerlingen/nieuw", {"leerling.naam": "Sem", "x": '"><script>'}),
        "unknown, outside": visitor.get("/weg"),
        "first": visitor.get(f"/begin/{first}"),
        "home, empty": browser.get("/"),
        "pupils, empty": browser.get("/leerlingen"),
        "unknown": browser.get("/weg"),
    }
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        school = tx.school(marieke.school_id)
        facts = {"naam": "Noor van den Berg", "nummer": "240301", "klas": "3H1", "geboortedatum": "2012-03-14"}
        noor = dossiers.add_subject("leerling", facts)
        bare = dossiers.add_subject("leerling", {"naam": "Sem & <Bakker>"})
        for type_ in ("izo_aanmelding", "opp"):
            for _ in range(2):
                document = start(dossiers, school, noor.id, type_, store._clock().date())
            dossiers.add_revision(document.id, 1, event="status", state="ter_bespreking")
        other = start(tx.visible_to(tom), school, bare.id, "izo_aanmelding", store._clock().date())
        assert other.created_by == tom.name
    made |= {
        "home": browser.get("/"),
        "pupils": browser.get("/leerlingen?klas=3H1"),
        "pupils, none": browser.get("/leerlingen?zoek=%3Cb%3E"),
        "pupil": browser.get(f"/leerlingen/{noor.id}"),
        "pupil, bare": browser.get(f"/leerlingen/{bare.id}"),
        "card": browser.get(f"/leerlingen/{noor.id}/gegevens"),
        "card, new": browser.get("/leerlingen/nieuw"),
        "card, faults": browser.send("/leerlingen/nieuw", {question.key: "9" * 999 for question in CARD.questions}),
        "list": browser.get("/leerlingen/klassenlijst"),
        "list, faults": browser.send("/leerlingen/klassenlijst", {"lijst": "x"}),
        "list, preview": browser.send("/leerlingen/klassenlijst", {"lijst": LIST}),
        "list, changed meanwhile": browser.send("/leerlingen/klassenlijst/verwerk", {"lijst": LIST, "gezien": "x"}),
        "school": browser.get("/instellingen"),
        "school, faults": browser.send("/instellingen"),
        "logo, faults": browser.send("/instellingen/logo"),
        "phrases": browser.get("/instellingen/hulpzinnen"),
        "phrases, faults": browser.send("/instellingen/hulpzinnen", {"doel": "x" * 300}),
        "people": browser.get("/instellingen/collegas"),
        "people, link": browser.send(
            "/instellingen/collegas", {"naam": "Jan", "email": "jan2@example.nl", "rol": "docent"}
        ),
        "people, faults": browser.send("/instellingen/collegas"),
        "account": browser.get("/account"),
        "account, faults": browser.send("/account/wachtwoord"),
    }
    return {name: answer.text for name, answer in made.items()}


def test_every_page_is_valid_and_leads_somewhere(pages):
    for name, text in pages.items():
        page = Page(text)
        assert re.fullmatch(r"(Fout: |Error: )?\S.* – zorgroute", page.title.strip()), (name, page.title)
        assert ("faults" in name) == page.title.strip().startswith(("Fout: ", "Error: ")), name
        assert [identifier for identifier, times in Counter(page.ids).items() if times > 1] == [], name
        assert set(page.inner) <= set(page.ids), (name, "a link leads nowhere")
        assert set(page.labels) <= set(page.ids), (name, "a label names nothing")
        assert set(page.described) <= set(page.ids), (name, "a description is missing")
        assert page.headings == 1, name
        assert page.inline == [], (name, "the browser will not run or show this")
    assert len({Page(text).title for name, text in pages.items() if "," not in name}) == len(
        [name for name in pages if "," not in name]
    ), "two pages have one title"
    assert validate_html(pages) == []


def test_every_fault_on_top_stands_beside_its_field_too(pages):
    for name in (name for name in pages if "faults" in name):
        text = pages[name]
        links = re.findall(
            r'<li>\s*<a href="#([^"]+)">', text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
        )
        assert links, name
        for target in links:
            assert f'id="{target}-error"' in text, (name, target)
            assert f"{target}-error" in Page(text).described, (name, target)


def test_what_was_typed_is_shown_and_never_run(pages):
    assert "Sem &amp; &lt;Bakker&gt;" in pages["pupil, bare"]
    assert "<script>" not in pages["expired"].replace("<script nonce", "")
    assert "Jan &lt;b&gt;" in pages["list, preview"]
