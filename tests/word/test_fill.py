"""Filling: what was typed stands in the document exactly so, in a control of its own, and nothing else changes."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import docx_templates.build
from forms import form_of
from forms.text import ILLEGAL, normalise
from service.data import docx_template
from service.word import Identity, compile_template, fill
from service.word.package import read_package
from tests.validators.lint import lint_docx
from tests.word.building import FORM, W, controls, part, shown, template

LOGO = Path(docx_templates.build.__file__).parent / "logo.png"
TEMPLATE = template(
    "{{ leerling.naam }}",
    "{{ probleem }}",
    "Op {{ datum }}, kort {{ datum|kort }}.",
    "{{ weten.ja }} ja {{ weten.nee }} neen",
    "{{ reden }}",
    cells=(
        ("Nr", "Doel", "Wanneer"),
        ("{%tr for d in doelen %}", "", ""),
        ("{{ d.nummer }}", "{{ d.doel }}", "{{ d.wanneer|kort }}"),
        ("{%tr endfor %}", "", ""),
    ),
)

HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{{ 'a'.__class__ }}",
    "{_{ a }_} {# weg? #}",
    "Jan & Piet <jr> ]]> <w:p/> &amp; &#60;",
    "\\a letterlijk \\f \\n",
    "\u202eomgekeerd\u202c שלום عربى",
    "emoji 👩🏽‍🏫 en 𝔘𝔫𝔦",
    "tab\ttab  dubbele  spaties",
    "x" * 20_000,
    "{{",
    "}}",
    "{%",
    "%}",
    "$1 \\1 %s %(a)s {0}",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_what_was_typed_stands_in_word_exactly_as_typed(typed: str) -> None:
    answers = {"leerling": {"naam": typed}, "probleem": f"Eerst\n\n{typed}\n\n- {typed}"}
    made = fill(compile_template(TEMPLATE, FORM), answers)
    assert controls(made)["leerling.naam"] == typed
    assert controls(made)["probleem"] == f"Eerst\n\n{typed}\n\n{typed}"
    assert lint_docx(made) == []
    Document(io.BytesIO(made))


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_comes_through_as_it_is_stored(typed: str) -> None:
    stored = normalise(typed)[0].replace("\n", " ").strip(" \t")
    made = fill(compile_template(TEMPLATE, FORM), {"leerling": {"naam": stored}} if stored else {})
    assert controls(made)["leerling.naam"] == (stored or "Niet ingevuld")
    assert not ILLEGAL.search(shown(made))


def test_paragraphs_and_bullets_are_real_ones() -> None:
    made = fill(compile_template(TEMPLATE, FORM), {"probleem": "Een\n\n- twee\n- drie\n\nvier"})
    content = next(
        c for c in part(made).iter(W + "sdt") if "probleem" in str([t.get(W + "val") for t in c.iter(W + "tag")])
    )
    styles = [p.find(f"{W}pPr/{W}pStyle") for p in content.iter(W + "p")]
    gap, bullet = None, "ListBullet"
    assert [None if s is None else s.get(W + "val") for s in styles] == [None, gap, bullet, bullet, gap, None]


def test_each_row_has_controls_named_after_its_own_id() -> None:
    rows = [{"id": "b2", "doel": "Twee"}, {"id": "a1", "doel": "Een", "wanneer": "2027-01-31"}]
    made = controls(fill(compile_template(TEMPLATE, FORM), {"doelen": rows}))
    assert made["doelen[b2].doel"] == "Twee"
    assert made["doelen[a1].wanneer"] == "31-01-2027"
    assert made["doelen[b2].wanneer"] == "–"


def test_a_question_without_rows_leaves_one_to_fill_in_word() -> None:
    made = fill(compile_template(TEMPLATE, FORM), {})
    assert controls(made)["doelen[+].doel"] == "Niet ingevuld"
    assert lint_docx(made) == []


def test_what_did_not_change_keeps_its_numbers() -> None:
    rows = [{"id": "a1", "doel": "Een"}]
    before = fill(compile_template(TEMPLATE, FORM), {"doelen": rows, "probleem": "x"})
    after = fill(compile_template(TEMPLATE, FORM), {"doelen": [{"id": "zz", "doel": "Nieuw"}, *rows], "probleem": "x"})

    def numbers(data: bytes) -> dict[str, str]:
        found = {}
        for properties in part(data).iter(W + "sdtPr"):
            tag, number = properties.find(W + "tag"), properties.find(W + "id")
            assert tag is not None
            assert number is not None
            found[tag.get(W + "val", "")] = number.get(W + "val", "")
        return found

    assert numbers(before).items() <= numbers(after).items()


def test_the_same_answers_give_the_same_bytes() -> None:
    answers = {"probleem": "Een\n\n- twee", "weten": True}
    first = fill(compile_template(TEMPLATE, FORM), answers)
    compile_template.cache_clear()
    assert fill(compile_template(TEMPLATE, FORM), answers) == first


def test_boxes_are_ticked_by_the_answer() -> None:
    made = controls(fill(compile_template(TEMPLATE, FORM), {"weten": False}))
    assert (made["weten.ja"], made["weten.nee"]) == ("☐", "☒")


def test_a_question_that_does_not_apply_says_so_and_can_still_be_filled() -> None:
    compiled = compile_template(TEMPLATE, FORM)
    assert controls(fill(compiled, {"weten": True, "reden": "oud"}))["reden"] == "n.v.t."
    assert controls(fill(compiled, {"weten": False}))["reden"] == "Nog niet ingevuld"
    assert controls(fill(compiled, {"weten": False, "reden": "nieuw"}))["reden"] == "nieuw"


def test_what_there_is_to_say_about_a_no_does_not_apply() -> None:
    compiled = compile_template(template("{{ eerder.ja }} ja", "{{ eerder.toelichting }}"), FORM)
    assert controls(fill(compiled, {"eerder": {"antwoord": False}}))["eerder.toelichting"] == "n.v.t."
    assert controls(fill(compiled, {"eerder": {"antwoord": True}}))["eerder.toelichting"] == "Niet ingevuld"


def test_a_concept_says_so_on_every_page_and_a_final_document_does_not() -> None:
    document = Document()
    document.add_paragraph("{{ probleem }}")
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    document.add_section().header.is_linked_to_previous = False
    data = io.BytesIO()
    document.save(data)
    compiled = compile_template(data.getvalue(), FORM)
    for final, said in ((False, True), (True, False)):
        made = fill(compiled, {"probleem": "x"}, final=final)
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            headers = [name for name in package.namelist() if name.startswith("word/header")]
        assert len(headers) >= 4
        assert all(("CONCEPT" in shown(made, name)) is said for name in headers)


def test_a_documents_identity_is_signed_only_with_a_key() -> None:
    compiled = compile_template(TEMPLATE, FORM)
    signed = fill(compiled, {}, identity=Identity("d1", 3, b"sleutel"))
    other = fill(compiled, {}, identity=Identity("d1", 4, b"sleutel"))
    bare = fill(compiled, {})

    def said(data: bytes) -> dict[str, str]:
        return {p.get("name", ""): "".join(p.itertext()) for p in part(data, "docProps/custom.xml")}

    assert said(signed)["zr_document"] == "d1"
    assert said(signed)["zr_revision"] == "3"
    assert said(signed)["zr_hmac"] != said(other)["zr_hmac"]
    assert said(bare).keys() == {"zr_type", "zr_form_version", "zr_template", "zr_final"}
    assert said(bare)["zr_template"] == compiled.hash


def test_one_pupils_text_never_stands_in_the_next_document() -> None:
    compiled = compile_template(TEMPLATE, FORM)
    fill(compiled, {"leerling": {"naam": "Geheim"}, "probleem": "Geheim", "doelen": [{"id": "a1", "doel": "Geheim"}]})
    with zipfile.ZipFile(io.BytesIO(fill(compiled, {}))) as package:
        assert all(b"Geheim" not in package.read(name) for name in package.namelist())


def test_a_long_row_may_split_over_pages_and_a_short_one_may_not() -> None:
    document = Document(io.BytesIO(TEMPLATE))
    row = document.tables[0].rows[2]._tr
    etree.SubElement(row.get_or_add_trPr(), W + "cantSplit")
    data = io.BytesIO()
    document.save(data)
    compiled = compile_template(data.getvalue(), FORM)
    rows = [{"id": "kort", "doel": "x"}, {"id": "lang", "doel": "x" * 1000}]
    assert len(list(part(fill(compiled, {"doelen": rows})).iter(W + "cantSplit"))) == 1


def test_what_no_document_can_hold_never_gets_into_one() -> None:
    compiled = compile_template(TEMPLATE, FORM)
    made = controls(fill(compiled, {"leerling": {"naam": "a\x07b\x0cc\ue000"}, "probleem": "\x01\x02\x03- x\n\x07y"}))
    assert made["leerling.naam"] == "abc"
    assert made["probleem"] == "- x\ny"
    with pytest.raises(UnicodeEncodeError):
        fill(compiled, {"probleem": "half \ud800"})


def test_an_answer_of_null_is_no_answer() -> None:
    answers = {
        "probleem": None,
        "eerder": {"antwoord": None, "toelichting": None},
        "doelen": [{"id": "a", "doel": None}],
    }
    made = fill(compile_template(TEMPLATE, FORM), answers)
    assert "None" not in shown(made)
    assert controls(made)["doelen[a].doel"] == "–"


def test_pictures_that_are_repeated_have_numbers_of_their_own() -> None:
    document = Document(io.BytesIO(template("{%p for d in doelen %}", "{%p endfor %}")))
    picture = document.add_paragraph("{{ d.doel }}")
    picture.add_run().add_picture(str(LOGO))
    document.paragraphs[0]._p.addnext(picture._p)
    document.add_paragraph().add_run().add_picture(str(LOGO))
    data = io.BytesIO()
    document.save(data)
    rows = [{"id": name, "doel": name} for name in ("a", "b", "c")]
    made = part(fill(compile_template(data.getvalue(), FORM), {"doelen": rows}))
    numbers = [one.get("id") for one in made.xpath("//*[local-name()='docPr']")]
    assert len(numbers) == len(set(numbers)) == 4


def test_an_answer_that_is_printed_twice_gets_two_controls_with_numbers_of_their_own() -> None:
    twice = template(
        "{{ probleem }}", "{%p for d in doelen %}", "{{ probleem }}", "{{ d.doel }}", "{{ d.doel }}", "{%p endfor %}"
    )
    rows = [{"id": "a", "doel": "x"}, {"id": "b", "doel": "y"}]
    assert lint_docx(fill(compile_template(twice, FORM), {"probleem": "x", "doelen": rows})) == []


def test_a_school_logo_takes_the_place_of_the_templates_own() -> None:
    data = docx_template("opp")
    with_logo = fill(compile_template(data, form_of("opp")), {}, logo=LOGO.read_bytes())
    again = fill(compile_template(data, form_of("opp")), {})
    pictures = {name: b for name, b in read_package(with_logo).items() if name.startswith("word/media/")}
    assert LOGO.read_bytes() in pictures.values()
    assert pictures.keys() <= read_package(again).keys()
    assert b"<w:drawing>" in read_package(with_logo)["word/header1.xml"]
    assert b"<w:drawing>" not in read_package(again)["word/header1.xml"]
