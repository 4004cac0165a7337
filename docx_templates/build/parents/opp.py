"""The OPP for parents: the plan, who helps, what the pupil thinks, and per parent: seen, agreed, or first a talk."""

from __future__ import annotations

from docx_templates.build.elements import p, run
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
    with_labels,
)
from docx_templates.build.parents.parts import Body, each, heading, in_dutch, label, line, when
from docx_templates.build.parents.plan import Help, goals, who_helps
from forms import form_of
from forms.for_parents import printed_form

_WHO = ("leerling", "onderwijs", "thuis")
_AGREED = (("akkoord.ja", "antwoord.ja"), ("akkoord.nee", "antwoord.nee"), ("akkoord.nog_niet", "antwoord.praten"))

#: Where the plan leads to; that stands below the goals.
_COURSE = ("uitstroombestemming", "uitstroom_toelichting", "vervolg", "onderbouwing")


def template() -> bytes:
    """Return opp.ouders.docx."""
    form = printed_form(form_of("opp"), "ouders")
    plan: Body = [
        *opening("plan.titel", "plan.waarom", "plan.brief"),
        *asked("vragen.lees", "vragen.kruis"),
        *good_and_hard(
            [f"factoren.bevorderend.{who}" for who in _WHO], [f"factoren.belemmerend.{who}" for who in _WHO]
        ),
        *goals(
            ("startsituatie", "doelen.nu"),
            ("succescriterium", "doelen.te_zien"),
            ("wanneer|tekst", "doelen.wanneer"),
            about="domein",
        ),
        *with_labels(form, *_COURSE),
        *who_helps(
            Help("ondersteuning", "hulp", "door_wie", "wat", ("wanneer", "hoe_vaak", "waar")),
            Help("afspraken", "afspraak", "wie", "wat", ("wanneer|tekst",)),
        ),
        *with_labels(form, "afwijking"),
        *_voice(),
    ]
    reply: Body = [
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *answers_of(
            "ouder",
            "ouders",
            about="relatie|tekst",
            before=(("gezien.ja", "antwoord.gezien"),),
            question="antwoord.eens",
            ticks=_AGREED,
            day=True,
            say="zienswijze",
            test="not ouder.gezag.nee",
        ),
        *questions(),
        *difficult_words(),
        *closing(("opp.officieel_van", "plan.inzien"), ("opp.officieel", "plan.inzien")),
    ]
    return letter(form, "plan.titel", [*plan, *the_rest(form, [*plan, *reply]), *reply])


def _voice() -> Body:
    """What the pupil says, and what was done with it."""
    about = (
        "{{ gesprek.wijze }}",
        "{% if gesprek.ouders_erbij.ja %}{% if gesprek.wijze %}, {% endif %}{{ vast.mening.met_ouders }}{% endif %}",
    )
    on = run("{% if gesprek.datum %} {{ gesprek.datum|tekst }}{% endif %}", "Label vervolg")
    talk = [
        *when("gesprek.inbreng", p("Sublabel", line("mening.zegt"), on), p("Antwoord", "{{ gesprek.inbreng }}")),
        *when("gesprek.wijze or gesprek.ouders_erbij.ja", p("Toelichting", *about)),
        *when("gesprek.invloed", p("Sublabel", line("mening.daarom")), p("Antwoord", "{{ gesprek.invloed }}")),
    ]
    more = [
        part
        for key in ("hoorrecht_niet", "zienswijze_leerling")
        for part in when(key, p("Sublabel", label(key)), p("Antwoord", f"{{{{ {key} }}}}"))
    ]
    return when(
        "hoorrecht or hoorrecht_niet or zienswijze_leerling",
        heading("mening.kop"),
        *in_dutch(),
        *when("hoorrecht", *each("gesprek", "hoorrecht", *talk)),
        *more,
    )
