"""What is left of files that were put down for documents by someone who died before they were recorded.

Before a batch of files gets its names, a list of these names is put down. After an hour somebody holds the list against
the documents, and what none of them has goes. Only what stands in a list, or never got a name, is ever taken away: an
earlier copy of the database beside a later folder costs nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from service.store.folders import make_private

KEPT = 3600.0
"""Seconds that everything is left alone: longer than anybody takes to record what was put down."""
_LIST = "list-"


class Aside:
    """The folder in which files lie until they are whole and get their names, with the lists of these names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        make_private(folder)

    def write(self, data: bytes, *, durable: bool, prefix: str = ".") -> Path:
        """Write bytes under a name of their own and return where; on the disk when ``durable``. Raises OSError."""
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=prefix)  # only we can read it: mode 0600
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

    def note(self, files: Mapping[str, str]) -> None:
        """Put down a list of names, each with the document it is for. Raises OSError."""
        if files:
            self.write(json.dumps(files).encode(), durable=False, prefix=_LIST)

    def lists(self) -> Iterator[tuple[Path, dict[str, str]]]:
        """Yield the lists of more than an hour ago, and clear away halves of that age."""
        for path in sorted(self.folder.iterdir()):
            with suppress(FileNotFoundError):  # somebody else was here
                if not old(path):
                    continue
                if not path.name.startswith(_LIST):
                    path.unlink()
                    continue
                try:
                    files = json.loads(path.read_bytes())
                except ValueError:  # the power went: what it named takes room and does no harm
                    files = {}
                yield path, files


def old(path: Path) -> bool:
    """Tell whether a file was left alone for an hour; raises FileNotFoundError."""
    return time.time() - path.stat().st_mtime > KEPT
