"""Whose document this is: properties in ``docProps/custom.xml`` that survive Word and LibreOffice.

With the installation's key an HMAC over them tells later whether they are ours and unchanged. Without a database and
key, as on the command line, there is nothing to sign and the identity reads back as unverified.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from lxml import etree

from service.word.inspection import Parts

CUSTOM_PART = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#: Property set of user-defined properties: the same for every document (ECMA-376 part 1, 22.3).
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SIGNATURE = "zr_hmac"


@dataclass(frozen=True)
class Identity:
    """The document and revision that a Word file was made from, and the installation's key to sign them with."""

    document: str
    revision: int
    key: bytes


@dataclass(frozen=True)
class IdentityRead:
    """What a Word file says it is; texts are "" and numbers 0 where it says nothing.

    ``template`` is the SHA-256 of the template in hexadecimal, ``language`` the tag of the language that a letter to parents
    has its fixed texts in, ``said`` all of our properties as they stand there.
    ``verified``: True when the signature fits, False when it does not, None when there is none or it was not held
    against a key yet.
    """

    type: str = ""
    form_version: int = 0
    template: str = ""
    variant: str = ""
    language: str = ""
    final: bool = False
    document: str = ""
    revision: int = 0
    said: Mapping[str, str] = field(default_factory=dict)
    verified: bool | None = None

    def held_against(self, key: bytes) -> "IdentityRead":
        """Return the identity with its signature verified.

        Apart from reading the file: the key never comes near what somebody handed in.
        """
        signature = self.said.get(_SIGNATURE)
        if not signature:
            return self
        fits = hmac.compare_digest(signature.encode(), _signature(dict(self.said), key).encode())
        return replace(self, verified=fits)

    @property
    def ours(self) -> bool:
        """Tell whether the file says that zorgroute made it."""
        return bool(self.type)


def custom_part(said: dict[str, str], identity: Identity | None) -> bytes:
    """Return the custom-properties part, signed when there is an identity.

    A property without a text is left out: LibreOffice would drop it, and the signature would no longer fit.
    """
    said = {name: text for name, text in said.items() if text}
    if identity:
        said = said | {"zr_document": identity.document, "zr_revision": str(identity.revision)}
        said[_SIGNATURE] = _signature(said, identity.key)
    made = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(said.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">{made}</Properties>'
    ).encode()


def read_identity(parts: Parts) -> IdentityRead:
    """Return what the parts of a Word file say it is; nothing of it is verified."""
    said = _properties(parts)
    return IdentityRead(
        said.get("zr_type", ""),
        _number(said.get("zr_form_version", "")),
        said.get("zr_template", ""),
        said.get("zr_variant", ""),
        said.get("zr_language", ""),
        said.get("zr_final") == "1",
        said.get("zr_document", ""),
        _number(said.get("zr_revision", "")),
        said,
    )


def _properties(parts: Parts) -> dict[str, str]:
    """Return our own properties: the signature covers these and no other, for a program may add some of its own."""
    if CUSTOM_PART not in parts:
        return {}
    root = etree.fromstring(
        parts[CUSTOM_PART], etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )
    found = {}
    for element in root.iter(f"{{{_PROPERTIES}}}property"):
        name = element.get("name", "")
        if name.startswith("zr_"):
            found[name] = "".join(element.itertext())
    return found


def _signature(said: dict[str, str], key: bytes) -> str:
    """Return the HMAC-SHA256 over all properties but the signature itself, in hexadecimal."""
    text = "\n".join(f"{name}={value}" for name, value in sorted(said.items()) if name != _SIGNATURE)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
