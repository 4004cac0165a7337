"""Eight people who fill in a document at once, each thinking two seconds between pages, on SQLite and one server process.

Inside the clock: the whole request over the network of this machine, from sending the form to the redirect.
"""

import http.client
import re
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from waitress.server import create_server

from forms import example, form_of
from forms.page import Page
from service.config import Settings
from service.store import Account, Store
from service.web import create_app
from tests.bench.figures import say

USERS, THINK, ROUNDS = 8, 2.0, 12
_TYPE, _STEP = "izo_aanmelding", "probleem"


def measure() -> None:
    """Print how long saving a page takes."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), secret_key="only for a benchmark")
        store = Store.open(settings)
        store.upgrade()
        app = create_app(settings, store)
        server = create_server(app, host="127.0.0.1", port=0, threads=8)
        threading.Thread(target=server.run, daemon=True).start()
        taken: list[float] = []
        people = [
            threading.Thread(target=_fill_in, args=(_person(app, store, n), server.effective_port, taken))
            for n in range(USERS)
        ]
        for person in people:
            person.start()
            time.sleep(THINK / USERS)  # people do not all press at the same instant
        for person in people:
            person.join()
        store.close()
    say(f"a wizard step saved by {USERS} users who each think {THINK:.0f} s", taken)


def _person(app: Flask, store: Store, number: int) -> tuple[str, str]:
    """Return the cookie of somebody who is signed in, and the address of a page of a document of theirs."""
    with store.write() as tx:
        school = tx.schools()[0] if tx.schools() else tx.add_school("Merelveld College")
        account: Account = tx.add_account(school.id, f"m{number}@merelveld.example", f"Mentor {number}", "mentor", "-")
        dossiers = tx.visible_to(account)
        pupil = dossiers.add_subject("leerling", {"naam": f"Leerling {number}"})
        document = dossiers.start_document(_TYPE, [pupil.id], 1, example(_TYPE), {}, "2026-2027")
        secret = tx.start_session(account.id)
    browser = app.test_client()
    with browser.session_transaction() as session:
        session.update(sessie=secret, account=account.id, taal="nl")
    cookie = browser.get_cookie(app.config["SESSION_COOKIE_NAME"])
    if cookie is None:
        raise LookupError("there is no session cookie")
    return f"{cookie.key}={cookie.value}", f"/documenten/{document.id}/deel/{_STEP}"


def _fill_in(person: tuple[str, str], port: int, taken: list[float]) -> None:
    cookie, address = person
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    form = form_of(_TYPE)
    page = Page(form, form.step(_STEP), example(_TYPE))
    typed = {field.name: field.data for field in page.fields}
    for number in range(ROUNDS):
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        shown = answer.read().decode()
        if changed := answer.headers.get("Set-Cookie"):
            headers["Cookie"] = changed.partition(";")[0]
        hidden = dict(re.findall(r'name="(csrf_token|revisie)" value="([^"]*)"', shown))
        time.sleep(THINK)
        body = urlencode(typed | hidden | {"probleem": f"{typed['probleem']} {number}"})
        start = time.perf_counter()
        connection.request("POST", address, body, headers)
        answer = connection.getresponse()
        answer.read()
        taken.append((time.perf_counter() - start) * 1000)
        if answer.status != 303:
            raise RuntimeError(f"saving answered {answer.status}")
