"""Parts 1 to 3 of the OPP: what helps and hinders, the destination, and why (FAQ OPP 1, 5; basisondersteuning)."""

from forms.model import Step
from forms.questions import Line, OneOf, Text
from forms.text import N_

FACTORS_PART = N_("Factoren")
DESTINATION_PART = N_("Uitstroomprofiel")
REASONS_PART = N_("Onderbouwing")

DESTINATIONS = (
    ("dagbesteding", N_("dagbesteding")),
    ("arbeid", N_("arbeid")),
    ("praktijkonderwijs", N_("praktijkonderwijs")),
    ("vmbo-bb", N_("vmbo-bb")),
    ("vmbo-kb", N_("vmbo-kb")),
    ("vmbo-gl", N_("vmbo-gl")),
    ("vmbo-tl", N_("vmbo-tl")),
    ("havo", N_("havo")),
    ("vwo", N_("vwo")),
    ("mbo-entree", N_("mbo-entree")),
    ("mbo-2", N_("mbo-2")),
    ("mbo-3", N_("mbo-3")),
    ("mbo-4", N_("mbo-4")),
    ("hbo", N_("hbo")),
    ("wo", N_("wo")),
)

FACTORS = Step(
    "factoren",
    N_("Wat helpt en wat belemmert?"),
    (
        Text(
            "factoren.bevorderend.leerling",
            N_("Bevorderende factoren: leerling"),
            N_("Wat kan de leerling goed? Schrijf alleen op wat nu speelt en nodig is voor het plan."),
            parents=True,
            carried=("factoren.stimulerend.leerling", "wat_gaat_goed", "ontwikkelingsperspectief.stimulerend"),
        ),
        Text(
            "factoren.bevorderend.onderwijs",
            N_("Bevorderende factoren: onderwijs"),
            N_("Wat helpt in de les of op school?"),
            parents=True,
            carried=("factoren.stimulerend.school",),
        ),
        Text(
            "factoren.bevorderend.thuis",
            N_("Bevorderende factoren: thuis"),
            N_("Wat helpt thuis of in de vrije tijd?"),
            parents=True,
            carried=("factoren.stimulerend.gezin",),
        ),
        Text(
            "factoren.belemmerend.leerling",
            N_("Belemmerende factoren: leerling"),
            N_("Wat maakt het leren moeilijk? Schrijf op wat je ziet, geen stoornis."),
            parents=True,
            carried=("belemmerende_factoren", "ontwikkelingsperspectief.belemmerend"),
        ),
        Text(
            "factoren.belemmerend.onderwijs",
            N_("Belemmerende factoren: onderwijs"),
            N_("Wat zit er in de les of op school in de weg?"),
            parents=True,
            carried=("factoren.belemmerend.school",),
        ),
        Text(
            "factoren.belemmerend.thuis",
            N_("Belemmerende factoren: thuis"),
            N_("Alleen wat nodig is om het plan te begrijpen."),
            parents=True,
            carried=("factoren.belemmerend.gezin",),
        ),
    ),
    lead=N_("Kort, van nu, en alleen wat nodig is voor het plan"),
    part=FACTORS_PART,
)

DESTINATION = Step(
    "uitstroom",
    N_("Waar werkt de leerling naartoe?"),
    (
        OneOf(
            "uitstroombestemming",
            N_("Verwachte uitstroombestemming"),
            N_("Staan er nog twee open? Kies er dan twee."),
            required=True,
            parents=True,
            carried=True,
            options=DESTINATIONS,
            double=True,
            missing=N_("Kies de verwachte uitstroombestemming"),
        ),
        Line(
            "uitstroom_toelichting",
            N_("Toelichting op de uitstroombestemming"),
            N_("Bijvoorbeeld een profiel, een sector of een beroep."),
            parents=True,
            carried=True,
        ),
        OneOf(
            "vervolg",
            N_("Vervolg"),
            parents=True,
            carried=True,
            options=(("regulier", N_("regulier")), ("gespecialiseerd", N_("gespecialiseerd"))),
        ),
        Text(
            "onderbouwing",
            N_("Waarom deze bestemming?"),
            N_("Weeg wat helpt tegen wat belemmert. Waaraan zie je dat dit niveau past?"),
            required=True,
            parents=True,
            carried=True,
            missing=N_("Vul in waarom deze bestemming past"),
        ),
    ),
    lead=N_("De verwachte bestemming en waarom die past"),
)
