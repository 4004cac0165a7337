"""Cutting a document into labels with what stands under or behind them.

What a label looks like is learnt from the document itself: the way in which its well-known labels are written is the
way in which the others are, those that the school made up included.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from forms.questions import Date, Line, Number, Period
from service.word.places import PLACEHOLDERS
from service.word.reading.labels.names import Names, Target
from service.word.reading.labels.words import LONGEST, without_number, words
from service.word.reading.outline import Cell, Paragraph, Piece

#: From this score on a text is surely a label, and from this one on when it looks like one.
SURE, LIKELY = 0.9, 0.78
#: From this score on it is one even within an answer.
CERTAIN = 0.94
#: A heading that no form knows is at most this many words.
_LONGEST_OWN = 25
#: What stands in a place where nothing was filled in.
_NOTHING = re.compile(r"(?:[\s\u00a0.…_\-–—/·•*]|n\.?\s?v\.?\s?t\.?(?!\w))*", re.IGNORECASE)
#: What a control shows that nobody filled in: our own prompts, and those of Word.
_PROMPT = re.compile(
    "|".join(re.escape(text) for text in PLACEHOLDERS.values())
    + r"|\s*(?:klik|tik|kies|selecteer|click|tap|choose)\b.*|\s*",
    re.IGNORECASE | re.DOTALL,
)
_COLONS = 3
#: A look that fewer of the known labels have than this is chance; most must have a look that answers may have too.
_RARE, _MOST = 0.1, 0.5
#: So many words that are a label, with text behind them, are no part of an answer.
_WHOLE_QUESTION = 4

#: What may stand behind a label and is no part of it.
LABEL_ENDS = ":* \t\u00a0"

Look = tuple[str, str, int, bool]


@dataclass(frozen=True)
class Label:
    """A text that may be a label; what stands behind it in its paragraph starts at ``end``. ``ends``: a colon ends it."""

    text: str
    end: int
    look: Look
    matches: tuple[tuple[Target, float], ...] = ()
    ends: bool = False

    @property
    def score(self) -> float:
        """Return how surely it is a known label."""
        return self.matches[0][1] if self.matches else 0.0


@dataclass(eq=False)
class Entry:
    """A label and the paragraphs of its answer. ``label`` is "" for text that no label goes before.

    ``cells`` are the columns of a row in a table with a header, instead of paragraphs. ``block`` is a number that
    entries of one table share; ``fresh``: a new row starts here, whatever it holds.
    """

    label: str = ""
    matches: tuple[tuple[Target, float], ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: str = ""
    cells: list[tuple[str, list[Paragraph]]] = field(default_factory=list)
    block: int = 0
    how: str = "label"
    fresh: bool = False
    heading: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing is filled in."""
        return not any(filled_in(paragraph) for paragraph in self.paragraphs) and not self.cells


def typed(paragraph: Paragraph) -> list[Piece]:
    """Return the pieces of a paragraph but for prompts: "Klik of tik om tekst in te voeren"."""
    kept: list[Piece] = []
    # Word may cut a prompt in pieces.
    for prompts, run in groupby(paragraph.pieces, lambda piece: piece.prompt):
        pieces = list(run)
        if not (prompts and _PROMPT.fullmatch("".join(piece.text for piece in pieces))):
            kept += pieces
    return kept


def text_in(paragraph: Paragraph) -> str:
    """Return the text of a paragraph without prompts."""
    return "".join(piece.text for piece in typed(paragraph))


def says_nothing(text: str) -> bool:
    """Tell whether a text only says that there is no answer: dots to write on, "n.v.t."."""
    return bool(_NOTHING.fullmatch(text))


