"""Files that bring something along that runs, or another file."""

from tests.word.hostile.corpus import (
    TYPES,
    changed,
    packed,
    refused,
    sound,
    typed,
    with_body,
    with_part,
)


@refused("macros")
def macros() -> bytes:
    return with_part("word/vbaProject.bin", b"x")


@refused("macros")
def macros_by_another_name() -> bytes:
    return packed(typed(sound() | {"word/rustig.bin": b"x"}, "word/rustig.bin", "application/vnd.ms-office.vbaProject"))


@refused("macros")
def buttons_that_start_macros() -> bytes:
    return with_part("word/attachedToolbars.bin", b"x")


@refused("macros")
def a_usual_type_for_macros() -> bytes:
    kind = b'<Default Extension="bin" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    return changed(TYPES, b"</Types>", kind)


@refused("add-in")
def an_add_in_that_opens_by_itself() -> bytes:
    return with_part("word/webextensions/taskpanes.xml", b"<a/>")


@refused("embedded")
def an_active_x_control() -> bytes:
    return with_part("word/activeX/activeX1.xml", b"<a/>")


@refused("control")
def a_control_in_the_text() -> bytes:
    return with_body('<w:p><w:r><w:control r:id="x" w:name="CommandButton1"/></w:r></w:p>')


@refused("embedded")
def an_embedded_object() -> bytes:
    return with_part("word/embeddings/oleObject1.bin", b"x")


@refused("embedded")
def an_object_in_the_text() -> bytes:
    return with_body('<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Package"/></w:object></w:r></w:p>')


@refused("embedded")
def an_object_with_the_name_of_a_picture() -> bytes:
    return with_part("word/media/image1.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@refused("embedded")
def a_program_with_the_name_of_a_picture() -> bytes:
    return with_part("word/media/image1.png", b"MZ\x90\x00" + bytes(600))


@refused("embedded")
def a_workbook_in_a_chart() -> bytes:
    return with_part("word/embeddings/Microsoft_Excel_Sheet1.xlsx", packed({"xl/workbook.xml": b"<a/>"}))


@refused("embedded")
def another_document_in_the_text() -> bytes:
    return with_body('<w:altChunk r:id="rId1"/>')


@refused("embedded")
def another_document_in_the_other_namespace() -> bytes:
    return with_body('<s:altChunk xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main" r:id="x"/>')
