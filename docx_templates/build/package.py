"""A Word package from its parts, the same bytes every time it is made from the same parts."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as WordPackage

from docx_templates.build import look
from docx_templates.build.settings import APP, FONTS, NUMBERING, SETTINGS, THEME

#: Word shows it as the day of making; a real clock would make every build differ.
MADE = datetime(2026, 9, 1)  # noqa: DTZ001 - Word's properties are without a zone

LOGO = Path(__file__).with_name("logo.png")


class Package:
    """The parts of one document; `body`, `headers` and `footers` come in through `add` and `save`."""

    def __init__(self, title: str, style: look.Look) -> None:
        self._package = WordPackage()
        self._document = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, b"", self._package)
        self._package.relate_to(self._document, RT.OFFICE_DOCUMENT)
        properties = self._package.core_properties
        properties.title, properties.language, properties.revision = title, "nl-NL", 1
        properties.author, properties.last_modified_by, properties.comments = "Zorgroute", "Zorgroute", ""
        properties.created = properties.modified = MADE
        self._package.relate_to(
            Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, APP, self._package), RT.EXTENDED_PROPERTIES
        )
        self.add("styles.xml", CT.WML_STYLES, RT.STYLES, look.styles(style))
        self.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, SETTINGS)
        self.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, NUMBERING)
        self.add("fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, FONTS)
        self.add("theme/theme1.xml", CT.OFC_THEME, RT.THEME, THEME)

    def add(self, name: str, content_type: str, relationship: str, blob: bytes, *, logo: bool = False) -> str:
        """Add a part in the folder ``word`` that the document points to; return the id of its relationship.

        With ``logo`` the part in turn points to the logo picture, as ``rId1``.
        """
        part = Part(PackURI(f"/word/{name}"), content_type, blob, self._package)
        if logo:
            picture = Part(PackURI("/word/media/logo.png"), CT.PNG, LOGO.read_bytes(), self._package)
            part.relate_to(picture, RT.IMAGE)
        return self._document.relate_to(part, relationship)

    def save(self, document: bytes) -> bytes:
        """Return the whole package with this document part."""
        self._document._blob = document
        unsorted = BytesIO()
        self._package.save(unsorted)
        return _settled(unsorted)


def _settled(package: BytesIO) -> bytes:
    """Return the package with its entries in a fixed order, undated, and stored: compressors differ between machines."""
    settled = BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_STORED) as target:
        # [Content_Types].xml comes first by itself: that is where Word looks for it.
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 0, 0
            target.writestr(entry, source.read(name))
    return settled.getvalue()
