"""Every fixed text that a parents' letter may print: what is translated, and what a school may word its own way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from forms import all_forms
from forms.for_parents import letter_form
from forms.for_parents.lines import LINES
from service.letters.terms import IN_DUTCH, OFFICIAL
from service.word import fixed_names

Kind = Literal["line", "term", "label"]


@dataclass(frozen=True)
class FixedText:
    """A fixed text: a ``line`` of our own, what a ``term`` is, or the ``label`` of a question as the form has it.

    ``msgid`` is the text in Dutch, ``where`` the names that a template has for it (``vast.aanhef``, ``label.doelen.doel``),
    or the term. ``types`` are the documents that a label is from.
    """

    msgid: str
    kind: Kind
    where: tuple[str, ...]
    types: tuple[str, ...]


@cache
def fixed_texts() -> tuple[FixedText, ...]:
    """Return every fixed text once: lines, terms, then the labels of all questions, as a school may show any answer."""
    found: dict[str, tuple[Kind, dict[str, None], dict[str, None]]] = {}
    for msgid, kind, where, type_ in _all():
        _, places, types = found.setdefault(msgid, (kind, {}, {}))
        places[where] = None
        if type_:
            types[type_] = None
    return tuple(FixedText(msgid, kind, tuple(places), tuple(types)) for msgid, (kind, places, types) in found.items())


def _all() -> Iterator[tuple[str, Kind, str, str]]:
    for key, line in LINES.items():
        yield line, "line", f"vast.{key}", ""
    for term, said in OFFICIAL.items():
        yield said, "term", term, ""
    yield IN_DUTCH, "term", "brief.woorden", ""
    for form in all_forms().values():
        for name, label in fixed_names(letter_form(form)).items():
            yield label, "label", name, form.type
