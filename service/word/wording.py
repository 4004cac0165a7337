"""The words of a document that are the program's own: fixed lines and labels, in the language of the reader.

A document for staff has none but what stands in its template. A letter to parents names its lines (``{{ vast.lees }}``)
and the labels of questions (``{{ label.doelen }}``), and what they say is looked up while it is filled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Protocol

from babel import Locale
from babel.core import get_global

from forms import dates
from forms.answers import Answers, get
from forms.for_parents.lines import FOREIGN, LINES, NAMELESS, PLACEHOLDERS, UNCHECKED
from forms.model import Form
from forms.printed import Choice, Day, Printed
from forms.questions.date import day_of


class Wording(Protocol):
    """The fixed texts in one language.

    ``tag`` names it, ``rtl`` tells that it is written from right to left, ``foreign`` that it is not the language of the
    school's own texts, and ``checked`` that somebody who speaks it has read the texts.
    """

    @property
    def tag(self) -> str: ...
    @property
    def rtl(self) -> bool: ...
    @property
    def foreign(self) -> bool: ...
    @property
    def checked(self) -> bool: ...

    def line(self, key: str, values: Mapping[str, str]) -> str:
        """Return the fixed line under this key, with the values in its places."""

    def label(self, msgid: str) -> str:
        """Return the label of a question, of an option, of a yes or a no."""

    def date(self, day: date) -> str:
        """Return a day as it is written in a line."""


@dataclass(frozen=True)
class AsDeclared:
    """The fixed texts as the form has them: the Dutch that all languages are made from."""

    form: Form
    tag: str = "nl"
    rtl: bool = False
    foreign: bool = False
    checked: bool = True

    def line(self, key: str, values: Mapping[str, str]) -> str:
        """Return the line under this key, with the values in its places."""
        return self._lines[key] % values

    def label(self, msgid: str) -> str:
        """Return the label as it is."""
        return msgid

    def date(self, day: date) -> str:
        """Return a day as ``28 september 2026``."""
        return dates.long(day)

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        return LINES | dict(self.form.lines)


@dataclass(frozen=True)
class Spoken:
    """A wording with the values that its lines name: what one document says. ``letter`` is False for one to staff."""

    wording: Wording
    values: Mapping[str, str]
    letter: bool

    @cached_property
    def language(self) -> bytes:
        """Return the language for Word, as in ``tr-TR``; b"" when it is the Dutch of all else."""
        return _word_language(self.wording.tag).encode() if self.wording.foreign else b""

    def line(self, key: str) -> str:
        """Return a line, "" for one that this language has no need of."""
        wording = self.wording
        if key.startswith(FOREIGN) and (not wording.foreign or (key == UNCHECKED and wording.checked)):
            return ""
        return wording.line(key, self.values)

    def plain(self, value: Printed, short: bool) -> str:
        """Return a printed value as text; ``short`` writes dates as 28-09-2026."""
        if isinstance(value, Day) and value.day:
            return dates.short(value.day) if short else self.wording.date(value.day)
        if isinstance(value, Choice):
            return " / ".join(self.wording.label(text) for option, text in value.options if option in value.chosen)
        return value.plain()


def spoken(form: Form, answers: Answers, wording: Wording | None) -> Spoken:
    """Return what the fixed lines of a document with these answers say; as the form has them without a wording."""
    wording = wording or AsDeclared(form)
    if not form.lines:
        return Spoken(wording, {}, letter=False)
    values = {place: _said(get(answers, key), wording) for place, key in PLACEHOLDERS.items()}
    # What a child is called at home can't be told from a name; the first of the names comes nearest.
    called = values["naam"].rpartition(",")[2].split()
    values["naam"] = called[0] if called else wording.line(NAMELESS, {})
    return Spoken(wording, values, letter=True)


@cache
def _word_language(tag: str) -> str:
    """Return a language with the country that it is most of all spoken in: Word knows no other."""
    language = Locale.parse(tag).language
    return "-".join(get_global("likely_subtags").get(language, language).split("_")[::2])


def _said(value: Any, wording: Wording) -> str:
    day = day_of(value)
    if day is not None:
        return wording.date(day)
    return value if isinstance(value, str) else ""
