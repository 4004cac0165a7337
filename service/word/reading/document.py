"""A document read against what it was when it was made: answers by key, rows by id, and how each was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from forms.answers import Answers, get, put, strings
from forms.faults import Message
from forms.model import Form
from forms.printed import Part, as_parts
from forms.questions import Question, RowRef, Rows
from forms.text import N_
from service.word.filling import BLANK_ROW
from service.word.identity import IdentityRead
from service.word.reading.doubts import doubts
from service.word.reading.fields import Fields, Made
from service.word.reading.labels import Placed, PlacedValue, place_by_labels
from service.word.reading.outline import Outline
from service.word.reading.outside import Seen, outside, remarked, where_of
from service.word.reading.result import WAYS, Found, Outside, Reading
from service.word.reading.row_lines import beside_rows
from service.word.reading.rows import Instance, instances, name_new, paragraphs_of
from service.word.reading.spots import Spot, fold
from service.word.reading.texts import place_name
from service.word.reading.typed_rows import recognise, typed_rows


class Read:
    """A document being read. ``base`` are the answers it was made from, where they are known."""

    def __init__(
        self,
        document: Outline,
        form: Form,
        identity: IdentityRead,
        made: Made,
        base: Answers | None,
        problems: Sequence[Message],
    ) -> None:
        self.document, self.form, self.identity, self.made, self.base = document, form, identity, made, base
        self.printed = form.kept(base) if base is not None else {}
        self.fields = Fields(document, made.addresses, made.marks, made.expected, made.fields.scopes)
        self.problems = [*problems, *doubts(self.fields, made.fields, form)]
        self.rows = instances(self.fields.spots, made.expected, made.depths)
        self._by_tag: dict[str, list[Spot]] = {}
        for spot in self.fields.spots:
            self._by_tag.setdefault(spot.tag, []).append(spot)
        questions = {question.key: question for question in form.questions if isinstance(question, Rows)}
        used = {line for row in self.rows for line in row.lines}
        typed, self._tables_seen = typed_rows(document, list(made.layouts.values()), used, questions)
        self._recognise(typed)
        self.rows = sorted([*self.rows, *typed], key=lambda row: row.first)
        self._new_rows()
        by_labels = self._placed()
        self.placed, self._left = by_labels.values, by_labels.unplaced

    def answers(self) -> Answers:
        """Return what was read, over the base where there is one."""
        return self._answers[0]

    def reading(self) -> Reading:
        """Return all that there is to say about the document."""
        answers, found = self._answers
        gone = {key: ids for key, ids in self._gone() if ids}
        keys = {place_name(spot)[0] for spot in self.made.fields.spots if spot.address}
        beside = remarked(self._seen) if self.made.fields.outline is self.document else self._outside()
        missing = tuple(q.key for q in self.form.questions if q.key in keys and q.key not in found)
        return Reading(
            self.form,
            self.identity,
            answers,
            found,
            missing,
            gone,
            tuple(beside),
            tuple(self.problems),
            {tag: self._chosen(tag)[1] for tag in self._by_tag},
        )

    @cached_property
    def _answers(self) -> tuple[Answers, dict[str, Found]]:
        answers: Answers = dict(self.base) if self.base is not None else {}
        found: dict[str, Found] = {}
        # The rows that others name are read first.
        for question in sorted(self.form.questions, key=_names_rows):
            known = get(self.printed, question.key)
            if isinstance(question, Rows):
                value, how = self._rows(question, known, answers)
            else:
                value, how = self._value(question, known, answers)
            if how is None:
                continue
            found[question.key] = how
            value = question.normal(value) or None if isinstance(question, Rows) else question.normal(value)
            # What was hidden when the document was made could not be read in it.
            if value != question.normal(known):
                answers = put(answers, question.key, value)
        return answers, {q.key: found[q.key] for q in self.form.questions if q.key in found}

    def _value(self, question: Question, known: object, answers: Answers) -> tuple[object, Found | None]:
        tags = {f"{question.key}.{name}" if name else question.key: name for name in question.printed(None, {})}
        chosen = {tag: self._chosen(tag) for tag in tags if tag in self._by_tag}
        placed = self.placed.get(question.key)
        if placed is not None:
            known = placed.value
        elif not chosen:
            return None, None
        parts = {tags[tag]: part for tag, (_, part) in chosen.items()}
        if (
            placed is None
            and self.base is not None
            and all(alike(self.made.raw.get(t), p) for t, (_, p) in chosen.items())
        ):
            value = known
        else:
            value = question.unprinted(parts, known, self.base if self.base is not None else answers)
        if placed is not None:
            return value, self._found_by_label(placed, question.key)
        spots = [spot for spot, _ in chosen.values()]
        return value, Found(question.key, _least(spot.how for spot in spots), self._where(spots[0]))

    def _rows(self, question: Rows, known: object, answers: Answers) -> tuple[object, Found | None]:
        if placed := self.placed.get(question.key):
            return self._placed_rows(question, placed), self._found_by_label(placed, question.key)
        rows = [row for row in self.rows if row.key == question.key and self._says(row)]
        stays = any(row.copied == BLANK_ROW for row in self.rows if row.key == question.key)
        if not rows and not stays and question.key not in self._tables_seen:
            return None, None
        read = []
        for row in rows:
            parts = self._parts(row)
            if self.base is not None:
                # A cell that says what it said keeps the answer behind it.
                parts = _changed_columns(question, row, parts, self.made.raw)
            read.append((row.id, parts))
        value = question.unprinted_rows(read, known, self.base if self.base is not None else answers)
        hows = {row.id: row.how for row in rows}
        where = self._where(rows[0].spots[0]) if rows and rows[0].spots else _NOWHERE
        return value, Found(question.key, _least(hows.values()), where, hows)

    def _placed_rows(self, question: Rows, placed: PlacedValue) -> list[dict[str, Any]]:
        """Return rows that were placed by their labels; those that are much like one that was there have its id."""
        rows = [dict(row) for row in placed.value or ()]
        typed = [Instance(question.key, "", texts=as_parts(question.cells(row, {}))) for row in rows]
        lost = {
            row.id: _parts_of(row, self.made.fields, {}) for row in self.made.rows if row.key == question.key and row.id
        }
        recognise(typed, lost)
        return [row | {"id": known.id or row["id"]} for row, known in zip(rows, typed, strict=True)]

    def _found_by_label(self, placed: PlacedValue, key: str) -> Found:
        first = self.document.paragraphs[placed.paragraphs[0]] if placed.paragraphs else None
        where = where_of(first, self._seen) if first else _NOWHERE
        return Found(key, placed.how, where, sureness=placed.sureness)

    def _parts(self, row: Instance) -> dict[str, Part]:
        return _parts_of(row, self.fields, self.made.raw) if row.spots else dict(row.texts)

    def _says(self, row: Instance) -> bool:
        """Tell whether a row counts: one that was there always does, a new one when something stands in it."""
        is_new = row.copied == BLANK_ROW or not row.copied or row.id != row.copied
        return not is_new or any(self._parts(row).values())

    def _recognise(self, typed: Sequence[Instance]) -> None:
        there = {(row.key, row.id) for row in self.rows}
        for key in {row.key for row in typed}:
            lost = {
                row.id: _parts_of(row, self.made.fields, {})
                for row in self.made.rows
                if row.key == key and row.id and (key, row.id) not in there
            }
            recognise([row for row in typed if row.key == key], lost)

    def _new_rows(self) -> None:
        texts = {id(row): [str(part) for _, part in sorted(self._parts(row).items())] for row in self.rows}
        known = {
            question.key: {row["id"] for row in get(self.printed, question.key) or ()}
            for question in self.form.questions
            if isinstance(question, Rows)
        }
        name_new(self.rows, texts, known)

    def _gone(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        there = {(row.key, row.id) for row in self.rows}
        keys = {row.key for row in self.rows} | self._tables_seen
        for key in dict.fromkeys(row.key for row in self.made.rows):
            ids = tuple(row.id for row in self.made.rows if row.key == key and row.id and (key, row.id) not in there)
            yield key, ids if key in keys else ()

    def _chosen(self, tag: str) -> tuple[Spot, Part]:
        """Return the place that counts where an answer was printed more than once: one that is another now."""
        spot = _counts(self._by_tag[tag], self.fields, self.made.raw)
        return spot, self.fields.parts[spot]

    def _placed(self) -> Placed:
        """Return what the labels tell of questions of which a field is gone."""
        there = {row.key for row in self.rows} | self._tables_seen
        gone = {
            spot.address.key
            for spot in self.made.fields.spots
            if spot.address
            and (spot.address.key not in there if spot.address.row is not None else spot.tag not in self._by_tag)
        }
        if not gone or self.made.fields.outline is self.document:
            return Placed()
        return place_by_labels(self.document, self.form, gone, model=self.made.fields.outline)

    @cached_property
    def _seen(self) -> Seen:
        placed = {number for value in self.placed.values() for number in value.paragraphs}
        return Seen(
            self.document, self.fields.spots, self.fields.zones, placed | paragraphs_of(self.document, self.rows)
        )

    def _outside(self) -> Iterator[Outside]:
        outline = self.made.fields.outline
        # What a question that was placed by its labels has around it, was compared then.
        placed = {
            paragraph.number
            for spot in self.made.fields.spots
            if place_name(spot)[0] in self.placed
            for paragraph in (spot.cell.paragraphs if spot.cell else spot.paragraphs)
        }
        made = Seen(
            outline, self.made.fields.spots, self.made.fields.zones, placed | paragraphs_of(outline, self.made.rows)
        )
        yield from outside(made, self._seen, fields_lost=bool(self.placed))
        yield from beside_rows(self.made.fields, self.made.rows, self.fields, self.rows, self._seen)
        yield from self._beside_labels()
        for spot, text in self.fields.odd.items():
            if text:
                yield Outside("unplaced", text, self._where(spot))
        once = [spots for spots in self._by_tag.values() if spots[0].address and spots[0].address.row is None]
        for candidates in [*once, *(places for row in self.rows for places in row.places().values())]:
            part = self.fields.parts[_counts(candidates, self.fields, self.made.raw)]
            for other in candidates:
                said = self.fields.parts[other]
                if isinstance(said, str) and said not in ("", part, self.made.raw.get(other.tag)):
                    yield Outside("unplaced", said, self._where(other))

    def _beside_labels(self) -> Iterator[Outside]:
        """Yield what stands in the place of an answer that was placed by its label, and is not in it."""
        if not self.placed:
            return
        printed = " ".join(fold(paragraph.text) for paragraph in self.made.fields.outline.paragraphs)
        left = [(text, Message("", label)) for text, label in self._left]
        for key, placed in self.placed.items():
            # A field that is still there goes before what stands at the label.
            kept = {line for _, text in strings(get(self.answers(), key)) for line in text.split("\n")}
            stands = " ".join(fold(self.document.paragraphs[number].text) for number in placed.paragraphs)
            lines = [line for _, text in strings(placed.value) for line in text.split("\n") if line not in kept]
            where = self._found_by_label(placed, key).where
            left += [(line, where) for line in lines if fold(line) in stands]
        for text, where in left:
            if fold(text) not in printed:
                yield Outside("unplaced", text, where)

    def _where(self, spot: Spot) -> Message:
        return where_of(spot.paragraphs[0], self._seen) if spot.paragraphs else _NOWHERE


_NOWHERE = Message("", N_("In het document"))


def _least(hows: Iterable[str]) -> str:
    return max(hows, key=WAYS.index, default=WAYS[0])


def _counts(places: Sequence[Spot], fields: Fields, made: Mapping[str, Part]) -> Spot:
    """Return the place that counts where an answer was printed more than once: one that is another now."""
    return next((spot for spot in places if not alike(fields.parts[spot], made.get(spot.tag))), places[0])


def _parts_of(row: Instance, fields: Fields, made: Mapping[str, Part]) -> dict[str, Part]:
    return {name: fields.parts[_counts(places, fields, made)] for name, places in row.places().items()}


def alike(one: Part | None, other: Part | None) -> bool:
    """Tell whether the same stands in two places; where a word may be broken off is no text."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or one.replace("\u00ad", "") == other.replace("\u00ad", "")
    return one == other


def _names_rows(question: Question) -> bool:
    return isinstance(question, Rows) and any(isinstance(column, RowRef) for column in question.columns)


def _changed_columns(
    question: Rows, row: Instance, parts: dict[str, Part], made: Mapping[str, Part]
) -> dict[str, Part]:
    changed: dict[str, Part] = {}
    for column in question.columns:
        own = {name: p for name, p in parts.items() if name == column.key or name.startswith(f"{column.key}.")}
        if row.id != row.copied or any(
            not alike(made.get(f"{row.key}[{row.id}].{name}"), p) for name, p in own.items()
        ):
            changed |= own
    return changed
