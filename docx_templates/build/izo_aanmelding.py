"""Handreiking onderwijszorgroutes, bijlage 20: label left, answer right, in the format's order."""

from __future__ import annotations

from docx_templates.build.closing import closed
from docx_templates.build.declared import pairs, questions, subtitle, title
from docx_templates.build.document import document
from docx_templates.build.elements import Paragraph, Table, gap, p
from docx_templates.build.look import FORMAL
from forms import form_of
from forms.izo_aanmelding import DONE_PART, PROBLEM_PART, SCHOOL_PART

_COLUMNS = (5.7, FORMAL.width - 5.7)
_HEAD = (
    ("naam_aanmelder", "datum"),
    ("leerling.naam", "leerling.geboortedatum"),
    ("leerling.mentor", "leerling.klas"),
)
_PARTS = {
    PROBLEM_PART: (
        "probleem",
        "begin_en_oorzaak",
        "belemmerende_factoren",
        "thuis_en_leefomgeving",
        "wat_gaat_goed",
        "hulpvraag_leerling",
        "begeleidingsvraag_docenten",
        "vorm_van_ondersteuning",
    ),
    DONE_PART: (
        "al_gedaan",
        "eerdere_hulpverlening",
        "eerder_besproken",
        "eerder_onderzoek",
        "stoornis",
        "stoornis_waarom_nodig",
    ),
    SCHOOL_PART: (
        "leerresultaten",
        "ontwikkelingsperspectief",
        "sociaal_emotioneel",
        "interactie",
        "werkhouding",
        "motivatie",
        "verzuim",
        "overig",
    ),
}
#: Below these labels the format itself says what it means.
_NOTED = ("al_gedaan", "leerresultaten", "ontwikkelingsperspectief")
_PARENTS = ("ouders_op_de_hoogte", "reden_ouders_niet_op_de_hoogte")


def template() -> bytes:
    """Return izo_aanmelding.docx."""
    form = form_of("izo_aanmelding")
    body: list[Paragraph | Table] = [
        title(form),
        subtitle(),
        pairs(form, _HEAD, (3.2, 5.5, 3.0, 4.9), "Gegevens van de aanmelding"),
        gap(),
        questions(form, _PARENTS, _COLUMNS, "Ouders op de hoogte", no="neen"),
    ]
    for part, keys in _PARTS.items():
        body += [p("heading 1", part), questions(form, keys, _COLUMNS, part, noted=_NOTED, no="neen")]
    return document(form.title, form.short_title, closed(form, body), FORMAL)
