"""The OPP: four parts, then what the law adds (FAQ OPP, basisondersteuning). Headings and order are ours.

Two pages is the aim and five the limit, so what belongs together stands side by side.
"""

from __future__ import annotations

from docx_templates.build.closing import closed
from docx_templates.build.declared import (
    Column,
    asked,
    blocks,
    both,
    column,
    each_in_own,
    factors,
    grid,
    lined,
    pairs,
    questions,
    rows_of,
    subtitle,
    title,
)
from docx_templates.build.document import document
from docx_templates.build.elements import Cell, Paragraph, Table, cell, gap, p, row, run
from docx_templates.build.look import FORMAL
from forms import form_of
from forms.model import Form
from forms.opp.action import ACTION_PART
from forms.opp.course import ADOPTION_PART, EVALUATION_PART, HOURS_PART
from forms.opp.profile import DESTINATION_PART, FACTORS_PART, REASONS_PART
from forms.opp.voices import PARENTS_PART, VOICE_PART

_WIDE = FORMAL.width
_COLUMNS = (4.4, _WIDE - 4.4)
_FOUR = (4.4, 4.2, 4.0, 4.0)
_SIDES = (("bevorderend", "Bevorderende factoren"), ("belemmerend", "Belemmerende factoren"))
_HEAD = (
    ("leerling.naam", "leerling.geboortedatum"),
    ("leerling.klas", "leerling.leerjaar"),
    ("leerling.mentor", "opsteller"),
    ("datum", "schooljaar"),
    ("begindatum", "einddatum"),
)


def template() -> bytes:
    """Return opp.docx."""
    form = form_of("opp")
    body: list[Paragraph | Table] = [
        title(form),
        subtitle("{% if versie %}  ·  versie {{ versie }}{% endif %}"),
        pairs(form, _HEAD, (3.0, 5.5, 2.9, 5.2), "Gegevens van het ontwikkelingsperspectief"),
        p("heading 1", f"1. {FACTORS_PART}"),
        factors(form, _SIDES, ("leerling", "onderwijs", "thuis"), "Van leerling, onderwijs en thuis"),
        p("heading 1", f"2. {DESTINATION_PART}"),
        questions(form, ("uitstroombestemming", "uitstroom_toelichting", "vervolg"), _COLUMNS, DESTINATION_PART),
        p("heading 1", f"3. {REASONS_PART}"),
        questions(form, ("onderbouwing",), _COLUMNS, REASONS_PART),
        p("heading 1", f"4. {ACTION_PART}", new_page=True, before=0),
        *_plan(form),
        p("heading 1", f"5. {VOICE_PART}"),
        *_heard(form),
        p("heading 1", f"6. {PARENTS_PART}"),
        *_parents(form),
        p("heading 1", f"7. {ADOPTION_PART}"),
        _adopted(form),
        p("heading 1", f"8. {EVALUATION_PART}"),
        p("Toelichting", "Ten minste één keer per schooljaar, met ouders en leerling.", keep=True),
        _evaluations(form),
        *_fewer_hours(form),
    ]
    return document(form.title, form.title, closed(form, body), FORMAL)


def _plan(form: Form) -> list[Paragraph | Table]:
    goals, support, agreed = (rows_of(form, key) for key in ("doelen", "ondersteuning", "afspraken"))
    domain = p(
        "Tabeltekst", run("{% if doel.nummer %}{{ doel.nummer }}\u2002{% endif %}", "Strong"), run("{{ doel.domein }}")
    )
    needs = (
        "onderwijsbehoeften",
        "opvoedbehoeften",
        "ondersteuningsbehoeften.leraren",
        "ondersteuningsbehoeften.ouders",
        "afwijking",
    )
    return [
        p("Toelichting", "Ouders met gezag moeten instemmen met dit deel.", keep=True),
        p("heading 2", goals.label, before=6),
        grid(
            goals,
            "doel",
            [
                Column(2.4, heading=p("Tabelkop", column(goals, "domein").label), shown=(domain,)),
                Column(4.8, ("doel",)),
                Column(3.6, ("startsituatie",)),
                Column(2.1, ("wanneer",)),
                Column(3.7, ("succescriterium",)),
            ],
            "Per doel: domein, doel, startsituatie, wanneer en succescriterium",
        ),
        p("heading 2", "Behoeften"),
        questions(form, needs, _COLUMNS, "Behoeften"),
        p("heading 2", support.label),
        grid(
            support, "hulp", each_in_own(support, (4.6, 3.7, 2.7, 3.1, 2.5)), "Wat, door wie, wanneer, hoe vaak en waar"
        ),
        p("heading 2", agreed.label),
        grid(agreed, "afspraak", each_in_own(agreed, (4.6, 9.3, 2.7)), "Wie, wat en wanneer"),
    ]


