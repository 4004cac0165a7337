"""Remarks stand beside the words they are about, live and without a script; nothing that is looked at is kept."""

from __future__ import annotations

import logging
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.plain import shipped
from service.web.parents.looked import look
from tests.web.documents.parents.conftest import STRONG

TYPED = f"tekst:{STRONG}"
ID = "v-tekst-factoren-bevorderend-leerling"
HARD = "Yara krijgt instructie."


def looked(telling, text):
    answer = telling.written.browser.post(f"{telling.url}/kijk-na", data={TYPED: text})
    assert answer.status_code == 200
    return answer.json


def test_a_remark_comes_with_its_place_and_what_to_put_there(telling):
    margin = looked(telling, f"Zo.\r\n{HARD}")["boxes"][ID]["margin"]
    assert "‘instructie’" in unescape(margin)
    place = int(margin.partition('data-start="')[2].partition('"')[0])
    assert f"Zo.\n{HARD}"[place:].startswith("instructie"), "a line end counts as one character"


def test_the_words_are_marked_with_the_number_of_the_remark(telling):
    marked = looked(telling, HARD)["boxes"][ID]["marked"]
    assert '<mark>instructie</mark><sup class="zr-at">1</sup>' in marked


def test_the_bar_follows_what_is_typed(telling):
    few, more = (looked(telling, text)["bar"] for text in ("Zij tekent.", HARD * 3))
    count = [int(re.findall(r"(\d+) opmerking", bar)[0]) for bar in (few, more)]
    assert count[1] == count[0] + 3


def test_nothing_that_is_looked_at_is_kept_or_logged(telling, caplog):
    caplog.set_level(logging.DEBUG)
    before = telling.written.number
    looked(telling, "zeergeheim woord")
    assert telling.draft == {}
    assert telling.written.number == before
    assert "zeergeheim" not in caplog.text


def test_plainer_words_are_put_in_without_a_script(telling):
    answer = telling.press(f"vervang:12:{STRONG}:instructie", {TYPED: HARD})
    assert answer.location.endswith(f"#{ID}")
    text = telling.draft[TYPED][0]
    assert "instructie" not in text
    assert text.startswith("Yara krijgt uitleg.")
    assert not telling.piece(STRONG).own, "only typed, not saved"


def test_plainer_words_go_where_the_words_stand_now(telling):
    telling.press(f"vervang:12:{STRONG}:instructie", {TYPED: f"Nu is het zo. {HARD}"})
    assert telling.draft[TYPED][0].startswith("Nu is het zo. Yara krijgt uitleg.")


def test_words_that_are_gone_are_not_replaced(telling):
    telling.press(f"vervang:12:{STRONG}:instructie", {TYPED: "Yara tekent."})
    assert telling.draft[TYPED] == ["Yara tekent."]


def test_looking_again_keeps_what_is_typed(telling):
    assert telling.press("nakijken", {TYPED: HARD}).status_code == 303
    assert "‘instructie’" in unescape(telling.text)


@pytest.mark.parametrize("action", ["x", "vervang:x:y:z", f"vervang:-1:{STRONG}:a", "school:weg"])
def test_a_button_that_is_none_of_ours_is_refused(telling, action):
    assert telling.press(action).status_code == 400


HOSTILE = "</textarea><script>alert(1)</script>{{ 7*7 }} \"' \u202e ﷽ 😀 \U0010ffff"


def test_hostile_text_is_only_text(telling):
    telling.send({TYPED: HOSTILE})
    for page in (telling.text, telling.written.browser.get(f"{telling.url}/bekijk").text):
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in unescape(page)
    for box in looked(telling, f"{HOSTILE} instructie")["boxes"].values():
        assert "<script" not in box["margin"] + box["marked"]


WORDS = st.lists(
    st.sampled_from(["handelingsverlegen", "Yara", "wordt", "begeleid", "😀", ".", "\n", "OPP", "<b>", "een", ","])
    | st.text(max_size=8),
    max_size=30,
).map(" ".join)


@given(st.lists(WORDS, max_size=4))
def test_a_text_in_stretches_is_that_text_and_every_remark_ends_somewhere(texts):
    found = look({str(place): text for place, text in enumerate(texts)}, shipped())
    for name, text in found.texts.items():
        stretches = found.marked(name)
        assert "".join(stretch.text for stretch in stretches) == text
        place = 0
        for stretch in stretches:
            over = [one for one in found.remarks[name] if one.remark.start <= place < one.remark.end]
            assert stretch.words == any(not one.whole_sentence for one in over)
            assert stretch.sentence == any(one.whole_sentence for one in over)
            place += len(stretch.text)
        numbers = [number for stretch in stretches for number in stretch.ends]
        assert sorted(numbers) == sorted(one.number for one in found.remarks[name])
        assert all(one.words == text[one.remark.start : one.remark.end] for one in found.remarks[name])
    assert [one.number for several in found.remarks.values() for one in several] == list(range(1, found.count + 1))
