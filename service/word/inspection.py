"""The parts of a .docx, looked at one by one before anything is built of them: what could fetch, run or break.

Every part that says it is XML is parsed here first, with nothing resolved or fetched, so that what comes after meets
well-formed parts of the kind that their names promise, and links that lead somewhere.
"""

import re
from posixpath import dirname, join, normpath
from typing import NoReturn

from lxml import etree

from forms.text import N_
from service.word.errors import PackageRefused
from service.word.fetching import (
    SUBDOCUMENTS,
    WORDS,
    refuse_fetching_field,
    refuse_fetching_link,
    refuse_fetching_picture,
)
from service.word.other_files import NOT_WORD, OLE, ZIP

Parts = dict[str, bytes]

DOCUMENT = "word/document.xml"
_RELATIONSHIPS = "_rels/.rels"
_MAIN_KIND = "/relationships/officeDocument"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "{http://purl.oclc.org/ooxml/"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
#: The element that a part of each kind begins with.
_ROOTS = {
    f"{_WML}{kind}+xml": _W + root
    for kind, root in (
        ("document.main", "document"),
        ("document.glossary", "glossaryDocument"),
        ("header", "hdr"),
        ("footer", "ftr"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("webSettings", "webSettings"),
        ("fontTable", "fonts"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("endnotes", "endnotes"),
        ("comments", "comments"),
    )
}
#: How far a part may lie from the package, link by link. A picture in a chart of a building block is the fifth.
_FARTHEST = 10

_MACROS = re.compile(r"vbaProject|vbaData|attachedToolbars", re.IGNORECASE)
_OBJECTS = re.compile(r"activeX|/embeddings/|oleObject", re.IGNORECASE)
_ADD_INS = re.compile(r"/webextensions/", re.IGNORECASE)
_PROGRAM = b"MZ"
_ADDRESS = re.compile(r"[^/]*:|//|\\")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
_HAS_MACROS = N_("Dit bestand bevat macro's. Bewaar het als gewoon .docx zonder macro's")
_ODD_FORM = N_("Dit bestand is in een vorm die Word niet maakt. Open het in Word en bewaar het opnieuw")
#: Elements of Word's own that hold something which is not the document's; a care document has none of them.
_FOREIGN = {
    "altChunk": N_("Dit bestand bevat een ingesloten document. Plak de tekst zelf in Word"),
    "subDoc": SUBDOCUMENTS,
    "object": N_("Dit bestand bevat een ingesloten object. Plak het in Word als afbeelding of als gewone tekst"),
    "control": N_("Dit bestand bevat een besturingselement dat iets kan uitvoeren. Verwijder het in Word"),
    "mailMerge": N_(
        "Dit bestand haalt gegevens uit een lijst (afdruk samenvoegen). Kies in Word Verzendlijsten > Normaal Word-document"
    ),
    "frameset": N_("Dit bestand is een webpagina met frames. Plak de tekst in een gewoon Word-document"),
    "saveThroughXslt": N_(
        "Dit bestand wordt bij het bewaren omgezet door een ander bestand. Plak de tekst in een gewoon Word-document"
    ),
}
_FOREIGN_TAGS = {space + name: sentence for space in WORDS for name, sentence in _FOREIGN.items()} | {
    "{urn:schemas-microsoft-com:office:office}OLEObject": _FOREIGN["object"],
    "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr": N_(
        "Dit bestand bevat een video van het web. Haal die weg, of zet er een gewone koppeling voor in de plaats"
    ),
    "{http://www.w3.org/2001/XInclude}include": _ODD_FORM,
}
_REFERENCES = (_W + "headerReference", _W + "footerReference")


def inspect(parts: Parts) -> None:
    """Raise PackageRefused, with the reason, for parts that are not safe to read or not those of a Word document."""
    for name, part in parts.items():
        _refuse_guest(name, part)
        if name.lower().endswith(".svg"):
            refuse_fetching_picture(part)
    types = _content_types(_parsed(parts["[Content_Types].xml"]), parts)
    if types.get(DOCUMENT) != f"{_WML}document.main+xml":
        raise PackageRefused(NOT_WORD)
    if any(kind.endswith("xml") and "svg" not in kind and not is_xml(name) for name, kind in types.items()):
        broken()
    links = {name: _links(name, _parsed(part), parts) for name, part in parts.items() if name.endswith(".rels")}
    if DOCUMENT not in links.get(_RELATIONSHIPS, {}).values():
        broken()
    _refuse_far(links)
    for name, part in parts.items():
        if is_xml(name):
            root = _parsed(part)
            _refuse_other_root(root, types[name])
            _refuse_contents(root, links.get(_links_of(name), {}))


def is_xml(name: str) -> bool:
    """Tell whether a part of this name is XML."""
    return name.lower().endswith((".xml", ".rels"))


def main_part(parts: Parts) -> str:
    """Return the name of the part that the package calls its document, "" when it calls none so."""
    for link in _parsed(parts[_RELATIONSHIPS]):
        if link.get("Type", "").endswith(_MAIN_KIND):
            return link.get("Target", "").removeprefix("/")
    return ""


def broken() -> NoReturn:
    """Raise PackageRefused for a file that Word would not have made like this."""
    raise PackageRefused(N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw"))


def _refuse_guest(name: str, part: bytes) -> None:
    """Refuse a part that runs, or is a file of its own."""
    if _MACROS.search(name):
        raise PackageRefused(_HAS_MACROS)
    if _ADD_INS.search(name):
        raise PackageRefused(N_("Dit bestand start een invoegtoepassing. Verwijder die in Word, of plak de tekst over"))
    if _OBJECTS.search(name) or part.startswith((OLE, ZIP, _PROGRAM)):
        raise PackageRefused(
            N_(
                "Dit bestand bevat een ingesloten bestand, zoals een Excel-blad. Plak het in Word als afbeelding of tekst"
            )
        )


def _parsed(part: bytes) -> etree._Element:
    encoding = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    foreign = encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii")
    if b"\x00" in part or foreign or b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<?xml-stylesheet" in part:
        raise PackageRefused(_ODD_FORM)
    try:
        return etree.fromstring(part, _parser())
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise PackageRefused(
                N_("Dit document is te diep genest, of één tekst erin is veel te lang. Maak het eenvoudiger")
            ) from None
        broken()


def _parser() -> etree.XMLParser:
    # Without remarks, that a word cannot be cut in two by one.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _content_types(root: etree._Element, parts: Parts) -> dict[str, str]:
    """Return the content type of each part."""
    if root.tag != _TYPES:
        broken()
    usual, own = {}, {}
    for child in root:
        if child.get("Extension") is not None:
            usual[child.get("Extension", "").lower()] = child.get("ContentType", "")
        elif child.get("PartName") is not None:
            own[child.get("PartName", "").lower()] = child.get("ContentType", "")
    types = {name: own.get(f"/{name}".lower(), usual.get(name.rpartition(".")[2].lower(), "")) for name in parts}
    if any("macroEnabled" in kind or "ms-office.vba" in kind for kind in (*usual.values(), *own.values())):
        raise PackageRefused(_HAS_MACROS)
    if f"{_WML}template.main+xml" in types.values():
        raise PackageRefused(N_("Dit is een Word-sjabloon (.dotx). Bewaar het in Word als document (.docx)"))
    return types


def _links(name: str, root: etree._Element, parts: Parts) -> dict[str, str]:
    """Return the part that each relationship in a .rels part leads to, by id; only a link to the web may lead outside."""
    if root.tag != _LINKS:
        broken()
    folder = dirname(dirname(name))
    targets: dict[str, str] = {}
    for link in root:
        kind, target, id_ = link.get("Type", ""), link.get("Target", ""), link.get("Id")
        if link.get("TargetMode", "Internal") != "Internal" or _ADDRESS.match(target):
            refuse_fetching_link(kind, target)
            continue
        if id_ is None or id_ in targets:
            broken()
        found = target[1:] if target.startswith("/") else normpath(join(folder, target))
        if found in parts:
            targets[id_] = found
        elif not kind.endswith(("/hyperlink", "/image")):  # to a place in the text, or to a picture that Word has lost
            broken()
    return targets


def _links_of(name: str) -> str:
    return join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")


def _refuse_far(links: dict[str, dict[str, str]]) -> None:
    """Refuse parts that lead to each other in a circle, or in a chain without end."""
    reached = set(links[_RELATIONSHIPS].values())
    for _ in range(_FARTHEST):
        reached = {target for name in reached for target in links.get(_links_of(name), {}).values()}
    if reached:
        broken()


def _refuse_other_root(root: etree._Element, kind: str) -> None:
    """Refuse a part that does not begin as its content type promises."""
    if kind not in _ROOTS or root.tag == _ROOTS[kind]:
        if root.tag == _W + "document" and root.find(_W + "body") is None:
            raise PackageRefused(NOT_WORD)
        return
    if str(root.tag).startswith(_STRICT):
        raise PackageRefused(
            N_("Dit bestand is bewaard als ‘Strict Open XML’. Kies bij Opslaan als het gewone Word-document (.docx)")
        )
    raise PackageRefused(_ODD_FORM)


def _refuse_contents(root: etree._Element, links: dict[str, str]) -> None:
    for element in root.iter(*_FOREIGN_TAGS):
        raise PackageRefused(_FOREIGN_TAGS[str(element.tag)])
    if root.xpath("boolean(//@xml:base)"):  # it would turn every link to another place
        broken()
    if any(reference.get(_R + "id") not in links for reference in root.iter(*_REFERENCES)):
        broken()
    refuse_fetching_field(root)