def filled_in(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says something."""
    return not says_nothing(text_in(paragraph))


def filled_lines(cell: Cell) -> list[Paragraph]:
    """Return the paragraphs of a cell in which something stands."""
    return [paragraph for paragraph in cell.paragraphs if text_in(paragraph).strip()]


def behind(paragraph: Paragraph, start: int) -> Paragraph:
    """Return a paragraph without its first ``start`` letters."""
    pieces: list[Piece] = []
    for piece in typed(paragraph):
        if start < len(piece.text):
            pieces.append(replace(piece, text=piece.text[start:]))
        start = max(0, start - len(piece.text))
    return replace(paragraph, pieces=pieces, heading=0)


class Labels:
    """Recognises the labels in one document."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.looks: set[Look] = set()

    def learn(self, paragraphs: Sequence[Paragraph]) -> None:
        """Learn what labels look like from the labels that are known for sure."""
        seen: dict[Look, set[str]] = {}
        for paragraph in paragraphs:
            found = self.most_like(paragraph)
            if found and found.score >= SURE:
                seen.setdefault(found.look, set()).add(found.text)
        for look, texts in seen.items():
            alike = sum(len(others) for other, others in seen.items() if other[2] == look[2])
            usual = len(texts) >= max(1 if _distinct(look) else 2, alike * (_RARE if _distinct(look) else _MOST))
            if look[0] == "heading" or usual:
                self.looks.add(look)

    def most_like(self, paragraph: Paragraph, above: Sequence[str] = ()) -> Label | None:
        """Return what a paragraph begins with that is most like a label; None when it is empty."""
        return max(self._candidates(paragraph, above), key=_sureness, default=None)

    def whole(self, text: str, above: Sequence[str] = ()) -> tuple[tuple[Target, float], ...]:
        """Return what a whole text may be the label of."""
        return tuple(one for one in self.names.matches(text, above) if one[1] >= LIKELY)

    def in_paragraph(self, paragraph: Paragraph, above: Sequence[str], first: bool = False) -> Label | None:
        """Return the label that a paragraph is or begins with; None when it is text of an answer.

        ``first``: it stands where a label is expected.
        """
        candidates = list(self._candidates(paragraph, above))
        known = [
            one
            for one in candidates
            if one.score >= (SURE if one.look not in self.looks else LIKELY) and (first or one.look in self.looks)
        ]
        if known:
            return max(known, key=_sureness)
        for one in candidates:
            if self._reads_as_label(one):
                return one
        for one in candidates:
            if one.look in self.looks and _distinct(one.look) and 0 < len(words(one.text)) <= _LONGEST_OWN:
                return replace(one, matches=())
        return None

    def _reads_as_label(self, one: Label) -> bool:
        """Tell whether a text can hardly be anything else: a whole label on a line of its own, or a whole question."""
        size = len(words(one.text))
        if one.look[0] == "whole":
            asks = one.text.endswith("?") or one.ends
            return one.score >= (LIKELY if asks else CERTAIN) and (asks or size > 1)
        return one.score >= CERTAIN and one.look[0] in ("question", "colon") and size >= _WHOLE_QUESTION

    def in_list(self, paragraph: Paragraph, above: Sequence[str]) -> Label | None:
        """Return the label at the start of a paragraph where no answer goes on, whatever it looks like.

        "Klas: 2B" is taken there, and a label of several words.
        """
        found = self.most_like(paragraph, above)
        if found is None or found.score < CERTAIN or found.end >= len(text_in(paragraph).rstrip()):
            return None
        return found if len(words(found.text)) > 1 or self.one_line(found.matches) else None

    def one_line(self, matches: Sequence[tuple[Target, float]]) -> bool:
        """Tell whether what a label asks is answered on one line."""
        target = matches[0][0] if matches else Target("heading")
        return target.kind == "field" and isinstance(self.names.question(target), Line | Number | Date | Period)

    def in_cell(self, cell: Cell, above: Sequence[str], least: float) -> Label | None:
        """Return the label that a cell holds, when it holds nothing else but notes of the official document."""
        texts = [text_in(paragraph) for paragraph in filled_lines(cell)]
        if not texts:
            return None
        whole = " ".join(" ".join(texts).split())
        found = self.whole(texts[0], above)
        if found:
            alone = all(self.is_fixed(text) for text in texts[1:])
            return _cell_label(texts[0], found) if alone and found[0][1] >= least else None
        # A label may be typed in two paragraphs.
        found = self.whole(whole, above)
        return _cell_label(whole, found) if found and found[0][1] >= SURE else None

    def in_answer(self, paragraph: Paragraph, above: Sequence[str]) -> Label | None:
        """Return the label that a paragraph of an answer is: several may stand in the cell of one label."""
        for one in self._candidates(paragraph, above):
            whole = one.look[0] in ("whole", "heading") and (len(words(one.text)) > 1 or _distinct(one.look))
            if whole and one.score >= CERTAIN:
                return one
        return None

    def is_fixed(self, text: str) -> bool:
        """Tell whether a text is one that the official document prints by itself."""
        return words(text) in self.names.fixed or words(without_number(text)) in self.names.fixed

    def _candidates(self, paragraph: Paragraph, above: Sequence[str]) -> Iterator[Label]:
        text = text_in(paragraph)
        if not text.strip():
            return
        for kind, end in _cuts(paragraph):
            said = text[:end].strip(" \t\n\u00a0")
            if not said or len(said.split()) > LONGEST:
                continue
            if paragraph.heading and kind == "whole":
                look: Look = ("heading", str(paragraph.heading), 0, False)
            else:
                look = (kind, paragraph.style, int(paragraph.cell is not None), _bold(paragraph, end))
            yield Label(
                said.rstrip(LABEL_ENDS), end, look, tuple(self.names.matches(said, above)[:12]), said.endswith(":")
            )


def _cell_label(text: str, matches: tuple[tuple[Target, float], ...]) -> Label:
    return Label(" ".join(text.split()).rstrip(LABEL_ENDS), len(text), ("cell", "", 1, False), matches)


def _sureness(label: Label) -> tuple[float, int]:
    """Order labels: the surest last, and of two that are as sure the longest."""
    return round(min(1.0, label.score), 2), label.end


def _cuts(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    """Yield where a label may end: at the end of the paragraph, a tab, a colon, a line break, or where bold ends."""
    text = text_in(paragraph)
    yield "whole", len(text)
    for kind, mark in (("tab", "\t"), ("break", "\n")):
        if 0 < (at := text.find(mark)) < len(text) - 1 or (at > 0 and kind == "tab"):
            yield kind, at + 1
    at = -1
    for _ in range(_COLONS):
        if (at := text.find(":", at + 1)) < 0:
            break
        if text[at + 1 :].strip():
            yield "colon", at + 1
    at = text.find("?")
    while at >= 0:
        if text[at + 1 :].strip(" *:"):
            yield "question", at + 1
        at = text.find("?", at + 1)
    end = 0
    for piece in typed(paragraph):
        if not piece.bold and piece.text.strip():
            break
        end += len(piece.text)
    if 0 < end < len(text):
        yield "bold", end


def _bold(paragraph: Paragraph, end: int) -> bool:
    said, at = [], 0
    for piece in typed(paragraph):
        if at >= end:
            break
        if piece.text.strip():
            said.append(piece.bold)
        at += len(piece.text)
    return bool(said) and all(said)


def _distinct(look: Look) -> bool:
    """Tell whether text of this look can only be a label."""
    return look[0] in ("heading", "tab", "bold") or look[3]
