"""What is read at the places of answers: whole cells where a field was alone, otherwise no more than the field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from forms.text import Block, joined, normalise
from service.word.places import PLACEHOLDERS
from service.word.reading.outline import TICKED, Cell, Outline, Paragraph, Piece
from service.word.reading.spots import BOXES, Address, Spot, fold

#: What a box may be typed as.
_TICKED = {TICKED, "☑", "☒", "✓", "✔", "✗", "✘", "x", "X", "■", "●", "◉"}
_UNTICKED = {"☐", "□", "○", "o", "O", "▢", "❏", "❑", "-", "_", "[ ]", ""}
_NARROWEST = ("inline", "paragraphs", "cell")
_PROMPTS = {text.strip() for text in PLACEHOLDERS.values()}


@dataclass(frozen=True)
class Scope:
    """How much of a document belongs to an answer, as it was made: "cell", "paragraphs" or "inline".

    ``fixed`` are the other texts of the cell, folded.
    """

    kind: str = "inline"
    fixed: frozenset[str] = frozenset()


class Scopes:
    """The scopes of the answers of a document as it was made, each at every place where it was printed."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._by_mark: dict[str, Scope] = {}
        self._by_name: dict[tuple[str, str], Scope] = {}
        for spot in spots:
            scope, name = _scope(spot), place_name(spot)
            self._by_mark |= dict.fromkeys(spot.marks, scope)
            known = self._by_name.get(name)
            if known is None or _NARROWEST.index(scope.kind) < _NARROWEST.index(known.kind):
                self._by_name[name] = scope

    def of(self, spot: Spot) -> Scope:
        """Return the scope of the answer at a place; where its bookmark is gone, the narrowest that the answer has."""
        by_mark = next((self._by_mark[mark] for mark in spot.marks if mark in self._by_mark), None)
        return by_mark or self._by_name.get(place_name(spot), Scope())


def _scope(spot: Spot) -> Scope:
    around = spot.cell.paragraphs if spot.cell else spot.paragraphs
    others = [paragraph for paragraph in around if _beside(paragraph, spot)]
    fixed = frozenset(fold(paragraph.text) for paragraph in others)
    if spot.cell and not others:
        return Scope("cell")
    return Scope("inline" if any(paragraph in others for paragraph in spot.paragraphs) else "paragraphs", fixed)


def place_name(spot: Spot) -> tuple[str, str]:
    """Return the question and the part or column that a spot shows, whatever the row."""
    if spot.address is None:
        return spot.tag, ""
    return spot.address.key, spot.address.name


def taken(spot: Spot, scope: Scope, tags_in: dict[int, set[str]]) -> list[Paragraph]:
    """Return the paragraphs that are the answer's as a whole; [] when only the field itself is.

    ``tags_in``: the tags of the spots in each paragraph, by its number.
    """

    def has_others(paragraph: Paragraph) -> bool:
        return bool(tags_in.get(paragraph.number, set()) - {spot.tag})

    cell = spot.cell
    if scope.kind == "inline" or any(map(has_others, spot.paragraphs)):
        return []
    if cell is None:
        first, last = spot.paragraphs[0].number, spot.paragraphs[-1].number
        return [paragraph for paragraph in spot.paragraphs if first <= paragraph.number <= last]
    if scope.kind == "cell":
        return [] if any(map(has_others, cell.paragraphs)) else list(cell.paragraphs)
    start = cell.paragraphs.index(spot.paragraphs[0])
    zone = []
    for paragraph in cell.paragraphs[start:]:
        own = paragraph in spot.paragraphs
        if not own and (has_others(paragraph) or fold(paragraph.text) in scope.fixed - {""}):
            break
        zone.append(paragraph)
    return zone


def text_of(outline: Outline, spot: Spot, zone: list[Paragraph]) -> str:
    """Return the text of an answer, normalised, with bullets as ``"- "``; a placeholder is no text."""
    lines = []
    for paragraph in zone or spot.paragraphs:
        pieces = [p for p in paragraph.pieces if zone or spot.fields & set(p.fields)]
        lines.append((paragraph.number, _line(paragraph, _typed(outline, pieces))))
    if zone and spot.cell is not None and zone == spot.cell.paragraphs:
        lines += _inner_tables(spot.cell)
    in_order = sorted(lines, key=lambda line: line[0])
    return normalise(joined(block for _, block in in_order))[0]


def cell_text(outline: Outline, cell: Cell) -> str:
    """Return all text of a cell as an answer's, normalised."""
    lines = [(paragraph.number, _line(paragraph, _typed(outline, paragraph.pieces))) for paragraph in cell.paragraphs]
    in_order = sorted([*lines, *_inner_tables(cell)], key=lambda line: line[0])
    return normalise(joined(block for _, block in in_order))[0]


def tick_of(outline: Outline, spot: Spot) -> tuple[bool | None, str]:
    """Return whether a box is ticked, by what is seen, None when that is no box; and the text that stands in it."""
    pieces = [p for paragraph in spot.paragraphs for p in paragraph.pieces if spot.fields & set(p.fields)]
    seen = "".join(p.text for p in pieces).strip(" \u00a0\t\n[]()")
    if seen in _TICKED:
        return True, ""
    if seen in _UNTICKED:
        return False, ""
    signs = {sign in _TICKED for sign in seen if not sign.isalpha() and sign in _TICKED | _UNTICKED}
    return signs.pop() if len(signs) == 1 else None, " ".join(seen.translate(BOXES).split())


def address_of(spot: Spot) -> Address:
    """Return the address of a spot; one of an earlier form is known by its tag alone."""
    return spot.address or Address(spot.tag, "")


def _line(paragraph: Paragraph, text: str) -> Block:
    if paragraph.listed == "number" and text:
        return Block("paragraph", f"{paragraph.ordinal}. {text}")
    if paragraph.listed and text.strip():
        return Block("bullet", text)
    return Block("paragraph" if text else "gap", text)


def _inner_tables(cell: Cell) -> Iterator[tuple[int, Block]]:
    """Yield the rows of tables that were put into an answer's cell, a line for each, with where they stand."""
    for table in cell.tables:
        for row in table.rows:
            said = " | ".join(" ".join(inner.text.split()) for inner in row)
            yield min((p.number for inner in row for p in inner.paragraphs), default=0), Block("paragraph", said)
            for inner in row:
                yield from _inner_tables(inner)


def _typed(outline: Outline, pieces: Iterable[Piece]) -> str:
    """Return the text of pieces without a placeholder among them, which Word may have split over several."""

    def asks(piece: Piece) -> bool:
        return piece.prompt or any(outline.fields[n].prompt for n in piece.fields)

    runs = ((asked, "".join(piece.text for piece in run)) for asked, run in groupby(pieces, asks))
    return "".join(text for asked, text in runs if not (asked and text.strip() in _PROMPTS))


def _beside(paragraph: Paragraph, spot: Spot) -> bool:
    return any(p.text.strip() and not spot.fields & set(p.fields) for p in paragraph.pieces)
