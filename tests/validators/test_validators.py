"""The validators see what is broken: a validator that says yes to everything proves nothing."""

from __future__ import annotations

import io
import zipfile

from docx import Document

from tests.validators import AXE, validate_docx, validate_html

PAGE = (
    '<!DOCTYPE html>\n<html lang="nl"><head><title>Leerlingen</title></head><body><p id="a">Sem</p>{}</body></html>\n'
)


def small_docx(change: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """A document of one paragraph, with one string in its text part replaced."""
    made = io.BytesIO()
    document = Document()
    document.add_paragraph("Sem Yıldız")
    # python-docx's own start document has a part that one of the validators rightly refuses.
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[key]
    document.save(made)
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(*change) if name == "word/document.xml" and change[0] else data)
    return changed.getvalue()


def test_a_plain_document_is_valid():
    assert validate_docx(small_docx()) == []


def test_both_validators_see_an_element_where_it_may_not_stand():
    findings = validate_docx(small_docx(), small_docx((b"<w:r><w:t>", b"<w:t/><w:r><w:t>")))
    assert findings
    assert {finding.split(":")[0] for finding in findings} == {"document-2.docx"}
    assert {finding.rpartition("(")[2] for finding in findings} == {"Open XML SDK)", "openxml-audit)"}


def test_a_plain_page_is_valid_html():
    assert validate_html({"leerlingen": PAGE.format("")}) == []


def test_a_double_id_is_seen_on_the_page_where_it_stands():
    findings = validate_html({"goed": PAGE.format(""), "dubbel": PAGE.format('<p id="a">Mark</p>')})
    assert len(findings) == 1
    assert findings[0].startswith("dubbel:2:")


def test_axe_is_at_hand():
    from tests.tools import need

    need("node")
    assert "axe" in AXE.read_text(encoding="utf-8")[:200]
