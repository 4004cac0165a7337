"""The settings of one installation, read once from the environment and safe as they come."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from forms.text import N_
from service.store import FolderUnusable

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which this machine alone can reach itself."""

_YES = {"1": True, "": False, "0": False}
_KEY = "secret.key"
_KEY_NAME = "ZORGROUTE_SECRET_KEY"
_SHORTEST_KEY = 32


class WrongSetting(ValueError):
    """An environment variable that cannot be used. The sentence names it and not its value, which may be a secret."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message % {"naam": name})
        self.message = message
        self.values = {"naam": name}


@dataclass(frozen=True)
class Settings:
    """How this installation runs.

    ``data_dir``: the one folder with everything in it. ``database_url``: None for a SQLite file in that folder.
    ``hosts``: the names under which browsers may ask for it; others are refused, so that a page elsewhere cannot lead a
    browser here under a name of its own. ``https``: browsers come by https, so cookies and links say so.
    ``proxies``: how many proxies of our own stand in front. ``idle``: unused for this long, a session ends.
    ``workers``: how many processes at once do long work on this machine; 0 leaves that to others. ``queue_url``: the
    Redis that messages about it go through; None for the database, or with SQLite a file in the data folder.
    """

    data_dir: Path
    secret_key: str = field(repr=False)
    database_url: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = LOOPBACK
    https: bool = False
    proxies: int = 0
    idle: timedelta = timedelta(minutes=60)
    workers: int = 1
    queue_url: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, *, data: Path | None = None) -> Settings:
        """Return the settings that the environment asks for; ``data`` goes before ZORGROUTE_DATA.

        DATABASE_URL, ZORGROUTE_DATA (a folder, ~/zorgroute when it is not given), ZORGROUTE_SECRET_KEY (made once and
        kept in the data folder when it is not given), ZORGROUTE_HOSTS (names, separated by commas), ZORGROUTE_HTTPS (1),
        ZORGROUTE_PROXIES (a number), ZORGROUTE_WORKERS (a number, 1 when it is not given), ZORGROUTE_QUEUE (redis://…).
        Makes the data folder, for the program's own account alone. Raises `WrongSetting`
        and `FolderUnusable`.
        """
        data = data or Path(environment.get("ZORGROUTE_DATA") or Path.home() / "zorgroute")
        data = data.expanduser().absolute()
        try:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
            key = _given_key(environment) or _kept_key(data / _KEY)
        except OSError as fault:
            raise FolderUnusable(map=data) from fault
        hosts = [name.strip() for name in environment.get("ZORGROUTE_HOSTS", "").split(",") if name.strip()]
        return cls(
            data_dir=data,
            secret_key=key,
            database_url=environment.get("DATABASE_URL") or None,
            hosts=(*LOOPBACK, *hosts),
            https=_yes(environment, "ZORGROUTE_HTTPS"),
            proxies=_number(environment, "ZORGROUTE_PROXIES"),
            workers=_number(environment, "ZORGROUTE_WORKERS", 1),
            queue_url=_redis(environment, "ZORGROUTE_QUEUE"),
        )


def _given_key(environment: Mapping[str, str]) -> str:
    key = environment.get(_KEY_NAME, "")
    if key and len(key) < _SHORTEST_KEY:
        raise WrongSetting(
            N_("%(naam)s is te kort. Kies minstens 32 willekeurige tekens, of laat de instelling weg."), _KEY_NAME
        )
    return key


def _kept_key(path: Path) -> str:
    """Return the key that signs cookies: made on the first run, readable by the program's own account alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_text("ascii", "replace").strip()
        if len(key) >= _SHORTEST_KEY:
            return key
        raise WrongSetting(
            N_(
                "%(naam)s in de gegevensmap is leeg of afgekapt. Zet een reservekopie van het bestand terug; gooi het alleen "
                "weg als er nog geen gegevens zijn."
            ),
            _KEY,
        ) from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key


def _yes(environment: Mapping[str, str], name: str) -> bool:
    try:
        return _YES[environment.get(name, "")]
    except KeyError:
        raise WrongSetting(N_("%(naam)s moet 1 zijn, of leeg."), name) from None


def _redis(environment: Mapping[str, str], name: str) -> str | None:
    given = environment.get(name) or None
    if given and not given.startswith(("redis://", "rediss://", "unix://")):
        raise WrongSetting(N_("%(naam)s moet een adres zijn dat begint met redis://, of leeg."), name)
    return given


def _number(environment: Mapping[str, str], name: str, default: int = 0) -> int:
    given = environment.get(name) or str(default)
    if not given.isascii() or not given.isdigit():
        raise WrongSetting(N_("%(naam)s moet een getal zijn, of leeg."), name)
    return int(given)
