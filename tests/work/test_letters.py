"""Handing out a version for parents: in their language, with the school's own words, and beside all else."""

from __future__ import annotations

from datetime import date

import pytest

from forms import example, form_of
from forms.answers import get, put
from forms.for_parents import with_shown, with_text
from service.letters import LANGUAGES, PLAIN, Contact, NoSuchLanguage, fill_letter, language
from service.plain import Term
from service.store import Document
from service.word import NoSuchTemplate, identify, printed_text
from service.work import for_parents, regenerating
from service.work.handing_out import word_file
from service.work.packing import Pack, packed
from service.work.regenerating import Selection
from service.work.templates import current_hash, keep_own
from tests.store.conftest import anna, clock, database, school, settings, store, stranger
from tests.work.regenerating.school import again, counted, restyled
from tests.work.test_packing import opened

__all__ = ["anna", "clock", "database", "school", "settings", "store", "stranger"]

KEY = b"the key of this installation, 32"
OPP = form_of("opp")
TEXT = "factoren.bevorderend.leerling"
READ = "Lees deze brief."
ALL = Selection(type="opp")


@pytest.fixture
def document(store, anna) -> Document:
    """Yara's plan, filled in wholly."""
    answers = with_text(OPP, example("opp"), TEXT, "Yara legt dingen goed uit.")
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        pupil = dossiers.add_subject("leerling", {"naam": "Yara Bakkali", "klas": "2B"})
        return dossiers.start_document("opp", [pupil.id], OPP.version, answers, {}, "2026-2027")


@pytest.fixture
def letter(store, anna, document):
    """Makes the letter in a language, as the button does."""

    def letter(tag=PLAIN):
        return word_file(store, anna, KEY, document.id, "ouders", tag)

    return letter


def published(store, anna, document):
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        counts = dossiers.published_of([document.id])
        return {version: dossiers.file_bytes(one.file_id) for (_, version), one in counts.items()}


def save(store, anna, document, change):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        now = dossiers.document(document.id)
        dossiers.add_revision(document.id, now.number, change(now.revision.answers))


def test_a_letter_is_made_kept_and_published_in_each_language_beside_the_others(store, anna, document, letter):
    made = {tag: letter(tag) for tag in LANGUAGES}
    made[""] = word_file(store, anna, KEY, document.id)
    assert published(store, anna, document) == {
        **{f"ouders.{tag}" if tag != PLAIN else "ouders": one.data for tag, one in made.items() if tag},
        "": made[""].data,
    }
    for tag in LANGUAGES:
        identity = identify(made[tag].data).held_against(KEY)
        assert (identity.variant, identity.language, identity.verified) == ("ouders", tag, True)
    assert letter("tr").data == made["tr"].data


def test_a_letter_without_a_language_is_in_plain_dutch(store, anna, document, letter):
    assert word_file(store, anna, KEY, document.id, "ouders").data == letter(PLAIN).data


def test_the_name_of_a_letters_file_says_for_whom_it_is_and_in_which_language(letter):
    assert letter().name == "OPP voor ouders Yara Bakkali v2 concept.docx"
    assert letter("tr").name == "OPP voor ouders (Turks) Yara Bakkali v2 concept.docx"


def test_parents_read_their_own_text_and_nothing_of_what_is_not_shown_to_them(store, anna, document, letter):
    hidden = get(example("opp"), "doelen")[0]["doel"]
    save(store, anna, document, lambda answers: with_shown(OPP, answers, "doelen[d1]", False))
    text = printed_text(letter("en").data)
    assert "Yara legt dingen goed uit." in text
    assert get(example("opp"), TEXT) not in text
    assert hidden not in text


