"""Spots in a template that work now and that somebody will be sorry for later: what reading back or Word stumbles on."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from forms.text import N_
from service.word.errors import Finding
from service.word.inspection import Parts, is_xml
from service.word.located import Located, Paragraph, stretches
from service.word.names import FIXED, NO_ANSWERS, NUMBER
from service.word.tree import W

#: Who the remarks are from that `service.word.checking.annotating` puts into a template.
REMARKS_FROM = "zorgroute"

_SDT, _CONTENT, _CELL, _ROW = W + "sdt", W + "sdtContent", W + "tc", W + "tr"
_TEXT_BOX = W + "txbxContent"
_TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_FOR = re.compile(r"\{%(?:tr|p|r)?\s*for\s+(\w+)\s+in\s+([\w.]+)\s*%\}")
_STATEMENT = re.compile(r"\s*\{%p\s+(if|elif|else|endif|for|endfor)\b")
_NAME = re.compile(r"\{\{\s*([\w.]+)(?:\|kort)?\s*\}\}")
_COMMENTS = re.compile(r"word/comments\w*\.xml")
_OPENS = re.compile(rb"\{[{%]")
_SHOWN = 80


def risky(part: str, root: etree._Element, located: Located) -> list[Finding]:
    """Return the risky spots in one of the parts that are filled."""
    return [
        *_around_cells(part, root, located),
        *_empty_cells(part, root, located),
        *_text_boxes(part, located),
        *_tracked(part, root, located),
    ]


def twice(parts: dict[str, Located]) -> Iterator[Finding]:
    """Yield the answers that stand in more than one control: a change in one of them cannot be told from the other."""
    first: dict[str, int] = {}
    loops: dict[str, str] = {}
    for part, located in parts.items():
        for paragraph in located.paragraphs:
            if paragraph.fallback or _in_text_box(paragraph):
                continue
            for tag in paragraph.tags:
                if found := _FOR.fullmatch(tag.text):
                    loops[found[1]] = found[2]
                elif found := _NAME.fullmatch(tag.text):
                    said = found[1]
                    loop, _, rest = said.partition(".")
                    printed = f"{loops[loop]}.{rest}" if loop in loops else said
                    if said in NO_ANSWERS or rest == NUMBER or (loop in FIXED and loop not in loops):
                        continue
                    if printed in first:
                        yield _finding(
                            part,
                            paragraph,
                            N_("‘%(name)s’ staat al eerder. Van twee invulvakken is in Word niet te zien welk telt"),
                            N_("Schrijf hier ‘{{ %(name)s|tekst }}’. Dan staat het antwoord er als gewone tekst"),
                            (tag.start, tag.end),
                            name=said,
                        )
                    first.setdefault(printed, paragraph.number)


def unfilled(parts: Parts, filled: set[str]) -> Iterator[Finding]:
    """Yield the tags in parts of the file that are not filled: they stay in the document as they are typed."""
    for name, part in parts.items():
        if name in filled or not is_xml(name) or _COMMENTS.fullmatch(name) or not _OPENS.search(part):
            continue
        for element in _roots(part):
            for text in (*element.attrib.values(), element.text or ""):
                for stretch in stretches(text):
                    if stretch.kind == "tag":
                        message = N_("‘%(tag)s’ staat op een plek die nooit wordt ingevuld")
                        mend = N_("Haal de tag daar weg")
                        yield Finding(name, message, {"tag": stretch.text[:_SHOWN]}, "", mend, "let op")


def remarks(parts: Parts) -> Iterator[Finding]:
    """Yield a finding when remarks in the margin were left in the template."""
    for name, part in parts.items():
        if _COMMENTS.fullmatch(name):
            count = sum(1 for _ in etree.fromstring(part).iter(W + "comment"))
            if count:
                message = N_("In het sjabloon staan nog opmerkingen (%(count)d). Die komen dan in elk document")
                mend = N_("Kies in Word Controleren > Verwijderen > Alle opmerkingen verwijderen")
                yield Finding(name, message, {"count": count}, "", mend, "let op")


def _around_cells(part: str, root: etree._Element, located: Located) -> Iterator[Finding]:
    for control in root.iter(_SDT):
        content = control.find(_CONTENT)
        held = [child.tag for child in content] if content is not None else []
        if (_CELL in held or _ROW in held) and (paragraph := _first(control, located)):
            message = N_("Om deze cel of rij staat een eigen invulvak van Word. LibreOffice haalt zo'n vak weg")
            mend = N_("Klik in de cel en kies met de rechtermuisknop ‘Besturingselement verwijderen’")
            yield _finding(part, paragraph, message, mend)


def _empty_cells(part: str, root: etree._Element, located: Located) -> Iterator[Finding]:
    texts = {paragraph.element: paragraph.text for paragraph in located.paragraphs}
    for cell in root.iter(_CELL):
        if _can_be_empty(cell, texts) and (paragraph := _first(cell, located)):
            message = N_("Deze cel kan helemaal leeg blijven")
            yield _finding(part, paragraph, message, N_("Zet in de cel een lege alinea na ‘endif’"))


def _can_be_empty(cell: etree._Element, texts: Mapping[etree._Element, str]) -> bool:
    """Tell whether all that stands in a cell stands under a condition."""
    depth, conditions = 0, 0
    for child in cell:
        said = _STATEMENT.match(texts.get(child, ""))
        if said:
            depth += {"if": 1, "endif": -1}.get(said[1], 0)
            conditions += 1
            if said[1] == "else":
                return False
        elif child.tag in (W + "p", W + "tbl", _SDT) and not depth:
            return False
    return conditions > 0


def _text_boxes(part: str, located: Located) -> Iterator[Finding]:
    for paragraph in located.paragraphs:
        if not paragraph.fallback and _in_text_box(paragraph):
            for tag in paragraph.tags:
                if tag.text.startswith("{{"):
                    yield _finding(
                        part,
                        paragraph,
                        N_("‘%(tag)s’ staat in een tekstvak. Wat iemand daar in Word verandert, komt niet terug"),
                        N_("Zet de tag in de gewone tekst of in een tabel"),
                        (tag.start, tag.end),
                        tag=tag.text[:_SHOWN],
                    )


def _tracked(part: str, root: etree._Element, located: Located) -> Iterator[Finding]:
    for change in root.iter(*_TRACKED):
        inside = next(change.iterancestors(W + "p"), None)
        paragraph = next((p for p in located.paragraphs if p.element is inside), None)
        message = N_("Hier staan nog bijgehouden wijzigingen. Die komen dan in elk document")
        mend = N_("Kies in Word Controleren > Accepteren > Alle wijzigingen accepteren")
        if paragraph is not None:
            yield _finding(part, paragraph, message, mend)
            return


def _first(element: etree._Element, located: Located) -> Paragraph | None:
    inside = set(element.iter(W + "p"))
    return next((p for p in located.paragraphs if p.element in inside and not p.fallback), None)


def _in_text_box(paragraph: Paragraph) -> bool:
    return next(paragraph.element.iterancestors(_TEXT_BOX), None) is not None


def _roots(part: bytes) -> Iterator[etree._Element]:
    yield from etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True)).iter(etree.Element)


def _finding(
    part: str, paragraph: Paragraph, message: str, mend: str, at: tuple[int, int] = (0, 0), **values: str
) -> Finding:
    return Finding(part, message, values, paragraph.around(*at), mend, "let op", paragraph=paragraph.number)
