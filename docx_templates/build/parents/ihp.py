"""The individual plan for parents: the goals, how the school works on them, who helps, and yes, no or a talk."""

from __future__ import annotations

from docx_templates.build.elements import p
from docx_templates.build.parents.answering import answers_of
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
)
from docx_templates.build.parents.parts import Body, any_of, either, heading, line, when
from docx_templates.build.parents.plan import Help, goals, who_helps
from forms import form_of
from forms.for_parents import printed_form

_AGREED = (("akkoord.ja", "antwoord.ja"), ("akkoord.nee", "antwoord.nee"), ("", "antwoord.praten"))
#: How long the plan runs, where that is known.
_RUNS = ("periode.van and periode.tot", "plan.loopt")


def across_subjects() -> bytes:
    """Return ihp_vakoverstijgend.ouders.docx."""
    helps, hinders = ([f"ontwikkelingsperspectief.{one}"] for one in ("stimulerend", "belemmerend"))
    return _plan("ihp_vakoverstijgend", good_and_hard(helps, hinders), ("onderwijsbehoeften", "aanpak"))


def one_subject() -> bytes:
    """Return ihp_vakspecifiek.ouders.docx."""
    subject = (("vak", "plan.vak"), _RUNS)
    return _plan("ihp_vakspecifiek", [], ("onderwijsbehoeften", "inhoud", "aanpak"), subject)


def _if(test: str, said: str) -> str:
    """A line among others, where the test holds."""
    return f"{{% if {test} %}}{line(said)} {{% endif %}}"


def _plan(type_: str, first: Body, approach: tuple[str, ...], about: tuple[tuple[str, str], ...] = (_RUNS,)) -> bytes:
    form = printed_form(form_of(type_), "ouders")
    plan: Body = [
        *opening("plan.titel", "plan.waarom", "plan.brief"),
        *when(any_of(*(test for test, _ in about)), p("Normal", *(_if(test, said) for test, said in about))),
        *asked("vragen.lees", "vragen.kruis"),
        *first,
        *goals(("waaraan_te_zien", "doelen.te_zien"), ("wanneer|tekst", "doelen.wanneer")),
        *told(form, "plan.aanpak", approach),
        *who_helps(Help("organisatie", "taak", "wie", "wat", ("wanneer", "hoe_vaak"))),
        *told(form, "plan.afspraken", ("afspraken_ouders",)),
    ]
    signed = answers_of(
        "persoon",
        "ondertekening",
        who="wie",
        about="rol",
        question="antwoord.eens",
        ticks=_AGREED,
        day=True,
        room=False,
    )
    on_paper = [("", said) for _, said in _AGREED]
    unsigned = answers_of("ouder", "brief.ouders", question="antwoord.eens", ticks=on_paper)
    reply: Body = [
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *either("ondertekening", signed, unsigned),
        *questions(),
        *difficult_words(),
        *closing(("ihp.officieel_van", "plan.inzien"), ("ihp.officieel", "plan.inzien")),
    ]
    return letter(form, "plan.titel", [*plan, *the_rest(form, [*plan, *reply], apart=("periode", "vak")), *reply])
