"""Parts of a Word file in a form in which only what is said and how it looks counts.

What filling adds on purpose is taken away: content controls and their bookmarks, prompts in empty controls, the font of
tick boxes. Runs that look the same are one run, as it makes no difference where a run was split.
"""

from __future__ import annotations

import re

from lxml import etree

from service.word.package import read_package
from tests.word.building import W

_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
#: Numbers, marks and a hint for the layout, which both are free to choose.
_FREE = ("bookmarkStart", "bookmarkEnd", "cantSplit", "proofErr")


def normal_parts(data: bytes) -> dict[str, bytes]:
    """Return each part that answers stand in, canonical (C14N)."""
    return {name: _normal(part) for name, part in read_package(data).items() if _FILLED.fullmatch(name)}


def _normal(part: bytes) -> bytes:
    root = etree.fromstring(part)
    root.attrib.pop(_IGNORABLE, None)
    for control in list(root.iter(W + "sdt")):
        _open(control)
    for mark in list(root.iter(*(W + name for name in _FREE))):
        _remove(mark)
    for number, picture in enumerate(root.xpath("//*[local-name()='docPr']")):
        picture.set("id", str(number))
    for paragraph in list(root.iter(W + "p")):
        paragraph.attrib.clear()
        _join_runs(paragraph)
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        if len(paragraph) == 1 and spacing is not None and spacing.get(W + "line") == "20":
            _remove(paragraph)
    for properties in list(root.iter(W + "trPr")):
        if not len(properties):
            _remove(properties)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n", exclusive=True)


def _open(control: etree._Element) -> None:
    """Put what stands in a control in its place, without what a control adds to the look of it."""
    properties, content = control.find(W + "sdtPr"), control.find(W + "sdtContent")
    assert content is not None
    for text in content.iter(W + "t"):
        if properties is not None and properties.find(W + "showingPlcHdr") is not None:
            text.text = ""
    for fonts in list(content.iter(W + "rFonts")):
        if fonts.get(W + "ascii") == "MS Gothic":
            _remove(fonts)
    for child in list(content):
        control.addprevious(child)
    _remove(control)


def _join_runs(paragraph: etree._Element) -> None:
    before: etree._Element | None = None
    for run in list(paragraph):
        if run.tag != W + "r":
            before = None
            continue
        run.attrib.clear()
        look = run.find(W + "rPr")
        if look is not None and not len(look):
            run.remove(look)
        for text in list(run.iter(W + "t")):
            text.attrib.pop(_SPACE, None)
            if not text.text:
                _remove(text)
        if all(child.tag == W + "rPr" for child in run):
            _remove(run)
        elif before is not None and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != W + "rPr"])
            _remove(run)
        else:
            before = run
    for run in paragraph.findall(W + "r"):
        _join_texts(run)


def _join_texts(run: etree._Element) -> None:
    for text in run.findall(W + "t"):
        before = text.getprevious()
        if before is not None and before.tag == W + "t":
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)


def _look(run: etree._Element) -> bytes:
    look = run.find(W + "rPr")
    return b"" if look is None else etree.tostring(look, method="c14n", exclusive=True)


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    assert above is not None
    above.remove(element)
