"""A tag that would run, in every place of a Word file that can hold text."""

from collections.abc import Callable

from tests.word.hostile.corpus import (
    DOCUMENT,
    SPACES,
    TYPES,
    WML,
    R,
    code,
    field,
    packed,
    related,
    sound,
    typed,
    with_body,
)
from tests.word.hostile_templates.corpus import CANARY, SUM_TAG, each
from tests.word.hostile_templates.tags import RUN

PAYLOADS = (
    f"{{{{ {SUM_TAG} }}}}",
    f"{{{{ cycler.__init__.__globals__.os.{RUN} }}}}",
    f"{{% for x in range(3) %}}{{{{ open('{CANARY}') }}}}{{% endfor %}}",
    "{% include '/etc/passwd' %}",
)

_BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{choice}</w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{fallback}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def _part(
    name: str, kind: str, root: str, *, inside: str = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
) -> Callable[[str], bytes]:
    def make(tag: str) -> bytes:
        xml = f"<w:{root} {SPACES}>{inside.replace('{}', tag)}</w:{root}>".encode()
        parts = typed(sound() | {f"word/{name}.xml": xml}, f"word/{name}.xml", f"{WML}{kind}+xml")
        return packed(related(parts, f'Type="{R}/{kind}" Target="{name}.xml"'))

    return make


def _note(kind: str) -> Callable[[str], bytes]:
    inside = f'<w:{kind} w:id="1"><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:{kind}>'
    return _part(f"{kind}s", f"{kind}s", f"{kind}s", inside=inside)


def _body(xml: str) -> Callable[[str], bytes]:
    return lambda tag: with_body(xml.replace("{}", tag))


def _attribute(xml: str) -> Callable[[str], bytes]:
    return lambda tag: with_body(xml.replace("{}", tag.replace('"', "&quot;")))


def _property(tag: str) -> bytes:
    parts, name = sound(), "docProps/core.xml"
    title = f"<dc:title>{tag}</dc:title></cp:coreProperties>".encode()
    return packed(parts | {name: parts[name].replace(b"</cp:coreProperties>", title)})


def _custom_xml(tag: str) -> bytes:
    parts = sound() | {"customXml/item9.xml": f"<a b='1'>{tag}</a>".encode()}
    return packed(related(parts, f'Type="{R}/customXml" Target="../customXml/item9.xml"'))


def _link(tag: str) -> bytes:
    target = tag.replace("'", "%27").replace(" ", "%20")
    return packed(related(sound(), f'Type="{R}/hyperlink" Target="http://example.org/{target}" TargetMode="External"'))


def _variable(tag: str) -> bytes:
    parts = sound()
    variables = f'<w:docVars><w:docVar w:name="x" w:val="{tag}"/></w:docVars></w:settings>'.encode()
    return packed(parts | {"word/settings.xml": parts["word/settings.xml"].replace(b"</w:settings>", variables)})


def _style(tag: str) -> bytes:
    parts = sound()
    style = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{tag}"/></w:style></w:styles>'.encode()
    return packed(parts | {"word/styles.xml": parts["word/styles.xml"].replace(b"</w:styles>", style)})


def _odd_header(tag: str) -> bytes:
    """A header by a name of its own."""
    return _part("kop", "header", "hdr")(tag)


def _entry_name(tag: str) -> bytes:
    """The tag is the name of a part."""
    name = f"customXml/{tag.replace('/', '_').replace('*', 'x')}.xml"
    return packed(sound() | {name: b"<a/>"})


def _type_name(tag: str) -> bytes:
    parts = sound()
    told = f'<Default Extension="x" ContentType="{tag}"/></Types>'.encode()
    return packed(parts | {TYPES: parts[TYPES].replace(b"</Types>", told), DOCUMENT: parts[DOCUMENT]})


_P = "<w:p>%s<w:r><w:t>x</w:t></w:r></w:p>"

PLACES: dict[str, Callable[[str], bytes]] = {
    "in a header": _part("header7", "header", "hdr"),
    "in a header of another name": _odd_header,
    "in a footer": _part("footer7", "footer", "ftr"),
    "in a footnote": _note("footnote"),
    "in an endnote": _note("endnote"),
    "in a remark": _note("comment"),
    "in a property": _property,
    "in custom XML": _custom_xml,
    "in a link": _link,
    "in a variable": _variable,
    "in the name of a style": _style,
    "in the name of a part": _entry_name,
    "in a content type": _type_name,
    "in the code of a field": lambda tag: with_body(field(code(f"QUOTE {tag}"))),
    "in a simple field": _attribute('<w:p><w:fldSimple w:instr="QUOTE {}"/></w:p>'),
    "in an alternative text": _attribute('<w:p><w:r><w:pict><v:shape alt="{}"/></w:pict></w:r></w:p>'),
    "in the name of a bookmark": _attribute(_P % '<w:bookmarkStart w:id="1" w:name="{}"/><w:bookmarkEnd w:id="1"/>'),
    "in the tag of a control": _attribute(
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    ),
    "in the caption of a table": _attribute(
        '<w:tbl><w:tblPr><w:tblCaption w:val="{}"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr>'
        "</w:tbl><w:p/>"
    ),
    "in a fallback": _body(_BOX.replace("{choice}", "").replace("{fallback}", "{}")),
    "in deleted text": _body('<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>'),
    "in inserted text": _body('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{}</w:t></w:r></w:ins></w:p>'),
    "in hidden text": _body("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>"),
    "in a ruby": _body("<w:p><w:r><w:ruby><w:rt><w:r><w:t>{}</w:t></w:r></w:rt></w:ruby></w:r></w:p>"),
    "in an equation": _body(
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{}</m:t></m:r></m:oMath></w:p>'
    ),
    "outside every paragraph": _body("<w:p/>{}<w:p/>"),
    "in a table outside its cells": _body(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}<w:tr>{}<w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
    ),
}

for _name, _make in PLACES.items():
    each(_name, PAYLOADS, _make)
