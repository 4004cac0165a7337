"""Whole files, each named by the hash of its bytes: never changed, written whole or not at all, checked when read."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

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
        name = hashlib.sha256(sealed).hexdigest()
        path = self._path(name)
        try:
            if not (path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == name):
                _write(path, sealed)
            # Also for a blob that another process is just writing: it may not be through yet.
            for folder in (path.parent, self.folder):
                sync(folder)
        except OSError as fault:
            raise Unavailable from fault
        return name

    def get(self, name: str, context: str) -> bytes:
        """Return the bytes. Raises `Damaged` when they are gone or not what was written, `NotFound` at no name of ours."""
        if not _NAME.fullmatch(name):
            raise NotFound
        try:
            sealed = self._path(name).read_bytes()
        except FileNotFoundError as fault:
            raise Damaged(wat=f"blob {name}") from fault
        if hashlib.sha256(sealed).hexdigest() != name:
            raise Damaged(wat=f"blob {name}")
        return self.seal.open(sealed, context)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _write(path: Path, data: bytes) -> None:
    make_private(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")  # only we can read it: mode 0600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
