"""Templates made to harm, and templates that are only made in an unusual way."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from service.word import TemplateRefused, compile_template, fill
from service.word.package import read_package, write_package
from tests.validators.lint import lint_docx
from tests.word.building import FORM, controls, shown, template

ANSWERS = {
    "probleem": "een\n- twee",
    "leerling": {"naam": "Jan"},
    "doelen": [{"id": "a1", "doel": "x"}, {"id": "a2", "doel": "y"}],
}
NOTES = (
    '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r>%s</w:r></w:p></w:footnote></w:footnotes>'
)


def with_body(xml: str) -> bytes:
    """Return a Word file with this XML for its only paragraph."""
    parts = read_package(template("HIER"))
    document = parts["word/document.xml"].decode()
    made = re.sub(r"<w:p>(?:(?!</w:p>).)*HIER.*?</w:p>", lambda _: xml, document, count=1, flags=re.DOTALL)
    return write_package(parts | {"word/document.xml": made.encode()})


def with_note(run: str) -> bytes:
    """Return a Word file with a footnote whose run holds this XML."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts, types, rels = read_package(template("x")), "[Content_Types].xml", "word/_rels/document.xml.rels"
    told = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    linked = f'<Relationship Id="n" Type="{link}" Target="footnotes.xml"/></Relationships>'.encode()
    return write_package(
        parts
        | {
            types: parts[types].replace(b"</Types>", told),
            rels: parts[rels].replace(b"</Relationships>", linked),
            "word/footnotes.xml": (NOTES % run).encode(),
        }
    )


def p(text: str, around: str = "%s") -> str:
    return "<w:p>" + around % f"<w:r><w:t>{text}</w:t></w:r>" + "</w:p>"


