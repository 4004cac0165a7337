"""A school changes a template in a browser: put down, tried out, documents made again in the background, and taken back."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from forms import form_of
from forms.examples import read_example
from service.store import Account
from service.web.sign_in import SIGNED_IN
from service.word import Identity, fill, shipped_file, shipped_template
from tests.browser.conftest import Live, Reader
from tests.browser.test_demo import KEPT

SENTENCE = "Wij zijn er voor elke leerling."
WITHIN = 60_000
"""Milliseconds: the work is done by a process that has to start first."""

PUPILS = ("Yara Bakkali", "Elif Yıldız", "Sem Bakker", "Noor van den Berg")


def template(*sentences: str) -> bytes:
    """Return the shipped template of the OPP with sentences more."""
    document = docx.Document(io.BytesIO(shipped_file(form_of("opp"))))
    for sentence in sentences:
        document.add_paragraph(sentence)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def text_of(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.fixture(scope="module")
def account(live: Live) -> Account:
    """Somebody who may change templates, in a school of its own: a run takes all documents of a school."""
    with live.store.write() as tx:
        school = tx.add_school("Merelveld College", "Oeverpad", "Marieke de Wit")
        return tx.add_account(school.id, "w@merelveld.example", "Marieke de Wit", "zorgcoordinator", "-")


@pytest.fixture(scope="module")
def documents(live: Live, account: Account) -> list[str]:
    """Documents of which Word files were made; of the third one an edited file waits, the last one is settled."""
    made = []
    for name in PUPILS:
        with live.store.write() as tx:
            dossiers = tx.visible_to(account)
            pupil = dossiers.add_subject("leerling", {"naam": name, "klas": "4H"}).id
            document = dossiers.start_document("opp", [pupil], 1, read_example("opp"), {}, "2026-2027")
            shipped = shipped_template(form_of("opp"))
            word = fill(shipped, read_example("opp"), identity=Identity(document.id, 1, b"only for tests"))
            file = dossiers.keep_file(document.id, 1, shipped.hash, "", word)
            dossiers.publish(document.id, "", file.id, None)
        made.append(document.id)
    with live.store.write() as tx:
        tx.visible_to(account).keep_upload("OPP Sem.docx", b"PK", document_id=made[2])
    with live.store.write() as tx:
        for number, state in enumerate(("ter_bespreking", "vastgesteld"), 1):
            tx.visible_to(account).add_revision(made[-1], number, event="status", state=state)
    return made


def published(live: Live, account: Account, document_id: str) -> str:
    """The text of what counts of a document."""
    with live.store.read() as tx:
        dossiers = tx.visible_to(account)
        file = dossiers.published(document_id)
        assert file is not None
        return text_of(dossiers.file_bytes(file.id))


def signed_in(reader: Reader, account: Account) -> Reader:
    with reader.live.store.write() as tx:
        secret = tx.add_token(SIGNED_IN, timedelta(hours=1), {"account": account.id})
    reader.open(f"/binnen/{secret}")
    return reader


def put_down(reader: Reader, data: bytes, folder: Path, name: str = "OPP huisstijl.docx") -> None:
    file = folder / name
    file.write_bytes(data)
    reader.open("/sjablonen/opp")
    reader.page.locator("[name=sjabloon]").set_input_files(file)
    reader.page.get_by_role("button", name="Kijk het sjabloon na").click()


def test_a_template_is_put_down_tried_out_and_taken_back(
    reader: Reader, account: Account, documents: list[str], tmp_path: Path
) -> None:
    page = signed_in(reader, account).page
    heading = page.get_by_role("heading", level=1)

    def seen(name: str) -> None:
        reader.faultless()
        folder = KEPT if os.environ.get("ZORGROUTE_SCREENSHOTS") == "1" else tmp_path
        page.screenshot(path=folder / f"{name}.png")

    page.get_by_role("link", name="Sjablonen").click()
    reader.faultless()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download het sjabloon OPP").click()
    assert downloading.value.suggested_filename == "Sjabloon OPP 1.docx"

    put_down(reader, template("{{ opvoedbehoefte }}", "{% vm %}"), tmp_path)
    expect(heading).to_contain_text("Er zijn nog 2 dingen te verbeteren")
    seen("sjabloon-fouten")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download met opmerkingen").click()
    commented = docx.Document(str(downloading.value.path()))
    assert any("bedoelt u ‘opvoedbehoeften’?" in comment.text for comment in commented.comments)

    put_down(reader, template(SENTENCE), tmp_path)
    expect(heading).to_contain_text("Dit sjabloon is goed, er is nog niets veranderd")
    reader.faultless()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Met dit sjabloon").click()
    assert SENTENCE in text_of(downloading.value.path().read_bytes())

    page.get_by_role("button", name="Doe een proef op je documenten").click()
    expect(heading).to_contain_text("De proef is klaar, er is nog niets veranderd", timeout=WITHIN)
    seen("sjabloon-proef")
    page.get_by_role("link", name="Alleen het uiterlijk verandert").click()
    expect(page.get_by_text("Elif Yıldız", exact=True)).to_be_visible()
    reader.faultless()
    page.go_back()
    assert SENTENCE not in published(reader.live, account, documents[0])

    page.get_by_role("button", name="Maak 3 documenten opnieuw").click()
    expect(heading).to_contain_text("3 documenten hebben het nieuwe sjabloon", timeout=WITHIN)
    reader.faultless()
    assert all(SENTENCE in published(reader.live, account, document) for document in documents[:3])
    assert SENTENCE not in published(reader.live, account, documents[3]), "what is settled stays"

    page.get_by_role("button", name="Draai alles terug").click()
    expect(heading).to_contain_text("Het is teruggedraaid", timeout=WITHIN)
    reader.faultless()
    assert not any(SENTENCE in published(reader.live, account, document) for document in documents)


def test_a_run_is_begun_and_followed_without_scripts(
    scriptless: Reader, account: Account, documents: list[str], tmp_path: Path
) -> None:
    page = signed_in(scriptless, account).page
    put_down(scriptless, template("Een andere zin."), tmp_path)

    def until(title: str) -> None:
        while not page.get_by_role("heading", level=1).filter(has_text=title).count():
            page.get_by_role("link", name="Ververs de stand").click()

    page.get_by_role("button", name="Doe een proef op je documenten").click()
    until("De proef is klaar")
    page.get_by_role("button", name="Maak 3 documenten opnieuw").click()
    until("3 documenten hebben het nieuwe sjabloon")
    page.get_by_role("button", name="Draai alles terug").click()
    until("Het is teruggedraaid")
    assert "Een andere zin." not in published(scriptless.live, account, documents[0])


def test_every_other_page_about_templates_is_accessible(
    reader: Reader, account: Account, documents: list[str], tmp_path: Path
) -> None:
    page = signed_in(reader, account).page
    put_down(reader, template("Nog een zin."), tmp_path)
    kept = page.url.rpartition("/")[2]
    with reader.live.store.write() as tx:
        run = tx.start_run(
            account.school_id, {"type": "opp", "gekozen": {"opp": kept}}, {"opp": kept}, account, "gepauzeerd"
        )
    for path in (
        "/sjablonen",
        "/sjablonen/opp",
        "/sjablonen/opp/namen",
        "/sjablonen/opnieuw",
        "/sjablonen/verslagen",
        f"/sjablonen/opnieuw/{run.id}",
    ):
        reader.open(path)
        reader.faultless()
    reader.open("/sjablonen/opp")
    page.get_by_role("button", name="Kijk het sjabloon na").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    reader.faultless()
    reader.open("/sjablonen/opnieuw")
    with page.expect_download() as downloading:
        page.get_by_label("Klas").select_option("4H")
        page.get_by_role("button", name="Download als zip").click()
    assert downloading.value.suggested_filename == "Documenten 4H.zip"
    assert len(zipfile.ZipFile(downloading.value.path()).namelist()) == 8
