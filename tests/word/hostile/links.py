"""Files that would fetch something, or start something, from elsewhere."""

from tests.word.hostile.corpus import (
    DOCUMENT,
    SETTINGS,
    SPACES,
    R,
    code,
    external,
    field,
    packed,
    refused,
    related,
    sound,
    with_body,
    with_part,
    with_relationship,
)


@refused("picture")
def a_picture_on_a_server() -> bytes:
    return external("image", "http://example.org/spoor.png")


@refused("picture")
def a_picture_on_a_share() -> bytes:
    return external("image", "file://///server/share/spoor.png")


@refused("picture")
def a_picture_whose_mode_is_written_otherwise() -> bytes:
    return with_relationship(f'Type="{R}/image" Target="http://example.org/spoor.png" TargetMode="Extern&#65;l"')


@refused("picture")
def a_picture_that_does_not_say_that_it_is_outside() -> bytes:
    return with_relationship(f'Type="{R}/image" Target="//example.org/spoor.png"')


@refused("picture")
def an_old_drawing_with_its_own_address() -> bytes:
    return with_body(
        '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://example.org/x.png"/></v:shape></w:pict></w:r></w:p>'
    )


@refused("picture")
def an_old_drawing_that_leads_to_a_disk() -> bytes:
    return with_body('<w:p><w:r><w:pict><v:shape href="file:///c:/x.exe"/></w:pict></w:r></w:p>')


@refused("picture")
def a_picture_of_xml_that_fetches() -> bytes:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><image x:href="http://example.org/x"/></svg>'
    return with_part("word/media/image1.svg", picture)


@refused("picture")
def a_picture_of_xml_with_a_script() -> bytes:
    return with_part("word/media/image1.svg", b"<svg><SCRIPT>alert(1)</SCRIPT></svg>")


@refused("template")
def a_template_on_a_server() -> bytes:
    return external("attachedTemplate", "http://example.org/x.dotm", SETTINGS)


@refused("template")
def a_template_on_a_disk() -> bytes:
    return external("attachedTemplate", "file:///C:/Users/jan/x.dotx", SETTINGS)


@refused("master")
def a_document_of_documents() -> bytes:
    return external("subDocument", "http://example.org/deel.docx")


@refused("master")
def a_document_within_the_text() -> bytes:
    return with_body('<w:subDoc r:id="rId1"/>')


@refused("elsewhere")
def a_frame_on_a_server() -> bytes:
    return external("frame", "http://example.org/", "word/webSettings.xml")


@refused("frames")
def frames() -> bytes:
    page = f'<w:webSettings {SPACES}><w:frameset><w:frame><w:sourceFileName r:id="x"/></w:frame></w:frameset></w:webSettings>'
    return with_part("word/webSettings.xml", page)


@refused("elsewhere")
def a_list_of_people_on_a_disk() -> bytes:
    return external("mailMergeSource", "file:///C:/leerlingen.xlsx", SETTINGS)


@refused("list")
def a_list_of_people_in_a_database() -> bytes:
    merge = '<w:mailMerge><w:connectString w:val="Provider=x;Data Source=//example.org"/><w:query w:val="SELECT *"/></w:mailMerge>'
    return with_part(SETTINGS, f"<w:settings {SPACES}>{merge}</w:settings>")


@refused("transformed")
def a_stylesheet_for_saving() -> bytes:
    return with_part(SETTINGS, f'<w:settings {SPACES}><w:saveThroughXslt r:id="x"/></w:settings>')


@refused("elsewhere")
def an_object_on_a_server() -> bytes:
    return external("oleObject", "http://example.org/x.doc")


@refused("elsewhere")
def a_chunk_on_a_server() -> bytes:
    return external("aFChunk", "http://example.org/x.html")


@refused("elsewhere")
def a_film_on_a_server() -> bytes:
    return external("video", "http://example.org/x.mp4")


@refused("elsewhere")
def a_package_whose_document_is_elsewhere() -> bytes:
    return with_relationship(f'Type="{R}/officeDocument" Target="http://example.org/x.xml" TargetMode="External"', "")


@refused("link")
def a_link_to_a_disk() -> bytes:
    return external("hyperlink", "file:///C:/Windows/System32/calc.exe")


@refused("link")
def a_link_that_runs() -> bytes:
    return external("hyperlink", "javascript:alert(1)")


@refused("link")
def a_link_to_a_program() -> bytes:
    return external("hyperlink", "ms-msdt:/id PCWDiagnostic")


@refused("link")
def a_link_to_a_share() -> bytes:
    return external("hyperlink", "\\\\server\\share\\x")


