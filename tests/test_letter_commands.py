"""Versions for parents on the command line: made in a language, read back, merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms import example, form_of
from forms.answers import Answers, get
from forms.for_parents import FOR_PARENTS, letter_answers, with_text
from service.letters import LANGUAGES, PLAIN
from service.word import identify, printed_text
from tests.test_commands import headers, run, saved
from tests.word.building import controls
from tests.work.returning.conftest import typed_below, typed_over

OPP = form_of("opp")
TEXT = "factoren.bevorderend.leerling"
OURS, THEIRS = "Yara legt dingen goed uit.", "Yara legt graag dingen uit."


@pytest.fixture
def answers() -> Answers:
    return with_text(OPP, example("opp"), TEXT, OURS)


@pytest.fixture
def base(answers: Answers, tmp_path: Path) -> Path:
    return saved(tmp_path, answers)


def rendered(base: Path, *words: str) -> Path:
    made = base.parent / "brief.docx"
    done = run("render", "opp", base, "--version", "ouders", *words, "-o", made)
    assert (done.exit_code, done.output) == (0, "")
    return made


def edited(made: Path, text: str = THEIRS) -> Path:
    path = made.parent / "edited.docx"
    path.write_bytes(typed_over(made.read_bytes(), TEXT, text))
    return path


def test_a_letter_is_in_plain_dutch_unless_another_language_is_named(base: Path) -> None:
    data = rendered(base).read_bytes()
    assert identify(data).language == PLAIN
    assert data == rendered(base, "--language", PLAIN).read_bytes()
    assert OURS in printed_text(data)
    formal = rendered(base, "--language", "nl").read_bytes()
    assert identify(formal).language == "nl"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_says_in_its_language_whether_it_is_a_concept(base: Path, language: str) -> None:
    words = {PLAIN: "CONCEPT", "nl": "CONCEPT", "en": "DRAFT", "tr": "TASLAK", "ar": "مسودة"}
    data = rendered(base, "--language", language).read_bytes()
    assert words[language] in headers(data)
    final = rendered(base, "--language", language, "--final").read_bytes()
    assert identify(final).final
    assert words[language] not in headers(final)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--version", "ouders", "--language", "fy"), "‘fy’"),
        (("--version", "ouders", "--language", "../tr"), "Kies uit"),
        (("--language", "fy"), "‘fy’"),
        (("--language", "tr"), "--version ouders"),
        (("--version", "grootouders"), "‘grootouders’"),
        (("--version", "ouders.tr"), "‘ouders.tr’"),
    ],
)
def test_a_language_or_version_that_there_is_not_is_refused_and_nothing_is_written(
    base: Path, words: tuple[str, ...], said: str
) -> None:
    out = base.parent / "x.docx"
    refused = run("render", "opp", base, *words, "-o", out)
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_reads_back_as_the_answers_that_it_was_made_of(base: Path, answers: Answers, language: str) -> None:
    printed = run("read", rendered(base, "--language", language), "--base", base)
    said = json.loads(printed.stdout)
    assert (printed.exit_code, said["data"]) == (0, answers)
    assert (said["outside"], said["problems"]) == ([], [])
    assert (said["identity"]["variant"], said["identity"]["language"]) == ("ouders", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_without_its_base_gives_what_parents_read_in_its_fields(
    base: Path, answers: Answers, language: str
) -> None:
    said = json.loads(run("read", edited(rendered(base, "--language", language))).stdout)
    assert get(said["data"], TEXT) == THEIRS
    shown = letter_answers(OPP, answers)
    assert said["data"]["ouders"] == [
        {name: cell for name, cell in row.items() if name not in ("relatie", "gezag")} for row in shown["ouders"]
    ]
    assert "Zonder de antwoorden" in said["problems"][0]["message"]


def test_what_was_typed_in_a_letter_is_read_as_the_parents_text_and_beside_it(base: Path, answers: Answers) -> None:
    path = edited(rendered(base, "--language", "tr"))
    path.write_bytes(typed_below(path.read_bytes(), "Bel mij na zes uur."))
    said = json.loads(run("read", path, "--base", base).stdout)
    assert get(said["data"], TEXT) == get(answers, TEXT)
    assert [row["tekst"] for row in said["data"][FOR_PARENTS.key] if row["waar"] == TEXT] == [THEIRS]
    assert [outside["text"] for outside in said["outside"]] == ["Bel mij na zes uur."]


def test_an_improved_sentence_is_merged_and_stands_in_the_new_letter_in_its_language(
    base: Path, answers: Answers
) -> None:
    path = edited(rendered(base, "--language", "tr"))
    out, kept = base.parent / "out.docx", base.parent / "out.json"
    merged = run("merge", path, "--base", base, "-o", out, "--answers", kept)
    assert (merged.exit_code, merged.output) == (0, "")
    assert identify(out.read_bytes()).language == "tr"
    assert controls(out.read_bytes())[TEXT] == THEIRS
    whole = json.loads(kept.read_text())
    assert get(whole, TEXT) == get(answers, TEXT)
    assert [row["tekst"] for row in whole[FOR_PARENTS.key] if row["waar"] == TEXT] == [THEIRS]


def test_a_parents_text_that_changed_here_too_is_a_conflict_that_one_side_wins(base: Path, answers: Answers) -> None:
    path = edited(rendered(base))
    ours, out = base.parent / "ours.json", base.parent / "out.docx"
    ours.write_text(json.dumps(with_text(OPP, answers, TEXT, "Yara helpt anderen.")))
    words = ("merge", path, "--base", base, "--ours", ours, "-o", out)
    assert run(*words).exit_code == 1
    assert not out.exists()
    assert run(*words, "--prefer", "ours").exit_code == 0
    assert controls(out.read_bytes())[TEXT] == "Yara helpt anderen."
    assert run(*words, "--prefer", "theirs").exit_code == 0
    assert controls(out.read_bytes())[TEXT] == THEIRS


def test_a_template_of_ones_own_is_checked_and_filled_as_the_version_that_it_is_for(base: Path) -> None:
    from service.word import shipped_file

    own = base.parent / "eigen.docx"
    own.write_bytes(shipped_file(OPP, "ouders"))
    assert run("check-template", own, "--type", "opp", "--version", "ouders").exit_code == 0
    assert run("check-template", own, "--type", "opp").exit_code == 1
    assert identify(rendered(base, "--template", str(own)).read_bytes()).variant == "ouders"


def test_the_names_of_a_version_that_there_is_not_are_refused() -> None:
    assert run("names", "opp", "--version", "grootouders").exit_code == 1
