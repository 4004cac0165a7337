"""Turning a part of a template into a plan: its own text, and between it what is filled in.

docxtpl's own patching makes each tag whole again where Word has split it over runs. Then every tag is taken out of the
XML, understood (`service.word.names`), and put back on the level of the document where its XML fits.
"""

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from forms.model import Form
from forms.printed import Paragraphs
from forms.text import N_
from service.word.errors import Finding
from service.word.logo import put_logos
from service.word.names import Loops, Names, NotAllowed
from service.word.places import Place, box_properties
from service.word.plan import Else, End, Fill, For, If, Item, KeepRow, Nothing, PictureNumber, Plan, Use
from service.word.tags import (
    Unclosed,
    can_lose_all_rows,
    drop_half_bookmarks,
    drop_marks,
    keep_a_paragraph,
    number_pictures,
    opened,
    parsed,
    take_out,
)
from service.word.tree import (
    TOKEN,
    W,
    level,
    new,
    remove,
    text_before,
    thin,
    token,
    tokens,
    unwrap_controls,
    with_namespaces,
    with_style,
    words,
    xml_of,
)

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Attributes that hold words for people: the alternative text of a picture or a table.
_WORDED = ("descr", "title", "alt")
#: How a statement is written around whole rows and around whole paragraphs.
_ROW, _PARAGRAPH = "{%tr …%}", "{%p …%}"
#: Rows within rows make sense (the evaluation of each goal); deeper only makes a document that never ends.
_DEEPEST = 2

OpenBlock = tuple[str, str, etree._Element]


@dataclass
class Code:
    """What stands for a tag in the plan; for a ``{{ tag }}`` what it uses, and nothing until it has found its place."""

    item: Item = field(default_factory=Nothing)
    use: Use | None = None


