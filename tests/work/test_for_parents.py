"""What a school says to parents in its own way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from service.letters import Contact, LineRefused, NoSuchLanguage
from service.plain import Term, check, shipped
from service.work import for_parents
from service.work.for_parents import material
from tests.store.conftest import anna, bram, clock, database, school, settings, store, stranger

__all__ = ["anna", "bram", "clock", "database", "school", "settings", "store", "stranger"]

READ = "Lees deze brief."


def test_a_school_that_chose_nothing_says_what_comes_with_the_program(store, anna):
    with store.read() as tx:
        said = material(tx, anna.school_id)
    assert (said.contact, said.terms, said.lines, said.checked) == (Contact(), {}, {}, {})
    assert said.glossary.terms == shipped().terms
    assert said.wording("nl@eenvoudig").text(READ) == READ
    assert not said.wording("tr").checked


def test_a_term_of_the_school_goes_before_ours_and_says_who_put_it_there_and_when(store, anna, bram, clock):
    ours = "handelingsverlegen"
    with store.write() as tx:
        for_parents.save_term(tx, anna, Term("taalklas", "explain", "de klas voor nieuwkomers", {"taalklassen": ""}))
    clock.go_on(timedelta(days=1))
    with store.write() as tx:
        for_parents.save_term(tx, bram, Term(ours, "replace", "wij zoeken nog"))
    with store.read() as tx:
        said = material(tx, anna.school_id)
    assert said.glossary.terms["taalklas"].forms == {"taalklassen": ""}
    assert said.glossary.terms[ours].plain == "wij zoeken nog"
    assert {name: (term.changed.by, term.changed.at.day) for name, term in said.terms.items()} == {
        "taalklas": (anna.name, 1),
        ours: (bram.name, 2),
    }
    assert any(
        "wij zoeken nog" in remark.text()
        for remark in check("De docent is handelingsverlegen.", glossary=said.glossary).remarks
    )


def test_a_term_that_was_taken_away_is_gone_until_it_is_put_back_as_it_was(store, anna):
    ours, changed, own = "handelingsverlegen", "hulpvraag", "taalklas"
    with store.write() as tx:
        for_parents.save_term(tx, anna, Term(own, "explain", "de klas voor nieuwkomers"))
        for_parents.save_term(tx, anna, Term(changed, "replace", "wat ik vraag"))
        before = material(tx, anna.school_id).glossary.terms
        for name in (ours, changed, own):
            for_parents.remove_term(tx, anna, name)
        said = material(tx, anna.school_id)
        assert said.terms[ours].gone
        assert not {ours, changed, own} & said.glossary.terms.keys()
        for name in (ours, changed, own):
            for_parents.restore_term(tx, anna, name)
        assert material(tx, anna.school_id).glossary.terms == before
        for name in (changed, own):
            for_parents.forget_term(tx, anna, name)
        assert material(tx, anna.school_id).glossary.terms == shipped().terms
        assert tx.school(anna.school_id).settings == {}


def test_a_term_that_is_the_same_as_ours_is_not_kept(store, anna):
    ours = shipped().terms["hulpvraag"]
    with store.write() as tx:
        for_parents.save_term(tx, anna, Term("hulpvraag", "replace", "wat ik vraag"))
        for_parents.save_terms(tx, anna, [ours, Term("taalklas", "explain", "de klas voor nieuwkomers")])
        assert set(material(tx, anna.school_id).terms) == {"taalklas"}


def test_a_line_of_the_school_goes_before_ours_in_its_own_language_alone(store, anna):
    with store.write() as tx:
        shipped_turkish = material(tx, anna.school_id).wording("tr").text(READ)
        for_parents.save_line(tx, anna, "tr", READ, "  Bu mektubu   okuyun. ")
        said = material(tx, anna.school_id)
        assert said.lines["tr"][READ].text == "Bu mektubu okuyun."
        assert said.lines["tr"][READ].changed.by == anna.name
        assert said.wording("tr").text(READ) == "Bu mektubu okuyun."
        assert said.wording("ar").text(READ) != "Bu mektubu okuyun."
        assert said.wording("nl@eenvoudig").text(READ) == READ
        for_parents.restore_line(tx, anna, "tr", READ)
        assert material(tx, anna.school_id).wording("tr").text(READ) == shipped_turkish


@pytest.mark.parametrize("text", ["", "Het plan", "Het plan voor %(naam)s en %(ouder)s", "x" * 501])
def test_a_line_without_its_places_or_text_is_refused_and_nothing_is_kept(store, anna, text):
    with store.write() as tx, pytest.raises(LineRefused):
        for_parents.save_line(tx, anna, "tr", "Het plan voor %(naam)s", text)
    with store.read() as tx:
        assert material(tx, anna.school_id).lines == {}


def test_a_language_is_checked_until_that_is_withdrawn_and_knows_what_changed_since(store, anna):
    texts = {"a": "bir", "b": "iki"}
    with store.write() as tx:
        for_parents.mark_checked(tx, anna, "tr", "Elif Kaya", date(2026, 11, 20), texts.items())
        said = material(tx, anna.school_id)
        assert said.wording("tr").checked
        assert not said.wording("ar").checked
        checked = said.checked["tr"]
        assert (checked.name, checked.on, checked.noted.by) == ("Elif Kaya", date(2026, 11, 20), anna.name)
        assert checked.unread(texts) == []
        assert checked.unread({"a": "birinci", "b": "iki", "c": "üç"}) == ["a", "c"]
        for_parents.unmark_checked(tx, anna, "tr")
        assert not material(tx, anna.school_id).wording("tr").checked


def test_a_language_that_there_is_not_takes_nothing(store, anna):
    with store.write() as tx:
        with pytest.raises(NoSuchLanguage):
            for_parents.save_line(tx, anna, "fy", READ, "Lês dit brief.")
        with pytest.raises(NoSuchLanguage):
            for_parents.mark_checked(tx, anna, "fy", "Sjoukje", date(2026, 11, 20))
        with pytest.raises(NoSuchLanguage):
            material(tx, anna.school_id).wording("fy")


def test_how_to_reach_the_school_is_kept_beside_all_else_and_is_no_other_schools(store, anna, stranger):
    contact = Contact("010 123 45 67", "zorg@merelveld.example", "Het steunpunt, 010 765 43 21", 14)
    with store.write() as tx:
        for_parents.save_term(tx, anna, Term("taalklas", "explain", "de klas voor nieuwkomers"))
        for_parents.save_contact(tx, anna, contact)
    with store.read() as tx:
        assert material(tx, anna.school_id).contact == contact
        assert set(material(tx, anna.school_id).terms) == {"taalklas"}
        assert material(tx, stranger.school_id) == for_parents.Material()
    with store.write() as tx:
        for_parents.save_contact(tx, anna, Contact())
        assert for_parents.CONTACT not in tx.school(anna.school_id).settings
