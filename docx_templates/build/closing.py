"""What ends every document: what was typed in Word beside the questions, and the facts that its format has no place for.

The format comes first, so what it does not ask stands here, small. A document holds every answer that way, and so does
what is read back from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from docx_templates.build.declared import each_in_own, grid, place
from docx_templates.build.elements import Paragraph, Row, Table, cell, p, row
from docx_templates.build.look import FORMAL
from forms.additions import ADDITIONS
from forms.model import Form
from forms.questions import Question, Rows

_OTHER_FACTS = "Gegevens bij dit document"
#: Wide enough (cm) for "Contactpersoon van de school" on one line.
_LABEL = 4.4
#: A tag that becomes a control; with ``|tekst`` it would be plain text.
_CONTROLLED = re.compile(r"\{\{ ([\w.]+)(?:\|kort)? \}\}")


def closed(form: Form, body: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """Return the body of a document with all behind it that the form asks and the body has no control for."""
    controlled = {form.key_at(name) for name in _CONTROLLED.findall("".join(part.xml() for part in body))}
    left = [one for one in form.questions if not isinstance(one, Rows) and one.key not in controlled]
    return [*body, *_additions(), *_other_facts(left)]


def _additions() -> list[Paragraph | Table]:
    """The texts that were typed beside the questions; nothing when there are none."""
    columns = each_in_own(ADDITIONS, (_LABEL, FORMAL.width - _LABEL))
    return [
        p("Kleine letters", f"{{%p if {ADDITIONS.key} %}}"),
        p("heading 1", ADDITIONS.label),
        grid(ADDITIONS, "aanvulling", columns, "Per aanvulling: waar het stond, en de tekst"),
        p("Kleine letters", "{%p endif %}"),
    ]


def _other_facts(questions: Sequence[Question]) -> list[Paragraph | Table]:
    """Two pairs of label and answer a row, in small letters."""
    rows: list[Row] = []
    for pair in zip_longest(questions[::2], questions[1::2]):
        cells = [cell(*shown) for one in pair for shown in _fact(one)]
        rows.append(row(*cells, keep=len(rows) < (len(questions) - 1) // 2))
    widths = (_LABEL, FORMAL.width / 2 - _LABEL) * 2
    named = p("Sublabel", _OTHER_FACTS, before=14, after=2)
    return [named, Table("Tabel zonder lijnen", widths, rows, _OTHER_FACTS)] if rows else []


def _fact(question: Question | None) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands in the cells of a label and its answer; nothing for the pair that an odd number lacks."""
    if question is None:
        return [p("Tabeltekst")], [p("Tabeltekst")]
    return [p("Toelichting", question.label, before=0, after=1)], place(question, style="Tabeltekst")
