"""The demo as a newcomer meets it; ``make screenshots`` keeps what they see as the pictures of the README."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools import need

KEPT = Path(__file__).parent / "screenshots"


@pytest.fixture
def demo() -> Iterator[str]:
    """Start the demo as ``make run`` does, and give the address that it prints."""
    program = "from service.commands import main; main()"
    command = [sys.executable, "-u", "-c", program, "demo", "--port", str(_free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        printed = []
        for line in running.stdout:
            printed.append(line)
            if found := re.search(r"http://\S+/binnen/\S+", line):
                yield found[0]
                break
        else:
            pytest.fail("".join(printed))
        running.send_signal(signal.SIGINT)


def test_the_printed_address_leads_to_a_school_to_look_around_in(demo: str, chromium: Browser, tmp_path: Path) -> None:
    folder = KEPT if os.environ.get("ZORGROUTE_SCREENSHOTS") == "1" else tmp_path
    folder.mkdir(exist_ok=True)
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    home = demo.partition("/binnen/")[0]

    def keep(name: str) -> None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}.png")

    page.goto(demo)
    page.wait_for_url(f"{home}/")
    keep("werkvoorraad")
    page.locator("main a[href*='/documenten/']", has_text="Ga verder").first.click()
    if "/deel/" in page.url:
        page.goto(page.url.partition("/deel/")[0])
    keep("takenlijst")
    document = page.url
    page.goto(f"{document}/deel/ondersteuning")
    keep("vragen")
    page.goto(f"{document}/controle")
    keep("controleren")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").first.click()
    download.value.save_as(tmp_path / "word.docx")
    page.goto(f"{home}/leerlingen")
    keep("leerlingen")
    page.close()
    _picture(tmp_path / "word.docx", folder / "word")
    assert (folder / "word.png").stat().st_size > 10_000


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _picture(document: Path, picture: Path) -> None:
    soffice, pdftoppm = need("soffice"), need("pdftoppm")
    profile = f"-env:UserInstallation={(document.parent / 'profile').as_uri()}"
    command = [
        str(soffice),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(document.parent),
        str(document),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    first_page = ["-png", "-r", "90", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([str(pdftoppm), *first_page, str(document.with_suffix(".pdf")), str(picture)], check=True)
