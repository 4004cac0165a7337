"""Checking a template, and the names that it may use, on the command line."""

import json
from pathlib import Path

import pytest
from docx import Document

from forms import all_forms
from service.data import docx_template
from tests.test_commands import run
from tests.word.building import template


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "eigen.docx"
    path.write_bytes(template("Kop", "De vraag: {{ hulpvrag }}"))
    return path


def test_a_good_template_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "opp.docx"
    path.write_bytes(docx_template("opp"))
    done = run("check-template", path, "--type", "opp")
    assert (done.exit_code, done.output) == (0, "")


def test_a_finding_is_one_line_with_its_place_what_is_wrong_and_how_to_mend_it(bad: Path) -> None:
    done = run("check-template", bad, "--type", "izo_aanmelding")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0] == (
        "Document, alinea 2, ‘De vraag: {{ hulpvrag }}’: ‘{{ hulpvrag }}’ bestaat niet; "
        "bedoelt u ‘hulpvraag_leerling’? Schrijf ‘hulpvraag_leerling’"
    )
    assert "Het hele sjabloon: Let op: " in done.stdout
    assert "Fouten: 1" in done.stderr


def test_warnings_alone_are_no_refusal(tmp_path: Path) -> None:
    path = tmp_path / "eigen.docx"
    path.write_bytes(template("{{ probleem }}"))
    done = run("check-template", path, "--type", "izo_aanmelding")
    assert (done.exit_code, done.stderr) == (0, "")
    assert all("Let op: " in line for line in done.stdout.splitlines())


def test_a_program_reads_the_findings_as_json(bad: Path) -> None:
    done = run("check-template", bad, "--type", "izo_aanmelding", "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert said["good"] is False
    assert said["findings"][0] == {
        "level": "fout",
        "where": "Document, alinea 2",
        "path": "word/document.xml",
        "paragraph": 2,
        "around": "De vraag: {{ hulpvrag }}",
        "message": "‘{{ hulpvrag }}’ bestaat niet; bedoelt u ‘hulpvraag_leerling’?",
        "mend": "Schrijf ‘hulpvraag_leerling’",
    }


def test_the_findings_stand_in_a_copy_and_the_template_stays_as_it_is(bad: Path, tmp_path: Path) -> None:
    before, copy = bad.read_bytes(), tmp_path / "copy.docx"
    run("check-template", bad, "--type", "izo_aanmelding", "--annotate", copy)
    assert bad.read_bytes() == before
    assert any("hulpvraag_leerling" in comment.text for comment in Document(str(copy)).comments)
    assert run("check-template", bad, "--type", "izo_aanmelding", "--annotate", bad).exit_code == 1
    assert bad.read_bytes() == before


def test_a_file_that_is_no_template_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "eigen.docx"
    path.write_bytes(b"%PDF-1.7")
    done = run("check-template", path, "--type", "opp", "--annotate", tmp_path / "copy.docx")
    assert done.exit_code == 1
    assert "pdf" in done.stdout
    assert not (tmp_path / "copy.docx").exists()


@pytest.mark.parametrize(
    "words",
    [("weg.docx", "--type", "opp"), ("weg.docx", "--type", "niets"), ("weg.docx", "--type", "opp", "--version", "x")],
)
def test_a_file_type_or_version_that_is_not_there_is_refused(words: tuple[str, ...]) -> None:
    done = run("check-template", *words)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("type_", all_forms())
def test_the_names_of_every_type_are_listed_and_written(type_: str, tmp_path: Path) -> None:
    lines = run("names", type_).stdout.splitlines()
    assert all(len(line.split("\t")) == 3 for line in lines)
    assert "leerling.naam\tNaam leerling\téén regel" in lines
    assert len(json.loads(run("names", type_, "--json").stdout)) == len(lines)
    assert run("names", type_, "-o", tmp_path / "namen.docx").exit_code == 0
    assert Document(str(tmp_path / "namen.docx")).tables
