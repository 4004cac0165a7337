"""Merging answers that were changed in two places since they were the same: here, and in a document that comes back."""

from forms.merge.item import Choice, Item, Kind
from forms.merge.merging import merge
from forms.merge.result import Merge, NoSuchItem, Unfit

__all__ = ["Choice", "Item", "Kind", "Merge", "NoSuchItem", "Unfit", "merge"]
