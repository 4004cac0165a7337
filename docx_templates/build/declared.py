"""What a form's declaration puts in a template: its official labels, and the places for its answers.

A label is never typed here or in a layout; it comes from the question. So does the shape of the answer: a text gets a
paragraph, a yes or no gets two boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docx_templates.build.elements import GAP, Cell, Paragraph, Row, Table, box, cell, p, row, run
from forms.model import Form
from forms.printed import Tick
from forms.questions import Date, OneOf, Question, Rows, SomeOf, YesNo, YesNoText

#: Columns narrower than this (cm) get dates as 08-10-2026.
NARROW = 3.0


def title(form: Form) -> Paragraph:
    """The title of the document."""
    return p("Title", form.title)


def subtitle(more: str = "") -> Paragraph:
    """Whose document it is. Plain text: the pupil's name stands in its control in the block below."""
    return p(
        "Subtitle",
        "{{ leerling.naam|tekst }}{% if schooljaar %}  ·  schooljaar {{ schooljaar|tekst }}{% endif %}" + more,
    )


def label(question: Question | str, keep: bool = False) -> Paragraph:
    """The label of a question: what is asked first in bold, what follows regular."""
    return p("Label", *label_runs(question if isinstance(question, str) else question.label), keep=keep)


def label_runs(text: str) -> tuple[str, ...]:
    """Split a label after its first question, or else before what it says in brackets."""
    first, mark, rest = text.partition("?")
    if not mark:
        first, mark, rest = text.partition(" (")
        first, mark, rest = first, "", mark + rest
    follow_up = rest if rest.strip() else ""
    return tuple(piece for piece in (run(first + mark), run(follow_up, "Label vervolg")) if piece)


def ticks(question: Question) -> dict[str, str]:
    """The boxes of a question: the name after its key, and the word beside it."""
    return {name: shown.label for name, shown in question.printed(None, {}).items() if isinstance(shown, Tick)}


def boxes(question: Question, name: str = "", *, style: str = "Antwoord", no: str = "") -> Paragraph:
    """All boxes of a question on one line. ``no`` is the format's own word for it, where that is not "nee"."""
    name = name or question.key
    line: list[str] = []
    for part, word in ticks(question).items():
        line += [run(GAP)] if line else []
        line.append(box(f"{name}.{part}", no if no and part == "nee" else word))
    return p(style, *line)


def box_list(question: Question, name: str = "", style: str = "Keuze") -> list[Paragraph]:
    """The boxes of a question one below the other, with the free text behind the last."""
    name = name or question.key
    found = []
    for part, word in ticks(question).items():
        more = (run(": "), run(f"{{{{ {name}.anders_namelijk }}}}")) if part == "anders" else ()
        found.append(p(style, box(f"{name}.{part}", word, "\t"), *more))
    return found


def place(
    question: Question, name: str = "", *, style: str = "Antwoord", narrow: bool = False, no: str = ""
) -> list[Paragraph]:
    """Where the answer comes, in the shape of its kind; ``name`` is its name in a loop, its key by default."""
    name = name or question.key
    if isinstance(question, YesNoText):
        return [boxes(question, name, style=style, no=no), p(style, f"{{{{ {name}.toelichting }}}}")]
    if isinstance(question, YesNo) or (isinstance(question, OneOf) and not question.double and not question.compact):
        return [boxes(question, name, style=style, no=no)]
    if isinstance(question, SomeOf):
        return box_list(question, name)
    short = "|kort" if narrow and isinstance(question, Date) else ""
    return [p(style, f"{{{{ {name}{short} }}}}")]


def pairs(form: Form, keys: Sequence[tuple[str, str]], widths: Sequence[float], title: str) -> Table:
    """The block at the top: two pairs of label and answer a row, without lines."""
    rows = []
    for at, names in enumerate(keys, 1):
        cells: list[Cell] = []
        for key in names:
            cells += [cell(label(form.question(key))), cell(*place(form.question(key)))]
        rows.append(row(*cells, keep=at < len(keys)))
    return Table("Tabel hoofdblok", widths, rows, title, "Naast elk label staat het antwoord")


def questions(
    form: Form, keys: Sequence[str], widths: Sequence[float], title: str, *, noted: Sequence[str] = (), no: str = ""
) -> Table:
    """Questions left, answers right. Of the ``noted`` ones the hint belongs to the format and is printed too."""
    rows = [asked(form, key, noted=key in noted, no=no) for key in keys]
    return lined(rows, widths, title, "Links de vraag, rechts het antwoord")


