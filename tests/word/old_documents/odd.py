"""Old documents that are like no layout: what schools made of the formats over the years, and what is read in them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.table import _Cell

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Odd:
    """``parts`` are headings (``# …``), paragraphs and tables; ``values`` what is placed, ``kept`` what is not."""

    type: str
    parts: tuple[str | Rows, ...]
    values: dict[str, Any]
    kept: tuple[str, ...] = ()


def odd_file(odd: Odd) -> bytes:
    """Return an odd document as a Word file. A line of a table with one cell runs over its whole width."""
    document = docx.Document()
    for part in odd.parts:
        if isinstance(part, tuple):
            _add_table(document, part)
        elif part.startswith("# "):
            document.add_paragraph(part[2:], style="Heading 1")
        else:
            document.add_paragraph(part)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add_table(holder: Document | _Cell, rows: Rows) -> None:
    width = max(len(row) for row in rows)
    table = holder.add_table(0, width)
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1 < width:
            cells[0].merge(cells[-1]).text = row[0]
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text


ODD: dict[str, Odd] = {
    "the format of bijlage 12, goals in one box": Odd(
        "ihp_vakoverstijgend",
        (
            "Bijlage 12: Individueel handelingsplan (vakoverstijgend)",
            (
                ("Naam leerling: Yara Bakkali", "Datum: 8 oktober 2026"),
                ("Mentor: J. Smit", "Periode IHP: 12-10-2026 t/m 18-12-2026"),
                ("Klas: 2B", ""),
            ),
            (
                ("Ontwikkelingsperspectief", "Op weg naar vmbo-tl."),
                ("Onderwijsbehoeften\n(Vakoverstijgend)", "een instructie in stappen\neen vaste plek"),
                ("Doelen/gewenst gedrag", "- Yara begint binnen vijf minuten\n- Yara vraagt hulp"),
                ("Afspraken met ouders", "Ouders: vragen om de planning.\nMentor: mailt om de week"),
            ),
        ),
        {
            "leerling.naam": "Yara Bakkali",
            "datum": "2026-10-08",
            "leerling.mentor": "J. Smit",
            "periode": {"van": "2026-10-12", "tot": "2026-12-18"},
            "leerling.klas": "2B",
            "onderwijsbehoeften": "een instructie in stappen\neen vaste plek",
            "doelen": [{"doel": "Yara begint binnen vijf minuten"}, {"doel": "Yara vraagt hulp"}],
            "afspraken_ouders": "Ouders: vragen om de planning.\nMentor: mailt om de week",
        },
        ("Bijlage 12: Individueel handelingsplan (vakoverstijgend)", "Op weg naar vmbo-tl."),
    ),
    "plain lines without any look": Odd(
        "izo_aanmelding",
        (
            "AANMELDINGSFORMULIER BEGELEIDING ZORGTEAM",
            "Naam aanmelder: J. Smit",
            "Datum: 28-09-'26",
            "Naam leerling: Yara Bakkali",
            "Geb. datum: 14 mrt 2013",
            "Klas: 2B",
            "Ouders zijn op de hoogte van de aanmelding: ja / nee",
            "Wat is het probleem?",
            "Begint moeilijk.",
            "Let op: ook thuis.",
            "Motivatie?",
            "Wil wel.",
            "Wat zijn de leerresultaten? Voldoende.",
            "Overige opmerkingen",
            "Volgt nog",
        ),
        {
            "naam_aanmelder": "J. Smit",
            "datum": "2026-09-28",
            "leerling.naam": "Yara Bakkali",
            "leerling.klas": "2B",
            "probleem": "Begint moeilijk.\nLet op: ook thuis.",
            "motivatie": "Wil wel.",
            "leerresultaten": {"tekst": "Voldoende."},
            "overig": "Volgt nog",
        },
        ("Geb. datum: 14 mrt 2013", "ja / nee"),
    ),
    "a third column, a question in two lines, options written shorter": Odd(
        "izo_aanmelding",
        (
            (
                ("Vraag", "Antwoord", "Opmerking"),
                ("Wat is het probleem?", "Begint moeilijk", "besproken met ouders"),
                ("Hoe is de motivatie?", "Wisselend", ""),
                ("Is er sprake van een gediagnosticeerde stoornis?", "Ja", ""),
                ("Zo ja, welke?", "dyslexie", ""),
                (
                    "Welke vorm van ondersteuning is nodig?",
                    "O Onderzoek naar onderwijsbehoeften en/of OPP\nX Begeleiding van leerling\nX Anders, namelijk gesprek",
                    "",
                ),
            ),
        ),
        {
            "probleem": "Begint moeilijk",
            "motivatie": "Wisselend",
            "stoornis": {"antwoord": True, "toelichting": "dyslexie"},
            "vorm_van_ondersteuning": {"keuzes": ["begeleiding_leerling"], "anders": "gesprek"},
        },
        ("Vraag: Antwoord", "Opmerking", "besproken met ouders"),
    ),
    "everything in one table": Odd(
        "ihp_vakspecifiek",
        (
            (
                ("Individueel handelingsplan (vakspecifiek)",),
                ("Naam leerling", "Yara", "Datum", "14-1-2027"),
                ("Docent", "N. van Rijn", "Klas", "2B"),
                ("Doelen",),
                ("Doel", "Waaraan te zien", "Wanneer bereikt", "Handtekening"),
                ("Sommen maken", "8 van 10", "12-2-2027", "gezien NvR"),
                ("", "", "", ""),
                ("Inhoud (Wat)",),
                ("Hoofdstuk 3",),
                ("Evaluatie (Na afronding IHP)",),
                ("Doel", "Bereikt?", "Toelichting", "Door wie"),
                ("1", "deels", "gaat goed", "NvR"),
                ("Afspraken met ouders",),
                ("Bellen in maart.",),
            ),
        ),
        {
            "leerling.naam": "Yara",
            "datum": "2027-01-14",
            "docent": "N. van Rijn",
            "leerling.klas": "2B",
            "doelen": [{"doel": "Sommen maken", "waaraan_te_zien": "8 van 10", "wanneer": "2027-02-12"}],
            "inhoud": "Hoofdstuk 3",
            "evaluatie": [{"doel": 0, "bereikt": "deels", "toelichting": "gaat goed", "door": "NvR"}],
            "afspraken_ouders": "Bellen in maart.",
        },
        ("gezien NvR",),
    ),
    "labels that the heading above completes": Odd(
        "zat_aanmelding",
        (
            "# Sterke kanten en kansen",
            (("Leerling", "tekent goed"), ("Ouders", "betrokken"), ("School", "coach")),
            "# Factoren",
            (
                ("", "Leerling", "Gezin", "School"),
                ("Belemmerend", "onrust", "klein huis", "grote groep"),
                ("Stimulerend", "humor", "nicht helpt", "mentor"),
            ),
            "# Schoolloopbaan",
            (("Jaar", "Leerjaar", "Niveau", "Bijzonderheden"), ("2024", "1", "tl", "verhuisd")),
            "# Gesprek met de ouders",
            (("Datum", "3 mei 2026"), ("Verslag", "goed gesprek")),
        ),
        {
            "sterke_kanten.leerling": "tekent goed",
            "sterke_kanten.ouders": "betrokken",
            "sterke_kanten.school": "coach",
            "factoren.belemmerend.leerling": "onrust",
            "factoren.belemmerend.gezin": "klein huis",
            "factoren.belemmerend.school": "grote groep",
            "factoren.stimulerend.leerling": "humor",
            "factoren.stimulerend.gezin": "nicht helpt",
            "factoren.stimulerend.school": "mentor",
            "schoolloopbaan": [{"leerjaar": 1, "niveau": "tl", "bijzonderheid": "verhuisd"}],
            "gesprek_ouders.datum": "2026-05-03",
        },
        ("Factoren", "Jaar: 2024", "Verslag: goed gesprek"),
    ),
    "labels over their answers, two beside each other": Odd(
        "ihp_vakoverstijgend",
        (
            (("Naam leerling", "Mentor", "Klas"), ("Yara", "J. Smit", "2B")),
            (("Datum", "Periode IHP"), ("n.v.t.", "…………")),
        ),
        {"leerling.naam": "Yara", "leerling.mentor": "J. Smit", "leerling.klas": "2B"},
    ),
}
