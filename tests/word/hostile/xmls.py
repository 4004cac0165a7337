"""XML that takes long, takes much, or is read in another way than it is looked at."""

import random

from tests.word.hostile.corpus import (
    DOCUMENT,
    DOCUMENT_RELS,
    RELS,
    SETTINGS,
    SPACES,
    TYPES,
    WML,
    R,
    changed,
    packed,
    refused,
    related,
    sound,
    typed,
    with_body,
    with_part,
)


def _document(before: bytes, body: bytes = b"") -> bytes:
    return with_part(DOCUMENT, before + b"<w:document %s><w:body>%s</w:body></w:document>" % (SPACES.encode(), body))


@refused("form")
def a_billion_laughs() -> bytes:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9))
    return _document(
        b'<!DOCTYPE w:document [<!ENTITY l0 "ha">' + levels + b"]>", b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"
    )


@refused("form")
def one_entity_many_times() -> bytes:
    return _document(b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 100_000 + b'">]>', b"&a;" * 100_000)


@refused("form")
def a_file_of_the_server() -> bytes:
    return _document(b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b"<w:p>&a;</w:p>")


@refused("form")
def a_dtd_elsewhere() -> bytes:
    return _document(b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd">')


@refused("form")
def a_doctype_in_a_part_that_nobody_reads() -> bytes:
    return with_part("customXml/item1.xml", b'<!DOCTYPE a [<!ENTITY a "b">]><a>&a;</a>')


@refused("structure")
def an_entity_that_does_not_exist() -> bytes:
    return _document(b"", b"<w:p>&nbsp;</w:p>")


@refused("form")
def utf_16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "b">]><a/>'
    return with_part(DOCUMENT, text.encode("utf-16"))


@refused("form")
def utf_7() -> bytes:
    return _document(b'<?xml version="1.0" encoding="UTF-7"?>', b"+ADw-w:altChunk/+AD4-")


@refused("form")
def ebcdic() -> bytes:
    return _document(b'<?xml version="1.0" encoding="IBM037"?>')


@refused("form")
def a_style_sheet_before_the_document() -> bytes:
    return _document(b'<?xml-stylesheet type="text/xsl" href="http://example.org/x.xsl"?>')


@refused("form")
def an_xinclude() -> bytes:
    return with_body('<w:p><xi:include href="file:///etc/passwd" parse="text"/></w:p>')


@refused("structure")
def another_base_for_every_link() -> bytes:
    return with_part(DOCUMENT, f'<w:document {SPACES} xml:base="http://example.org/"><w:body/></w:document>')


@refused("unpacks")
def six_hundred_thousand_paragraphs() -> bytes:
    return with_body(b"<w:p/>" * 600_000)


@refused("parts")
def as_many_paragraphs_that_differ() -> bytes:
    chance = random.Random(10)
    return with_body(b"".join(b'<w:p w:rsidR="%06d"/>' % chance.randrange(10**6) for _ in range(600_000)))


@refused("parts")
def two_hundred_thousand_words() -> bytes:
    chance = random.Random(3)
    runs = (b"<w:r><w:t>%d</w:t></w:r>" % chance.randrange(10**9) for _ in range(110_000))
    return with_body(b"<w:p>" + b"".join(runs) + b"</w:p>")


@refused("parts")
def elements_spread_over_parts() -> bytes:
    chance = random.Random(4)
    part = b"<a>" + b"".join(b"<b>%d</b>" % chance.randrange(10**6) for _ in range(9_000)) + b"</a>"
    return packed(sound() | {f"customXml/item{number}.xml": part for number in range(30)})


@refused("parts")
def a_million_attributes() -> bytes:
    chance = random.Random(5)
    attributes = b" ".join(b'a%d="%d"' % (number, chance.randrange(10**6)) for number in range(1_000_000))
    return with_body(b"<w:p " + attributes + b"/>")


@refused("parts")
def twenty_five_megabytes_of_words() -> bytes:
    word = random.Random(6).randbytes(20_000).hex().encode() + b"zorg " * 52_000
    return with_body(b"".join(b"<w:p><w:r><w:t>" + word + b"</w:t></w:r></w:p>" for _ in range(85)))


@refused("deep")
def a_text_of_eleven_megabytes() -> bytes:
    return with_body(
        b"<w:p><w:r><w:t>" + random.Random(8).randbytes(100_000).hex().encode() * 55 + b"</w:t></w:r></w:p>"
    )