class Compiler:
    """Compiles the parts of one template; gathers places and findings."""

    def __init__(self, form: Form, bullets: dict[str, str]) -> None:
        self.names = Names(form)
        self.bullets = bullets
        self.places: list[Place] = []
        self.findings: list[Finding] = []
        self.taken_ids: set[int] = set()
        self.pictures: set[int] = set()

    def part(self, name: str, xml: bytes) -> Plan:
        """Return the plan of a part; empty when nothing can be made of it."""
        self._part = name
        try:
            text, tags = take_out(xml)
        except Unclosed as unclosed:
            self._find(N_("Deze tag is niet afgesloten: %(tag)s"), tag=words(unclosed.tag)[:80])
            return ()
        for tag in tags:
            if "<" in tag:
                self._find(N_("Deze tag is niet afgesloten, of loopt over meer alinea's: %(tag)s"), tag=words(tag)[:80])
        try:
            root = parsed(text)
        except etree.XMLSyntaxError:
            self._find(
                N_(
                    "Een herhaling of voorwaarde begint en eindigt niet op dezelfde plek. Gebruik %(row)s of %(paragraph)s"
                ),
                row=_ROW,
                paragraph=_PARAGRAPH,
            )
            return ()
        self.taken_ids |= {int(n) for n in root.xpath("//@w:id", namespaces={"w": W[1:-1]}) if str(n).isdecimal()}
        codes = self._understand(root, tags)
        unwrap_controls(root)
        for table in root.iter(W + "tbl"):
            if can_lose_all_rows(table, tags):
                self._find(
                    N_(
                        "Alle rijen van een tabel kunnen hier wegvallen. Zet de voorwaarde met %(paragraph)s om de tabel"
                    ),
                    paragraph=_PARAGRAPH,
                )
        drop_marks(root, tags)
        self.pictures |= number_pictures(root, tags, lambda: self._new(codes, PictureNumber()))
        keep_a_paragraph(root, tags)
        self._put_back(root, codes)
        drop_half_bookmarks(root)
        for tag, code in zip(tags, codes, strict=False):
            if code.use and not isinstance(code.item, Fill):
                self._find(
                    N_("‘%(tag)s’ kan op deze plek niet worden ingevuld. Zet de tag in gewone tekst"), tag=words(tag)
                )
        if left := opened(root):
            self._find(N_("Deze tag is niet afgesloten: %(tag)s"), tag=left[:80])
        put_logos(root, lambda item: self._new(codes, item))
        source = with_namespaces(etree.tostring(root, encoding="unicode"))
        texts = TOKEN.split(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{source}')
        return tuple(codes[int(text)].item if place % 2 else text for place, text in enumerate(texts))

    @staticmethod
    def _new(codes: list[Code], item: Item) -> str:
        """Return the token of one more item in the plan."""
        codes.append(Code(item))
        return token(len(codes) - 1)

    def _understand(self, root: etree._Element, tags: list[str]) -> list[Code]:
        """Return for each tag, in the order of the document, what it does."""
        codes = [Code() for _ in tags]
        loops: Loops = {}
        open_blocks: list[OpenBlock] = []
        for number, holder in tokens(root):
            tag = tags[number]
            said = tag[2:-2].strip()
            if holder.tag in (W + "delText", W + "delInstrText"):
                continue
            self._around = words("".join(holder.itertext()))[:120]
            try:
                if tag.startswith("{{"):
                    codes[number] = Code(use=self.names.use(said, loops))
                else:
                    codes[number] = Code(self._statement(said, loops, open_blocks, level(holder)))
            except NotAllowed as fault:
                self._find(fault.message, **fault.values)
            except RecursionError:
                self._find(N_("‘%(tag)s’ mag hier niet in een sjabloon staan"), tag=said[:80])
        for word, _, _ in open_blocks:
            self._find(N_("‘%(word)s’ heeft geen einde. Zet er een ‘end%(word)s’ achter"), word=word)
        return codes

    def _statement(self, said: str, loops: Loops, open_blocks: list[OpenBlock], level: etree._Element) -> Item:
        word, _, rest = said.partition(" ")
        if level.tag == W + "tr":
            raise NotAllowed(
                N_("‘%(tag)s’ kan niet om een cel staan. Herhaal rijen met %(row)s of alinea's met %(paragraph)s"),
                tag=said,
                row=_ROW,
                paragraph=_PARAGRAPH,
            )
        if word == "for":
            if len(loops) == _DEEPEST:
                raise NotAllowed(N_("‘%(tag)s’ staat te diep in andere herhalingen"), tag=said)
            row, rows = self.names.loop(said, loops)
            loops[row] = rows
            open_blocks.append(("for", row, level))
            return For(row, rows)
        if word == "if":
            open_blocks.append(("if", "", level))
            return If(self.names.condition(rest, loops))
        if not open_blocks or word not in ("else", "elif", "endif", "endfor") or (word in ("endif", "endfor") and rest):
            raise NotAllowed(N_("‘%(tag)s’ mag hier niet in een sjabloon staan"), tag=said)
        opened, row, where = open_blocks[-1]
        if where is not level:
            raise NotAllowed(
                N_(
                    "‘%(tag)s’ staat niet op dezelfde plek als het begin. Zet begin en einde allebei in een eigen alinea of rij"
                ),
                tag=said,
            )
        if word in ("elif", "else") and opened == "if":
            return Else(self.names.condition(rest, loops) if word == "elif" else None)
        if word != f"end{opened}":
            raise NotAllowed(N_("‘%(tag)s’ mag hier niet in een sjabloon staan"), tag=said)
        open_blocks.pop()
        loops.pop(row, None)
        return End()

    def _put_back(self, root: etree._Element, codes: list[Code]) -> None:
        """Put a place where each tag stood, on the level of the document where its XML fits."""
        rows = [(row, mark) for row in root.iter(W + "tr") if (mark := row.find(f"{W}trPr/{W}cantSplit")) is not None]
        inside = {id(row): [n for n, _ in tokens(row) if codes[n].use] for row, _ in rows}
        marks = {id(row): mark for row, mark in rows}
        for paragraph in list(root.iter(W + "p")):
            self._paragraph(paragraph, codes)
        for element in root.iter():
            for name, value in element.attrib.items():
                for found in TOKEN.finditer(value if etree.QName(name).localname in _WORDED else ""):
                    code = codes[int(found[1])]
                    if code.use and not isinstance(code.item, Fill):
                        self._place(code, controlled=False, words=True)
        for key, numbers in inside.items():
            if numbers:
                places = tuple(item.place for n in numbers if isinstance(item := codes[n].item, Fill))
                text_before(marks[key], self._new(codes, KeepRow(places)))
                remove(marks[key])

    def _paragraph(self, paragraph: etree._Element, codes: list[Code]) -> None:
        runs = [
            run
            for run in paragraph.iter(W + "r")
            if any(TOKEN.search(t.text or "") for t in run.findall(W + "t"))
            and next(run.iterancestors(W + "p")) is paragraph  # a text box has paragraphs of its own
        ]
        if not runs:
            return
        properties = paragraph.find(W + "pPr")
        drawn = any(ancestor.tag in (_MC_FALLBACK, W + "txbxContent") for ancestor in paragraph.iterancestors())
        alone = TOKEN.fullmatch("".join(paragraph.itertext()).strip())
        code = codes[int(alone[1])] if alone else None
        if (
            alone
            and code
            and code.use
            and not code.use.plain
            and isinstance(code.use.shape, Paragraphs)
            and not drawn
            and not paragraph.findall(f".//{W}drawing")
            and (properties is None or properties.find(W + "sectPr") is None)
        ):
            named = properties.find(W + "pStyle") if properties is not None else None
            style = named.get(W + "val", "") if named is not None else ""
            self._place(
                code,
                block=True,
                paragraph=xml_of(properties),
                bullet=xml_of(with_style(properties, self.bullets.get(style, self.bullets[""]))),
                gap=xml_of(thin(properties)),
                run=xml_of(runs[0].find(W + "rPr")),
            )
            text_before(paragraph, alone[0])
            remove(paragraph)
            return
        for run in runs:
            self._run(run, codes, controlled=not drawn)

    def _run(self, run: etree._Element, codes: list[Code], *, controlled: bool) -> None:
        """Split a run at its tags; what a tag prints stands between the runs, with the same look."""
        look = run.find(W + "rPr")
        piece: etree._Element | None = None
        for child in [child for child in run if child is not look]:
            texts: list[str | None] = [*TOKEN.split(child.text or "")] if child.tag == W + "t" else [None]
            for place, text in enumerate(texts):
                if text and place % 2:
                    code = codes[int(text)]
                    if code.use:
                        self._place(code, run=xml_of(look), controlled=controlled)
                    text_before(run, token(int(text)))
                    piece = None
                elif text is None or text:
                    if piece is None:
                        piece = new("r")
                        piece.extend([deepcopy(look)] if look is not None else [])
                        run.addprevious(piece)
                    if text is None:
                        piece.append(deepcopy(child))
                    else:
                        words = etree.SubElement(piece, W + "t")
                        words.text = text
                        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        remove(run)

    def _place(
        self,
        code: Code,
        *,
        block: bool = False,
        paragraph: str = "",
        bullet: str = "",
        gap: str = "",
        run: str = "",
        controlled: bool = True,
        words: bool = False,
    ) -> None:
        use = code.use
        if use is None:
            raise ValueError("a statement prints nothing")
        code.item = Fill(len(self.places), words)
        self.places.append(
            Place(use, block, paragraph, bullet, gap, run, box_properties(run), controlled and not use.plain)
        )

    def _find(self, message: str, **values: str) -> None:
        self.findings.append(Finding(self._part, message, values, getattr(self, "_around", "")))
