"""The individual plan for parents: the goals, how the school works on them, who helps, and yes, no or a talk."""

from __future__ import annotations

from docx_templates.build.elements import Table, cell, p, row
from docx_templates.build.parents.answering import answers_of, ticked
from docx_templates.build.parents.letter import (
    asked,
    closing,
    difficult_words,
    good_and_hard,
    letter,
    opening,
    questions,
    the_rest,
    told,
    with_labels,
)
from docx_templates.build.parents.parts import WIDTH, Body, any_of, either, heading, line, when
from docx_templates.build.parents.plan import Help, goals, who_helps
from forms import form_of
from forms.for_parents import printed_form

_ASKED = ("antwoord.ja", "antwoord.nee", "antwoord.praten")
_AGREED = (("akkoord.ja", "antwoord.ja_kort"), ("akkoord.nee", "antwoord.nee"), ("", "antwoord.praten"))
#: How long the plan runs, where that is known.
_RUNS = ("periode.van and periode.tot", "plan.loopt")


def across_subjects() -> bytes:
    """Return ihp_vakoverstijgend.ouders.docx."""
    helps, hinders = ([f"ontwikkelingsperspectief.{one}"] for one in ("stimulerend", "belemmerend"))
    return _plan(
        "ihp_vakoverstijgend",
        good_and_hard(helps, hinders),
        ("ontwikkelingsperspectief.uitstroombestemming",),
        ("onderwijsbehoeften", "aanpak"),
    )


def one_subject() -> bytes:
    """Return ihp_vakspecifiek.ouders.docx."""
    subject = (("vak", "plan.vak"), _RUNS)
    return _plan(
        "ihp_vakspecifiek", [], ("leerrendementsverwachting",), ("onderwijsbehoeften", "inhoud", "aanpak"), subject
    )


def _if(test: str, said: str) -> str:
    """A line among others, where the test holds."""
    return f"{{% if {test} %}}{line(said)} {{% endif %}}"


def _plan(
    type_: str,
    first: Body,
    aims: tuple[str, ...],
    approach: tuple[str, ...],
    about: tuple[tuple[str, str], ...] = (_RUNS,),
) -> bytes:
    form = printed_form(form_of(type_), "ouders")
    plan: Body = [
        *opening("plan.titel", "plan.waarom", "plan.brief"),
        *when(any_of(*(test for test, _ in about)), p("Normal", *(_if(test, said) for test, said in about))),
        *asked("vragen.lees", "vragen.kruis"),
        *first,
        *goals(("waaraan_te_zien", "doelen.te_zien"), ("wanneer|tekst", "doelen.wanneer")),
        *with_labels(form, *aims),
        *told(form, "plan.aanpak", approach),
        *who_helps(Help("organisatie", "taak", "wie", "wat", ("wanneer", "hoe_vaak"))),
        *told(form, "plan.afspraken", ("afspraken_ouders",)),
    ]
    on_paper = [("", said) for said in _ASKED]
    unsigned = answers_of("ouder", "brief.ouders", question="antwoord.eens", ticks=on_paper)
    reply: Body = [
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *either("ondertekening", _signed(), unsigned),
        *questions(),
        *difficult_words(),
        *closing(("ihp.officieel_van", "plan.inzien"), ("ihp.officieel", "plan.inzien")),
    ]
    return letter(form, "plan.titel", [*plan, *the_rest(form, [*plan, *reply], apart=("periode", "vak")), *reply])


def _signed() -> Body:
    """A row for each person who signs the plan, on one page with what they are asked."""
    who = (p("Tabel rijkop", "{{ persoon.wie }}"), p("Tabeltekst", "{{ persoon.rol }}"))
    ticks = [ticked(f"persoon.{part}" if part else "", said) for part, said in _AGREED]
    # In digits: so it reads the same in every language, and comes back from each.
    by_hand = p("Tabeltekst", "{{ persoon.datum|kort }}")
    heads = (line("antwoord.van"), line("antwoord.eens"), f"{line('antwoord.datum')} · {line('antwoord.handtekening')}")
    rows = [
        row(*(cell(p("Tabelkop", head), align="bottom") for head in heads), header=True),
        row(cell(p("Kleine letters", "{%tr for persoon in ondertekening %}"), span=3)),
        row(cell(*who), cell(*ticks), cell(by_hand)),
        row(cell(p("Kleine letters", "{%tr endfor %}"), span=3)),
    ]
    return [Table("Tabel raster", (4.0, 8.2, WIDTH - 12.2), rows, line("antwoord.kop"))]
