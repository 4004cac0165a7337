"""Which form a document is: the one whose title and labels it shows."""

from collections.abc import Mapping

from forms import form_of
from forms.model import Form
from service.word.reading.labels.entries import SURE, Labels
from service.word.reading.labels.names import names_of
from service.word.reading.outline import Outline

#: What the title counts, how many labels of the form are there, and how many of the labels that are there are its.
_TITLE, _SHOWN, _EXPLAINED = 0.3, 0.35, 0.35
#: With fewer labels than this there is little to explain.
_ENOUGH = 8


def best_form(outline: Outline, models: Mapping[str, Outline]) -> tuple[Form, float]:
    """Return the form that a document is most like, and how surely, from 0 (nothing of any form is in it) to 1.

    ``models`` are the forms' own documents by type.
    """
    body = [paragraph for paragraph in outline.paragraphs if paragraph.story == "body" and paragraph.text.strip()]
    found: dict[str, set[str]] = {}
    known: dict[str, set[str]] = {}
    titled: dict[str, bool] = {}
    for type_, model in models.items():
        names = names_of(form_of(type_), model)
        labels = Labels(names)
        found[type_], known[type_], titled[type_] = set(), set(), False
        for paragraph in body:
            label = labels.most_like(paragraph)
            if label is None or label.score < SURE:
                continue
            known[type_].add(label.text)
            for target, score in label.matches:
                titled[type_] |= score >= SURE and target.key == "" and target.kind == "heading"
                if score >= SURE and target.kind == "field":
                    found[type_].add(f"{target.rows}.{target.key}")
    every = set().union(*known.values())
    scores: dict[str, float] = {}
    for type_ in models:
        form = form_of(type_)
        shown = len(found[type_]) / max(1, len(form.questions))
        explained = len(known[type_]) / max(1, len(every))
        enough = min(1.0, len(found[type_]) / _ENOUGH)
        scores[type_] = _TITLE * titled[type_] + _SHOWN * min(1.0, shown) + _EXPLAINED * explained * enough
    best = max(scores, key=lambda type_: scores[type_])
    return form_of(best), round(scores[best], 2)
