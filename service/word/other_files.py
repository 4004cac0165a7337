"""What a file is that is handed in as a Word file and isn't one, so that the sentence can say what to do instead."""

import re
from collections.abc import Collection
from typing import NoReturn

from forms.text import N_
from service.word.errors import PackageRefused

#: The container of Office before 2007, which also holds a .docx that has a password (MS-CFB; MS-OFFCRYPTO 2.3).
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|\w+:)")
#: What stands in the part ``mimetype`` of other zips, from the general to the particular.
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_EXCEL = N_("Dit is een Excel-bestand, geen Word-bestand. Lever het Word-bestand (.docx) in")
#: A part that only a zip of another kind has.
_OTHER_ZIPS = {
    "xl/workbook.xml": _EXCEL,
    "xl/workbook.bin": _EXCEL,
    "ppt/presentation.xml": N_("Dit is een PowerPoint-bestand, geen Word-bestand. Lever het Word-bestand (.docx) in"),
    "index/document.iwa": N_("Dit is een Pages-bestand. Kies in Pages Exporteer naar > Word en lever dat bestand in"),
}
NOT_WORD = N_("Dit bestand is geen Word-document. Bewaar het in Word als .docx")


def refuse_other_kind(data: bytes) -> None:
    """Raise PackageRefused for a file that is no zip, with what it is instead when its first bytes tell."""
    if data.startswith(ZIP):
        return
    if not data:
        raise PackageRefused(N_("Dit bestand is leeg. Bewaar het document opnieuw in Word als .docx"))
    if b"%PDF-" in data[:1024]:
        raise PackageRefused(
            N_("Dit is een pdf, geen Word-bestand. Lever het Word-bestand (.docx) in waar de pdf van gemaakt is")
        )
    if data.startswith(OLE):
        _refuse_old_office(data)
    if data.startswith(b"{\\rtf"):
        raise PackageRefused(N_("Dit is een .rtf-bestand. Open het in Word en bewaar het als .docx"))
    if data.startswith(_IMAGES):
        raise PackageRefused(N_("Dit is een plaatje, geen Word-bestand. Lever het document zelf in, als .docx"))
    if _PAGE.match(data):
        raise PackageRefused(N_("Dit is een webpagina (.html). Open die in Word en bewaar die als .docx"))
    if _XML.match(data):
        raise PackageRefused(N_("Dit is een .xml-bestand. Open het in Word en bewaar het als .docx"))
    raise PackageRefused(N_("Dit is geen Word-bestand. Bewaar het document in Word als .docx"))


def refuse_other_zip(names: Collection[str], mimetype: bytes) -> NoReturn:
    """Raise PackageRefused for a zip without a Word document, by its names in small letters and what it says it is."""
    if mimetype.startswith(_OPEN_DOCUMENT + b"text"):
        raise PackageRefused(
            N_("Dit is een OpenDocument-bestand (.odt). Kies in LibreOffice Opslaan als > Word (.docx) en lever dat in")
        )
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise PackageRefused(N_("Dit is een LibreOffice-bestand, maar geen tekst. Bewaar het document als .docx"))
    for name, sentence in _OTHER_ZIPS.items():
        if name in names:
            raise PackageRefused(sentence)
    raise PackageRefused(NOT_WORD)


def _refuse_old_office(data: bytes) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PackageRefused(
            N_(
                "Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf: Bestand > Info > Document beveiligen"
            )
        )
    if "WordDocument".encode("utf-16-le") in data:
        raise PackageRefused(N_("Dit is een oud Word-bestand (.doc). Open het in Word en bewaar het als .docx"))
    raise PackageRefused(N_("Dit is een oud Office-bestand. Open het in Word en bewaar het als .docx"))
