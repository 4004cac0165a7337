"""What the individual plans (IHP) have in common: organisation, looking back, and who has seen the plan.

Handreiking onderwijszorgroutes, bijlagen 12 and 13. The columns are ours: the formats have one box for each.
"""

from dataclasses import replace

from forms.head import CLASS, DATE
from forms.model import Step
from forms.phrases import NEEDS
from forms.questions import Date, Line, OneOf, Period, Person, RowRef, Rows, Text, YesNo
from forms.remarks import RemarkRule, Said, Smart
from forms.text import N_

#: How far a goal was reached.
REACHED = (("ja", N_("ja")), ("deels", N_("deels")), ("nee", N_("nee")))

PLAN_DATE = replace(DATE, required=True)
PLAN_CLASS = replace(CLASS, required=True)
PLAN_PERIOD = Period(
    "periode",
    N_("Periode IHP"),
    N_("Even lang als het groepsplan."),
    required=True,
    parents=True,
    missing=N_("Vul in van wanneer tot wanneer het plan loopt"),
)

_GOALS = Rows(
    "doelen",
    "",
    N_("Wat wil de leerling kunnen, waaraan zie je dat, en wanneer?"),
    required=True,
    parents=True,
    carried=True,
    row=N_("doel"),
    missing=N_("Voeg minstens één doel toe"),
    columns=(
        Text(
            "doel",
            N_("Doel"),
            required=True,
            carried=True,
            phrases=("doel",),
            short=True,
            missing=N_("Vul het doel in, of haal de rij weg"),
        ),
        Text("waaraan_te_zien", N_("Waaraan te zien"), carried=("succescriterium",), short=True),
        Date("wanneer", N_("Wanneer bereikt"), carried=True),
    ),
)

APPROACH = Text(
    "aanpak",
    N_("Aanpak/methodiek (Hoe)"),
    N_("Hoe werk je aan de doelen? Schrijf het zo dat een collega het morgen kan doen."),
    required=True,
    parents=True,
    phrases=("instructie", "feedback", "docenten"),
    missing=N_("Vul in hoe je aan de doelen werkt"),
)

ORGANISATION = Rows(
    "organisatie",
    N_("Organisatie (Wie en wanneer)"),
    parents=True,
    row=N_("afspraak"),
    columns=(
        Line("wie", N_("Wie")),
        Text("wat", N_("Wat"), short=True),
        Line("wanneer", N_("Wanneer")),
        Line("hoe_vaak", N_("Hoe vaak")),
    ),
)

_EVALUATION = Rows(
    "evaluatie",
    "",
    N_("Vul dit in als de periode voorbij is, samen met de leerling."),
    parents=True,
    row=N_("evaluatie"),
    columns=(
        RowRef("doel", N_("Doel"), to="doelen", shows="doel", row=N_("Doel")),
        OneOf("bereikt", N_("Bereikt?"), options=REACHED),
        Text("toelichting", N_("Toelichting"), short=True),
        Person("door", N_("Door wie")),
        Date("datum", N_("Datum")),
    ),
)

PARENTS_AGREED = Text(
    "afspraken_ouders",
    N_("Afspraken met ouders"),
    parents=True,
    phrases=("ouders",),
)

SIGNED = Rows(
    "ondertekening",
    N_("Gezien en akkoord"),
    N_("Niet verplicht."),
    parents=True,
    row=N_("naam"),
    columns=(
        Person("wie", N_("Naam")),
        Line("rol", N_("Rol"), fact=True),
        YesNo("akkoord", N_("Akkoord"), no=N_("Niet akkoord")),
        Date("datum", N_("Datum"), by_hand=True),
    ),
)

REMARKS: tuple[RemarkRule, ...] = (
    Smart("doelen", seen="waaraan_te_zien"),
    Said("aanpak", "organisatie", N_("Schrijf op wie wat doet, en wanneer. Dan weet iedereen wat de afspraak is.")),
)


def needs(label: str) -> Text:
    """Return the question what the pupil needs in class, under the format's label."""
    return Text(
        "onderwijsbehoeften",
        label,
        N_("Wat heeft de leerling in de les nodig?"),
        parents=True,
        carried=True,
        phrases=NEEDS,
    )


def goals(label: str) -> Rows:
    """Return the question for the goals of the plan, under the format's label."""
    return replace(_GOALS, label=label)


def evaluation(label: str) -> Rows:
    """Return the question that looks back on the goals, under the format's label."""
    return replace(_EVALUATION, label=label)


def closing_steps(evaluation_label: str) -> tuple[Step, Step]:
    """Return the pages that end every plan: looking back, under the format's label, and what the parents agree to."""
    return (
        Step(
            "evaluatie",
            N_("Terugkijken op het plan"),
            (evaluation(evaluation_label),),
            lead=N_("Als de periode voorbij is"),
        ),
        Step(
            "ouders",
            N_("Afspraken met ouders"),
            (PARENTS_AGREED, SIGNED),
            lead=N_("Wat je met de ouders afspreekt en wie akkoord is"),
        ),
    )
