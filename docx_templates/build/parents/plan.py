"""What the letters about a plan have: its goals, and who does what and when."""

from __future__ import annotations

from dataclasses import dataclass

from docx_templates.build.elements import Cell, Row, Table, cell, p, row
from docx_templates.build.parents.parts import WIDTH, Body, beside, heading, in_dutch, line, paragraphs, when


def goals(*more: tuple[str, str], about: str = "") -> Body:
    """Each goal with what there is to say about it: (column, key of the line before it), a date as ``wanneer|tekst``.

    ``about`` is the column that says what kind of goal it is.
    """
    wanted = [p("Tabeltekst", "{{ doel.doel }}")]
    for column, said in more:
        shown = p("Tabeltekst", f"{{{{ doel.{column} }}}}")
        wanted += paragraphs(*when(f"doel.{column.partition('|')[0]}", beside(line(said), [shown])))
    kind = when(f"doel.{about}", p("Tabeltekst", f"{{{{ doel.{about}|tekst }}}}")) if about else []
    goal = row(cell(p("Tabel rijkop", line("doelen.doel"), " {{ doel.nummer }}"), *paragraphs(*kind)), cell(*wanted))
    left = 3.0 if about else 2.1
    rows = [_tag("for doel in doelen", 2), goal, _tag("endfor", 2)]
    table = Table("Tabel vragen", (left, WIDTH - left), rows, line("doelen.kop"))
    return when("doelen", heading("doelen.kop"), *in_dutch(), table)


@dataclass(frozen=True)
class Help:
    """Rows that say who helps: their key, what one is called in a loop, and the columns of who, what and when."""

    key: str
    name: str
    who: str
    what: str
    when: tuple[str, ...]


def who_helps(*rows: Help) -> Body:
    """Who does what and when."""
    heads = [cell(p("Tabelkop", line(f"hulp.{head}"))) for head in ("wie", "wat", "wanneer")]
    body = [row(*heads, header=True)]
    for one in rows:
        body += [
            _tag(f"if {one.key}"),
            _tag(f"for {one.name} in {one.key}"),
            row(*(_told(one.name, *columns) for columns in ((one.who,), (one.what,), one.when))),
            _tag("endfor"),
            _tag("endif"),
        ]
    table = Table("Tabel raster", (3.8, 7.2, WIDTH - 11.0), body, line("hulp.kop"))
    return when(" or ".join(one.key for one in rows), heading("hulp.kop"), *in_dutch(), table)


def _told(name: str, first: str, *others: str) -> Cell:
    """A cell with answers on one line, the others only where there are any."""
    pieces = [f"{{{{ {name}.{first} }}}}"]
    for other in others:
        pieces += [f"{{% if {name}.{other} %}} · {{{{ {name}.{other} }}}}{{% endif %}}"]
    return cell(p("Tabeltekst", *pieces))


def _tag(said: str, columns: int = 3) -> Row:
    return row(cell(p("Kleine letters", f"{{%tr {said} %}}"), span=columns))
