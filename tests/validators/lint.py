"""What Word minds in a document and the validators do not see."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG_MAX = 64


def lint_docx(data: bytes) -> list[str]:
    """Return what is wrong with a .docx, as sentences; empty when nothing is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {
            name: etree.fromstring(package.read(name))
            for name in names
            if name.startswith("word/") and name.endswith(".xml") and "/glossary/" not in name
        }
    found = [f"{name} stands in the zip {times} times" for name, times in Counter(names).items() if times > 1]
    controls: Counter[str] = Counter()
    bookmarks: Counter[str] = Counter()
    for name, root in parts.items():
        found += [f"{name}: {wrong}" for wrong in (*_tables(root), *_controls(root), *_bookmarks(root))]
        controls.update(id_.get(W + "val", "") for id_ in root.iterfind(f".//{W}sdtPr/{W}id"))
        bookmarks.update(start.get(W + "id", "") for start in root.iter(W + "bookmarkStart"))
    found += [f"control id {id_} is used {times} times" for id_, times in controls.items() if times > 1]
    return found + [f"bookmark id {id_} is used {times} times" for id_, times in bookmarks.items() if times > 1]


def _tables(root: etree._Element) -> Iterator[str]:
    for table in root.iter(W + "tbl"):
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        rows = table.findall(f"{W}tr")
        if not rows:
            yield "a table without rows"
        for row in rows:
            cells = row.findall(f"{W}tc")
            if not cells:
                yield "a row without cells"
            width = sum(_span(cell) for cell in cells)
            if width != len(columns):
                yield f"a row of {width} cells in a grid of {len(columns)} columns"
    for cell in root.iter(W + "tc"):
        if not _ends_in_paragraph(cell):
            yield "a cell that does not end in a paragraph"


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(span.get(W + "val", "1")) if span is not None else 1


def _ends_in_paragraph(holder: etree._Element) -> bool:
    last = holder[-1] if len(holder) else None
    if last is not None and last.tag == W + "sdt":
        content = last.find(W + "sdtContent")
        return content is not None and _ends_in_paragraph(content)
    return last is not None and last.tag == W + "p"


def _controls(root: etree._Element) -> Iterator[str]:
    for properties in root.iter(W + "sdtPr"):
        for name in ("tag", "alias"):
            said = properties.find(W + name)
            if said is not None and len(said.get(W + "val", "")) > TAG_MAX:
                yield f"a control's {name} of over {TAG_MAX} characters: {said.get(W + 'val')}"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts = [start.get(W + "id") for start in root.iter(W + "bookmarkStart")]
    ends = [end.get(W + "id") for end in root.iter(W + "bookmarkEnd")]
    names = Counter(start.get(W + "name") for start in root.iter(W + "bookmarkStart"))
    yield from (f"bookmark {id_} has no end" for id_ in starts if id_ not in ends)
    yield from (f"bookmark {id_} has no start" for id_ in ends if id_ not in starts)
    yield from (f"bookmark {name} stands {times} times" for name, times in names.items() if times > 1)
