"""What hinders, what helps and what is strong (6.3.1), and what the pupil needs."""

from forms.model import Step
from forms.phrases import NEEDS
from forms.questions import Line, Number, Rows, Text
from forms.text import N_

FACTORS_PART = N_("Factoren die de ontwikkeling en het leren belemmeren en stimuleren")
STRENGTHS_PART = N_("Sterke kanten en kansen")
NEEDS_PART = N_("Ontwikkelingsperspectief en behoeften")

FACTORS = Step(
    "factoren",
    N_("Wat belemmert en wat helpt?"),
    (
        Text(
            "factoren.belemmerend.leerling",
            N_("Belemmerende factoren in de leerling"),
            parents=True,
            carried=("belemmerende_factoren",),
        ),
        Text(
            "factoren.belemmerend.gezin",
            N_("Belemmerende factoren in het gezin"),
            N_("Alleen wat nodig is voor de hulpvraag."),
            parents=True,
            carried=("factoren.belemmerend.thuis",),
        ),
        Text(
            "factoren.belemmerend.school",
            N_("Belemmerende factoren in school"),
            parents=True,
            carried=("factoren.belemmerend.onderwijs",),
        ),
        Text(
            "factoren.stimulerend.leerling",
            N_("Stimulerende factoren in de leerling"),
            parents=True,
            carried=("wat_gaat_goed", "factoren.bevorderend.leerling"),
        ),
        Text(
            "factoren.stimulerend.gezin",
            N_("Stimulerende factoren in het gezin"),
            parents=True,
            carried=("factoren.bevorderend.thuis",),
        ),
        Text(
            "factoren.stimulerend.school",
            N_("Stimulerende factoren in school"),
            parents=True,
            carried=("factoren.bevorderend.onderwijs",),
        ),
    ),
    lead=N_("In de leerling, in het gezin en in school"),
    part=FACTORS_PART,
)

STRENGTHS = Step(
    "sterke_kanten",
    N_("Wat zijn de sterke kanten en kansen?"),
    (
        Text("sterke_kanten.leerling", N_("Sterke kanten en kansen van de leerling"), parents=True, carried=True),
        Text("sterke_kanten.ouders", N_("Sterke kanten en kansen van de ouders"), parents=True, carried=True),
        Text("sterke_kanten.school", N_("Sterke kanten en kansen van de school"), parents=True, carried=True),
    ),
    lead=N_("Daar bouwt de hulp op voort"),
    part=STRENGTHS_PART,
)

CAREER = Rows(
    "schoolloopbaan",
    N_("Schoolloopbaan (afstroom en doublures)"),
    N_("Alleen de jaren waarin iets bijzonders was, en dit jaar."),
    row=N_("schooljaar"),
    columns=(
        Line("schooljaar", N_("Schooljaar")),
        Number("leerjaar", N_("Leerjaar"), lowest=1, highest=8),
        Line("niveau", N_("Niveau")),
        Line("bijzonderheid", N_("Bijzonderheid"), N_("Bijvoorbeeld: blijven zitten, andere school.")),
    ),
)

NEEDS_AND_CAREER = Step(
    "behoeften",
    N_("Wat heeft de leerling nodig?"),
    (
        Text(
            "ontwikkelingsperspectief",
            N_("Ontwikkelingsperspectief"),
            N_("De verwachte uitstroombestemming."),
            parents=True,
            carried=("uitstroombestemming",),
            short=True,
        ),
        Text(
            "onderwijsbehoeften",
            N_("Specifieke onderwijsbehoeften"),
            N_("Wat heeft de leerling in de les nodig?"),
            parents=True,
            carried=True,
            phrases=NEEDS,
        ),
        Text(
            "zorgbehoeften",
            N_("Zorgbehoeften"),
            N_("Welke hulp is nodig buiten de les? Noem geen stoornis als dat niet nodig is."),
            carried=True,
            sensitive=True,
        ),
        CAREER,
    ),
    lead=N_("Perspectief, behoeften en schoolloopbaan"),
    part=NEEDS_PART,
)
