"""Rows without a script: every button sends the page and loses nothing that was typed."""

from __future__ import annotations


def row_ids(written) -> list[str]:
    return written.draft("doelen").get("doelen", [])


def test_a_row_can_be_added_before_anything_is_saved(start):
    opp = start("opp")
    answer = opp.press("doelen", "rij-erbij:doelen", {"onderwijsbehoeften": "half af"})
    (row,) = row_ids(opp)
    assert answer.location.endswith(f"#rij-{row}")
    page = opp.get("doelen")
    assert f'name="doelen[{row}].doel"' in page
    assert "half af" in page
    opp.save("doelen", {"doelen": row, f"doelen[{row}].doel": "Yara vraagt hulp."})
    assert opp.answers["doelen"] == [{"id": row, "doel": "Yara vraagt hulp."}]


def test_a_row_can_be_taken_away_with_what_was_in_it(opp):
    typed = opp.typed("doelen")
    opp.press("doelen", "rij-weg:doelen:d2", {**typed, "doelen[d1].doel": "anders"})
    assert row_ids(opp) == ["d1", "d3"]
    draft = opp.draft("doelen")
    assert draft["doelen[d1].doel"] == ["anders"]
    assert not any(name.startswith("doelen[d2]") for name in draft)


def test_rows_can_be_put_in_another_order(opp):
    opp.press("doelen", "rij-neer:doelen:d1", opp.typed("doelen"))
    assert row_ids(opp) == ["d2", "d1", "d3"]
    opp.press("doelen", "rij-op:doelen:d3", {**opp.typed("doelen"), "doelen": row_ids(opp)})
    assert row_ids(opp) == ["d2", "d3", "d1"]
    opp.press("doelen", "rij-op:doelen:d2", {**opp.typed("doelen"), "doelen": row_ids(opp)})
    assert row_ids(opp) == ["d2", "d3", "d1"], "the first row goes no higher"
    opp.save("doelen", {**opp.typed("doelen"), "doelen": row_ids(opp)})
    assert [row["id"] for row in opp.answers["doelen"]] == ["d2", "d3", "d1"]


def test_a_row_keeps_its_id_so_that_an_evaluation_still_names_it(opp):
    opp.save("doelen", {**opp.typed("doelen"), "doelen": ["d3", "d1", "d2"]})
    page = opp.get("evaluatie")
    assert ">Doel 2: Yara maakt elke maandag" in page


def test_a_fault_in_a_cell_is_linked_to_its_field(opp):
    answer = opp.save("doelen", {**opp.typed("doelen"), "doelen[d2].wanneer": "straks"})
    assert answer.status_code == 422
    assert 'href="#v-doelen-d2--wanneer"' in answer.text
    assert 'id="v-doelen-d2--wanneer-error"' in answer.text


def test_row_ids_that_cannot_be_are_left_out(opp):
    typed = opp.typed("doelen")
    opp.save("doelen", {**typed, "doelen": ["d1", "d1", "<x>", "d2", "d3"]})
    assert [row["id"] for row in opp.answers["doelen"]] == ["d1", "d2", "d3"]


def test_no_more_rows_are_added_than_fit(start):
    opp = start("opp")
    rows = [f"a{number}" for number in range(60)]
    opp.press("doelen", "rij-erbij:doelen", {"doelen": rows})
    assert row_ids(opp) == rows
