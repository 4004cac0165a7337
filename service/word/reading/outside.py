"""Text that is no answer: a made document is compared with what became of it, the answers in both left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from forms.faults import Message
from forms.text import N_
from service.word.reading.outline import Cell, Outline, Paragraph
from service.word.reading.result import Outside
from service.word.reading.spots import BOXES, Spot, fold

#: Stands for an answer in a paragraph: no text has it, `normalise` takes it out.
_ANSWER = "\ue000"
#: Paragraphs that have this much in common are the same one, changed.
_ALIKE, _ALIKE_LETTERS = 0.6, 0.8
_SHORT = 80


@dataclass(frozen=True)
class Entry:
    """A paragraph as it is compared: its words, each answer as one sign, and the tags of those answers."""

    paragraph: Paragraph
    words: tuple[str, ...]
    tags: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return the words without the answers."""
        return " ".join(word for word in self.words if word != _ANSWER)


@dataclass
class Seen:
    """A document with what is known of it: its spots, paragraphs that are answers as a whole, and those to leave out."""

    outline: Outline
    spots: Sequence[Spot]
    zones: Mapping[int, Spot] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)

    def entries(self) -> Iterator[Entry]:
        """Yield every paragraph that says something."""
        spot_of = {number: spot for spot in self.spots for number in spot.fields}
        for paragraph in self.outline.paragraphs:
            if paragraph.number in self.skipped:
                continue
            if spot := self.zones.get(paragraph.number):
                if spot.first == paragraph.number:
                    yield Entry(paragraph, (_ANSWER,), frozenset({spot.tag}))
                continue
            texts, tags, last = [], set(), None
            for piece in paragraph.pieces:
                inside = next((spot_of[n] for n in reversed(piece.fields) if n in spot_of), None)
                if inside is None:
                    texts.append(piece.text)
                elif inside is not last:
                    texts.append(f" {_ANSWER} ")
                    tags.add(inside.tag)
                last = inside
            words = words_of("".join(texts))
            if words:
                yield Entry(paragraph, words, frozenset(tags))


def outside(made: Seen, now: Seen, *, fields_lost: bool = False) -> list[Outside]:
    """Return what stands in a document that was not made so, and what of its fixed text is gone.

    ``fields_lost``: answers stand without their fields now, and so do prompts and labels that were left out with them.
    """
    found: list[Outside] = []
    before, after = list(made.entries()), list(now.entries())
    # Fixed text that stands elsewhere too came or went with a row of several paragraphs.
    said = {entry.words for entry in before}
    if fields_lost:
        said |= {words_of(paragraph.text) for paragraph in made.outline.paragraphs}
    for story in ("body", "header", "footer", "footnote", "textbox", "comment"):
        old = [entry for entry in before if entry.paragraph.story == story]
        new = [entry for entry in after if entry.paragraph.story == story]
        if story == "body":
            found += _in_order(old, new, said, now)
        elif old or new:
            # A program may split or join these parts, and repeat what they say.
            still = {entry.words for entry in new}
            gone = list({e.words: e for e in old if e.words not in still}.values())
            come = list({e.words: e for e in new if e.words not in said}.values())
            found += _paired(gone, come, now)
    return found


def remarked(now: Seen) -> Iterator[Outside]:
    """Yield what stands in comments and notes, which no template has."""
    for entry in now.entries():
        if entry.paragraph.story in ("comment", "footnote"):
            yield Outside(kind_of(entry.paragraph), entry.paragraph.text.strip(), where_of(entry.paragraph, now))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(fold(text.translate(BOXES)).split())


def _in_order(old: list[Entry], new: list[Entry], said: set[tuple[str, ...]], now: Seen) -> Iterator[Outside]:
    matcher = SequenceMatcher(None, [e.words for e in old], [e.words for e in new], autojunk=False)
    stays = {entry.words for entry in new}
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            gone = [entry for entry in old[first:last] if entry.words not in stays]
            come = [entry for entry in new[start:end] if entry.words not in said]
            yield from _paired(gone, come, now)


def _paired(gone: list[Entry], come: list[Entry], now: Seen) -> Iterator[Outside]:
    run: list[Entry] = []
    for entry in come:
        old = max(gone, key=lambda other: _likeness(other, entry), default=None)
        if old is not None and _likeness(old, entry) >= _ALIKE:
            yield from _joined(run, now)
            run = []
            gone.remove(old)
            yield from _changed(old, entry, now)
        elif entry.text:
            if run and not _together(run[-1].paragraph, entry.paragraph):
                yield from _joined(run, now)
                run = []
            run.append(entry)
    yield from _joined(run, now)
    for entry in gone:
        if entry.text:
            yield Outside("removed", "", Message("", N_("Vaste tekst")), entry.paragraph.text.strip() or entry.text)


