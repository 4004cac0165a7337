"""Development perspective ("Ontwikkelingsperspectief", OPP).

There is no official form. What it holds is the law's (WVO 2020, and the hoorrecht in force since 1 August
2025) and the FAQ OPP's (1, 5-10, 15-18); the headings and their order are ours. FAQ 15 lists what an OPP adds when a
pupil has fewer hours ("maatwerk in onderwijstijd").
"""

from dataclasses import replace

from forms.additions import ADDITIONS_STEP
from forms.for_parents import FOR_PARENTS
from forms.head import AUTHOR, BORN, CLASS, DATE, LEVEL, MENTOR, PUPIL, head_step
from forms.length import Length
from forms.model import Form, Step
from forms.opp.action import GOALS_AND_NEEDS, SUPPORT
from forms.opp.course import ADOPTION, EVALUATION, FEWER_HOURS, RETURNING
from forms.opp.profile import DESTINATION, FACTORS
from forms.opp.voices import PARENTS, VOICE
from forms.remarks import Agreement, Deadline, EachRow, Said, Smart, Strengths
from forms.rules import AtLeastOne, InOrder
from forms.text import N_

PUPIL_STEP = Step(
    "leerling",
    N_("De leerling"),
    (
        PUPIL,
        replace(BORN, required=True),
        replace(CLASS, required=True),
        LEVEL,
        MENTOR,
        replace(AUTHOR, required=True),
        replace(DATE, required=True),
    ),
    lead=N_("Over wie het plan gaat en wie het opstelt"),
)

_STEPS = (
    PUPIL_STEP,
    FACTORS,
    DESTINATION,
    GOALS_AND_NEEDS,
    SUPPORT,
    VOICE,
    PARENTS,
    ADOPTION,
    EVALUATION,
    FEWER_HOURS,
    RETURNING,
)
_HELPING = tuple(f"factoren.bevorderend.{where}" for where in ("leerling", "onderwijs", "thuis"))
_HINDERING = tuple(f"factoren.belemmerend.{where}" for where in ("leerling", "onderwijs", "thuis"))

FORM = Form(
    "opp",
    title=N_("Ontwikkelingsperspectief"),
    short_title=N_("OPP"),
    lead=N_("Voor een leerling die extra ondersteuning krijgt"),
    steps=(*_STEPS, head_step(*_STEPS), ADDITIONS_STEP),
    apart=(FOR_PARENTS,),
    variants=(("ouders", N_("Voor ouders")),),
    starts_from=("zat_aanmelding", "izo_aanmelding", "ihp_vakoverstijgend"),
    rules=(
        AtLeastOne(_HELPING, N_("Vul minstens één bevorderende factor in")),
        AtLeastOne(_HINDERING, N_("Vul minstens één belemmerende factor in")),
        AtLeastOne(
            ("hoorrecht", "hoorrecht_niet"),
            N_("Leg vast wat de leerling van het plan vindt, of schrijf op waarom dat niet lukte"),
        ),
        InOrder(
            "begindatum",
            "einddatum",
            N_("De einddatum ligt vóór de begindatum. Kies een einddatum op of na %(first)s"),
        ),
    ),
    remark_rules=(
        Strengths(_HINDERING, _HELPING),
        Smart("doelen", seen="succescriterium"),
        Said(
            "doelen",
            "onderwijsbehoeften",
            N_("Schrijf op wat de leerling in de les nodig heeft om de doelen te halen."),
        ),
        Said(
            "doelen",
            "hoorrecht",
            N_("De leerling is nog niet gehoord. Vraag wat de leerling van het plan vindt."),
            unless=("hoorrecht_niet",),
        ),
        EachRow("hoorrecht", "invloed", N_("Schrijf op wat je met de inbreng van de leerling deed, of waarom niet.")),
        Said(
            "doelen", "ouders", N_("Leg vast welke ouders gezag hebben en of ze akkoord gaan met het handelingsdeel.")
        ),
        Agreement("ouders"),
        Deadline(
            "start_extra_ondersteuning",
            "vastgesteld.datum",
            days=42,
            message=N_("Het OPP moet binnen zes weken na de start klaar zijn. Dat was uiterlijk %(due)s."),
        ),
    ),
    length=Length(aim=2, limit=5, fixed=0.9),
    minutes=40,
)
