"""Repetitions and conditions in a template: what each statement opens, goes on with or closes, and where it may stand."""

from dataclasses import dataclass, field

from lxml import etree

from forms.text import N_
from service.word.names import Loops, Names, NotAllowed
from service.word.plan import Else, End, For, If, Item
from service.word.tree import W

#: How a statement is written around whole rows and around whole paragraphs.
ROW, PARAGRAPH = "{%tr …%}", "{%p …%}"
#: Rows within rows make sense (the evaluation of each goal); deeper only makes a document that never ends.
_DEEPEST = 2

_FORBIDDEN = N_("‘%(tag)s’ mag hier niet in een sjabloon staan")
_ALLOWED = N_("Haal de tag weg. Een sjabloon kent alleen namen, ‘for … in’, ‘if’, ‘elif’ en ‘else’")


@dataclass
class Block:
    """A statement that waits for its end: "for" or "if", the name of its row, its level, and the number of its tag."""

    word: str
    row: str
    level: etree._Element
    number: int


@dataclass
class Blocks:
    """The statements of a part that are open. ``lost`` are the rows of repetitions that could not be understood."""

    names: Names
    loops: Loops = field(default_factory=dict)
    open: list[Block] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def item(self, said: str, number: int, level: etree._Element) -> Item:
        """Return what a statement does, by what it says and the level that it stands on; NotAllowed when it may not."""
        word, _, rest = said.partition(" ")
        if level.tag == W + "tr":
            raise NotAllowed(
                N_("‘%(tag)s’ kan niet om een cel staan"),
                N_("Herhaal rijen met %(row)s of alinea's met %(paragraph)s"),
                tag=said,
                row=ROW,
                paragraph=PARAGRAPH,
            )
        if word == "for":
            return self._for(said, number, level)
        if word == "if":
            self.open.append(Block("if", "", level, number))
            return If(self.names.condition(rest, self.loops))
        if word not in ("else", "elif", "endif", "endfor") or (word in ("endif", "endfor") and rest):
            raise NotAllowed(_FORBIDDEN, _ALLOWED, tag=said)
        return self._goes_on(word, rest, said, level)

    def _for(self, said: str, number: int, level: etree._Element) -> Item:
        # Open whatever is wrong with it: its end is no second fault.
        words = said.split()
        block = Block("for", words[1] if len(words) > 1 else "", level, number)
        self.open.append(block)
        if len(self.open_loops()) > _DEEPEST:
            self.lost.add(block.row)
            raise NotAllowed(
                N_("‘%(tag)s’ staat te diep in andere herhalingen"), N_("Zet ten hoogste twee in elkaar"), tag=said
            )
        try:
            row, rows = self.names.loop(said, self.loops)
        except NotAllowed:
            self.lost.add(block.row)
            raise
        self.loops[row] = rows
        return For(row, rows)

    def _goes_on(self, word: str, rest: str, said: str, level: etree._Element) -> Item:
        if not self.open:
            raise NotAllowed(
                N_("‘%(tag)s’ heeft geen begin"), N_("Zet er een ‘if’ of ‘for’ voor, of haal de tag weg"), tag=said
            )
        block = self.open[-1]
        if block.level is not level:
            if word in ("endif", "endfor"):
                self._close(block)
            raise NotAllowed(
                N_("‘%(tag)s’ staat niet op dezelfde plek als het begin"),
                N_("Zet begin en einde allebei in een eigen alinea of rij"),
                tag=said,
            )
        if word in ("elif", "else") and block.word == "if":
            return Else(self.names.condition(rest, self.loops) if word == "elif" else None)
        if word != f"end{block.word}":
            raise NotAllowed(
                N_("‘%(tag)s’ hoort niet bij de ‘%(word)s’ die nog open is"),
                N_("Zet er eerst ‘end%(word)s’ voor"),
                tag=said,
                word=block.word,
            )
        self._close(block)
        return End()

    def open_loops(self) -> list[Block]:
        """Return the repetitions that are open."""
        return [block for block in self.open if block.word == "for"]

    def _close(self, block: Block) -> None:
        self.open.pop()
        self.loops.pop(block.row, None)
        self.lost.discard(block.row)