def _likeness(old: Entry, new: Entry) -> float:
    if old.tags & new.tags:
        return 1.0
    if old.tags or new.tags:
        return 0.0
    likeness = SequenceMatcher(None, old.words, new.words, autojunk=False).ratio()
    if likeness < _ALIKE and len(old.text) + len(new.text) <= 2 * _SHORT:
        # A short label in which a letter changed has no word left that it had.
        letters = SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()
        return letters if letters >= _ALIKE_LETTERS else likeness
    return likeness


def _changed(old: Entry, new: Entry, now: Seen) -> Iterator[Outside]:
    """Yield what was typed into a paragraph of fixed text, or that its fixed text is another now."""
    codes = SequenceMatcher(None, old.words, new.words, autojunk=False).get_opcodes()
    lost = [word for tag, a, b, _, _ in codes if tag in ("delete", "replace") for word in old.words[a:b]]
    where = where_of(new.paragraph, now)
    if any(word != _ANSWER for word in lost):
        yield Outside("changed", new.text, where, old.text)
        return
    added = [" ".join(w for w in new.words[c:d] if w != _ANSWER) for tag, _, _, c, d in codes if tag != "equal"]
    for text in added:
        if text:
            yield Outside(kind_of(new.paragraph), text, where)


def _together(one: Paragraph, other: Paragraph) -> bool:
    return (one.cell, one.story, one.number + 1) == (other.cell, other.story, other.number)


def _joined(run: list[Entry], now: Seen) -> Iterator[Outside]:
    if run:
        text = "\n".join(entry.paragraph.text.strip() for entry in run)
        yield Outside(kind_of(run[0].paragraph), text, where_of(run[0].paragraph, now))


def kind_of(paragraph: Paragraph) -> str:
    """Return what text that was put in here is called."""
    return "comment" if paragraph.story == "comment" else "added"


def where_of(paragraph: Paragraph, now: Seen) -> Message:
    """Return where a paragraph stands, in words that somebody with the document before them understands."""
    if paragraph.story == "comment":
        return Message("", N_("In een opmerking van Word"))
    if paragraph.story == "textbox":
        return Message("", N_("In een tekstvak"))
    if paragraph.story == "footnote":
        return Message("", N_("In een voetnoot"))
    if paragraph.story in ("header", "footer"):
        return Message("", N_("In de kop- of voettekst"))
    if paragraph.cell is not None:
        label = _label(paragraph.cell)
        if label:
            return Message("", N_("Naast ‘%(name)s’"), {"name": label})
    earlier = now.outline.paragraphs[: paragraph.number]
    for other in reversed(earlier):
        if other.story != "body" or not other.text.strip():
            continue
        if other.cell is not None and other.cell is not paragraph.cell:
            return Message("", N_("Onder de tabel ‘%(name)s’"), {"name": _table_name(other.cell)})
        if other.cell is None and (other.heading or other.number not in now.zones):
            return Message("", N_("Onder ‘%(name)s’"), {"name": _short(other.text)})
    return Message("", N_("Bovenaan het document"))


def _label(cell: Cell) -> str:
    """Return the nearest text to the left in the row of a cell, or else the header of its column."""
    row = cell.table.rows[cell.row]
    for other in reversed(row[: row.index(cell)]):
        if other.text.strip():
            return _short(other.text)
    above = [other for other in cell.table.rows[0] if other.column == cell.column] if cell.row else []
    return _short(above[0].text) if above and above[0].text.strip() else ""


def _table_name(cell: Cell) -> str:
    """Return what a table is called: its first text, where that is a label, or that of the row of the cell."""
    while cell.table.parent is not None:
        cell = cell.table.parent
    header = [each for each in cell.table.rows[0] if each.text.strip()]
    rows = cell.table.rows
    # A table of questions has a label in each row; one with a header is known by that.
    named = rows[cell.row][0] if len(rows[0]) <= 2 else header[0] if header else cell
    return _short(named.text) or _short(cell.text)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _SHORT else f"{said[:_SHORT].rstrip()}…"
