"""LibreOffice, to see a Word file as a reader would."""

import subprocess
from pathlib import Path

from pypdf import PdfReader

from tests.tools import need


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page of a Word file as LibreOffice lays it out; ``folder`` is the converter's own."""
    soffice = need("soffice")
    folder.mkdir(parents=True, exist_ok=True)
    document = folder / "document.docx"
    document.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [page.extract_text() for page in PdfReader(folder / "document.pdf").pages]