def asked(form: Form, key: str, *, noted: bool = False, no: str = "", span: int = 1) -> Row:
    """One question left, its answer right, over ``span`` columns."""
    question = form.question(key)
    hint = [p("Toelichting", question.hint)] if noted else []
    return row(cell(label(question), *hint), cell(*place(question, no=no), span=span))


def lined(rows: Sequence[Row], widths: Sequence[float], title: str, description: str) -> Table:
    """A table of questions from rows of its own; a short last row never stands alone on a page."""
    short = len(rows[-1].cells[-1].paragraphs) < 3
    kept = [replace(one, keep=one.keep or (short and at == len(rows) - 1)) for at, one in enumerate(rows, 1)]
    return Table("Tabel vragen", widths, kept, title, description)


def factors(form: Form, sides: Sequence[tuple[str, str]], whose: Sequence[str], told: str) -> Table:
    """Factors side by side: a column for each (name, heading) of ``sides``, a row for each of ``whose``."""
    heads = [cell(p("Tabelkop", head), align="bottom") for head in ("Factoren van", *(heading for _, heading in sides))]
    rows = [row(*heads, header=True)]
    for one in whose:
        answers = [place(form.question(f"factoren.{side}.{one}"), style="Tabeltekst") for side, _ in sides]
        named = cell(p("Tabel rijkop", one.capitalize()))
        rows.append(row(named, *(cell(*answer) for answer in answers), keep=one != whose[-1]))
    return Table("Tabel raster", (2.4, 7.1, 7.1), rows, "Factoren", told)


def both(label_of: Question, name: str = "", *, span: int = 1) -> tuple[Cell, Cell]:
    """A label and, over ``span`` columns, its place: for rows that hold more than one question."""
    return cell(label(label_of)), cell(*place(label_of, name), span=span)


def each_in_own(question: Rows, widths: Sequence[float]) -> list[Column]:
    """Every column of the question in a column of its own."""
    return [Column(width, (one.key,)) for width, one in zip(widths, question.columns, strict=True)]


@dataclass(frozen=True)
class Column:
    """A column of a grid, ``width`` cm wide, that shows these columns of the question, one below the other.

    ``heading`` and ``shown`` take the place of what the question's own columns give.
    """

    width: float
    keys: tuple[str, ...] = ()
    heading: Paragraph | None = None
    shown: tuple[Paragraph, ...] = ()


def grid(question: Rows, each: str, columns: Sequence[Column], description: str, *, height: float = 0) -> Table:
    """A row for every row of the answer. ``each`` is what one is called in the template: ``doel`` of ``doelen``."""
    headings, cells = [], []
    for one in columns:
        inside = [column(question, key) for key in one.keys]
        named = " · ".join(question.label for question in inside)
        headings.append(cell(one.heading or p("Tabelkop", named), align="bottom"))
        shown = list(one.shown)
        for inner in inside:
            shown += place(inner, f"{each}.{inner.key}", style="Tabeltekst", narrow=one.width < NARROW)
        cells.append(cell(*shown))
    rows = [row(*headings, header=True), *loop(row(*cells, height=height), each, question.key, len(columns))]
    return Table("Tabel raster", [one.width for one in columns], rows, question.label, description)


def rows_of(form: Form, key: str) -> Rows:
    """The question with rows under this key."""
    question = form.question(key)
    if not isinstance(question, Rows):
        raise TypeError(f"{form.type}: {key} has no rows")
    return question


def column(question: Rows, key: str) -> Question:
    """A column of a question with rows."""
    return next(one for one in question.columns if one.key == key)


def heading_of(question: Question) -> Paragraph:
    """The question's label as the heading of the first column of its table."""
    return p("Label", *label_runs(question.label), before=0, after=1)


def loop(one: Row, each: str, key: str, columns: int) -> list[Row]:
    """The row for every row of the answer, between the two tags in rows of their own."""
    start, end = f"{{%tr for {each} in {key} %}}", "{%tr endfor %}"
    return [row(cell(p("Kleine letters", start), span=columns)), one, row(cell(p("Kleine letters", end), span=columns))]


def blocks(each: str, key: str, *inside: Paragraph | Table) -> list[Paragraph | Table]:
    """What is repeated for every row of the answer, between two tags in paragraphs of their own."""
    return [p("Kleine letters", f"{{%p for {each} in {key} %}}"), *inside, p("Kleine letters", "{%p endfor %}")]
