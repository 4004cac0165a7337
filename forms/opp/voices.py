"""Parts 5 and 6 of the OPP: the pupil is heard (hoorrecht, in force since 1 August 2025; FAQ OPP 7) and the parents (FAQ OPP 6)."""

from forms.model import Step
from forms.people import RELATIONS
from forms.questions import Date, Line, OneOf, Person, Rows, Text, YesNo
from forms.text import N_

VOICE_PART = N_("Hoorrecht")
PARENTS_PART = N_("Ouders")

VOICE = Step(
    "hoorrecht",
    N_("Wat vindt de leerling?"),
    (
        Rows(
            "hoorrecht",
            N_("Gesprek met de leerling"),
            N_("De leerling kiest zelf hoe: een gesprek, een brief, een tekening."),
            parents=True,
            row=N_("gesprek"),
            columns=(
                Date("datum", N_("Datum")),
                Line("wijze", N_("Wijze"), N_("Hoe heeft de leerling zijn mening gegeven?")),
                YesNo("ouders_erbij", N_("Waren de ouders erbij?")),
                Text(
                    "inbreng",
                    N_("Inbreng leerling"),
                    N_("In de woorden van de leerling."),
                    required=True,
                    missing=N_("Vul in wat de leerling vindt, of haal de rij weg"),
                ),
                Text(
                    "invloed",
                    N_("Wat is er met de inbreng gedaan?"),
                    N_("Wat is erdoor veranderd? Of waarom niet?"),
                ),
            ),
        ),
        Text(
            "hoorrecht_niet",
            N_("Waarom gaf de leerling geen mening?"),
            N_("Alleen invullen als de leerling niet wilde of kon."),
            parents=True,
            short=True,
        ),
    ),
    lead=N_("De leerling mag iets van het plan vinden, en jij schrijft op wat je ermee doet"),
    part=VOICE_PART,
)

PARENTS = Step(
    "ouders",
    N_("Overleg met de ouders"),
    (
        Rows(
            "overleg",
            N_("Overleg"),
            required=True,
            parents=True,
            row=N_("overleg"),
            missing=N_("Leg vast wanneer je met de ouders overlegde"),
            columns=(
                Date("datum", N_("Datum"), required=True, missing=N_("Vul in wanneer dit overleg was")),
                Line("wie", N_("Wie")),
                Text("uitkomst", N_("Uitkomst"), short=True),
            ),
        ),
        Rows(
            "ouders",
            N_("Ouders"),
            N_("Elke ouder een eigen rij. Een handtekening hoeft niet, vastleggen wel."),
            parents=True,
            carried=("toestemming",),
            row=N_("ouder"),
            columns=(
                Person("naam", N_("Naam"), carried=True),
                OneOf("relatie", N_("Relatie"), carried=True, options=RELATIONS, compact=True),
                YesNo("gezag", N_("Heeft gezag"), carried=True),
                YesNo("gezien", N_("Gehele OPP gezien")),
                OneOf(
                    "akkoord",
                    N_("Akkoord met handelingsdeel"),
                    options=(("ja", N_("ja")), ("nee", N_("nee")), ("nog_niet", N_("nog niet"))),
                ),
                Date("datum", N_("Datum"), by_hand=True),
                Text("zienswijze", N_("Zienswijze"), short=True, private=True),
            ),
        ),
        Text("zienswijze_leerling", N_("Zienswijze van de leerling"), parents=True, short=True),
        Person("school_akkoord.naam", N_("Voor de school: naam"), parents=True),
        Line("school_akkoord.rol", N_("Voor de school: rol"), parents=True, fact=True),
        Date("school_akkoord.datum", N_("Voor de school: datum"), parents=True, by_hand=True),
    ),
    lead=N_("Wat jullie bespraken en of de ouders akkoord gaan met het handelingsdeel"),
    part=PARENTS_PART,
)
