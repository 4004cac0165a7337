"""What a Word file would change: per question, and the text that stands beside the questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.additions import added
from forms.answers import Answers
from forms.faults import Fault, Message
from forms.merge import Item, Merge
from forms.merge import Unfit as ItemUnfit
from forms.model import Form
from service.store import Revision, Upload
from service.word import Outside, Reading
from service.work.writing import Writing

_REPORTED = ("changed", "removed")
"""Kinds of text outside the fields that are told and never taken over: the document's own fixed text."""


@dataclass(frozen=True)
class Extra:
    """A text that can be kept under Aanvullingen. ``number`` names it: the same each time the same file is read."""

    number: int
    outside: Outside

    @property
    def stored(self) -> tuple[str, str]:
        """Return where it stood and what it says, as they are stored: in the language of the documents."""
        return self.outside.where.text(), self.outside.text


@dataclass(frozen=True)
class Differences:
    """What a file holds, put beside the answers that are there now.

    ``extras`` is the text outside the questions that is not among the answers yet; ``reported`` the document's own text
    that was changed or taken away.
    """

    upload: Upload
    form: Form
    reading: Reading
    merge: Merge
    extras: tuple[Extra, ...]
    reported: tuple[Outside, ...]

    @property
    def takeable(self) -> bool:
        """Tell whether there is anything that can be taken over."""
        return bool(self.merge.items or self.extras)

    @property
    def nothing(self) -> bool:
        """Tell whether there is nothing to say about the file at all."""
        return not (self.takeable or self.reported or self.reading.missing or self.reading.problems)

    @property
    def doubtful(self) -> bool:
        """Tell whether a person has to look at the file, whatever is made of its differences."""
        return bool(self.reading.missing or self.reading.problems)

    @property
    def all_extras(self) -> frozenset[int]:
        """Return the numbers of all texts that can be kept."""
        return frozenset(extra.number for extra in self.extras)

    def known_choices(self, choices: Mapping[str, Any]) -> dict[str, Any]:
        """Return the choices that can be made about what is here; a page may have been open for a long time."""
        items = {item.path: item for item in self.merge.items}
        return {path: choice for path, choice in choices.items() if path in items and _fits(items[path], choice)}

    def answers(self, choices: Mapping[str, Any]) -> Answers:
        """Return today's answers with what was chosen; raises `Unfit` for what stands wrong in the file."""
        try:
            return self.merge.answers(choices)
        except ItemUnfit as unfit:
            raise Unfit(unfit.item.faults) from unfit

    def stored_extras(self, numbers: Collection[int]) -> list[tuple[str, str]]:
        """Return the texts with these numbers, as they are stored."""
        return [extra.stored for extra in self.extras if extra.number in numbers]


@dataclass(frozen=True)
class Comparison(Differences):
    """A file beside the document that it was made from. ``base`` is the revision that it was made of."""

    writing: Writing
    base: Revision

    @property
    def number(self) -> int:
        """Return the number of the revision that the file was compared with: the current one."""
        return self.writing.document.number

    @property
    def frozen(self) -> bool:
        """Tell whether the document takes nothing over in its state."""
        return self.writing.frozen


@dataclass(frozen=True)
class Placing(Differences):
    """A file that belongs to no document here, beside an empty form; all that was found in it is a difference.

    ``other_name`` is the name in the file, when it is not the one of the pupil on whose page the file was put.
    """

    other_name: str = ""


class Unfit(Exception):
    """What was chosen or typed cannot be stored as it is; ``faults`` says why, path by path."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(fault.text() for fault in faults))
        self.faults = tuple(faults)


def sorted_out(outside: Iterable[Outside], answers: Answers) -> tuple[tuple[Extra, ...], tuple[Outside, ...]]:
    """Return what can still be kept under Aanvullingen beside these answers, and what is only told."""
    texts = list(outside)
    extras = (Extra(number, text) for number, text in enumerate(texts) if text.kind not in _REPORTED)
    return (
        tuple(extra for extra in extras if not _is_there(answers, extra.stored)),
        tuple(text for text in texts if text.kind in _REPORTED),
    )


def stored(form: Form, answers: Answers, before: Answers) -> Answers:
    """Return answers as they are stored; raises `Unfit` at faults that ``before`` did not have."""
    cleaned = form.clean(answers)[0]
    known = form.check(before)
    faults = [fault for fault in form.check(cleaned) if fault not in known]
    if faults:
        raise Unfit(faults)
    return cleaned


def sentence(message: str, **values: Any) -> Message:
    """Return a sentence about a file as a whole."""
    return Message("", message, values)


def _fits(item: Item, choice: Any) -> bool:
    """Tell whether a choice is one, and a value of one's own of the right shape for a row or an order of rows."""
    if not isinstance(choice, tuple):
        return choice in ("word", "nu")
    own, value = choice if len(choice) == 2 else ("", None)
    if item.is_order:
        return own == "eigen" and isinstance(value, list | tuple) and all(isinstance(row_id, str) for row_id in value)
    return own == "eigen" and (not item.row_id or value is None or isinstance(value, dict))


def _is_there(answers: Answers, text: tuple[str, str]) -> bool:
    return added(answers, [text]) == answers
