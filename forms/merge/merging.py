"""The three-way merge of answers, question by question."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from forms.answers import Answers, get, put
from forms.faults import Fault
from forms.merge.item import Item, both, faults_of
from forms.merge.result import Merge
from forms.merge.rows import by_id, row_items, told_apart
from forms.model import Form
from forms.questions import Question, RowRef, Rows
from forms.text import N_
from forms.three_way import Conflict


def merge(
    form: Form,
    base: Answers,
    ours: Answers,
    theirs: Answers,
    *,
    found: Collection[str],
    gone_rows: Mapping[str, Collection[str]] | None = None,
) -> Merge:
    """Return what is different in ``theirs``: a document that was made with ``base``, while the answers now are ``ours``.

    All three are answers to the form as it is now. ``found`` are the keys of the questions that were found in the
    document: another one never differs, whatever stands in ``theirs``. ``gone_rows`` are, by the key of their question,
    the ids of the rows that the document no longer has. A question that was hidden when the document was made was
    printed without its answer, and so has no answer in the base.
    """
    printed = form.kept(base)
    nameable = _nameable(form, ours, theirs)
    items: list[Item] = []
    ours_only: list[str] = []
    rows: dict[str, tuple[str, ...]] = {}
    same = 0
    for question in form.all_questions:
        key = question.key
        if key not in found:
            continue
        before, mine, other, shown = (question.normal(get(answers, key)) for answers in (base, ours, theirs, printed))
        # What was hidden when the document was made is no change of either side.
        changed_here = mine not in (before, shown)
        sides = told_apart(question, before, mine, other)
        if isinstance(question, Rows) and sides:
            gone = (gone_rows or {}).get(key, ())
            started, here, there = sides
            there = {row_id: row for row_id, row in there.items() if row_id not in gone}
            rows[key] = tuple(there)
            differences = list(row_items(question, started, here, there, gone, nameable))
        else:
            started_with = shown if other != before else before
            differences = list(_item(question, started_with, mine, other, changed_here, nameable))
        items += differences
        if not differences and changed_here and mine != other:
            ours_only.append(key)
        elif not differences:
            same += 1
    merged = Merge(ours, tuple(items), tuple(ours_only), same, rows)
    return replace(merged, items=tuple(_still_named(form, merged)))


def _item(
    question: Question, base: Any, ours: Any, theirs: Any, changed_here: bool, answers: Answers
) -> Iterator[Item]:
    """Yield the difference in an answer that is no table of rows."""
    if theirs in (base, ours):
        return
    faults = tuple(faults_of(question, theirs, question.key, answers))
    said = Item(question.key, question, "theirs", base, ours, theirs, theirs, faults, if_word=theirs, if_nu=ours)
    if not changed_here:
        yield said
        return
    try:
        merged = both(question, base, ours, theirs, answers)
    except Conflict:
        yield replace(said, kind="conflict", merged=None)
    else:
        if merged != ours:
            yield replace(said, kind="merged", merged=merged, if_word=merged)


def _nameable(form: Form, ours: Answers, theirs: Answers) -> Answers:
    """Return answers with the rows of both sides: those that a cell may name."""
    both_sides = ours
    for question in form.all_questions:
        if isinstance(question, Rows):
            rows = {**(by_id(get(theirs, question.key)) or {}), **(by_id(get(ours, question.key)) or {})}
            both_sides = put(both_sides, question.key, list(rows.values()) or None)
    return both_sides


def _still_named(form: Form, merged: Merge) -> Iterator[Item]:
    """Yield the items, with a fault where a row is gone from the document and another row will still name it."""
    result = merged.answers({item.path: "word" for item in merged.items if not item.faults})
    named = {(column.to, row_id): (column, label) for column, row_id, label in _names(form, result)}
    for item in merged.items:
        column, label = named.get((item.question.key, item.row_id), (None, ""))
        if column and item.if_word is None:
            said = N_("‘%(row)s’ wordt nog genoemd bij ‘%(label)s’. Kies daar eerst een andere rij")
            fault = Fault(item.path, said, {"row": column.text(item.row_id, merged.ours), "label": label})
            yield replace(item, faults=(*item.faults, fault))
        else:
            yield item


def _names(form: Form, answers: Answers) -> Iterator[tuple[RowRef, str, str]]:
    """Yield each naming of a row by another: the column that names it, its id, and the label of the naming question."""
    for question in form.all_questions:
        for column in question.columns if isinstance(question, Rows) else ():
            if isinstance(column, RowRef):
                rows = by_id(get(answers, question.key)) or {}
                yield from (
                    (column, row[column.key], question.label)
                    for row in rows.values()
                    if row.get(column.key) is not None
                )