def test_a_letter_says_what_the_school_says_in_its_own_way(store, anna, document, letter):
    save(store, anna, document, lambda answers: with_text(OPP, answers, TEXT, "Yara heeft de kikkermethode."))
    assert "Nog niemand met deze moedertaal" not in printed_text(letter().data)
    unchecked = printed_text(letter("tr").data)
    with store.write() as tx:
        for_parents.save_line(tx, anna, "tr", READ, "Önce bu mektubu okuyun.")
        for_parents.save_term(tx, anna, Term("kikkermethode", "explain", "eerst het moeilijkste werk"))
        for_parents.save_contact(tx, anna, Contact("010 123 45 67", "zorg@merelveld.example", "Het steunpunt", 14))
        for_parents.mark_checked(tx, anna, "tr", "Elif Kaya", date(2026, 11, 20))
    text = printed_text(letter("tr").data)
    for said in ("Önce bu mektubu okuyun.", "eerst het moeilijkste werk", "010 123 45 67", "zorg@merelveld.example"):
        assert said in text
        assert said not in unchecked
    with store.read() as tx:
        warning = for_parents.material(tx, anna.school_id).wording("tr").line("taal.nagekeken", {})
    assert warning in unchecked
    assert warning not in text


def test_words_that_a_school_changes_while_a_letter_is_made_stand_in_it(store, anna, letter, monkeypatch):
    def slowly(*arguments, **named):
        monkeypatch.undo()
        with store.write() as tx:
            for_parents.save_line(tx, anna, "tr", READ, "Önce bu mektubu okuyun.")
        return fill_letter(*arguments, **named)

    monkeypatch.setattr("service.work.making.fill_letter", slowly)
    assert "Önce bu mektubu okuyun." in printed_text(letter("tr").data)


@pytest.mark.parametrize("tag", ["fy", "../tr", "tr/../../x", "TR", "\x00", "messages"])
def test_a_language_that_there_is_not_makes_nothing(store, anna, document, letter, tag):
    with pytest.raises(NoSuchLanguage):
        letter(tag)
    with store.read() as tx:
        assert tx.visible_to(anna).document(document.id).number == 1
        assert tx.visible_to(anna).files(document.id) == []


def test_what_is_for_staff_is_in_no_other_language_and_another_version_is_no_version(store, anna, document):
    with pytest.raises(NoSuchLanguage):
        word_file(store, anna, KEY, document.id, "", "tr")
    for version in ("ouders.tr", "niets", "ouders."):
        with pytest.raises(NoSuchTemplate):
            word_file(store, anna, KEY, document.id, version)
    with store.read() as tx:
        assert tx.visible_to(anna).document(document.id).number == 1


def test_parents_get_the_letter_of_a_final_document_in_any_language_from_what_was_settled(
    store, anna, document, letter
):
    for state in ("ter_bespreking", "vastgesteld"):
        with store.write() as tx:
            dossiers = tx.visible_to(anna)
            number = dossiers.document(document.id).number
            dossiers.add_revision(document.id, number, event="status", state=state)
    for tag in LANGUAGES:
        made = letter(tag)
        assert identify(made.data).final
        assert "Yara legt dingen goed uit." in printed_text(made.data)
        assert "concept" not in made.name
    with store.read() as tx:
        assert tx.visible_to(anna).document(document.id).state == "vastgesteld"


def test_letters_go_along_in_an_archive_as_they_are_or_made_again_in_their_own_language(store, anna, document, letter):
    turkish = letter("tr")
    word_file(store, anna, KEY, document.id)
    archive = opened(packed(Pack(store, anna, KEY), [document.id]))
    folder = "2B/Yara Bakkali/OPP"
    assert archive.read(f"{folder} voor ouders (Turks) Yara Bakkali v2 concept.docx") == turkish.data
    save(store, anna, document, lambda answers: with_text(OPP, answers, TEXT, "Yara helpt anderen."))
    archive = opened(packed(Pack(store, anna, KEY), [document.id]))
    assert archive.namelist() == [
        f"{folder} Yara Bakkali v3 concept.docx",
        f"{folder} voor ouders (Turks) Yara Bakkali v3 concept.docx",
        f"{folder} Yara Bakkali v3 concept.json",
    ]
    again = archive.read(archive.namelist()[1])
    assert (identify(again).language, identify(again).revision) == ("tr", 3)
    assert "Yara helpt anderen." in printed_text(again)
    assert "Yara helpt anderen." in archive.read(archive.namelist()[2]).decode()


def worked(store, anna, selection=ALL):
    """Make a trial, and then the documents; return what each said."""
    run = regenerating.select(store, anna, selection)
    regenerating.work(store, KEY, run)
    said = counted(store, run)
    regenerating.work(store, KEY, regenerating.start(store, anna, run.id))
    return again(store, run), said


