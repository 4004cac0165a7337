"""The referral to the care and advice team for parents: who thinks along, what the school asks, and whether this is right.

Their consent has a letter of its own, ``consent``.
"""

from __future__ import annotations

from docx_templates.build.elements import p
from docx_templates.build.parents.answering import answers_in_rows
from docx_templates.build.parents.letter import (
    asked,
    difficult_words,
    done_and_wanted,
    good_and_hard,
    letter,
    listed,
    next_steps,
    opening,
    questions,
    the_rest,
    told,
)
from docx_templates.build.parents.parts import Body, any_of, heading, in_dutch, label, line, when
from forms import form_of
from forms.for_parents import printed_form

_SEEN = ("probleem", "begin_en_oorzaak", "thuis_en_leefomgeving")
_SCHOOL = ("leerresultaten", "werkhouding", "motivatie", "sociaal_emotioneel", "interactie", "verzuim")
_WHOSE = ("leerling", "gezin", "school")
_STRONG = ("leerling", "ouders", "school")


def template() -> bytes:
    """Return zat_aanmelding.ouders.docx."""
    form = printed_form(form_of("zat_aanmelding"), "ouders")
    case: Body = [
        *opening("zat.titel", "zat.waarom", "zat.met_wie", "zat.heet"),
        *asked("vragen.lees", "vragen.praat", "vragen.kruis"),
        *good_and_hard(
            [*(f"factoren.stimulerend.{who}" for who in _WHOSE), *(f"sterke_kanten.{who}" for who in _STRONG)],
            [f"factoren.belemmerend.{who}" for who in _WHOSE],
        ),
        *told(form, "gezien.kop", _SEEN, led=True),
        *told(form, "school.kop", (*_SCHOOL, "ontwikkelingsperspectief", "onderwijsbehoeften")),
        *done_and_wanted(form, "al_gedaan", "hulpvraag_school"),
        *_said("mening.kop", "hulpvraag_leerling", "gesprek_leerling"),
        *_said("zat.ouders", "hulpvraag_ouders", "gesprek_ouders"),
    ]
    reply: Body = [
        heading("zat.wie.kop"),
        *listed("zat.wie.school", "zat.wie.buiten", "zat.wie.brief"),
        *next_steps("zat.nu_keuze", "zat.nu_ja", "zat.nu_advies", "zat.nu_daarna"),
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *answers_in_rows("zat.klopt", "zat.klopt_ja", "zat.klopt_nee", "antwoord.praten"),
        *questions(),
        *difficult_words(),
        p("Toelichting", line("zat.officieel"), " ", line("zat.inzien")),
    ]
    rest = the_rest(form, [*case, *reply], apart=("toestemming",))
    return letter(form, "zat.titel", [*case, *rest, *reply])


def _said(title: str, asked_for: str, talk: str) -> Body:
    """What help somebody asks for, and what they said in the talk about this referral; both are keys."""
    day = f"{{% if {talk}.datum %}} ({{{{ {talk}.datum|tekst }}}}){{% endif %}}"
    return when(
        any_of(asked_for, f"{talk}.tekst", f"{talk}.datum"),
        heading(title),
        *in_dutch(),
        *when(asked_for, p("Sublabel", label(asked_for)), p("Antwoord", f"{{{{ {asked_for} }}}}")),
        *when(any_of(f"{talk}.tekst", f"{talk}.datum"), p("Sublabel", label(f"{talk}.tekst"), day)),
        *when(f"{talk}.tekst", p("Antwoord", f"{{{{ {talk}.tekst }}}}")),
    )
