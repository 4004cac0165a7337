"""Whose document this is: properties in ``docProps/custom.xml`` that survive Word and LibreOffice.

With the installation's key an HMAC over them tells later whether they are ours and unchanged. Without a database and
key, as on the command line, there is nothing to sign and the identity reads back as unverified.
"""

import hashlib
import hmac
from dataclasses import dataclass
from xml.sax.saxutils import escape

CUSTOM_PART = "docProps/custom.xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"

_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
#: Property set of user-defined properties: the same for every document (ECMA-376 part 1, 22.3).
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True)
class Identity:
    """The document and revision that a Word file was made from, and the installation's key to sign them with."""

    document: str
    revision: int
    key: bytes


def properties(type_: str, form_version: int, template: str, identity: Identity | None) -> dict[str, str]:
    """Return the properties by name; ``template`` is the template's SHA-256 in hexadecimal."""
    found = {"zr_type": type_, "zr_form_version": str(form_version), "zr_template": template}
    if identity:
        found |= {"zr_document": identity.document, "zr_revision": str(identity.revision)}
        found["zr_hmac"] = signature(found, identity.key)
    return found


def signature(properties: dict[str, str], key: bytes) -> str:
    """Return the HMAC-SHA256 over all properties but the signature itself, in hexadecimal."""
    said = "\n".join(f"{name}={value}" for name, value in sorted(properties.items()) if name != "zr_hmac")
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def custom_part(properties: dict[str, str]) -> bytes:
    """Return the custom-properties part."""
    made = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties {_NAMESPACES}>{made}</Properties>'.encode()
    )
