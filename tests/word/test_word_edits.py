"""What people do in Word, as changes in the file: exactly that comes back, and nothing that nobody changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms import all_forms
from service.word import read_back
from tests.word.edits import in_fields, in_parts, in_text
from tests.word.edits.expected import Back, differences, made, swapped
from tests.word.edits.word_file import Edit, edited

IZO, ZAT, IHP, VAK, OPP = "izo_aanmelding", "zat_aanmelding", "ihp_vakoverstijgend", "ihp_vakspecifiek", "opp"

Changes = dict[str, Any]


def texts(old: str, new: str) -> Callable[[str], str]:
    return swapped(old, new)


#: In the running text of an answer: the type, the edit, the answers that change.
IN_TEXT: dict[str, tuple[str, Edit, Changes]] = {
    "a tracked insertion": (
        IZO,
        in_text.insert_tracked("gemiddeld een 7,4", " of meer"),
        {"wat_gaat_goed": texts("een 7,4", "een 7,4 of meer")},
    ),
    "a tracked insertion in a row": (
        VAK,
        in_text.insert_tracked("dinsdag, 3e uur", " of 4e"),
        {"organisatie[o1].wanneer": "dinsdag, 3e uur of 4e"},
    ),
    "a tracked deletion": (
        ZAT,
        in_text.delete_tracked("Sterk: beeldende vorming 8,4, "),
        {"leerresultaten.tekst": texts("Sterk: beeldende vorming 8,4, ", "")},
    ),
    "a whole answer deleted, tracked": (
        OPP,
        in_text.delete_tracked("lokaal 1.12"),
        {"ondersteuning[o1].waar": None},
    ),
    "a tracked new paragraph": (
        OPP,
        in_text.insert_paragraph_tracked("zonder discussie.", "En op woensdag."),
        {"opvoedbehoeften": texts("discussie.", "discussie.\nEn op woensdag.")},
    ),
    "two paragraphs joined, tracked": (
        IHP,
        in_text.join_with_next_tracked("verliest het overzicht bij opdrachten"),
        {"ontwikkelingsperspectief.belemmerend": texts("drie stappen\n- vermijdt", "drie stappenvermijdt")},
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
        {"begin_en_oorzaak": texts("goed. Daarna", "goed.\nDaarna")},
    ),
    "a tab": (
        IZO,
        in_text.tab("In klas 1 ging het", " ging het tot de "),
        {"begin_en_oorzaak": texts(" ging het tot de ", "\t")},
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
        {"begin_en_oorzaak": texts("verhuisde Yara", "verhuisde Yara naar Delft")},
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
        {"inhoud": texts("kleur per stap", "kleur per stap\n- rekenmachine")},
    ),
    "a paragraph after bullets": (
        IHP,
        in_text.new_paragraph("in een nieuwe groep", "Zo zegt zij het.", style_of="vmbo-tl of havo"),
        {"ontwikkelingsperspectief.belemmerend": texts("nieuwe groep", "nieuwe groep\nZo zegt zij het.")},
    ),
    "a table pasted": (
        IZO,
        in_parts.inner_table("Op andere dagen aanwezig.", "maandag", "ziek"),
        {"verzuim": texts("aanwezig.", "aanwezig.\nmaandag | ziek")},
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


def afspraak(place: int, **cells: str) -> Back:
    return Back(added={"afspraken": ((place, cells),)})


#: Rows of tables: the type, the edit, what comes back.
ROWS: dict[str, tuple[str, Edit, Back]] = {
    "typed without controls": (
        OPP,
        in_fields.new_row("Zoeken met Yara een vaste plek", "Yara", "Houdt haar planner bij", "1 dec. 2026"),
        afspraak(2, wie="Yara", wat="Houdt haar planner bij", wanneer="2026-12-01"),
    ),
    "typed between others, tracked": (
        OPP,
        in_fields.new_row("Deelt de afspraak over te laat werk", "Yara", "Planner", "", tracked=True),
        afspraak(1, wie="Yara", wat="Planner"),
    ),
    "typed and left empty": (OPP, in_fields.new_row("Deelt de afspraak over te laat werk", "", "", ""), Back()),
    "copied and overtyped": (
        OPP,
        in_fields.copy_row("Zoeken met Yara een vaste plek", wie="Yara", wat="Planner", wanneer="01-12-2026"),
        afspraak(2, wie="Yara", wat="Planner", wanneer="2026-12-01"),
    ),
    "copied and left as it is": (
        OPP,
        in_fields.copy_row("Zoeken met Yara een vaste plek"),
        afspraak(2, wie="Ouders", wat="Zoeken met Yara een vaste plek om te leren", wanneer="2026-12-06"),
    ),
    "copied with its boxes": (
        VAK,
        in_fields.copy_row("Twee toetsen met 8 en 9 goed", toelichting="Nog eens."),
        Back(
            added={
                "evaluatie": (
                    (
                        1,
                        {
                            "doel": "w1",
                            "bereikt": "ja",
                            "toelichting": "Nog eens.",
                            "door": "Noël van Rijn",
                            "datum": "2027-02-16",
                        },
                    ),
                )
            }
        ),
    ),
    "removed": (VAK, in_fields.remove_row("Samen hoofdstuk 2"), Back(removed={"organisatie": ("o2",)})),
    "removed, tracked": (
        VAK,
        in_fields.remove_row_tracked("Samen hoofdstuk 2"),
        Back(removed={"organisatie": ("o2",)}),
    ),
    "moved": (VAK, in_fields.move_row_up("Samen hoofdstuk 2"), Back(order={"organisatie": ("o2", "o1", "o3")})),
    "a goal moved, which others name": (
        IHP,
        in_fields.move_row_up("Hoogstens één keer per week te laat."),
        Back(order={"doelen": ("d2", "d1", "d3")}),
    ),
}

#: Beside the answers: the type, the edit, (kind, text) of what comes back.
BESIDE: dict[str, tuple[str, Edit, tuple[tuple[str, str], ...]]] = {
    "below a table": (OPP, in_text.paragraph_below("lokaal 1.12", "Kamer volgt."), (("added", "Kamer volgt."),)),
    "in the empty paragraph between tables": (
        VAK,
        in_text.in_empty_paragraph_below("8 van de 10 sommen", "Kaart mag mee."),
        (("added", "Kaart mag mee."),),
    ),
    "in a paragraph at the end": (IZO, in_text.at_the_end("Tot slot: dank."), (("added", "Tot slot: dank."),)),
    "behind a label": (IZO, in_text.in_label("Naam aanmelder", " (en rol)"), (("added", "(en rol)"),)),
    "over a word of a label": (
        IZO,
        in_text.overtype("Wat is het probleem?", "Wat is het punt?"),
        (("changed", "Wat is het punt?"),),
    ),
    "over a heading": (
        OPP,
        in_text.overtype("3. Onderbouwing", "Waarom?"),
        (("added", "Waarom?"), ("removed", "")),
    ),
    "a footnote": (OPP, in_parts.footnote("zonder discussie.", "Zei moeder."), (("added", "Zei moeder."),)),
    "a comment": (OPP, in_parts.comment("zonder discussie", "Klopt dit?"), (("comment", "Klopt dit?"),)),
    "a text box": (OPP, in_parts.text_box("3. Onderbouwing", "Bel moeder"), (("added", "Bel moeder"),)),
    "in the footer": (OPP, in_parts.in_header("Pagina ", "Pagina nr. "), (("added", "nr."),)),
    "over the footer": (
        OPP,
        in_parts.in_header("Vertrouwelijk", "Geheim"),
        (("changed", "Geheim · Ontwikkelingsperspectief Pagina van"),),
    ),
}

#: What changes nothing at all, whatever the type.
NOTHING: dict[str, tuple[Edit, ...]] = {
    "nothing": (),
    "runs split by the spelling check": (in_text.split_runs,),
    "fixed text autocorrected": (in_text.autocorrect,),
    "tags stripped": (in_fields.strip_tags,),
    "bookmarks stripped": (in_fields.strip_bookmarks,),
    "controls stripped": (in_fields.strip_controls,),
    "controls made rich text": (in_fields.rich_text,),
    "runs split and tags stripped": (in_text.split_runs, in_fields.strip_tags),
}


def came_back(type_: str, back: Back, *edits: Edit) -> list[str]:
    document = made(type_)
    return differences(document, edited(document.data, *edits), back)


@pytest.mark.parametrize("type_", all_forms())
@pytest.mark.parametrize("what", NOTHING)
def test_what_changes_no_answer_is_not_reported(what: str, type_: str) -> None:
    assert came_back(type_, Back(), *NOTHING[what]) == []


@pytest.mark.parametrize("what", IN_TEXT)
def test_text_comes_back_as_a_reader_sees_it(what: str) -> None:
    type_, edit, changed = IN_TEXT[what]
    assert came_back(type_, Back(changed), edit) == []


@pytest.mark.parametrize("what", IN_FIELDS)
def test_a_field_comes_back_as_it_was_left(what: str) -> None:
    type_, edit, changed = IN_FIELDS[what]
    assert came_back(type_, Back(changed), edit) == []


@pytest.mark.parametrize("what", ROWS)
def test_rows_are_known_by_their_id(what: str) -> None:
    type_, edit, back = ROWS[what]
    assert came_back(type_, back, edit) == []


@pytest.mark.parametrize("what", BESIDE)
def test_text_beside_the_answers_is_kept(what: str) -> None:
    type_, edit, outside = BESIDE[what]
    assert came_back(type_, Back(outside=outside), edit) == []


def test_a_box_whose_state_and_sign_disagree_is_said() -> None:
    back = Back({"afwijking.antwoord": None}, problems=("Afwijking van het onderwijsprogramma",))
    assert came_back(OPP, back, in_fields.glyph("afwijking.ja", "☐")) == []


def test_a_pasted_picture_is_said() -> None:
    assert came_back(OPP, Back(problems=("plaatje",)), in_parts.picture("zonder discussie.")) == []


def test_a_field_whose_place_is_gone_is_missing_and_not_empty() -> None:
    gone = Back(missing=("opvoedbehoeften",), outside=(("removed", ""),))
    assert came_back(OPP, gone, in_fields.remove_row("Opvoedbehoeften")) == []


def test_a_page_that_is_gone_takes_no_answers_with_it() -> None:
    document = made(OPP)
    cut = edited(document.data, in_fields.delete_from("1. Factoren", "Waarom deze bestemming?"))
    wanted = {
        f"factoren.{how}.{whose}"
        for how in ("bevorderend", "belemmerend")
        for whose in ("leerling", "onderwijs", "thuis")
    }
    wanted |= {"uitstroombestemming", "uitstroom_toelichting", "vervolg", "onderbouwing"}
    said = read_back(cut, reference=document.data, base=document.answers)
    assert set(said.missing) == wanted
    assert said.answers == document.answers
