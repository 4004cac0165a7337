"""The letter that asks parents, and a pupil who is old enough, to consent to the referral to the care and advice team.

What it tells follows the AVG (art. 7: free, specific, informed, and as easy to withdraw as to give). The boxes are those of
the rows of ``toestemming``, so that an answer comes back from Word.
"""

from __future__ import annotations

from dataclasses import replace

from docx_templates.build.elements import Paragraph, cell, p, row
from docx_templates.build.parents.answering import answers_of, nameless
from docx_templates.build.parents.letter import asked, difficult_words, letter, listed, opening, questions, told
from docx_templates.build.parents.parts import Body, beside, either, heading, in_dutch, label, line, paragraphs, when
from forms import form_of
from forms.for_parents import printed_form

_SHARED = ("wie", "moeilijk", "goed", "school", "gedaan", "vraag")
_RIGHTS = ("kiezen", "nee", "stoppen", "lezen", "leerling")


def template() -> bytes:
    """Return zat_aanmelding.ouders_toestemming.docx."""
    form = printed_form(form_of("zat_aanmelding"), "ouders_toestemming")
    body: Body = [
        *opening(
            "toestemming.titel", "toestemming.helpen", "toestemming.met_wie", "toestemming.mag", "toestemming.heet"
        ),
        *asked("vragen.lees", "vragen.praat", "vragen.kruis"),
        *told(form, "toestemming.waarom.kop", ("hulpvraag_school", "hulpvraag_leerling")),
        heading("toestemming.wat.kop"),
        p("Normal", line("toestemming.wat.uitleg"), keep=True),
        *listed(*(f"toestemming.wat.{one}" for one in _SHARED)),
        heading("toestemming.wie.kop"),
        p("Normal", " ".join(line(f"toestemming.wie.{one}") for one in ("waar", "niet", "geen_dag"))),
        heading("toestemming.rechten.kop"),
        *listed(*(f"toestemming.rechten.{one}" for one in _RIGHTS)),
        replace(heading("antwoord.kop"), new_page=True),
        p("Normal", line("antwoord.elk"), keep=True),
        *either("toestemming", _answers(), _on_paper()),
        *questions(),
        *difficult_words(),
    ]
    return letter(form, "toestemming.titel", body, variant="ouders_toestemming")


def _answers() -> Body:
    """For each person who decides: for what, with whom and until when, then yes, no, or no longer."""
    return answers_of(
        "persoon",
        "toestemming",
        question="toestemming.vraag",
        ticks=(
            ("besluit.gegeven", "toestemming.ja"),
            ("besluit.geweigerd", "toestemming.nee"),
            ("", "antwoord.praten"),
            ("besluit.ingetrokken", "toestemming.stopt"),
        ),
        about="relatie|tekst",
        day=True,
        # A pupil has no authority over themselves, and answers all the same.
        test="not persoon.gezag.nee or persoon.relatie.leerling",
        first=[
            row(cell(*paragraphs(*in_dutch()), *_named("waarvoor"), *_named("partners"), *_until(), span=2), keep=True)
        ],
    )


def _on_paper() -> Body:
    """The same to write by hand, while nobody who decides is named yet."""
    return nameless(
        "toestemming.vraag",
        "toestemming.ja",
        "toestemming.nee",
        "antwoord.praten",
        about=[label(f"toestemming.{column}") for column in ("waarvoor", "partners", "tot")],
    )


def _named(column: str) -> list[Paragraph]:
    """For what or with whom: always there, so that it is seen to be missing."""
    return [beside(label(f"toestemming.{column}"), [p("Antwoord", f"{{{{ persoon.{column} }}}}")])]


def _until() -> list[Paragraph]:
    until = beside(label("toestemming.tot"), [p("Antwoord", "{{ persoon.tot|kort }}")])
    return paragraphs(*when("persoon.tot", until))
