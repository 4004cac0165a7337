"""Who consents to the referral, for what and to whom: parents with authority, and the pupil from the school's age on."""

from forms.model import Step
from forms.people import RELATIONS
from forms.questions import Date, Line, OneOf, Person, Rows, Text, YesNo
from forms.text import N_

TALKS_PART = N_("Gesprekken voorafgaand aan de aanmelding")
CONSENT_PART = N_("Toestemming")

TALKS = Step(
    "gesprekken",
    N_("Gesprekken vooraf"),
    (
        Date("gesprek_leerling.datum", N_("Gesprek met de leerling: datum"), parents=True),
        Text(
            "gesprek_leerling.tekst",
            N_("Gesprek met de leerling voorafgaand aan de aanmelding"),
            N_("Wat vindt de leerling van de aanmelding?"),
            parents=True,
        ),
        Date("gesprek_ouders.datum", N_("Gesprek met de ouders: datum"), parents=True),
        Text(
            "gesprek_ouders.tekst",
            N_("Gesprek met de ouders voorafgaand aan de aanmelding"),
            N_("Wat vinden de ouders van de aanmelding?"),
            parents=True,
        ),
    ),
    lead=N_("Vóór de aanmelding praat je met de leerling en met de ouders"),
    part=TALKS_PART,
)

ROWS = Rows(
    "toestemming",
    N_("Toestemming"),
    N_("Elke ouder met gezag een eigen rij. Zonder toestemming blijft de aanmelding een concept."),
    parents=True,
    carried=("ouders",),
    row=N_("persoon"),
    columns=(
        Person("naam", N_("Naam"), carried=True),
        OneOf("relatie", N_("Relatie"), carried=True, options=RELATIONS, compact=True),
        YesNo("gezag", N_("Heeft gezag"), carried=True),
        Text("waarvoor", N_("Waarvoor"), short=True),
        Text("partners", N_("Met welke partners"), short=True),
        OneOf(
            "besluit",
            N_("Besluit"),
            options=(
                ("gegeven", N_("gegeven")),
                ("geweigerd", N_("geweigerd")),
                ("ingetrokken", N_("ingetrokken")),
            ),
        ),
        Date("datum", N_("Datum")),
        Date("tot", N_("Geldig tot en met")),
        Line(
            "hoe",
            N_("Hoe gegeven"),
            N_("Bijvoorbeeld: op papier, in een gesprek, per mail."),
            private=True,
        ),
    ),
)

CONSENT = Step(
    "toestemming",
    N_("Wie geeft toestemming?"),
    (ROWS,),
    lead=N_("De ouders met gezag, en de leerling als die oud genoeg is"),
    part=CONSENT_PART,
)
