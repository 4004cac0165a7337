"""Individual plan across subjects: "Individueel handelingsplan (vakoverstijgend)".

Labels and order: Handreiking onderwijszorgroutes, bijlage 12. The signatures are ours; the format has none.
"""

from dataclasses import replace

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
from forms.questions import Line, Text
from forms.remarks import Strengths
from forms.text import N_

PERSPECTIVE_PART = N_("Ontwikkelingsperspectief")

_STEPS = (
    Step(
        "leerling",
        N_("De leerling en de periode"),
        (PUPIL, PLAN_DATE, replace(MENTOR, label=N_("Mentor"), required=True), PLAN_PERIOD, PLAN_CLASS),
        lead=N_("Voor wie het plan is en hoe lang het loopt"),
    ),
    Step(
        "perspectief",
        N_("Waar werkt de leerling naartoe?"),
        (
            Line(
                "ontwikkelingsperspectief.uitstroombestemming",
                N_("Verwachte uitstroombestemming"),
                parents=True,
                carried=("uitstroombestemming", "ontwikkelingsperspectief"),
            ),
            Text(
                "ontwikkelingsperspectief.belemmerend",
                N_("Belemmerende factoren"),
                N_("Wat maakt het leren moeilijk?"),
                parents=True,
                carried=("factoren.belemmerend.leerling", "belemmerende_factoren"),
            ),
            Text(
                "ontwikkelingsperspectief.stimulerend",
                N_("Stimulerende factoren"),
                N_("Wat gaat goed en helpt bij het leren?"),
                parents=True,
                carried=("factoren.bevorderend.leerling", "wat_gaat_goed"),
            ),
        ),
        lead=N_("De bestemming, en wat helpt en belemmert"),
        part=PERSPECTIVE_PART,
    ),
    Step(
        "doelen",
        N_("Behoeften, doelen en aanpak"),
        (needs(N_("Onderwijsbehoeften (Vakoverstijgend)")), goals(N_("Doelen/gewenst gedrag")), APPROACH),
        lead=N_("Wat de leerling nodig heeft, gaat leren, en hoe"),
    ),
    Step("organisatie", N_("Wie doet wat?"), (ORGANISATION,), lead=N_("Wie, wat, wanneer en hoe vaak")),
    *closing_steps(N_("Evaluatie (Na afronding van het IHP)")),
)

FORM = Form(
    "ihp_vakoverstijgend",
    title=N_("Individueel handelingsplan (vakoverstijgend)"),
    short_title=N_("IHP vakoverstijgend"),
    lead=N_("Voor een leerling die een eigen aanpak nodig heeft in alle vakken"),
    steps=(*_STEPS, head_step(*_STEPS), ADDITIONS_STEP),
    apart=(FOR_PARENTS,),
    variants=(("ouders", N_("Voor ouders")),),
    starts_from=("opp", "izo_aanmelding"),
    remark_rules=(
        Strengths(("ontwikkelingsperspectief.belemmerend",), ("ontwikkelingsperspectief.stimulerend",)),
        *REMARKS,
    ),
    minutes=25,
)
