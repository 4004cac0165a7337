"""The word list as people see it and type it: every term, what is the school's own in it, and who made it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from forms.text import N_, normalise
from service.plain import Term, shipped
from service.work.for_parents import Material, OwnTerm
from service.work.pupils import folded

KINDS: dict[str, str] = {
    "replace": N_("Vervang het door andere woorden"),
    "simplify": N_("Zeg het eenvoudiger"),
    "explain": N_("Leg het uit"),
}
"""What is done with a term (see `service.plain.Term`): kind -> in plain words (a msgid)."""

STATES: dict[str, str] = {
    "zorgroute": N_("Van zorgroute"),
    "gewijzigd": N_("Door ons gewijzigd"),
    "eigen": N_("Van onze school"),
    "weg": N_("Weggehaald"),
}
"""What the school did with a term: state -> title (a msgid)."""


@dataclass(frozen=True)
class Line:
    """A term in the list. ``state``: see `STATES`; ``own``: who made it so and when, None where it is as shipped."""

    term: Term
    state: str
    own: OwnTerm | None

    @property
    def ours(self) -> Term | None:
        """How the program has it."""
        return shipped().terms.get(self.term.term)

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        first = folded(self.term.term)[:1].upper()
        return first if first.isalpha() else "…"

    def has(self, sought: str) -> bool:
        """Say whether it is what somebody seeks: in the term, its forms or its plain words."""
        written = (self.term.term, self.term.plain, *self.term.forms, *self.term.forms.values())
        return any(folded(sought) in folded(one) for one in written)


def listed(material: Material) -> list[Line]:
    """Return every term that there is or was, by the alphabet."""
    lines = [line_of(material, name) for name in {**shipped().terms, **material.terms}]
    return sorted((line for line in lines if line), key=lambda line: (folded(line.term.term), line.term.term))


def line_of(material: Material, name: str) -> Line | None:
    """Return a term by its name, also one that was taken away; None when there is none."""
    own, ours = material.terms.get(name), shipped().terms.get(name)
    term = own.term if own and own.term else ours
    if term is None:
        return None
    state = "zorgroute" if own is None else "weg" if own.gone else "gewijzigd" if ours else "eigen"
    return Line(term, state, own)


def by_letter(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Return lines in order under the letters they begin with."""
    return [(letter, list(under)) for letter, under in groupby(lines, lambda line: line.letter)]


def same_term(material: Material, name: str) -> Term | None:
    """Return the term that a name means, also one that was taken away.

    Capitals do not count, but in a word of capitals alone: ZAT is not "zat".
    """
    names = [name, *shipped().terms, *material.terms]
    alike = (one for one in names if one.lower() == name.lower() and one.isupper() == name.isupper())
    return next((line.term for one in alike if (line := line_of(material, one))), None)


def forms_in(text: str) -> dict[str, str]:
    """Return the other forms of a term, each with what takes its place, of lines as ``casussen = verhalen``."""
    forms = {}
    for typed in normalise(text)[0].split("\n"):
        form, _, plain = (" ".join(part.split()) for part in typed.partition("="))
        if form:
            forms[form] = plain
    return forms


def as_lines(forms: Mapping[str, str]) -> str:
    """Return forms as they are typed, a line each."""
    return "\n".join(f"{form} = {plain}" if plain else form for form, plain in forms.items())
