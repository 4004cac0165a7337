"""The referral to the zorg- en adviesteam (handreiking, 6.3.1), laid out as the IZO referral that it follows on."""

from __future__ import annotations

from docx_templates.build.closing import closed
from docx_templates.build.declared import (
    blocks,
    both,
    column,
    each_in_own,
    factors,
    grid,
    lined,
    pairs,
    questions,
    rows_of,
    subtitle,
    title,
)
from docx_templates.build.document import document
from docx_templates.build.elements import Cell, Paragraph, Table, gap, p, row
from docx_templates.build.look import FORMAL
from forms import form_of
from forms.izo_aanmelding import DONE_PART, SCHOOL_PART
from forms.model import Form
from forms.zat_aanmelding import PROBLEM_PART, QUESTION_PART
from forms.zat_aanmelding.consent import CONSENT_PART, TALKS_PART
from forms.zat_aanmelding.factors import FACTORS_PART, NEEDS_PART, STRENGTHS_PART

_COLUMNS = (5.7, FORMAL.width - 5.7)
_HEAD = (
    ("leerling.naam", "leerling.geboortedatum"),
    ("leerling.klas", "leerling.mentor"),
    ("opsteller", "datum"),
)
_SIDES = (("belemmerend", "Belemmerende factoren"), ("stimulerend", "Stimulerende factoren"))
_SCHOOL = ("leerresultaten", "sociaal_emotioneel", "interactie", "werkhouding", "motivatie", "verzuim", "overig")
_DONE = ("al_gedaan", "eerdere_hulpverlening", "eerder_onderzoek")
_ASKED = ("hulpvraag_leerling", "hulpvraag_ouders", "begeleidingsvraag_docenten", "hulpvraag_school")
_TALKS = ("gesprek_leerling.datum", "gesprek_leerling.tekst", "gesprek_ouders.datum", "gesprek_ouders.tekst")


def template() -> bytes:
    """Return zat_aanmelding.docx."""
    form = form_of("zat_aanmelding")

    def under(part: str, *keys: str) -> list[Paragraph | Table]:
        noted = ("al_gedaan", "leerresultaten")
        return [p("heading 1", part), questions(form, keys, _COLUMNS, part, noted=noted)]

    career, done, partners = (
        rows_of(form, key) for key in ("schoolloopbaan", "inzet_zorgteam", "betrokken_instanties")
    )
    body: list[Paragraph | Table] = [
        title(form),
        subtitle(),
        pairs(form, _HEAD, (3.0, 5.4, 3.0, 5.2), "Gegevens van de aanmelding"),
        *under(PROBLEM_PART, "probleem", "begin_en_oorzaak", "thuis_en_leefomgeving"),
        p("heading 1", FACTORS_PART),
        factors(form, _SIDES, ("leerling", "gezin", "school"), "Van leerling, gezin en school"),
        *under(STRENGTHS_PART, *(f"sterke_kanten.{who}" for who in ("leerling", "ouders", "school"))),
        *under(NEEDS_PART, "ontwikkelingsperspectief", "onderwijsbehoeften", "zorgbehoeften"),
        p("heading 2", career.label),
        grid(
            career,
            "jaar",
            each_in_own(career, (2.9, 2.4, 3.3, 8.0)),
            "Per schooljaar: leerjaar, niveau en bijzonderheid",
        ),
        *under(SCHOOL_PART, *_SCHOOL),
        p("heading 1", DONE_PART),
        p("heading 2", done.label, before=3),
        grid(done, "inzet", each_in_own(done, (6.4, 4.4, 5.8)), "Per inzet: wat, wanneer en met welk resultaat"),
        gap(),
        questions(form, _DONE, _COLUMNS, DONE_PART, noted=("al_gedaan",)),
        p("heading 2", partners.label),
        grid(
            partners,
            "instantie",
            each_in_own(partners, (4.6, 4.4, 3.2, 4.4)),
            "Per instantie: wie, sinds wanneer en in welke rol",
        ),
        *under(QUESTION_PART, *_ASKED),
        *under(TALKS_PART, *_TALKS),
        p("heading 1", CONSENT_PART),
        *_consent(form),
    ]
    return document(form.title, form.short_title, closed(form, body), FORMAL)


def _consent(form: Form) -> list[Paragraph | Table]:
    """For each person: who, for what and to whom; what was decided, from when until when."""
    rows = rows_of(form, "toestemming")

    def part(key: str, span: int = 1) -> tuple[Cell, Cell]:
        return both(column(rows, key), f"persoon.{key}", span=span)

    person = lined(
        [
            row(*part("relatie"), *part("gezag"), keep=True),
            row(*part("waarvoor", 3), keep=True),
            row(*part("partners", 3), keep=True),
            row(*part("besluit", 3), keep=True),
            row(*part("datum"), *part("tot"), keep=True),
            row(*part("hoe", 3)),
        ],
        (4.0, 4.4, 4.0, 4.2),
        rows.label,
        "Relatie, gezag, waarvoor, met wie, besluit, datum, looptijd en hoe het gegeven is",
    )
    return blocks("persoon", rows.key, p("heading 2", "{{ persoon.naam }}"), person)
