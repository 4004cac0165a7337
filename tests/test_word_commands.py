"""Reading and merging Word files on the command line, without a database."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms import all_forms, example, form_of
from service.word import fill, shipped_template
from service.word.package import read_package, write_package
from tests.forms.made import staffs_example
from tests.test_commands import run, saved
from tests.word.building import controls, shown, template
from tests.word.edits.in_fields import glyph
from tests.word.edits.word_file import edited as at_places


def edited(data: bytes, *changes: tuple[str, str]) -> bytes:
    """Return a document in which texts were replaced, as somebody would in Word."""
    parts = read_package(data)
    body = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in body
        body = body.replace(old, new)
    return write_package(parts | {"word/document.xml": body.encode()})


class Files:
    """An IZO referral that was made and edited, with the answers it was made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers = example("izo_aanmelding")
        self.base = saved(folder, self.answers)
        self.made = fill(shipped_template(form_of("izo_aanmelding")), self.answers)

    def edit(self, *changes: tuple[str, str]) -> Path:
        path = self.folder / "edited.docx"
        path.write_bytes(edited(self.made, *changes))
        return path

    def ours(self, **changes: Any) -> Path:
        path = self.folder / "ours.json"
        path.write_text(json.dumps(self.answers | changes), encoding="utf-8")
        return path

    @property
    def out(self) -> Path:
        return self.folder / "out.docx"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize("type_", all_forms())
def test_what_was_rendered_reads_back_as_it_was(type_: str, tmp_path: Path) -> None:
    data = saved(tmp_path, example(type_))
    assert run("render", type_, data, "-o", tmp_path / "made.docx").exit_code == 0
    printed = run("read", tmp_path / "made.docx")
    said = json.loads(printed.stdout)
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert said["type"] == type_
    assert said["data"] == staffs_example(type_)
    assert said["identity"]["verified"] is None
    assert (said["outside"], said["problems"]) == ([], [])


def test_an_edit_is_merged_and_stands_in_the_new_document(files: Files) -> None:
    path = files.edit(("Jeroen Smit", "Joost Smit"))
    merged = run("merge", path, "--base", files.base, "-o", files.out, "--answers", files.folder / "out.json")
    assert (merged.exit_code, merged.output) == (0, "")
    assert controls(files.out.read_bytes())["naam_aanmelder"] == "Joost Smit"
    assert json.loads((files.folder / "out.json").read_text())["naam_aanmelder"] == "Joost Smit"


def test_what_changed_here_meanwhile_stays(files: Files) -> None:
    path = files.edit(("Yara Bakkali", "Yara El Bakkali"))
    ours = files.ours(naam_aanmelder="Anna de Boer")
    assert run("merge", path, "--base", files.base, "--ours", ours, "-o", files.out).exit_code == 0
    stands = controls(files.out.read_bytes())
    assert (stands["naam_aanmelder"], stands["leerling.naam"]) == ("Anna de Boer", "Yara El Bakkali")


def test_a_conflict_is_named_and_nothing_is_written_until_a_side_is_preferred(files: Files) -> None:
    path, ours = files.edit(("Jeroen Smit", "Joost Smit")), files.ours(naam_aanmelder="Anna de Boer")
    words = ("merge", path, "--base", files.base, "--ours", ours, "-o", files.out)
    refused = run(*words)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("naam_aanmelder: ‘Naam aanmelder’ is hier én in Word veranderd")
    assert not files.out.exists()
    for side, stands in (("ours", "Anna de Boer"), ("theirs", "Joost Smit")):
        assert run(*words, "--prefer", side).exit_code == 0
        assert controls(files.out.read_bytes())["naam_aanmelder"] == stands


