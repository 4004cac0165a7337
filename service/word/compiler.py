"""Turning a part of a template into a plan: its own text, and between it what is filled in.

docxtpl's own patching makes each tag whole again where Word has split it over runs. Then every tag is taken out of the
XML, understood (`service.word.names`), and put back on the level of the document where its XML fits.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from forms.model import Form
from forms.printed import Paragraphs
from forms.text import N_
from service.word.blocks import PARAGRAPH, ROW, Blocks
from service.word.direction import in_language, turn, unturned
from service.word.errors import Finding
from service.word.located import Paragraph, locate
from service.word.logo import put_logos
from service.word.names import Names, NotAllowed
from service.word.places import Place, box_properties
from service.word.plan import Fill, Item, KeepRow, Nothing, PictureNumber, Plan, Use
from service.word.tags import (
    Unclosed,
    can_lose_all_rows,
    drop_half_bookmarks,
    drop_marks,
    keep_a_paragraph,
    number_pictures,
    opened,
    parsed,
    parsed_part,
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
#: Attributes that hold words for people: the alternative text of a picture, and that of a table, which has elements for it.
_WORDED = ("descr", "title", "alt")
_WORDED_ELEMENTS = (W + "tblCaption", W + "tblDescription")
#: Of what a template says, so much is repeated in a sentence.
_SHOWN = 120
_NAME = re.compile(r"[^\W\d]\w*")
_UNCLOSED, _CLOSE = (
    N_("Deze tag is niet afgesloten: %(tag)s"),
    N_("Zet ‘}}’ of ‘%%}’ achter de tag, in dezelfde alinea"),
)


@dataclass
class Code:
    """What stands for a tag in the plan; for a ``{{ tag }}`` what it uses, and nothing until it has found its place."""

    item: Item = field(default_factory=Nothing)
    use: Use | None = None


class Compiler:
    """Compiles the parts of one template; gathers places and findings."""

    def __init__(self, form: Form, bullets: dict[str, str], *, rtl: bool = False) -> None:
        self.names = Names(form)
        self.bullets = bullets
        self.rtl = rtl
        self.places: list[Place] = []
        self.findings: list[Finding] = []
        self.taken_ids: set[int] = set()
        self.pictures: set[int] = set()

    def part(self, name: str, xml: bytes) -> Plan:
        """Return the plan of a part; empty when nothing can be made of it."""
        self._part, self._xml = name, xml
        self._tags: list[str] = []
        self._spots: list[tuple[Paragraph, int, int] | None] | None = None
        try:
            text, self._tags = take_out(xml)
        except Unclosed as unclosed:
            self._find(_UNCLOSED, _CLOSE, tag=words(unclosed.tag))
            return ()
        tags = self._tags
        for number, tag in enumerate(tags):
            if "<" in tag:
                self._find(
                    N_("Deze tag is niet afgesloten, of loopt over meer alinea's: %(tag)s"),
                    _CLOSE,
                    number,
                    tag=words(tag),
                )
        try:
            root = parsed(text)
        except etree.XMLSyntaxError:
            self._find(
                N_("Een herhaling of voorwaarde begint en eindigt niet op dezelfde plek"),
                N_("Gebruik %(row)s of %(paragraph)s"),
                row=ROW,
                paragraph=PARAGRAPH,
            )
            return ()
        self.taken_ids |= {int(n) for n in root.xpath("//@w:id", namespaces={"w": W[1:-1]}) if str(n).isdecimal()}
        codes = self._understand(root, tags)
        unwrap_controls(root)
        if self.rtl:
            turn(root, lambda number: codes[number].use)
        for table in root.iter(W + "tbl"):
            if can_lose_all_rows(table, tags):
                self._find(
                    N_("Alle rijen van een tabel kunnen hier wegvallen"),
                    N_("Zet de voorwaarde met %(paragraph)s om de tabel"),
                    next((number for number, _ in tokens(table)), None),
                    paragraph=PARAGRAPH,
                )
        drop_marks(root, tags)
        self.pictures |= number_pictures(root, tags, lambda: self._new(codes, PictureNumber()))
        keep_a_paragraph(root, tags)
        self._put_back(root, codes)
        drop_half_bookmarks(root)
        for number, (tag, code) in enumerate(zip(tags, codes, strict=False)):
            if code.use and not isinstance(code.item, Fill):
                self._find(
                    N_("‘%(tag)s’ kan op deze plek niet worden ingevuld"),
                    N_("Zet de tag in gewone tekst"),
                    number,
                    tag=words(tag),
                )
        if left := opened(root):
            self._find(_UNCLOSED, _CLOSE, tag=left)
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
        blocks = Blocks(self.names)
        for number, holder in tokens(root):
            tag = tags[number]
            said = tag[2:-2].strip()
            if holder.tag in (W + "delText", W + "delInstrText"):
                continue
            lost = frozenset(blocks.lost)
            try:
                if tag.startswith("{{"):
                    codes[number] = Code(use=self.names.use(said, blocks.loops))
                else:
                    codes[number] = Code(blocks.item(said, number, level(holder)))
            except NotAllowed as fault:
                # What follows from a repetition that was told already is not told again.
                if not self.findings or not lost.intersection(_NAME.findall(said)):
                    self._find(fault.message, fault.mend, number, **fault.values)
            except RecursionError:
                self._find(N_("‘%(tag)s’ is veel te ingewikkeld"), N_("Gebruik alleen namen"), number, tag=said)
        for block in blocks.open:
            message, mend = N_("‘%(word)s’ heeft geen einde"), N_("Zet er een ‘end%(word)s’ achter")
            self._find(message, mend, block.number, word=block.word)
        return codes

    def _put_back(self, root: etree._Element, codes: list[Code]) -> None:
        """Put a place where each tag stood, on the level of the document where its XML fits."""
        rows = [(row, mark) for row in root.iter(W + "tr") if (mark := row.find(f"{W}trPr/{W}cantSplit")) is not None]
        inside = {id(row): [n for n, _ in tokens(row) if codes[n].use] for row, _ in rows}
        marks = {id(row): mark for row, mark in rows}
        for paragraph in list(root.iter(W + "p")):
            self._paragraph(paragraph, codes)
        for element in root.iter():
            for name, value in element.attrib.items():
                worded = element.tag in _WORDED_ELEMENTS or etree.QName(name).localname in _WORDED
                for found in TOKEN.finditer(value if worded else ""):
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
                        self._place(code, run=xml_of(look), fixed=xml_of(in_language(look)), controlled=controlled)
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
        fixed: str = "",
        controlled: bool = True,
        words: bool = False,
    ) -> None:
        use = code.use
        if use is None:
            raise ValueError("a statement prints nothing")
        code.item = Fill(len(self.places), words)
        run = run if use.plain else unturned(run)
        self.places.append(
            Place(use, block, paragraph, bullet, gap, run, fixed, box_properties(run), controlled and not use.plain)
        )

    def _find(self, message: str, mend: str, number: int | None = None, **values: str) -> None:
        """Take in a finding about the tag of this number, or about the part."""
        if self._spots is None:
            self._spots = locate(parsed_part(self._xml)).of(self._tags)
        spot = self._spots[number] if number is not None else None
        paragraph, around = (spot[0].number, spot[0].around(*spot[1:])) if spot else (0, "")
        short = {name: f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text for name, text in values.items()}
        self.findings.append(Finding(self._part, message, short, around, mend, paragraph=paragraph))
