"""Turning plans into steps: functions, put together once for each template, that give the bytes of a part.

No code is made of a template: a step is a function of this room with what the plan says bound to it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from forms.printed import Paragraphs, Words
from service.word.filling import BLANK_ROW, Filling
from service.word.logo import logo_size
from service.word.names import CONCEPT, LABEL, LINE, LOGO, NUMBER, REVISION
from service.word.places import Marks, Place
from service.word.plan import (
    Both,
    Either,
    Else,
    End,
    Fill,
    For,
    Given,
    If,
    Item,
    KeepRow,
    LogoSide,
    Not,
    PictureNumber,
    Plan,
    Test,
    Use,
)
from service.word.writing import Step, answer, write_place, write_words

#: A row with more text than this may split over pages; Word would leave most of a page empty for it otherwise.
_LONG_ROW = 900
_KEPT = b"<w:cantSplit/>"
#: What so many pieces make is counted at once, so that a document that grows too large stops before memory is full.
_COUNTED = 32

Holds = Callable[[Filling], bool]
Loops = tuple[str, ...]
Piece = bytes | Step


class Builder:
    """Builds the steps of all parts of a template; numbers the controls that every document has exactly once."""

    def __init__(self, plans: Sequence[Plan], places: Sequence[Place], taken: frozenset[int]) -> None:
        self._places = places
        marks = Marks(set(taken))
        loops = {item.place: around for plan in plans for item, around in _with_loops(plan) if isinstance(item, Fill)}
        controls = {number: place.use for number, place in enumerate(places) if place.controlled and number in loops}
        times = Counter(_tag(use) for use in controls.values())
        self._once = {n for n, use in controls.items() if times[_tag(use)] == 1 and loops[n] == _own_loop(use)}
        self._numbers = {n: marks.next(use.tag) for n, use in controls.items() if n in self._once and not use.rows}
        self.taken = frozenset(marks.taken)

    def part(self, plan: Plan) -> Step:
        """Return the step that gives a whole part."""
        return self._body(iter(plan), ())[0]

    def _body(self, items: Iterator[str | Item], loops: Loops) -> tuple[Step, Item]:
        """Return the step for all up to the end of a block, and the item that ends it."""
        steps: list[Step] = []
        pieces: list[Piece] = []
        last: Item = End()
        for item in items:
            if isinstance(item, For):
                steps += (*_counted(pieces), self._loop(item, items, loops))
                pieces = []
            elif isinstance(item, If):
                steps += (*_counted(pieces), self._condition(item, items, loops))
                pieces = []
            elif isinstance(item, Else | End):
                last = item
                break
            else:
                pieces += self._pieces(item, loops)
        return _one_after_another([*steps, *_counted(pieces)]), last

    def _loop(self, loop: For, items: Iterator[str | Item], loops: Loops) -> Step:
        body, _ = self._body(items, (*loops, loop.loop))
        name, key = loop.loop, loop.rows.key

        def step(filling: Filling) -> bytes:
            made = []
            for row in filling.tables[key]:
                filling.rows[name] = row
                made.append(body(filling))
            return b"".join(made)

        return step

    def _condition(self, first: If, items: Iterator[str | Item], loops: Loops) -> Step:
        branches: list[tuple[Holds, Step]] = []
        holds: Holds | None = _holds(first.test)
        while holds is not None:
            body, last = self._body(items, loops)
            branches.append((holds, body))
            holds = _holds(last.test) if isinstance(last, Else) and last.test else None
        otherwise = self._body(items, loops)[0] if isinstance(last, Else) else _one_after_another([])

        def step(filling: Filling) -> bytes:
            for holds, body in branches:
                if holds(filling):
                    return body(filling)
            return otherwise(filling)

        return step

    def _pieces(self, item: str | Item, loops: Loops) -> list[Piece]:
        """Return what an item gives that is no block."""
        if isinstance(item, str):
            return [item.encode()] if item else []
        if isinstance(item, Fill):
            place = self._places[item.place]
            if item.words:
                return [write_words(place.use)]
            return [write_place(place, self._numbers.get(item.place), once=item.place in self._once)]
        if isinstance(item, KeepRow):
            return [
                _keep([self._places[n].use for n in item.places if set(_own_loop(self._places[n].use)) <= set(loops)])
            ]
        if isinstance(item, LogoSide):
            return [_logo_side(item)]
        return [_picture_number] if isinstance(item, PictureNumber) else []


def _with_loops(plan: Plan) -> Iterator[tuple[str | Item, Loops]]:
    """Yield each item of a plan with the names of the loops around it."""
    blocks: list[Loops] = []
    for item in plan:
        if isinstance(item, For | If):
            blocks.append((item.loop,) if isinstance(item, For) else ())
        elif isinstance(item, End):
            blocks.pop()
        yield item, tuple(name for names in blocks for name in names)


def _own_loop(use: Use) -> Loops:
    return (use.loop,) if use.loop else ()


def _tag(use: Use) -> str:
    return f"{use.rows.key}[].{use.tag}" if use.rows else use.tag


def _one_after_another(steps: Sequence[Step]) -> Step:
    if len(steps) == 1:
        return steps[0]
    return lambda filling: b"".join([step(filling) for step in steps])


def _counted(pieces: Sequence[Piece]) -> list[Step]:
    """Return steps that give these pieces, and count what they make."""
    return [_some(pieces[start : start + _COUNTED]) for start in range(0, len(pieces), _COUNTED)]


def _some(pieces: Sequence[Piece]) -> Step:
    ready = [piece if isinstance(piece, bytes) else b"" for piece in pieces]
    open_places = [(place, piece) for place, piece in enumerate(pieces) if not isinstance(piece, bytes)]

    def step(filling: Filling) -> bytes:
        made = ready.copy()
        for place, write in open_places:
            made[place] = write(filling)
        xml = b"".join(made)
        filling.grow(len(xml))
        return xml

    return step


def _holds(test: Test) -> Holds:
    if isinstance(test, Not):
        inner = _holds(test.test)
        return lambda filling: not inner(filling)
    if isinstance(test, Both | Either):
        left, right = _holds(test.left), _holds(test.right)
        if isinstance(test, Both):
            return lambda filling: left(filling) and right(filling)
        return lambda filling: left(filling) or right(filling)
    return _given(test)


def _given(test: Given) -> Holds:
    use = test.use
    if use.question is None:
        return {
            CONCEPT: lambda filling: not filling.final,
            LOGO: lambda filling: filling.logo is not None,
            REVISION: lambda filling: bool(filling.revision),
            NUMBER: lambda filling: filling.rows[use.loop].id != BLANK_ROW,
            LINE: lambda filling: bool(filling.spoken.line(use.part)),
            LABEL: lambda filling: True,
        }[use.key]
    value = answer(use)
    return lambda filling: bool(value(filling))


def _keep(uses: Sequence[Use]) -> Step:
    """Return the step that keeps a row on one page unless its texts are long; boxes and days never make it so."""
    texts = [answer(use) for use in uses if isinstance(use.shape, Words | Paragraphs)]

    def step(filling: Filling) -> bytes:
        length = 0
        for text in texts:
            length += len(text(filling).text)
        return _KEPT if length <= _LONG_ROW else b""

    return step


def _logo_side(item: LogoSide) -> Step:
    height, side = item.height, item.side
    return lambda filling: b"%d" % (logo_size(filling.logo, height)[side] if filling.logo else 0)


def _picture_number(filling: Filling) -> bytes:
    filling.picture += 1
    return b"%d" % filling.picture
