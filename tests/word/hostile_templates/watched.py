"""What a process does while it checks a template: run in a worker, which is told apart from the tests' own process."""

import sys
from pathlib import Path
from typing import Any

from service.word import compile_template, fill
from service.word.checking import Checked, annotated, check_template, remarks_on
from tests.word.building import FORM, template
from tests.word.hostile_templates.corpus import CANARY

#: What running something looks like from inside (Python's audit events), by how its name begins.
_DOING = ("os.", "subprocess.", "socket.", "exec", "compile", "ctypes.", "shutil.", "urllib.", "import", "open")
_ANSWERS: dict[str, Any] = {
    "probleem": "een\n- twee",
    "doelen": [{"id": "a1", "doel": "x"}],
    "leerling": {"naam": "Jan"},
}

#: python-docx begins a new header or remark with a file of its own.
_OWN = str(Path("docx", "templates"))
_seen: list[str] = []
_watching = False


def watched(data: bytes) -> tuple[Checked, bytes | None, list[str]]:
    """Return what the check says, the filled template when it is good, and what was done meanwhile that is not checking."""
    global _watching
    if not _seen:
        for first in (
            template("{{ probleem }}"),
            template("{{ fout }}", "{{ 'a' }}"),
        ):  # what is loaded once, is loaded now
            annotated(first, remarks_on(check_template(first, FORM).findings))
        "x".encode("utf-16-le")
        sys.addaudithook(_note)
        _seen.append("")
    del _seen[1:]
    _watching = True
    try:
        checked = check_template(data, FORM)
        filled = fill(compile_template(data, FORM), _ANSWERS) if checked.good else None
    finally:
        _watching = False
    return checked, filled, _seen[1:]


def run_something() -> list[str]:
    """Do what no template may do, so that a test can see that it is seen."""
    watched(template("x"))
    global _watching
    _watching = True
    try:
        exec("1 + 1")  # noqa: S102
        with open(CANARY) as file:
            file.read()
    except OSError:
        pass
    finally:
        _watching = False
    return _seen[1:]


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if (
        _watching
        and event.startswith(_DOING)
        and not (event == "open" and _OWN in str(arguments[:1]).replace("parts/../", ""))
    ):
        _seen.append(f"{event} {str(arguments)[:100]}")
