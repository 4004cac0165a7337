"""What merging found, and the answers that a person's choices make of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from forms.answers import Answers, get, put
from forms.merge.item import Choice, Item
from forms.merge.rows import by_id, woven
from forms.questions import Rows


class NoSuchItem(LookupError):
    """A choice was made about something that is not different."""


class Unfit(ValueError):
    """What the document says at an item cannot be taken as it is; ``item`` has the faults."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.path)
        self.item = item


@dataclass(frozen=True)
class Merge:
    """The differences, in the order of the form.

    ``ours_only`` are the keys that were changed here and not in the document. ``same`` counts the questions that were
    found in the document and are the same here, changed alike or not at all.
    """

    ours: Answers
    items: tuple[Item, ...]
    ours_only: tuple[str, ...] = ()
    same: int = 0
    #: The ids of the document's rows, by the key of their question.
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def item(self, path: str) -> Item:
        """Return the difference at a path; NoSuchItem."""
        try:
            return self._by_path[path]
        except KeyError:
            raise NoSuchItem(path) from None

    @property
    def conflicts(self) -> tuple[Item, ...]:
        """Return what a person has to decide."""
        return tuple(item for item in self.items if item.kind == "conflict")

    @property
    def proposed(self) -> dict[str, Choice]:
        """Return the choices that need nobody: what is no conflict, no row that is gone, and has no faults."""
        return {
            item.path: "word" for item in self.items if item.kind not in ("conflict", "removed") and not item.faults
        }

    def prefer(self, side: Literal["theirs", "ours"]) -> dict[str, Choice]:
        """Return the choices that settle everything: conflicts and rows that are gone by one side.

        What the document says with faults is never taken.
        """
        settled: Choice = "word" if side == "theirs" else "nu"
        open_ = {item.path: "nu" if item.faults else settled for item in self.items}
        return {**open_, **self.proposed}

    def answers(self, choices: Mapping[str, Choice]) -> Answers:
        """Return the answers of now with what was chosen; an item without a choice stays as it is now.

        The choices together may still make answers that `Form.check` refuses, such as a row that names another one that
        was not taken. Raises Unfit where the document's own value was chosen and has faults, and NoSuchItem.
        """
        chosen = {path: _outcome(self.item(path), choice) for path, choice in choices.items()}
        answers = self.ours
        for key, question in {item.question.key: item.question for item in self.items}.items():
            items = [item for item in self.items if item.question.key == key and item.path in chosen]
            rowed = [item for item in items if item.row_id or item.is_order]
            if rowed:
                answers = put(answers, key, self._rows(question.key, rowed, chosen))
            for item in items:
                if item not in rowed:
                    answers = put(answers, key, chosen[item.path])
        return answers

    def _rows(self, key: str, items: list[Item], chosen: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        rows = by_id(get(self.ours, key)) or {}
        order = woven(list(rows), self.rows[key])
        for item in items:
            value = chosen[item.path]
            if item.is_order:
                order = woven([row_id for row_id in value if row_id in order], order)
            elif value is None:
                rows.pop(item.row_id, None)
            else:
                rows[item.row_id] = value | {"id": item.row_id}
        return [rows[row_id] for row_id in order if row_id in rows] or None

    @cached_property
    def _by_path(self) -> dict[str, Item]:
        return {item.path: item for item in self.items}


def _outcome(item: Item, choice: Choice) -> Any:
    if choice == "nu":
        return item.if_nu
    if choice == "word":
        if item.faults:
            raise Unfit(item)
        return item.if_word
    _, value = choice
    if item.row_id and isinstance(item.question, Rows) and isinstance(value, dict):
        return item.question.normal([value])[0]
    return value if item.is_order else item.question.normal(value)
