"""The questions that stand at the head of every document about a pupil."""

from forms.model import Step
from forms.questions import Date, Line, Number, Person, Question
from forms.text import N_

#: (?!\n): in Python ``$`` would also match before a last line end, in ECMA 262 it does not.
SCHOOL_YEAR = "^[0-9]{4}-[0-9]{4}$(?!\\n)"

PUPIL = Person(
    "leerling.naam",
    N_("Naam leerling"),
    required=True,
    parents=True,
    carried=True,
    missing=N_("Vul de naam van de leerling in"),
)
BORN = Date("leerling.geboortedatum", N_("Geboortedatum"), parents=True, carried=True)
MENTOR = Person("leerling.mentor", N_("Naam mentor"), parents=True, carried=True)
CLASS = Line("leerling.klas", N_("Klas"), parents=True, carried=True, fact=True)
LEVEL = Number("leerling.leerjaar", N_("Leerjaar"), lowest=1, highest=6, parents=True, carried=True)
DATE = Date("datum", N_("Datum"), parents=True)
AUTHOR = Person("opsteller", N_("Opsteller"), parents=True)

_HEAD: tuple[Question, ...] = (
    BORN,
    CLASS,
    LEVEL,
    MENTOR,
    AUTHOR,
    Line("schooljaar", N_("Schooljaar"), pattern=SCHOOL_YEAR, like="2026-2027", parents=True),
    Line("school.naam", N_("Naam school"), parents=True, fact=True),
    Line("school.locatie", N_("Locatie"), parents=True, fact=True),
    Person("school.contactpersoon", N_("Contactpersoon van de school"), parents=True),
)


def head_step(*steps: Step) -> Step:
    """Return the page with what is at the head of a document and that none of the given steps asks already."""
    asked = {question.key for step in steps for question in step.questions}
    return Step(
        "kop",
        N_("Kop van het document"),
        tuple(question for question in _HEAD if question.key not in asked),
        lead=N_("Klas, schooljaar en school: dit staat al klaar, kijk het na"),
    )
