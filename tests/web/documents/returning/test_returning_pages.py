"""Every page of what comes back from Word, in its states and in both languages."""

from __future__ import annotations

from collections import Counter

import html5lib
import pytest

from tests.tools import need
from tests.validators import validate_html
from tests.web.documents.conftest import Written
from tests.web.documents.returning.conftest import HTML, THIRD, Desk, fields
from tests.word.edits.in_fields import click, empty, new_row, pick_date, remove_row
from tests.word.edits.in_text import overtype, paragraph_below
from tests.word.old_documents import old_document


def every_page(desk: Desk, opp: Written) -> dict[str, str]:
    """Each page of this room, in its states."""
    pages = {"start": desk.written.browser.get("/terug").text, "no file, faults": desk.drop().text}
    url = desk.back(
        overtype("Een vast moment op zondag", "Een vast moment op zaterdag"),
        click("afwijking.ja", on=False),
        pick_date("start_extra_ondersteuning", "2026-10-19", "zodra het kan"),
        new_row("Zoeken met Yara een vaste plek", "Coach", "Belt met thuis", "ooit"),
        remove_row(THIRD),
        empty("onderbouwing"),
        paragraph_below("Belt met thuis", "NB &amp; &lt;b&gt;ziek&lt;/b&gt;."),
    )
    opp.change(opvoedbehoeften="Een vast moment op vrijdag.", zienswijze_leerling="Anders.")
    pages["comparison"] = opp.browser.get(url).text
    pages["comparison, faults"] = desk.choose(
        url, **{"keuze:opvoedbehoeften": "eigen", "eigen:opvoedbehoeften": ""}
    ).text
    pages["changed"] = desk.choose(url, revisie="1").text
    pages["refused"] = desk.drop(("x.docx", b"hallo")).text
    pages["waiting"] = desk.written.browser.get("/terug").text
    for path in ("/", opp.url, f"{opp.url}/versies", f"/leerlingen/{desk.subject_id}"):
        pages[path] = opp.browser.get(path).text
    with opp.store.write() as tx:
        other = tx.visible_to(opp.account).add_subject("leerling", {"naam": "Sem Bakker"})
    same = desk.word()
    pages["wrong pupil"] = desk.drop(("x.docx", same), subject_id=other.id).text
    pages["same"] = opp.browser.get(desk.drop(("x.docx", same)).location).text
    several = desk.drop(("a.docx", same), ("b.docx", b"hallo"), ("c.docx", desk.word(empty("onderbouwing")))).location
    pages["several"] = opp.browser.get(several).text
    away = desk.back(empty("onderbouwing"))
    opp.move("ter_bespreking")
    opp.move("vastgesteld")
    pages["frozen"] = opp.browser.get(away).text
    opp.browser.post(f"{away}/weg")
    pages["away"] = opp.browser.get(away).text
    old = desk.drop(("oud.docx", old_document("opp", "slordig", own=True).data)).location
    pages["not ours"] = opp.browser.get(old).text
    pages["placed"] = opp.browser.get(f"{old}/plaatsen?type=opp").text
    pages["placed elsewhere"] = opp.browser.get(f"{old}/plaatsen?type=izo_aanmelding").text
    late = {**fields(pages["placed"]), "opvoedbehoeften": "Te laat & <b>getypt</b>."}
    opp.browser.post(f"{old}/plaatsen", data=late)
    pages["too late"] = opp.browser.post(f"{old}/plaatsen", data={**late, "onderbouwing": "Nog <i>later</i>."}).text
    nobody = desk.drop(("oud.docx", old_document("opp", "slordig").data), subject_id=None).location
    pages["nobody's"] = opp.browser.get(nobody).text
    pages["nobody's, faults"] = opp.browser.get(f"{nobody}/plaatsen?type=opp").text
    return pages


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_valid_and_every_link_into_it_leads_somewhere(desk, opp, store, language):
    need("node")
    with store.write() as tx:
        tx.change_account(opp.account.id, language=language)
    pages = every_page(desk, opp)
    for name, page in pages.items():
        tree = html5lib.parse(page)
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        assert [one for one, times in ids.items() if times > 1] == [], name
        named = [each.get("for") for each in tree.iter(f"{HTML}label") if each.get("for")]
        for attribute in ("aria-describedby", "aria-labelledby"):
            named += [one for each in tree.iter() for one in (each.get(attribute) or "").split()]
        links = [link.get("href") or "" for link in tree.iter(f"{HTML}a")]
        named += [href[1:] for href in links if href.startswith("#")]
        assert set(named) <= set(ids), (name, set(named) - set(ids))
        assert len(list(tree.iter(f"{HTML}h1"))) == 1, name
        title = tree.find(f".//{HTML}title")
        assert title is not None
        assert ("faults" in name) == (title.text or "").strip().startswith(("Fout: ", "Error: ")), name
    assert validate_html(pages) == []
