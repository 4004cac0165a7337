"""A file of an earlier version of the form: its changes arrive under today's names, or are kept aside."""

from dataclasses import replace

import pytest

from forms import example, form_of
from forms.answers import get, put
from forms.questions import Text
from service.work.returning import accept, comparison, receive
from tests.work.returning.conftest import TYPE, compared, edited, fetched, later, made_by, started


def renamed(old, new):
    """An upgrade that gives an answer another name."""
    return lambda answers: put(put(answers, new, get(answers, old)), old, None)


def with_question(form, key, question):
    """The form with another question in the place of one, or none."""

    def questions(step):
        found = [question if each.key == key else each for each in step.questions]
        return replace(step, questions=tuple(each for each in found if each))

    return replace(form, steps=tuple(questions(step) for step in form.steps))


RENAMED = with_question(
    later((renamed("wat_gaat_goed", "sterke_kanten"),)), "wat_gaat_goed", Text("sterke_kanten", "Sterke kanten")
)
DROPPED = with_question(later((lambda answers: put(answers, "wat_gaat_goed", None),)), "wat_gaat_goed", None)


def handed_in(desk, document, **changes):
    fetched(desk, document.id)
    data = edited(desk, document.id, **changes)
    return receive(desk, "a.docx", data).upload.id


def test_an_answer_that_got_another_name_is_found_under_it(desk, document, declared):
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal", probleem="Uit Word")
    declared(RENAMED)
    beside = comparison(desk, upload_id)
    assert {item.path: item.kind for item in beside.merge.items} == {"probleem": "theirs", "sterke_kanten": "theirs"}
    assert beside.extras == ()
    accept(desk, upload_id, beside.merge.proposed)
    with desk.seeing() as dossiers:
        revision = dossiers.document(document.id).revision
    assert revision.form_version == 2
    expected = put(put(put(example(TYPE), "wat_gaat_goed", None), "sterke_kanten", "Voetbal"), "probleem", "Uit Word")
    assert revision.answers == expected


def test_a_change_to_a_question_that_is_gone_is_kept_aside(desk, document, declared):
    upload_id = handed_in(desk, document, wat_gaat_goed="- voetbal\n- schaken")
    declared(DROPPED)
    beside = comparison(desk, upload_id)
    assert beside.merge.items == ()
    assert [(extra.outside.kind, extra.outside.text) for extra in beside.extras] == [
        ("unplaced", "- voetbal\n- schaken")
    ]
    accept(desk, upload_id, {}, beside.all_extras)
    assert comparison(desk, upload_id).extras == ()


@pytest.mark.parametrize("form", [RENAMED, DROPPED], ids=["renamed", "dropped"])
def test_what_nobody_changed_is_no_difference_in_a_later_form_either(desk, document, declared, form):
    upload_id = handed_in(desk, document)
    declared(form)
    beside = comparison(desk, upload_id)
    assert (beside.merge.items, beside.extras, beside.reading.problems) == ((), (), ())


def test_a_document_without_answers_gives_no_differences_in_a_later_form(desk, declared):
    document = started(desk, "Bob Smit", {})
    upload_id = handed_in(desk, document)
    declared(RENAMED)
    beside = comparison(desk, upload_id)
    assert (beside.merge.items, beside.extras) == ((), ())


def test_what_was_typed_in_an_empty_field_that_got_another_name_arrives(desk, declared):
    document = started(desk, "Bob Smit", {})
    upload_id = handed_in(desk, document, wat_gaat_goed="Voetbal")
    declared(RENAMED)
    assert [(item.path, item.theirs) for item in comparison(desk, upload_id).merge.items] == [
        ("sterke_kanten", "Voetbal")
    ]


def test_an_upgrade_that_cannot_understand_a_change_loses_nothing(desk, document, declared):
    def strict(answers):
        if not str(get(answers, "wat_gaat_goed")).startswith("- "):
            raise ValueError
        return put(answers, "wat_gaat_goed", None)

    upload_id = handed_in(desk, document, wat_gaat_goed="Zonder streepjes")
    declared(with_question(later((strict,)), "wat_gaat_goed", None))
    assert [extra.outside.text for extra in comparison(desk, upload_id).extras] == ["Zonder streepjes"]


def test_a_document_stored_in_an_earlier_version_and_fetched_in_a_later_one_is_compared_in_the_later(
    desk, document, declared
):
    """The answers are still stored as they were, and the file says them as they are now."""
    same = later((lambda answers: put(answers, "probleem", f"{get(answers, 'probleem')}!"),))
    declared(same)
    fetched(desk, document.id)
    beside = compared(desk, edited(desk, document.id, wat_gaat_goed="Voetbal"))
    assert [item.path for item in beside.merge.items] == ["wat_gaat_goed"]


def test_rows_that_got_another_name_keep_their_ids(desk, declared):
    form = form_of("ihp_vakoverstijgend")
    goals = [{"id": "a1", "doel": "Plannen"}, {"id": "a2", "doel": "Op tijd komen"}, {"id": "a3", "doel": "Lezen"}]
    document = started(desk, "Bob Smit", {"doelen": goals}, form.type)
    now = [{"id": "a1", "doel": "Plannen met een agenda"}, goals[2]]
    upload_id = handed_in(desk, document, doelen=now)
    rows = replace(form.question("doelen"), key="leerdoelen")
    # The evaluation names goals by their old key.
    without = with_question(form, "evaluatie", None)
    declared(with_question(replace(without, upgrades=(renamed("doelen", "leerdoelen"),)), "doelen", rows))
    beside = comparison(desk, upload_id)
    assert [(item.path, item.kind) for item in beside.merge.items] == [
        ("leerdoelen[a1]", "theirs"),
        ("leerdoelen[a2]", "removed"),
    ]
    done = accept(desk, upload_id, {"leerdoelen[a1]": "word", "leerdoelen[a2]": "word"})
    assert made_by(done).answers == {"leerdoelen": now}
