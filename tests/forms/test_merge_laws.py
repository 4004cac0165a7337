"""What holds for merging whatever the answers are, for every form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import all_forms
from forms.answers import Answers, get, put
from forms.merge import Merge, merge
from forms.model import Form
from forms.questions import Rows
from tests.forms.kinds import QUESTIONS
from tests.forms.made import answers as made_answers
from tests.forms.made import values
from tests.forms.tiny import tiny

EVERY = pytest.mark.parametrize("form", all_forms().values(), ids=list(all_forms()))
#: The forms are large, and every kind of question is tried at length by itself.
FEW = settings(max_examples=settings().max_examples // 6)
#: One form with a question of each kind; its rows name each other.
KINDS = tiny(
    *(
        type(question)(**{**vars(question), "key": f"vraag{number}"})
        for number, question in enumerate(QUESTIONS.values())
        if not isinstance(question, Rows)
    ),
    QUESTIONS["rows"],
)


@st.composite
def changed(draw: st.DrawFn, form: Form, start: Answers) -> Answers:
    """The answers after somebody worked on them: some other answers, rows added, taken away, moved and changed."""
    answers = start
    for question in form.questions:
        if draw(st.integers(0, 2)):
            continue
        value = get(answers, question.key)
        rows = {question.key: [row["id"] for row in value]} if isinstance(question, Rows) and value else {}
        new = draw(st.none() | values(question, rows))
        if isinstance(question, Rows) and value:
            kept = [
                draw(st.sampled_from([row, *(new or [])])) | {"id": row["id"]} for row in value if draw(st.booleans())
            ]
            ids = {row["id"] for row in value}
            new = draw(st.permutations([*kept, *(row for row in new or [] if row["id"] not in ids)]))
        answers = put(answers, question.key, new or None)
    return _sound(form, form.clean(answers)[0])


def _sound(form: Form, answers: Answers) -> Answers:
    """The answers without the cells that name a row which is not there."""
    while faults := form.check(answers):
        key, _, cell = faults[0].path.partition("[")
        row_id, _, name = cell.partition("].")
        rows = [{k: v for k, v in row.items() if (row["id"], k) != (row_id, name)} for row in get(answers, key)]
        answers = put(answers, key, rows)
    return answers


def merged(form: Form, base: Answers, ours: Answers, theirs: Answers) -> Merge:
    """The merge with a document in which everything was found."""
    gone: dict[str, list[str]] = {}
    for question in form.questions:
        if isinstance(question, Rows):
            stayed = [row["id"] for row in get(theirs, question.key) or []]
            gone[question.key] = [row["id"] for row in get(base, question.key) or [] if row["id"] not in stayed]
    return merge(form, base, ours, theirs, found=[question.key for question in form.questions], gone_rows=gone)


def drawn(data: st.DataObject, form: Form) -> tuple[Answers, Answers, Answers]:
    """A base in which nothing was hidden, and what two sides made of it."""
    base = _sound(form, form.kept(data.draw(made_answers(form))))
    return base, data.draw(changed(form, base)), data.draw(changed(form, base))


def accepted(result: Merge) -> Answers:
    """The answers when somebody takes all that can be taken from the document."""
    return result.answers({item.path: "word" for item in result.items if not item.faults})


def bare(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers by key, in the one way in which they are stored."""
    return {question.key: question.normal(get(answers, question.key)) for question in form.questions}


@given(data=st.data())
def test_a_document_that_nobody_changed_changes_nothing(data: st.DataObject):
    base, ours, _ = drawn(data, KINDS)
    result = merged(KINDS, base, ours, base)
    assert result.items == ()
    assert accepted(result) == ours


@given(data=st.data())
def test_where_nothing_changed_here_the_document_is_taken_as_it_is(data: st.DataObject):
    form = KINDS
    base, _, theirs = drawn(data, form)
    result = merged(form, base, base, theirs)
    assert {item.kind for item in result.items} <= {"theirs", "added", "removed", "order"}
    if not any(item.faults for item in result.items):
        assert bare(form, accepted(result)) == bare(form, theirs)


@given(data=st.data())
def test_what_is_a_conflict_does_not_depend_on_which_side_is_called_ours(data: st.DataObject):
    base, ours, theirs = drawn(data, KINDS)
    one, other = merged(KINDS, base, ours, theirs), merged(KINDS, base, theirs, ours)
    assert {item.path for item in one.conflicts} == {item.path for item in other.conflicts}
    combined = {item.path: item.merged for item in one.items if item.kind == "merged" and not item.row_id}
    # What comes to the same as one side is no difference for that side.
    there = {item.path: item.merged for item in other.items}
    assert combined == {path: there.get(path, get(theirs, path)) for path in combined}


@EVERY
@FEW
@given(data=st.data())
def test_a_document_that_was_taken_is_no_difference_the_next_time(form: Form, data: st.DataObject):
    base, ours, theirs = drawn(data, form)
    result = merged(form, base, ours, theirs)
    again = merged(form, base, accepted(result), theirs)
    assert {item.path for item in again.items} == {item.path for item in result.items if item.faults}


@given(data=st.data())
def test_no_answer_of_either_side_is_lost_unless_a_choice_drops_it(data: st.DataObject):
    form = KINDS
    base, ours, theirs = drawn(data, form)
    result = merged(form, base, ours, theirs)
    proposed = result.answers(result.proposed)
    before, mine, other, after = (bare(form, answers) for answers in (base, ours, theirs, proposed))
    touched = {item.question.key for item in result.items}
    for key in before:
        if key not in touched:
            assert after[key] == mine[key]
            assert other[key] in (before[key], mine[key]) or key in result.ours_only
    assert result.answers({}) == ours
    assert len(touched) + len(result.ours_only) + result.same == len(form.questions)
    assert form.check(result.answers(result.prefer("ours"))) == [] or any(item.faults for item in result.items)


@given(data=st.data())
def test_what_was_not_found_stays_as_it_is(data: st.DataObject):
    base, ours, theirs = drawn(data, KINDS)
    assert merge(KINDS, base, ours, theirs, found=[]).items == ()
