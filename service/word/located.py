"""Where the tags of a template stand, as a person finds them in Word: in which paragraph, with which text around.

Word splits a text over runs as it likes, also within a tag. Here a paragraph is one text again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from service.word.tree import W

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
#: What docxtpl takes off the front of a tag, and blanks: neither makes it another tag.
_LEVEL = re.compile(r"^(\{[{%])-?(?:tr|tc|p|r)(?=\s)")
_BLANKS = re.compile(r"\s|-(?=[%}]\})|(?<=\{%)-")
_AROUND = 40


@dataclass(frozen=True)
class Stretch:
    """A piece of a paragraph's text from ``start`` to ``end``: a whole tag, or where one begins or ends by mistake.

    ``kind`` is "tag", "unclosed" (it begins and does not end in its paragraph) or "unopened" (it ends and never began).
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number in its part; ``texts`` are the elements that its text stands in.

    ``hidden`` are tags that stand elsewhere than in its text: in a description of a picture, a field, deleted text.
    A paragraph for programs that do not know of drawings has the number of the one that it stands in.
    """

    number: int
    element: etree._Element
    texts: tuple[etree._Element, ...]
    fallback: bool = False
    hidden: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the text that a person sees in the template."""
        return "".join(text.text or "" for text in self.texts)

    @property
    def tags(self) -> list[Stretch]:
        """Return its whole tags, in their order."""
        return [stretch for stretch in stretches(self.text) if stretch.kind == "tag"]

    def around(self, start: int = 0, end: int = 0) -> str:
        """Return some of the text on both sides of a piece of it."""
        return around(self.text, start, end)


@dataclass
class Located:
    """The paragraphs of a part, and where each of its tags stands."""

    paragraphs: list[Paragraph]
    _found: dict[tuple[str, int], tuple[Paragraph, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seen: Counter[str] = Counter()
        for paragraph in self.paragraphs:
            tags = [(tag, 0, 0) for tag in paragraph.hidden]
            tags += [(tag.text, tag.start, tag.end) for tag in paragraph.tags]
            for tag, start, end in tags:
                said = same(tag)
                self._found[said, seen[said]] = paragraph, start, end
                seen[said] += 1

    def of(self, tags: Sequence[str]) -> list[tuple[Paragraph, int, int] | None]:
        """Return for each of the part's tags, all of them in their order, its paragraph and where it stands in that."""
        seen: Counter[str] = Counter()
        found = []
        for said in map(same, tags):
            found.append(self._found.get((said, seen[said])))
            seen[said] += 1
        return found


def locate(root: etree._Element) -> Located:
    """Return the paragraphs of a part of a template, with their tags."""
    return Located(list(_paragraphs(root)))


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the tags in a text, and the marks that make none, in their order; in one go, however many there are."""
    opened = -1
    for mark in _MARK.finditer(text):
        if mark[0] in _ENDS:
            if opened >= 0:
                yield Stretch("unclosed", opened, mark.start(), text[opened : mark.start()])
            opened = mark.start()
        elif opened < 0:
            yield Stretch("unopened", mark.start(), mark.end(), mark[0])
        elif mark[0] == _ENDS[text[opened : opened + 2]]:
            yield Stretch("tag", opened, mark.end(), text[opened : mark.end()])
            opened = -1
    if opened >= 0:
        yield Stretch("unclosed", opened, len(text), text[opened:])


def around(text: str, start: int = 0, end: int = 0) -> str:
    """Return some of a text on both sides of a piece of it, with … where more stands."""
    end = max(end, start)
    first, last = max(start - _AROUND, 0), min(end, start + 2 * _AROUND) + _AROUND
    piece = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{piece}{'…' if last < len(text) else ''}"


def same(tag: str) -> str:
    """Return what makes a tag the same tag, whatever its blanks and the level that it works on."""
    return _BLANKS.sub("", _LEVEL.sub(r"\1", tag)).translate(_QUOTES)


_QUOTES = str.maketrans("“”‘’", "\"\"''")


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    number = 0
    numbers: dict[etree._Element, int] = {}
    for element in root.iter(W + "p"):
        outer = next((above for above in element.iterancestors(_FALLBACK)), None)
        if outer is None:
            number += 1
            numbers[element] = number
            own = number
        else:
            own = next((numbers[p] for p in outer.iterancestors(W + "p") if p in numbers), max(number, 1))
        texts, hidden = [], []
        for inner in _own(element):
            if inner.tag == W + "t":
                texts.append(inner)
            else:
                hidden += [tag for text in (*inner.attrib.values(), inner.text or "") for tag in _whole(text)]
        yield Paragraph(own, element, tuple(texts), outer is not None, tuple(hidden))


def _own(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands in a paragraph, but not what stands in the paragraphs of a text box in it."""
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [child for child in reversed(element) if child.tag != W + "p"]


def _whole(text: str) -> list[str]:
    return [stretch.text for stretch in stretches(text) if stretch.kind == "tag"] if "{" in text else []
