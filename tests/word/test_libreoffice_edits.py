"""Real edits by a real word processor: exactly what was changed comes back, and nothing that nobody changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from forms import all_forms
from service.word import read_back
from tests.word.edits.expected import Back, differences, made, swapped
from tests.word.edits.libreoffice import Edit, LibreOffice

IZO, ZAT, IHP, VAK, OPP = "izo_aanmelding", "zat_aanmelding", "ihp_vakoverstijgend", "ihp_vakspecifiek", "opp"


@dataclass(frozen=True)
class Case:
    """Edits in the example of a type, what should come back, and the answers that the example goes without.

    ``odt``: the same comes back by way of .odt.
    """

    type: str
    edits: tuple[Edit, ...]
    back: Back
    without: tuple[str, ...] = ()
    odt: bool = True


def overtyped(type_: str, path: str, old: str, new: str) -> Case:
    return Case(type_, (("replace", old, new),), Back({path: swapped(old, new)}))


def continued(type_: str, path: str, edit: str, end: str, more: str, between: str = "\n") -> Case:
    """Return a case in which something is typed behind the end of an answer."""
    typed = more.removeprefix("- ") if between == "\n" else between + more
    # LibreOffice 7.4 itself writes the text twice in .odt when a control goes on in a second paragraph.
    odt = edit != "paragraph_after" or more.startswith("- ")
    return Case(type_, ((edit, end, typed),), Back({path: swapped(end, end + between + more)}), odt=odt)


def ticked(type_: str, text: str, column: str, boxes: dict[int, bool], **changed: object) -> Case:
    edits = tuple(("tick", text, column, number, on) for number, on in boxes.items())
    return Case(type_, edits, Back({path.replace("__", "."): value for path, value in changed.items()}))


def added(type_: str, key: str, after: str, place: int, cells: dict[str, str], **read: object) -> Case:
    """Return a case in which a row is typed, with what is ``read`` where that is not the text as it was typed."""
    row = {name: text for name, text in cells.items() if name and text} | read
    return Case(type_, (("add_row", after, list(cells.values())),), Back(added={key: ((place, row),)}))


def removed(type_: str, key: str, text: str, row: str) -> Case:
    return Case(type_, (("remove_row", text),), Back(removed={key: (row,)}))


def typed_beside(type_: str, edit: Edit, text: str) -> Case:
    return Case(type_, (edit,), Back(outside=(("added", text),)))


CASES: dict[str, tuple[Case, ...]] = {
    "text overtyped": (
        overtyped(IZO, "begin_en_oorzaak", "tot de kerstvakantie", "tot januari"),
        overtyped(ZAT, "factoren.belemmerend.gezin", "geen vaste, rustige plek", "geen eigen plek"),
        overtyped(IHP, "doelen[d1].waaraan_te_zien", "8 van de 10 lessen", "9 van de 10 lessen"),
        overtyped(VAK, "inhoud", "basissommen uit het boek", "alle sommen uit het boek"),
        overtyped(OPP, "onderbouwing", "Daarmee is havo haalbaar", "Daarmee is havo ‘haalbaar’ – zeggen wij"),
    ),
    "a paragraph added inside a control": (
        continued(IZO, "verzuim", "paragraph_after", "Op andere dagen aanwezig.", "In oktober gaat het beter."),
        continued(ZAT, "interactie", "paragraph_after", "zij vragen mag stellen.", "En bij handbal."),
        continued(IHP, "afspraken_ouders", "paragraph_after", "17 december, 16.00 uur.", "Op school."),
        continued(VAK, "aanpak", "paragraph_after", "welke stap was lastig?", "Yara schrijft het op."),
        continued(OPP, "opvoedbehoeften", "paragraph_after", "zonder discussie.", "En op woensdag."),
    ),
    "a bullet added": (
        continued(IZO, "al_gedaan", "paragraph_after", "na een week niet meer gebruikt", "- vader gebeld"),
        continued(ZAT, "onderwijsbehoeften", "paragraph_after", "voor alle vakken dezelfde", "- rust"),
        continued(IHP, "ontwikkelingsperspectief.belemmerend", "paragraph_after", "in een nieuwe groep", "- reistijd"),
        continued(VAK, "inhoud", "paragraph_after", "met kleur per stap", "- rekenmachine"),
        continued(OPP, "factoren.bevorderend.thuis", "paragraph_after", "op zaterdag met wiskunde", "- oma ook"),
    ),
    "typed in the cell below the control": (
        continued(IZO, "motivatie", "paragraph_in_cell", "vorig jaar een 8.", "Zij telt af."),
        continued(ZAT, "hulpvraag_ouders", "paragraph_in_cell", "om te wonen en te leren?’", "Dat zei moeder."),
        continued(IHP, "evaluatie[e1].toelichting", "paragraph_in_cell", "ook bij geschiedenis.", "En bij Duits."),
        continued(VAK, "leerrendementsverwachting", "paragraph_in_cell", "een voldoende op beide.", "Wij hopen het."),
        continued(OPP, "ouders[p1].zienswijze", "paragraph_in_cell", "ook wat er goed gaat.", "En wat niet."),
    ),
    "typed in the cell beside the control": (
        continued(IZO, "overig", "type_beside", "weet dat zij hulp krijgt.", "Let daarop.", " "),
        continued(ZAT, "toestemming[t1].hoe", "type_beside", "na het gesprek op school", "in Merel", " "),
        continued(IHP, "organisatie[o1].wanneer", "type_beside", "maandag, 1e uur", "of 2e", " "),
        continued(VAK, "leerling.klas", "type_beside", "2B", "(havo)", " "),
        continued(OPP, "ondersteuning[o1].waar", "type_beside", "lokaal 1.12", "of 1.14", " "),
    ),
    "typed at the end of an answer that shares its line or cell": (
        continued(IZO, "vorm_van_ondersteuning.anders", "type_after", "de verzuimcoördinator", "en thuis", " "),
        continued(ZAT, "hulpvraag_school.anders", "type_after", "wijkteam over de woning", "nu", " "),
        continued(VAK, "ondertekening[h3].rol", "type_after", "docent wiskunde", "en mentor", " "),
        continued(OPP, "ouders[p2].naam", "type_after", "Rachid Bakkali", "sr.", " "),
    ),
    "a box ticked": (
        ticked(IZO, "Ouders zijn op de hoogte van de aanmelding", "B", {0: False, 1: True}, ouders_op_de_hoogte=False),
        ticked(
            IZO,
            "Welke vorm van ondersteuning is nodig?",
            "B",
            {3: True},
            vorm_van_ondersteuning__keuzes=[
                "onderzoek_onderwijsbehoeften",
                "begeleiding_leerling",
                "begeleiding_docenten",
                "begeleiding_ouders",
            ],
        ),
        ticked(ZAT, "Hulpvraag van de school", "B", {1: False}, hulpvraag_school__keuzes=["advies_docenten"]),
        ticked(IHP, "Twee keer per week te laat", "B", {1: False, 0: True}, **{"evaluatie[e2].bereikt": "ja"}),
        ticked(VAK, "Samira Bakkali-Amrani", "B", {0: False, 1: True}, **{"ondertekening[h1].akkoord": False}),
        ticked(OPP, "Vervolg", "B", {0: False, 1: True}, vervolg="gespecialiseerd"),
    ),
    "a row added at the end": (
        added(
            ZAT,
            "betrokken_instanties",
            "Huisartsenpraktijk Havenkwartier",
            1,
            {"instantie": "Wijkteam", "contactpersoon": "Sam", "sinds": "nu", "rol": "gezin"},
        ),
        added(
            IHP,
            "organisatie",
            "Yara laat haar planning zien",
            4,
            {"wie": "Oma", "wat": "Overhoren", "wanneer": "zaterdag", "hoe_vaak": "elke week"},
        ),
        added(
            VAK,
            "doelen",
            "ook bij een formule met breuken",
            2,
            {"": "Doel 3", "doel": "Yara legt uit.", "waaraan_te_zien": "Bij het bord.", "wanneer": "2 april 2027"},
            wanneer="2027-04-02",
        ),
        added(
            OPP,
            "afspraken",
            "Zoeken met Yara een vaste plek",
            2,
            {"wie": "Yara", "wat": "Houdt haar planner bij", "wanneer": "1-12-2026"},
            wanneer="2026-12-01",
        ),
    ),
    "a row added in the middle": (
        added(
            ZAT,
            "schoolloopbaan",
            "verhuisd in januari",
            1,
            {"schooljaar": "2026-2027", "leerjaar": "2", "niveau": "havo", "bijzonderheid": "proef"},
            leerjaar=2,
        ),
        added(IHP, "doelen", "8 van de 10 lessen", 1, {"": "", "doel": "Yara vraagt om hulp.", "waaraan": "", "w": ""}),
        added(
            VAK,
            "organisatie",
            "Samen hoofdstuk 2 inhalen",
            2,
            {"wie": "Noël", "wat": "Toets bespreken", "wanneer": "", "hoe_vaak": ""},
        ),
        added(
            OPP,
            "ondersteuning",
            "Weekplanning maken en bespreken",
            1,
            {"wat": "Fietsen", "door_wie": "Vader", "wanneer": "", "hoe_vaak": "", "waar": ""},
        ),
    ),
    "a row removed": (
        removed(ZAT, "inzet_zorgteam", "Coach: elke maandag", "z1"),
        removed(IHP, "organisatie", "Startkaart gebruiken", "o2"),
        removed(VAK, "organisatie", "Samen hoofdstuk 2 inhalen", "o2"),
        removed(OPP, "afspraken", "Zoeken met Yara een vaste plek", "a2"),
    ),
    "a date typed in Dutch": (
        Case(IZO, (("replace", "28 september 2026", "ma 5 okt 2026"),), Back({"datum": "2026-10-05"})),
        Case(ZAT, (("replace", "27 oktober 2026", "28 okt. 2026"),), Back({"gesprek_leerling.datum": "2026-10-28"})),
        Case(
            IHP,
            (("replace", "12-10-2026 t/m 18-12-2026", "12 oktober 2026 t/m 22 januari 2027"),),
            Back({"periode.tot": "2027-01-22"}),
        ),
        Case(VAK, (("replace", "12-02-2027", "vrijdag 19 februari 2027"),), Back({"doelen[w1].wanneer": "2027-02-19"})),
        Case(OPP, (("replace", "06-12-2026", "8/12/2026"),), Back({"afspraken[a2].wanneer": "2026-12-08"})),
    ),
    "an answer deleted": (
        Case(
            IZO, (("replace", "Yara wil niet dat de hele klas weet dat zij hulp krijgt.", ""),), Back({"overig": None})
        ),
        Case(ZAT, (("replace", "verhuisd in januari", ""),), Back({"schoolloopbaan[s1].bijzonderheid": None})),
        Case(VAK, (("replace", "donderdag, 8e uur", ""),), Back({"organisatie[o2].wanneer": None})),
        Case(OPP, (("replace", "lokaal 1.12", ""),), Back({"ondersteuning[o1].waar": None})),
    ),
    "an answer that was not there": (
        Case(
            IZO, (("fill_in", "Overige opmerkingen/gegevens", "B", "Niets."),), Back({"overig": "Niets."}), ("overig",)
        ),
        Case(ZAT, (("fill_in", "Zorgbehoeften", "B", "Rust."),), Back({"zorgbehoeften": "Rust."}), ("zorgbehoeften",)),
        Case(
            IHP,
            (("fill_in", "Afspraken met ouders", "B", "Geen."),),
            Back({"afspraken_ouders": "Geen."}),
            ("afspraken_ouders",),
        ),
        Case(VAK, (("fill_in", "Inhoud (Wat)", "B", "H. 5"),), Back({"inhoud": "H. 5"}), ("inhoud",)),
        Case(
            OPP,
            (("fill_in", "Opvoedbehoeften", "B", "Tijd."),),
            Back({"opvoedbehoeften": "Tijd."}),
            ("opvoedbehoeften",),
        ),
    ),
    "typed below a table": (
        typed_beside(IZO, ("type_below_table", "vorig jaar een 8.", "Vraag dit na."), "Vraag dit na."),
        typed_beside(ZAT, ("type_below_table", "per mail", "Bel vader nog."), "Bel vader nog."),
        typed_beside(IHP, ("type_below_table", "Startkaart gebruiken", "Zie ook Magister."), "Zie ook Magister."),
        typed_beside(VAK, ("type_below_table", "8 van de 10 sommen", "Kaart mag mee."), "Kaart mag mee."),
        typed_beside(OPP, ("type_below_table", "lokaal 1.12", "Kamer volgt."), "Kamer volgt."),
    ),
    "typed at the end": tuple(
        typed_beside(type_, ("paragraph_at_end", "Tot slot: dank."), "Tot slot: dank.") for type_ in all_forms()
    ),
    "the header edited": tuple(
        Case(
            type_,
            (("replace", "Havenstraat", "Kade 5"), ("type_in_header", "Kopie voor thuis")),
            Back({"school.locatie": "Kade 5"}, outside=(("added", "Kopie voor thuis"),)),
        )
        for type_ in all_forms()
    ),
    "all sorts at once": (
        Case(
            OPP,
            (
                ("replace", "Daarmee is havo haalbaar", "Havo kan"),
                ("replace", "lokaal 1.12", "lokaal 2.01"),
                ("paragraph_in_cell", "zonder discussie.", "En op woensdag."),
                ("add_row", "Zoeken met Yara een vaste plek", ["Yara", "Houdt haar planner bij", ""]),
                ("tick", "Vervolg", "B", 0, False),
                ("tick", "Vervolg", "B", 1, True),
                ("type_below_table", "lokaal 2.01", "Kamer volgt."),
            ),
            Back(
                {
                    "onderbouwing": swapped("Daarmee is havo haalbaar", "Havo kan"),
                    "ondersteuning[o1].waar": "lokaal 2.01",
                    "opvoedbehoeften": swapped("zonder discussie.", "zonder discussie.\nEn op woensdag."),
                    "vervolg": "gespecialiseerd",
                },
                added={"afspraken": ((2, {"wie": "Yara", "wat": "Houdt haar planner bij"}),)},
                outside=(("added", "Kamer volgt."),),
            ),
        ),
    ),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    with LibreOffice(tmp_path_factory.mktemp("libreoffice")) as running:
        yield running


@pytest.mark.parametrize("way", [(), ("odt",)], ids=["docx", "by way of odt"])
@pytest.mark.parametrize("type_", all_forms())
def test_a_document_that_is_only_saved_comes_back_as_it_was(
    office: LibreOffice, type_: str, way: tuple[str, ...]
) -> None:
    document = made(type_)
    saved = office.edited(document.data, way=way)
    assert differences(document, saved, Back()) == []
    assert read_back(saved).answers == document.answers


def _cases() -> Iterator[object]:
    """Yield every case, and by way of .odt one case of each sort; all of them in the full-size proof."""
    for what, cases in CASES.items():
        for case in cases:
            yield pytest.param(case, (), id=f"{what}, {case.type}")
            if case.odt:
                marks = () if case is cases[-1] else pytest.mark.prove
                yield pytest.param(case, ("odt",), id=f"{what}, {case.type}, by way of odt", marks=marks)


@pytest.mark.parametrize(("case", "way"), list(_cases()))
def test_what_was_changed_comes_back_and_nothing_else(office: LibreOffice, case: Case, way: tuple[str, ...]) -> None:
    document = made(case.type, *case.without)
    assert differences(document, office.edited(document.data, *case.edits, way=way), case.back) == []
