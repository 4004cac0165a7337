"""Letters as the tests make them: every one that is shipped, of the examples, of nothing, and of all there is to show."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree

from forms import example, form_of
from forms.answers import Answers
from forms.for_parents import is_for_parents, with_shown
from service import word
from service.data import docx_template, docx_templates
from service.letters import PLAIN, Contact, fill_letter, letter, wording
from service.plain import Glossary, shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: The (type, variant) of every letter that is shipped.
LETTERS = [
    (type_, variant)
    for type_, _, variant in (name.partition(".") for name in docx_templates())
    if is_for_parents(variant)
]
CONTACT = Contact(
    "0123 - 45 67 89", "ouders@merelveld.example", "Ouder- en jeugdsteunpunt. Telefoon 0123 - 98 76 54", 10
)


def everything(type_: str) -> Answers:
    """The example, with all of it shown to parents."""
    form, answers = form_of(type_), example(type_)
    for question in form.questions:
        answers = with_shown(form, answers, question.key, True)
    return answers


@cache
def template(type_: str, variant: str) -> word.Template:
    return word.compile_template(docx_template(f"{type_}.{variant}"), form_of(type_), variant)


def made(
    type_: str, variant: str, answers: Answers | None = None, tag: str = PLAIN, contact: Contact = CONTACT
) -> bytes:
    """A letter of the example, or of other answers, in a language."""
    return fill_letter(
        template(type_, variant),
        form_of(type_),
        example(type_) if answers is None else answers,
        wording=wording(tag),
        glossary=shipped(),
        contact=contact,
        final=True,
    )


def told(
    type_: str,
    variant: str,
    answers: Answers | None = None,
    tag: str = PLAIN,
    contact: Contact = CONTACT,
    glossary: Glossary | None = None,
) -> Answers:
    """The answers that such a letter is made of."""
    return letter(
        template(type_, variant),
        form_of(type_),
        example(type_) if answers is None else answers,
        wording=wording(tag),
        glossary=glossary or shipped(),
        contact=contact,
    ).answers


def parts(data: bytes) -> Iterator[etree._Element]:
    """The body of a Word file, then its headers and footers."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in ["word/document.xml", *sorted(package.namelist())]:
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer")):
                yield etree.fromstring(package.read(name))


def fixed_text(data: bytes) -> str:
    """What stands in a Word file and is no answer in a control: a paragraph a line, with a line between."""
    return "\n\n".join(
        text
        for part in parts(data)
        for paragraph in part.iter(W + "p")
        if (text := "".join(run.text or "" for run in paragraph.iter(W + "t") if not _answered(run)).strip())
    )


def whole_text(data: bytes) -> str:
    """All text of a Word file, headers and footers too."""
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(W + "t"))
        for part in parts(data)
        for paragraph in part.iter(W + "p")
    )


def _answered(run: etree._Element) -> bool:
    return any(above.tag == W + "sdt" for above in run.iterancestors())
