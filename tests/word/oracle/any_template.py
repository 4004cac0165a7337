"""Templates as somebody might make them in Word: tags split over runs, conditions, repetitions, tables, headers."""

from __future__ import annotations

import io

from docx import Document
from docx.text.paragraph import Paragraph
from hypothesis import strategies as st

#: Names of the form in `tests.word.building` outside rows, and in the rows of each of its repetitions.
NAMES = (
    "leerling.naam",
    "probleem",
    "datum",
    "datum|kort",
    "weten.ja",
    "weten.nee",
    "weten|tekst",
    "reden",
    "eerder",
    "eerder.toelichting",
    "vervolg",
    "vervolg.regulier",
    "vorm",
    "vorm.a",
    "versie",
    "concept",
)
ROWS = {
    "doelen": ("nummer", "doel", "doel|tekst", "wanneer", "wanneer|kort"),
    "evaluatie": ("nummer", "doel", "toelichting"),
}
TESTS = ("probleem", "not probleem", "weten.ja and leerling.naam", "datum or not vervolg", "doelen", "concept")

#: Text between tags: what XML, Jinja and docxtpl's patterns could trip over.
_TEXT = st.sampled_from(["", "Naam: ", " & co ", " <b> ", "a ‘b’ “c”", "100%", "$1 \\1", "\u00a0a", "slot."])
_COMMENT = st.sampled_from(["", "{# een opmerking #}"])
#: A line of text as the runs that Word made of it.
Runs = list[str]
#: A line, or a table of lines.
Piece = Runs | list[list[Runs]]
Drawn = tuple[list[Piece], Runs]


def _split(draw: st.DrawFn, text: str) -> Runs:
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True) if text[start:end]]


@st.composite
def lines(draw: st.DrawFn, names: tuple[str, ...]) -> Runs:
    """Draw a line with tags in it, and maybe a condition around a piece of it.

    The condition stands in one run: what stands between its runs would look as docxtpl leaves it, and not as it does here.
    """
    text = draw(_TEXT)
    for name in draw(st.lists(st.sampled_from(names), max_size=3)):
        text += f"{{{{ {name} }}}}{draw(_TEXT)}{draw(_COMMENT)}"
    if draw(st.booleans()):
        otherwise = f"{{% else %}}{draw(_TEXT)}" if draw(st.booleans()) else ""
        condition = f"{{% if {draw(st.sampled_from(TESTS))} %}}{draw(_TEXT)}x{otherwise}{{% endif %}}"
        return [*_split(draw, text), condition]
    return _split(draw, text)


@st.composite
def blocks(draw: st.DrawFn) -> list[Piece]:
    """Draw a piece of a document: lines, a condition or repetition around lines, or a table with a repetition."""
    kind = draw(st.sampled_from(["line", "line", "if", "for", "table"]))
    if kind == "line":
        return [draw(lines(NAMES))]
    if kind == "if":
        between = [["{%p else %}"], draw(lines(NAMES))] if draw(st.booleans()) else []
        return [
            _split(draw, f"{{%p if {draw(st.sampled_from(TESTS))} %}}"),
            draw(lines(NAMES)),
            *between,
            ["{%p endif %}"],
        ]
    rows = draw(st.sampled_from(sorted(ROWS)))
    names = tuple(f"r.{name}" for name in ROWS[rows])
    if kind == "for":
        return [_split(draw, f"{{%p for r in {rows} %}}"), draw(lines(names)), ["{%p endfor %}"]]
    width = draw(st.integers(1, 3))
    head, cells = ([draw(lines(each)) for _ in range(width)] for each in (NAMES, names))
    empty: list[Runs] = [[] for _ in range(width - 1)]
    return [[head, [[f"{{%tr for r in {rows} %}}"], *empty], cells, [["{%tr endfor %}"], *empty]]]


@st.composite
def templates(draw: st.DrawFn) -> Drawn:
    """Draw a template: the pieces of its body, and the line in its header."""
    return [piece for block in draw(st.lists(blocks(), min_size=1, max_size=5)) for piece in block], draw(lines(NAMES))


def built(template: Drawn) -> bytes:
    """Return a template as the bytes of a .docx."""
    body, header = template
    document = Document()
    for piece in body:
        if piece and isinstance(piece[0], list):
            table = document.add_table(len(piece), len(piece[0]))
            for row, texts in zip(table.rows, piece, strict=True):
                for cell, runs in zip(row.cells, texts, strict=True):
                    _write(cell.paragraphs[0], list(runs))
        else:
            _write(document.add_paragraph(), [str(run) for run in piece])
    _write(document.sections[0].header.paragraphs[0], header)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for number, run in enumerate(runs):
        paragraph.add_run(run).bold = number % 2 == 1
