"""What the styles and lists of a Word file make of a paragraph: a heading, a bullet, a numbered line."""

import re
from dataclasses import dataclass, field

from lxml import etree

from service.word.inspection import Parts
from service.word.tree import W

_HEADING = re.compile(r"(?:heading|kop) ([1-9])", re.IGNORECASE)
_PROMPT = "placeholder text"
#: Kinds of numbering that only mark a line.
_MARKS = ("bullet", "none")


@dataclass(frozen=True)
class ParagraphStyle:
    """What a paragraph style brings: a heading's level (0: none) and the list it puts its paragraphs in."""

    heading: int = 0
    list: str = ""
    level: str = "0"


@dataclass
class Styles:
    """The styles and lists of one file. A numbered list counts on while the file is read."""

    paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    #: Ids of character styles that mark a placeholder.
    prompts: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)
    _kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, properties: etree._Element | None) -> tuple[str, int, str, int]:
        """Return a paragraph's style id, heading level, kind of list ("", "bullet", "number") and number in it."""
        id_, heading, number, level = "", 0, "", "0"
        if properties is not None:
            named = properties.find(W + "pStyle")
            id_ = named.get(W + "val", "") if named is not None else ""
        style = self.paragraphs.get(id_, ParagraphStyle())
        heading, number, level = style.heading, style.list, style.level
        if properties is not None:
            outline = properties.find(W + "outlineLvl")
            if outline is not None:
                heading = _level(outline.get(W + "val", ""))
            own = properties.find(W + "numPr")
            if own is not None:
                number, level = _list(own, number, level)
        kind = self._kinds.get((number, level), "") if number not in ("", "0") else ""
        if kind != "number":
            return id_, heading, kind, 0
        self._counts[number, level] = self._counts.get((number, level), 0) + 1
        return id_, heading, kind, self._counts[number, level]


def read_styles(parts: Parts) -> Styles:
    """Return the styles of a file; parts that it lacks bring nothing."""
    styles = Styles()
    if "word/numbering.xml" in parts:
        styles._kinds = _kinds(_root(parts["word/numbering.xml"]))
    if "word/styles.xml" in parts:
        _read(styles, _root(parts["word/styles.xml"]))
    return styles


def _read(styles: Styles, root: etree._Element) -> None:
    elements = {style.get(W + "styleId", ""): style for style in root.iterfind(W + "style")}
    for id_, element in elements.items():
        name = element.find(W + "name")
        said = name.get(W + "val", "") if name is not None else ""
        if said.lower() == _PROMPT:
            styles.prompts.add(id_)
        if element.get(W + "type") == "paragraph":
            styles.paragraphs[id_] = _paragraph_style(elements, id_)


def _paragraph_style(elements: dict[str, etree._Element], id_: str) -> ParagraphStyle:
    heading, number, level = 0, "", "0"
    seen: set[str] = set()
    while id_ in elements and id_ not in seen:
        seen.add(id_)
        element = elements[id_]
        name = element.find(W + "name")
        if not heading and name is not None and (found := _HEADING.fullmatch(name.get(W + "val", ""))):
            heading = int(found[1])
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if not heading and outline is not None:
            heading = _level(outline.get(W + "val", ""))
        own = element.find(f"{W}pPr/{W}numPr")
        if not number and own is not None:
            number, level = _list(own, number, level)
        based = element.find(W + "basedOn")
        id_ = based.get(W + "val", "") if based is not None else ""
    return ParagraphStyle(heading, number, level)


def _kinds(root: etree._Element) -> dict[tuple[str, str], str]:
    """Return the kind of list ("bullet" or "number") by the number of the list and its level."""
    kept: dict[str, dict[str, str]] = {}
    for abstract in root.iterfind(W + "abstractNum"):
        levels = kept.setdefault(abstract.get(W + "abstractNumId", ""), {})
        for level in abstract.iterfind(W + "lvl"):
            format_ = level.find(W + "numFmt")
            said = format_.get(W + "val", "") if format_ is not None else ""
            levels[level.get(W + "ilvl", "")] = "" if said == "none" else "bullet" if said in _MARKS else "number"
    kinds: dict[tuple[str, str], str] = {}
    for number in root.iterfind(W + "num"):
        abstract_id = number.find(W + "abstractNumId")
        levels = kept.get(abstract_id.get(W + "val", ""), {}) if abstract_id is not None else {}
        kinds |= {(number.get(W + "numId", ""), level): kind for level, kind in levels.items()}
    return kinds


def _list(properties: etree._Element, number: str, level: str) -> tuple[str, str]:
    own, at = properties.find(W + "numId"), properties.find(W + "ilvl")
    return (
        own.get(W + "val", "") if own is not None else number,
        at.get(W + "val", "0") if at is not None else level,
    )


def _level(said: str) -> int:
    return int(said) + 1 if said in tuple("012345678") else 0


def _root(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