def table(inner: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{inner}</w:tc></w:tr></w:tbl>"


def filled(data: bytes) -> bytes:
    made = fill(compile_template(data, FORM), ANSWERS)
    assert lint_docx(made) == []
    return made


@pytest.mark.parametrize(
    "data",
    [
        with_note("<w:instrText>&#123;&#123; 7*7 &#125;&#125;</w:instrText>"),
        with_note("<w:instrText>&#123;&#123; 7*7</w:instrText>"),
        with_note("<w:t>{&#37; for i in range(9) %}x{% endfor &#37;}</w:t>"),
        with_body('<w:p><w:pPr><w:pStyle w:val="{{ probleem }}"/></w:pPr></w:p>'),
        with_body(p("x") + '<w:bookmarkStart w:id="3" w:name="{{"/><w:bookmarkEnd w:id="3"/>'),
        template("{" * 100_000),
        template("{{ x " * 20_000),
        template("{% x }}" * 20_000),
        template("{%p if " + "not " * 5000 + "probleem %}", "x", "{%p endif %}"),
        template("{{ " + "(" * 3000 + "probleem" + ")" * 3000 + " }}"),
        template(*[f"{{%p for r{n} in doelen %}}" for n in range(5)], "x", *["{%p endfor %}"] * 5),
        template("{{r probleem }}"),
        template("{{p probleem }}"),
        template(cells=(("{%tr if weten %}", ""), ("x", "y"), ("{%tr endif %}", ""))),
        template(cells=(("{%tc if weten %}", "x", "{%tc endif %}"),)),
        template(cells=(("{% colspan probleem %}a", "b"),)),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_what_would_run_vanish_or_break_the_document_is_a_finding(data: bytes) -> None:
    with pytest.raises(TemplateRefused) as refused:
        compile_template(data, FORM)
    texts = [finding.text() for finding in refused.value.findings]
    assert texts
    assert not any("%%" in text or "%(" in text for text in texts)


def test_characters_that_mark_a_tag_inside_the_compiler_come_to_nothing() -> None:
    assert shown(filled(with_note("<w:t>&#xE000;7&#xE001;</w:t>")), "word/footnotes.xml") == "7"


@pytest.mark.parametrize("row", ["place", "rows", "loop", "given", "words", "self", "namespace", "if", "é"])
def test_a_school_may_call_a_row_what_it_likes(row: str) -> None:
    data = template(f"{{%p for {row} in doelen %}}", f"{{{{ {row}.nummer }}}} {{{{ {row}.doel }}}}", "{%p endfor %}")
    assert shown(filled(data)) == "1 x\n2 y"


def test_a_condition_may_ask_whether_there_are_rows() -> None:
    data = template("{%p if doelen %}", "ja", "{%p endif %}", "{%p if evaluatie %}", "nee", "{%p endif %}")
    assert shown(filled(data)) == "ja"


@pytest.mark.parametrize(
    "inner",
    [
        p("{%p if weten %}") + p("x") + p("{%p endif %}"),
        table("<w:p/>") + p("{%p if weten %}") + p("x") + p("{%p endif %}"),
        p("x") + p("{%p if weten %}") + table("<w:p/>") + p("{%p endif %}"),
    ],
)
def test_a_cell_always_ends_in_a_paragraph(inner: str) -> None:
    filled(with_body(table(inner) + "<w:p/>"))


def test_a_header_always_has_a_paragraph() -> None:
    document, data = Document(), io.BytesIO()
    for part in (document.sections[0].header, document.sections[0].footer):
        part.paragraphs[0].text = "{%p if weten %}"
        part.add_paragraph("x")
        part.add_paragraph("{%p endif %}")
    document.save(data)
    made = fill(compile_template(data.getvalue(), FORM), ANSWERS, final=True)
    assert all(b"<w:p" in part for name, part in read_package(made).items() if re.match(r"word/(head|foot)er", name))


def test_a_control_of_the_template_around_a_condition_or_a_repetition_gives_way() -> None:
    own = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'
    loop = p("{%p for r in doelen %}") + p("{{ r.doel }}") + p("{%p endfor %}")
    when = p("{%p if probleem %}") + p("ja") + p("{%p endif %}")
    assert shown(filled(with_body(own % loop + own % when))) == "x\ny\nja"


def test_controls_and_bookmarks_of_the_template_do_not_come_twice() -> None:
    own = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{p("vast")}</w:sdtContent></w:sdt>'
    mark = '<w:bookmarkStart w:id="0" w:name="b"/>%s<w:bookmarkEnd w:id="0"/>'
    loop = p("{%p for r in doelen %}") + own + p("{{ r.doel }}!", mark) + p("{%p endfor %}")
    assert shown(filled(with_body(own + loop + p("x")))) == "vast\nvast\nx!\nvast\ny!\nx"


def test_a_bookmark_that_loses_its_beginning_loses_its_end() -> None:
    begins = p("{{ probleem }}", '<w:bookmarkStart w:id="0" w:name="b"/>%s')
    assert shown(filled(with_body(begins + p("x", '%s<w:bookmarkEnd w:id="0"/>')))) == "een\ntwee\nx"


def test_a_tag_that_somebody_deleted_with_changes_tracked_is_no_tag() -> None:
    gone = '<w:del w:id="9" w:author="a"><w:r><w:delText>{{ weg }}{%% if weg %%}</w:delText></w:r></w:del>%s'
    assert shown(filled(with_body(p("{{ leerling.naam }} blijft", gone)))) == "Jan blijft"


def test_a_text_box_is_filled_with_text_and_not_with_controls() -> None:
    box = (
        '<w:r><w:t>voor </w:t></w:r><w:r xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent>{p('{{ probleem }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = filled(with_body(f"<w:p>{box}</w:p>"))
    assert controls(made) == {}
    document = read_package(made)["word/document.xml"]
    assert b"<w:txbxContent><w:p><w:r><w:t" in document
    assert document.count(b"een") == 1


def _later_title_page(document: WordDocument) -> None:
    document.add_section()
    document.add_section().different_first_page_header_footer = True


def _the_word_alone(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Dit is een concept"


def _even_pages(document: WordDocument) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    document.add_section().header.paragraphs[0].text = "eigen"


def _section_inside_a_control(document: WordDocument) -> None:
    document.add_paragraph("omslag")
    document.add_section().header.paragraphs[0].text = "eigen"
    cover = next(
        mark for mark in document.element.body.iter(qn("w:p")) if mark.find(f".//{qn('w:sectPr')}") is not None
    )
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    cover.addprevious(control)
    control[1].append(cover)


@pytest.mark.parametrize("change", [_later_title_page, _the_word_alone, _even_pages, _section_inside_a_control])
def test_a_concept_says_so_in_every_section(change: Callable[[WordDocument], None]) -> None:
    document, data = Document(), io.BytesIO()
    change(document)
    document.save(data)
    made = fill(compile_template(data.getvalue(), FORM), ANSWERS)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        headers = [name for name in package.namelist() if name.startswith("word/header")]
    assert all("CONCEPT" in shown(made, name) for name in headers)
    even = document.settings.odd_and_even_pages_header_footer
    had: set[str | None] = set()
    for section in Document(io.BytesIO(made)).element.body.iter(qn("w:sectPr")):
        had |= {header.get(qn("w:type")) for header in section.iter(qn("w:headerReference"))}
        title = section.find(qn("w:titlePg")) is not None
        assert {"default", *(["first"] if title else []), *(["even"] if even else [])} <= had


def test_a_template_that_answers_blow_up_is_refused() -> None:
    long = with_body(p("{%p for r in doelen %}") + p("{{ r.doel }}") * 30 + p("{%p endfor %}"))
    rows = [{"id": f"a{n}", "doel": "x" * 50_000} for n in range(60)]
    with pytest.raises(TemplateRefused):
        fill(compile_template(long, FORM), {"doelen": rows})