def _heard(form: Form) -> list[Paragraph | Table]:
    """For each talk with the pupil: when, with whom and how; what the pupil said; what came of it."""
    talks = rows_of(form, "hoorrecht")

    def part(key: str, span: int = 1) -> tuple[Cell, Cell]:
        return both(column(talks, key), f"gesprek.{key}", span=span)

    talk = lined(
        [
            row(*part("datum"), *part("ouders_erbij"), keep=True),
            row(*part("wijze", 3), keep=True),
            row(*part("inbreng", 3)),
            row(*part("invloed", 3)),
        ],
        (4.4, 4.2, 4.4, 3.6),
        talks.label,
        "Wanneer, met wie en hoe, de inbreng van de leerling en wat ermee is gedaan",
    )
    not_heard = questions(form, ("hoorrecht_niet",), _COLUMNS, form.question("hoorrecht_niet").label)
    return [*blocks("gesprek", talks.key, talk, gap()), not_heard]


def _parents(form: Form) -> list[Paragraph | Table]:
    talks, parents = rows_of(form, "overleg"), rows_of(form, "ouders")
    signature = (cell(p("Label", "Handtekening")), cell(p("Antwoord")))

    def part(key: str, span: int = 1) -> tuple[Cell, Cell]:
        return both(column(parents, key), f"ouder.{key}", span=span)

    agreement = lined(
        [
            row(*part("relatie"), *part("gezag"), keep=True),
            row(*part("gezien"), *part("akkoord"), keep=True),
            row(*part("zienswijze", 3), keep=True),
            row(*part("datum"), *signature, height=1.1),
        ],
        (3.4, 3.9, 4.7, 4.6),
        "Akkoord van een ouder",
        "Relatie, gezag, gezien, akkoord, zienswijze, datum en handtekening",
    )
    school = lined(
        [
            row(*both(form.question("school_akkoord.naam")), *both(form.question("school_akkoord.rol")), keep=True),
            row(*both(form.question("school_akkoord.datum")), *signature, height=1.1),
        ],
        _FOUR,
        "Akkoord van de school",
        "Naam, rol, datum en handtekening",
    )
    return [
        p("heading 2", talks.label, before=3),
        grid(talks, "moment", each_in_own(talks, (2.4, 6.3, 7.9)), "Per overleg: datum, met wie en wat eruit kwam"),
        *blocks("ouder", parents.key, p("heading 2", "{{ ouder.naam }}"), agreement),
        gap(),
        questions(form, ("zienswijze_leerling",), _COLUMNS, form.question("zienswijze_leerling").label),
        gap(),
        school,
    ]


def _adopted(form: Form) -> Table:
    rows = [
        row(*both(form.question("vastgesteld.door")), *both(form.question("vastgesteld.datum"))),
        asked(form, "start_extra_ondersteuning", span=3),
    ]
    return lined(rows, _FOUR, ADOPTION_PART, "Door wie en wanneer het plan is vastgesteld")


def _evaluations(form: Form) -> Table:
    question = rows_of(form, "evaluaties")
    about = (p("Tabel rijkop", "{{ terugblik.doel }}"), p("Tabeltekst", "{{ terugblik.datum|kort }}"))
    columns = [
        Column(
            2.4,
            heading=p("Tabelkop", f"{column(question, 'doel').label} · {column(question, 'datum').label}"),
            shown=about,
        ),
        Column(3.9, ("bereikt",)),
        Column(3.6, ("wat_werkte",)),
        Column(3.6, ("bijstelling",)),
        Column(3.1, ("op_koers",)),
    ]
    return grid(question, "terugblik", columns, "Per doel: wanneer, of het bereikt is, wat werkte en wat anders wordt")


def _fewer_hours(form: Form) -> list[Paragraph | Table]:
    """The annex for a pupil with fewer hours (FAQ 15); the only part that is left out when it is not filled."""
    steps = rows_of(form, "maatwerk.ingroeiplan")
    before = ("waarom", "uren_per_week", "periode", "programma_op_school", "ondersteuning_elders")
    after = ("evaluatie_eerder", "niet_binnen_schooljaar")
    given = " or ".join(question.key for question in form.questions if question.key.startswith("maatwerk."))
    return [
        p("Kleine letters", f"{{%p if {given} %}}"),
        p("heading 1", f"9. {HOURS_PART}"),
        questions(form, [f"maatwerk.{name}" for name in before], _COLUMNS, HOURS_PART),
        p("heading 2", steps.label),
        grid(
            steps, "stap", each_in_own(steps, (6.8, 6.8, 3.0)), "Per stap: wat, het doel en wanneer geëvalueerd wordt"
        ),
        gap(),
        questions(form, [f"maatwerk.{name}" for name in after], _COLUMNS, "Evaluatie en vervolg"),
        p("Kleine letters", "{%p endif %}"),
    ]