def test_nothing_changes_in_a_run_while_nothing_did(store, anna, document, letter):
    for tag in LANGUAGES:
        letter(tag)
    word_file(store, anna, KEY, document.id)
    before = published(store, anna, document)
    run, said = worked(store, anna)
    assert said == counted(store, run) == {"gelijk": len(LANGUAGES) + 1}
    assert published(store, anna, document) == before


def test_a_line_that_a_school_words_anew_stands_in_the_letters_of_that_language_after_a_run(
    store, anna, document, letter
):
    for tag in (PLAIN, "tr", "ar"):
        letter(tag)
    before = published(store, anna, document)
    with store.write() as tx:
        for_parents.save_line(tx, anna, "tr", READ, "Önce bu mektubu okuyun.")
    run, said = worked(store, anna)
    assert said == counted(store, run) == {"uiterlijk": 1, "gelijk": 2}
    after = published(store, anna, document)
    assert "Önce bu mektubu okuyun." in printed_text(after["ouders.tr"])
    assert {version for version in after if after[version] != before[version]} == {"ouders.tr"}
    regenerating.work(store, KEY, regenerating.undo(store, anna, run.id))
    assert published(store, anna, document) == before


def test_a_template_of_the_letters_is_that_of_all_their_languages_in_a_run(store, anna, document, letter):
    for tag in (PLAIN, "tr", "ar"):
        letter(tag)
    word_file(store, anna, KEY, document.id)
    before = published(store, anna, document)
    own = restyled("opp.ouders", ("{{ vast.aanhef }}", "{{ vast.aanhef }} {{ school.naam|tekst }}"))
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, OPP, "ouders", "eigen.docx", own, anna)
    run = regenerating.select(store, anna, ALL, {"opp.ouders": kept.hash})
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"uiterlijk": 3}
    regenerating.work(store, KEY, regenerating.start(store, anna, run.id))
    after = published(store, anna, document)
    assert {version for version in after if after[version] != before[version]} == {"ouders", "ouders.tr", "ouders.ar"}
    assert {version: identify(data).language for version, data in after.items()} == {
        "": "",
        "ouders": PLAIN,
        "ouders.tr": "tr",
        "ouders.ar": "ar",
    }
    regenerating.work(store, KEY, regenerating.undo(store, anna, run.id))
    assert published(store, anna, document) == before
    with store.read() as tx:
        assert current_hash(tx, anna.school_id, OPP, "ouders") == identify(before["ouders"]).template


def test_a_language_that_is_gone_stops_no_other_letter(store, anna, document, letter, monkeypatch):
    letter("tr")
    letter("ar")
    before = published(store, anna, document)

    def gone(tag):
        if tag == "ar":
            raise NoSuchLanguage(tag)
        return language(tag)

    monkeypatch.setattr("service.letters.wordings.language", gone)
    with store.write() as tx:
        for_parents.save_line(tx, anna, "tr", READ, "Önce bu mektubu okuyun.")
    run, _ = worked(store, anna)
    assert counted(store, run) == {"uiterlijk": 1, "mislukt": 1}
    with store.read() as tx:
        why = [str(regenerating.reason(item)) for item in tx.items(run.id, outcome="mislukt")]
    assert "'tag': 'ar'" in why[0]
    assert published(store, anna, document)["ouders.ar"] == before["ouders.ar"]


def test_an_answer_that_parents_do_not_see_is_not_missed_in_their_letter(store, anna, document, letter):
    """A run says which answers a template no longer prints: of a letter only those that parents would read."""
    letter()
    save(
        store, anna, document, lambda answers: put(with_shown(OPP, answers, "afspraken", False), "datum", "2026-11-18")
    )
    gone = restyled("opp.ouders", ("{{ afspraak.wat }}", "{{ afspraak.wie }}"))
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, OPP, "ouders", "eigen.docx", gone, anna)
    run = regenerating.select(store, anna, ALL, {"opp.ouders": kept.hash})
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"bijgewerkt": 1}
    save(store, anna, document, lambda answers: with_shown(OPP, answers, "afspraken", None))
    run = regenerating.select(store, anna, ALL, {"opp.ouders": kept.hash})
    regenerating.work(store, KEY, run)
    assert counted(store, run) == {"niet_geprint": 1}
