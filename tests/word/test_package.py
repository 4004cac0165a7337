"""A Word file is looked over before anything parses it."""

import contextlib
import io
import random
import zipfile

import pytest

from service.word.errors import PackageRefused
from service.word.package import read_package, write_package
from tests.word.building import template


def with_part(name: str, part: bytes) -> bytes:
    return write_package(read_package(template("x")) | {name: part})


RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 kapot",
        b"%PDF-1.7",
        template("x")[:-200],
        with_part("word/vbaProject.bin", b"x"),
        with_part("word/embeddings/oleObject1.bin", b"x"),
        with_part("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + DOCUMENT % b""),
        with_part("word/document.xml", DOCUMENT % b'<w:altChunk r:id="x"/>'),
        with_part("word/document.xml", DOCUMENT % b"<w:instrText>INCLUDETEXT http://x</w:instrText>"),
        with_part("word/document.xml", DOCUMENT % b"<w:instrText>DDE</w:instrText><w:instrText>AUTO x</w:instrText>"),
        with_part("word/document.xml", DOCUMENT % (b"<w:p/>" * 500_000)),
        with_part("word/big.xml", b" " * 60_000_000),
        with_part("word/bomb.xml", b" " * 20_000_000),
        with_part("../../etc/passwd", b"x"),
        with_part(
            "word/_rels/document.xml.rels",
            RELS % b'<Relationship Id="a" Type="x/image" Target="http://x" TargetMode="External"/>',
        ),
        with_part(
            "word/_rels/document.xml.rels",
            RELS % b'<Relationship Id="a" Type="x/oleObject" Target="file:///c:/x" TargetMode="External"/>',
        ),
        with_part(
            "word/_rels/settings.xml.rels",
            RELS % b'<Relationship Id="a" Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>',
        ),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_a_file_that_could_harm_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(PackageRefused) as refused:
        read_package(data)
    assert refused.value.reason.text()


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(template("x"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        first = package.infolist()[0]
    data[first.header_offset + 6] |= 1
    data[data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x01\x02") + 4) + 8] |= 1
    with pytest.raises(PackageRefused):
        read_package(bytes(data))


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """Return a sound file in which something of one part was changed."""
    parts = read_package(template("x"))
    assert old in parts[name]
    return write_package(parts | {name: parts[name].replace(old, new)})


@pytest.mark.parametrize(
    "data",
    [
        changed("[Content_Types].xml", b"</Types>", b""),
        changed("[Content_Types].xml", b"wordprocessingml.document.main", b"wordprocessingml.template.main"),
        changed("[Content_Types].xml", b"Types", b"Soorten"),
        changed("_rels/.rels", b"word/document.xml", b"word/styles.xml"),
        changed("_rels/.rels", b"docProps/app.xml", b"docProps/weg.xml"),
        changed("word/_rels/document.xml.rels", b"settings.xml", b"NULL"),
        changed("word/document.xml", b"w:body>", b"w:lijf>"),
        changed("word/document.xml", b"<w:sectPr", b'<w:sectPr><w:headerReference r:id="rId99"/></w:sectPr><w:sectPr'),
        changed("word/styles.xml", b"w:styles", b"w:stijlen"),
        changed("word/styles.xml", b"</w:styles>", b""),
        with_part("word/document.xml", b"<?xml version='1.0' encoding='UTF-7'?>" + DOCUMENT % b"+ADw-w:p/+AD4-"),
        with_part("word/document.xml", b"<a/>"),
        with_part("word/settings.xml", b""),
        with_part("word/document.xml", DOCUMENT % b"<w:fldSimple w:instr=' includetext x'/>"),
        with_part(
            "word/document.xml",
            DOCUMENT % b"<w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>IncludePicture x</w:instrText>",
        ),
        with_part(
            "word/_rels/document.xml.rels",
            RELS % b'<Relationship Id="a" Type="x/subDocument" Target="http://x" TargetMode="Extern&#97;l"/>',
        ),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_a_file_whose_parts_are_broken_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(PackageRefused) as refused:
        read_package(data)
    assert refused.value.reason.text()


def test_a_zip_packed_in_a_way_that_word_does_not_know_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as package:
        for name, part in read_package(template("x")).items():
            package.writestr(name, part)
    with pytest.raises(PackageRefused):
        read_package(packed.getvalue())


def test_damage_anywhere_in_a_file_is_a_refusal_and_never_something_else() -> None:
    data, chance = template("x"), random.Random(20)
    for _ in range(300):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(-2000, 0)] = chance.randrange(256)
        with contextlib.suppress(PackageRefused):
            read_package(bytes(damaged))


def test_a_link_that_only_mentions_a_field_that_fetches_is_no_harm() -> None:
    link = b'<w:instrText>HYPERLINK "https://example.org/import/include"</w:instrText>'
    assert read_package(with_part("word/document.xml", DOCUMENT % link.join((b"<w:p><w:r>", b"</w:r></w:p>"))))


def test_links_to_the_web_are_no_harm() -> None:
    link = b'<Relationship Id="a" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    assert read_package(with_part("word/_rels/footer1.xml.rels", RELS % link))
