"""Handreiking onderwijszorgroutes, bijlagen 12 and 13: the individual plan, across subjects and for one subject.

The two formats differ in a few questions; what they share is laid out once. The label of a question with rows heads
the first column of its table, so that label and content stay left and right without merged cells.
"""

from __future__ import annotations

from docx_templates.build.closing import closed
from docx_templates.build.declared import (
    Column,
    asked,
    column,
    grid,
    heading_of,
    label,
    lined,
    pairs,
    place,
    questions,
    rows_of,
    subtitle,
    title,
)
from docx_templates.build.document import document
from docx_templates.build.elements import Paragraph, Row, Table, box, cell, gap, p, row, run
from docx_templates.build.look import FORMAL
from forms import form_of
from forms.ihp_vakoverstijgend import PERSPECTIVE_PART
from forms.model import Form
from forms.questions import YesNo

_LEFT = 4.8
_COLUMNS = (_LEFT, FORMAL.width - _LEFT)
_BLOCK = (2.8, 5.6, 2.7, 5.5)


def across_subjects() -> bytes:
    """Return ihp_vakoverstijgend.docx (bijlage 12)."""
    form = form_of("ihp_vakoverstijgend")
    head = (("leerling.naam", "datum"), ("leerling.mentor", "periode"), ("leerling.klas", "schooljaar"))
    first = [_perspective(form), asked(form, "onderwijsbehoeften")]
    return _plan(form, title(form), head, first, ("aanpak",))


def one_subject() -> bytes:
    """Return ihp_vakspecifiek.docx (bijlage 13). The subject is ours and stands in the title."""
    form = form_of("ihp_vakspecifiek")
    head = (("leerling.naam", "datum"), ("docent", "periode"), ("leerling.klas", "schooljaar"))
    first = [asked(form, "leerrendementsverwachting"), asked(form, "onderwijsbehoeften")]
    named = p("Title", f"{form.title}: ", run("{{ vak }}"))
    return _plan(form, named, head, first, ("inhoud", "aanpak"))


def _perspective(form: Form) -> Row:
    """One label left, and right the three questions that the format puts under it."""
    inside: list[Paragraph] = []
    for name in ("uitstroombestemming", "belemmerend", "stimulerend"):
        question = form.question(f"ontwikkelingsperspectief.{name}")
        inside += [p("Sublabel", question.label, before=None if inside else 1), *place(question)]
    return row(cell(label(PERSPECTIVE_PART)), cell(*inside))


def _plan(
    form: Form, named: Paragraph, head: tuple[tuple[str, str], ...], first: list[Row], approach: tuple[str, ...]
) -> bytes:
    body: list[Paragraph | Table] = [
        named,
        subtitle(),
        pairs(form, head, _BLOCK, "Gegevens van het plan"),
        gap(),
        lined(first, _COLUMNS, "Wat de leerling nodig heeft", "Links de vraag, rechts het antwoord"),
        gap(),
        _goals(form),
        gap(),
        questions(form, approach, _COLUMNS, "Aanpak"),
        gap(),
        _organisation(form),
        gap(),
        _evaluation(form),
        gap(),
        questions(form, ("afspraken_ouders",), _COLUMNS, form.question("afspraken_ouders").label),
        p("heading 1", form.question("ondertekening").label),
        _signatures(form),
    ]
    return document(form.title, form.short_title, closed(form, body), FORMAL)


def _goals(form: Form) -> Table:
    question = rows_of(form, "doelen")
    numbered = Column(_LEFT, heading=heading_of(question), shown=(p("Tabel rijkop", "Doel {{ doel.nummer }}"),))
    columns = [numbered, Column(5.0, ("doel",)), Column(4.2, ("waaraan_te_zien",)), Column(2.6, ("wanneer",))]
    return grid(question, "doel", columns, "Per doel: het doel, waaraan het te zien is en wanneer het bereikt is")


def _organisation(form: Form) -> Table:
    question = rows_of(form, "organisatie")
    who = p("Tabeltekst", "{{ taak.wie }}")
    columns = [
        Column(_LEFT, heading=heading_of(question), shown=(who,)),
        Column(5.4, ("wat",)),
        Column(3.3, ("wanneer",)),
        Column(3.1, ("hoe_vaak",)),
    ]
    return grid(question, "taak", columns, "Per persoon: wat die doet, wanneer en hoe vaak")


def _evaluation(form: Form) -> Table:
    question = rows_of(form, "evaluatie")
    columns = [
        Column(_LEFT, heading=heading_of(question), shown=(p("Tabel rijkop", "{{ terugblik.doel }}"),)),
        Column(3.9, ("bereikt",)),
        Column(4.8, ("toelichting",)),
        Column(3.1, ("door", "datum")),
    ]
    return grid(question, "terugblik", columns, "Per doel: of het bereikt is, een toelichting, door wie en wanneer")


def _signatures(form: Form) -> Table:
    """The line under a row is the line to sign on."""
    question = rows_of(form, "ondertekening")
    name = (p("Antwoord", "{{ persoon.wie }}"), p("Toelichting", "{{ persoon.rol }}", before=0))
    agreed = column(question, "akkoord")
    words = {"ja": agreed.label.lower(), "nee": agreed.no.lower()} if isinstance(agreed, YesNo) else {}
    choice = tuple(p("Tabeltekst", box(f"persoon.akkoord.{part}", word)) for part, word in words.items())
    columns = [
        Column(_LEFT, heading=p("Tabelkop", column(question, "wie").label), shown=name),
        Column(3.6, heading=p("Tabelkop", "Keuze"), shown=choice),
        Column(3.2, ("datum",)),
        Column(5.0, heading=p("Tabelkop", "Handtekening"), shown=(p("Tabeltekst"),)),
    ]
    return grid(question, "persoon", columns, "Per persoon: akkoord, datum en handtekening", height=1.35)
