"""What people do in Word around the answers: rows, text beside the fields, and what is gone."""

from __future__ import annotations

import pytest

from forms import all_forms
from forms.answers import strings
from service.word import read_back
from tests.word.edits import in_fields, in_parts, in_text
from tests.word.edits.expected import Back, came_back, made
from tests.word.edits.word_file import Edit, edited

IZO, IHP, VAK, OPP = "izo_aanmelding", "ihp_vakoverstijgend", "ihp_vakspecifiek", "opp"


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


@pytest.mark.parametrize("type_", all_forms())
@pytest.mark.parametrize("what", NOTHING)
def test_what_changes_no_answer_is_not_reported(what: str, type_: str) -> None:
    assert came_back(type_, Back(), *NOTHING[what]) == []


@pytest.mark.parametrize("what", ROWS)
def test_rows_are_known_by_their_id(what: str) -> None:
    type_, edit, back = ROWS[what]
    assert came_back(type_, back, edit) == []


@pytest.mark.parametrize("what", BESIDE)
def test_text_beside_the_answers_is_kept(what: str) -> None:
    type_, edit, outside = BESIDE[what]
    assert came_back(type_, Back(outside=outside), edit) == []


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


@pytest.mark.parametrize("type_", all_forms())
def test_without_controls_and_bookmarks_no_text_is_lost(type_: str) -> None:
    document = made(type_)
    bare = edited(document.data, in_fields.strip_controls, in_fields.strip_bookmarks)
    reading = read_back(bare, reference=document.data)
    said = "\n".join([*(text for _, text in strings(reading.answers)), *(beside.text for beside in reading.outside)])
    texts = [text for _, text in strings(document.answers) if " " in text]
    lines = [line.removeprefix("- ") for text in texts for line in text.split("\n")]
    # What has no blank in it may be a day, an id or the name of a part: a document says those in another way.
    assert [line for line in lines if line not in said] == []
