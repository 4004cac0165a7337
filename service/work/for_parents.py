"""What a school says to parents in its own way: its words, its wording of the fixed lines, how to reach it.

It stands in the school's settings, one key each, with who changed what and when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from service.letters import Contact, Wording, corrected, language, wording
from service.letters import shipped as shipped_texts
from service.plain import Glossary, Term, TermRefused, shipped
from service.store import Account, School, Transaction

CONTACT, GLOSSARY, LINES, CHECKED = "contact_ouders", "woordenlijst", "vaste_teksten", "talen_nagekeken"


@dataclass(frozen=True)
class Changed:
    """Who changed something, by name, and when (in UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True)
class OwnTerm:
    """A term of the school's own, or ours as the school has it (None: as we have it).

    ``gone``: the school took it out of the list; how it had it is kept, so that it can be put back.
    """

    term: Term | None
    changed: Changed
    gone: bool = False


@dataclass(frozen=True)
class OwnLine:
    """A fixed text as the school words it."""

    text: str
    changed: Changed


@dataclass(frozen=True)
class Checked:
    """That a native speaker, ``name``, has read the fixed texts in a language on a day; ``noted`` says who noted it.

    ``lines`` are the marks of the texts that were read (`mark_of`).
    """

    name: str
    on: date
    noted: Changed
    lines: frozenset[str] = frozenset()

    def unread(self, texts: Mapping[str, str]) -> list[str]:
        """Return those of the texts, each by its msgid, that are others than were read; none where that is unknown."""
        return [msgid for msgid, text in texts.items() if mark_of(msgid, text) not in self.lines] if self.lines else []


@dataclass(frozen=True)
class Material:
    """All that a school says in its own way, over what comes with the program.

    ``terms`` by the term; ``lines`` by the tag of the language and then the msgid; ``checked`` by the tag.
    """

    contact: Contact = field(default_factory=Contact)
    terms: Mapping[str, OwnTerm] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, OwnLine]] = field(default_factory=dict)
    checked: Mapping[str, Checked] = field(default_factory=dict)

    @cached_property
    def glossary(self) -> Glossary:
        """Return the glossary with the school's own terms, and without those that it took away."""
        own = [own.term for own in self.terms.values() if own.term and not own.gone]
        return shipped().with_changes(own, [name for name, own in self.terms.items() if own.gone])

    def wording(self, tag: str) -> Wording:
        """Return the fixed texts in a language as the school has them; raises `NoSuchLanguage`."""
        own = {tag: {msgid: line.text for msgid, line in lines.items()} for tag, lines in self.lines.items()}
        return wording(tag, own, self.checked.keys())


def material(tx: Transaction, school_id: str) -> Material:
    """Return what a school says in its own way; raises `NotFound` for the school."""
    return material_of(tx.school(school_id))


def material_of(school: School) -> Material:
    """Return the same of a school that was read."""
    settings = school.settings
    return Material(
        Contact(**settings.get(CONTACT, {})),
        _own_terms(settings.get(GLOSSARY, {})),
        {
            tag: {msgid: OwnLine(stored["tekst"], _changed(stored)) for msgid, stored in lines.items()}
            for tag, lines in settings.get(LINES, {}).items()
        },
        {
            tag: Checked(
                stored["naam"], date.fromisoformat(stored["dag"]), _changed(stored), frozenset(stored["regels"])
            )
            for tag, stored in settings.get(CHECKED, {}).items()
        },
    )


def save_term(tx: Transaction, by: Account, term: Term) -> None:
    """Keep a term, a new one or in the place of the one with this name; what is the same as ours is not kept."""
    save_terms(tx, by, [term])


def save_terms(tx: Transaction, by: Account, terms: Iterable[Term]) -> None:
    """Keep terms, each as `save_term` does."""
    changed = {term.term: _stored(term) if term != shipped().terms.get(term.term) else None for term in terms}
    marked = {name: said and _signed(tx, by, said) for name, said in changed.items()}

    def change(setting: dict[str, Any] | None) -> dict[str, Any] | None:
        return {name: said for name, said in {**(setting or {}), **marked}.items() if said} or None

    tx.change_setting(by.school_id, GLOSSARY, change)


