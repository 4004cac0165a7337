"""What in a Word file would fetch something from elsewhere as soon as it is opened, printed or clicked.

Nothing here reads from a network. But a file that is handed on, or turned into a PDF, must not do so either: a picture
on somebody's server tells when and where a pupil's file was opened.
"""

import re

from lxml import etree

from forms.text import N_
from service.word.errors import PackageRefused

#: Word reads its elements in two namespaces, the usual one and that of ‘Strict Open XML’.
WORDS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_V = "{urn:schemas-microsoft-com:vml}"
_O_HREF = "{urn:schemas-microsoft-com:office:office}href"

#: Only these may a reader follow, by a click of his own. A link may also lead to a place in the text itself.
_SAFE_LINK = re.compile(r"https?:|mailto:|#", re.IGNORECASE)
SUBDOCUMENTS = N_("Dit bestand bestaat uit een hoofddocument met subdocumenten. Plak de tekst zelf in Word")
#: What other links bring in, by the end of the relationship's type.
_LINKS = {
    "/attachedTemplate": N_(
        "Dit bestand hoort bij een sjabloon op een andere plek. Kies in Word Ontwikkelaars > Documentsjabloon > Normal.dotm"
    ),
    "/image": N_("Dit bestand laadt een plaatje van buiten. Haal dat plaatje weg, of voeg het in vanuit een bestand"),
    "/hyperlink": N_(
        "Dit bestand heeft een koppeling die niet naar een webadres of e-mailadres gaat. Haal die weg (Koppeling verwijderen)"
    ),
    "/subDocument": SUBDOCUMENTS,
}
#: Fields that bring something in, or start a program. A field begins with its name, in capitals or not.
_FETCHES = re.compile(
    r"^[^\S\n]*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD|EMBED|PRINT|HTMLCONTROL|CONTROL)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HYPERLINK = re.compile(r"^[^\S\n]*HYPERLINK\b(.*)$", re.IGNORECASE | re.MULTILINE)
#: The words of a field's code: a switch, something in quotes, or anything else, as an address on a share.
_WORDS = re.compile(
    r"""\\(?P<switch>[a-z])|["“](?P<quoted>[^"”]*)["”]?|(?P<bare>(?:\\\\|[^\s\\"”])\S*)""", re.IGNORECASE
)
#: Switches of HYPERLINK that are followed by a word of their own (ECMA-376-1, 17.16.5.25).
_WITH_WORD = "lot"
_CODES = [space + name for space in WORDS for name in ("instrText", "delInstrText", "fldChar", "fldSimple", "t")]
#: In a picture made of XML: scripts, pages, a DTD; and addresses that are neither in the picture nor written out in full.
_RUNNING = (b"<script", b"<foreignobject", b"@import", b"<!doctype", b"<!entity", b"<?xml-stylesheet")
_FETCHING = tuple(
    re.compile(before + rb"""\s*["']?\s*(?!\#|data:image/|["'\s])""")
    for before in (rb"href\s*=", rb"src\s*=", rb"url\(")
)


def refuse_fetching_link(kind: str, target: str) -> None:
    """Raise PackageRefused for a relationship out of the file, of this type and target, unless it is an ordinary link."""
    if kind.endswith("/hyperlink") and _SAFE_LINK.match(target):
        return
    for ending, sentence in _LINKS.items():
        if kind.endswith(ending):
            raise PackageRefused(sentence)
    raise PackageRefused(N_("Dit bestand verwijst naar een bestand buiten het document. Haal die koppeling weg"))


def refuse_fetching_field(root: etree._Element) -> None:
    """Raise PackageRefused for a part with a field or a drawing that brings something in from outside."""
    codes = _field_codes(root)
    if _FETCHES.search(codes):
        raise PackageRefused(N_("Dit bestand bevat een veld dat iets van buiten ophaalt. Haal dat veld weg"))
    for field in _HYPERLINK.finditer(codes):
        address = _address(field[1])
        if address and not _SAFE_LINK.match(address):
            raise PackageRefused(_LINKS["/hyperlink"])
    for shape in root.iter(_V + "*"):
        if (
            shape.get("src")
            or shape.get(_O_HREF)
            or (shape.get("href") and not _SAFE_LINK.match(shape.get("href", "")))
        ):
            raise PackageRefused(_LINKS["/image"])


def refuse_fetching_picture(picture: bytes) -> None:
    """Raise PackageRefused for a picture in SVG that fetches or runs something."""
    picture = picture.lower()
    if any(sign in picture for sign in _RUNNING) or any(address.search(picture) for address in _FETCHING):
        raise PackageRefused(_LINKS["/image"])


def _address(code: str) -> str:
    """Return where a link leads, by the code after its name; "" to a place in the text."""
    switch = ""
    for word in _WORDS.finditer(code):
        if word["switch"]:
            switch = word["switch"].lower()
        elif switch and switch in _WITH_WORD:
            switch = ""
        else:
            return (word["quoted"] or word["bare"] or "").strip()
    return ""


def _field_codes(root: etree._Element) -> str:
    """Return the codes of a part's fields, a line for each; Word may split one over any number of runs."""
    codes, open_fields = [], [False]
    for element in root.iter(*_CODES):
        space, _, name = str(element.tag).rpartition("}")
        if name == "t":
            if open_fields[-1]:
                codes.append(element.text or "")
        elif name == "fldSimple":
            codes.append(f"\n{element.get(space + '}instr', '')}\n")
        elif name != "fldChar":
            codes.append((element.text or "").replace("\n", " "))
        else:
            kind = element.get(space + "}fldCharType")
            codes.append("\n")
            if kind == "begin":
                open_fields.append(True)
            elif kind == "separate":
                open_fields[-1] = False
            elif len(open_fields) > 1:
                open_fields.pop()
    return "".join(codes)
