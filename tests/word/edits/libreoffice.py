"""LibreOffice as a writer uses it: a document is opened, edited and saved, by a program that is started once."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.tools import need

#: An edit: the name of a function in `inside_libreoffice`, and its arguments.
Edit = tuple[Any, ...]

_INSIDE = Path(__file__).with_name("inside_libreoffice.py")
#: Nothing takes this long, in seconds; a LibreOffice that hangs ends the test and not the patience of who waits for it.
_PATIENCE = 120


class LibreOffice:
    """A LibreOffice of the test's own, with its profile and files in ``folder``; ``with`` starts and ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pipe = f"zr{os.getpid()}"

    def __enter__(self) -> LibreOffice:
        soffice, python = need("soffice"), python_with_uno()
        options = [f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", "--headless", "--norestore"]
        self._office = subprocess.Popen(
            [str(soffice), *options, f"--accept=pipe,name={self._pipe};urp;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._inside = subprocess.Popen(
            [str(python), str(_INSIDE), self._pipe], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._inside.communicate(timeout=_PATIENCE)
            self._office.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            self._end()

    def edited(self, data: bytes, *edits: Edit, way: tuple[str, ...] = ()) -> bytes:
        """Return a .docx after these edits, saved as .docx, and before that in each of the formats of ``way`` ("odt")."""
        source, saved = self._folder / "made.docx", self._folder / "edited.docx"
        source.write_bytes(data)
        saved.unlink(missing_ok=True)
        self._answer({"open": str(source), "save": str(saved), "way": way, "edits": edits})
        return saved.read_bytes()

    def _answer(self, job: dict[str, Any]) -> None:
        if self._inside.stdin is None or self._inside.stdout is None:
            raise RuntimeError("LibreOffice was started without pipes")
        self._inside.stdin.write(json.dumps(job) + "\n")
        self._inside.stdin.flush()
        with selectors.DefaultSelector() as ready:
            ready.register(self._inside.stdout, selectors.EVENT_READ)
            if not ready.select(_PATIENCE):
                self._end()
                raise TimeoutError(f"LibreOffice hangs on {job['edits']}")
        answer = json.loads(self._inside.stdout.readline() or '{"error": "LibreOffice is gone"}')
        if "error" in answer:
            raise RuntimeError(f"{job['edits']}: {answer['error']}")

    def _end(self) -> None:
        self._inside.kill()
        os.killpg(self._office.pid, signal.SIGKILL)
        self._inside.wait()
        self._office.wait()


def python_with_uno() -> Path:
    """Return the Python that LibreOffice's own library works in: that of the system; skips the test when it has none."""
    need("uno")
    return Path("/usr/bin/python3")
