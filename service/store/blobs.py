"""Whole files, each named by the hash of its bytes: never changed, written whole or not at all, checked when read."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from service.store import folders
from service.store.aside import Aside, old
from service.store.errors import Damaged, NotFound, Unavailable
from service.store.folders import make_private, sync
from service.store.seal import Seal

_NAME = re.compile("[0-9a-f]{64}")


def _nothing(_names: list[str]) -> None:
    return None


class Blobs:
    """A folder of sealed files.

    A blob's name is the SHA-256, in hex, of its sealed bytes: a backup can be checked without opening any.
    """

    def __init__(self, folder: Path, seal: Seal) -> None:
        self.folder = folder
        self.seal = seal
        self.aside = Aside(folder / ".aside")

    def put(self, data: bytes, context: str) -> str:
        """Keep the bytes and return their name. Once this returns they are on the disk, also when the power goes.

        Raises `Unavailable` when the disk is full or takes nothing.
        """
        sealed = self.seal.seal(data, context)
        try:
            return self._put(_name_of(sealed), sealed)
        except OSError as fault:
            raise Unavailable from fault

    def put_many(
        self, blobs: Sequence[tuple[bytes, str]], named: Callable[[list[str]], object] = _nothing
    ) -> list[str]:
        """Keep pairs of bytes and context and return their names: all at once as safe as `put` makes one, in less time.

        ``named`` hears the names before anything lies there under one. When it raises or dies halfway some may lie there,
        each of them whole. Raises `Unavailable`.
        """
        sealed = [self.seal.seal(data, context) for data, context in blobs]
        names = [_name_of(each) for each in sealed]
        temporary: dict[Path, Path] = {}
        try:
            named(names)
            if not folders.SYNCS_AT_ONCE:
                return [self._put(name, each) for name, each in zip(names, sealed, strict=True)]
            try:
                for name, each in zip(names, sealed, strict=True):
                    path = self._path(name)
                    if path not in temporary and not _sound(path):
                        make_private(path.parent)
                        temporary[path] = self.aside.write(each, durable=False)
                if temporary:
                    folders.sync_filesystem(self.folder)
                for path, aside in temporary.items():
                    aside.replace(path)
                folders.sync_filesystem(self.folder)
            finally:
                for aside in temporary.values():
                    aside.unlink(missing_ok=True)
        except OSError as fault:
            raise Unavailable from fault
        return names

    def get(self, name: str, context: str) -> bytes:
        """Return the bytes. Raises `Damaged` when they are gone or not what was written, `NotFound` at no name of ours."""
        if not _NAME.fullmatch(name):
            raise NotFound
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError as fault:
            raise Damaged(wat=f"blob {name}") from fault
        if _name_of(sealed) != name:
            raise Damaged(wat=f"blob {name}")
        return self.seal.open(sealed, context)

    def there(self, name: str) -> bool:
        """Tell whether there is a blob of this name."""
        return self._path(name).exists()

    def drop(self, name: str) -> None:
        """Throw a blob away that nobody names, unless somebody put it down, perhaps once more, within the last hour."""
        path = self._path(name)
        with suppress(FileNotFoundError):
            if old(path):
                path.unlink()

    def _put(self, name: str, sealed: bytes) -> str:
        path = self._path(name)
        if not _sound(path):
            make_private(path.parent)
            aside = self.aside.write(sealed, durable=True)
            try:
                aside.replace(path)
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
        # Also for a blob that another process is just writing: it may not be through yet.
        for folder in (path.parent, self.folder):
            sync(folder)
        return name

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _name_of(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()


def _sound(path: Path) -> bool:
    """Tell whether a blob lies there already. Then it counts as put down just now: nobody throws it away."""
    try:
        os.utime(path)
        return _name_of(path.read_bytes()) == path.name
    except FileNotFoundError:
        return False
