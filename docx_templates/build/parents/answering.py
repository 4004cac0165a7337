"""The answer of each parent: boxes to tick that come back from Word, or that are for on paper alone."""

from __future__ import annotations

from collections.abc import Sequence

from docx_templates.build.elements import Paragraph, Row, Table, cell, p, row, run
from docx_templates.build.parents.parts import WIDTH, Body, each, either, line, when

#: The two columns of the frame around an answer (cm).
FRAME = (10.2, WIDTH - 10.2)
#: The columns of the choices, where parents answer in rows (cm).
_CHOICES = (1.9, 2.2, 2.2)

#: The boxes of an answer: (name of what is ticked, key of the line beside it). The name is "" where a box is for on paper.
Boxes = Sequence[tuple[str, str]]
#: The box of who has read the letter.
READ: Boxes = (("", "antwoord.gelezen"),)


def answers_of(
    name: str,
    key: str,
    *,
    who: str = "naam",
    about: str = "",
    before: Boxes = (),
    question: str,
    ticks: Boxes,
    day: bool = False,
    say: str = "",
    room: bool = True,
    test: str = "",
    first: Sequence[Row] = (),
) -> Body:
    """A frame for the answer of each person in the rows of ``key``.

    ``who`` names the person and ``about`` says who that is. ``question`` is the key of the line that asks, ``ticks`` are its
    boxes, named in the row, and ``before`` those above it. ``day``: the row holds when they answered. ``say`` is where what
    they want to say comes, ``room`` whether there is any for that. Whoever the ``test`` does not hold for has no frame.
    ``first`` are rows of the frame above all that.
    """
    told = f"{{% if {name}.{about.partition('|')[0]} %}} ({{{{ {name}.{about} }}}}){{% endif %}}" if about else ""
    frame = _frame(
        _asking(_in_row(name, before), question, _in_row(name, ticks)),
        # In digits: so it reads the same in every language, and comes back from each.
        day=f"{{{{ {name}.datum|kort }}}}" if day else "",
        room=room,
        say=f"{{{{ {name}.{say} }}}}" if say else "",
        first=first,
    )
    block: Body = [p("heading 2", f"{line('antwoord.van')} ", f"{{{{ {name}.{who} }}}}", told), frame]
    return each(name, key, *(when(test, *block) if test else block))


def answers_in_rows(question: str, *said: str) -> Body:
    """A table on paper with a row for each parent whom the answers name, or two rows to write a name in.

    ``said`` are the keys of the three short lines that a parent chooses from.
    """
    keys = ("antwoord.naam", "antwoord.is_gelezen", *said, "antwoord.tekent")
    box = cell(p("Tabeltekst", run("\u2610", "Vakje")))
    boxes = [box] * (len(keys) - 2)

    def person(named: str = "") -> Row:
        return row(cell(p("Tabel rijkop", named)), *boxes, cell(p("Tabeltekst")), keep=True, height=1.15)

    def tag(said: str) -> Row:
        return row(cell(p("Kleine letters", f"{{%tr {said} %}}"), span=len(keys)))

    known = [tag("for ouder in brief.ouders"), person("{{ ouder.naam|tekst }}"), tag("endfor")]
    rows = [
        row(*(cell(p("Tabelkop", line(key)), align="bottom") for key in keys), header=True),
        *(tag("if brief.ouders"), *known, tag("else"), person(), person(), tag("endif")),
        row(cell(p("Tabel rijkop", line("antwoord.zeggen")), span=len(keys)), height=1.45),
    ]
    widths = (3.7, 1.9, *_CHOICES)
    table = Table("Tabel raster", (*widths, WIDTH - sum(widths)), rows, line("antwoord.kop"))
    return [p("Sublabel", line(question), keep=True), table]


def answers_on_paper(question: str, *said: str) -> Body:
    """A frame for each parent whom the answers name, or for two of whom it does not; ``said`` are keys of lines beside boxes."""
    ticks = [("", one) for one in said]
    named = answers_of("ouder", "brief.ouders", before=READ, question=question, ticks=ticks)
    return either("brief.ouders", named, nameless(question, *said))


def nameless(question: str, *said: str, about: Sequence[str] = ()) -> Body:
    """A table for on paper in which two parents answer beside each other, for when the answers name no parent.

    ``about`` are what the question is about, each a text with room beside it for the school to write in.
    """
    wide = 4.6
    rows = [
        row(*(cell(p("Tabelkop", line(key))) for key in (question, "antwoord.eerste", "antwoord.tweede")), header=True)
    ]
    for text in about:
        rows.append(row(cell(p("Tabel rijkop", text)), cell(p("Tabeltekst"), span=2), keep=True, height=0.95))
    for key in (*said, *(said for _, said in READ)):
        rows.append(
            row(
                cell(p("Tabeltekst", line(key))),
                *(cell(p("Tabeltekst", run("\u2610", "Vakje"))) for _ in range(2)),
                keep=True,
            )
        )
    for key in ("antwoord.naam", "antwoord.datum", "antwoord.handtekening"):
        rows.append(
            row(
                cell(p("Tabel rijkop", line(key))), cell(p("Tabeltekst")), cell(p("Tabeltekst")), keep=True, height=0.95
            )
        )
    rows.append(row(cell(p("Tabel rijkop", line("antwoord.zeggen")), span=3), height=1.6))
    return [Table("Tabel raster", (WIDTH - 2 * wide, wide, wide), rows, line("antwoord.kop"))]


def _in_row(name: str, boxes: Boxes) -> Boxes:
    return [(f"{name}.{part}" if part else "", said) for part, said in boxes]


def _asking(before: Boxes, question: str, ticks: Boxes) -> list[Paragraph]:
    asked = p("Sublabel", line(question), before=None if before else 0)
    return [
        *(ticked(name, said) for name, said in before),
        asked,
        *(ticked(name, said) for name, said in ticks),
    ]


def ticked(name: str, said: str) -> Paragraph:
    """A box with a line beside it; ``name`` is what is ticked, "" for a box on paper alone."""
    return p("Keuze", run(f"{{{{ {name} }}}}" if name else "\u2610", "Vakje"), run(f"\t{line(said)}"))


def _frame(asking: Sequence[Paragraph], *, day: str, say: str, room: bool, first: Sequence[Row]) -> Table:
    """The frame around an answer."""
    date = [p("Sublabel", line("antwoord.datum"), before=0), p("Schrijfregel", day)]
    rows = [*first, row(cell(*asking), cell(*date, p("Sublabel", line("antwoord.handtekening"))), keep=room)]
    if room:
        more = [p("Antwoord", say)] if say else []
        rows.append(row(cell(p("Sublabel", line("antwoord.zeggen"), before=0), *more, span=2), height=1.2))
    return Table("Tabel kader", FRAME, rows, line("antwoord.kop"))
