"""Which template a school's documents are made with, and that what was made with an earlier one still comes back well."""

from __future__ import annotations

import io
import zipfile

import pytest

from forms import example, form_of
from service.data import docx_template
from service.store import NotFound
from service.word import Identity, NoSuchTemplate, fill, shipped_file, shipped_template
from service.work.handing_out import word_file
from service.work.returning import Desk, Ready, receive
from service.work.templates import (
    TemplateUnfit,
    bytes_of,
    choose,
    current_hash,
    keep_own,
    keep_used,
    template_for,
    template_with_hash,
    versions,
)

KEY = b"the key of this installation, 32"
FORM = form_of("izo_aanmelding")
SENTENCE = "Deze zin staat alleen bij ons."


def restyled(sentence=SENTENCE):
    """Return the shipped template with a sentence at its beginning, as a school would put one in."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_template(FORM.type))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:body>", f"<w:body><w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>".encode())
            new.writestr(name, part)
    return made.getvalue()


def text_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


@pytest.fixture
def own(store, anna):
    """A template of the school, kept and chosen."""
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, FORM, "", "Aanmelding (huisstijl).docx", restyled(), anna)
        choose(tx, anna.school_id, FORM, "", kept.hash, anna)
    return kept


@pytest.fixture
def document(store, anna):
    with store.write() as tx:
        dossiers = tx.visible_to(anna)
        pupil = dossiers.add_subject("leerling", {"naam": "Yara Bakkali"})
        return dossiers.start_document(FORM.type, [pupil.id], FORM.version, example(FORM.type), {}, "2026-2027")


def test_until_a_school_has_its_own_the_shipped_one_is_the_first_and_only_version(store, anna):
    with store.read() as tx:
        [only] = versions(tx, anna.school_id, FORM)
        assert template_for(tx, anna.school_id, FORM).hash == only.hash == current_hash(tx, anna.school_id, FORM)
        assert bytes_of(tx, FORM, only) == shipped_file(FORM)
    assert (only.id, only.number, only.origin, only.current) == ("", 1, "meegeleverd", True)
    assert (only.name, only.by, only.at) == ("izo_aanmelding.docx", "", None)


def test_an_own_template_comes_after_the_shipped_one_and_counts_once_it_is_chosen(store, anna):
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, FORM, "", "eigen.docx", restyled(), anna)
        assert [(each.number, each.origin, each.current) for each in versions(tx, anna.school_id, FORM)] == [
            (2, "eigen", False),
            (1, "meegeleverd", True),
        ]
        choose(tx, anna.school_id, FORM, "", kept.hash, anna)
        assert [each.current for each in versions(tx, anna.school_id, FORM)] == [True, False]
        assert template_for(tx, anna.school_id, FORM).hash == kept.hash
        assert bytes_of(tx, FORM, kept) == restyled()


def test_the_shipped_one_can_be_taken_back_and_then_goes_along_with_the_program(store, anna, own):
    with store.write() as tx:
        choose(tx, anna.school_id, FORM, "", shipped_template(FORM).hash, anna)
        assert tx.current_template(anna.school_id, FORM.type) is None
        assert [each.current for each in versions(tx, anna.school_id, FORM)] == [False, True]
        assert len(tx.template_choices(anna.school_id, FORM.type)) == 2


def test_the_shipped_one_that_is_handed_in_again_is_no_version_of_its_own(store, anna):
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, FORM, "", "zelfde.docx", shipped_file(FORM), anna)
        assert (kept.number, kept.origin) == (1, "meegeleverd")
        assert keep_used(tx, anna.school_id, shipped_template(FORM), anna) == kept


def test_a_newer_program_ships_a_further_version_and_the_old_one_stays(store, anna, monkeypatch):
    with store.write() as tx:
        keep_used(tx, anna.school_id, shipped_template(FORM), anna)
    monkeypatch.setattr("service.work.templates.shipped_file", lambda form, variant: restyled())
    with store.read() as tx:
        new, old = versions(tx, anna.school_id, FORM)
    assert (new.id, new.number, new.current) == ("", 2, True)
    assert (old.number, old.current, old.origin) == (1, False, "meegeleverd")


def test_a_template_of_another_school_cannot_be_chosen_and_counts_for_nobody_else(store, stranger, own):
    with store.write() as tx:
        with pytest.raises(NotFound):
            choose(tx, stranger.school_id, FORM, "", own.hash, stranger)
        assert template_for(tx, stranger.school_id, FORM).hash == shipped_template(FORM).hash


def test_a_version_that_does_not_exist_is_refused(store, anna):
    with store.read() as tx:
        for ask in (template_for, versions, current_hash):
            with pytest.raises(NoSuchTemplate):
                ask(tx, anna.school_id, FORM, "voogd")


def test_a_template_that_does_not_fit_any_more_is_said_in_plain_words(store, anna):
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, FORM, "", "oud.docx", restyled("{{ een_vraag_van_vroeger }}"), anna)
        choose(tx, anna.school_id, FORM, "", kept.hash, anna)
        with pytest.raises(TemplateUnfit, match="past niet meer"):
            template_for(tx, anna.school_id, FORM)


def test_a_template_is_found_again_by_its_hash_also_when_it_does_not_count_any_more(store, anna, own):
    shipped = shipped_template(FORM).hash
    with store.write() as tx:
        choose(tx, anna.school_id, FORM, "", shipped, anna)
        for hash in (own.hash, shipped):
            found = template_with_hash(tx, anna.school_id, FORM, "", hash)
            assert found is not None
            assert found.hash == hash
        assert template_with_hash(tx, anna.school_id, FORM, "", "0" * 64) is None


def test_a_download_is_made_with_the_template_of_the_school_and_published(store, anna, document, own):
    made = word_file(store, anna, KEY, document.id)
    assert SENTENCE in text_of(made.data)
    with store.read() as tx:
        published = tx.visible_to(anna).published(document.id)
        assert published.template_hash == own.hash
        assert tx.visible_to(anna).file_bytes(published.id) == made.data


def test_the_shipped_template_is_kept_as_soon_as_something_is_made_with_it(store, anna, document):
    word_file(store, anna, KEY, document.id)
    with store.read() as tx:
        [kept] = tx.templates(anna.school_id, FORM.type)
        assert tx.template_bytes(anna.school_id, kept.id) == shipped_file(FORM)


def test_a_download_is_of_the_template_that_counts_when_it_is_handed_out(store, anna, document, monkeypatch):
    """Somebody chooses another one while it is made."""
    with store.write() as tx:
        kept = keep_own(tx, anna.school_id, FORM, "", "eigen.docx", restyled(), anna)

    def slowly(*arguments, **named):
        with store.write() as tx:
            choose(tx, anna.school_id, FORM, "", kept.hash, anna)
        return fill(*arguments, **named)

    monkeypatch.setattr("service.work.making.fill", slowly)
    made = word_file(store, anna, KEY, document.id)
    assert SENTENCE in text_of(made.data)
    with store.read() as tx:
        assert [file.template_hash for file in tx.visible_to(anna).files(document.id)] == [kept.hash]
        assert tx.visible_to(anna).document(document.id).number == 2


def test_an_earlier_download_that_ends_late_is_kept_and_does_not_count(store, anna, document, monkeypatch):
    def overtaken(*arguments, **named):
        monkeypatch.undo()
        with store.write() as tx:
            tx.visible_to(anna).add_revision(document.id, 2, {})
        word_file(store, anna, KEY, document.id)
        return fill(*arguments, **named)

    monkeypatch.setattr("service.work.making.fill", overtaken)
    word_file(store, anna, KEY, document.id)
    with store.read() as tx:
        dossiers = tx.visible_to(anna)
        assert {file.revision for file in dossiers.files(document.id)} == {2, 4}
        assert dossiers.published(document.id).revision == 4


@pytest.mark.parametrize("kept", [True, False])
def test_what_an_own_template_says_is_not_taken_for_typed_text(store, anna, document, own, kept):
    """Also where the file that was handed out is not kept: it is made again, of the template that is."""
    desk = Desk(store, anna, lambda function, *arguments, **named: function(*arguments, **named), KEY)
    if kept:
        data = word_file(store, anna, KEY, document.id).data
    else:
        with store.read() as tx:
            template = template_for(tx, anna.school_id, FORM)
        data = fill(template, document.revision.answers, identity=Identity(document.id, 1, KEY))
    with store.write() as tx:
        choose(tx, anna.school_id, FORM, "", shipped_template(FORM).hash, anna)
    found = receive(desk, "a.docx", data)
    assert isinstance(found, Ready)
    assert found.comparison.nothing
    assert not found.comparison.reading.problems
