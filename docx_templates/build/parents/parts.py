"""The smallest parts of a letter: fixed lines and labels by their names, and what stands only where there is an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docx_templates.build.elements import Paragraph, Row, Table, cell, p, row, run
from docx_templates.build.look import LETTER
from forms.questions import Line, Period, Question, SomeOf, Text, YesNoText

WIDTH = LETTER.width
#: A label and what stands beside it (cm).
PAIR = (6.2, WIDTH - 6.2)

Body = list[Paragraph | Table]


def line(key: str) -> str:
    """The tag of a fixed line."""
    return f"{{{{ vast.{key} }}}}"


def label(name: str) -> str:
    """The tag of the label of a question, a column or a box."""
    return f"{{{{ label.{name} }}}}"


def heading(key: str) -> Paragraph:
    """A fixed line as a heading."""
    return p("heading 1", line(key))


def when(test: str, *parts: Paragraph | Table) -> Body:
    """Parts that stand there only when the test holds."""
    return [p("Kleine letters", f"{{%p if {test} %}}"), *parts, p("Kleine letters", "{%p endif %}")]


def either(test: str, yes: Sequence[Paragraph | Table], no: Sequence[Paragraph | Table]) -> Body:
    """Parts that stand there when the test holds, and those for when it does not."""
    return [
        p("Kleine letters", f"{{%p if {test} %}}"),
        *yes,
        p("Kleine letters", "{%p else %}"),
        *no,
        p("Kleine letters", "{%p endif %}"),
    ]


def any_of(*names: str) -> str:
    """The test that one of these has an answer."""
    return " or ".join(names)


def each(name: str, key: str, *parts: Paragraph | Table) -> Body:
    """Parts for every row of an answer."""
    return [p("Kleine letters", f"{{%p for {name} in {key} %}}"), *parts, p("Kleine letters", "{%p endfor %}")]


def in_dutch() -> Body:
    """What stands before a text of the school in a letter in another language."""
    return when("vast.taal.blok", p("Toelichting", line("taal.blok"), keep=True))


def paragraphs(*body: Paragraph | Table) -> list[Paragraph]:
    """The same parts for in a cell, where no table may stand."""
    return [part for part in body if isinstance(part, Paragraph)]


def answer(question: Question, name: str = "", style: str = "Antwoord") -> list[Paragraph]:
    """Where an answer comes: a text in a control, so that it comes back; a fact as the language of the letter writes it.

    ``name`` is its name in a loop.
    """
    name = name or question.key
    if isinstance(question, YesNoText):
        said_no = when(f"{name}.nee", p(style, label(f"{question.key}.nee")))
        return paragraphs(*when(f"{name}.toelichting", p(style, f"{{{{ {name}.toelichting }}}}")), *said_no)
    if isinstance(question, SomeOf):
        return paragraphs(*_chosen(question, style))
    if isinstance(question, Period):
        return [p(style, f"{{{{ {name}.van|tekst }}}} – {{{{ {name}.tot|tekst }}}}")]
    return [p(style, f"{{{{ {name} }}}}" if isinstance(question, Text | Line) else f"{{{{ {name}|tekst }}}}")]


def _chosen(question: SomeOf, style: str) -> Body:
    """The options that were chosen, and what was typed beside them."""
    found: Body = []
    for option, _ in question.options:
        name = f"{question.key}.{option}"
        found += when(name, p(f"{style} opsomming", label(name)))
    if question.other:
        found += when(f"{question.key}.anders", p(f"{style} opsomming", f"{{{{ {question.key}.anders_namelijk }}}}"))
    return found


def pairs(rows: Sequence[Row], title: str) -> Table:
    """A table with labels left and what they name right; ``title`` is the tag that says what it is."""
    return Table("Tabel vragen", PAIR, rows, title)


def pair(named: str, *beside: Paragraph, keep: bool = False) -> Row:
    """A row of `pairs`."""
    return row(cell(p("Tabel rijkop", named)), cell(*beside), keep=keep)


def beside(named: str, told: Sequence[Paragraph]) -> Paragraph:
    """A label in bold and behind it, on the same line, an answer of one paragraph."""
    (answered,) = told
    return replace(answered, runs=(strong(named), " ", *answered.runs))


def strong(text: str) -> str:
    """A piece of text in bold."""
    return run(text, "Strong")
