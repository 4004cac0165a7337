"""Starting the web app on this machine: with its own data, or as a demo that leaves nothing behind."""

from __future__ import annotations

import errno
import secrets
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import FrameType

from waitress.server import create_server

from forms.faults import Message
from forms.text import N_
from service.config import LOOPBACK, Settings
from service.store import Store
from service.web import create_app
from service.web.passwords import hashed
from service.web.security import LARGEST_FILES
from service.web.sign_in import FIRST, SIGNED_IN
from service.work.demo import SIGNS_IN, fill
from service.work.installation import opened
from service.work.regenerating.queue import Queue

HOST = "127.0.0.1"
PORT = 8000

FIRST_LASTS = timedelta(minutes=15)
"""How long the address for the first account works."""

Say = Callable[[Message], None]


class AddressUnusable(Exception):
    """This machine cannot listen there."""

    message = N_(
        "Op %(host)s kan deze computer poort %(port)d niet openen. Kies met --host een adres van deze computer, "
        "of met --port een poort vanaf 1024."
    )

    def __init__(self, host: str, port: int) -> None:
        self.values = {"host": host, "port": port}
        super().__init__(self.message % self.values)


class AddressTaken(AddressUnusable):
    """Something else listens there already."""

    message = N_("Poort %(port)d is al bezet. Kies een andere met --port, of stop het programma dat daar draait.")


def _say(message: Message) -> None:
    print(message.text(), flush=True)


def serve(*, host: str = HOST, port: int = PORT, data: Path | None = None, say: Say = _say) -> None:
    """Serve until the program is stopped. Prints the address and, while there is no account, where to make the first.

    Raises `AddressUnusable`, `WrongSetting` and the store's errors.
    """
    settings = _reachable(Settings.from_environment(data=data), host)
    with opened(settings) as store, _stoppable():
        with store.write() as tx:
            first = None if tx.any_account() else tx.add_token(FIRST, FIRST_LASTS)

        def started(address: str) -> None:
            say(Message("", N_("zorgroute staat klaar op %(address)s"), {"address": address}))
            say(Message("", N_("De gegevens staan in %(folder)s"), {"folder": settings.data_dir}))
            if first:
                say(
                    Message(
                        "",
                        N_("Er is nog geen account. Maak het eerste binnen een kwartier, op dit adres:\n  %(address)s"),
                        {"address": f"{address}/begin/{first}"},
                    )
                )
            say(Message("", N_("Stoppen: Ctrl+C")))

        _run(settings, store, host, port, started)


def demo(*, port: int = PORT, say: Say = _say) -> None:
    """Serve a fictional school in a folder that is thrown away afterwards. Raises `AddressUnusable`."""
    with _stoppable(), tempfile.TemporaryDirectory(prefix="zorgroute-demo-", ignore_cleanup_errors=True) as folder:
        settings = Settings(data_dir=Path(folder), secret_key=secrets.token_urlsafe(48))
        password = secrets.token_urlsafe(12)
        say(Message("", N_("De proefschool wordt gemaakt ...")))
        fill(settings, hashed(password))
        with opened(settings) as store:
            with store.write() as tx:
                account = tx.account_by_email(SIGNS_IN)
                if account is None:
                    raise LookupError(SIGNS_IN)
                token = tx.add_token(SIGNED_IN, timedelta(hours=8), {"account": account.id})

            def started(address: str) -> None:
                say(
                    Message(
                        "",
                        N_(
                            "Het Merelveld College is verzonnen, en alle leerlingen ook. "
                            "Open dit adres, het werkt één keer:\n  %(address)s"
                        ),
                        {"address": f"{address}/binnen/{token}"},
                    )
                )
                by_password = {"address": address, "email": SIGNS_IN, "password": password}
                say(
                    Message(
                        "", N_("Of meld je aan op %(address)s met %(email)s en wachtwoord %(password)s"), by_password
                    )
                )
                say(Message("", N_("Stoppen: Ctrl+C. Daarna is alles weg.")))

            _run(settings, store, HOST, port, started)


def _reachable(settings: Settings, host: str) -> Settings:
    """Return the settings with the name that it listens to among those that browsers may use."""
    if host in (*LOOPBACK, "0.0.0.0", "::", "::1"):  # noqa: S104 - compared, not bound to
        return settings
    return replace(settings, hosts=(*settings.hosts, f"[{host}]" if ":" in host else host))


def _run(settings: Settings, store: Store, host: str, port: int, started: Callable[[str], None]) -> None:
    app = create_app(settings, store)
    queue = Queue(settings, store)
    app.extensions["regenerating"] = queue.send
    with _listening(host, port) as listener, queue.taken_up():
        server = create_server(
            app,
            sockets=[listener],
            threads=8,
            ident=None,
            max_request_body_size=LARGEST_FILES + 64 * 1024,  # so that the app says what was too large, in a page
            clear_untrusted_proxy_headers=not settings.proxies,
        )
        shown = f"[{host}]" if ":" in host else host
        started(f"{'https' if settings.https else 'http'}://{shown}:{listener.getsockname()[1]}")
        try:
            server.run()
        finally:
            server.close()
            app.extensions["word"].close()


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        refused = AddressTaken if fault.errno == errno.EADDRINUSE else AddressUnusable
        raise refused(host, port) from fault


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a request to stop unwind the program, so that folders and connections are closed."""
    asked = (signal.SIGTERM, signal.SIGINT)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for one in asked:
            signal.signal(one, signal.SIG_IGN)  # once is enough: a second one would stop the clearing up
        sys.exit(0)

    before = [signal.signal(one, stop) for one in asked]
    try:
        yield
    finally:
        for one, handler in zip(asked, before, strict=True):
            signal.signal(one, handler)
