"""The form on which parents, and a pupil who is old enough, consent to the referral to the ZAT.

A second template over the answers of `zat_aanmelding`. It is read by parents: plain words, large letters, and what is
shared, why and with whom before the question. What it tells them follows the AVG (art. 7: free, specific, informed, and
as easy to withdraw as to give). The date and the signature are written by hand.
"""

from __future__ import annotations

from docx_templates.build.declared import blocks, column, lined, pairs, place, questions, rows_of
from docx_templates.build.document import document
from docx_templates.build.elements import Paragraph, Row, Table, box, cell, p, row
from docx_templates.build.look import PARENTS
from forms import form_of
from forms.model import Form

_NAME = "{% if leerling.naam %}{{ leerling.naam|tekst }}{% else %}uw kind{% endif %}"
_COLUMNS = (6.2, PARENTS.width - 6.2)
_HEAD = (
    ("leerling.naam", "leerling.geboortedatum"),
    ("leerling.klas", "leerling.mentor"),
    ("school.contactpersoon", "datum"),
)
_SHARED = (
    "naam, geboortedatum, klas en mentor;",
    "wat het probleem is, op school en thuis;",
    "wat moeilijk gaat, en wat juist goed gaat;",
    "hoe het op school gaat: leren, omgaan met anderen en aanwezigheid;",
    "wat de school al deed, en wie er nu al helpt;",
    f"wat {_NAME}, u en de school vragen.",
)
_RIGHTS = (
    f"U beslist zelf. Zegt u nee? Dan overleggen wij niet over {_NAME} in het team. De school blijft helpen waar zij kan.",
    "U mag later van mening veranderen. Zeg het tegen de mentor. U hoeft niet te zeggen waarom.",
    "U mag lezen wat er over uw kind is opgeschreven. Klopt iets niet? Dan verbeteren wij het.",
)
_QUESTIONS = (
    ("Vraag over deze brief", "Vraag het de mentor{% if leerling.mentor %}: {{ leerling.mentor|tekst }}{% endif %}."),
    ("Gratis hulp buiten school", "Het ouder- en jeugdsteunpunt in uw regio."),
    ("Liever in een andere taal?", "Zeg het ons. Dan vragen wij een tolk."),
)
_WORDS = (
    (
        "Zorg- en adviesteam (ZAT)",
        "Mensen van de school en van buiten de school, zoals de jeugdhulp. Samen zoeken zij hulp.",
    ),
    ("Toestemming", "U zegt ja: u vindt het goed."),
    ("Gezag", "U mag beslissen over uw kind."),
)


def template() -> bytes:
    """Return zat_aanmelding.toestemming.docx."""
    form = form_of("zat_aanmelding")
    named = dict(form.variants)["toestemming"]
    body: list[Paragraph | Table] = [
        p("Title", named),
        p("Subtitle", "Voor de ouders{% if leerling.naam %} van {{ leerling.naam|tekst }}{% endif %}"),
        pairs(form, _HEAD, (3.6, 4.6, 3.4, 4.2), "Over wie deze brief gaat"),
        p("Normal", "Beste ouders,", before=10),
        p(
            "Normal",
            f"Wij willen {_NAME} goed helpen. Daarvoor willen wij overleggen met mensen van buiten de school. "
            "Dat doen wij in het zorg- en adviesteam. Het mag alleen als u het goed vindt.",
        ),
        _steps(),
        p("heading 1", "Waarom vragen wij dit?"),
        questions(
            form, ("hulpvraag_leerling", "hulpvraag_ouders", "hulpvraag_school"), _COLUMNS, "Waarom wij dit vragen"
        ),
        p("heading 1", "Wat delen wij?"),
        p(
            "Normal",
            "Wij delen het aanmeldingsformulier, en niet meer dan nodig is. U mag het eerst lezen. Daarin staat:",
            keep=True,
        ),
        *(p("Antwoord opsomming", line, keep=line != _SHARED[-1]) for line in _SHARED),
        p("heading 1", "Met wie delen wij het?"),
        p("Normal", "Bij uw antwoord staat met wie wij overleggen, en waarvoor. Met anderen niet."),
        p("heading 1", "Wat zijn uw rechten?"),
        *(p("Antwoord opsomming", line) for line in _RIGHTS),
        p("heading 1", "Uw antwoord"),
        p(
            "Normal",
            "Elke ouder met gezag antwoordt zelf. Is de leerling oud genoeg? Dan antwoordt die ook.",
            keep=True,
        ),
        *_answers(form),
        p("heading 1", "Hebt u een vraag?"),
        lined(_two_by_two(_QUESTIONS), _COLUMNS, "Hebt u een vraag", "Links de vraag, rechts het antwoord"),
        p("heading 1", "Moeilijke woorden"),
        lined(_two_by_two(_WORDS), _COLUMNS, "Moeilijke woorden", "Links het woord, rechts wat het betekent"),
    ]
    return document(named, named, body, PARENTS, school_in_head=True)


def _steps() -> Table:
    asked = cell(
        p("Label", "Wat vragen wij van u?"),
        p("Stappen", "Lees deze brief."),
        p("Stappen", "Kruis uw antwoord aan en zet uw handtekening."),
        p("Stappen", "Geef de brief aan de mentor."),
    )
    # The bar at the left is part of the width.
    return Table("Tabel aandacht", (PARENTS.width - 0.1,), [row(asked)], "Wat wij van u vragen", "Drie stappen")


def _answers(form: Form) -> list[Paragraph | Table]:
    """For each person a box of their own: for what and to whom, yes or no, and room to write."""
    rows = rows_of(form, "toestemming")

    def told(*keys: str) -> list[Paragraph]:
        shown: list[Paragraph] = []
        for key in keys:
            asked = column(rows, key)
            shown += [p("Sublabel", asked.label, before=None if shown else 0), *place(asked, f"persoon.{key}")]
        return shown

    choice = [
        p("Sublabel", "Geeft u toestemming?", before=0),
        p("Keuze", box("persoon.besluit.gegeven", "Ja, ik geef toestemming.", "\t")),
        p("Keuze", box("persoon.besluit.geweigerd", "Nee, ik geef geen toestemming.", "\t")),
        p("Keuze", box("persoon.besluit.ingetrokken", "Ik trek mijn toestemming in.", "\t")),
    ]
    by_hand = (p("Sublabel", "Datum", before=0), p("Schrijfregel"), p("Sublabel", "Handtekening"))
    person = Table(
        "Tabel kader",
        (8.6, PARENTS.width - 8.6),
        [
            row(cell(*told("waarvoor", "tot")), cell(*told("partners")), keep=True),
            row(cell(*choice), cell(*by_hand), keep=True, height=3.2),
            row(cell(p("Sublabel", "Dit wil ik nog zeggen:", before=0), span=2), height=1.45),
        ],
        "Antwoord van een persoon",
        "Waarvoor en met wie, ja of nee, en ruimte voor datum en handtekening",
    )
    named = p(
        "heading 2",
        "Antwoord van ",
        "{{ persoon.naam }}",
        "{% if persoon.relatie %} ({{ persoon.relatie }}){% endif %}",
    )
    return blocks("persoon", rows.key, named, person)


def _two_by_two(lines: tuple[tuple[str, str], ...]) -> list[Row]:
    """Rows of fixed text, all on one page."""
    last = lines[-1]
    return [row(cell(p("Label", line[0])), cell(p("Antwoord", line[1])), keep=line != last) for line in lines]
