"""What a screen shows of a document is all that is printed in it, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from forms import example, form_of
from service.data import docx_template, docx_templates
from service.word import compile_template, fill, printed_text
from service.word.pages import Block, Grid, Printed, printed_blocks


def lines(blocks: Iterable[Block]) -> Iterator[Printed]:
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    yield from lines(cell)
        else:
            yield block


@pytest.mark.parametrize("name", docx_templates())
def test_every_word_that_is_printed_is_shown(name: str) -> None:
    type_, _, variant = name.partition(".")
    made = fill(compile_template(docx_template(name), form_of(type_), variant), example(type_), final=True)
    shown = ["".join(one.text for one in line.words).strip() for line in lines(printed_blocks(made))]
    assert "\n".join(shown) == printed_text(made)


def test_headings_and_items_are_told_from_text_and_answers_from_fixed_words() -> None:
    form = form_of("opp")
    made = fill(compile_template(docx_template("opp"), form), example("opp"), final=True)
    found = list(lines(printed_blocks(made)))
    assert {line.kind for line in found} >= {"title", "heading", "item", "text"}
    goals = [line for line in found if any("weekplanning" in one.text for one in line.words)]
    assert goals
    assert all(line.answer for line in goals)
    assert not any(one.answer for line in found if line.kind == "title" for one in line.words)
