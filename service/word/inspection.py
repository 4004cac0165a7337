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

Parts = dict[str, bytes]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = "word/document.xml"
#: The element that a part of each kind begins with.
_ROOTS = {
    f"{_WML}{kind}+xml": _W + root
    for kind, root in (
        ("document.main", "document"),
        ("header", "hdr"),
        ("footer", "ftr"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("endnotes", "endnotes"),
    )
}

_ACTIVE = re.compile(r"(vbaProject|vbaData|activeX|/embeddings/|oleObject)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
#: Fields that bring something in from outside. A field begins with its name, which Word reads in capitals or not.
_FETCHES = re.compile(r"^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE)\b", re.IGNORECASE | re.MULTILINE)
_SAFE_LINK = re.compile(r"(https?:|mailto:)", re.IGNORECASE)


def inspect(parts: Parts) -> None:
    """Raise PackageRefused, with the reason, for parts that are not safe to read or not those of a Word document."""
    for name in parts:
        if _ACTIVE.search(name):
            raise PackageRefused(
                N_("Dit bestand bevat macro's of ingesloten bestanden. Bewaar het als gewoon .docx zonder macro's")
            )
    roots = {name: _parsed(part) for name, part in parts.items() if is_xml(name)}
    types = _content_types(roots["[Content_Types].xml"], parts)
    if types[_DOCUMENT] != f"{_WML}document.main+xml" or roots[_DOCUMENT].find(f"{_W}body") is None:
        raise PackageRefused(N_("Dit bestand is geen Word-document. Bewaar het in Word als .docx"))
    for name, kind in types.items():
        if kind.endswith("xml") and "svg" not in kind and not is_xml(name):
            _broken()
        if kind in _ROOTS and roots[name].tag != _ROOTS[kind]:
            raise PackageRefused(
                N_("Dit bestand is in een vorm die Word niet maakt. Open het in Word en bewaar het opnieuw")
            )
    links = {name: _links(name, root, parts) for name, root in roots.items() if name.endswith(".rels")}
    if _DOCUMENT not in links.get("_rels/.rels", {}).values():
        _broken()
    for name, root in roots.items():
        own = links.get(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"), {})
        _contents(root, own)


def is_xml(name: str) -> bool:
    """Tell whether a part of this name is XML."""
    return name.lower().endswith((".xml", ".rels"))


def _parsed(part: bytes) -> etree._Element:
    encoding = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    foreign = encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii")
    if b"\x00" in part or foreign or _DOCTYPE.search(part):
        raise PackageRefused(
            N_("Dit bestand is in een vorm die Word niet maakt. Open het in Word en bewaar het opnieuw")
        )
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        _broken()


def _content_types(root: etree._Element, parts: Parts) -> dict[str, str]:
    """Return the content type of each part."""
    if root.tag != _TYPES:
        _broken()
    usual, own = {}, {}
    for child in root:
        if child.get("Extension") is not None:
            usual[child.get("Extension", "").lower()] = child.get("ContentType", "")
        elif child.get("PartName") is not None:
            own[child.get("PartName", "").lower()] = child.get("ContentType", "")
    types = {name: own.get(f"/{name}".lower(), usual.get(name.rpartition(".")[2].lower(), "")) for name in parts}
    if any("macroEnabled" in kind or "ms-office.vba" in kind for kind in (*usual.values(), *own.values())):
        raise PackageRefused(N_("Dit bestand bevat macro's. Bewaar het als gewoon .docx zonder macro's"))
    return types


def _links(name: str, root: etree._Element, parts: Parts) -> dict[str, str]:
    """Return the part that each relationship in a .rels part leads to, by id; only a link to the web may lead outside."""
    if root.tag != _LINKS:
        _broken()
    folder = dirname(dirname(name))
    targets = {}
    for link in root:
        kind, target = link.get("Type", ""), link.get("Target", "")
        if link.get("TargetMode") == "External":
            if not kind.endswith("/hyperlink") or not _SAFE_LINK.match(target):
                raise PackageRefused(
                    N_("Dit bestand verwijst naar een bestand buiten het document. Haal die koppeling weg")
                )
            continue
        found = target[1:] if target.startswith("/") else normpath(join(folder, target))
        if found not in parts or link.get("Id") is None:
            _broken()
        targets[link.get("Id", "")] = found
    return targets


def _contents(root: etree._Element, links: dict[str, str]) -> None:
    codes = []
    for element in root.iter(etree.Element):
        if element.tag == _W + "altChunk":
            raise PackageRefused(N_("Dit bestand bevat een ingesloten document. Plak de tekst zelf in Word"))
        if element.tag in (_W + "headerReference", _W + "footerReference") and element.get(_R_ID) not in links:
            _broken()
        if element.tag in (_W + "instrText", _W + "delInstrText"):
            codes.append(element.text or "")
        elif element.tag == _W + "fldChar":
            codes.append("\n")
        elif element.tag == _W + "fldSimple":
            codes.append(f"\n{element.get(_W + 'instr', '')}\n")
    if _FETCHES.search("".join(codes)):
        raise PackageRefused(N_("Dit bestand bevat een veld dat iets van buiten ophaalt. Haal dat veld weg"))


def _broken() -> NoReturn:
    raise PackageRefused(N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw"))
