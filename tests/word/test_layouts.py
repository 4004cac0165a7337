"""Templates of a school with another layout than ours: what is filled in comes back, and nothing that is typed is lost."""

from __future__ import annotations

import copy
import json
from functools import cache

import pytest
from lxml import etree

from forms.answers import get
from service.word import Identity, Reading, compile_template, fill, read_back
from tests.word.building import FORM
from tests.word.edits import expected
from tests.word.edits.in_fields import copy_row, delete_control, glyph, remove_row
from tests.word.edits.word_file import Edit, W, WordFile, above, edited, text_of, xml
from tests.word.test_odd_templates import p, with_body

ANSWERS = FORM.clean(
    {
        "leerling": {"naam": "Jan Pieterse"},
        "probleem": "eerste regel\n- een bolletje\n- nog een\n\nslot",
        "datum": "2026-09-28",
        "weten": False,
        "reden": "omdat het zo is",
        "eerder": {"antwoord": True, "toelichting": "bij de arts\ntwee keer"},
        "vervolg": "gespecialiseerd",
        "vorm": {"keuzes": ["b"], "anders": "iets met dieren"},
        "doelen": [
            {"id": "a1", "doel": "rustig lezen\nen zacht", "wanneer": "2026-10-01"},
            {"id": "a2", "doel": "hard rennen", "wanneer": "2026-11-02"},
        ],
    }
)[0]


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell is text or paragraphs."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell if cell[:1] == '<' else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{lines}</w:tbl>"


def each_goal(inner: str) -> str:
    return p("{%p for r in doelen %}") + inner + p("{%p endfor %}")


GOALS = table(
    ("Doel", "Wanneer"), ("{%tr for r in doelen %}", ""), ("{{ r.doel }}", "{{ r.wanneer }}"), ("{%tr endfor %}", "")
)
#: The body of a template, by what is unusual about it.
LAYOUTS = {
    "in a sentence": p("{{ leerling.naam }} is besproken op {{ datum }}, omdat {{ vervolg }} past."),
    "a long text in a sentence": p("Het probleem: {{ probleem }} en verder niets."),
    "two in a cell": table(("Naam en datum", p("{{ leerling.naam }}") + p("{{ datum }}"))),
    "two on a line": table(("Naam en datum", "{{ leerling.naam }}, {{ datum }}")),
    "labels and answers in one cell": table((p("Wat?") + p("{{ probleem }}") + p("Waarom?") + p("{{ reden }}"),)),
    "one name at three places": p("{{ leerling.naam }}")
    + table(("Naam", "{{ leerling.naam }}"))
    + p("Over {{ leerling.naam }} gaat dit."),
    "a table in a cell": table(("Buiten", table(("Binnen", "{{ probleem }}")) + "<w:p/>")),
    "rows in a table in a cell": table(("Buiten", GOALS + "<w:p/>")),
    "rows in two tables": GOALS + p("En nog eens:") + GOALS,
    "rows in a table and in a list": GOALS + each_goal(p("{{ r.nummer }} {{ r.doel }} ({{ r.wanneer }})")),
    "rows in a list": each_goal(p("{{ r.doel }}") + p("uiterlijk {{ r.wanneer }}")),
    "a row on a line": each_goal(p("Doel {{ r.nummer }}: {{ r.doel }}, op {{ r.wanneer }}")),
    "a table for each row": each_goal(
        table(("Doel {{ r.nummer }}", "{{ r.doel }}"), ("Op", "{{ r.wanneer }}")) + "<w:p/>"
    ),
    "all rows in one cell": table(("Doelen", each_goal(p("{{ r.doel }}")))),
    "boxes": table(
        ("Weten", "{{ weten.ja }} ja {{ weten.nee }} nee"),
        ("Vorm", p("{{ vorm.a }} begeleiding") + p("{{ vorm.anders }} Anders: {{ vorm.anders_namelijk }}")),
        ("Eerder", "{{ eerder.ja }} ja, namelijk {{ eerder.toelichting }} {{ eerder.nee }} nee"),
    ),
    "no blank between": p("{{ leerling.naam }}{{ datum }}{{ vervolg }}"),
}


@cache
def made(layout: str) -> bytes:
    """Return a document of a template with this layout."""
    template = compile_template(with_body(LAYOUTS[layout] + "<w:p/>"), FORM)
    return fill(template, ANSWERS, identity=Identity("d1", 1, b"alleen voor een proef"))


def came_back(layout: str, *edits: Edit) -> Reading:
    data = made(layout)
    return read_back(edited(data, *edits), form=FORM, reference=data, base=ANSWERS)


def at_end(paragraph: etree._Element) -> None:
    paragraph.append(xml('<w:r><w:t xml:space="preserve"> ZOEK</w:t></w:r>'))


def in_text(paragraph: etree._Element) -> None:
    for text in list(paragraph.iter(W + "t"))[:1]:
        text.text = f"ZOEK{text.text}"


