"""How schools lay out a form in Word: bordered tables, lines with a tab, headings with text below, and mixtures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.table import _Cell

from forms.answers import Answers
from forms.questions import Date, Line, Number, Period, Question
from tests.word.old_documents.contents import Asked, Contents, Factors, Item, Own, Repeated
from tests.word.old_documents.hand import Hand, Written


@dataclass
class Layout:
    """Writes contents into a document. Each name picks one way of laying out what it names."""

    hand: Hand = field(default_factory=Hand)
    head: str = "tabel"
    questions: str = "tabel"
    rows: str = "tabel"
    factors: str = "raster"
    heading: str = "Heading 1"
    letterhead: bool = False
    number: int = 0
    answers: Answers = field(default_factory=dict)

    def write(self, document: Document, contents: Contents) -> None:
        """Write the whole form."""
        self.answers = contents.answers
        if self.letterhead:
            document.add_paragraph("Merelveld College  |  Havenstraat 12, Zeedam  |  telefoon 012-3456789")
            document.sections[0].header.paragraphs[0].text = "Vertrouwelijk - alleen voor het zorgteam"
        document.add_paragraph(contents.form.title, style="Title")
        for section in contents.sections:
            if section.title:
                self._heading(document, section.title)
            self._items(document, section.items, self.questions if section.title else self.head)

    def _items(self, document: Document, items: Sequence[Item], way: str) -> None:
        waiting: list[Asked | Own] = []
        for item in [*items, None]:
            if isinstance(item, Asked | Own):
                waiting.append(item)
                continue
            if waiting:
                {
                    "tabel": self._two_columns,
                    "vier": self._four_columns,
                    "tabs": self._lines,
                    "koppen": self._headings,
                    "vakken": self._boxes,
                    "vet": self._bold,
                    "boven": self._label_above,
                }[way](document, waiting)
                waiting = []
            if isinstance(item, Repeated):
                self._repeated(document, item)
            if isinstance(item, Factors):
                self._factors(document, item)

    def _label(self, item: Asked | Own | Question | str) -> str:
        self.number += 1
        text = item.question.label if isinstance(item, Asked) else item if isinstance(item, str) else item.label
        text = self.hand.label(text, self.number)
        return text + ":" if self.hand.colon and not text.endswith((":", "?")) else text

    def _answer(self, item: Asked | Own) -> Written:
        if isinstance(item, Own):
            return Written((item.text,))
        if item.value is None:
            return Written((item.nothing,))
        return self.hand.written(item.question, item.value, self.answers)

    def _cell(self, question: Question, value: Any) -> Written:
        return self.hand.written(question, value, self.answers)

    def _fill(self, cell: _Cell, written: Written) -> None:
        self.hand.write(cell.paragraphs[-1], cell.add_paragraph, written)

    def _heading(self, document: Document, text: str) -> None:
        if self.heading:
            document.add_paragraph(text, style=self.heading)
        else:
            document.add_paragraph().add_run(text.upper()).bold = True

    def _two_columns(self, document: Document, items: Sequence[Asked | Own]) -> None:
        table = document.add_table(0, 2, style="Table Grid")
        for item in items:
            label, answer = table.add_row().cells
            label.text = self._label(item)
            self._fill(answer, self._answer(item))
        document.add_paragraph()

    def _four_columns(self, document: Document, items: Sequence[Asked | Own]) -> None:
        short = [item for item in items if isinstance(item, Own) or _short(item)]
        table = document.add_table(0, 4, style="Table Grid")
        for number, item in enumerate(short):
            row = table.add_row() if number % 2 == 0 else table.rows[-1]
            row.cells[number % 2 * 2].text = self._label(item)
            self._fill(row.cells[number % 2 * 2 + 1], self._answer(item))
        document.add_paragraph()
        if rest := [item for item in items if item not in short]:
            self._boxes(document, rest)

    def _boxes(self, document: Document, items: Sequence[Asked | Own]) -> None:
        table = document.add_table(0, 1, style="Table Grid")
        for item in items:
            cell = table.add_row().cells[0]
            cell.paragraphs[0].add_run(self._label(item)).bold = True
            self.hand.write(None, cell.add_paragraph, self._answer(item))
        document.add_paragraph()

    def _label_above(self, document: Document, items: Sequence[Asked | Own]) -> None:
        table = document.add_table(0, 1, style="Table Grid")
        for item in items:
            table.add_row().cells[0].text = self._label(item)
            self._fill(table.add_row().cells[0], self._answer(item))
        document.add_paragraph()

    def _lines(self, document: Document, items: Sequence[Asked | Own]) -> None:
        for item in items:
            label = self._label(item)
            paragraph = document.add_paragraph(label + ("" if label.endswith((":", "?")) else ":") + "\t")
            self.hand.write(paragraph, document.add_paragraph, self._answer(item))

    def _headings(self, document: Document, items: Sequence[Asked | Own]) -> None:
        for item in items:
            document.add_paragraph(self._label(item), style="Heading 2")
            self.hand.write(None, document.add_paragraph, self._answer(item))

    def _bold(self, document: Document, items: Sequence[Asked | Own]) -> None:
        for item in items:
            document.add_paragraph().add_run(self._label(item)).bold = True
            self.hand.write(None, document.add_paragraph, self._answer(item))
            document.add_paragraph()

    def _title(self, document: Document, text: str) -> None:
        if self.questions == "vet":
            document.add_paragraph().add_run(text).bold = True
        else:
            document.add_paragraph(text, style="Heading 2")

    def _repeated(self, document: Document, item: Repeated) -> None:
        self._title(document, item.question.label)
        wide = len(item.question.columns) > 6
        if self.rows == "tabel" and not wide:
            table = document.add_table(1, len(item.question.columns), style="Table Grid")
            for cell, column in zip(table.rows[0].cells, item.question.columns, strict=True):
                cell.paragraphs[0].add_run(column.label).bold = True
            for row in item.rows:
                for cell, column in zip(table.add_row().cells, item.question.columns, strict=True):
                    self._fill(cell, self._cell(column, row.get(column.key)))
            table.add_row()
        elif self.rows == "regels":
            for number, row in enumerate(item.rows, 1):
                document.add_paragraph().add_run(f"{item.question.row.capitalize()} {number}").italic = True
                for column in item.question.columns:
                    paragraph = document.add_paragraph(f"{column.label.rstrip('?')}:\t")
                    self.hand.write(paragraph, document.add_paragraph, self._cell(column, row.get(column.key)))
        else:
            for row in item.rows:
                table = document.add_table(0, 2, style="Table Grid")
                for column in item.question.columns:
                    label, answer = table.add_row().cells
                    label.text = column.label
                    self._fill(answer, self._cell(column, row.get(column.key)))
                document.add_paragraph()
        document.add_paragraph()

    def _factors(self, document: Document, item: Factors) -> None:
        if self.factors == "vragen":
            self._items(document, tuple(item.cells.values()), self.questions)
            return
        sides = list(dict.fromkeys(side for side, _ in item.cells))
        whom = list(dict.fromkeys(who for _, who in item.cells))
        across, down = (sides, whom) if self.factors == "raster" else (whom, sides)
        table = document.add_table(1, len(across) + 1, style="Table Grid")
        for cell, name in zip(table.rows[0].cells[1:], across, strict=True):
            cell.paragraphs[0].add_run(_head(name, sides)).bold = True
        for name in down:
            cells = table.add_row().cells
            cells[0].text = _head(name, sides)
            for cell, other in zip(cells[1:], across, strict=True):
                side, who = (other, name) if self.factors == "raster" else (name, other)
                self._fill(cell, self._answer(item.cells[side, who]))
        document.add_paragraph()


def _head(name: str, sides: Sequence[str]) -> str:
    return f"{name.capitalize()}e factoren" if name in sides else name.capitalize()


def _short(item: Asked) -> bool:
    return isinstance(item.question, Line | Date | Number | Period)
