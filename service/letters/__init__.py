"""Letters to parents, in plain Dutch and in other languages: the fixed texts, the difficult words, the document."""

from service.letters.coming_back import as_whole, of_form, printed_then
from service.letters.contents import Contact, Letter, fill_letter, letter
from service.letters.languages import (
    FORMAL,
    LANGUAGES,
    PLAIN,
    Language,
    NoSuchLanguage,
    language,
    made_variant,
    split_variant,
)
from service.letters.texts import FixedText, fixed_texts
from service.letters.wordings import Corrections, LineRefused, Wording, corrected, places, shipped, wording

__all__ = [
    "FORMAL",
    "LANGUAGES",
    "PLAIN",
    "Contact",
    "Corrections",
    "FixedText",
    "Language",
    "Letter",
    "LineRefused",
    "NoSuchLanguage",
    "Wording",
    "as_whole",
    "corrected",
    "fill_letter",
    "fixed_texts",
    "language",
    "letter",
    "made_variant",
    "of_form",
    "places",
    "printed_then",
    "shipped",
    "split_variant",
    "wording",
]
