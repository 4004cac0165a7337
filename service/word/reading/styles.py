"""What the styles and lists of a Word file make of a paragraph: a heading, a bullet, a numbered line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

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


_PLAIN = ParagraphStyle()


@dataclass(frozen=True)
class Styles:
    """The styles and lists of a file.

    ``prompts`` are the ids of character styles that mark a placeholder, ``kinds`` the kind of each list ("bullet",
    "number") by its number and level.
    """

    paragraphs: Mapping[str, ParagraphStyle]
    prompts: frozenset[str]
    kinds: Mapping[tuple[str, str], str]


class Looks:
    """What paragraphs look like while a file is read from its beginning: a numbered list counts on."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._counts: dict[tuple[str, str], int] = {}

    def of(self, properties: Element | None) -> tuple[str, int, str, int]:
        """Return a paragraph's style id, heading level, kind of list ("", "bullet", "number") and number in it."""
        id_, heading, number, level = "", 0, "", "0"
        if properties is not None:
            named = properties.find(W + "pStyle")
            id_ = named.get(W + "val", "") if named is not None else ""
        style = self.styles.paragraphs.get(id_, _PLAIN)
        heading, number, level = style.heading, style.list, style.level
        if properties is not None:
            outline = properties.find(W + "outlineLvl")
            if outline is not None:
                heading = _level(outline.get(W + "val", ""))
            own = properties.find(W + "numPr")
            if own is not None:
                number, level = _list(own, number, level)
        kind = self.styles.kinds.get((number, level), "") if number not in ("", "0") else ""
        if kind != "number":
            return id_, heading, kind, 0
        self._counts[number, level] = self._counts.get((number, level), 0) + 1
        return id_, heading, kind, self._counts[number, level]


def read_styles(parts: Parts) -> Styles:
    """Return the styles of a file; parts that it lacks bring nothing."""
    return _styles(parts.get("word/styles.xml", b""), parts.get("word/numbering.xml", b""))


@lru_cache(maxsize=16)
def _styles(styles: bytes, numbering: bytes) -> Styles:
    """Return the styles of these parts, which are the same in all documents of a template."""
    root = _root(styles) if styles else ()
    elements = {style.get(W + "styleId", ""): style for style in root if style.tag == W + "style"}
    return Styles(
        {
            id_: _paragraph_style(elements, id_)
            for id_, style in elements.items()
            if style.get(W + "type") == "paragraph"
        },
        frozenset(id_ for id_, style in elements.items() if _name(style).lower() == _PROMPT),
        _kinds(_root(numbering)) if numbering else {},
    )


def _name(style: Element) -> str:
    named = style.find(W + "name")
    return named.get(W + "val", "") if named is not None else ""


def _paragraph_style(elements: dict[str, Element], id_: str) -> ParagraphStyle:
    heading, number, level = 0, "", "0"
    seen: set[str] = set()
    while id_ in elements and id_ not in seen:
        seen.add(id_)
        element = elements[id_]
        if not heading and (found := _HEADING.fullmatch(_name(element))):
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


def _kinds(root: Element) -> dict[tuple[str, str], str]:
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


def _list(properties: Element, number: str, level: str) -> tuple[str, str]:
    own, at = properties.find(W + "numId"), properties.find(W + "ilvl")
    return (
        own.get(W + "val", "") if own is not None else number,
        at.get(W + "val", "0") if at is not None else level,
    )


def _level(said: str) -> int:
    return int(said) + 1 if said in tuple("012345678") else 0


def _root(part: bytes) -> Element:
    return ElementTree.fromstring(part)  # noqa: S314 - looked over before
