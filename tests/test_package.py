"""The wheel: what is installed from it works in an empty environment and from any folder."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs a program of an environment that has the wheel and its libraries and not this checkout; its output."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    programs = folder / "bin"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(programs / "python")]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    # The libraries come from the environment of this test, as nothing is fetched here. Only its folder is
    # named: the link from there to the checkout isn't followed.
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZORGROUTE"))}

    def run(program: str, *arguments: str) -> str:
        command = [str(programs / program), *arguments]
        done = subprocess.run(command, cwd=elsewhere, env=clean, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_installed_program_stands_apart_from_the_checkout(installed):
    assert str(ROOT) not in installed("python", "-c", "import service, forms; print(service.__file__, forms.__file__)")


def test_the_wheel_holds_the_same_templates_and_translations_as_the_checkout(wheel):
    shipped = {path for path in zipfile.ZipFile(wheel).namelist() if path.endswith((".docx", ".mo"))}
    here = [*ROOT.glob("docx_templates/*.docx"), *ROOT.glob("locales/**/*.mo")]
    assert shipped == {f"service/{path.relative_to(ROOT).as_posix()}" for path in here}


def test_the_installed_program_finds_its_templates_and_translations(installed):
    code = """
import service.data as data
for name in data.docx_templates(): assert data.docx_template(name).startswith(b"PK"), name
print(*data.docx_templates(), data.locales_dir().is_dir())
"""
    here = sorted(path.stem for path in (ROOT / "docx_templates").glob("[!~]*.docx"))
    assert installed("python", "-c", code).split() == [*here, str((ROOT / "locales").is_dir())]


def test_the_wheel_holds_nothing_that_only_makes_or_tests_it(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"service", "forms"}
    assert [name for name in names if name.endswith((".pyc", ".pot")) or "/build/" in name] == []


def test_every_library_that_the_program_imports_is_one_it_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {_same_name(re.split(r"[\[<>=~! ;]", line, maxsplit=1)[0]) for line in project["dependencies"]}
    makers = packages_distributions()
    known = sys.stdlib_module_names | {"forms", "service"}
    unasked = {
        f"{path.relative_to(ROOT)}: {module}"
        for folder in ("forms", "service")
        for path in (ROOT / folder).rglob("*.py")
        for module in _imported(path)
        if module not in known and not asked & set(map(_same_name, makers.get(module, ())))
    }
    assert unasked == set(), "name these in pyproject.toml and run `make lock`"


def test_the_installed_command_makes_a_word_document_in_an_empty_folder(installed, tmp_path):
    answers, made = tmp_path / "opp.json", tmp_path / "opp.docx"
    answers.write_text(installed("zorgroute", "example", "opp"), encoding="utf-8")
    installed("zorgroute", "check", "opp", str(answers))
    installed("zorgroute", "render", "opp", str(answers), "-o", str(made))
    assert "word/document.xml" in zipfile.ZipFile(made).namelist()


def _imported(path: Path) -> Iterator[str]:
    """The first names of the modules that a file imports from outside its own package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def _same_name(distribution: str) -> str:
    """How a package is called, whichever way it is written: Flask-WTF, flask_wtf -> flask-wtf."""
    return re.sub(r"[-_.]+", "-", distribution).lower()
