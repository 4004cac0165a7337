"""A checked template comes back with a remark in the margin at each finding."""

import io
from itertools import groupby

import pytest
from docx import Document

from forms import form_of
from service.data import docx_template
from service.word import PackageRefused
from service.word.checking import annotated, check_template, names_document, names_list, remarks_on
from service.word.checking.names import ROW
from service.word.names import Names
from service.word.package import read_package, write_package
from tests.tools import need
from tests.validators import validate_docx
from tests.validators.lint import lint_docx
from tests.word.building import FORM, W, part, template


def remarked(data: bytes) -> bytes:
    return annotated(data, remarks_on(check_template(data, FORM).findings))


def remarks(data: bytes) -> list[str]:
    return ["\n".join(p.text for p in comment.paragraphs) for comment in Document(io.BytesIO(data)).comments]


def anchors(data: bytes) -> list[str]:
    """Return the text between the marks of each remark, in the order of the document."""
    return [
        "".join(text.text or "" for text in paragraph.iter(W + "t"))
        for paragraph in part(data).iter(W + "p")
        if paragraph.find(W + "commentRangeStart") is not None
    ]


def test_each_fault_has_a_remark_at_its_paragraph() -> None:
    made = remarked(template("{{ probleem }}", "{{ reden }}", "Kop", "Naam: {{ leerling.nam }}", "{{ 7*7 }}"))
    assert anchors(made) == ["Naam: {{ leerling.nam }}", "{{ 7*7 }}"]
    assert remarks(made) == [
        "‘{{ leerling.nam }}’ bestaat niet; bedoelt u ‘leerling.naam’? Schrijf ‘leerling.naam’",
        "‘7*7’ mag niet in een sjabloon. Gebruik alleen de naam van een vraag",
    ]


def test_what_stands_in_a_header_or_nowhere_is_told_at_the_first_paragraph() -> None:
    document, data = Document(), io.BytesIO()
    document.add_paragraph("Kop")
    document.add_paragraph("{{ probleem }}")
    document.sections[0].header.paragraphs[0].text = "{{ weg }}"
    document.save(data)
    made = remarked(data.getvalue())
    assert anchors(made) == ["Kop"]
    assert remarks(made)[0].splitlines() == [
        "Kop van de pagina, alinea 1, ‘{{ weg }}’: ‘{{ weg }}’ bestaat niet. Kies een naam uit de lijst met namen",
        "Let op: ‘Waarom niet?’ staat niet in het sjabloon, en een volledig document heeft het nodig. "
        "Zet ‘{{ reden }}’ op de plek van het antwoord",
    ]


def test_all_else_in_the_template_stays_as_it_was() -> None:
    data = template("{{ weg }}", cells=(("a", "b"),))
    before, after = read_package(data), read_package(remarked(data))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert [p.text for p in Document(io.BytesIO(remarked(data))).paragraphs] == ["{{ weg }}"]


def test_remarks_do_not_pile_up_and_those_of_others_stay() -> None:
    document, data = Document(), io.BytesIO()
    document.add_comment(document.add_paragraph("{{ weg }}").runs[0], "Mooi zo", author="Anna")
    document.save(data)
    once = remarked(data.getvalue())
    assert len(remarks(once)) == len(remarks(remarked(once))) == 2
    assert "Mooi zo" in remarks(once)


def test_the_same_template_gives_the_same_file() -> None:
    data = template("{{ weg }}")
    assert remarked(data) == remarked(data)


def test_a_file_without_a_paragraph_gets_one_for_its_remarks() -> None:
    parts = read_package(template())
    body = f'<w:document xmlns:w="{W[1:-1]}"><w:body/></w:document>'.encode()
    assert len(remarks(remarked(write_package(parts | {"word/document.xml": body})))) == 1


def test_a_file_that_is_not_safe_is_not_opened() -> None:
    with pytest.raises(PackageRefused):
        annotated(b"PK", ())


def test_templates_with_remarks_and_lists_of_names_open_without_a_word() -> None:
    need("node")
    form = form_of("opp")
    document, data = Document(io.BytesIO(docx_template("opp"))), io.BytesIO()
    document.paragraphs[0].add_run("{{ weg }}")
    document.tables[0].rows[0].cells[0].paragraphs[0].add_run("{{ leerling.nam")
    document.save(data)
    made = annotated(data.getvalue(), remarks_on(check_template(data.getvalue(), form).findings))
    names = names_document(form)
    assert validate_docx(made, names) == []
    assert lint_docx(made) == lint_docx(names) == []


def test_every_name_that_a_template_may_use_stands_in_the_list() -> None:
    form = form_of("opp")
    listed = names_list(form)
    whole = {name.name for name in listed if not name.rows}
    assert whole >= set(Names(form).all) - {"school.logo"}
    assert {name.rows for name in listed if name.name.startswith(f"{ROW}.")} == {
        n.name for n in listed if n.kind == "rijen"
    }


def test_names_that_are_copied_from_the_list_make_a_good_template() -> None:
    form = form_of("izo_aanmelding")
    lines: list[str] = []
    for rows, names in groupby(names_list(form), key=lambda name: name.name if name.kind == "rijen" else name.rows):
        tags = [f"{{{{ {name.name} }}}}" for name in names if name.kind != "rijen"]
        lines += [f"{{%p for {ROW} in {rows} %}}", *tags, "{%p endfor %}"] if rows else tags
    assert check_template(template(*lines), form).findings == ()


def test_the_word_file_of_names_has_them_all_on_one_paper_size_and_is_the_same_each_time() -> None:
    form = form_of("izo_aanmelding")
    made = names_document(form)
    text = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in part(made).iter(W + "p"))
    assert all(f"{{{{ {name.name} }}}}" in text for name in names_list(form) if name.kind != "rijen")
    assert all(step.title in text for step in form.steps)
    assert part(made).find(f".//{W}pgSz").get(W + "w") == "11906"  # type: ignore[union-attr]
    assert made == names_document(form)
