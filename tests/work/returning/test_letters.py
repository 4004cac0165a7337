"""A version for parents that comes back from Word: what was improved there is what parents read from now on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from forms import example, form_of
from forms.answers import Answers, get, put
from forms.for_parents import FOR_PARENTS, parts, with_shown, with_text
from service.letters import LANGUAGES, PLAIN, Contact
from service.plain import Term
from service.store import Document, Dossiers
from service.word import identify, printed_text, shipped_file
from service.work import for_parents, regenerating
from service.work.handing_out import word_file
from service.work.regenerating import Selection
from service.work.returning import Desk, Ready, accept, receive
from service.work.templates import choose, keep_own
from tests.work.regenerating.school import counted
from tests.work.returning.conftest import KEY, compared, made_by, started, typed_below, typed_over, with_body

OPP = form_of("opp")
TEXT = "factoren.bevorderend.leerling"
CELL = "doelen[d1].doel"
ALL = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def document(desk: Desk) -> Document:
    """Yara's plan, filled in wholly."""
    return started(desk, "Yara Bakkali", with_text(OPP, example("opp"), TEXT, "Yara legt dingen goed uit."), "opp")


def letter(desk: Desk, document: Document, language: str = PLAIN) -> bytes:
    return word_file(desk.store, desk.account, KEY, document.id, "ouders", language).data


def now(desk: Desk, document: Document) -> Answers:
    with desk.seeing() as dossiers:
        return dossiers.document(document.id).revision.answers


def save(desk: Desk, document: Document, answers: Answers) -> None:
    with desk.changing() as dossiers:
        dossiers.add_revision(document.id, dossiers.document(document.id).number, answers)


def read_by_parents(answers: Answers, path: str) -> tuple[str, bool]:
    """What parents read at a path, and whether it runs behind."""
    pieces = [piece for part in parts(OPP, answers) for piece in part.pieces if piece.path == path]
    return (pieces[0].parents, pieces[0].behind) if pieces and pieces[0].shown else ("", False)


def taken(desk: Desk, data: bytes, *, additions: bool = False) -> Answers:
    """Hand a letter in, take over all that it says, and return the answers of then."""
    beside = compared(desk, data)
    choices = beside.merge.prefer("theirs")
    done = accept(desk, beside.upload.id, choices, beside.all_extras if additions else ())
    return made_by(done).answers


@ALL
def test_a_letter_that_nobody_changed_changes_nothing_in_any_language(desk, document, language):
    data = letter(desk, document, language)
    assert identify(data).language == language
    found = receive(desk, "brief.docx", data)
    assert isinstance(found, Ready)
    assert found.comparison.nothing
    assert found.upload.outcome == "geen_verschil"


@ALL
def test_a_sentence_improved_in_word_is_what_parents_read_and_staffs_own_text_stays(desk, document, language):
    before = now(desk, document)
    data = typed_over(letter(desk, document, language), TEXT, "Laat Yara haar planning zien.")
    beside = compared(desk, data)
    assert [item.path.partition("[")[0] for item in beside.merge.items] == [FOR_PARENTS.key]
    assert beside.reading.found[FOR_PARENTS.key].how == "control"
    assert (beside.extras, beside.reported) == ((), ())
    answers = taken(desk, data)
    assert read_by_parents(answers, TEXT) == ("Laat Yara haar planning zien.", False)
    assert get(answers, TEXT) == get(before, TEXT)
    assert put(answers, FOR_PARENTS.key, None) == put(before, FOR_PARENTS.key, None)
    assert "Laat Yara haar planning zien." in printed_text(letter(desk, document, language))


@ALL
def test_a_letter_that_was_not_kept_is_made_again_to_hold_it_against(store, desk, document, language, monkeypatch):
    with store.write() as tx:
        for_parents.save_line(tx, desk.account, "tr", "Lees deze brief.", "Mektubu okuyun.")
        for_parents.save_contact(tx, desk.account, Contact(telefoon="010 123 45 67", antwoord_dagen=14))
        for_parents.save_term(tx, desk.account, Term("mentor", "explain", "de vaste leraar van de klas"))
    data = typed_over(letter(desk, document, language), TEXT, "Laat Yara haar planning zien.")
    monkeypatch.setattr(Dossiers, "made_file", lambda *_: None)
    beside = compared(desk, data)
    assert [item.path.partition("[")[0] for item in beside.merge.items] == [FOR_PARENTS.key]
    assert (beside.extras, beside.reported) == ((), ())


