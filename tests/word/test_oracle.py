"""docxtpl is the measure: what filling makes of a template is what docxtpl makes of it, but for the controls."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest

import docx_templates.build as docx_templates_build
from forms import all_forms, example
from forms.answers import Answers
from forms.model import Form
from service.data import docx_template
from service.word import Identity, compile_template, fill
from service.word.prepare import prepare
from tests.word.oracle.docxtpl import context, filled
from tests.word.oracle.normal import normal_parts

SHIPPED = [
    (type_, variant) for type_, form in all_forms().items() for variant in ("", *(name for name, _ in form.variants))
]
#: The picture that stands in the shipped templates; docxtpl leaves it where it is.
LOGO = (Path(docx_templates_build.__file__).parent / "logo.png").read_bytes()


def in_one_line(value: Any) -> Any:
    """Return answers of which every text is one paragraph: docxtpl makes line breaks where we make paragraphs."""
    if isinstance(value, dict):
        return {name: in_one_line(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [in_one_line(inner) for inner in value]
    return " ".join(value.replace("\n- ", "\n").removeprefix("- ").split()) if isinstance(value, str) else value


def assert_as_docxtpl(
    data: bytes, form: Form, answers: Answers, *, final: bool = False, logo: bytes | None = None
) -> None:
    """Fail unless every part is the same after C14N, in the form in which both can be compared."""
    identity = Identity("d", 7, b"k")
    ours = normal_parts(fill(compile_template(data, form), answers, final=final, identity=identity, logo=logo))
    theirs = normal_parts(filled(prepare(data)[0], context(form, answers, final=final, revision="7")))
    assert ours.keys() == theirs.keys()
    for name, part in ours.items():
        if part != theirs[name]:
            mine, measure = (text.decode().replace("><", ">\n<").splitlines() for text in (part, theirs[name]))
            pytest.fail("\n".join([name, *list(difflib.unified_diff(measure, mine, "docxtpl", "ours", n=3))[:80]]))


@pytest.mark.parametrize("final", [False, True], ids=["concept", "final"])
@pytest.mark.parametrize(("type_", "variant"), SHIPPED)
def test_a_shipped_template_is_filled_as_docxtpl_fills_it(type_: str, variant: str, final: bool) -> None:
    form = all_forms()[type_]
    data = docx_template(f"{type_}.{variant}" if variant else type_)
    for answers in (form.clean(in_one_line(example(type_)))[0], {}):
        assert_as_docxtpl(data, form, answers, final=final, logo=LOGO)