def test_what_cannot_be_an_answer_is_kept_beside_the_answers(files: Files) -> None:
    merged = run("merge", files.edit(("28 september 2026", "na de vakantie")), "--base", files.base, "-o", files.out)
    assert merged.exit_code == 0
    assert merged.stderr.startswith("datum: Wat er in Word bij ‘Datum’ staat, kan zo geen antwoord zijn")
    assert controls(files.out.read_bytes())["datum"] == "28 september 2026"
    assert "na de vakantie" in shown(files.out.read_bytes())


def test_text_beside_the_questions_lives_on_in_the_next_document(files: Files) -> None:
    note = "<w:p><w:r><w:t>Let op: Yara is volgende week jarig.</w:t></w:r></w:p><w:sectPr>"
    path = files.edit(("<w:sectPr>", note))
    said = json.loads(run("read", path).stdout)["outside"]
    assert [(each["kind"], each["text"]) for each in said] == [("added", "Let op: Yara is volgende week jarig.")]
    assert run("merge", path, "--base", files.base, "-o", files.out).exit_code == 0
    again = json.loads(run("read", files.out).stdout)
    assert [row["tekst"] for row in again["data"]["aanvullingen"]] == ["Let op: Yara is volgende week jarig."]
    assert again["outside"] == []


def test_what_does_not_come_along_is_said(files: Files) -> None:
    path = files.edit(("Naam aanmelder", "Naam melder"))
    merged = run("merge", path, "--base", files.base, "-o", files.out)
    said = "In Word staat ‘Naam melder’ in plaats van ‘Naam aanmelder’. Dat komt niet mee"
    assert (merged.exit_code, merged.stderr) == (0, f"{said}\n")


def test_a_box_that_is_not_clear_is_said(files: Files) -> None:
    path = files.folder / "edited.docx"
    path.write_bytes(at_places(files.made, glyph("ouders_op_de_hoogte.ja", "☐")))
    merged = run("merge", path, "--base", files.base, "-o", files.out)
    assert (merged.exit_code, "‘Ouders zijn op de hoogte van de aanmelding’" in merged.stderr) == (0, True)


def test_a_row_that_is_gone_stays_until_its_going_is_confirmed(tmp_path: Path) -> None:
    base = saved(tmp_path, example("opp"))
    made = fill(shipped_template(form_of("opp")), example("opp"))
    body = read_package(made)["word/document.xml"].decode()
    row = next(row for row in body.split("<w:tr>") if "afspraken[a2]" in row).split("</w:tr>")[0]
    path, out = tmp_path / "edited.docx", tmp_path / "out.docx"
    path.write_bytes(edited(made, (f"<w:tr>{row}</w:tr>", "")))
    kept = run("merge", path, "--base", base, "-o", out)
    assert (kept.exit_code, "Een rij van ‘Afspraken’" in kept.stderr) == (0, True)
    assert "afspraken[a2].wat" in controls(out.read_bytes())
    assert run("merge", path, "--base", base, "-o", out, "--prefer", "theirs").exit_code == 0
    assert "afspraken[a2].wat" not in controls(out.read_bytes())


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"%PDF-1.7", "pdf"), (b"geen zip", "geen"), (b"", "leeg"), (template("Hallo"), "niet met zorgroute gemaakt")],
)
def test_another_file_is_refused_with_the_reason(files: Files, data: bytes, reason: str) -> None:
    path = files.folder / "other.docx"
    path.write_bytes(data)
    refused = run("merge", path, "--base", files.base, "-o", files.out)
    assert refused.exit_code == 1
    assert reason in refused.stderr.lower()
    assert not files.out.exists()


def test_a_document_that_was_never_ours_is_placed_by_its_labels(files: Files) -> None:
    path = files.folder / "old.docx"
    path.write_bytes(
        template("Aanmeldingsformulier begeleiding zorgteam", cells=(("Naam leerling", "Sem"), ("Klas", "2B")))
    )
    said = json.loads(run("read", path).stdout)
    assert said["type"] == "izo_aanmelding"
    assert said["identity"]["document"] == ""
    assert said["data"]["leerling"]["naam"] == "Sem"
    assert said["found"]["leerling.naam"]["how"] == "label"
