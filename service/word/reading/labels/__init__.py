"""Placing the answers of a document by its labels: for forms that schools filled in long before this program."""

from collections.abc import Collection, Mapping, Sequence

from forms.model import Form
from service.word.reading.labels.choices import ticks_in
from service.word.reading.labels.result import Placed, PlacedValue
from service.word.reading.outline import Outline

__all__ = ["Placed", "PlacedValue", "best_form", "place_by_labels", "ticks_in"]


def place_by_labels(
    outline: Outline, form: Form, keys: Collection[str] | None = None, *, model: Outline | None = None
) -> Placed:
    """Return the answers."""
    return Placed()


def best_form(outline: Outline, models: Mapping[str, Outline]) -> tuple[Form, float]:
    """Return the form that a document is most like, and how surely."""
    raise NotImplementedError
