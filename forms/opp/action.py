"""Part 4 of the OPP, the handelingsdeel: the part that parents must agree to (WVO 2020; FAQ OPP 6, 9)."""

from forms.model import Step
from forms.phrases import NEEDS
from forms.questions import Date, Line, OneOf, Rows, Text, YesNoText
from forms.text import N_

ACTION_PART = N_("Handelingsdeel")

DOMAINS = (
    ("leren", N_("leren")),
    ("motivatie", N_("motivatie")),
    ("sociaal-emotioneel", N_("sociaal-emotioneel")),
    ("gedrag", N_("gedrag")),
    ("welzijn", N_("welzijn")),
)

GOALS = Rows(
    "doelen",
    N_("Doelen"),
    N_("Wat wil de leerling kunnen, waaraan zie je dat, en wanneer?"),
    required=True,
    parents=True,
    carried=True,
    row=N_("doel"),
    missing=N_("Voeg minstens één doel toe"),
    columns=(
        OneOf("domein", N_("Domein"), carried=True, options=DOMAINS, compact=True),
        Text(
            "doel",
            N_("Doel"),
            required=True,
            carried=True,
            phrases=("doel",),
            short=True,
            missing=N_("Vul het doel in, of haal de rij weg"),
        ),
        Text("startsituatie", N_("Startsituatie"), N_("Hoe gaat het nu?"), carried=True, short=True),
        Date("wanneer", N_("Wanneer"), carried=True),
        Text(
            "succescriterium",
            N_("Succescriterium"),
            N_("Waaraan zie je dat het doel is bereikt?"),
            carried=("waaraan_te_zien",),
            short=True,
        ),
    ),
)

GOALS_AND_NEEDS = Step(
    "doelen",
    N_("Doelen en behoeften"),
    (
        GOALS,
        Text(
            "onderwijsbehoeften",
            N_("Onderwijsbehoeften"),
            N_("Wat heeft de leerling in de les nodig om de doelen te halen?"),
            parents=True,
            carried=True,
            phrases=NEEDS,
        ),
        Text(
            "opvoedbehoeften",
            N_("Opvoedbehoeften"),
            N_("Wat heeft de leerling thuis of in de vrije tijd nodig? Vraag het de ouders."),
            parents=True,
            carried=True,
            phrases=("ouders",),
        ),
    ),
    lead=N_("Wat de leerling gaat leren en wat daarvoor nodig is"),
    part=ACTION_PART,
)

SUPPORT = Step(
    "ondersteuning",
    N_("Extra ondersteuning en afspraken"),
    (
        Rows(
            "ondersteuning",
            N_("Extra ondersteuning en begeleiding"),
            N_("Alleen wat de school extra doet. Wat elke leerling krijgt, hoeft hier niet."),
            required=True,
            parents=True,
            row=N_("ondersteuning"),
            missing=N_("Voeg minstens één vorm van ondersteuning toe"),
            columns=(
                Text(
                    "wat",
                    N_("Wat"),
                    required=True,
                    short=True,
                    missing=N_("Vul in wat de ondersteuning is, of haal de rij weg"),
                ),
                Line("door_wie", N_("Door wie")),
                Line("wanneer", N_("Wanneer")),
                Line("hoe_vaak", N_("Hoe vaak")),
                Line("waar", N_("Waar")),
            ),
        ),
        Text(
            "ondersteuningsbehoeften.leraren",
            N_("Ondersteuningsbehoeften van leraren"),
            N_("Wat hebben de docenten nodig om dit te kunnen doen?"),
            parents=True,
            carried=("begeleidingsvraag_docenten",),
            phrases=("docenten",),
        ),
        Text(
            "ondersteuningsbehoeften.ouders",
            N_("Ondersteuningsbehoeften van ouders"),
            N_("Wat vragen de ouders zelf?"),
            parents=True,
            carried=("hulpvraag_ouders",),
            phrases=("ouders",),
        ),
        YesNoText(
            "afwijking",
            N_("Afwijking van het onderwijsprogramma"),
            N_("Bijvoorbeeld een vak minder of een aangepaste toets."),
            parents=True,
            follow_up=N_("Welke afwijking, en waarom?"),
            missing_text=N_("Vul in welke afwijking er is en waarom, of kies nee"),
        ),
        Rows(
            "afspraken",
            N_("Afspraken"),
            parents=True,
            row=N_("afspraak"),
            columns=(
                Line("wie", N_("Wie")),
                Text("wat", N_("Wat"), short=True),
                Date("wanneer", N_("Wanneer")),
            ),
        ),
    ),
    lead=N_("Wie doet wat, wanneer en hoe vaak"),
    part=ACTION_PART,
)
