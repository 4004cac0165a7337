"""The school's logo: a picture named ``school.logo`` in a template is swapped for the school's own, or left out."""

from collections.abc import Callable, Iterator
from posixpath import join, normpath

from docx.image.image import Image
from lxml import etree

from service.word.inspection import Parts
from service.word.names import LOGO
from service.word.plan import End, Given, If, Item, LogoSide, Use
from service.word.tree import text_before

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"

#: A wide logo may be this many times as wide as it is high; a wider one becomes lower.
_WIDEST = 3.3


def find_logos(parts: Parts) -> dict[str, str]:
    """Return the media part of each logo in the package, by the part that shows it."""
    found = {}
    for name, xml in parts.items():
        folder, _, file = name.rpartition("/")
        rels = parts.get(f"{folder}/_rels/{file}.rels")
        if rels is None or f'name="{LOGO}"'.encode() not in xml:
            continue
        for picture in _logos(etree.fromstring(xml)):
            blip = next(picture.iter(_DRAWING + "blip"), None)
            for link in etree.fromstring(rels):
                if blip is not None and link.get("Id") == blip.get(_EMBED):
                    found[name] = normpath(join(folder, link.get("Target", "")))
    return found


def put_logos(root: etree._Element, new: Callable[[Item], str]) -> None:
    """Make each logo a condition in the plan, and its size a part of it; ``new`` gives the token of an item."""
    for picture in list(_logos(root)):
        run = next(picture.iterancestors(_RUN), None)
        if run is None:
            continue
        for extent in (picture.find(_PICTURE + "extent"), *picture.iter(_DRAWING + "ext")):
            if extent is not None and extent.get("cy", "").isdecimal():
                height = int(extent.get("cy", "0"))
                extent.set("cx", new(LogoSide(height, "cx")))
                extent.set("cy", new(LogoSide(height, "cy")))
        text_before(run, new(If(Given(Use(LOGO, LOGO, "")))))
        run.tail = new(End()) + (run.tail or "")


def logo_size(data: bytes, height: int) -> dict[str, int]:
    """Return the width (``cx``) and height (``cy``) of a logo in EMU, at most as high as the place for it."""
    image = Image.from_blob(data)
    ratio = image.px_width / image.px_height
    width = min(height * ratio, height * _WIDEST)
    return {"cx": round(width), "cy": round(width / ratio)}


def _logos(root: etree._Element) -> Iterator[etree._Element]:
    for kind in ("inline", "anchor"):
        for picture in root.iter(_PICTURE + kind):
            properties = picture.find(_PICTURE + "docPr")
            if properties is not None and properties.get("name") == LOGO:
                yield picture
