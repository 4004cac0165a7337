"""What a new document starts with."""

from __future__ import annotations

from typing import Any

from forms import example, form_of
from forms.answers import Answers, get
from forms.carry import Origin, Source, carry_over
from forms.questions import Date, Line, OneOf, Person, Rows, SomeOf, Text, TextWithAttachments
from tests.forms.tiny import tiny

KNOWN: Answers = {"leerling": {"naam": "Yara Bakkali"}, "datum": "2027-01-11"}
PUPIL = Person("leerling.naam", "Naam", carried=True)
DATE = Date("datum", "Datum")


def source(type_: str, answers: Answers, document: str = "d1", revision: int = 3) -> Source:
    """An earlier document."""
    return Source(Origin(document, type_, revision, "2026-11-17"), answers)


def started(type_: str, *sources: Source) -> tuple[Answers, dict[str, Origin]]:
    """A new document of this type after these, newest first."""
    return carry_over(form_of(type_), KNOWN, sources)


def test_nothing_earlier_leaves_what_is_known():
    assert started("opp") == (KNOWN, {})


def test_what_is_taken_over_says_from_where():
    answers, origins = started("zat_aanmelding", source("izo_aanmelding", example("izo_aanmelding"), "d7", 4))
    assert answers["probleem"] == example("izo_aanmelding")["probleem"]
    assert origins["probleem"].stored() == {
        "document": "d7",
        "type": "izo_aanmelding",
        "revision": 4,
        "date": "2026-11-17",
    }
    assert "leerling.naam" not in origins, "what is known comes first"


def test_the_source_stays_as_it_was():
    before = example("opp")
    given = source("opp", before)
    answers, _ = started("ihp_vakoverstijgend", given)
    answers["doelen"][0]["doel"] = "anders"
    assert before == example("opp")


def test_a_zat_referral_starts_from_the_izo_referral():
    izo = example("izo_aanmelding")
    answers, _ = started("zat_aanmelding", source("izo_aanmelding", izo))
    assert get(answers, "factoren.belemmerend.leerling") == izo["belemmerende_factoren"]
    assert get(answers, "factoren.stimulerend.leerling") == izo["wat_gaat_goed"]
    for key in ("leerresultaten", "eerder_onderzoek", "begeleidingsvraag_docenten", "hulpvraag_leerling", "verzuim"):
        assert answers[key] == izo[key], key
    assert "hulpvraag_ouders" not in answers


def test_an_opp_starts_from_the_zat_referral_and_then_the_izo_referral():
    zat, izo = example("zat_aanmelding"), example("izo_aanmelding")
    answers, origins = started("opp", source("izo_aanmelding", izo, "i"), source("zat_aanmelding", zat, "z"))
    assert get(answers, "factoren.belemmerend.onderwijs") == zat["factoren"]["belemmerend"]["school"]
    assert get(answers, "factoren.bevorderend.leerling") == zat["factoren"]["stimulerend"]["leerling"]
    assert {origin.document for origin in origins.values()} == {"z"}
    answers, _ = started("opp", source("izo_aanmelding", izo))
    assert get(answers, "factoren.bevorderend.leerling") == izo["wat_gaat_goed"]


def test_who_has_authority_is_taken_over_but_never_what_they_decided():
    answers, _ = started("opp", source("zat_aanmelding", example("zat_aanmelding")))
    assert answers["ouders"] == [
        {"id": "t1", "naam": "Samira Bakkali-Amrani", "relatie": "moeder", "gezag": True},
        {"id": "t2", "naam": "Rachid Bakkali", "relatie": "vader", "gezag": True},
    ]
    answers, _ = started("zat_aanmelding", source("zat_aanmelding", example("zat_aanmelding")))
    assert all(row.keys() == {"id", "naam", "relatie", "gezag"} for row in answers["toestemming"])


def test_a_plan_starts_from_the_opp_in_its_own_columns_and_words():
    answers, _ = started("ihp_vakoverstijgend", source("opp", example("opp") | {"evaluaties": None}))
    assert answers["ontwikkelingsperspectief"]["uitstroombestemming"] == "vmbo-tl / havo"
    first = example("opp")["doelen"][0]
    assert answers["doelen"][0] == {
        "id": "d1",
        "doel": first["doel"],
        "waaraan_te_zien": first["succescriterium"],
        "wanneer": first["wanneer"],
    }


def test_a_new_period_goes_on_with_the_goals_that_were_not_reached():
    answers, _ = started("ihp_vakoverstijgend", source("ihp_vakoverstijgend", example("ihp_vakoverstijgend")))
    assert [row["id"] for row in answers["doelen"]] == ["d2", "d3"]
    assert "evaluatie" not in answers
    assert "ondertekening" not in answers
    assert "periode" not in answers


