"""Individual plan for one subject: "Individueel handelingsplan (vakspecifiek)".

Labels and order: Handreiking onderwijszorgroutes, bijlage 13. The subject and the signatures are ours; the format names
the subject nowhere and has no signatures.
"""

from forms.additions import ADDITIONS_STEP
from forms.for_parents import FOR_PARENTS
from forms.head import MENTOR, PUPIL, head_step
from forms.model import Form, Step
from forms.plan import (
    APPROACH,
    ORGANISATION,
    PLAN_CLASS,
    PLAN_DATE,
    PLAN_PERIOD,
    REMARKS,
    closing_steps,
    goals,
    needs,
)
from forms.questions import Line, Person, Text
from forms.remarks import Said
from forms.text import N_

_STEPS = (
    Step(
        "leerling",
        N_("De leerling, het vak en de periode"),
        (
            PUPIL,
            PLAN_DATE,
            Person("docent", N_("Docent"), required=True, parents=True, carried=True),
            PLAN_PERIOD,
            PLAN_CLASS,
            Line("vak", N_("Vak"), parents=True, carried=True, fact=True),
            MENTOR,
        ),
        lead=N_("Voor wie het plan is, voor welk vak en hoe lang het loopt"),
    ),
    Step(
        "doelen",
        N_("Verwachting, behoeften en doelen"),
        (
            Text(
                "leerrendementsverwachting",
                N_("Leerrendementsverwachting voor het vak (Lange termijn)"),
                N_("Waar kan de leerling in dit vak de komende jaren komen?"),
                parents=True,
                carried=True,
            ),
            needs(N_("Onderwijsbehoeften (Vakspecifiek)")),
            goals(N_("Doelen")),
        ),
        lead=N_("Wat de leerling nodig heeft en gaat leren"),
    ),
    Step(
        "aanpak",
        N_("Inhoud, aanpak en organisatie"),
        (
            Text("inhoud", N_("Inhoud (Wat)"), N_("Welke leerstof, en welk materiaal?"), parents=True),
            APPROACH,
            ORGANISATION,
        ),
        lead=N_("Wat je doet, hoe, en wie wanneer"),
    ),
    *closing_steps(N_("Evaluatie (Na afronding IHP)")),
)

FORM = Form(
    "ihp_vakspecifiek",
    title=N_("Individueel handelingsplan (vakspecifiek)"),
    short_title=N_("IHP vakspecifiek"),
    lead=N_("Voor een leerling die een eigen aanpak nodig heeft in één vak"),
    steps=(*_STEPS, head_step(*_STEPS), ADDITIONS_STEP),
    apart=(FOR_PARENTS,),
    variants=(("ouders", N_("Voor ouders")),),
    starts_from=("opp",),
    remark_rules=(
        Said("doelen", "vak", N_("Vul in voor welk vak het plan is: het vak staat in de titel.")),
        *REMARKS,
    ),
    minutes=25,
)
