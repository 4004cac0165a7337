"""Merging rows: by their id, cell by cell."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from forms.answers import Answers
from forms.merge.item import Item, both, faults_of
from forms.questions import Question, Rows
from forms.row_ids import is_row_id
from forms.three_way import Conflict

Row = dict[str, Any]
RowsById = dict[str, Row]


def by_id(value: Any) -> RowsById | None:
    """Return rows by their id; None when they are no well-formed rows that can be told apart."""
    rows = [] if value is None else value
    if not isinstance(rows, list) or not all(isinstance(row, dict) and is_row_id(row.get("id")) for row in rows):
        return None
    found = {row["id"]: row for row in rows}
    return found if len(found) == len(rows) else None


def told_apart(question: Question, *values: Any) -> list[RowsById] | None:
    """Return each of a question's answers as rows by their id; None when one of them cannot be merged by its rows."""
    sides = [rows for value in values if isinstance(question, Rows) and (rows := by_id(value)) is not None]
    return sides if len(sides) == len(values) else None


def row_items(
    question: Rows, base: RowsById, ours: RowsById, theirs: RowsById, gone: Collection[str], answers: Answers
) -> Iterator[Item]:
    """Yield what is different in the document's rows, in its order; then the rows that are gone, and the order.

    ``gone`` are the ids of rows that the document had and has no more; another row that is not in ``theirs`` was not
    read, and stays. ``answers`` hold the rows that a cell may name.
    """
    for row_id, row in theirs.items():
        yield from _row_item(question, row_id, base.get(row_id), ours.get(row_id), row, answers)
    for row_id, row in base.items():
        if row_id in gone and row_id in ours:
            mine = ours[row_id]
            yield Item(
                f"{question.key}[{row_id}]",
                question,
                "removed" if mine == row else "conflict",
                base=row,
                ours=mine,
                if_nu=mine,
                row_id=row_id,
            )
    yield from _order_item(question, base, ours, theirs)


def woven(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return the ids in the order of ``first``; those that only ``second`` has stand after the one before them there."""
    order = list(first)
    before = None
    for row_id in second:
        if row_id not in order:
            order.insert(0 if before is None else order.index(before) + 1, row_id)
        before = row_id
    return order


def _row_item(
    question: Rows, row_id: str, base: Row | None, ours: Row | None, theirs: Row, answers: Answers
) -> Iterator[Item]:
    path = f"{question.key}[{row_id}]"
    faults = tuple(faults_of(question, [theirs], question.key, answers))
    if base is not None and ours is None:
        if theirs != base:
            yield Item(path, question, "conflict", base, None, theirs, None, faults, if_word=theirs, row_id=row_id)
        return
    if ours is None:
        yield Item(path, question, "added", None, None, theirs, theirs, faults, if_word=theirs, row_id=row_id)
        return
    with_theirs, with_ours, conflicting = _cells(question, base or {}, ours, theirs, answers)
    if with_theirs == ours and not conflicting:
        return
    yield Item(
        path,
        question,
        "conflict" if conflicting else "theirs" if ours == base else "merged",
        base,
        ours,
        theirs,
        None if conflicting else with_theirs,
        faults,
        if_word=with_theirs,
        if_nu=with_ours if conflicting and not faults else ours,
        row_id=row_id,
        conflicting=conflicting,
    )


def _cells(question: Rows, base: Row, ours: Row, theirs: Row, answers: Answers) -> tuple[Row, Row, tuple[str, ...]]:
    """Return the row with both sides' cells, in a conflict theirs; the same with ours; and the columns in conflict."""
    with_theirs, with_ours, conflicting = dict(ours), dict(ours), []
    for column in question.columns:
        name = column.key
        try:
            cell = both(column, base.get(name), ours.get(name), theirs.get(name), answers)
        except Conflict:
            conflicting.append(name)
            with_theirs[name] = theirs.get(name)
        else:
            with_theirs[name] = with_ours[name] = cell
    return question.normal([with_theirs])[0], question.normal([with_ours])[0], tuple(conflicting)


def _order_item(question: Rows, base: RowsById, ours: RowsById, theirs: RowsById) -> Iterator[Item]:
    shared = [row_id for row_id in base if row_id in ours and row_id in theirs]
    here, there = ([row_id for row_id in side if row_id in shared] for side in (ours, theirs))
    if there in (shared, here):
        return
    order = [row_id for row_id in woven(list(theirs), list(ours)) if row_id in ours]
    rows = [ours[row_id] for row_id in order]
    yield Item(
        question.key,
        question,
        "order" if here == shared else "conflict",
        list(base.values()),
        list(ours.values()),
        rows,
        rows if here == shared else None,
        if_word=tuple(theirs),
        if_nu=tuple(ours),
        is_order=True,
    )
