"""Referral to the care and advice team (ZAT).

What it holds: Handreiking onderwijszorgroutes, 6.3.1. That paragraph gives no form, so labels and order are ours, in
the style of the IZO referral (bijlage 20), whose questions come back here under their own labels. Parents consent
before a pupil is referred (6.3.1); from what age the pupil consents too is the school's own setting.
"""

from dataclasses import replace

from forms.additions import ADDITIONS_STEP
from forms.for_parents import FOR_PARENTS
from forms.head import AUTHOR, BORN, CLASS, DATE, MENTOR, PUPIL, head_step
from forms.izo_aanmelding import DONE_PART, SCHOOL_PART
from forms.izo_aanmelding import FORM as IZO
from forms.model import Form, Step
from forms.questions import Line, Period, Person, Question, Rows, SomeOf, Text
from forms.remarks import Said, Strengths
from forms.rules import AtLeastOne, Consent
from forms.text import N_
from forms.zat_aanmelding.consent import CONSENT, TALKS
from forms.zat_aanmelding.factors import FACTORS, NEEDS_AND_CAREER, STRENGTHS

PROBLEM_PART = N_("Aard van het probleem")
QUESTION_PART = N_("Hulpvraag")

SUPPORT = Rows(
    "inzet_zorgteam",
    N_("Onderzoek, begeleiding en ondersteuning vanuit het intern zorgteam"),
    required=True,
    row=N_("inzet"),
    missing=N_("Voeg toe wat het intern zorgteam al deed"),
    columns=(
        Text(
            "inzet", N_("Inzet"), required=True, short=True, missing=N_("Vul in wat er is gedaan, of haal de rij weg")
        ),
        Period("periode", N_("Periode"), open_end=True),
        Text("resultaat", N_("Resultaat"), short=True),
    ),
)

PARTNERS = Rows(
    "betrokken_instanties",
    N_("Betrokken instanties"),
    N_("Alleen wie nu betrokken is en nodig is voor de hulpvraag."),
    sensitive=True,
    row=N_("instantie"),
    columns=(
        Line("instantie", N_("Instantie")),
        Person("contactpersoon", N_("Contactpersoon")),
        Line("sinds", N_("Sinds")),
        Line("rol", N_("Rol")),
    ),
)


def _from_izo(key: str, **changes: object) -> Question:
    """Return the question of the IZO referral, which starts from the answer that was given there."""
    return replace(IZO.question(key), carried=True, **changes)  # type: ignore[arg-type]


_STEPS = (
    Step(
        "leerling",
        N_("De leerling"),
        (PUPIL, BORN, CLASS, MENTOR, DATE, AUTHOR),
        lead=N_("Wie je aanmeldt en wie dat doet"),
    ),
    Step(
        "probleem",
        N_("Wat is het probleem?"),
        (_from_izo("probleem"), _from_izo("begin_en_oorzaak"), _from_izo("thuis_en_leefomgeving")),
        lead=N_("Wat er speelt, op school en thuis"),
        part=PROBLEM_PART,
    ),
    FACTORS,
    STRENGTHS,
    NEEDS_AND_CAREER,
    Step(
        "functioneren",
        N_("Hoe gaat het op school?"),
        tuple(
            _from_izo(key)
            for key in (
                "leerresultaten",
                "sociaal_emotioneel",
                "interactie",
                "werkhouding",
                "motivatie",
                "verzuim",
                "overig",
            )
        ),
        lead=N_("Leren, gevoel, gedrag en aanwezigheid"),
        part=SCHOOL_PART,
    ),
    Step(
        "al_gedaan",
        N_("Wat is er al gedaan?"),
        (
            SUPPORT,
            _from_izo("al_gedaan"),
            _from_izo("eerdere_hulpverlening"),
            _from_izo("eerder_onderzoek"),
            PARTNERS,
        ),
        lead=N_("Door het zorgteam, door jou en door anderen"),
        part=DONE_PART,
    ),
    Step(
        "vraag",
        N_("Wat is de vraag?"),
        (
            Text(
                "hulpvraag_leerling",
                N_("Hulpvraag van de leerling"),
                N_("In de woorden van de leerling."),
                required=True,
                parents=True,
                carried=True,
                phrases=("instructie", "feedback", "leeromgeving"),
                missing=N_("Vul in welke hulp de leerling vraagt"),
            ),
            Text(
                "hulpvraag_ouders",
                N_("Hulpvraag van de ouders"),
                N_("In de woorden van de ouders."),
                required=True,
                parents=True,
                carried=True,
                phrases=("ouders",),
                missing=N_("Vul in welke hulp de ouders vragen"),
            ),
            _from_izo("begeleidingsvraag_docenten", required=False),
            SomeOf(
                "hulpvraag_school",
                N_("Hulpvraag van de school"),
                required=True,
                parents=True,
                options=(
                    ("advies_docenten", N_("Advies of ondersteuning van mentor/docenten")),
                    ("hulptraject_extern", N_("Hulptraject met externe hulpverleners")),
                    ("toeleiding", N_("Toeleiding naar een andere school of speciale zorg")),
                ),
                other=N_("Anders, namelijk"),
                missing=N_("Kies wat de school aan het ZAT vraagt"),
            ),
        ),
        lead=N_("Wat de leerling, de ouders en de school vragen"),
        part=QUESTION_PART,
    ),
    TALKS,
    CONSENT,
)

FORM = Form(
    "zat_aanmelding",
    title=N_("Aanmeldingsformulier zorg- en adviesteam"),
    short_title=N_("Aanmelding ZAT"),
    lead=N_("Voor een vraag waarbij hulp van buiten de school nodig is"),
    steps=(*_STEPS, head_step(*_STEPS), ADDITIONS_STEP),
    apart=(FOR_PARENTS,),
    starts_from=("izo_aanmelding", "opp"),
    rules=(
        AtLeastOne(
            tuple(f"factoren.belemmerend.{where}" for where in ("leerling", "gezin", "school")),
            N_("Vul minstens één belemmerende factor in"),
        ),
        AtLeastOne(
            tuple(f"factoren.stimulerend.{where}" for where in ("leerling", "gezin", "school")),
            N_("Vul minstens één stimulerende factor in"),
        ),
        Consent("toestemming"),
    ),
    remark_rules=(
        Strengths(
            ("probleem", *(f"factoren.belemmerend.{where}" for where in ("leerling", "gezin", "school"))),
            (
                *(f"factoren.stimulerend.{where}" for where in ("leerling", "gezin", "school")),
                *(f"sterke_kanten.{who}" for who in ("leerling", "ouders", "school")),
            ),
        ),
        Said("probleem", "gesprek_leerling.tekst", N_("Praat vóór de aanmelding met de leerling, en schrijf dat op.")),
        Said("probleem", "gesprek_ouders.tekst", N_("Praat vóór de aanmelding met de ouders, en schrijf dat op.")),
        Said(
            "toestemming",
            "leerling.geboortedatum",
            N_("Vul de geboortedatum in. Dan is te zien of de leerling zelf ook toestemming moet geven."),
        ),
    ),
    variants=(
        ("toestemming", N_("Toestemmingsformulier ZAT")),
        ("ouders", N_("Voor ouders")),
        ("ouders_toestemming", N_("Toestemming, voor ouders")),
    ),
    minutes=30,
)
