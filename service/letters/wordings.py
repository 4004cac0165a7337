"""The fixed texts of a letter in one language."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import format_date
from babel.messages.mofile import read_mo

from forms.faults import Message
from forms.for_parents.lines import LINES
from forms.text import N_
from service.data import locales_dir
from service.letters.isolates import LATIN, date_from_right, from_right, isolated, without_marks
from service.letters.languages import DOMAIN, PLAIN, Language, language

PLACE = re.compile(r"%\((\w+)\)s")
#: Languages whose month names Babel has in a script or a calendar that parents here do not use.
_DATES_BY_NUMBER = frozenset({"ti"})
_LONGEST = 500  # characters; a line of ours is never longer, and a letter has two pages

_PLACE_OR_LATIN = re.compile(f"{PLACE.pattern}|{LATIN}")

#: A school's own wordings: of each language, by the fixed text.
Corrections = Mapping[str, Mapping[str, str]]


class LineRefused(ValueError):
    """A school's wording of a fixed text can't be used; ``reason`` says why and what to do."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text())
        self.reason = reason


@dataclass(frozen=True)
class Wording:
    """The fixed texts in a language, with what the school made of them.

    ``checked``: a native speaker has read them; Dutch always counts as checked. Where a text is missing, plain Dutch
    stands in its place, and the text itself where that is missing too.
    """

    language: Language
    checked: bool
    _sources: tuple[Mapping[str, str], ...]

    @property
    def tag(self) -> str:
        return self.language.tag

    @property
    def rtl(self) -> bool:
        return self.language.rtl

    @property
    def foreign(self) -> bool:
        """Tell whether this is another language than that of the school's texts."""
        return not self.language.dutch

    def text(self, msgid: str) -> str:
        """Return a fixed text in this language, its places not yet filled."""
        return next((text for source in self._sources if (text := source.get(msgid))), msgid)

    def line(self, key: str, values: Mapping[str, str]) -> str:
        """Return a fixed line by its key (`forms.for_parents.lines`), with the values in their places.

        A place that there is no value for stays empty. KeyError when there is no such line.
        """
        return self.filled(LINES[key], values)

    def filled(self, msgid: str, values: Mapping[str, str]) -> str:
        """Return a fixed text with the values in their places, with a capital where a value begins it."""
        text = self.text(msgid)
        filled = self._ordered(text, values)
        return filled[:1].upper() + filled[1:] if PLACE.match(text) else filled

    def label(self, msgid: str) -> str:
        """Return a label of a question, an option or a yes."""
        return self._ordered(self.text(msgid), {})

    def date(self, day: date) -> str:
        """Return a date as it stands in a sentence: ``2 maart 2026``, ``2 Mart 2026``."""
        if self.language.locale.language in _DATES_BY_NUMBER:
            return f"{day:%d-%m-%Y}"
        written = format_date(day, "d MMMM y", locale=self.language.locale)
        return date_from_right(written) if self.rtl else written

    def _ordered(self, text: str, values: Mapping[str, str]) -> str:
        """Return a text with values in its places; what runs the other way than the text keeps its own order."""
        if not self.rtl:
            return _filled(text, values)
        if not from_right(text):  # in Dutch, for want of a translation
            return isolated(_filled(text, values))
        return _PLACE_OR_LATIN.sub(lambda found: isolated(values.get(found[1], "") if found[1] else found[0]), text)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: values.get(place[1], ""), text)


def wording(tag: str = PLAIN, corrections: Corrections | None = None, checked: Collection[str] = ()) -> Wording:
    """Return the fixed texts in a language; NoSuchLanguage.

    ``corrections`` are the school's own wordings, ``checked`` the tags of the languages that a native speaker has read.
    """
    own = corrections or {}
    found = language(tag)
    tags = dict.fromkeys((tag, PLAIN))
    sources = [source for each in tags for source in (own.get(each, {}), shipped(each))]
    return Wording(found, found.dutch or tag in checked, tuple(sources))


@cache
def shipped(tag: str) -> Mapping[str, str]:
    """Return the wordings that come with the program in a language, by the fixed text; {} for a language without any."""
    path = locales_dir() / tag / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_mo(file) if message.id and message.string}


def corrected(msgid: str, text: str) -> str:
    """Return a school's own wording of a fixed text as it is kept: one line, without marks that turn the direction.

    Raises LineRefused when nothing stands there, when it is too long, or when its places are not those of the text.
    """
    text = " ".join(without_marks(text).split())
    if not text:
        raise LineRefused(Message("", N_("Vul een tekst in. Wil je de oude terug? Kies dan ‘Zet terug’")))
    if len(text) > _LONGEST:
        raise LineRefused(
            Message(
                "",
                N_("Deze tekst is te lang: %(length)d tekens. Kort die in tot %(longest)d"),
                {"length": len(text), "longest": _LONGEST},
            )
        )
    ours, theirs = places(msgid), places(text)
    if missing := [place for place in ours if place not in theirs]:
        raise LineRefused(
            Message("", N_("Laat %(places)s staan: daar komt een naam of datum"), {"places": _shown(missing)})
        )
    if unknown := [place for place in theirs if place not in ours]:
        raise LineRefused(Message("", N_("%(places)s kan hier niet. Haal het weg"), {"places": _shown(unknown)}))
    if "%(" in PLACE.sub("", text):
        raise LineRefused(Message("", N_("Schrijf een plaats zo: %(place)s"), {"place": "%(naam)s"}))
    return text


def places(text: str) -> tuple[str, ...]:
    """Return the names of the places in a text that a value goes into, each once, in order."""
    return tuple(dict.fromkeys(PLACE.findall(text)))


def _shown(names: list[str]) -> str:
    return ", ".join(f"%({name})s" for name in names)
