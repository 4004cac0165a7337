"""The text of a document that was just made, as somebody reads it."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from service.word.tree import W

_MAIN_PART = "word/document.xml"
_BLANKS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def printed_text(data: bytes) -> str:
    """Return the text of the pages of a document of our own making, a paragraph a line; no headers and footers.

    For files that `fill` made: what comes from outside is read by `read_back`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(_MAIN_PART), etree.XMLParser(resolve_entities=False, no_network=True))
    paragraphs = ("".join(_texts(paragraph)).strip() for paragraph in root.iter(W + "p"))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _texts(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(W + "t", *_BLANKS):
        yield (element.text or "") if element.tag == W + "t" else _BLANKS[str(element.tag)]
