"""Reading old documents in the tests, and comparing what was read with what stood there."""

import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from docx.document import Document

from forms import form_of
from forms.answers import Answers, get, put
from forms.model import Form
from forms.questions import Rows
from service.word import fill, shipped_template
from service.word.package import read_package
from service.word.reading.labels import Placed, place_by_labels
from service.word.reading.outline import Outline
from service.word.reading.walk import outline
from tests.word.old_documents import OldDocument, old_document


@cache
def model(type_: str) -> Outline:
    """Return the outline of a form's own document without answers."""
    form = form_of(type_)
    return outline(read_package(fill(shipped_template(form), {})))


def placed(data: bytes, type_: str, keys: Collection[str] | None = None) -> Placed:
    """Place a Word file by its labels."""
    return place_by_labels(outline(read_package(data)), form_of(type_), keys, model=model(type_))


def word_file(document: Document) -> bytes:
    """Return a document as a file."""
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def compared(form: Form, answers: Answers) -> dict[str, Any]:
    """Return answers as they can be compared: blank lines left out, rows by their place instead of their ids."""
    places = {
        row["id"]: place
        for question in form.questions
        if isinstance(question, Rows)
        for place, row in enumerate(get(answers, question.key) or [])
    }

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        if isinstance(value, dict):
            return {name: plain(inner) for name, inner in value.items() if name != "id"}
        if isinstance(value, str):
            return places.get(value, "\n".join(line for line in value.split("\n") if line))
        return value

    found = {question.key: question.normal(get(answers, question.key)) for question in form.questions}
    return {key: plain(value) for key, value in found.items() if value is not None}


def answers_of(found: Placed) -> Answers:
    """Return the answers that were placed, as the form keeps them."""
    answers: Answers = {}
    for key, value in found.values.items():
        answers = put(answers, key, value.value)
    return answers


def spoken(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts."""
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value, names of members left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@cache
def read_old(type_: str, layout: str, whole: bool) -> tuple[OldDocument, Placed]:
    """Return an old document and what was read in it; one that is not ``whole`` has open places and own questions."""
    old = old_document(type_, layout, nothing=not whole, own=not whole)
    return old, placed(old.data, type_)
