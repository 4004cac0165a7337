"""Building blocks for the texts that stand in empty controls.

Word puts its own prompt back into a control that someone empties, unless the text is a building block of the document.
"""

import re
import uuid

from service.word.inspection import Parts
from service.word.places import PLACEHOLDER_STYLE, PLACEHOLDERS

_PART = "word/glossary/document.xml"
_RELS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Parts of the document that the building blocks need a copy of, with the last word of their content type.
_COPIED = {"styles": "styles", "numbering": "numbering", "fontTable": "fontTable"}


def add_placeholders(parts: Parts) -> None:
    """Put the building blocks into the package, beside those that the template has of its own."""
    made = "".join(_block(name, text) for name, text in PLACEHOLDERS.items()).encode()
    if _PART in parts:
        parts[_PART] = re.sub(
            rb"</w:docParts>|<w:docParts\s*/>", lambda found: _closed(found[0], made), parts[_PART], count=1
        )
        return
    parts[_PART] = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        + f'<w:glossaryDocument xmlns:w="{_W}"><w:docParts>'.encode()
        + made
        + b"</w:docParts></w:glossaryDocument>"
    )
    copied = [name for name in _COPIED if f"word/{name}.xml" in parts and f"word/_rels/{name}.xml.rels" not in parts]
    for name in copied:
        parts[f"word/glossary/{name}.xml"] = parts[f"word/{name}.xml"]
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(copied, 1)
    )
    parts["word/glossary/_rels/document.xml.rels"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    ).encode()
    add_relationship(parts, _RELS, f"{_OFFICE}/glossaryDocument", "glossary/document.xml")
    add_content_type(parts, _PART, f"{_WML}.document.glossary+xml")
    for name in copied:
        add_content_type(parts, f"word/glossary/{name}.xml", f"{_WML}.{_COPIED[name]}+xml")


def add_relationship(parts: Parts, rels: str, kind: str, target: str) -> None:
    """Add a relationship to a .rels part, under an id that it does not use yet."""
    used = set(re.findall(rb'\bId="([^"]*)"', parts[rels]))
    id_ = next(f"rIdZr{n}" for n in range(1, 1000) if f"rIdZr{n}".encode() not in used)
    link = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", link + b"</Relationships>")


def add_content_type(parts: Parts, name: str, content_type: str) -> None:
    """Tell the package what kind of part this is, unless it says so already."""
    if f'PartName="/{name}"'.encode() not in parts[_TYPES]:
        said = f'<Override PartName="/{name}" ContentType="{content_type}"/>'.encode()
        parts[_TYPES] = parts[_TYPES].replace(b"</Types>", said + b"</Types>")


def _closed(found: bytes, made: bytes) -> bytes:
    return made + found if found.startswith(b"</") else b"<w:docParts>" + made + b"</w:docParts>"


def _block(name: str, text: str) -> str:
    guid = str(uuid.uuid5(uuid.NAMESPACE_OID, f"zorgroute {name}")).upper()
    return (
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{{{guid}}}"/></w:docPartPr>'
        f'<w:docPartBody><w:p><w:r><w:rPr><w:rStyle w:val="{PLACEHOLDER_STYLE}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        "</w:docPartBody></w:docPart>"
    )
