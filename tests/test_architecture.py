"""The house keeps its shape: which room may know which, how long a file may be, what a name may not be."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt", "tests/validators/package-lock.json")
LONGEST = 300  # lines; a longer file probably holds two rooms
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def own_files(*endings: str) -> list[Path]:
    """The project's own files: what git knows or would take in, without others' work in a vendor folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    paths = [Path(line) for line in listed]
    return [path for path in paths if path.suffix in endings and "vendor" not in path.parts and (ROOT / path).exists()]


def pinned(lock: str) -> dict[str, str]:
    """The packages a lock file pins: name -> version."""
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_arrows_between_rooms_run_one_way(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    status = cli.lint_imports(no_cache=True)
    assert status == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_file_is_never_longer_than_one_subject_needs():
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in own_files(".py", ".html", ".js")}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST} == {}


def test_names_say_what_a_thing_is():
    assert [
        str(path) for path in own_files(".py") if VAGUE & {part.lower() for part in path.with_suffix("").parts}
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_packages_and_hashes_but_no_place_they_came_from(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"--(?:index|extra-index|find-links)\S*|\"resolved\":.*", text) == []
    addresses = [line for line in text.splitlines() if "://" in line]
    assert [line for line in addresses if '"url": ' not in line] == [], "only where a maker asks for support"


def test_both_lists_pin_every_library_the_project_names_at_one_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    missing = {named(line) for line in project["dependencies"]} - used.keys()
    missing |= {named(line) for line in project["optional-dependencies"]["dev"]} - dev.keys()
    assert missing == set(), "run `make lock`"
    assert used.items() <= dev.items(), "run `make lock`"


def named(requirement: str) -> str:
    """ "psycopg[binary]>=3.3" -> "psycopg" """
    return re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0]
