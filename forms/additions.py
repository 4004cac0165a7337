"""What was typed in Word beside the questions: kept with the answers, so that it stands in every next version too."""

from forms.model import Step
from forms.questions import Line, Rows, Text
from forms.text import N_

#: Nobody knows what such a text is about, so it is not shared by itself.
ADDITIONS = Rows(
    "aanvullingen",
    N_("Aanvullingen"),
    N_("Tekst die iemand in Word naast de vragen typte, komt hier. De tekst blijft in elke nieuwe versie staan."),
    sensitive=True,
    later=True,
    row=N_("aanvulling"),
    columns=(
        Line("waar", N_("Waar het stond")),
        Text("tekst", N_("Tekst")),
    ),
)

#: The last page of every form.
ADDITIONS_STEP = Step(
    "aanvullingen",
    N_("Aanvullingen"),
    (ADDITIONS,),
    lead=N_("Tekst die in Word naast de vragen stond"),
)
