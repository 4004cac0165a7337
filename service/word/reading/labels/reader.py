"""Reading through a document, in the order in which it stands there: labels, and what was filled in with each."""

from collections.abc import Sequence

from forms.questions import Rows
from service.word.reading.labels.entries import (
    LABEL_ENDS,
    LIKELY,
    SURE,
    Entry,
    Label,
    Labels,
    Look,
    behind,
    filled_in,
    filled_lines,
    text_in,
)
from service.word.reading.labels.headers import Header, Heads, Side, cell_target, heading_of, said, shared
from service.word.reading.labels.values import is_option
from service.word.reading.labels.words import words
from service.word.reading.outline import Cell, Outline, Paragraph, Table

#: A text of the official document that stands where an answer stands has at least this many words.
_NOTE = 3


class Reader:
    """Reads one document. ``entries`` holds all that it says, each text of it once."""

    def __init__(self, outline: Outline, labels: Labels) -> None:
        self.labels = labels
        self.entries: list[Entry] = []
        self._inner: dict[int, list[Table]] = {}
        # What stands above: the last heading, and the last label without an answer, which may head what follows.
        self._heading, self._over = "", ""
        self._look: Look | None = None
        self._over_look: Look | None = None
        for table in outline.tables:
            if table.parent is not None:
                self._inner.setdefault(id(table.parent), []).append(table)
        body = [paragraph for paragraph in outline.paragraphs if paragraph.story == "body"]
        labels.learn(body)
        self._body(body)
        for paragraph in outline.paragraphs:
            if paragraph.story != "body" and filled_in(paragraph) and not labels.is_fixed(text_in(paragraph)):
                self.entries.append(Entry(paragraphs=[paragraph]))

    def _body(self, body: Sequence[Paragraph]) -> None:
        run: list[Paragraph] = []
        done: set[int] = set()
        for paragraph in body:
            if paragraph.cell is None:
                run.append(paragraph)
                continue
            table = _outermost(paragraph.cell)
            if table.number not in done:
                done.add(table.number)
                self._flow(run, self._open(Entry()))
                run = []
                self._table(table)
        self._flow(run, self._open(Entry()))

    @property
    def _above(self) -> tuple[str, ...]:
        return tuple(text for text in (self._heading, self._over) if text)

    def _open(self, entry: Entry) -> Entry:
        entry.heading = self._over or self._heading
        self.entries.append(entry)
        return entry

    def _flow(self, paragraphs: Sequence[Paragraph], entry: Entry, first: bool = False, inside: bool = False) -> None:
        """Read paragraphs that stand below each other; ``entry`` is what they belong to until a label comes.

        ``first``: they begin where a label is expected; ``inside``: they stand where an answer is.
        """
        last = next((paragraph for paragraph in reversed(paragraphs) if text_in(paragraph).strip()), None)
        for paragraph in paragraphs:
            if not text_in(paragraph).strip():
                entry.paragraphs.append(paragraph)
                continue
            if inside:
                label = self.labels.in_answer(paragraph, self._above) if paragraph is not last else None
            else:
                label = self.labels.in_paragraph(paragraph, self._above, first)
                done = not entry.label or (self.labels.one_line(entry.matches) and not entry.empty)
                label = label or (self.labels.in_list(paragraph, self._above) if done else None)
            first = False
            if label is not None and not label.matches and self._is_option(entry, paragraph):
                label = None
            if label is not None:
                self._remember(label, entry, paragraph)
                opened = Entry(label.text, label.matches, block=entry.block)
                if (rest := behind(paragraph, label.end)).text.strip():
                    opened.paragraphs.append(rest)
                entry = self._open(opened)
            elif self._names_row(paragraph, entry):
                entry = self._open(Entry(fresh=True, block=entry.block))
            elif not (entry.empty and self._is_note(paragraph, entry)):
                entry.paragraphs.append(paragraph)

    def _remember(self, label: Label, before: Entry, paragraph: Paragraph) -> None:
        """Keep what a label says about those that follow it."""
        if paragraph.cell is None:
            if before.label and before.empty and self._look != label.look:
                self._over, self._over_look = before.label, self._look
            elif label.look == self._over_look:
                self._over = ""
        heads = any(target.kind == "heading" and score >= SURE for target, score in label.matches)
        if heads or (not label.matches and self.labels.is_fixed(label.text)):
            self._heading, self._over = label.text, ""
        self._look = label.look

    def _is_note(self, paragraph: Paragraph, entry: Entry) -> bool:
        """Tell whether a paragraph is what the official document says by itself."""
        return self.labels.is_fixed(text_in(paragraph)) and (not entry.label or len(words(text_in(paragraph))) >= _NOTE)

    def _is_option(self, entry: Entry, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is one of the options of the question that it stands under."""
        names = self.labels.names
        asked = [target for target, _ in entry.matches if target.kind == "field"]
        return any(is_option(text_in(paragraph), names.options.get((one.rows, one.key), {})) for one in asked[:2])

    def _names_row(self, paragraph: Paragraph, entry: Entry) -> bool:
        """Tell whether a paragraph only counts the rows: "Doel 2"."""
        if paragraph.cell is not None or words(text_in(paragraph)) not in self.labels.names.row_names:
            return False
        if not (entry.label and entry.empty):
            return True
        questions = [self.labels.names.question(target) for target, _ in entry.matches if target.kind == "field"]
        return not questions or isinstance(questions[0], Rows)

    def _table(self, table: Table) -> None:
        last = self.entries[-1] if self.entries else None
        if last is not None and last.label and last.empty and table.parent is None:
            self._over = last.label
        asking = self._asking(table)
        mode: Header | Side | Heads | None = None
        waiting: Entry | None = None
        beside: dict[int, Entry] = {}
        width = first = 0
        for at, line in enumerate(table.rows):
            if waiting is not None and len(line) > 1:
                self._over = waiting.label
            if found := heading_of(self.labels, table.rows[at:], self._above):
                mode, width, waiting, first = found, len(line), None, at
                continue
            if mode is not None and (len(line) != width or self._leaves(mode, line)):
                mode = None
            if isinstance(mode, Header):
                self._row(line, mode, at - first)
            elif mode is not None:
                self._headed(line, mode)
                mode = None if isinstance(mode, Heads) else mode
            elif len(line) == 1:
                waiting = self._alone(line[0], waiting)
            else:
                waiting = None
                self._pairs(line, asking, beside)
        if table.parent is None:
            self._over = ""

    def _leaves(self, mode: Header | Side | Heads, line: Sequence[Cell]) -> bool:
        """Tell whether a line is no longer one of those below a header: it asks something by itself."""
        if not isinstance(mode, Header):
            return False
        found = [self.labels.whole(said(cell), ()) for cell in line if said(cell)]
        asked = [one for one in found if one and one[0][1] >= SURE and not any(target.rows for target, _ in one)]
        return len(asked) * 2 >= len(found) > 0

    def _asking(self, table: Table) -> set[int]:
        """Return the columns that mostly hold labels, in lines of more than one cell."""
        known: dict[int, list[bool]] = {}
        for line in table.rows:
            for cell in line if len(line) > 1 else ():
                if said(cell):
                    known.setdefault(cell.column, []).append(bool(self.labels.in_cell(cell, self._above, SURE)))
        asking = {column for column, labels in known.items() if sum(labels) >= len(labels) / 2}
        return asking if min(known, default=0) in asking else set()

    def _row(self, line: Sequence[Cell], header: Header, number: int) -> None:
        """Read a line below a header; ``number`` is its place there, which it may say itself."""
        counted = {words(str(number)), *self.labels.names.row_names}
        entry = Entry(rows=header.rows, how="column", heading=self._over or self._heading)
        for cell in line:
            inside = Cell(cell.table, cell.row, cell.column, cell.span, cell.merged, self._all(cell))
            if not any(filled_in(paragraph) for paragraph in inside.paragraphs):
                continue
            if questions := self.labels.names.columns(header.rows, header.keys_of(cell)):
                entry.cells += shared(inside, questions)
            elif words(said(cell)) not in counted:
                self._open(Entry(header.head_of(cell), paragraphs=inside.paragraphs))
        if entry.cells:
            self.entries.append(entry)

    def _headed(self, line: Sequence[Cell], mode: Side | Heads) -> None:
        for cell in line if isinstance(mode, Heads) else line[1:]:
            if isinstance(mode, Side):
                target = cell_target(self.labels, mode, line[0], cell, self._above)
                found = [(target, 1.0)] if target else []
                label = f"{mode.head_of(cell)}: {said(line[0])}"
            else:
                label = mode.head_of(cell)
                found = list(self.labels.whole(label, self._above))
            self._open(Entry(label, tuple(found), self._all(cell), how="column", block=cell.table.number + 1))

    def _alone(self, cell: Cell, waiting: Entry | None) -> Entry | None:
        """Read a cell that fills its line; return the label that waits for the next line to answer it."""
        block = cell.table.number + 1
        if not said(cell):
            self._within(cell)
            return None
        if label := self.labels.in_cell(cell, self._above, LIKELY if waiting is None else SURE):
            return self._label(label, cell)
        if waiting is not None and not self._begins(cell, waiting):
            self._flow(cell.paragraphs, waiting, inside=True)
        elif len(filled_lines(cell)) == 1 and not self._begins(cell, None):
            if not self._within(cell):
                return self._open(Entry(said(cell).rstrip(LABEL_ENDS), block=block))
        else:
            self._flow(cell.paragraphs, self._open(Entry(block=block)), first=True)
        self._within(cell)
        return None

    def _pairs(self, line: Sequence[Cell], asking: set[int], beside: dict[int, Entry]) -> None:
        """Read a line of labels, each with its answer to the right; ``beside``: the last label of each column."""
        waiting: Entry | None = None
        for place, cell in enumerate(line):
            if cell.merged and not said(cell):
                # A label beside several lines asks for all of them.
                waiting = beside.get(cell.column)
                continue
            label = self.labels.in_cell(cell, self._above, LIKELY) if cell.column in asking or place == 0 else None
            if label is not None:
                waiting = beside[cell.column] = self._label(label, cell)
            elif not said(cell):
                waiting = None
            elif self._begins(cell, waiting) and (waiting is None or cell.column in asking):
                self._flow(cell.paragraphs, self._open(Entry(block=cell.table.number + 1)), first=True)
                waiting = None
            elif waiting is not None:
                self._flow(cell.paragraphs, waiting, inside=True)
                waiting = None
            elif cell.column in asking or place == 0:
                waiting = beside[cell.column] = self._open(
                    Entry(said(cell).rstrip(LABEL_ENDS), block=cell.table.number + 1)
                )
            else:
                self._flow(cell.paragraphs, self._open(Entry(block=cell.table.number + 1)))
            self._within(cell)

    def _label(self, label: Label, cell: Cell) -> Entry:
        if any(target.kind == "heading" and score >= SURE for target, score in label.matches):
            self._heading, self._over = label.text, ""
        return self._open(Entry(label.text, label.matches, block=cell.table.number + 1))

    def _begins(self, cell: Cell, waiting: Entry | None) -> bool:
        """Tell whether a cell holds a label with its answer behind or below it.

        Behind a label that waits for its answer only a label on a line of its own can be one.
        """
        first = next(iter(filled_lines(cell)), None)
        found = self.labels.in_paragraph(first, self._above, first=True) if first is not None else None
        if first is None or found is None or found.score < SURE:
            return False
        if found.end < len(text_in(first).rstrip()):
            return waiting is None
        return said(cell) != " ".join(text_in(first).split())

    def _within(self, cell: Cell) -> bool:
        """Read the tables in a cell; tell whether there were any."""
        for table in self._inner.get(id(cell), ()):
            self._table(table)
        return id(cell) in self._inner

    def _all(self, cell: Cell) -> list[Paragraph]:
        """Return the paragraphs of a cell, those of the tables within it after its own."""
        inner = [one for table in self._inner.get(id(cell), ()) for line in table.rows for one in line]
        return [*cell.paragraphs, *(paragraph for one in inner for paragraph in self._all(one))]


def _outermost(cell: Cell) -> Table:
    table = cell.table
    while table.parent is not None:
        table = table.parent.table
    return table
