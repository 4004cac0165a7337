"""What the parts of a Word file are called by people."""

import re
from collections.abc import Mapping

from lxml import etree

from forms.text import N_
from service.word.inspection import DOCUMENT, Parts
from service.word.tree import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "word/_rels/document.xml.rels"

_BODY = N_("Document")
_PAGES = {
    ("header", ""): N_("Kop van de pagina"),
    ("header", "first"): N_("Kop van de eerste pagina"),
    ("header", "even"): N_("Kop van de even pagina's"),
    ("footer", ""): N_("Voet van de pagina"),
    ("footer", "first"): N_("Voet van de eerste pagina"),
    ("footer", "even"): N_("Voet van de even pagina's"),
}
_OTHERS = (
    (r"word/header.*", _PAGES["header", ""]),
    (r"word/footer.*", _PAGES["footer", ""]),
    (r"word/footnotes.*", N_("Voetnoten")),
    (r"word/endnotes.*", N_("Eindnoten")),
    (r"word/comments.*", N_("Opmerkingen")),
    (r"word/glossary/.*", N_("Bouwstenen")),
    (r"word/charts/.*", N_("Grafiek")),
    (r"word/diagrams/.*", N_("SmartArt")),
    (r"docProps/.*", N_("Eigenschappen van het bestand")),
    (r"customXml/.*", N_("Gegevens die met het bestand meegaan")),
    (r".*\.rels", N_("Koppelingen")),
)
_UNSEEN = N_("Een onderdeel dat Word niet laat zien")


def part_names(parts: Parts) -> dict[str, str]:
    """Return the name of each part as a msgid. Headers and footers go by the pages that they stand on."""
    pages = _pages(parts)
    return {name: pages.get(name) or _usual(name) for name in parts}


def _usual(name: str) -> str:
    if name == DOCUMENT:
        return _BODY
    return next((said for pattern, said in _OTHERS if re.fullmatch(pattern, name)), _UNSEEN)


def _pages(parts: Parts) -> Mapping[str, str]:
    if _RELATIONSHIPS not in parts:
        return {}
    targets = {
        link.get("Id", ""): f"word/{link.get('Target', '')}".replace("word//word/", "word/")
        for link in etree.fromstring(parts[_RELATIONSHIPS])
    }
    found = {}
    for kind in ("header", "footer"):
        for reference in etree.fromstring(parts[DOCUMENT]).iter(f"{W}{kind}Reference"):
            said = _PAGES.get((kind, reference.get(W + "type", "")), _PAGES[kind, ""])
            found[targets.get(reference.get(_R + "id", ""), "")] = said
    return found
