"""Putting the answers of an old document in the questions of a form, and keeping what has no place there."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from forms.answers import Answers, get, put, strings
from forms.printed import Part
from forms.questions import Date, Line, Number, Period, Question, RowRef, Rows
from forms.row_ids import derived_row_id
from forms.text import N_, normalise
from service.word.reading.labels.entries import SURE, Entry, Labels, filled_in
from service.word.reading.labels.names import Names
from service.word.reading.labels.reader import Reader
from service.word.reading.labels.result import Placed, PlacedValue
from service.word.reading.labels.scopes import Meaning, meanings
from service.word.reading.labels.values import Read, read_value, text_of, text_rows
from service.word.reading.labels.words import words
from service.word.reading.outline import Outline, Paragraph

#: How sure an answer is that was found by its label or by its column, that had to be cut out of a text, and that the
#: form will not take as it stands.
_LABEL, _COLUMN, _CUT, _FAULTY = 0.95, 0.9, 0.6, 0.3
#: What stands between the parts of a line at the head or foot of a page.
_PARTS = re.compile(r"[·|\t\u2003]|\s{2,}")
_ELSEWHERE = N_("In het document")


@dataclass
class _Claim:
    """What was found for a question: the parts of its answer, and where they stood."""

    entry: Entry
    score: float
    parts: dict[str, Part] = field(default_factory=dict)


@dataclass
class _RowClaim:
    parts: dict[str, Part]
    paragraphs: list[Paragraph]
    texts: list[str]
    score: float
    how: str
    where: str
    block: int


class Placing:
    """Places one document."""

    def __init__(self, outline: Outline, names: Names) -> None:
        self.names, self.form = names, names.form
        self.labels = Labels(names)
        self.entries = Reader(outline, self.labels).entries
        self.claims: dict[str, list[_Claim]] = {}
        self.rows: dict[str, list[_RowClaim]] = {}
        self.unplaced: list[tuple[str, str]] = []
        self.left: list[tuple[str, Entry]] = []
        # Texts without a label, and a heading that may be the name of the row below it.
        self._loose: list[tuple[str, str]] = []
        self._named: Entry | None = None
        self._open_row: tuple[str, _RowClaim] | None = None
        self._last = ""
        for entry, meaning in zip(self.entries, meanings(names, self.entries), strict=True):
            if entry.label or not entry.empty:
                self._take(entry, meaning)
        self._forget()

    def placed(self, keys: Collection[str] | None) -> Placed:
        """Return the answers to the questions with these keys, or to all."""
        values: dict[str, PlacedValue] = {}
        answers: Answers = {}
        for question in sorted(self.form.questions, key=_names_others):
            found = self._rows(question, answers) if isinstance(question, Rows) else self._answer(question)
            if found is not None:
                values[question.key] = found
                answers = put(answers, question.key, found.value)
        if keys is not None:
            wanted = {key: value for key, value in values.items() if key in keys}
            taken = {number for value in wanted.values() for number in value.paragraphs}
            left = [(text, _where(entry)) for text, entry in self.left if taken & set(_numbers(entry.paragraphs))]
            return Placed(wanted, tuple(left))
        self._keep_loose(answers)
        self.unplaced += [(text, _where(entry)) for text, entry in self.left]
        ordered = {question.key: values[question.key] for question in self.form.questions if question.key in values}
        return Placed(ordered, tuple(self.unplaced))

    def _take(self, entry: Entry, meaning: Meaning) -> None:
        """Take in an entry: as part of an answer, or as text without a place."""
        target = meaning.target
        if not (target and target.rows):
            self._forget()
        if entry.fresh:
            self._open_row = None
            self._loose += [(text, _where(entry)) for text in [text_of(entry.paragraphs)] if text]
            return
        if entry.rows:
            self._take_line(entry)
            return
        if target is None:
            self._open_row = None if entry.label else self._open_row
            self._keep(entry, text_of(entry.paragraphs))
            return
        if target.kind == "heading":
            self._open_row = None
            self._loose += [(text, _where(entry)) for text in [text_of(entry.paragraphs)] if text]
            return
        question = self.names.question(target)
        self._one_line(entry, question)
        if target.rows:
            self._take_cell(entry, meaning.score, target.rows, question)
            return
        self._open_row = None
        if isinstance(question, Rows):
            for parts in text_rows(question, entry.paragraphs):
                self._add_row(question.key, entry, _CUT).parts.update(parts)
            self._open_row = None
            return
        if target.part:
            # What follows on a yes belongs to the question before it, whichever else has the same words.
            more = [other for other, _ in entry.matches if other.part == target.part and other.key == self._last]
            if not more:
                self._keep(Entry(entry.label, heading=entry.heading), text_of(entry.paragraphs))
                return
            target, question = more[0], self.names.question(more[0])
        self._last = target.key
        read = self._read(entry, "", question)
        if target.part:
            read = Read({target.part: text_of(entry.paragraphs)})
        if read.parts:
            self.claims.setdefault(target.key, []).append(_Claim(entry, meaning.score, dict(read.parts)))

    def _one_line(self, entry: Entry, question: Question) -> None:
        """Keep apart what stands below an answer of one line, unless a cell says that it belongs together."""
        filled = [paragraph for paragraph in entry.paragraphs if filled_in(paragraph)]
        if not isinstance(question, Line | Number | Date | Period) or not filled or filled[0].cell is not None:
            return
        entry.paragraphs = filled[:1]
        if rest := text_of(filled[1:]):
            self._loose.append((rest, _where(entry)))

    def _take_line(self, entry: Entry) -> None:
        """Take in a line of a table with a header."""
        row = self._add_row(entry.rows, entry, 1.0)
        for key, paragraphs in entry.cells:
            self._fill(row, self.names.column(entry.rows, key), entry.rows, paragraphs, entry)
        self._open_row = None

    def _take_cell(self, entry: Entry, score: float, rows: str, column: Question) -> None:
        """Take in a cell of a row that stands beside its label; a label that comes back begins a new row."""
        row = self._open_row[1] if self._open_row and self._open_row[0] == rows else None
        if row is None or column.key in row.texts or row.block != entry.block:
            row = self._add_row(rows, entry, score)
        row.score = min(row.score, score)
        row.texts.append(column.key)
        self._fill(row, column, rows, entry.paragraphs, entry)

    def _add_row(self, rows: str, entry: Entry, score: float) -> _RowClaim:
        sure = min(1.0, score) * (_COLUMN if entry.how == "column" else _LABEL)
        row = _RowClaim({}, list(entry.paragraphs), [], sure, entry.how, _where(entry), entry.block)
        if self._named is not None and (over := self.names.over_rows.get(rows)):
            row.parts[over] = self._named.label
            row.score = min(row.score, _CUT)
            self._named = None
        self._forget()
        self.rows.setdefault(rows, []).append(row)
        self._open_row = (rows, row)
        return row

    def _fill(self, row: _RowClaim, column: Question, rows: str, paragraphs: Sequence[Paragraph], entry: Entry) -> None:
        read = read_value(self.names, rows, column, paragraphs)
        for name, part in read.parts.items():
            row.parts[f"{column.key}.{name}" if name else column.key] = part
        row.paragraphs += paragraphs
        self._left(entry, read.left)

    def _read(self, entry: Entry, rows: str, question: Question) -> Read:
        read = read_value(self.names, rows, question, entry.paragraphs)
        self._left(entry, read.left)
        return read

    def _left(self, entry: Entry, texts: Iterable[str]) -> None:
        self.left += [(text, entry) for text in texts if text.strip()]

    def _keep(self, entry: Entry, text: str) -> None:
        """Keep what has no place. A label that no form knows is part of it."""
        known = bool(entry.matches) or entry.label == entry.heading or self.labels.is_fixed(entry.label)
        if not entry.label:
            self._loose.append((text, _where(entry)))
        elif not known and not text:
            self._named = entry
        elif text:
            self.unplaced.append((text if known else f"{entry.label}: {text}", _where(entry)))

    def _forget(self) -> None:
        """Keep a heading that turned out not to be the name of a row."""
        if self._named is not None:
            self.unplaced.append((self._named.label, _where(self._named)))
        self._named = None

    def _keep_loose(self, answers: Answers) -> None:
        """Keep the texts that stand without a label, but for lines that only repeat answers, as a letterhead does."""
        known = self.names.fixed | {words(text) for _, text in strings(answers)}
        known |= {words(question.text(get(answers, question.key), answers)) for question in self.form.questions}
        for text, where in self._loose:
            lines = [line for line in text.split("\n") if not all(self._repeats(part, known) for part in _parts(line))]
            if said := normalise("\n".join(lines))[0]:
                self.unplaced.append((said, where))

    def _repeats(self, text: str, known: Collection[tuple[str, ...]]) -> bool:
        said = words(text)
        if said in known:
            return True
        label, value = said[:1], said[1:]
        return value in known and any(score >= SURE for _, score in self.names.matches(" ".join(label)))

    def _answer(self, question: Question) -> PlacedValue | None:
        claims = sorted(self.claims.get(question.key, []), key=lambda claim: -round(claim.score, 2))
        if not claims:
            return None
        first = claims[0]
        parts, taken = dict(first.parts), [first]
        for claim in claims[1:]:
            if not set(claim.parts) & set(parts):
                parts |= claim.parts
                taken.append(claim)
            elif any(claim.parts[name] != parts.get(name) for name in claim.parts):
                self._left(claim.entry, [text_of(claim.entry.paragraphs)])
        value = question.unprinted(parts, None, {})
        if value is None:
            return None
        sure = min(1.0, *(claim.score for claim in taken)) * (_COLUMN if first.entry.how == "column" else _LABEL)
        if any(True for _ in question.faults(value, question.key, {})):
            sure = _FAULTY
        paragraphs = [paragraph for claim in taken for paragraph in claim.entry.paragraphs]
        return PlacedValue(value, first.entry.how, round(sure, 2), _where(first.entry), _numbers(paragraphs))

    def _rows(self, question: Rows, answers: Answers) -> PlacedValue | None:
        found = [row for row in self.rows.get(question.key, []) if any(row.parts.values())]
        named: list[tuple[str, dict[str, Part]]] = []
        for row in found:
            texts = [f"{name}={part}" for name, part in sorted(row.parts.items())]
            named.append((derived_row_id(question.key, texts, {row_id for row_id, _ in named}), row.parts))
        value = question.unprinted_rows(named, None, answers)
        if not value:
            return None
        sure = min(row.score for row in found)
        if any(True for _ in question.faults(value, question.key, answers)):
            sure = _FAULTY
        how = "column" if any(row.how == "column" for row in found) else "label"
        paragraphs = [paragraph for row in found for paragraph in row.paragraphs]
        return PlacedValue(value, how, round(sure, 2), found[0].where, _numbers(paragraphs))


def _parts(line: str) -> list[str]:
    return [part for part in _PARTS.split(line) if part.strip()]


def _names_others(question: Question) -> bool:
    """Tell whether a question names the rows of another, which have to be there first."""
    return isinstance(question, Rows) and any(isinstance(column, RowRef) for column in question.columns)


def _where(entry: Entry) -> str:
    return entry.label or entry.heading or _ELSEWHERE


def _numbers(paragraphs: Iterable[Paragraph]) -> tuple[int, ...]:
    return tuple(sorted({paragraph.number for paragraph in paragraphs if filled_in(paragraph)}))
