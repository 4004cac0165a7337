"""Files that are odd and do no harm: what programs make of a document, and what people put into one."""

import io
import zipfile
from collections.abc import Callable

from tests.word.hostile.corpus import (
    DOCUMENT,
    RELS,
    SPACES,
    TYPES,
    WML,
    R,
    code,
    external,
    field,
    packed,
    related,
    sound,
    typed,
    with_body,
    with_part,
    with_relationship,
)

HARMLESS: dict[str, Callable[[], bytes]] = {}


def accepted(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Take in the file that a function makes, by the function's name."""
    HARMLESS[make.__name__] = make
    return make


@accepted
def links_to_the_web() -> bytes:
    return external("hyperlink", "https://www.steunpuntpassendonderwijs.nl/?a=1&amp;b=2")


@accepted
def links_to_people() -> bytes:
    return external("hyperlink", "MAILTO:zorg@merelveld.example?subject=OPP")


@accepted
def a_link_within_the_text() -> bytes:
    return with_relationship(f'Type="{R}/hyperlink" Target="#_Toc1"')


@accepted
def fields_as_word_makes_them() -> bytes:
    codes = (
        "PAGE",
        'TOC \\o "1-3" \\h',
        'HYPERLINK \\l "_Toc1"',
        "MACROBUTTON NoMacro Klik hier",
        "ADDIN ZOTERO_ITEM {}",
    )
    links = ('HYPERLINK "https://x.nl/import include"', r'HYPERLINK \o "Naar dde" "mailto:a@b.nl"', "DATE \\@ dd-MM")
    return with_body("".join(field(code(text)) for text in (*codes, *links)))


@accepted
def a_text_about_fields_that_fetch() -> bytes:
    return with_body("<w:p><w:r><w:t>INCLUDETEXT is een veld; DDE ook.</w:t></w:r></w:p>" + field(code("PAGE")))


@accepted
def remarks_in_the_margin() -> bytes:
    comments = f'<w:comments {SPACES}><w:comment w:id="0" w:author="x"><w:p/></w:comment></w:comments>'.encode()
    parts = typed(sound() | {"word/comments.xml": comments}, "word/comments.xml", f"{WML}comments+xml")
    return packed(related(parts, f'Type="{R}/comments" Target="comments.xml"'))


@accepted
def changes_that_were_tracked() -> bytes:
    run = '<w:ins w:id="1" w:author="x"><w:r><w:t>nieuw</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>oud</w:delText></w:r></w:del>'
    return with_body(f"<w:p>{run}</w:p>")


@accepted
def footnotes() -> bytes:
    notes = f"<w:footnotes {SPACES}><w:footnote><w:p/></w:footnote></w:footnotes>".encode()
    parts = typed(sound() | {"word/footnotes.xml": notes}, "word/footnotes.xml", f"{WML}footnotes+xml")
    return packed(related(parts, f'Type="{R}/footnotes" Target="footnotes.xml"'))


@accepted
def properties_of_a_sharepoint_library() -> bytes:
    """A library of documents puts its columns into each, with an XML Schema and an instruction of its own."""
    schema = (
        '<?xml version="1.0"?><?mso-contentType?><ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/contentType">'
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:import namespace="http://purl.org/dc/elements/1.1/" '
        'schemaLocation="http://dublincore.org/schemas/xmls/qdc/2003/04/02/dc.xsd"/></xsd:schema></ct:contentTypeSchema>'
    )
    parts = sound() | {"customXml/item9.xml": schema.encode()}
    return packed(related(parts, f'Type="{R}/customXml" Target="../customXml/item9.xml"'))


@accepted
def the_document_of_word_on_the_web() -> bytes:
    parts = sound()
    names = {DOCUMENT: "word/document2.xml", "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels"}
    renamed = {names.get(name, name): part for name, part in parts.items()}
    for name in (RELS, TYPES):
        renamed[name] = renamed[name].replace(b"word/document.xml", b"word/document2.xml")
    return packed(renamed)


@accepted
def sizes_after_the_data() -> bytes:
    """Programs that write while they go (Google Docs) tell the size of a part behind it."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    made = Stream()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in sound().items():
            package.writestr(name, part)
    return made.getvalue()


@accepted
def folders_in_the_zip() -> bytes:
    return packed({"word/": b"", "docProps/": b""} | sound())


@accepted
def settings_of_a_printer() -> bytes:
    parts = sound() | {"word/printerSettings/printerSettings1.bin": b"H\x00P\x00" + bytes(800)}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings"
    return packed(typed(parts, "word/printerSettings/printerSettings1.bin", kind))


@accepted
def a_font_that_travels_along() -> bytes:
    return with_part("word/fonts/font1.odttf", bytes(range(256)) * 400)


@accepted
def an_icon() -> bytes:
    picture = (
        b'<?xml version="1.0"?><svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        b'<defs><g id="a"/></defs><use xlink:href="#a"/><path fill="url(#b)" d="M0 0"/></svg>'
    )
    return with_part("word/media/image9.svg", picture)


@accepted
def a_picture_that_word_has_lost() -> bytes:
    return with_relationship(f'Type="{R}/image" Target="NULL"')


@accepted
def a_drawing_of_an_older_word() -> bytes:
    shape = '<v:shape style="width:1pt"><v:imagedata r:id="rId1" o:title="logo"/></v:shape>'
    return with_body(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>")


@accepted
def a_mark_at_the_beginning_and_remarks() -> bytes:
    return with_part(
        DOCUMENT,
        f"\ufeff<?xml version='1.0'?><!-- gemaakt --><w:document {SPACES}><w:body><w:p/></w:body></w:document>",
    )


@accepted
def a_long_document() -> bytes:
    paragraphs = (f"<w:p><w:r><w:t>Alinea {number} over de leerling.</w:t></w:r></w:p>" for number in range(10_000))
    return with_body("".join(paragraphs))


@accepted
def tables_in_tables_as_people_make_them() -> bytes:
    return with_body("<w:tbl><w:tr><w:tc>" * 20 + "<w:p/>" + "</w:tc></w:tr></w:tbl><w:p/>" * 20)


@accepted
def keys_of_ones_own() -> bytes:
    return with_part(
        "word/customizations.xml", b'<wne:tcg xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"/>'
    )