def below(paragraph: etree._Element) -> None:
    paragraph.addnext(xml("<w:p><w:r><w:t>ZOEK</w:t></w:r></w:p>"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_nobody_changed_comes_back_as_it_was(layout: str) -> None:
    reading = came_back(layout)
    assert reading.found
    assert reading.answers == ANSWERS
    assert (reading.outside, reading.problems, reading.missing, reading.gone_rows) == ((), (), (), {})


@pytest.mark.parametrize("typed", [at_end, in_text, below])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_typed_anywhere_is_an_answer_or_stands_beside_them(layout: str, typed: Edit) -> None:
    lost = []
    for place, paragraph in enumerate(WordFile(made(layout)).root.iter(W + "p")):

        def edit(file: WordFile, place: int = place) -> None:
            typed(list(file.root.iter(W + "p"))[place])  # type: ignore[arg-type]

        reading = came_back(layout, edit)
        said = [json.dumps(reading.answers), *(each.text for each in reading.outside)]
        if text_of(paragraph) and not any("ZOEK" in text for text in said):
            lost.append(text_of(paragraph))
    assert lost == []


def test_an_answer_that_stands_at_three_places_may_be_changed_at_any_of_them() -> None:
    for nth in range(3):

        def edit(file: WordFile, nth: int = nth) -> None:
            [each for each in file.root.iter(W + "t") if each.text == "Jan Pieterse"][nth].text = "Jan Peters"

        reading = came_back("one name at three places", edit)
        assert (get(reading.answers, "leerling.naam"), reading.outside) == ("Jan Peters", ())


@pytest.mark.parametrize("nth", [0, 1])
def test_a_row_that_stands_in_two_tables_may_be_changed_in_either(nth: int) -> None:
    def edit(file: WordFile) -> None:
        [each for each in file.root.iter(W + "t") if each.text == "hard rennen"][nth].text = "hard fietsen"

    reading = came_back("rows in two tables", edit)
    assert [row["doel"] for row in reading.answers["doelen"]] == ["rustig lezen\nen zacht", "hard fietsen"]
    assert reading.outside == ()


def test_of_a_row_that_was_changed_in_both_tables_neither_change_is_lost() -> None:
    def edit(file: WordFile) -> None:
        for number, each in enumerate([each for each in file.root.iter(W + "t") if each.text == "hard rennen"]):
            each.text = f"hard fietsen {number}"

    reading = came_back("rows in two tables", edit)
    assert reading.answers["doelen"][1]["doel"] == "hard fietsen 0"
    assert [(each.kind, each.text) for each in reading.outside] == [("unplaced", "hard fietsen 1")]


def test_a_row_copied_in_one_of_two_tables_is_new_and_its_original_stays() -> None:
    def edit(file: WordFile) -> None:
        row = next(row for row in file.root.iter(W + "tr") if "hard rennen" in "".join(row.itertext()))
        copied = copy.deepcopy(row)
        for mark in list(copied.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            mark.getparent().remove(mark)  # type: ignore[union-attr]
        next(copied.iter(W + "t")).text = "ver springen"
        row.addnext(copied)

    rows = came_back("rows in two tables", edit).answers["doelen"]
    assert rows[:2] == ANSWERS["doelen"]
    assert [row["doel"] for row in rows[2:]] == ["ver springen"]


def test_rows_of_a_table_in_a_cell_come_and_go() -> None:
    layout = "rows in a table in a cell"
    grown = came_back(layout, copy_row("hard rennen", doel="ver springen"))
    assert [row["doel"] for row in grown.answers["doelen"]] == ["rustig lezen\nen zacht", "hard rennen", "ver springen"]
    assert came_back(layout, remove_row("hard rennen")).gone_rows == {"doelen": ("a2",)}
    assert (grown.outside, came_back(layout, remove_row("hard rennen")).outside) == ((), ())


def test_text_in_a_box_is_kept_and_the_box_is_read_by_its_sign() -> None:
    reading = came_back("boxes", glyph("weten.nee", "nee, bel eerst ☒"))
    assert reading.answers["weten"] is False
    assert [(each.kind, each.text) for each in reading.outside] == [("unplaced", "nee, bel eerst")]
    assert len(reading.problems) == 1


def test_text_in_the_place_of_boxes_is_kept() -> None:
    def edit(file: WordFile) -> None:
        for tag in ("weten.ja", "weten.nee"):
            delete_control(tag)(file)
        cell = file.cell_beside("Weten")
        for child in list(cell.iter(W + "r", W + "bookmarkStart", W + "bookmarkEnd")):
            child.getparent().remove(child)  # type: ignore[union-attr]
        next(cell.iter(W + "p")).append(xml("<w:r><w:t>bel eerst vader</w:t></w:r>"))

    reading = came_back("boxes", edit)
    assert "bel eerst vader" in json.dumps(reading.answers) or "bel eerst vader" in [o.text for o in reading.outside]


def test_text_in_the_place_of_the_boxes_beside_an_explanation_is_kept() -> None:
    document = expected.made("izo_aanmelding")

    def edit(file: WordFile) -> None:
        paragraph = above(file.control("eerder_besproken.nee"), "p")
        for child in paragraph.findall("*"):
            if child.tag != W + "pPr":
                paragraph.remove(child)
        paragraph.append(xml("<w:r><w:t>bel eerst vader</w:t></w:r>"))

    reading = read_back(edited(document.data, edit), reference=document.data, base=document.answers)
    assert [(each.kind, each.text) for each in reading.outside] == [("unplaced", "bel eerst vader")]


def test_a_letter_in_a_label_is_a_change_of_the_text_of_the_form() -> None:
    def edit(file: WordFile) -> None:
        next(each for each in file.root.iter(W + "t") if each.text == "Wanneer").text = "Wanneer?"

    reading = came_back("rows in a table in a cell", edit)
    assert [(each.kind, each.text, each.before) for each in reading.outside] == [("changed", "Wanneer?", "Wanneer")]
