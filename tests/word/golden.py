"""Golden documents: each example filled into its shipped template, part by part. Letters to parents are not kept so: what
they say is held by the tests of the languages.

``python -m tests.word.golden`` writes them again; the change then shows in the diff of the files in ``golden/``.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from forms import all_forms, example
from forms.for_parents import is_for_parents
from forms.model import Form
from service.letters import Contact, fill_letter, wording
from service.plain import shipped
from service.word import Identity, fill, shipped_template

FOLDER = Path(__file__).parent / "golden"

#: Parts that hold answers; of all others only a fingerprint is kept.
_READ = ("word/document.xml", "word/header", "word/footer", "docProps/")


def documents() -> Iterator[tuple[str, str, bytes]]:
    """Yield type, variant and Word file of every shipped template, filled with the type's example."""
    for form in all_forms().values():
        for variant in ("", *(name for name, _ in form.variants)):
            yield form.type, variant, _filled(form, variant)


def _filled(form: Form, variant: str) -> bytes:
    template, identity = shipped_template(form, variant), Identity("voorbeeld", 1, b"golden")
    if not is_for_parents(variant):
        return fill(template, example(form.type), identity=identity)
    return fill_letter(
        template,
        form,
        example(form.type),
        wording=wording(),
        glossary=shipped(),
        contact=Contact(),
        identity=identity,
    )


def read(data: bytes) -> dict[str, str]:
    """Return the parts of a Word file as lines of XML, or as a fingerprint where nothing is filled in."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: _lines(name, package.read(name)) for name in package.namelist()}


def folder_of(type_: str, variant: str) -> Path:
    """Return where the golden parts of a document are kept."""
    return FOLDER / (f"{type_}.{variant}" if variant else type_)


def file_of(part: str) -> str:
    """Return the name of the file that keeps a part."""
    return part.replace("/", "__") + ".txt"


def _lines(name: str, part: bytes) -> str:
    if not name.startswith(_READ):
        return f"sha256 {hashlib.sha256(part).hexdigest()}\n"
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=False))
    return etree.tostring(root, pretty_print=True, encoding="unicode").replace("><", ">\n<")


def write() -> None:
    """Write all golden documents again."""
    for type_, variant, data in documents():
        if is_for_parents(variant):
            continue
        folder = folder_of(type_, variant)
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for part, lines in read(data).items():
            (folder / file_of(part)).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    write()
