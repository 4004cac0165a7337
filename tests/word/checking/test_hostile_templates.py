"""Templates that were made to harm: none does anything, each is refused or comes to nothing."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from service.word import PackageRefused
from service.word.limited import Limited
from tests.validators.lint import lint_docx
from tests.word.hostile import CORPUS
from tests.word.hostile_templates import TEMPLATES
from tests.word.hostile_templates.corpus import CANARY, SUM
from tests.word.hostile_templates.watched import run_something, watched


@pytest.fixture(scope="module")
def limited() -> Iterator[Limited]:
    with Limited() as limited:
        yield limited


def test_there_are_enough_of_them() -> None:
    assert len(TEMPLATES) >= 200


def test_what_runs_is_seen(limited: Limited) -> None:
    seen = " ".join(limited.call(run_something))
    assert "exec" in seen
    assert CANARY in seen


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_hostile_template_runs_nothing_and_is_refused_or_harmless(name: str, limited: Limited) -> None:
    try:
        checked, filled, seen = limited.call(watched, TEMPLATES[name]())
    except PackageRefused:  # too much to check: the worker was ended
        return
    assert seen == []
    assert checked.good == (filled is not None)
    for finding in checked.findings:
        said = finding.text()
        assert not [key for key in finding.values if f"%({key})" in said]
        assert len(said) < 600
    if filled is not None:
        assert lint_docx(filled) == []
        with zipfile.ZipFile(BytesIO(filled)) as package:
            assert not [part for part in package.namelist() if SUM.encode() in package.read(part)]


@pytest.mark.parametrize("name", CORPUS)
def test_a_file_that_was_made_to_harm_is_a_finding_of_the_check(name: str, limited: Limited) -> None:
    checked, _, seen = limited.call(watched, CORPUS[name].make())
    assert seen == []
    assert not checked.good
    assert not checked.readable
    assert checked.findings[0].text()
