"""LibreOffice, to see a Word file as a reader would."""

import html
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

from tests.tools import need


class Seen(NamedTuple):
    """A word on a page, with its edges in points from the left and the top."""

    page: int
    left: float
    top: float
    right: float
    text: str


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page of a Word file as LibreOffice lays it out; ``folder`` is the converter's own."""
    return [page.extract_text() for page in PdfReader(_pdf(data, folder)).pages]


def pdf_words(data: bytes, folder: Path) -> list[Seen]:
    """Return every word of a Word file with its place, as LibreOffice lays it out; ``folder`` is the converter's own."""
    pdftotext = need("pdftotext")
    command = [str(pdftotext), "-bbox", str(_pdf(data, folder)), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
    return [
        Seen(number, float(found[1]), float(found[2]), float(found[3]), html.unescape(found[4]))
        for number, page in enumerate(said.split("<page ")[1:], 1)
        for found in word.finditer(page)
    ]


def _pdf(data: bytes, folder: Path) -> Path:
    soffice = need("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    document = folder / "document.docx"
    document.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "document.pdf"
