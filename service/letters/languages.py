"""The languages that parents' letters come in: those that have a catalogue of the fixed texts.

A language is a folder of locales/ with an ``ouder.mo`` in it. A tag is the name of such a folder, as Babel writes it:
``tr``, ``nl@eenvoudig``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from babel import Locale

from forms.faults import Message
from forms.for_parents import is_for_parents
from forms.text import N_
from service.data import locales_dir

#: Plain Dutch: what a parents' letter is in unless another language is asked for, and what the others fall back on.
PLAIN = "nl@eenvoudig"
FORMAL = "nl"
DOMAIN = "ouder"

_DUTCH_NAMES = {PLAIN: N_("eenvoudig Nederlands"), FORMAL: N_("Nederlands van de formulieren")}


@dataclass(frozen=True)
class Language:
    """A language: its own ``name`` ("Türkçe"), its ``dutch_name`` ("Turks"), and whether it is read from right to left."""

    tag: str
    name: str
    dutch_name: str
    rtl: bool

    @property
    def dutch(self) -> bool:
        """Tell whether this is Dutch, the language of the school's own texts."""
        return self.tag in _DUTCH_NAMES

    @property
    def locale(self) -> Locale:
        """Return what Babel knows of it."""
        return Locale.parse(self.tag)


class NoSuchLanguage(LookupError):
    """There are no fixed texts in this language. ``reason`` says which languages there are."""

    def __init__(self, tag: str) -> None:
        self.reason = Message(
            "",
            N_("Er zijn geen brieven in de taal ‘%(tag)s’. Kies uit: %(tags)s"),
            {"tag": tag, "tags": ", ".join(LANGUAGES)},
        )
        super().__init__(self.reason.text())


def language(tag: str) -> Language:
    """Return the language with this tag; NoSuchLanguage."""
    found = LANGUAGES.get(tag)
    if found is None:
        raise NoSuchLanguage(tag)
    return found


def made_variant(variant: str, tag: str) -> str:
    """Return how a version of a document is called when it is made in a language: ``ouders.tr``, in plain Dutch ``ouders``."""
    return variant if not variant or tag in ("", PLAIN) else f"{variant}.{tag}"


def split_variant(made: str) -> tuple[str, str]:
    """Return the version and the language of what `made_variant` gave; the language is "" for a staff document.

    A tag comes back as it stands there, whether there are letters in that language or not.
    """
    variant, _, tag = made.partition(".")
    if tag:
        return variant, tag
    return variant, PLAIN if is_for_parents(variant) else ""


def _found() -> dict[str, Language]:
    tags = {path.parents[1].name for path in locales_dir().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    languages = sorted(map(_language, tags), key=lambda one: (not one.dutch, one.tag == FORMAL, one.dutch_name))
    return {one.tag: one for one in languages}


def _language(tag: str) -> Language:
    locale = Locale.parse(tag)
    dutch_name = _DUTCH_NAMES.get(tag) or (locale.get_display_name("nl") or tag)
    own = dutch_name if tag in _DUTCH_NAMES else locale.get_display_name() or tag
    return Language(tag, own[:1].upper() + own[1:], dutch_name, locale.character_order == "right-to-left")


#: The languages by their tags: plain Dutch, the forms' own Dutch, then the others by their Dutch names.
LANGUAGES: Mapping[str, Language] = MappingProxyType(_found())