@refused("deep")
def an_attribute_of_eleven_megabytes() -> bytes:
    return with_body(b'<w:p w:rsidR="' + random.Random(9).randbytes(100_000).hex().encode() * 55 + b'"/>')


@refused("deep")
def ten_thousand_controls_in_each_other() -> bytes:
    return with_body("<w:sdt><w:sdtContent>" * 10_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 10_000)


@refused("deep")
def tables_in_tables() -> bytes:
    return with_body("<w:tbl><w:tr><w:tc>" * 500 + "<w:p/>" + "<w:p/></w:tc></w:tr></w:tbl>" * 500)


@refused("structure")
def a_name_of_an_element_without_end() -> bytes:
    return with_body(b"<w:" + b"a" * 60_000 + b"/>")


@refused("structure")
def nul_by_its_number() -> bytes:
    return with_body("<w:p><w:r><w:t>a&#0;b</w:t></w:r></w:p>")


@refused("form")
def nul_itself() -> bytes:
    return with_body(b"<w:p><w:r><w:t>a\x00b</w:t></w:r></w:p>")


@refused("structure")
def a_bell() -> bytes:
    return with_body(b"<w:p><w:r><w:t>a\x07b</w:t></w:r></w:p>")


@refused("structure")
def bytes_that_are_no_text() -> bytes:
    return with_body(b"<w:p><w:r><w:t>a\xff\xfeb</w:t></w:r></w:p>")


@refused("structure")
def elements_that_are_not_closed() -> bytes:
    return with_body("<w:p><w:r>")


@refused("structure")
def a_prefix_without_a_meaning() -> bytes:
    return with_part(DOCUMENT, f"<w:document {SPACES}><w:body><w:p></w:body></w:document>")


@refused("structure")
def an_empty_part() -> bytes:
    return with_part(SETTINGS, b"")


@refused("not word")
def a_document_without_a_body() -> bytes:
    return with_part(DOCUMENT, f"<w:document {SPACES}/>")


@refused("form")
def a_document_that_is_something_else() -> bytes:
    return with_part(DOCUMENT, b"<html><body/></html>")


@refused("form")
def styles_that_are_something_else() -> bytes:
    return changed("word/styles.xml", b"w:styles", b"w:stijlen")


@refused("form")
def comments_that_are_something_else() -> bytes:
    return packed(typed(sound() | {"word/comments.xml": b"<a/>"}, "word/comments.xml", f"{WML}comments+xml"))


@refused("not word")
def a_file_without_a_document() -> bytes:
    parts = sound()
    return packed({name: part for name, part in parts.items() if name != TYPES})


@refused("structure")
def a_package_that_leads_nowhere() -> bytes:
    return changed(RELS, b"word/document.xml", b"word/weg.xml")


@refused("structure")
def a_relationship_to_a_part_that_is_gone() -> bytes:
    return changed(DOCUMENT_RELS, b"settings.xml", b"NULL")


@refused("structure")
def two_relationships_of_one_name() -> bytes:
    return packed(related(related(sound(), f'Type="{R}/a" Target="styles.xml"'), f'Type="{R}/b" Target="settings.xml"'))


@refused("structure")
def a_header_that_is_not_there() -> bytes:
    return with_body('<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId999"/></w:sectPr>')


@refused("structure")
def parts_that_lead_to_each_other() -> bytes:
    return packed(
        related(
            related(sound(), f'Type="{R}/a" Target="styles.xml"'),
            f'Type="{R}/b" Target="document.xml"',
            "word/styles.xml",
        )
    )


@refused("structure")
def a_chain_of_four_hundred_parts() -> bytes:
    parts = sound() | {f"word/c{number}.xml": b"<a/>" for number in range(400)}
    parts = related(parts, f'Type="{R}/a" Target="c0.xml"')
    for number in range(399):
        parts = related(parts, f'Type="{R}/a" Target="c{number + 1}.xml"', f"word/c{number}.xml")
    return packed(parts)


@refused("structure")
def a_part_of_words_with_the_name_of_a_picture() -> bytes:
    return packed(typed(sound() | {"word/extra.png": b"<w:hdr/>"}, "word/extra.png", f"{WML}header+xml"))


@refused("not word")
def a_document_of_another_type() -> bytes:
    return changed(TYPES, f"{WML}document.main+xml".encode(), f"{WML}styles+xml".encode())
