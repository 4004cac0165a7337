"""The referral to the internal care meeting for parents: what the school sees, and whether it may talk about their child."""

from __future__ import annotations

from docx_templates.build.elements import p
from docx_templates.build.parents.answering import answers_in_rows
from docx_templates.build.parents.letter import (
    asked,
    difficult_words,
    done_and_wanted,
    good_and_hard,
    letter,
    next_steps,
    opening,
    questions,
    the_rest,
    told,
)
from docx_templates.build.parents.parts import Body, heading, line
from forms import form_of
from forms.for_parents import printed_form

_SEEN = ("probleem", "begin_en_oorzaak", "thuis_en_leefomgeving")
_SCHOOL = ("leerresultaten", "werkhouding", "motivatie", "sociaal_emotioneel", "interactie", "verzuim")
#: Parents who know of the referral read that.
_KNOWN = f" {{% if ouders_op_de_hoogte.ja %}}{line('izo.weet')}{{% endif %}}"


def template() -> bytes:
    """Return izo_aanmelding.ouders.docx."""
    form = printed_form(form_of("izo_aanmelding"), "ouders")
    case: Body = [
        *opening("izo.titel", "izo.waarom", "izo.met_wie", "izo.heet", more=_KNOWN),
        *asked("vragen.lees", "vragen.praat", "vragen.kruis"),
        *good_and_hard(["wat_gaat_goed"], ["belemmerende_factoren"]),
        *told(form, "gezien.kop", _SEEN, led=True),
        *told(form, "school.kop", (*_SCHOOL, "ontwikkelingsperspectief")),
        *done_and_wanted(form, "al_gedaan", "vorm_van_ondersteuning"),
        *told(form, "izo.vraag", ["hulpvraag_leerling"]),
    ]
    reply: Body = [
        *next_steps("izo.nu_gesprek", "izo.nu_ja", "izo.nu_nee", "izo.nu_daarna"),
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *answers_in_rows("izo.mag", "izo.ja", "izo.nee", "antwoord.praten"),
        *questions(),
        *difficult_words(),
        p("Toelichting", line("izo.officieel"), " ", line("izo.inzien")),
    ]
    rest = the_rest(form, [*case, *reply], apart=("ouders_op_de_hoogte",))
    return letter(form, "izo.titel", [*case, *rest, *reply])
