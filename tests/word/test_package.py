"""A Word file is looked over before anything parses it."""

import io
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


def test_links_to_the_web_are_no_harm() -> None:
    link = b'<Relationship Id="a" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    assert read_package(with_part("word/_rels/footer1.xml.rels", RELS % link))
