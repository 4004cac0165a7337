"""The names that a template may use: what a school copies into a template of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.additions import ADDITIONS
from forms.for_parents import printed_form
from forms.model import Form, Step
from forms.printed import Choice, Day, Paragraphs, Printed, Table, Tick
from forms.questions import Question, Rows
from forms.text import N_
from service.word.names import CONCEPT, LINE, NUMBER, REVISION, fixed_names

#: What a row is called in the list; a template may call it otherwise.
ROW = "rij"

ROWS = N_("rijen")
_KINDS: tuple[tuple[type[Printed], str], ...] = (
    (Table, ROWS),
    (Tick, N_("hokje")),
    (Day, N_("datum")),
    (Choice, N_("keuze")),
    (Paragraphs, N_("tekst")),
)
_LINE = N_("één regel")
_FIXED_LINE, _FIXED_LINES = N_("vaste regel"), N_("Vaste regels, in de taal van de brief")
_LABEL, _LABELS = N_("label"), N_("Labels van vragen en hokjes, in de taal van de brief")


@dataclass(frozen=True)
class Name:
    """A name as a template writes it: ``probleem``, ``weten.ja``, of a row ``rij.doel``.

    ``label`` is that of the question, ``part`` says which part of the answer it is, and ``kind`` what stands there, all
    msgids; ``part`` is "" for the answer as a whole. ``rows`` is the key of the question whose row it stands in.
    ``needed`` tells whether a complete document has to print it. ``step`` is the title of the page that asks it.
    """

    name: str
    label: str
    part: str
    kind: str
    rows: str = ""
    needed: bool = False
    step: str = ""


def names_list(form: Form, variant: str = "") -> tuple[Name, ...]:
    """Return every name that a template of a form, or of one of its variants, may use, in the order of its pages.

    A letter to parents has more of them: what it says about itself, its fixed lines, and the labels of questions.
    """
    form = printed_form(form, variant)
    asked = (name for step in form.steps for question in step.questions for name in _names(question, step))
    return (*asked, *_OTHERS, *_fixed(form))


_OTHERS = (
    Name(CONCEPT, N_("CONCEPT, zolang het document niet definitief is"), "", _LINE),
    Name(REVISION, N_("Nummer van de versie"), "", _LINE),
)


def _fixed(form: Form) -> Iterator[Name]:
    """Yield the fixed lines of a letter with what they say in Dutch, then the labels."""
    for name, said in fixed_names(form).items():
        line = name.startswith(f"{LINE}.")
        yield Name(name, said, "", _FIXED_LINE if line else _LABEL, step=_FIXED_LINES if line else _LABELS)


def _names(question: Question, step: Step) -> Iterator[Name]:
    needed = question.required or question is ADDITIONS
    if not isinstance(question, Rows):
        yield from _parts(question, question.key, "", needed, step)
        return
    yield Name(question.key, question.label, "", _kind(question.printed(None, {})[""]), "", needed, step.title)
    yield Name(f"{ROW}.{NUMBER}", N_("Nummer van de rij"), "", _LINE, question.key, False, step.title)
    for column in question.columns:
        yield from _parts(column, f"{ROW}.{column.key}", question.key, column.required, step)


def _parts(question: Question, name: str, rows: str, needed: bool, step: Step) -> Iterator[Name]:
    for part, shape in question.printed(None, {}).items():
        whole = f"{name}.{part}" if part else name
        yield Name(
            whole, question.label, shape.label if part else "", _kind(shape), rows, needed and not part, step.title
        )


def _kind(shape: Printed) -> str:
    return next((said for kind, said in _KINDS if isinstance(shape, kind)), _LINE)
