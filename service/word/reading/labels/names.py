"""What the fields of a form may be called in a document: by the form's own words, and by what stands beside its controls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forms.model import Form
from forms.printed import Tick
from forms.questions import Question, Rows, SomeOf, YesNo, YesNoText
from forms.questions.rows import ROWS_MAX
from service.word.reading.labels.words import Vocabulary, words
from service.word.reading.outline import Cell, Field, Outline, Paragraph

#: How far a name can be trusted, next to the label itself: without what it says in brackets, its first question or
#: sentence, its words before or after a slash, and the words of its key.
_BARE, _FIRST, _HALF, _KEY = 0.97, 0.95, 0.85, 0.85
_HEADS = 0.9
_TAG = re.compile(r"([^\[\]]+?)(?:\[[^\]]*\]\.(.+))?")


@dataclass(frozen=True)
class Target:
    """What a label can stand for: a question, a part of its answer, a column of rows, or (``kind`` "heading") no field.

    ``rows`` is the key of the question with rows that ``key`` is a column of, "" for a question of the form itself.
    """

    kind: str
    key: str = ""
    rows: str = ""
    part: str = ""


@dataclass
class Names:
    """All names of one form, with what they stand for."""

    form: Form
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    targets: list[Target] = field(default_factory=list)
    #: Words beside the boxes of a question, by (rows, key) and then by part, besides those of the question itself.
    options: dict[tuple[str, str], dict[str, set[str]]] = field(default_factory=dict)
    #: Texts of the official document that are no label: hints, notes, headings of columns.
    fixed: set[tuple[str, ...]] = field(default_factory=set)
    #: What only counts rows: "doel 2".
    row_names: set[tuple[str, ...]] = field(default_factory=set)
    #: Columns of a question with rows that stand in one cell under one heading, by question and heading.
    together: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(default_factory=dict)
    #: The column that stands as a heading above the rest of its row, by question.
    over_rows: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, tuple[str, ...]], list[tuple[Target, float]]] = field(default_factory=dict)

    def question(self, target: Target) -> Question:
        """Return the question, or the column, that a target belongs to; KeyError for a heading."""
        if not target.rows:
            return self.form.question(target.key)
        return self.column(target.rows, target.key)

    def column(self, rows: str, key: str) -> Question:
        """Return a column of a question with rows; KeyError when there is none."""
        question = self.form.question(rows)
        columns = {column.key: column for column in question.columns} if isinstance(question, Rows) else {}
        return columns[key]

    def columns(self, rows: str, keys: Iterable[str]) -> list[Question]:
        """Return the columns of a question with rows that have these keys."""
        return [self.column(rows, key) for key in keys]

    def matches(self, text: str, above: Iterable[str] = ()) -> list[tuple[Target, float]]:
        """Return what a text may be the label of, with how surely, each target once and the surest first."""
        asked = (text, tuple(above))
        if asked not in self._known:
            found: dict[Target, float] = {}
            for match in self.vocabulary.best(*asked):
                found.setdefault(self.targets[match.name], match.score)
            self._known[asked] = list(found.items())
        return self._known[asked]

    def add(self, name: str, target: Target, trust: float = 1.0) -> None:
        """Add a name of a target, once."""
        if said := words(name):
            self.vocabulary.add(said, trust, alone=target.kind == "heading")
            self.targets.append(target)


def names_of(form: Form, model: Outline | None) -> Names:
    """Return the names of a form; ``model`` is its own document, whose controls stand beside their labels."""
    names = Names(form)
    names.add(form.title, Target("heading"))
    names.fixed |= {words(form.title), words(form.short_title)}
    for step in form.steps:
        if step.part:
            names.add(step.part, Target("heading", step.part))
    for question in form.questions:
        _of_question(names, question, "")
        if isinstance(question, Rows):
            for column in question.columns:
                _of_question(names, column, question.key)
            names.row_names |= {words(f"{question.row} {number}") for number in range(1, ROWS_MAX + 1)}
    if model is not None:
        _of_model(names, model)
    names.vocabulary.ready()
    return names


def _of_question(names: Names, question: Question, rows: str) -> None:
    target = Target("field", question.key, rows)
    for name, trust in dict(_spoken(question)).items():
        names.add(name, target, trust)
    if isinstance(question, YesNoText):
        more = Target("field", question.key, rows, "toelichting")
        names.add(question.follow_up, more)
        # "Zo ja, welke?" may stand apart from the question it belongs to.
        names.add(question.label.partition("?")[2], more, _FIRST)
    if question.hint:
        names.fixed.add(words(question.hint))
    boxes = names.options.setdefault((rows, question.key), {})
    for part, shown in question.printed(None, {}).items():
        if isinstance(shown, Tick):
            boxes.setdefault(part, set()).add(shown.label)
    if isinstance(question, YesNo | YesNoText):
        boxes["nee"].add(question.no)
    if isinstance(question, SomeOf) and question.other:
        boxes["anders"].add(question.other.partition(",")[0])


def _spoken(question: Question) -> Iterator[tuple[str, float]]:
    """Yield the ways to say a label, the least trusted first."""
    label = question.label
    yield question.key.replace("_", " ").replace(".", " "), _KEY
    bare = re.sub(r"\([^)]*\)", "", label).strip()
    if " " not in bare:
        for half in bare.split("/"):
            yield half, _HALF
    elif "/" in bare and "?" not in bare:
        first, _, last = bare.partition("/")
        yield first, _FIRST if " " in first else _HALF
        yield last, _HALF
    first, mark, rest = label.partition("?")
    if mark and rest.strip():
        yield first, _FIRST
    yield bare, _BARE
    yield label, 1.0


def _of_model(names: Names, model: Outline) -> None:
    """Take in what stands beside the controls of the form's own document."""
    filled = {paragraph.number for one in model.fields for paragraph in one.paragraphs}
    beside: dict[str, dict[Target, None]] = {}
    for control in model.fields:
        target = _target(names.form, control)
        if target is None or not control.paragraphs:
            continue
        paragraph = control.paragraphs[0]
        question = names.question(target)
        if isinstance(question.printed(None, {}).get(target.part), Tick):
            if after := _after(control, paragraph):
                names.options[target.rows, target.key].setdefault(target.part, set()).add(after)
            target = Target("field", target.key, target.rows)
        elif target.part not in ("", "toelichting"):
            continue
        else:
            target = Target("field", target.key, target.rows)
        if target.rows and paragraph.cell is None:
            names.over_rows[target.rows] = target.key
        for name in _labels(paragraph, filled):
            beside.setdefault(name, {})[target] = None
    for name, targets in beside.items():
        if len(targets) == 1:
            target = next(iter(targets))
            # A table may head its first column with the label of the whole question.
            heads = bool(target.rows) and words(name) == words(names.form.question(target.rows).label)
            names.add(name, target, _HEADS if heads else 1.0)
        elif len({target.rows for target in targets}) == 1:
            rows = next(iter(targets)).rows
            names.together[rows, words(name)] = tuple(target.key for target in targets)
    names.fixed |= {words(paragraph.text) for paragraph in model.paragraphs if paragraph.number not in filled}
    names.fixed.discard(())


