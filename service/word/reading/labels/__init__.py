"""Placing the answers of a document by its labels: for forms that schools filled in long before this program.

`names` says what the fields of a form are called, `words` how close a text comes to that. `reader` cuts a document into
labels with what stands at them (`entries`, `headers`), `scopes` says what each label stands for, `choices` and `values`
make answers of it, and `placing` puts those in the form. `likeness` tells which form a document is.
"""

from collections.abc import Collection

from forms.model import Form
from service.word.reading.labels.choices import ticks_in
from service.word.reading.labels.likeness import best_form
from service.word.reading.labels.names import names_of
from service.word.reading.labels.placing import Placing
from service.word.reading.labels.result import Placed, PlacedValue
from service.word.reading.outline import Outline

__all__ = ["Placed", "PlacedValue", "best_form", "place_by_labels", "ticks_in"]


def place_by_labels(
    outline: Outline, form: Form, keys: Collection[str] | None = None, *, model: Outline | None = None
) -> Placed:
    """Return the answers in a document, each found by its label or by the header of its column.

    ``model`` is the form's own document: its controls say which label belongs to which field. With ``keys`` only the
    answers to those questions are looked for, and of all other text only what stands in the same paragraphs is told:
    the rest is left to who asks.
    """
    return Placing(outline, names_of(form, model)).placed(keys)
