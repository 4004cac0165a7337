"""Whole files, each named by the hash of its bytes: never changed, written whole or not at all, checked when read."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from service.store import folders
from service.store.errors import Damaged, NotFound, Unavailable
from service.store.folders import make_private, sync
from service.store.seal import Seal

_NAME = re.compile("[0-9a-f]{64}")


class Blobs:
    """A folder of sealed files.

    A blob's name is the SHA-256, in hex, of its sealed bytes: a backup can be checked without opening any.
    """

    def __init__(self, folder: Path, seal: Seal) -> None:
        self.folder = folder
        self.seal = seal
        make_private(folder)

    def put(self, data: bytes, context: str) -> str:
        """Keep the bytes and return their name. Once this returns they are on the disk, also when the power goes.

        Raises `Unavailable` when the disk is full or takes nothing.
        """
        sealed = self.seal.seal(data, context)
        name = _name_of(sealed)
        path = self._path(name)
        try:
            if not _sound(path):
                _write(path, sealed)
            # Also for a blob that another process is just writing: it may not be through yet.
            for folder in (path.parent, self.folder):
                sync(folder)
        except OSError as fault:
            raise Unavailable from fault
        return name

    def put_many(self, blobs: Sequence[tuple[bytes, str]]) -> list[str]:
        """Keep pairs of bytes and context and return their names: all at once as safe as `put` makes one, in less time.

        When it raises or dies halfway some may lie there, each of them whole. Raises `Unavailable`.
        """
        if not folders.SYNCS_AT_ONCE:
            return [self.put(data, context) for data, context in blobs]
        names = []
        temporary: dict[Path, Path] = {}
        try:
            try:
                for data, context in blobs:
                    sealed = self.seal.seal(data, context)
                    names.append(_name_of(sealed))
                    path = self._path(names[-1])
                    if path not in temporary and not _sound(path):
                        temporary[path] = _write_aside(path, sealed, durable=False)
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

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _name_of(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()


def _sound(path: Path) -> bool:
    return path.exists() and _name_of(path.read_bytes()) == path.name


def _write(path: Path, data: bytes) -> None:
    aside = _write_aside(path, data, durable=True)
    try:
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _write_aside(path: Path, data: bytes, *, durable: bool) -> Path:
    """Write bytes beside where they will lie and return where; on the disk when ``durable``."""
    make_private(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")  # only we can read it: mode 0600
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside
