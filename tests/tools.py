"""Programs that some tests need and a machine may lack.

`need("soffice")` gives the program's path, or skips the test with a sentence that says what to install. Where every
tool is promised (ZORGROUTE_ALL_TOOLS=1, as in .ci/run) a missing one is a failure instead.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

NODE_FOLDER = Path(__file__).parent / "validators"


@dataclass(frozen=True)
class Tool:
    """A program under one of `names` on the PATH, or the newest match of `places`, with the folder it `needs`."""

    names: tuple[str, ...]
    install: str
    places: str | None = None
    needs: Path | None = None

    def path(self) -> Path | None:
        if self.needs is not None and not self.needs.is_dir():
            return None
        if self.places is not None:
            found = sorted(Path("/").glob(self.places), key=_version)
            if found:
                return found[-1]
        return next((Path(path) for name in self.names if (path := shutil.which(name))), None)


TOOLS = {
    "chromium": Tool(("chromium", "chromium-browser", "google-chrome"), "Chromium"),
    "soffice": Tool(("soffice",), "LibreOffice Writer"),
    "uno": Tool((), "python3-uno", places="usr/lib/python3/dist-packages/uno.py"),
    "pdftotext": Tool(("pdftotext",), "poppler-utils"),
    "pdftoppm": Tool(("pdftoppm",), "poppler-utils"),
    "node": Tool(
        ("node", "nodejs"),
        "Node.js 18.19 or newer with npm, then `make test` again",
        needs=NODE_FOLDER / "node_modules",
    ),
    "postgres": Tool(("postgres",), "PostgreSQL", places="usr/lib/postgresql/*/bin/postgres"),
}


def need(name: str) -> Path:
    """The path of the tool `name` (a key of TOOLS); skips or fails the running test when it isn't there."""
    path = TOOLS[name].path()
    if path is None:
        why = f"this test needs {name}: install {TOOLS[name].install}"
        if os.environ.get("ZORGROUTE_ALL_TOOLS") == "1":
            pytest.fail(why)
        pytest.skip(why)
    return path


def _version(path: Path) -> int:
    """The number in /usr/lib/postgresql/15/bin/postgres, so that 15 comes after 9."""
    return next((int(part) for part in path.parts if part.isdigit()), 0)
