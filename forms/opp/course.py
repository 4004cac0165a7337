"""Parts 7 to 9 of the OPP: who adopts it and for how long, looking back, and the annex for fewer hours (FAQ OPP 15)."""

from forms.model import Step
from forms.plan import REACHED
from forms.questions import Date, Number, OneOf, Period, Person, RowRef, Rows, Text, YesNo
from forms.text import N_

ADOPTION_PART = N_("Vaststelling")
EVALUATION_PART = N_("Evaluatie")
HOURS_PART = N_("Maatwerk in onderwijstijd")

ADOPTION = Step(
    "vaststelling",
    N_("Vaststelling en looptijd"),
    (
        Person("vastgesteld.door", N_("Vastgesteld door")),
        Date("vastgesteld.datum", N_("Datum vaststelling")),
        Date(
            "start_extra_ondersteuning",
            N_("Start extra ondersteuning"),
            N_("Binnen zes weken na deze dag moet het OPP klaar zijn."),
            carried=True,
        ),
        Date("begindatum", N_("Begindatum"), N_("Deze datum gaat naar het register (ROD).")),
        Date("einddatum", N_("Einddatum")),
    ),
    lead=N_("Wie het plan vaststelt en hoe lang het loopt"),
    part=ADOPTION_PART,
)

EVALUATION = Step(
    "evaluatie",
    N_("Terugkijken op het plan"),
    (
        Rows(
            "evaluaties",
            N_("Evaluatie"),
            N_("Minstens één keer per schooljaar, met de ouders en de leerling. Laat eerdere rijen staan."),
            parents=True,
            row=N_("evaluatie"),
            columns=(
                Date("datum", N_("Datum")),
                RowRef(
                    "doel",
                    N_("Doel"),
                    N_("Kies niets als het over het hele plan gaat."),
                    to="doelen",
                    shows="doel",
                    row=N_("Doel"),
                ),
                OneOf("bereikt", N_("Bereikt?"), options=REACHED),
                Text("wat_werkte", N_("Wat werkte?"), short=True),
                Text("bijstelling", N_("Bijstelling"), short=True),
                YesNo("op_koers", N_("Nog op koers voor de uitstroom?")),
            ),
        ),
    ),
    lead=N_("Wat is bereikt, wat werkte en wat wordt anders"),
    part=EVALUATION_PART,
)

FEWER_HOURS = Step(
    "maatwerk",
    N_("Minder uren naar school"),
    (
        Text(
            "maatwerk.waarom",
            N_("Waarom is de afwijking van de onderwijstijd nodig?"),
            N_("Wat zeggen de deskundigen? Sla deze bladzijde over als de leerling alle uren komt."),
            sensitive=True,
        ),
        Number("maatwerk.uren_per_week", N_("Uren per week"), lowest=0, highest=40, decimals=True),
        Period("maatwerk.periode", N_("Periode")),
        Text("maatwerk.programma_op_school", N_("Welk programma krijgt de leerling op school?")),
        Text(
            "maatwerk.ondersteuning_elders",
            N_("Welke ondersteuning krijgt de leerling als die niet op school is?"),
            N_("Van de school en van anderen."),
        ),
    ),
    lead=N_("Alleen als de leerling minder uren naar school gaat"),
    part=HOURS_PART,
)

RETURNING = Step(
    "ingroeien",
    N_("Terug naar alle uren"),
    (
        Rows(
            "maatwerk.ingroeiplan",
            N_("Ingroeiplan"),
            N_("In welke stappen komt de leerling terug?"),
            row=N_("stap"),
            columns=(
                Text("stap", N_("Stap"), short=True),
                Text("doel", N_("Doel"), short=True),
                Date("evaluatiemoment", N_("Evaluatiemoment")),
            ),
        ),
        Text("maatwerk.evaluatie_eerder", N_("Evaluatie van de eerder geboden ondersteuning")),
        Text(
            "maatwerk.niet_binnen_schooljaar",
            N_("Wat als ingroeien niet binnen een schooljaar lukt?"),
            N_("Welke extra stappen zet je dan?"),
        ),
    ),
    lead=N_("Hoe de leerling stap voor stap terugkomt"),
    part=HOURS_PART,
)
