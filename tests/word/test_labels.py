"""Old documents are placed by their labels: every answer in its own question, and nothing lost."""

import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms import all_forms, example, form_of
from forms.answers import Answers, get, put
from forms.questions import Line, Person, Rows, SomeOf, Text, YesNoText
from service.word import fill, shipped_template
from service.word.package import read_package
from service.word.reading.labels import Placed, best_form, ticks_in
from service.word.reading.walk import outline
from tests.tools import need
from tests.word.old_documents import LAYOUTS, OWN, OldDocument, old_document
from tests.word.old_documents.odd import ODD, odd_file
from tests.word.old_documents.reading import answers_of, compared, model, placed, read_old, spoken, texts, word_file

TYPES = sorted(all_forms())
EVERY = [(type_, layout) for type_ in TYPES for layout in LAYOUTS]
#: Those that are saved as other kinds of files as well: one of each way to stand beside a label.
RESAVED = [(type_, layout) for type_ in TYPES for layout in ("tabel", "tabs", "koppen", "rommelig")]
each_form_and_layout = pytest.mark.parametrize(("type_", "layout"), EVERY)

#: What people write in an answer and that looks like a label, an option or a row of the form.
TRICKY = (
    "Ouders: wij maken ons zorgen.",
    "Datum: volgt nog",
    "Nee, dat is niet zo.",
    "Ja.",
    "Zie doel 2.",
    "- begeleiding van de leerling\n- contact met thuis",
    "Mentor: belt elke week met thuis",
    "De motivatie is wisselend",
    "Onderwijsbehoeften: rust en structuur",
    "Wat wil zij zelf? Naar de havo.",
    "1. eerst plannen\n2. dan maken",
    "Periode: tot mei",
)


def assert_placed(old: OldDocument, found: Placed) -> None:
    """Every answer of an old document stands in its own question, and the school's own questions are kept."""
    form = old.contents.form
    assert compared(form, answers_of(found)) == compared(form, old.answers)
    kept = "\n".join(text for text, _ in found.unplaced)
    for own in old.contents.own:
        assert own.text in kept


@each_form_and_layout
def test_every_answer_is_found_by_its_label(type_: str, layout: str) -> None:
    assert_placed(*read_old(type_, layout, whole=True))


@each_form_and_layout
def test_questions_of_the_school_itself_and_open_places_change_nothing(type_: str, layout: str) -> None:
    assert_placed(*read_old(type_, layout, whole=False))


@each_form_and_layout
def test_every_word_of_an_answer_is_placed_or_kept(type_: str, layout: str) -> None:
    old, found = read_old(type_, layout, whole=False)
    form = old.contents.form
    said = spoken([*texts(compared(form, old.answers)), *(own.text for own in OWN)])
    read = spoken([*texts(compared(form, answers_of(found))), *(text for text, _ in found.unplaced)])
    assert said - read == Counter()


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], bytes]:
    """Return every old document as LibreOffice saves it from .doc and from .odt, by kind, type and layout."""
    folder = tmp_path_factory.mktemp("oud")
    for type_, layout in RESAVED:
        (folder / f"{type_}.{layout}.docx").write_bytes(old_document(type_, layout, own=True).data)
    made = {}
    for kind in ("doc", "odt"):
        _convert(kind, folder, folder / kind)
        _convert("docx", folder / kind, folder / f"uit_{kind}")
        for type_, layout in RESAVED:
            made[kind, type_, layout] = (folder / f"uit_{kind}" / f"{type_}.{layout}.docx").read_bytes()
    return made


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_document_that_was_a_doc_or_an_odt_is_placed_as_well(
    kind: str, resaved: dict[tuple[str, str, str], bytes]
) -> None:
    for type_, layout in RESAVED:
        assert_placed(old_document(type_, layout, own=True), placed(resaved[kind, type_, layout], type_))


@each_form_and_layout
def test_the_form_of_an_old_document_is_recognised(type_: str, layout: str) -> None:
    old = outline(read_package(old_document(type_, layout, nothing=True, own=True).data))
    form, sure = best_form(old, {other: model(other) for other in TYPES})
    assert (form.type, sure > 0.8) == (type_, True)


def test_a_letter_is_like_no_form() -> None:
    document = docx.Document()
    for text in ("Beste ouders,", "Graag nodigen wij u uit voor de ouderavond.", "Naam:", "Met vriendelijke groet,"):
        document.add_paragraph(text)
    _, sure = best_form(outline(read_package(word_file(document))), {type_: model(type_) for type_ in TYPES})
    assert sure < 0.3


@pytest.mark.parametrize("type_", TYPES)
def test_a_form_that_nobody_filled_in_has_no_answers(type_: str) -> None:
    found = placed(fill(shipped_template(form_of(type_)), {}), type_)
    assert (dict(found.values), found.unplaced) == ({}, ())


@pytest.mark.parametrize("type_", TYPES)
def test_a_document_of_our_own_is_placed_without_its_controls(type_: str) -> None:
    form = form_of(type_)
    found = placed(fill(shipped_template(form), example(type_)), type_)
    printed = {key: value for key, value in compared(form, example(type_)).items() if key in found.values}
    assert compared(form, answers_of(found)) == printed
    assert len(found.values) >= 0.95 * len(compared(form, example(type_)))


