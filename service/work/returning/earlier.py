"""A file of an earlier version of a form: what was read in it, as the form has it now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.answers import Answers, get, put
from forms.earlier import guessed
from forms.model import Form
from forms.printed import Part
from forms.questions import Question, Rows
from forms.text import N_
from service.word import Outside, Reading
from service.work.returning.differences import sentence

#: What an upgrade, written for answers as they were stored, says to something that was typed in their place.
_NOT_UNDERSTOOD = (AttributeError, IndexError, KeyError, TypeError, ValueError)
#: Names within an answer, and of what is printed of it.
_MEMBERS = {"antwoord", "toelichting", "keuzes", "anders", "anders_namelijk", "van", "tot", "tekst", "ja", "nee"}
_IN_ROW = re.compile(r"(?P<key>[^\[\]]+)\[(?P<row>[^\[\]]+)\]\.(?P<cell>.+)")


@dataclass(frozen=True)
class Read:
    """What was read, under today's names. ``lost`` is what changed in the file and has no place in the form any more."""

    base: Answers
    theirs: Answers
    found: frozenset[str]
    gone_rows: Mapping[str, tuple[str, ...]]
    lost: tuple[Outside, ...] = ()


def brought_to(form: Form, answers: Answers, version: int, target: int) -> Answers:
    """Return answers of a version as a later one has them; as they are when ``target`` is no later one."""
    for upgrade in form.upgrades[version - 1 : target - 1]:
        answers = upgrade(answers)
    return answers


def as_today(form: Form, reading: Reading, base: Answers, version: int) -> Read:
    """Return what was read in a file of ``version``, over ``base``, the answers it was made of in that version.

    What changed in the file goes through the form's upgrades one by one, so that a change that an upgrade drops or
    cannot understand is noticed and kept.
    """
    if version == form.version:
        return Read(base, reading.answers, frozenset(reading.found), reading.gone_rows)
    base_now = theirs_now = form.upgrade(base, version)
    theirs, lost = base, []
    unfit: dict[str, Any] = {}
    for key, question, value in _values(form, reading, base):
        if question.normal(value) == question.normal(get(base, key)):
            continue
        changed = put(theirs, key, value)
        changed_now = _upgraded(form, changed, version)
        if changed_now not in (None, theirs_now):
            theirs, theirs_now = changed, changed_now
        elif _asks(form, key):
            unfit[key] = value
        elif value is not None:
            where = sentence(N_("Bij de vroegere vraag ‘%(key)s’"), key=key)
            lost.append(Outside("unplaced", question.text(value, base), where))
    for key, value in unfit.items():
        theirs_now = put(theirs_now, key, value)
    found = frozenset(
        question.key
        for question in form.questions
        if question.key in reading.found or get(theirs_now, question.key) != get(base_now, question.key)
    )
    return Read(base_now, theirs_now, found, _gone(form, base_now, theirs_now, found), tuple(lost))


def _upgraded(form: Form, answers: Answers, version: int) -> Answers | None:
    try:
        return form.upgrade(answers, version)
    except _NOT_UNDERSTOOD:
        return None


def _values(form: Form, reading: Reading, base: Answers) -> Iterator[tuple[str, Question, Any]]:
    """Yield, by the names of the file's own version: key, question as it seems to have been, and what was read of it.

    A question that the form still asks, and that takes the answer of then, is the same; any other is guessed from its
    answer and from what was printed.
    """
    for key, (parts, rows) in _read(form, reading, base).items():
        known = get(base, key)
        if _asks(form, key) and not any(form.question(key).faults(known, key, base) if known is not None else ()):
            if key in reading.found:
                yield key, form.question(key), get(reading.answers, key)
            continue
        question = guessed(key, known, _names(parts, rows), base)
        if isinstance(question, Rows):
            yield key, question, question.unprinted_rows(list(rows.items()), known, base)
        elif known is not None or any(parts.values()):
            yield key, question, question.unprinted(parts, known, base)


def _read(form: Form, reading: Reading, base: Answers) -> dict[str, tuple[dict[str, Part], dict[str, dict[str, Part]]]]:
    """Return the parts that were read by the key of their question, and by row where it has rows."""
    found: dict[str, tuple[dict[str, Part], dict[str, dict[str, Part]]]] = {}
    for tag, part in reading.raw.items():
        if in_row := _IN_ROW.fullmatch(tag):
            rows = found.setdefault(in_row["key"], ({}, {}))[1]
            rows.setdefault(in_row["row"], {})[in_row["cell"]] = part
        else:
            key = _key_of(form, reading, tag, base)
            found.setdefault(key, ({}, {}))[0][tag[len(key) + 1 :]] = part
    return found


def _key_of(form: Form, reading: Reading, tag: str, base: Answers) -> str:
    """Return the key of the question that a tag is a part of; the tag itself when nothing tells."""
    key = form.key_at(tag)
    if _asks(form, key):
        return key
    above, _, name = tag.rpartition(".")
    known = get(base, above) if above else None
    if isinstance(known, dict):
        return above if known.keys() <= _MEMBERS else tag
    return above if known is not None or above in reading.raw or (above and name in _MEMBERS) else tag


def _names(parts: Mapping[str, Part], rows: Mapping[str, Mapping[str, Part]]) -> dict[str, Part]:
    """Return the parts that a question printed, those of its rows together, by name."""
    return dict(parts) | {name: part for cells in rows.values() for name, part in cells.items()}


def _asks(form: Form, key: str) -> bool:
    return any(question.key == key for question in form.questions)


def _gone(form: Form, base: Answers, theirs: Answers, found: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the rows that are gone, by today's keys."""
    gone = {}
    for question in form.questions:
        if isinstance(question, Rows) and question.key in found:
            there = {row.get("id") for row in get(theirs, question.key) or []}
            ids = [row.get("id") for row in get(base, question.key) or []]
            if missing := tuple(row_id for row_id in ids if row_id not in there):
                gone[question.key] = missing
    return gone
