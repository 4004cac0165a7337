"""What people do in Word, as changes in the file: exactly that comes back, and nothing that nobody changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.word.edits import in_fields, in_parts, in_text
from tests.word.edits.expected import Back, came_back, swapped
from tests.word.edits.word_file import Edit

IZO, ZAT, IHP, VAK, OPP = "izo_aanmelding", "zat_aanmelding", "ihp_vakoverstijgend", "ihp_vakspecifiek", "opp"

Changes = dict[str, Any]


#: In the running text of an answer: the type, the edit, the answers that change.
IN_TEXT: dict[str, tuple[str, Edit, Changes]] = {
    "a tracked insertion": (
        IZO,
        in_text.insert_tracked("gemiddeld een 7,4", " of meer"),
        {"wat_gaat_goed": swapped("een 7,4", "een 7,4 of meer")},
    ),
    "a tracked insertion in a row": (
        VAK,
        in_text.insert_tracked("dinsdag, 3e uur", " of 4e"),
        {"organisatie[o1].wanneer": "dinsdag, 3e uur of 4e"},
    ),
    "a tracked deletion": (
        ZAT,
        in_text.delete_tracked("Sterk: beeldende vorming 8,4, "),
        {"leerresultaten.tekst": swapped("Sterk: beeldende vorming 8,4, ", "")},
    ),
    "a whole answer deleted, tracked": (
        OPP,
        in_text.delete_tracked("lokaal 1.12"),
        {"ondersteuning[o1].waar": None},
    ),
    "a tracked new paragraph": (
        OPP,
        in_text.insert_paragraph_tracked("zonder discussie.", "En op woensdag."),
        {"opvoedbehoeften": swapped("discussie.", "discussie.\nEn op woensdag.")},
    ),
    "two paragraphs joined, tracked": (
        IHP,
        in_text.join_with_next_tracked("verliest het overzicht bij opdrachten"),
        {"ontwikkelingsperspectief.belemmerend": swapped("drie stappen\n- vermijdt", "drie stappenvermijdt")},
    ),
    "text moved, tracked": (
        OPP,
        in_text.move_tracked("Beide kunnen wij beïnvloeden", "Daarmee is havo haalbaar."),
        {
            "onderbouwing": lambda text: text.replace("Beide kunnen wij beïnvloeden", "").replace(
                "Daarmee is havo haalbaar.", "Daarmee is havo haalbaar.Beide kunnen wij beïnvloeden"
            )
        },
    ),
    "a line broken": (
        IZO,
        in_text.line_break("Daarna verhuisde Yara", "Daarna verhuisde"),
        {"begin_en_oorzaak": swapped("goed. Daarna", "goed.\nDaarna")},
    ),
    "a tab": (
        IZO,
        in_text.tab("In klas 1 ging het", " ging het tot de "),
        {"begin_en_oorzaak": swapped(" ging het tot de ", "\t")},
    ),
    "a soft hyphen": (IZO, in_text.soft_hyphen("kerstvakantie", 5), {}),
    "a link": (IZO, in_text.hyperlink("poster hangt in de aula"), {}),
    "a symbol": (
        OPP,
        in_text.symbol("zonder discussie.", "Wingdings", "F04A"),
        {"opvoedbehoeften": lambda text: f"{text}☺"},
    ),
    "a field with a result": (
        IZO,
        in_text.field("Daarna verhuisde Yara", "REF plaats", " naar Delft"),
        {"begin_en_oorzaak": swapped("verhuisde Yara", "verhuisde Yara naar Delft")},
    ),
    "a page number": (IZO, in_text.field("Daarna verhuisde Yara", "PAGE", "7"), {}),
    "a bullet by Word's list button": (
        ZAT,
        in_text.list_button("Deze leerling heeft nodig:"),
        {"onderwijsbehoeften": lambda text: f"- {text}"},
    ),
    "a bullet typed": (
        VAK,
        in_text.new_paragraph("met kleur per stap", "- rekenmachine", style_of="Hoofdstuk 4"),
        {"inhoud": swapped("kleur per stap", "kleur per stap\n- rekenmachine")},
    ),
    "a paragraph after bullets": (
        IHP,
        in_text.new_paragraph("in een nieuwe groep", "Zo zegt zij het.", style_of="vmbo-tl of havo"),
        {"ontwikkelingsperspectief.belemmerend": swapped("nieuwe groep", "nieuwe groep\nZo zegt zij het.")},
    ),
    "a table pasted": (
        IZO,
        in_parts.inner_table("Op andere dagen aanwezig.", "maandag", "ziek"),
        {"verzuim": swapped("aanwezig.", "aanwezig.\nmaandag | ziek")},
    ),
}

#: In fields of one kind or another.
IN_FIELDS: dict[str, tuple[str, Edit, Changes]] = {
    "a control without its wrapping": (OPP, in_fields.unwrap_control("ondersteuning[o1].waar"), {}),
    "a block control without its wrapping": (OPP, in_fields.unwrap_control("onderbouwing"), {}),
    "a control emptied": (OPP, in_fields.empty("opvoedbehoeften"), {"opvoedbehoeften": None}),
    "a control of several paragraphs emptied": (IZO, in_fields.empty("al_gedaan"), {"al_gedaan": None}),
    "a control in a row emptied": (
        VAK,
        in_fields.empty("organisatie[o2].wanneer", "–"),
        {"organisatie[o2].wanneer": None},
    ),
    "a control deleted, its bookmark left": (
        VAK,
        in_fields.delete_control("organisatie[o2].wanneer"),
        {"organisatie[o2].wanneer": None},
    ),
    "a placeholder typed over": (
        IZO,
        in_fields.type_over_placeholder("eerder_besproken.toelichting", "In mei, kort."),
        {"eerder_besproken.toelichting": "In mei, kort."},
    ),
    "a day picked": (IZO, in_fields.pick_date("datum", "2026-10-05", "5 oktober 2026"), {"datum": "2026-10-05"}),
    "a day typed": (IZO, in_fields.show("datum", "ma 5 okt 2026"), {"datum": "2026-10-05"}),
    "a period typed": (
        IHP,
        in_fields.show("periode", "12 okt 2026 – 22 januari 2027"),
        {"periode": {"van": "2026-10-12", "tot": "2027-01-22"}},
    ),
    "a choice picked": (OPP, in_fields.show("doelen[d1].domein", "welzijn"), {"doelen[d1].domein": "welzijn"}),
    "a choice typed in capitals": (
        OPP,
        in_fields.show("doelen[d1].domein", "Welzijn"),
        {"doelen[d1].domein": "welzijn"},
    ),
    "a choice typed that is none": (OPP, in_fields.show("doelen[d1].domein", "koken"), {"doelen[d1].domein": "koken"}),
    "a number typed": (OPP, in_fields.show("leerling.leerjaar", "3"), {"leerling.leerjaar": 3}),
    "a box clicked": (OPP, in_fields.click("afwijking.nee", False), {}),
    "another box clicked": (
        ZAT,
        in_fields.click("hulpvraag_school.toeleiding", True),
        {"hulpvraag_school.keuzes": ["advies_docenten", "hulptraject_extern", "toeleiding"]},
    ),
    "a box overtyped with an x": (
        ZAT,
        in_fields.glyph_only("hulpvraag_school.toeleiding", "x"),
        {"hulpvraag_school.keuzes": ["advies_docenten", "hulptraject_extern", "toeleiding"]},
    ),
    "a box that is a character now": (ZAT, in_fields.glyph_only("hulpvraag_school.advies_docenten", "☒"), {}),
}


@pytest.mark.parametrize("what", IN_TEXT)
def test_text_comes_back_as_a_reader_sees_it(what: str) -> None:
    type_, edit, changed = IN_TEXT[what]
    assert came_back(type_, Back(changed), edit) == []


@pytest.mark.parametrize("what", IN_FIELDS)
def test_a_field_comes_back_as_it_was_left(what: str) -> None:
    type_, edit, changed = IN_FIELDS[what]
    assert came_back(type_, Back(changed), edit) == []


def test_a_box_whose_state_and_sign_disagree_is_said() -> None:
    back = Back({"afwijking.antwoord": None}, problems=("Afwijking van het onderwijsprogramma",))
    assert came_back(OPP, back, in_fields.glyph("afwijking.ja", "☐")) == []
