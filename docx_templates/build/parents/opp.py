"""The OPP for parents: the plan, who helps, what the pupil thinks, and per parent: seen, agreed, or first a talk."""

from __future__ import annotations

from docx_templates.build.elements import Cell, Paragraph, Row, Table, cell, p, row
from docx_templates.build.parents.answering import answers_of
from docx_templates.build.parents.letter import (
    asked,
    difficult_words,
    good_and_hard,
    letter,
    opening,
    questions,
    the_rest,
)
from docx_templates.build.parents.parts import (
    WIDTH,
    Body,
    beside,
    each,
    either,
    heading,
    in_dutch,
    label,
    line,
    paragraphs,
    when,
)
from forms import form_of
from forms.for_parents import printed_form

_WHO = ("leerling", "onderwijs", "thuis")
_HELP = (4.2, 6.2, WIDTH - 10.4)


def template() -> bytes:
    """Return opp.ouders.docx."""
    form = printed_form(form_of("opp"), "ouders")
    plan: Body = [
        *opening("opp.titel", "opp.waarom", "opp.brief"),
        *asked("vragen.lees", "vragen.kruis"),
        *good_and_hard(
            [f"factoren.bevorderend.{who}" for who in _WHO], [f"factoren.belemmerend.{who}" for who in _WHO]
        ),
        *_goals(),
        *_help(),
        *_voice(),
    ]
    reply: Body = [
        heading("antwoord.kop"),
        p("Normal", line("antwoord.elk"), keep=True),
        *answers_of(
            "ouder",
            "ouders",
            before=(("gezien.ja", "antwoord.gezien"),),
            question="antwoord.eens",
            ticks=(
                ("akkoord.ja", "antwoord.ja"),
                ("akkoord.nee", "antwoord.nee"),
                ("akkoord.nog_niet", "antwoord.praten"),
            ),
            day=True,
            say="zienswijze",
            test="not ouder.gezag.nee",
        ),
        *questions(),
        *difficult_words(),
        *either(
            "datum",
            [p("Toelichting", line("opp.officieel_van"), " ", line("opp.inzien"))],
            [p("Toelichting", line("opp.officieel"), " ", line("opp.inzien"))],
        ),
    ]
    return letter(form, "opp.titel", [*plan, *the_rest(form, [*plan, *reply]), *reply])


def _goals() -> Body:
    """Each goal with how it is now, how the school sees that it works, and when."""

    def more(key: str, told: str = "") -> list[Paragraph]:
        shown = p("Tabeltekst", f"{{{{ doel.{key}{told} }}}}")
        return paragraphs(*when(f"doel.{key}", beside(line(f"doelen.{key}"), [shown])))

    wanted = [
        p("Tabeltekst", "{{ doel.doel }}"),
        *more("startsituatie"),
        *more("succescriterium"),
        *more("wanneer", "|tekst"),
    ]
    domain = paragraphs(*when("doel.domein", p("Tabeltekst", "{{ doel.domein|tekst }}")))
    goal = row(cell(p("Tabel rijkop", line("doelen.doel"), " {{ doel.nummer }}"), *domain), cell(*wanted))
    table = Table(
        "Tabel vragen", (2.9, WIDTH - 2.9), [_tag("for doel in doelen"), goal, _tag("endfor")], line("doelen.kop")
    )
    return when("doelen", heading("doelen.kop"), *in_dutch(), table)


def _help() -> Body:
    """Who does what and when: the extra help, and what was agreed."""
    heads = [cell(p("Tabelkop", line(f"hulp.{head}"))) for head in ("wie", "wat", "wanneer")]

    table = Table(
        "Tabel raster",
        _HELP,
        [
            row(*heads, header=True),
            _tag("if ondersteuning", 3),
            _tag("for hulp in ondersteuning", 3),
            row(_told("hulp.door_wie"), _told("hulp.wat"), _told("hulp.wanneer", "hulp.hoe_vaak", "hulp.waar")),
            _tag("endfor", 3),
            _tag("endif", 3),
            _tag("if afspraken", 3),
            _tag("for afspraak in afspraken", 3),
            row(_told("afspraak.wie"), _told("afspraak.wat"), _told("afspraak.wanneer|tekst")),
            _tag("endfor", 3),
            _tag("endif", 3),
        ],
        line("hulp.kop"),
    )
    return when("ondersteuning or afspraken", heading("hulp.kop"), *in_dutch(), table)


def _voice() -> Body:
    """What the pupil says, and what was done with it."""
    about = (
        "{{ gesprek.datum|tekst }}{% if gesprek.wijze %}, {% endif %}",
        "{{ gesprek.wijze }}",
        "{% if gesprek.ouders_erbij.ja %}, {% endif %}",
        "{% if gesprek.ouders_erbij.ja %}{{ vast.mening.met_ouders }}{% endif %}",
    )
    talk = [
        *when("gesprek.datum or gesprek.wijze", p("Toelichting", *about, keep=True)),
        *when("gesprek.inbreng", p("Sublabel", line("mening.zegt")), p("Antwoord", "{{ gesprek.inbreng }}")),
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


def _told(first: str, *others: str) -> Cell:
    """A cell with answers on one line, the others only where there are any."""
    pieces = [f"{{{{ {first} }}}}"]
    for name in others:
        pieces += [f"{{% if {name} %}} · {{% endif %}}", f"{{% if {name} %}}", f"{{{{ {name} }}}}", "{% endif %}"]
    return cell(p("Tabeltekst", *pieces))


def _tag(said: str, columns: int = 2) -> Row:
    return row(cell(p("Kleine letters", f"{{%tr {said} %}}"), span=columns))
