"""A template for a language that is written from right to left: the same one, turned when it is compiled.

Tables and paragraphs turn around. The school's own text is Dutch and keeps its direction: alone in a paragraph the whole
paragraph does, and within a line of ours it stands between marks that isolate it (UAX 9, U+2066 and U+2069).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from forms.printed import Choice, Day, Paragraphs, Tick, Words
from service.word.plan import Use
from service.word.tree import TOKEN, W, new, parent

#: Gives what a tag prints by its number, None for a statement.
UseOf = Callable[[int], Use | None]

#: A hole for a language in the properties of a run: a character that no answer keeps.
LANGUAGE = "\ue002"
_START, _END = "\u2066", "\u2069"
_LETTER = re.compile(r"[^\W\d_]")
#: Arial has the letters of every language that is written this way; a theme's own font may not.
_FONT = '<w:rFonts w:cs="Arial"/>'
_MARK = "<w:rtl/>"
#: What comes after an element in the order of the format.
_AFTER = {
    "bidi": "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rtl": "cs em lang eastAsianLayout specVanish oMath rPrChange",
    "lang": "eastAsianLayout specVanish oMath rPrChange",
    "bidiVisual": "tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription tblPrChange",
}
_SECTION_AFTER = "rtlGutter docGrid printerSettings sectPrChange"


def turn(root: etree._Element, use_of: UseOf) -> None:
    """Turn a part around; tags stand in it as tokens."""
    for properties in root.iter(W + "tblPr"):
        put(properties, "bidiVisual")
    for section in root.iter(W + "sectPr"):
        put(section, "bidi", _SECTION_AFTER)
    for paragraph in list(root.iter(W + "p")):
        if not _of_the_school(paragraph, use_of):
            _part_from_label(paragraph, use_of)
            _turn(paragraph, use_of)


def unturned(run: str) -> str:
    """Return the properties of a run (XML) as they were: those of Dutch text in a line of ours."""
    return run.replace(_MARK, "").replace(_FONT, "")


def in_language(look: etree._Element | None) -> etree._Element:
    """Return the properties of a run with a hole for its language, so that it is spelt and read aloud in that one."""
    made = deepcopy(look) if look is not None else new("rPr")
    language = put(made, "lang")
    language.set(W + "val", LANGUAGE)
    language.set(W + "bidi", LANGUAGE)
    return made


def is_turned(run: str) -> bool:
    """Tell whether a run with these properties is written from right to left."""
    return _MARK in run


def runs_left(text: str) -> bool:
    """Tell whether a text is written from right to left: the first letter with a direction decides.

    Numbers alone are not: the groups of a phone number would change places.
    """
    directions = (unicodedata.bidirectional(character) for character in text)
    numbers = any(character.isdigit() for character in text)
    return next((found != "L" for found in directions if found in ("L", "R", "AL")), not numbers)


def isolated(text: str) -> str:
    """Return a text that keeps its own direction in a line that runs the other way."""
    return f"{_START}{text}{_END}" if text and not text.startswith(_START) else text


def put(properties: etree._Element, name: str, after: str = "") -> etree._Element:
    """Return the property of this name, put in its place in the order of the format when it is not there yet."""
    found = properties.find(W + name)
    if found is None:
        found = new(name)
        followers = {W + other for other in (after or _AFTER[name]).split()}
        before = next((child for child in properties if child.tag in followers), None)
        if before is None:
            properties.append(found)
        else:
            before.addprevious(found)
    return found


def _of_the_school(paragraph: etree._Element, use_of: UseOf) -> bool:
    """Tell whether a paragraph holds a text of the school and none of ours."""
    text = "".join(element.text or "" for element in _texts(paragraph))
    uses = [use for number in TOKEN.findall(text) if (use := use_of(int(number))) is not None]
    ours = any(use.plain for use in uses) or _LETTER.search(TOKEN.sub("", text))
    return not ours and any(isinstance(use.shape, Words | Paragraphs) for use in uses)


def _part_from_label(paragraph: etree._Element, use_of: UseOf) -> None:
    """Give a text of the school that stands behind a label of ours a paragraph of its own: it may be of many lines."""
    texts = list(_texts(paragraph))
    tag = TOKEN.fullmatch((texts[-1].text or "").strip()) if len(texts) > 1 else None
    use = use_of(int(tag[1])) if tag else None
    if use is None or use.plain or not isinstance(use.shape, Paragraphs):
        return
    run = parent(texts[-1])
    if run.getparent() is paragraph and run.getnext() is None:
        own = new("p")
        properties = paragraph.find(W + "pPr")
        own.extend([] if properties is None else [deepcopy(properties)])
        own.append(run)
        own.tail, paragraph.tail = paragraph.tail, None
        paragraph.addnext(own)


def _turn(paragraph: etree._Element, use_of: UseOf) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = new("pPr")
        paragraph.insert(0, properties)
    put(properties, "bidi")
    for run in paragraph.iter(W + "r"):
        if next(run.iterancestors(W + "p")) is paragraph:
            _turn_run(run)
    for element in _texts(paragraph):
        element.text = TOKEN.sub(lambda found: _kept(found[0], use_of(int(found[1]))), element.text or "")


def _kept(tag: str, use: Use | None) -> str:
    """Return a tag between marks when it prints what keeps its own direction in a control of its own."""
    if use is None or use.plain or isinstance(use.shape, Tick):
        return tag
    return f"{_START}{tag}{_END}" if isinstance(use.shape, Words | Paragraphs | Day | Choice) else tag


def _turn_run(run: etree._Element) -> None:
    look = run.find(W + "rPr")
    if look is None:
        look = new("rPr")
        run.insert(0, look)
    fonts = look.find(W + "rFonts")
    if fonts is None:
        fonts = new("rFonts")
        style = look.find(W + "rStyle")
        look.insert(0 if style is None else 1, fonts)
    if not fonts.get(W + "cs"):
        fonts.attrib.pop(W + "cstheme", None)
        fonts.set(W + "cs", "Arial")
    put(look, "rtl")


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the texts of a paragraph; a text box in it has paragraphs of its own."""
    for text in paragraph.iter(W + "t"):
        if next(text.iterancestors(W + "p")) is paragraph:
            yield text