def test_a_sentence_improved_in_a_row_is_of_that_row_alone(desk, document):
    before = now(desk, document)
    answers = taken(desk, typed_over(letter(desk, document, "ar"), CELL, "Yara maakt een planning."))
    assert read_by_parents(answers, CELL) == ("Yara maakt een planning.", False)
    assert read_by_parents(answers, "doelen[d2].doel") == read_by_parents(before, "doelen[d2].doel")
    assert answers["doelen"] == before["doelen"]


def test_text_typed_beside_goes_to_aanvullingen_with_its_place(desk, document):
    answers = taken(desk, typed_below(letter(desk, document, "tr"), "Bel mij liever na zes uur."), additions=True)
    texts = [row["tekst"] for row in answers["aanvullingen"]]
    assert "Bel mij liever na zes uur." in texts
    assert all(row["waar"] for row in answers["aanvullingen"])


def test_what_is_changed_in_the_letters_own_words_is_told_and_stays_ours(desk, document):
    beside = compared(desk, explained_anew(letter(desk, document)))
    assert (beside.merge.items, beside.extras) == ((), ())
    assert [(text.kind, text.text) for text in beside.reported] == [("changed", "U beslist mee over uw kind.")]


def test_a_difficult_word_explained_anew_in_a_field_of_its_own_goes_to_aanvullingen(store, desk, document):
    """A school's own template can have fields there."""
    with store.write() as tx:
        own = with_body(shipped_file(OPP, "ouders"), lambda body: body.replace("woord.uitleg|tekst", "woord.uitleg"))
        kept = keep_own(tx, desk.account.school_id, OPP, "ouders", "eigen.docx", own, desk.account)
        choose(tx, desk.account.school_id, OPP, "ouders", kept.hash, desk.account)
    answers = taken(desk, explained_anew(letter(desk, document)), additions=True)
    assert [(row["waar"], row["tekst"]) for row in answers["aanvullingen"]] == [
        ("Moeilijke woorden", "U beslist mee over uw kind.")
    ]


@ALL
def test_what_parents_tick_and_write_comes_back_as_answers(desk, document, language):
    answers = now(desk, document)
    first = {key: cell for key, cell in answers["ouders"][0].items() if key in ("id", "naam", "relatie", "gezag")}
    save(desk, document, put(answers, "ouders", [first, *answers["ouders"][1:]]))
    data = letter(desk, document, language)
    data = ticked(data, "ouders[p1].gezien.ja")
    data = ticked(data, "ouders[p1].akkoord.nog_niet")
    data = typed_over(data, "ouders[p1].zienswijze", "Ik wil eerst praten over de bus.")
    after = taken(desk, data)
    assert after["ouders"][0] == first | {
        "gezien": True,
        "akkoord": "nog_niet",
        "zienswijze": "Ik wil eerst praten over de bus.",
    }
    assert after["ouders"][1:] == answers["ouders"][1:]


def test_a_text_emptied_in_word_is_not_shown_any_more_and_stays_among_the_answers(desk, document):
    before = now(desk, document)
    answers = taken(desk, typed_over(letter(desk, document), TEXT, ""))
    assert read_by_parents(answers, TEXT) == ("", False)
    assert get(answers, TEXT) == get(before, TEXT)


def test_staffs_text_that_changed_meanwhile_makes_no_conflict_and_the_parents_text_runs_behind(desk, document):
    data = typed_over(letter(desk, document), TEXT, "Laat Yara haar planning zien.")
    save(desk, document, put(now(desk, document), TEXT, "Yara plant op zaterdag."))
    beside = compared(desk, data)
    assert beside.merge.conflicts == ()
    answers = taken(desk, data)
    assert read_by_parents(answers, TEXT) == ("Laat Yara haar planning zien.", True)
    assert get(answers, TEXT) == "Yara plant op zaterdag."


