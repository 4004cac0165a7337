"""The documents that zorgroute makes: as they were, valid, and whole, for every type and variant."""

import difflib
from pathlib import Path

import pytest

from forms import all_forms, example, form_of
from forms.for_parents import is_for_parents
from service.word import fill, shipped_template
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.building import controls, shown
from tests.word.golden import documents, file_of, folder_of, read
from tests.word.office import pdf_pages

DOCUMENTS = {f"{type_}.{variant}" if variant else type_: (type_, variant, data) for type_, variant, data in documents()}
named = pytest.mark.parametrize("name", DOCUMENTS)

kept = pytest.mark.parametrize(
    "name", [name for name, (_, variant, _) in DOCUMENTS.items() if not is_for_parents(variant)]
)


@kept
def test_a_document_is_part_by_part_what_it_was(name: str, tmp_path: Path) -> None:
    type_, variant, data = DOCUMENTS[name]
    folder = folder_of(type_, variant)
    made = read(data)
    changes: list[str] = []
    for part, lines in made.items():
        golden = folder / file_of(part)
        before = golden.read_text(encoding="utf-8") if golden.exists() else ""
        changes += difflib.unified_diff(
            before.splitlines(), lines.splitlines(), f"golden {part}", part, lineterm="", n=1
        )
    missing = {file.name for file in folder.iterdir()} - {file_of(part) for part in made}
    if changes or missing:
        (tmp_path / f"{name}.docx").write_bytes(data)
        shown_changes = "\n".join(changes[:60])
        pytest.fail(f"{name} changed (kept as {tmp_path / name}.docx), gone: {sorted(missing)}\n{shown_changes}")


def test_made_documents_pass_both_validators() -> None:
    empty = [fill(shipped_template(form), {}) for form in all_forms().values()]
    assert validate_docx(*(data for _, _, data in DOCUMENTS.values()), *empty) == []


@named
def test_a_document_passes_our_own_lint(name: str) -> None:
    type_, variant, data = DOCUMENTS[name]
    assert lint_docx(data) == []
    assert lint_docx(fill(shipped_template(form_of(type_), variant), {})) == []


@pytest.mark.parametrize("type_", all_forms())
def test_every_question_that_is_printed_has_a_control_of_its_own(type_: str) -> None:
    template = shipped_template(form_of(type_))
    tags = controls(fill(template, example(type_)))
    printed = {place.use.key for place in template.places if place.controlled and place.use.rows is None}
    assert printed <= {form_of(type_).key_at(tag) for tag in tags}


def test_nothing_of_a_template_is_left_over() -> None:
    for _, _, data in DOCUMENTS.values():
        assert "{{" not in shown(data)
        assert "{%" not in shown(data)


def test_libreoffice_opens_every_document(tmp_path: Path) -> None:
    for name, (_, _, data) in DOCUMENTS.items():
        assert pdf_pages(data, tmp_path / name), name
