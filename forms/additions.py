"""What was typed in Word beside the questions: kept with the answers, so that it stands in every next version too."""

from collections.abc import Iterable
from typing import Any

from forms.answers import Answers, get, put
from forms.model import Step
from forms.questions import Line, Rows, Text
from forms.questions.rows import ROWS_MAX
from forms.row_ids import derived_row_id
from forms.text import N_, normalise

#: Nobody knows what such a text is about, so it is not shared by itself.
ADDITIONS = Rows(
    "aanvullingen",
    N_("Aanvullingen"),
    N_("Tekst die iemand in Word naast de vragen typte, komt hier. De tekst blijft in elke nieuwe versie staan."),
    sensitive=True,
    later=True,
    row=N_("aanvulling"),
    columns=(
        Line("waar", N_("Waar het stond"), fact=True),
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


def added(answers: Answers, texts: Iterable[tuple[str, str]]) -> Answers:
    """Return the answers with these texts, each a (where it stood, text), as rows of `ADDITIONS`.

    A text that is there already, word for word and from the same place, is left out, so adding twice adds once. A row's
    id follows from its text, so the same texts give the same answers. What comes after the last row that an answer may
    have goes into that row, with where it stood.
    """
    rows: list[dict[str, Any]] = [*(get(answers, ADDITIONS.key) or ())]
    for where, text in (_stored(*given) for given in texts):
        if not text or any(_holds(row, where, text) for row in rows):
            continue
        if len(rows) < ROWS_MAX:
            row_id = derived_row_id(ADDITIONS.key, (where, text), {row["id"] for row in rows})
            rows.append({"id": row_id} | ({"waar": where} if where else {}) | {"tekst": text})
        else:
            before = rows[-1].get("tekst", "")
            rows[-1] = rows[-1] | {"tekst": f"{before}\n{_with_place(where, text)}".lstrip("\n")}
    return put(answers, ADDITIONS.key, rows or None)


def _stored(where: str, text: str) -> tuple[str, str]:
    """Return where a text stood, on one line, and the text, as an answer holds them."""
    return " ".join(normalise(where)[0].split()), normalise(text)[0]


def _holds(row: dict[str, Any], where: str, text: str) -> bool:
    """Tell whether a row has these lines from this place, or from a row that was full."""
    lines = f"\n{row.get('tekst', '')}\n"
    return (row.get("waar", "") == where and f"\n{text}\n" in lines) or f"\n{_with_place(where, text)}\n" in lines


def _with_place(where: str, text: str) -> str:
    return f"{where}: {text}" if where else text