def test_a_parents_text_that_changed_on_both_sides_is_for_a_person_to_decide(desk, document):
    data = typed_over(letter(desk, document), TEXT, "Laat Yara haar planning zien.")
    save(desk, document, with_text(OPP, now(desk, document), TEXT, "Kijk samen naar de planning."))
    beside = compared(desk, data)
    assert [item.question for item in beside.merge.conflicts] == [FOR_PARENTS]
    accept(desk, beside.upload.id, beside.merge.prefer("ours"))
    assert read_by_parents(now(desk, document), TEXT) == ("Kijk samen naar de planning.", False)


def test_the_answer_stands_where_the_letter_was_made_of_another_choice_meanwhile(desk, document):
    """Hidden from parents since: the text is kept for when it is shown again."""
    data = typed_over(letter(desk, document), TEXT, "Laat Yara haar planning zien.")
    save(desk, document, with_shown(OPP, now(desk, document), TEXT, False))
    answers = taken(desk, data)
    assert read_by_parents(answers, TEXT) == ("", False)
    assert read_by_parents(with_shown(OPP, answers, TEXT, None), TEXT)[0] == "Laat Yara haar planning zien."


def test_a_letter_of_an_earlier_version_of_the_form_comes_back_too(desk, document, declared):
    data = typed_over(letter(desk, document), TEXT, "Laat Yara haar planning zien.")

    def renamed(answers: Answers) -> Answers:
        return put(put(answers, "schooljaar", None), "opsteller", get(answers, "opsteller"))

    declared(replace(OPP, upgrades=(renamed,)))
    beside = compared(desk, data)
    assert [item.path.partition("[")[0] for item in beside.merge.items] == [FOR_PARENTS.key]
    assert beside.extras == ()
    answers = taken(desk, data)
    assert read_by_parents(answers, TEXT) == ("Laat Yara haar planning zien.", False)


def test_a_letter_of_another_school_belongs_to_no_document_here(desk, document, stranger):
    data = letter(desk, document, "tr")
    other = replace(desk, account=stranger)
    assert not isinstance(receive(other, "brief.docx", data), Ready)


def explained_anew(data: bytes) -> bytes:
    """A letter in which somebody explained a difficult word in their own words."""
    ours, theirs = "U mag beslissen over uw kind.", "U beslist mee over uw kind."
    return with_body(data, lambda body: body.replace(ours, theirs))


def ticked(data: bytes, tag: str) -> bytes:
    """A letter in which a box was ticked."""
    field = rf'(w:tag w:val="{re.escape(tag)}"(?:(?!</w:sdt>).)*?w14:checked w14:val=")0((?:(?!</w:sdt>).)*?)\u2610'
    return with_body(data, lambda body: re.sub(field, "\\g<1>1\\g<2>\u2612", body, flags=re.DOTALL))


def test_a_letter_that_was_made_again_meanwhile_is_held_against_its_own_template(store, desk, document):
    data = typed_over(letter(desk, document, "tr"), TEXT, "Laat Yara haar planning zien.")
    with store.write() as tx:
        own = with_body(shipped_file(OPP, "ouders"), lambda body: body.replace("{{ vast.aanhef }}", "Dag!"))
        kept = keep_own(tx, desk.account.school_id, OPP, "ouders", "eigen.docx", own, desk.account)
        for_parents.save_line(tx, desk.account, "tr", "Lees deze brief.", "Mektubu okuyun.")
    run = regenerating.select(store, desk.account, Selection(type="opp"), {"opp.ouders": kept.hash})
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"uiterlijk": 1}
    regenerating.work(store, KEY, regenerating.start(store, desk.account, run.id))
    beside = compared(desk, data)
    assert [item.path.partition("[")[0] for item in beside.merge.items] == [FOR_PARENTS.key]
    assert (beside.extras, beside.reported) == ((), ())
