"""The template check: every fault at once, each with its place and what to do; good templates pass without a word."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import form_of
from service.data import docx_template, docx_templates
from service.word import fill
from service.word.checking import Checked, check_template, names_list
from service.word.errors import Finding
from service.word.limited import Limited
from service.word.template import compile_template
from tests.validators.lint import lint_docx
from tests.word.building import FORM, template

#: All that a complete document of the form needs.
WHOLE = ("{{ probleem }}", "{{ reden }}")


def check(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = ()) -> Checked:
    return check_template(template(*paragraphs, cells=cells), FORM)


def told(checked: Checked, level: str = "fout") -> list[tuple[int, str]]:
    return [(finding.paragraph, finding.what()) for finding in checked.findings if finding.level == level]


def of_document(document: object) -> Checked:
    data = io.BytesIO()
    document.save(data)  # type: ignore[attr-defined]
    return check_template(data.getvalue(), FORM)


@pytest.mark.parametrize("name", docx_templates())
def test_a_template_that_is_shipped_is_good_and_comes_back_filled(name: str) -> None:
    type_, _, variant = name.partition(".")
    checked = check_template(docx_template(name), form_of(type_), variant)
    assert checked.findings == ()
    assert checked.filled is not None
    assert lint_docx(checked.filled) == []


def test_every_fault_is_told_at_once_with_its_paragraph() -> None:
    checked = check(
        *WHOLE, "goed", "{{ probleeem }}", "Naam: {{ leerling.naam", "{{ 7*7 }}", "{% if weten %}", "{% include 'x' %}"
    )
    assert told(checked) == [
        (4, "‘{{ probleeem }}’ bestaat niet; bedoelt u ‘probleem’?"),
        (5, "Deze tag is niet afgesloten: {{ leerling.naam"),
        (6, "‘7*7’ mag niet in een sjabloon"),
        (7, "‘if’ heeft geen einde"),
        (8, "‘include 'x'’ mag hier niet in een sjabloon staan"),
    ]
    assert all(finding.how() for finding in checked.findings)
    assert all(finding.part == "Document" for finding in checked.findings)


def test_the_text_around_a_fault_is_told_although_word_split_it_over_runs() -> None:
    document = Document()
    document.add_paragraph("Kop")
    paragraph = document.add_paragraph("De vraag van de leerling: ")
    for piece in ("{", "{ pro", "bleeem", " }", "}", " en meer"):
        paragraph.add_run(piece).bold = piece == "bleeem"
    found = of_document(document).findings[0]
    assert (found.paragraph, found.around) == (2, "De vraag van de leerling: {{ probleeem }} en meer")


def test_the_same_fault_twice_has_two_places() -> None:
    assert told(check(*WHOLE, "{{ weg }}", "x", "{{ weg }}")) == [
        (3, "‘{{ weg }}’ bestaat niet"),
        (5, "‘{{ weg }}’ bestaat niet"),
    ]


def test_a_fault_in_a_header_counts_the_paragraphs_of_the_header() -> None:
    document = Document()
    for text in WHOLE:
        document.add_paragraph(text)
    header = document.sections[0].header
    header.paragraphs[0].text = "School"
    header.add_paragraph("{{ probleeem }}")
    found = of_document(document).findings[0]
    assert (found.where(), found.path) == ("Kop van de pagina, alinea 2", "word/header1.xml")


def test_a_fault_in_a_cell_counts_all_paragraphs_before_it() -> None:
    checked = check(*WHOLE, cells=(("a", "b"), ("c", "{{ weg }}")))
    assert told(checked) == [(6, "‘{{ weg }}’ bestaat niet")]


def test_one_fault_is_told_once() -> None:
    checked = check(*WHOLE, "{%p for d in doelne %}", "{{ d.doel }}", "{% if d.wanneer %}x{% endif %}", "{%p endfor %}")
    assert told(checked) == [(3, "‘doelne’ is geen vraag met rijen")]


def test_a_question_is_found_by_what_it_is_called() -> None:
    assert [f.how() for f in check(*WHOLE, "{{ Naam leerling }}").findings] == ["Schrijf ‘leerling.naam’"]


def test_a_column_outside_its_rows_is_told_how_to_repeat() -> None:
    assert [f.how() for f in check(*WHOLE, "{{ wanneer }}").findings] == [
        "Zet het in een herhaling, ‘for rij in doelen’, en schrijf ‘rij.wanneer’"
    ]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{%- if weten -%}", "Schrijf ‘{% if weten %}’"),
        ("tekst }} meer", "Zet ‘{{’ voor de naam, of haal ‘}}’ weg"),
        ("{%p if weten %} tekst", "Geef de tag een eigen alinea, met verder niets erin"),
        ("{%tr if weten %}", "Zet er ‘{%p …%}’ van, of zet het in een rij"),
        ("{% colspan weten %}", "Haal de tag weg en voeg de cellen in Word zelf samen"),
        ("{%vm%}", "Haal de tag weg en voeg de cellen in Word zelf samen"),
        ("{% hm %}x", "Haal de tag weg en voeg de cellen in Word zelf samen"),
        ("{% cellbg weten %}", "Haal de tag weg en kleur de cel in Word zelf"),
        ("{%tc for d in doelen %}", "Haal de tag weg. Rijen herhalen kan wel, met ‘{%tr for … %}’"),
        (
            "{% for d in doelen %}{{ loop.index }}",
            "Haal de tag weg, of schrijf ‘{{ d.nummer }}’ voor het nummer van de rij",
        ),
        ("{{ loop.index }}", "Haal de tag weg. Een rij heeft alleen binnen een herhaling een nummer"),
        ("{{ probleem|upper }}", "Achter een naam mag alleen ‘|tekst’ of, bij een datum, ‘|kort’"),
        (
            "{% if probleem == 'x' %}",
            "Vergelijken kan niet. Schrijf ‘if naam’ of, van een keuze, ‘if naam.mogelijkheid’",
        ),
        ("{{ doel.doel }}", "Zet het in een herhaling: ‘for rij in doelen’"),
        ("{% endif %}", "Zet er een ‘if’ of ‘for’ voor, of haal de tag weg"),
    ],
)
def test_a_slip_is_told_with_what_to_write(tag: str, said: str) -> None:
    assert check(*WHOLE, tag).findings[0].how() == said


def test_what_a_row_with_a_repetition_would_lose_is_a_fault() -> None:
    checked = check(
        *WHOLE, cells=(("{%tr for d in doelen %}", "Doel"), ("{{ d.doel }}", "{{ d.wanneer }}"), ("{%tr endfor %}", ""))
    )
    assert told(checked) == [(3, "Alles wat met ‘{%tr for d in doelen %}’ in een rij staat, valt weg")]


def test_what_a_complete_document_needs_and_is_not_printed_is_a_warning() -> None:
    checked = check("{{ probleem }}", "{{ weten.ja }}", "{%p if reden %}", "x", "{%p endif %}")
    assert checked.good
    assert told(checked, "let op") == [
        (0, "Van ‘Weten ouders het?’ ontbreekt het hokje ‘nee’"),
        (0, "‘Waarom niet?’ staat niet in het sjabloon, en een volledig document heeft het nodig"),
    ]


def test_text_that_was_typed_in_word_has_to_have_a_place() -> None:
    found = check_template(template("{{ probleem }}"), form_of("izo_aanmelding")).findings
    assert "aanvullingen" in [finding.values.get("name") for finding in found]


def test_a_variant_has_to_print_what_the_shipped_one_prints() -> None:
    form = form_of("zat_aanmelding")
    printed = check_template(docx_template("zat_aanmelding.toestemming"), form, "toestemming").names_used
    lacking = {finding.values["name"] for finding in check_template(template("x"), form, "toestemming").findings}
    assert lacking <= printed | {form.key_at(name) for name in printed}
    assert lacking


def test_an_answer_in_two_controls_is_a_warning_and_as_plain_text_it_is_not() -> None:
    assert told(check(*WHOLE, "{{ datum }}", "{{ datum }}"), "let op") == [
        (4, "‘datum’ staat al eerder. Van twee invulvakken is in Word niet te zien welk telt")
    ]
    assert check(*WHOLE, "{{ datum }}", "{{ datum|tekst }}").findings == ()


def test_a_control_around_a_cell_a_cell_that_can_be_empty_and_tracked_changes_are_warnings() -> None:
    document = Document()
    for text in WHOLE:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    cell = table.rows[0].cells[0]
    cell.text = "{%p if weten %}"
    cell.add_paragraph("ja")
    cell.add_paragraph("{%p endif %}")
    other = table.rows[0].cells[1]._tc
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    other.addprevious(control)
    control[1].append(other)
    change: Any = parse_xml(f'<w:ins {nsdecls("w")} w:id="9" w:author="a"><w:r><w:t>nieuw</w:t></w:r></w:ins>')
    document.add_paragraph("x").runs[0]._r.addprevious(change)
    assert told(of_document(document), "let op") == [
        (3, "Deze cel kan helemaal leeg blijven"),
        (6, "Om deze cel of rij staat een eigen invulvak van Word. LibreOffice haalt zo'n vak weg"),
        (7, "Hier staan nog bijgehouden wijzigingen. Die komen dan in elk document"),
    ]


def test_a_file_that_is_no_template_is_told_in_a_finding() -> None:
    for data in (b"", b"%PDF-1.7", b"PK\x03\x04"):
        checked = check_template(data, FORM)
        assert not checked.readable
        assert not checked.good
        assert checked.findings[0].where() == "Het hele sjabloon"


def test_a_check_comes_back_from_the_process_for_files_from_outside() -> None:
    with Limited() as limited:
        assert limited.call(check_template, template("{{ weg }}"), FORM) == check("{{ weg }}")


def test_more_faults_than_anybody_mends_are_cut_off_with_their_number() -> None:
    findings = check(*[f"{{{{ weg{number} }}}}" for number in range(300)]).findings
    assert len(findings) == 201
    assert findings[-1].what() == "Er is nog meer te vinden: 102 keer"


_names = st.sampled_from(
    [
        "leerling.naam",
        "datum",
        "datum|kort",
        "weten",
        "weten.ja",
        "eerder.toelichting",
        "vervolg",
        "vorm.anders",
        "probleem|tekst",
    ]
)
_words = st.text("abc &<>'\"{ }é", max_size=12).filter(lambda text: "{{" not in text and "}}" not in text)
_uses = st.builds(lambda before, name, after: [f"{before} {{{{ {name} }}}} {after}"], _words, _names, _words)
_loops = st.builds(
    lambda row, inner: [
        f"{{%p for {row} in doelen %}}",
        f"{{{{ {row}.nummer }}}} {{{{ {row}.doel }}}}",
        *inner,
        "{%p endfor %}",
    ],
    st.sampled_from(["rij", "d", "doel"]),
    st.lists(_words, max_size=2),
)
_blocks = st.recursive(
    st.one_of(_uses, _loops, st.lists(_words, max_size=2)),
    lambda inner: st.builds(
        lambda name, then, otherwise: [f"{{%p if {name} %}}", *then, "{%p else %}", *otherwise, "{%p endif %}"],
        st.sampled_from(["probleem", "not weten", "weten and datum", "doelen"]),
        inner,
        inner,
    ),
    max_leaves=6,
)


@settings(max_examples=20, deadline=None)
@given(st.lists(_blocks, max_size=5), st.randoms())
def test_good_templates_stay_good_and_one_slip_is_found_where_it_is(
    blocks: Sequence[list[str]], chance: object
) -> None:
    paragraphs = [line for block in blocks for line in block]
    data = template(*paragraphs)
    checked = check_template(data, FORM)
    assert checked.good, [(f.where(), f.text()) for f in checked.findings]
    assert lint_docx(fill(compile_template(data, FORM), {"probleem": "x", "doelen": [{"id": "a", "doel": "y"}]})) == []
    place = chance.randint(0, len(paragraphs))  # type: ignore[attr-defined]
    slipped = check_template(template(*paragraphs[:place], "{{ probleeem }}", *paragraphs[place:]), FORM)
    faults = [finding for finding in slipped.findings if finding.level == "fout"]
    assert [(finding.paragraph, finding.values.get("near")) for finding in faults] == [(place + 1, "probleem")]


def test_a_finding_says_where_what_and_how() -> None:
    finding = Finding(
        "word/footer1.xml", "‘%(tag)s’ kan niet", {"tag": "x"}, "rond x", "Haal ‘%(tag)s’ weg", part="Voet", paragraph=2
    )
    assert finding.where() == "Voet, alinea 2"
    assert finding.text() == "‘x’ kan niet. Haal ‘x’ weg"


def test_a_letter_lists_its_lines_and_labels_with_what_they_say_in_dutch() -> None:
    listed = {name.name: name.label for name in names_list(form_of("opp"), "ouders")}
    assert listed["vast.vragen.lees"] == "Lees deze brief."
    assert listed["label.doelen.doel"] == "Doel"
    assert listed["brief.telefoon"] == "Telefoon"
    assert not [name for name in names_list(form_of("opp")) if name.name.startswith(("vast.", "label."))]


def test_a_mistyped_line_in_a_letter_gets_the_nearest_name() -> None:
    checked = check_template(template("{{ vast.vragen.less }}"), form_of("opp"), "ouders")
    assert "‘{{ vast.vragen.less }}’ bestaat niet; bedoelt u ‘vast.vragen.lees’?" in [what for _, what in told(checked)]


def test_a_letter_that_leaves_out_what_parents_may_see_is_told_so_and_stays_usable() -> None:
    checked = check_template(template("{{ vast.plan.titel }}"), form_of("opp"), "ouders")
    lacking = [finding.values["name"] for finding in checked.findings if "staat niet in de brief" in finding.message]
    assert checked.good
    assert "factoren.bevorderend.leerling" in lacking
    assert "brief.telefoon" not in lacking