def test_a_goal_counts_as_reached_by_its_last_evaluation():
    plan = example("ihp_vakoverstijgend")
    plan["evaluatie"].append({"id": "e9", "doel": "d1", "bereikt": "nee"})
    answers, _ = started("ihp_vakoverstijgend", source("ihp_vakoverstijgend", plan))
    assert [row["id"] for row in answers["doelen"]] == ["d1", "d2", "d3"]
    plan["evaluatie"].append({"id": "e8", "doel": "d1", "bereikt": "ja"})
    plan["evaluatie"].append({"id": "e7", "doel": "d1", "toelichting": "nog te bespreken"})
    answers, _ = started("ihp_vakoverstijgend", source("ihp_vakoverstijgend", plan))
    assert [row["id"] for row in answers["doelen"]] == ["d2", "d3"]


def test_goals_of_an_older_period_do_not_come_back_when_all_of_the_last_are_reached():
    done = example("ihp_vakspecifiek")
    done["evaluatie"] = [{"id": f"e{row['id']}", "doel": row["id"], "bereikt": "ja"} for row in done["doelen"]]
    older = example("ihp_vakspecifiek") | {"vak": "Frans", "evaluatie": None}
    answers, _ = started("ihp_vakspecifiek", source("ihp_vakspecifiek", done), source("ihp_vakspecifiek", older))
    assert "doelen" not in answers
    assert answers["vak"] == "Wiskunde"
    opp = example("opp") | {"evaluaties": [{"id": f"e{n}", "doel": f"d{n}", "bereikt": "ja"} for n in (1, 2, 3)]}
    answers, _ = started("ihp_vakoverstijgend", source("opp", opp), source("opp", example("opp")))
    assert "doelen" not in answers


def test_two_periods_are_never_mixed():
    newest = {"vak": "Wiskunde", "docent": "Noël van Rijn"}
    older = example("ihp_vakspecifiek") | {"vak": "Frans"}
    answers, _ = started("ihp_vakspecifiek", source("ihp_vakspecifiek", newest), source("ihp_vakspecifiek", older))
    assert answers == KNOWN | newest


def test_an_older_source_fills_what_the_newest_left_open():
    izo = example("izo_aanmelding")
    answers, origins = started(
        "zat_aanmelding", source("izo_aanmelding", {"verzuim": "geen"}, "new"), source("izo_aanmelding", izo, "old")
    )
    assert answers["verzuim"] == "geen"
    assert origins["probleem"].document == "old"


def test_a_source_never_brings_in_what_the_form_would_refuse():
    for type_ in ("opp", "zat_aanmelding", "ihp_vakoverstijgend", "ihp_vakspecifiek", "izo_aanmelding"):
        form = form_of(type_)
        for other in (*form.starts_from, type_):
            answers, origins = started(type_, source(other, example(other)))
            assert form.check(answers) == [], (type_, other)
            assert all(get(answers, key) is not None for key in origins)


def test_documents_of_another_type_bring_nothing():
    assert started("izo_aanmelding", source("ihp_vakspecifiek", example("ihp_vakspecifiek"))) == (KNOWN, {})


def test_broken_sources_are_passed_by():
    form = tiny(
        PUPIL,
        DATE,
        Line("regel", "Regel", carried=True),
        Text("tekst", "Tekst", carried=("regel",)),
        OneOf("keus", "Keus", options=(("a", "optie a"),), double=True, carried=True),
        SomeOf("enkele", "Enkele", options=(("a", "optie a"),)),
        Text("in_woorden", "In woorden", carried=("enkele", "keus", "rijen")),
        TextWithAttachments("bijlage", "Bijlage", carried=True),
        Rows("rijen", "Rijen", columns=(Line("cel", "Cel", carried=True), Line("nieuw", "Nieuw")), carried=True),
    )
    broken: list[Any] = [3, [["a"]], {"tekst": 3}, [None], [{}], [{"id": "A"}], {"x": {"y": 1}}, "a\nb"]
    for value in broken:
        answers = dict.fromkeys(("regel", "tekst", "bijlage", "rijen"), value)
        found, _ = carry_over(form, KNOWN, [source("tiny", answers)])
        assert form.check(found) == [], value
    found, _ = carry_over(form, KNOWN, [source("tiny", {"rijen": [{"id": "a1", "cel": "c"}]})])
    assert "in_woorden" not in found, "rows are no text"
    whole = {
        "keus": "a",
        "bijlage": {"tekst": "x"},
        "regel": "y",
        "rijen": [{"id": "a1", "cel": "c", "nieuw": "n"}, {"id": "a2", "nieuw": "n"}],
    }
    found, _ = carry_over(form, KNOWN, [source("tiny", whole)])
    assert found == KNOWN | {
        "bijlage": {"tekst": "x"},
        "regel": "y",
        "tekst": "y",
        "keus": "a",
        "in_woorden": "optie a",
        "rijen": [{"id": "a1", "cel": "c"}],
    }
