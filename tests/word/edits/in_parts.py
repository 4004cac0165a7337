"""What a writer adds in Word that stands in parts of its own, or is drawn: notes, remarks, headers, pictures. Each
function returns the edit."""

from __future__ import annotations

import re

from tests.word.edits.word_file import LINKS, TRACKED, TYPES, Edit, W, WordFile, split, xml

_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: A picture of one point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)


def footnote(after: str, text: str) -> Edit:
    """Put a footnote at a text."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(after), after)
        middle.addnext(
            xml('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="9"/></w:r>')
        )
        _add(file, "footnotes", f'<w:footnote w:id="9"><w:p><w:r><w:footnoteRef/></w:r>{_run(text)}</w:p></w:footnote>')

    return edit


def comment(on: str, text: str) -> Edit:
    """Put a comment on a text."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(on), on)
        middle.addprevious(xml('<w:commentRangeStart w:id="9"/>'))
        middle.addnext(xml('<w:r><w:commentReference w:id="9"/></w:r>'))
        middle.addnext(xml('<w:commentRangeEnd w:id="9"/>'))
        said = f'<w:comment w:id="9" {TRACKED} w:initials="M"><w:p><w:r><w:annotationRef/></w:r>{_run(text)}</w:p></w:comment>'
        _add(file, "comments", said)

    return edit


def in_header(old: str, new: str) -> Edit:
    """Overtype a text in every header and footer that has it."""

    def edit(file: WordFile) -> None:
        found = [name for name in file.parts if re.match(r"word/(header|footer)", name)]
        before = {name: file.parts[name] for name in found}
        file.parts |= {name: part.replace(old.encode(), new.encode()) for name, part in before.items()}
        if all(file.parts[name] == part for name, part in before.items()):
            raise LookupError(old)

    return edit


def text_box(beside: str, text: str) -> Edit:
    """Draw a text box in the paragraph of a text, as Word does: once for today's readers, once for old ones."""
    said = f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>'
        '<wp:docPr id="77" name="Tekstvak"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"{said}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:rect><v:textbox>{said}</v:textbox></v:rect></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def edit(file: WordFile) -> None:
        file.paragraph(beside).append(xml(box))

    return edit


def picture(beside: str) -> Edit:
    """Paste a picture in the paragraph of a text."""
    shown = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="78" name="Foto"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="78" name="foto.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdFoto"/>'
        "<a:stretch/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

    def edit(file: WordFile) -> None:
        file.paragraph(beside).append(xml(shown))
        file.parts["word/media/foto.png"] = PNG
        _link(file, "rIdFoto", f"{_LINKED}/image", "media/foto.png")
        types = file.parts[TYPES].decode()
        if 'Extension="png"' not in types:
            types = types.replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
            file.parts[TYPES] = types.encode()

    return edit


def inner_table(beside: str, *cells: str) -> Edit:
    """Paste a table of one row below the paragraph of a text, in its cell."""

    def edit(file: WordFile) -> None:
        pasted = "".join(f"<w:tc><w:tcPr/><w:p>{_run(cell)}</w:p></w:tc>" for cell in cells)
        grid = "<w:gridCol/>" * len(cells)
        paragraph = file.paragraph(beside)
        paragraph.addnext(xml("<w:p/>"))
        paragraph.addnext(
            xml(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{pasted}</w:tr></w:tbl>"),
        )

    return edit


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _add(file: WordFile, kind: str, note: str) -> None:
    """Add a note to the part that holds notes of its kind, and the part when there is none."""
    name = f"word/{kind}.xml"
    if name not in file.parts:
        file.parts[name] = f'<?xml version="1.0"?><w:{kind} xmlns:w="{W[1:-1]}"></w:{kind}>'.encode()
        _link(file, f"rId{kind}", f"{_LINKED}/{kind}", f"{kind}.xml")
        told = f'<Override PartName="/{name}" ContentType="{_KINDS}.{kind}+xml"/></Types>'
        file.parts[TYPES] = file.parts[TYPES].replace(b"</Types>", told.encode())
    file.parts[name] = file.parts[name].replace(f"</w:{kind}>".encode(), f"{note}</w:{kind}>".encode())


def _link(file: WordFile, number: str, kind: str, target: str) -> None:
    link = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/></Relationships>'
    file.parts[LINKS] = file.parts[LINKS].replace(b"</Relationships>", link.encode())
