"""`zorgroute plain`: what a person or a program may rely on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.commands import commands

TEXT = "Sam leest graag.\n\nHet team is handelingsverlegen. Hij wordt geholpen.\n"


def run(*words: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(commands, ["plain", *map(str, words)], input=stdin)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tekst.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_each_remark_is_a_line_with_its_place(file: Path) -> None:
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "3:10: ‘is handelingsverlegen’ is vaktaal: ‘weet niet goed hoe het verder moet’",
        "3:37: Wie doet dit? (‘wordt geholpen’)",
    ]


def test_a_program_gets_exactly_this(file: Path) -> None:
    answer = json.loads(run(file, "--json").stdout)
    assert set(answer) == {"readable", "measures", "remarks"}
    assert answer["readable"] is False
    assert answer["measures"]["words"] == 10
    assert answer["remarks"][0] == {
        "start": 27,
        "end": 48,
        "kind": "term",
        "message": "‘is handelingsverlegen’ is vaktaal: ‘weet niet goed hoe het verder moet’",
        "instead": "weet niet goed hoe het verder moet",
    }
    assert [TEXT[remark["start"] : remark["end"]] for remark in answer["remarks"]] == [
        "is handelingsverlegen",
        "wordt geholpen",
    ]


def test_standard_input_is_read_for_a_dash() -> None:
    assert run("-", stdin=TEXT.encode()).stdout.startswith("3:10: ")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"Sam leest graag.", "مرحبا".encode()])
def test_a_text_without_remarks_prints_nothing(data: bytes) -> None:
    result = run("-", stdin=data)
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(run("-", "--json", stdin=data).stdout)["remarks"] == []


def test_a_line_holds_nothing_that_a_terminal_would_act_on() -> None:
    assert "\u202e" not in run("-", stdin="Het OPP\u202e-plan XY\u202eZ is er.".encode()).stdout


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"caf\xe9", "UTF-8"), ("tekst".encode("utf-16"), "UTF-8"), (b"a " * 600_000, "te groot"), (None, "bestaat niet")],
)
def test_what_is_no_text_of_a_fair_size_is_refused_with_one_sentence(
    data: bytes | None, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "tekst.txt"
    if data is not None:
        path.write_bytes(data)
    for result in (run(path), run(path, "--json")):
        assert (result.exit_code, result.stdout) == (1, "")
        assert len(result.stderr.strip().splitlines()) == 1
        assert why in result.stderr