def test_only_the_questions_that_are_asked_for_are_placed() -> None:
    found = placed(old_document("izo_aanmelding", "tabel").data, "izo_aanmelding", ["probleem", "verzuim"])
    assert (list(found.values), found.unplaced) == (["probleem", "verzuim"], ())


def test_the_same_document_gives_the_same_row_ids() -> None:
    data = old_document("opp", "vakje").data
    assert answers_of(placed(data, "opp")) == answers_of(placed(data, "opp"))


def test_every_answer_says_where_it_stood_and_how_sure_that_is() -> None:
    data = old_document("opp", "tabel").data
    paragraphs = outline(read_package(data)).paragraphs
    for key, value in placed(data, "opp").values.items():
        assert 0 < value.sureness < 1, key
        assert value.where, key
        taken = spoken(paragraphs[number].text for number in value.paragraphs)
        assert taken, key


@given(st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_no_answer_lands_in_another_question_whatever_it_says(data: st.DataObject) -> None:
    type_, layout = data.draw(st.sampled_from(EVERY))
    answers, marks = data.draw(_marked_answers(type_))
    old = old_document(type_, layout, answers=answers, nothing=data.draw(st.booleans()), own=data.draw(st.booleans()))
    found = placed(old.data, type_)
    stands = set(texts(old.answers))
    kept = [text for text, _ in found.unplaced]
    for mark, key in marks.items():
        if any(mark in text for text in stands):
            homes = {other for other, one in found.values.items() if any(mark in text for text in texts(one.value))}
            assert homes <= {key}, (type_, layout, mark)
            assert homes or any(mark in text for text in kept), (type_, layout, mark)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_is_placed_as_far_as_it_says_where(name: str) -> None:
    odd = ODD[name]
    found = placed(odd_file(odd), odd.type)
    assert compared(form_of(odd.type), answers_of(found)) == odd.values
    assert sorted(text for text, _ in found.unplaced) == sorted(odd.kept)


@pytest.mark.parametrize(
    ("text", "options", "ticked"),
    [
        ("O ja  X nee", "ja nee", "nee"),
        ("☒ ja   ☐ nee", "ja nee", "ja"),
        ("ja O   nee X", "ja nee", "nee"),
        ("[x] ja [ ] nee", "ja nee", "ja"),
        ("(x) ja ( ) nee", "ja nee", "ja"),
        ("Nee.", "ja nee", "nee"),
        ("JA, sinds groep 7. Zij zegt vaak nee.", "ja nee", "ja"),
        ("deels", "ja deels nee", "deels"),
        ("nog niet", "ja nee nog_niet", "nog_niet"),
        ("vmbo-tl / havo", "vmbo-tl havo vwo", "vmbo-tl havo"),
        ("☐ akkoord\n☒ niet akkoord", "akkoord niet_akkoord", "niet_akkoord"),
    ],
)
def test_a_choice_is_read_however_it_was_made(text: str, options: str, ticked: str) -> None:
    named = [option.replace("_", " ") for option in options.split()]
    found = ticks_in(text, named)
    assert {option for option, on in found.items() if on} == {one.replace("_", " ") for one in ticked.split()}
    assert list(found) == named


@pytest.mark.parametrize("text", ["ja / nee", "O ja  O nee ja nee", "", "Zij komt vaak te laat.", "ja    nee"])
def test_an_unclear_choice_is_no_choice(text: str) -> None:
    assert not any(ticks_in(text, ["ja", "nee"]).values())


def _convert(kind: str, source: Path, folder: Path) -> None:
    """Save every Word document in a folder as another kind."""
    soffice = str(need("soffice"))
    profile = f"-env:UserInstallation={(folder.parent / 'profiel').as_uri()}"
    files = sorted(str(path) for path in source.iterdir() if path.is_file())
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@st.composite
def _marked_answers(draw: st.DrawFn, type_: str) -> tuple[Answers, dict[str, str]]:
    """Draw answers in which every text holds a word of its own, with the question that each of those belongs to."""
    form, answers = form_of(type_), example(type_)
    marks: dict[str, str] = {}

    def text(key: str, one_line: bool) -> str:
        mark = f"Merk{len(marks)}zz"
        marks[mark] = key
        if one_line:
            return f"{mark} {draw(st.sampled_from(['', 'van 2B', '(mentor)']))}".strip()
        lines = draw(st.lists(st.sampled_from(TRICKY), max_size=2))
        lines.insert(draw(st.integers(0, len(lines))), f"{mark} is hier het antwoord.")
        return "\n".join(lines)

    for question in form.questions:
        value = get(answers, question.key)
        if value is None or draw(st.integers(0, 4)) == 0:
            answers = put(answers, question.key, None)
        elif isinstance(question, Rows):
            rows = [
                row
                | {
                    column.key: text(question.key, not isinstance(column, Text))
                    for column in question.columns
                    if isinstance(column, Text) or type(column) in (Line, Person)
                }
                for row in value
            ]
            answers = put(answers, question.key, rows)
        elif type(question) is Text:
            answers = put(answers, question.key, text(question.key, False))
        elif isinstance(question, YesNoText):
            given_ = {"antwoord": draw(st.booleans()), "toelichting": text(question.key, False)}
            answers = put(answers, question.key, given_)
        elif isinstance(question, SomeOf):
            answers = put(answers, question.key, value | {"anders": text(question.key, True)})
        elif isinstance(question, Line) and not question.pattern:
            answers = put(answers, question.key, text(question.key, True))
    return answers, marks
