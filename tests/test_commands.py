"""The command line: what a program or a person may rely on."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from forms import all_forms, example
from service.commands import commands
from service.config import Settings
from service.store import Store
from tests.word.building import controls, shown, template


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


@pytest.fixture
def opp(tmp_path: Path) -> Path:
    return saved(tmp_path, example("opp"))


def saved(folder: Path, answers: Any) -> Path:
    path = folder / "data.json"
    path.write_text(answers if isinstance(answers, str) else json.dumps(answers), encoding="utf-8")
    return path


def test_types_are_listed_as_key_tab_title() -> None:
    lines = run("types").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == list(all_forms())
    assert "opp\tOntwikkelingsperspectief" in lines
    assert [form["type"] for form in json.loads(run("types", "--json").stdout)] == list(all_forms())


@pytest.mark.parametrize("type_", all_forms())
def test_an_example_passes_its_schema_and_its_check_and_makes_a_document(type_: str, tmp_path: Path) -> None:
    printed = run("example", type_)
    answers = json.loads(printed.stdout)
    jsonschema.Draft202012Validator(json.loads(run("schema", type_).stdout)).validate(answers)
    jsonschema.Draft202012Validator(json.loads(run("schema", type_, "--draft").stdout)).validate({})
    data = saved(tmp_path, answers)
    assert run("check", type_, data).exit_code == 0
    made = run("render", type_, data, "-o", tmp_path / "made.docx", "--final")
    assert (made.exit_code, made.output) == (0, "")
    assert "CONCEPT" not in headers((tmp_path / "made.docx").read_bytes())


def headers(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(shown(data, name) for name in package.namelist() if name.startswith("word/header"))


def test_check_says_each_fault_with_its_path_and_refuses(tmp_path: Path) -> None:
    answers = example("opp") | {"onderbouwing": "", "doelen": [{"id": "a1", "wanneer": "morgen"}], "datum": None}
    result = run("check", "opp", saved(tmp_path, answers))
    assert result.exit_code == 1
    assert {"onderbouwing", "doelen[a1].wanneer", "datum"} <= {
        line.split(": ")[0] for line in result.stdout.splitlines()
    }
    assert json.loads(run("check", "opp", saved(tmp_path, answers), "--json").stdout)["faults"]


def test_a_draft_may_lack_anything(tmp_path: Path) -> None:
    assert run("check", "opp", saved(tmp_path, {}), "--draft").exit_code == 0
    assert run("check", "opp", saved(tmp_path, {})).exit_code == 1
    assert run("render", "opp", saved(tmp_path, {}), "-o", tmp_path / "leeg.docx").exit_code == 0
    assert run("render", "opp", saved(tmp_path, {}), "-o", tmp_path / "x.docx", "--final").exit_code == 1
    assert not (tmp_path / "x.docx").exists()


def test_a_concept_says_so_on_every_page(opp: Path, tmp_path: Path) -> None:
    run("render", "opp", opp, "-o", tmp_path / "opp.docx")
    data = (tmp_path / "opp.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith("word/header")]
    assert all("CONCEPT" in shown(data, name) for name in names)


@pytest.mark.parametrize(
    "words",
    [
        ("render", "opp", "DATA", "-o", "OUT", "--version", "grootouders"),
        ("render", "opp", "DATA", "-o", "OUT", "--version", "../../etc/passwd"),
        ("render", "opp", "DATA", "-o", "OUT", "--language", "tr"),
        ("render", "nee", "DATA", "-o", "OUT"),
        ("render", "opp", "DATA.nee", "-o", "OUT"),
        ("render", "opp", "DATA", "-o", "OUT", "--template", "DATA"),
        ("render", "opp", "DATA", "-o", "nergens/OUT"),
        ("schema", "nee"),
        ("example", "nee"),
        ("check", "nee", "DATA"),
    ],
)
def test_what_cannot_be_done_is_refused_with_one_sentence_and_nothing_written(
    words: tuple[str, ...], opp: Path, tmp_path: Path
) -> None:
    places = {"DATA": str(opp), "DATA.nee": str(tmp_path / "nee.json"), "OUT": str(tmp_path / "uit.docx")}
    before = set(tmp_path.iterdir())
    result = run(*(places.get(word, word) for word in words))
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '"x"',
        "\x00",
        "[" * 100_000,
        '{"datum": NaN}',
        '{"a": ' * 50_000,
        '{"vak\\ud800": 1}',
    ],
)
def test_unreadable_answers_are_refused(text: str, tmp_path: Path) -> None:
    result = run("check", "opp", saved(tmp_path, text))
    assert result.exit_code == 1
    assert result.stderr.strip()


def test_a_half_character_is_refused_and_an_invisible_one_is_taken_out_aloud(tmp_path: Path) -> None:
    half = run("render", "opp", saved(tmp_path, '{"onderbouwing": "a\\ud800"}'), "-o", tmp_path / "x.docx")
    assert half.exit_code == 1
    assert "onderbouwing" in half.stderr
    bell = run("render", "opp", saved(tmp_path, {"onderbouwing": "a\x07b"}), "-o", tmp_path / "x.docx")
    assert bell.exit_code == 0
    assert bell.stderr.startswith("onderbouwing: ")
    assert controls((tmp_path / "x.docx").read_bytes())["onderbouwing"] == "ab"


def test_a_fault_is_one_line_whatever_the_names_in_the_file_hold(tmp_path: Path) -> None:
    result = run("check", "opp", "--draft", saved(tmp_path, {"a\x1b[31m\n\u202eb\x9b": 1}))
    assert result.exit_code == 1
    assert result.stdout.startswith("a\ufffd[31m\ufffd\ufffdb\ufffd: ")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "Nog na te kijken: a\ufffd[31m\ufffd\ufffdb\ufffd\n"


@pytest.mark.parametrize("text", ['{"datum": null, "datum": null}', '{"leerling": {"naam": "A", "naam": "B"}}'])
def test_two_answers_under_one_name_are_refused_since_one_would_be_lost(text: str, tmp_path: Path) -> None:
    result = run("check", "opp", "--draft", saved(tmp_path, text))
    assert result.exit_code == 1
    assert "twee keer" in result.stderr


def test_a_document_takes_no_place_that_is_not_its_own(opp: Path, tmp_path: Path) -> None:
    own, folder, pipe = tmp_path / "eigen.docx", tmp_path / "map.docx", tmp_path / "pijp.docx"
    own.write_bytes(template("{{ onderbouwing }}"))
    folder.mkdir()
    os.mkfifo(pipe)
    before = {path: path.stat().st_ino for path in tmp_path.iterdir()}, own.read_bytes(), opp.read_bytes()
    for taken in (opp, own, folder, pipe):
        result = run("render", "opp", opp, "-o", taken, "--template", own)
        assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert before == ({path: path.stat().st_ino for path in tmp_path.iterdir()}, own.read_bytes(), opp.read_bytes())


def test_json_is_utf_8_whatever_the_terminal_speaks() -> None:
    speaks = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code = "from service.commands import main; main()"
    printed = subprocess.run(
        [sys.executable, "-c", code, "example", "opp"], env=speaks, capture_output=True, check=True
    )
    assert json.loads(printed.stdout.decode("utf-8")) == example("opp")


def test_an_own_template_is_filled_or_refused_with_what_is_wrong(tmp_path: Path, opp: Path) -> None:
    own = tmp_path / "eigen.docx"
    own.write_bytes(template("{{ onderbouwing }}"))
    assert run("render", "opp", opp, "-o", tmp_path / "x.docx", "--template", own).exit_code == 0
    own.write_bytes(template("{{ onderbouwng }}"))
    result = run("render", "opp", opp, "-o", tmp_path / "y.docx", "--template", own)
    assert result.exit_code == 1
    assert "bedoelt u ‘onderbouwing’?" in result.stderr


def test_wrong_use_exits_with_2() -> None:
    assert run("render", "opp").exit_code == 2
    assert run("nee").exit_code == 2


def test_a_class_list_is_taken_in_whole_or_not_at_all(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", secret_key="only for tests")
    store = Store.open(settings)
    store.upgrade()
    with store.write() as tx:
        account = tx.add_account(tx.add_school("Merelveld College").id, "m@merelveld.example", "M", "mentor", "-")
    pupils = tmp_path / "klas.csv"
    pupils.write_text(
        "Stamnummer;Roepnaam;Achternaam;Klas;Geboortedatum\n1;Elif;Yıldız;2K1;3-4-2012\n2;Bo;;2K1;gisteren\n"
    )
    refused = run("import", pupils, "--data", tmp_path / "data")
    assert refused.exit_code == 1
    pupils.write_text("Stamnummer;Roepnaam;Achternaam;Klas;Geboortedatum\n1;Elif;Yıldız;2K1;3-4-2012\n")
    assert run("import", pupils, "--data", tmp_path / "data", "--dry-run").exit_code == 0
    with store.read() as tx:
        assert tx.visible_to(account).subjects() == []
    assert run("import", pupils, "--data", tmp_path / "data").exit_code == 0
    with store.read() as tx:
        assert [pupil.facts["naam"] for pupil in tx.visible_to(account).subjects()] == ["Elif Yıldız"]
    store.close()