def remove_term(tx: Transaction, by: Account, name: str) -> None:
    """Take a term out of the list; a changed one, or one of the school's own, is kept to be put back."""
    own = material(tx, by.school_id).terms.get(name)
    said = _stored(own.term) if own and own.term else {}
    _put(tx, by, GLOSSARY, (name,), {**said, "weg": True})


def restore_term(tx: Transaction, by: Account, name: str) -> None:
    """Put a term that was taken away back: as the school had it, or else as we have it."""
    own = material(tx, by.school_id).terms.get(name)
    _put(tx, by, GLOSSARY, (name,), _stored(own.term) if own and own.term else None)


def forget_term(tx: Transaction, by: Account, name: str) -> None:
    """Let our own term stand again, or none where the term was the school's alone."""
    _put(tx, by, GLOSSARY, (name,), None)


def save_line(tx: Transaction, by: Account, tag: str, msgid: str, text: str) -> str:
    """Keep the school's wording of a fixed text in a language, and return it; what is the same as ours is not kept.

    Raises `NoSuchLanguage`, and `LineRefused` when it cannot be used.
    """
    kept = corrected(msgid, text)
    ours = shipped_texts(language(tag).tag).get(msgid)
    _put(tx, by, LINES, (tag, msgid), None if kept == ours else {"tekst": kept})
    return kept


def restore_line(tx: Transaction, by: Account, tag: str, msgid: str) -> None:
    """Let our own wording of a fixed text stand again."""
    _put(tx, by, LINES, (tag, msgid), None)


def mark_checked(
    tx: Transaction, by: Account, tag: str, name: str, on: date, texts: Iterable[tuple[str, str]] = ()
) -> None:
    """Note that a native speaker, by name, read the texts in a language, each a (msgid, text); raises `NoSuchLanguage`."""
    said = {"naam": name, "dag": on.isoformat(), "regels": sorted(mark_of(*text) for text in texts)}
    _put(tx, by, CHECKED, (language(tag).tag,), said)


def unmark_checked(tx: Transaction, by: Account, tag: str) -> None:
    """Take that note away."""
    _put(tx, by, CHECKED, (tag,), None)


def save_contact(tx: Transaction, by: Account, contact: Contact) -> None:
    """Keep how parents reach the school."""
    tx.change_setting(by.school_id, CONTACT, lambda _: asdict(contact) if contact != Contact() else None)


def mark_of(msgid: str, text: str) -> str:
    """Return a short mark of a text in a language, to see later whether it is still the same."""
    return sha256(f"{msgid}\n{text}".encode()).hexdigest()[:16]


def _put(tx: Transaction, by: Account, setting: str, path: tuple[str, ...], said: dict[str, Any] | None) -> None:
    """Keep something at a place in a setting, with who did it and when; None takes away what stands there."""
    tx.change_setting(by.school_id, setting, _with(path, said if said is None else _signed(tx, by, said)))


def _signed(tx: Transaction, by: Account, said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "door": by.name, "op": tx.now.isoformat()}


def _with(path: tuple[str, ...], stored: dict[str, Any] | None) -> Callable[[Any], dict[str, Any] | None]:
    name, *rest = path

    def change(setting: dict[str, Any] | None) -> dict[str, Any] | None:
        before = setting or {}
        value = _with(tuple(rest), stored)(before.get(name)) if rest else stored
        kept = {key: other for key, other in before.items() if key != name}
        return (kept if value is None else {**kept, name: value}) or None

    return change


def _stored(term: Term) -> dict[str, Any]:
    return {"soort": term.kind, "gewoon": term.plain, "vormen": dict(term.forms)}


def _own_terms(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, OwnTerm]:
    terms = {}
    for name, said in stored.items():
        with suppress(TermRefused):  # a later version of the program may be stricter: then it does not count
            term = Term(name, said["soort"], said["gewoon"], said["vormen"]) if "soort" in said else None
            terms[name] = OwnTerm(term, _changed(said), gone=bool(said.get("weg")))
    return terms


def _changed(stored: Mapping[str, Any]) -> Changed:
    return Changed(stored["door"], datetime.fromisoformat(stored["op"]))
