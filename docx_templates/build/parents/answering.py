"""The answer of each parent: boxes to tick that come back from Word, or that are for on paper alone."""

from __future__ import annotations

from collections.abc import Sequence

from docx_templates.build.elements import Paragraph, Row, Table, cell, p, row, run
from docx_templates.build.parents.parts import WIDTH, Body, each, either, line, when

#: The two columns of the frame around an answer (cm).
FRAME = (10.2, WIDTH - 10.2)

#: The boxes of an answer: (name of what is ticked, key of the line beside it). The name is "" where a box is for on paper.
Boxes = Sequence[tuple[str, str]]


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


def answers_on_paper(question: str, *said: str) -> Body:
    """A frame for each parent whom the answers name, or for two without a name; ``said`` are keys of lines beside boxes."""
    ticks = [("", one) for one in said]
    named = answers_of("ouder", "brief.ouders", before=READ, question=question, ticks=ticks)
    return either("brief.ouders", named, nameless(question, *said))


def nameless(question: str, *said: str) -> Body:
    """Two frames to write a name in, for when the answers name no parent."""
    frame = _frame(_asking(READ, question, [("", one) for one in said]), named=False)
    return [part for one in ("eerste", "tweede") for part in (p("heading 2", line(f"antwoord.{one}")), frame)]


#: The box of who has read the letter.
READ: Boxes = (("", "antwoord.gelezen"),)


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


def _frame(
    asking: Sequence[Paragraph],
    *,
    day: str = "",
    say: str = "",
    room: bool = True,
    first: Sequence[Row] = (),
    named: bool = True,
) -> Table:
    """The frame around an answer; one that is not ``named`` above it has a line to write a name on."""
    name = [] if named else [p("Sublabel", line("antwoord.naam"), before=0), p("Schrijfregel")]
    date = [p("Sublabel", line("antwoord.datum"), before=0 if named else None), p("Schrijfregel", day)]
    rows = [*first, row(cell(*asking), cell(*name, *date, p("Sublabel", line("antwoord.handtekening"))), keep=room)]
    if room:
        more = [p("Antwoord", say)] if say else []
        rows.append(row(cell(p("Sublabel", line("antwoord.zeggen"), before=0), *more, span=2), height=1.2))
    return Table("Tabel kader", FRAME, rows, line("antwoord.kop"))
