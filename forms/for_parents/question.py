"""The question that holds what parents read of a document: an overlay on the answers, kept among them.

So it is kept, compared, merged, carried and frozen with them, by the same rules as any rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.answers import Answers, get
from forms.questions import Line, Rows, Text, YesNo
from forms.text import N_
from forms.three_way import Conflict, one_side

#: More than there are texts in the fullest document.
_MOST = 2_000


@dataclass(frozen=True)
class Beside(Text):
    """The text of staff beside which one for parents was written; unknown once two people wrote beside different ones."""

    def merged(self, base: Any, ours: Any, theirs: Any) -> Any:
        try:
            return one_side(base, ours, theirs)
        except Conflict:
            return None


#: ``waar`` is the path of a text, a row or a question. ``tekst`` is what parents read instead of it, ``bij`` the text of
#: staff beside which that was written, ``getoond`` what staff chose about showing it. One row a path; one whose path
#: names nothing any more is kept: the text may come back.
FOR_PARENTS = Rows(
    "voor_ouders",
    N_("Voor ouders"),
    N_("Wat ouders lezen in hun eigen versie van dit document."),
    later=True,
    row=N_("tekst"),
    most=_MOST,
    columns=(
        Line("waar", N_("Waar"), fact=True, internal=True),
        Text("tekst", N_("Dit lezen ouders")),
        Beside("bij", N_("Tekst van school daarbij"), internal=True),
        YesNo("getoond", N_("Zien ouders dit?")),
    ),
)

#: A row of `FOR_PARENTS`.
Note = Mapping[str, Any]


def notes_of(answers: Answers) -> dict[str, Note]:
    """Return the rows of `FOR_PARENTS` by the path that they are about; of two about the same the first counts."""
    found: dict[str, Note] = {}
    rows = get(answers, FOR_PARENTS.key)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("waar"), str):
            found.setdefault(row["waar"], row)
    return found


def chosen(notes: Mapping[str, Note], paths: Iterable[str]) -> bool | None:
    """Return what staff chose about showing the first of these paths about which they chose anything; None for none."""
    for path in paths:
        said = notes.get(path, {}).get("getoond")
        if isinstance(said, bool):
            return said
    return None
