"""What all letters to parents have: how they open and close, what they ask, the answer, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx_templates.build.document import whole
from docx_templates.build.elements import Paragraph, Table, cell, field, gap, p, row, run
from docx_templates.build.look import LETTER
from docx_templates.build.parents.parts import (
    WIDTH,
    Body,
    answer,
    any_of,
    beside,
    each,
    either,
    heading,
    in_dutch,
    label,
    line,
    pair,
    pairs,
    paragraphs,
    strong,
    when,
)
from forms.model import Form
from forms.questions import Question, Rows, SomeOf, Text, YesNoText

#: A name in a tag, of an answer or of its label: what the body of a letter tells already.
_TOLD = re.compile(r"\{\{ (?:label\.)?([\w.]+)(?:\|\w+)? \}\}|for \w+ in ([\w.]+)")
#: What says whose letter it is; parents know it.
_HEAD = ("leerling.", "school.", "datum", "opsteller", "schooljaar", "naam_aanmelder", "docent", "brief.")


def letter(form: Form, title: str, body: Sequence[Paragraph | Table], *, variant: str = "ouders") -> bytes:
    """Return a letter as a Word file; ``title`` is the key of the line at its top."""
    foot = p(
        "footer",
        strong(line("vertrouwelijk")),
        run(f"  ·  {line(title)}"),
        run(f"\t{line('pagina')} "),
        field("PAGE", "1"),
        run(" / "),
        field("NUMPAGES", "1"),
    )
    return whole(
        f"{form.title}, {dict(form.variants).get(variant, 'voor ouders').lower()}",
        body,
        LETTER,
        named=line(title),
        foot=foot,
    )


def opening(title: str, *lines: str, more: str = "") -> Body:
    """The title, for whom the letter is, and in a few lines why it comes; in another language how to read it.

    ``more`` are tags of what follows on those lines.
    """
    about = "{% if datum %}  ·  {{ datum|tekst }}{% endif %}"
    told = ("taal.nederlands", "taal.tolk", "taal.telt", "taal.nagekeken")
    return [
        p("Title", line(title)),
        p("Subtitle", line("voor_ouders"), about),
        *when("vast.taal.nederlands", _attention(title, *(p("Tabeltekst", line(key)) for key in told)), gap()),
        p("Normal", line("aanhef")),
        p("Normal", " ".join(map(line, lines)) + more),
    ]


def asked(*steps: str) -> Body:
    """What the parents are asked to do, step by step; the last step is to give the letter back."""
    back = [numbered(len(steps) + 1, key) for key in ("vragen.geef_voor", "vragen.geef")]
    return [
        _attention(
            "vragen.kop",
            p("Label", line("vragen.kop")),
            *(numbered(number, key) for number, key in enumerate(steps, 1)),
            *either("brief.antwoord_voor", back[:1], back[1:]),
        )
    ]


def numbered(number: int, key: str) -> Paragraph:
    """A step. Its number is text: the numbers of a list fall out of their margin from right to left, in LibreOffice."""
    return p("Keuze", strong(f"{number}."), run(f"\t{line(key)}"))


def next_steps(*steps: str) -> Body:
    """What happens after the letter, step by step; ``steps`` are keys of lines."""
    return [heading("nu.kop"), *(numbered(number, key) for number, key in enumerate(steps, 1))]


def listed(*keys: str) -> Body:
    """Fixed lines as bullets."""
    return [p("Antwoord opsomming", line(key), keep=key == keys[0]) for key in keys]


def _attention(title: str, *inside: Paragraph | Table) -> Table:
    # The bar at the side is part of the width.
    return Table("Tabel aandacht", (WIDTH - 0.1,), [row(cell(*paragraphs(*inside)))], line(title))


def good_and_hard(good: Sequence[str], hard: Sequence[str]) -> Body:
    """What goes well beside what is hard; ``good`` and ``hard`` are keys of questions that hold a text."""
    sides = [[part for key in keys for part in when(key, p("Tabeltekst", f"{{{{ {key} }}}}"))] for keys in (good, hard)]
    return when(
        any_of(*good, *hard),
        *side_by_side("goed_moeilijk.kop", ("goed_moeilijk.goed", "goed_moeilijk.moeilijk"), sides),
    )


def done_and_wanted(form: Form, done: str, wanted: str) -> Body:
    """What the school did beside the help that it thinks of; ``done`` and ``wanted`` are keys of questions."""
    sides = [when(key, *answer(form.question(key), style="Tabeltekst")) for key in (done, wanted)]
    return when(
        any_of(done, wanted), *side_by_side("gedaan_hulp.kop", ("gedaan_hulp.gedaan", "gedaan_hulp.hulp"), sides)
    )


def side_by_side(title: str, heads: Sequence[str], sides: Sequence[Body]) -> Body:
    """Two columns under a heading; ``title`` and ``heads`` are keys of lines."""
    # Each ends in a paragraph that is always there: a cell is never left without one.
    cells = [cell(*paragraphs(*side), gap()) for side in sides]
    named = row(*(cell(p("Tabelkop", line(head))) for head in heads), header=True)
    table = Table("Tabel raster", (WIDTH / 2, WIDTH / 2), [named, row(*cells)], line(title))
    return [heading(title), *in_dutch(), table]


def told(form: Form, title: str, keys: Sequence[str], *, led: bool = False) -> Body:
    """Texts under one heading, each under its own label where there are more; nothing when there are none.

    ``led``: the first has no label, as the heading says what it is.
    """
    inside: Body = []
    for key in keys:
        named = [] if len(keys) == 1 or (led and key == keys[0]) else [p("heading 2", label(key))]
        inside += when(key, *named, *answer(form.question(key)))
    return when(any_of(*keys), heading(title), *in_dutch(), *inside)


def closing(*either_way: Sequence[str]) -> Body:
    """What ends a letter: which plan is the official one. Of two wordings the first names the date of it."""
    dated, undated = (p("Toelichting", " ".join(map(line, keys))) for keys in either_way)
    return either("datum", [dated], [undated])


def questions() -> Body:
    """Whom to ask, free help, and help with the language."""
    reach = "".join(
        f"{{% if brief.{key} %}} · {line(f'vraag.{key}')} {{{{ brief.{key}|tekst }}}}{{% endif %}}"
        for key in ("telefoon", "email")
    )
    whom = either(
        "brief.vraag_bij",
        [p("Tabeltekst", "{{ brief.vraag_bij|tekst }}", reach)],
        [p("Tabeltekst", line("vraag.mentor"), reach)],
    )
    free = either("brief.hulp", [p("Tabeltekst", "{{ brief.hulp|tekst }}")], [p("Tabeltekst", line("vraag.hulp_waar"))])
    rows = [
        pair(line("vraag.brief"), *paragraphs(*whom), keep=True),
        pair(line("vraag.hulp"), *paragraphs(*free), keep=True),
        pair(line("vraag.taal"), p("Tabeltekst", line("vraag.tolk"))),
    ]
    return [heading("vraag.kop"), pairs(rows, line("vraag.kop"))]


def difficult_words() -> Body:
    """The words in the letter that a parent may not know."""
    start, end = "{%tr for woord in brief.woorden %}", "{%tr endfor %}"
    rows = [
        row(cell(p("Kleine letters", start), span=2)),
        pair("{{ woord.woord|tekst }}", p("Tabeltekst", "{{ woord.uitleg|tekst }}")),
        row(cell(p("Kleine letters", end), span=2)),
    ]
    return when("brief.woorden", heading("woorden.kop"), pairs(rows, line("woorden.kop")))


def with_labels(form: Form, *keys: str) -> Body:
    """Answers that are mostly short: a text below its label, all else behind it; where there are any."""
    found: Body = []
    for key in keys:
        question = form.question(key)
        if isinstance(question, YesNoText):
            said = p("Antwoord", f"{{{{ {key}.toelichting }}}}")
            found += when(f"{key}.toelichting", p("Sublabel", label(key)), said)
        elif isinstance(question, Text):
            found += when(key, p("Sublabel", label(key)), *answer(question))
        else:
            found += when(key, beside(label(key), answer(question)))
    return when(any_of(*keys), gap(), *found)


def the_rest(form: Form, body: Sequence[Paragraph | Table], *, apart: Sequence[str] = ()) -> Body:
    """Every question that the body does not tell yet, each only where staff chose to show it and there is an answer.

    So what staff show on the page of the parents' version is in the letter, whatever it is. ``apart`` are keys that the
    letter has a place for that is not in its text.
    """
    text = "".join(part.xml() for part in body)
    done = {form.key_at(name) for found in _TOLD.findall(text) for name in found if name}
    left = [
        one for one in form.questions if one.key not in done and one.key not in apart and not one.key.startswith(_HEAD)
    ]
    inside = [part for one in left for part in when(one.key, *_whole(one))]
    return when(any_of(*(one.key for one in left)), heading("meer.kop"), *in_dutch(), *inside) if left else []


def _whole(question: Question) -> Body:
    """A whole answer: a text under its label, a fact beside it, and of rows all that each of them has."""
    if not isinstance(question, Rows):
        if isinstance(question, Text | YesNoText | SomeOf):
            return [p("heading 2", label(question.key)), *answer(question)]
        return [beside(label(question.key), answer(question))]
    name = "rij_" + question.key.replace(".", "_")
    cells: Body = []
    for column in question.columns:
        named = label(f"{question.key}.{column.key}")
        cells += when(f"{name}.{column.key}", beside(named, answer(column, f"{name}.{column.key}")))
    return [p("heading 2", label(question.key)), *each(name, question.key, *cells, gap())]