def _linked(name: str, part: str) -> dict[str, bytes]:
    """Return the parts of a file in which a part beside the document links to a disk."""
    parts = sound() | {name: part.encode()}
    return related(parts, f'Type="{R}/hyperlink" Target="file:///x" TargetMode="External"', name)


@refused("link")
def a_link_from_a_footer_to_a_disk() -> bytes:
    return packed(_linked("word/footer9.xml", f"<w:ftr {SPACES}/>"))


@refused("link")
def a_link_from_a_building_block_to_a_disk() -> bytes:
    return packed(_linked("word/glossary/document.xml", f"<w:glossaryDocument {SPACES}/>"))


@refused("link")
def a_field_that_links_to_a_disk() -> bytes:
    return with_body(field(code('HYPERLINK "file:///C:/x.exe"')))


@refused("link")
def a_field_that_links_to_a_script_behind_its_switches() -> bytes:
    return with_body(field(code(r'HYPERLINK \n \o "kijk hier" \t "_blank" "java', 'script:alert(1)"')))


@refused("link")
def a_simple_field_that_links_to_a_share() -> bytes:
    return with_body(r'<w:p><w:fldSimple w:instr="hyperlink \\server\share"/></w:p>')


@refused("field")
def a_field_that_takes_in_text() -> bytes:
    return with_body(field(code('INCLUDETEXT "http://example.org/x.docx"')))


@refused("field")
def a_field_that_takes_in_a_picture() -> bytes:
    return with_body(field(code(r'IncludePicture "http://example.org/x.png" \d')))


@refused("field")
def a_field_cut_over_runs() -> bytes:
    return with_body(field(code("  IN", "CLUDE", "TE", 'XT "x"')))


@refused("field")
def a_field_with_a_remark_in_its_name() -> bytes:
    return with_body(field(code("INCL<!-- -->UDETEXT x")))


@refused("field")
def a_field_partly_written_as_plain_text() -> bytes:
    return with_body(field("<w:r><w:t>INCLUDE</w:t></w:r>" + code("TEXT x")))


@refused("field")
def a_field_cut_over_paragraphs() -> bytes:
    return with_body(field(code("INCLUDE") + "</w:p><w:p>" + code("TEXT x")))


@refused("field")
def a_field_within_a_field() -> bytes:
    return with_body(
        field(code("IF 1 = 1 ") + field(code("DDEAUTO c:\\x")).removeprefix("<w:p>").removesuffix("</w:p>"))
    )


@refused("field")
def a_field_that_talks_to_a_program() -> bytes:
    return with_body(field(code("DDE", "AUTO c:\\\\windows\\\\system32\\\\cmd.exe")))


@refused("field")
def a_simple_field_that_takes_in_text() -> bytes:
    return with_body('<w:p><w:fldSimple w:instr=" includetext x"/></w:p>')


@refused("field")
def a_removed_field_that_takes_in_text() -> bytes:
    return with_body('<w:p><w:del w:id="1"><w:r><w:delInstrText>INCLUDETEXT x</w:delInstrText></w:r></w:del></w:p>')


@refused("field")
def a_field_that_asks_a_database() -> bytes:
    return with_body(field(code(r'DATABASE \c "DSN=x" \s "SELECT 1"')))


@refused("field")
def a_field_that_links_a_sheet() -> bytes:
    return with_body(field(code(r'LINK Excel.Sheet.12 "\\\\server\\x.xlsx" "A1"')))


@refused("field")
def a_field_in_a_footnote() -> bytes:
    notes = f"<w:footnotes {SPACES}><w:footnote>{field(code('INCLUDETEXT x'))}</w:footnote></w:footnotes>"
    return with_part("word/footnotes.xml", notes)


@refused("field")
def a_field_in_a_remark() -> bytes:
    return with_part("word/comments.xml", f"<w:comments {SPACES}>{field(code('INCLUDEPICTURE x'))}</w:comments>")


@refused("field")
def a_field_in_the_other_namespace() -> bytes:
    other = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    return with_body(f'<s:p xmlns:s="{other}"><s:fldSimple s:instr="INCLUDETEXT x"/></s:p>')


@refused("field")
def a_field_in_a_choice_that_nobody_takes() -> bytes:
    choice = f'<mc:AlternateContent><mc:Choice Requires="zz">{field(code("INCLUDETEXT x"))}</mc:Choice></mc:AlternateContent>'
    return with_body(choice)


@refused("video")
def a_film_in_a_page() -> bytes:
    return with_part(
        DOCUMENT, f'<w:document {SPACES}><w:body><w:p><wp15:webVideoPr embeddedHtml="x"/></w:p></w:body></w:document>'
    )