def _target(form: Form, control: Field) -> Target | None:
    """Return the field that a control of the form's own document holds, None when it holds none."""
    found = _TAG.fullmatch(control.name) if control.how == "control" else None
    if not found:
        return None
    key = form.key_at(found[1])
    if key not in {question.key for question in form.questions}:
        return None
    question = form.question(key)
    if found[2] is None:
        return Target("field", key, "", found[1][len(key) + 1 :])
    if not isinstance(question, Rows):
        return None
    for column in question.columns:
        if found[2] == column.key or found[2].startswith(f"{column.key}."):
            return Target("field", column.key, key, found[2][len(column.key) + 1 :])
    return None


def _after(control: Field, paragraph: Paragraph) -> str:
    """Return the fixed text behind a control in its paragraph, up to the next control."""
    said, behind = "", False
    for piece in paragraph.pieces:
        if control.number in piece.fields:
            behind = True
        elif behind and piece.fields:
            break
        elif behind:
            said += piece.text
    return said.strip(" \t\u00a0\u2002\u2003:")


def _ahead(paragraph: Paragraph) -> str:
    """Return the fixed text that a paragraph begins with."""
    said = ""
    for piece in paragraph.pieces:
        if piece.fields:
            return said.strip()
        said += piece.text
    return ""


def _labels(paragraph: Paragraph, filled: set[int]) -> Iterator[str]:
    """Yield what a control's paragraph is labelled with: above it in its cell, left of it, and over its column."""
    cell = paragraph.cell
    if cell is None:
        if ahead := _ahead(paragraph):
            yield ahead
        return
    before = [one for one in cell.paragraphs if one.number < paragraph.number]
    if any(one.number not in filled for one in before):
        yield next(one.text for one in reversed(before) if one.number not in filled)
        return
    left = _fixed([one for one in cell.table.rows[cell.row] if one.column < cell.column], filled)
    head = _fixed([one for one in cell.table.rows[0] if one.column == cell.column and cell.row > 0], filled)
    if left and head:
        yield f"{head} {left}"
    elif left or head:
        yield left or head


def _fixed(cells: list[Cell], filled: set[int]) -> str:
    """Return the text of the last cell, when nothing in it is an answer: the label without the notes below it."""
    if not cells or any(paragraph.number in filled for paragraph in cells[-1].paragraphs):
        return ""
    return cells[-1].paragraphs[0].text if cells[-1].paragraphs else ""
