"""The fixed texts of parents' letters as pages show them, and what the school made of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from flask_babel import gettext, ngettext

from forms import all_forms
from forms.for_parents import is_for_parents
from forms.text import N_
from service.letters import LANGUAGES, PLAIN, FixedText, Language, fixed_texts, shipped
from service.store import NotFound
from service.word import shipped_template
from service.work.for_parents import Checked, Material, OwnLine
from service.work.pupils import folded

SECTIONS: dict[str, str] = {
    "line": N_("Zinnen in de brief"),
    "term": N_("Uitleg van moeilijke woorden"),
    "label": N_("Namen van vragen en antwoorden"),
}
"""Kind of fixed text -> title (a msgid)."""


@dataclass(frozen=True)
class Line:
    """A fixed text in one language.

    ``dutch``: in plain Dutch, as the school has it; ``ours``: the translation that came with the program, "" when there is
    none; ``now``: what the letters print. ``new``: other than when the language was checked.
    """

    fixed: FixedText
    dutch: str
    ours: str
    now: str
    own: OwnLine | None
    new: bool

    @property
    def address(self) -> str:
        """How the addresses of pages name this text."""
        return address_of(self.fixed.msgid)

    def has(self, sought: str) -> bool:
        """Say whether it is what somebody seeks: in the text, in Dutch or in the form."""
        return any(folded(sought) in folded(one) for one in (self.now, self.dutch, self.fixed.msgid, *self.fixed.where))


@dataclass(frozen=True)
class Translation:
    """All fixed texts in one language. ``checked``: who has read them, None for nobody."""

    language: Language
    lines: tuple[Line, ...]
    checked: Checked | None

    @property
    def title(self) -> str:
        """What the language is called in Dutch, with a capital."""
        return self.language.dutch_name[:1].upper() + self.language.dutch_name[1:]

    @property
    def changed(self) -> int:
        """How many texts the school words its own way."""
        return sum(line.own is not None for line in self.lines)

    @property
    def new(self) -> int:
        """How many texts are other than when they were checked."""
        return sum(line.new for line in self.lines)

    def line(self, address: str) -> Line:
        """Return the text with this address; raises `NotFound`."""
        found = next((line for line in self.lines if line.address == address), None)
        if found is None:
            raise NotFound
        return found


def translations(material: Material) -> list[Translation]:
    """Return the fixed texts in every language."""
    return [translation(material, tag) for tag in LANGUAGES]


def translation(material: Material, tag: str) -> Translation:
    """Return the fixed texts in a language; raises `NotFound`."""
    if tag not in LANGUAGES:
        raise NotFound
    wording, dutch, ours, own = (
        material.wording(tag),
        material.wording(PLAIN),
        shipped(tag),
        material.lines.get(tag, {}),
    )
    checked = material.checked.get(tag)
    texts = {fixed.msgid: wording.text(fixed.msgid) for fixed in fixed_texts()}
    unread = frozenset(checked.unread(texts) if checked else ())
    lines = (
        Line(
            fixed,
            dutch.text(fixed.msgid),
            ours.get(fixed.msgid, ""),
            texts[fixed.msgid],
            own.get(fixed.msgid),
            fixed.msgid in unread,
        )
        for fixed in fixed_texts()
    )
    return Translation(LANGUAGES[tag], tuple(lines), checked)


@cache
def address_of(msgid: str) -> str:
    """Return how the addresses of pages name a fixed text."""
    return sha256(msgid.encode()).hexdigest()[:12]


def used_in(fixed: FixedText) -> str:
    """Return where a text is printed, for people."""
    if fixed.kind == "term":
        return gettext("bij %(woorden)s", woorden=", ".join(f"‘{word}’" for word in fixed.where))
    if fixed.kind == "label":
        types, every = fixed.types, set(all_forms())
    else:
        types, every = _letters_with(fixed.where), {type_ for type_, _ in _letters()}
    if not types or every.issubset(types):  # none names it: the program puts it in all
        return gettext("in elke brief")
    if len(types) > 2:
        return ngettext("in %(num)d document", "in %(num)d documenten", len(types))
    return gettext("in %(titels)s", titels=", ".join(f"‘{gettext(all_forms()[type_].title)}’" for type_ in types))


def _letters_with(names: Collection[str]) -> tuple[str, ...]:
    """Return the documents whose letter that comes with the program has one of these names in it."""
    return tuple(dict.fromkeys(type_ for type_, used in _letters() if not used.isdisjoint(names)))


@cache
def _letters() -> list[tuple[str, frozenset[str]]]:
    return [
        (form.type, shipped_template(form, variant).names)
        for form in all_forms().values()
        for variant, _ in form.variants
        if is_for_parents(variant)
    ]
