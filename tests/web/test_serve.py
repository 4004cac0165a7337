"""Starting: the first run's address, the demo, and a port that is taken."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from service.config import Settings
from service.serve import AddressTaken, AddressUnusable, serve
from service.store import Store
from service.work.demo import SIGNS_IN, fill
from service.work.for_parents import material

ROOT = Path(__file__).parents[2]


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(call: str, last: str, tmp_path: Path, stop: signal.Signals = signal.SIGTERM) -> Iterator[str]:
    """What the program printed until a line with `last`; it is stopped afterwards and has to end well."""
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", f"from pathlib import Path; from service.serve import serve, demo; {call}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment, cwd=tmp_path) as program:
        assert program.stdout
        said = ""
        for line in program.stdout:
            said += line
            if last in line:
                break
        try:
            yield said
        finally:
            program.send_signal(stop)
            assert program.wait(20) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="stops the program as Unix does")
def test_the_first_run_prints_where_to_make_the_first_account(tmp_path, port):
    with running(f"serve(port={port}, data=Path('gegevens'))", "Stoppen", tmp_path) as said:
        address = re.search(rf"http://127\.0\.0\.1:{port}/begin/\S+", said)
        assert address
        with urllib.request.urlopen(address[0], timeout=20) as page:  # noqa: S310 - our own
            assert "Welkom bij zorgroute" in page.read().decode()
            assert "Server" not in page.headers
    assert (tmp_path / "gegevens" / "zorgroute.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="stops the program as Unix does")
def test_the_demo_signs_in_with_its_address_and_leaves_nothing_behind(tmp_path, port):
    with running(f"demo(port={port})", "Stoppen", tmp_path, signal.SIGINT) as said:
        address = re.search(rf"http://127\.0\.0\.1:{port}/binnen/\S+", said)
        assert address
        assert SIGNS_IN in said
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address[0], timeout=20) as page:
            assert "Marieke" in page.read().decode()
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(AddressTaken, match=str(number)):
            serve(port=number, data=tmp_path, say=lambda _: None)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.name.invalid"])
def test_an_address_that_is_not_this_machines_is_said(tmp_path, host):
    with pytest.raises(AddressUnusable, match=host):
        serve(host=host, port=0, data=tmp_path, say=lambda _: None)


def test_the_demo_has_documents_of_every_type_in_every_state(password_hash):
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), "x")
        fill(settings, password_hash)
        store = Store.open(settings)
        with store.read() as tx:
            account = tx.account_by_email(SIGNS_IN)
            assert account
            dossiers = tx.visible_to(account)
            documents = dossiers.documents()
            assert {document.state for document in documents} == {
                "concept",
                "ter_bespreking",
                "vastgesteld",
                "afgesloten",
            }
            assert len({document.type for document in documents}) == 5
            assert len(dossiers.subjects()) == 30
            assert tx.logo(account.school_id)
            assert all(asdict(material(tx, account.school_id).contact).values())
            assert material(tx, account.school_id).terms
            for document in documents:
                dossiers.verify(document.id)
                name = document.subjects[0].facts["naam"]
                assert document.revision.answers["leerling"]["naam"] == name
                if name != "Yara Bakkali":
                    assert "Yara" not in str(document.revision.answers), document.type
        store.close()
