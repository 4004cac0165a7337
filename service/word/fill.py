"""Filling a compiled template with answers."""

from typing import Any

from jinja2 import Template as JinjaTemplate
from markupsafe import Markup, escape

from forms.answers import Answers
from forms.model import Form
from forms.printed import Printed, Row, Table
from forms.questions import Rows
from forms.text import N_
from service.word.errors import Finding, TemplateRefused
from service.word.identity import CUSTOM_PART, Identity, custom_part
from service.word.inspection import Parts
from service.word.logo import logo_size
from service.word.names import CONCEPT, LOGO, NUMBER, REVISION
from service.word.package import MOST_UNPACKED, write_package
from service.word.places import DASH, EMPTY, LATER, NOT_ASKED, ROOM, Marks, Place, bookmark, control, plain, text_runs
from service.word.template import Template

#: A row with more text than this may split over pages; Word would leave most of a page empty for it otherwise.
_LONG_ROW = 900
#: Stands for a row that is not there yet: someone can still fill it in Word.
BLANK_ROW = "+"


def fill(
    template: Template,
    answers: Answers,
    *,
    final: bool = False,
    identity: Identity | None = None,
    logo: bytes | None = None,
) -> bytes:
    """Return the Word document (.docx) with these answers, the same bytes for the same input.

    The answers have passed the form's `check`. Unless ``final``, every page says CONCEPT. ``logo`` is a PNG.
    """
    filling = _Filling(template, template.form.clean(answers)[0], final, identity, logo)
    parts = dict(template.static)
    if logo:
        parts |= dict.fromkeys(template.logos.values(), logo)
    for name, source in template.filled.items():
        parts[name] = _rendered(source, filling.calls).encode()
    said = {
        "zr_type": template.form.type,
        "zr_form_version": str(template.form.version),
        "zr_template": template.hash,
        "zr_variant": template.variant,
        "zr_final": str(int(final)),
    }
    parts[CUSTOM_PART] = custom_part(said, identity)
    return write_package(_ordered(parts))


class _Filling:
    """One document being filled: what the calls in a compiled template find."""

    def __init__(
        self, template: Template, answers: Answers, final: bool, identity: Identity | None, logo: bytes | None
    ) -> None:
        form: Form = template.form
        self.places = template.places
        self.printed = form.printed(answers)
        self.asked = {question.key for question in form.asked(answers)}
        self.form = form
        self.final = final
        self.revision = str(identity.revision) if identity else ""
        self.logo_data = logo
        self.marks = Marks(set(template.taken_ids))
        self.calls = {
            "place": self.place,
            "words": self.words,
            "rows": self.rows,
            "given": self.given,
            "keep": self.keep,
            "logo": self.logo,
        }

    def place(self, number: int, row: Row | None) -> Markup:
        """Return the XML for a place."""
        place = self.places[number]
        value = self._value(place, row)
        if isinstance(value, str):
            return _ready(text_runs(value, place.run) if value else "")
        if not place.controlled:
            text = plain(value, place.use.short)
            return _ready(text_runs(text, place.run) if text else "")
        tag = self._tag(place, row)
        number = self.marks.next(tag)
        mark = bookmark(number, row.id.removeprefix(BLANK_ROW) if row else None)
        return _ready(control(place, value, tag, number, mark, self._empty(place, row, value)))

    def words(self, number: int, row: Row | None) -> Markup:
        """Return a value as text for an attribute."""
        value = self._value(self.places[number], row)
        return escape(value if isinstance(value, str) else plain(value, self.places[number].use.short))

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return the rows of a question, a blank one when it has none."""
        table, question = self.printed[key][""], self.form.question(key)
        if not isinstance(table, Table) or not isinstance(question, Rows):
            raise TypeError(f"{key} has no rows")
        return table.rows or (Row(BLANK_ROW, 1, question.cells({}, {})),)

    def given(self, key: str, part: str, row: Row | None = None) -> bool:
        """Tell whether there is an answer."""
        if key == CONCEPT:
            return not self.final
        if key == LOGO:
            return self.logo_data is not None
        if key == REVISION:
            return bool(self.revision)
        if key == NUMBER:
            return row is not None and row.id != BLANK_ROW
        return bool(row.cells[key] if row else self.printed[key][part])

    def keep(self, *pairs: Any) -> Markup:
        """Return the mark that keeps a row on one page, unless the row is long."""
        texts = (self._value(self.places[n], row) for n, row in zip(pairs[::2], pairs[1::2], strict=True))
        length = sum(len(text if isinstance(text, str) else text.plain()) for text in texts)
        return _ready("<w:cantSplit/>" if length <= _LONG_ROW else "")

    def logo(self, height: int, side: str) -> int:
        """Return a side of the logo in EMU."""
        return logo_size(self.logo_data, height)[side] if self.logo_data else 0

    def _value(self, place: Place, row: Row | None) -> Printed | str:
        use = place.use
        if use.key == CONCEPT:
            return "" if self.final else "CONCEPT"
        if use.key == REVISION:
            return self.revision
        if use.key == LOGO:
            return ""
        if row is None:
            return self.printed[use.key][use.part]
        if use.key == NUMBER:
            return "" if row.id == BLANK_ROW else str(row.number)
        return row.cells[use.key]

    def _tag(self, place: Place, row: Row | None) -> str:
        if row is not None and place.use.rows is not None:
            return f"{place.use.rows.key}[{row.id}].{place.use.key}"
        return f"{place.use.key}.{place.use.part}" if place.use.part else place.use.key

    def _empty(self, place: Place, row: Row | None, value: Printed) -> str:
        rows = place.use.rows
        if place.use.question and place.use.question.by_hand:
            return ROOM
        question = rows or place.use.question
        if question is None or question.key not in self.asked or not value.applies:
            return NOT_ASKED
        if rows and row and (row.id != BLANK_ROW or place.use.question is not rows.columns[0]):
            return DASH
        if question.later or (question.required and not self.final):
            return LATER
        return EMPTY


def _rendered(source: JinjaTemplate, calls: dict[str, Any]) -> str:
    """Return a part with everything filled in; TemplateRefused when it grows beyond what a document may be."""
    pieces, size = [], 0
    for piece in source.generate(calls):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_UNPACKED:
            raise TemplateRefused(
                [Finding("", N_("Met deze antwoorden maakt dit sjabloon een veel te groot document"))]
            )
    return "".join(pieces)


def _ready(xml: str) -> Markup:
    """Return XML of our own making, in which every value has been escaped, as what Jinja leaves alone."""
    return Markup(xml)  # noqa: S704


def _ordered(parts: Parts) -> Parts:
    """Return the parts with those first that a reader looks for first."""
    first = ["[Content_Types].xml", "_rels/.rels"]
    return {name: parts[name] for name in [*first, *sorted(set(parts) - set(first))]}
