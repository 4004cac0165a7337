"""The XML of a part while its tags are taken out: where they stand, and how to put something in their place."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

#: A tag taken out of the XML, by its number. Private-use characters that no stored answer and no template keeps.
TOKEN = re.compile("\ue000(\\d+)\ue001")


def token(number: int) -> str:
    """Return what stands in the XML for a tag."""
    return f"\ue000{number}\ue001"


def tokens(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield each tag's number in the order of the document, and the element whose text it is."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            texts = [*element.attrib.values(), element.text]
            holder = element
        else:
            texts = [element.tail] if element is not root else []
            holder = parent(element) if texts else element
        for text in texts:
            for found in TOKEN.finditer(text or ""):
                yield int(found[1]), holder


def level(holder: etree._Element) -> etree._Element:
    """Return the element between whose children a statement works: a paragraph, a table, a body."""
    if holder.tag == W + "t":
        return parent(parent(holder))
    return holder


def text_before(element: etree._Element, text: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        above = parent(element)
        above.text = (above.text or "") + text


def remove(element: etree._Element) -> None:
    if element.tail:
        text_before(element, element.tail)
        element.tail = None
    parent(element).remove(element)


def parent(element: etree._Element) -> etree._Element:
    """Return the element that this one stands in."""
    above = element.getparent()
    if above is None:
        raise ValueError("the root of a part stands in nothing")
    return above


def unwrap_controls(root: etree._Element) -> None:
    """Take away a template's own controls around tags: the answer gets one of ours, and they do not nest well."""
    for outer in list(root.iter(W + "sdt")):
        content = outer.find(W + "sdtContent")
        if content is not None and any(True for _ in tokens(content)):
            text_before(outer, content.text or "")
            for child in list(content):
                outer.addprevious(child)
            remove(outer)


def with_style(properties: etree._Element | None, style: str) -> etree._Element:
    made = deepcopy(properties) if properties is not None else new("pPr")
    for old in made.findall(W + "pStyle") + made.findall(W + "ind"):
        made.remove(old)
    named = new("pStyle")
    named.set(W + "val", style)
    made.insert(0, named)
    return made


def thin(properties: etree._Element | None) -> etree._Element:
    """Return the properties of an empty line in a text: a little room, not a whole line of the page."""
    made = new("pPr")
    kept = [properties.find(W + name) for name in ("pStyle", "keepNext")] if properties is not None else []
    made.extend(deepcopy(element) for element in kept if element is not None)
    room = etree.SubElement(made, W + "spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "80"), ("lineRule", "exact")):
        room.set(W + name, value)
    return made


def new(name: str) -> etree._Element:
    return etree.Element(W + name, nsmap={"w": W[1:-1]})


def xml_of(element: etree._Element | None) -> str:
    """Return an element as XML without its namespace declarations, to be put into a part that has them."""
    if element is None:
        return ""
    element = deepcopy(element)
    element.tail = None
    return re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", etree.tostring(element, encoding="unicode"))


def with_namespaces(source: str) -> str:
    """Return the part with the namespace of tick boxes declared, for templates that know of none."""
    root, rest = source[: source.index(">")], source[source.index(">") :]
    if "xmlns:w14=" not in root:
        root += f' xmlns:w14="{_W14}"'
    if "xmlns:mc=" not in root:
        root += f' xmlns:mc="{_MC}"'
    if "mc:Ignorable=" not in root:
        root += ' mc:Ignorable="w14"'
    elif not re.search(r'mc:Ignorable="[^"]*\bw14\b', root):
        root = root.replace('mc:Ignorable="', 'mc:Ignorable="w14 ')
    return root + rest


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", TOKEN.sub("", text)).split())
