"""The words of this field: what we ship is plain itself, and a school has the last word."""

import pytest

from service.plain import OWN, Glossary, Term, TermRefused, check, shipped

TEXTS = sorted({plain for term in shipped().terms.values() for _form, plain in term.written() if plain})


def said(text: str, glossary: Glossary | None = None) -> list[tuple[str, str | None]]:
    remarks = check(text, glossary=glossary).remarks
    return [(text[remark.start : remark.end], remark.instead) for remark in remarks if remark.kind == "term"]


def test_there_are_terms_enough() -> None:
    assert len(shipped().terms) >= 150


@pytest.mark.parametrize("plain", TEXTS)
def test_what_takes_the_place_of_a_term_is_plain_itself(plain: str) -> None:
    checked = check(f"{plain[0].upper()}{plain[1:]}.", thresholds=OWN)
    assert (checked.missed, [remark.text() for remark in checked.remarks]) == ({}, [])


@pytest.mark.parametrize("plain", TEXTS)
def test_an_explanation_fits_between_brackets(plain: str) -> None:
    assert not plain.endswith(".")
    assert "(" not in plain


@pytest.mark.parametrize("term", shipped().terms.values(), ids=lambda term: term.term)
def test_every_form_of_a_term_is_found_where_it_stands(term: Term) -> None:
    for form, _plain in term.written():
        text = f"Nu {form.replace('…', 'het team')} dus."
        assert any(remark.kind == "term" for remark in check(text).remarks), form


def test_no_form_belongs_to_two_terms() -> None:
    forms = [form for term in shipped().terms.values() for form, _plain in term.written()]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_a_replacement_fits_where_the_term_stood() -> None:
    assert said("Het team is handelingsverlegen.") == [("is handelingsverlegen", "weet niet goed hoe het verder moet")]
    assert said("De mentor bewerkstelligt rust.") == [("bewerkstelligt", "zorgt voor")]
    assert said("Middels een plan helpen we.") == [("Middels", "Met")]


def test_a_form_from_the_dictionary_gets_advice_but_no_button() -> None:
    glossary = Glossary({"traag": Term("traag", "simplify", "niet snel")})
    assert said("Een tragere les.", glossary) == [("tragere", None)]
    [remark] = check("Een tragere les.", glossary=glossary).remarks
    assert remark.text() == "‘tragere’ kan eenvoudiger: ‘niet snel’"


def test_a_term_that_falls_apart_is_found_as_a_whole() -> None:
    assert said("De leraar spreekt hem elke week aan op zijn gedrag.") == [("spreekt hem elke week aan op", None)]


def test_the_longest_term_wins() -> None:
    assert said("Ongeoorloofd verzuim is er niet.") == [
        ("Ongeoorloofd verzuim", "Niet op school zijn zonder goede reden")
    ]


def test_a_term_that_stays_is_explained_once_at_its_first_use() -> None:
    text = "De orthopedagoog komt. De orthopedagoog kijkt mee."
    assert said(text) == [("orthopedagoog", "orthopedagoog (iemand die helpt bij leren en gedrag)")]


@pytest.mark.parametrize(
    "text",
    [
        "Het OPP (een plan voor de hulp) is klaar. Lees het OPP.",
        "Een plan voor de hulp (OPP) is klaar.",
        "OPP betekent een plan voor de hulp.",
        "OPP: een plan voor de hulp.",
        "Een OPP is een plan voor de hulp.",
    ],
)
def test_a_term_with_its_explanation_beside_it_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_what_it_says_to_put_in_ends_the_remark() -> None:
    text = "De orthopedagoog belt u."
    [(term, instead)] = said(text)
    assert instead is not None
    assert said(text.replace(term, instead)) == []


def test_a_term_in_capitals_is_not_the_word_that_looks_like_it() -> None:
    assert said("Ik zat daar en was het zat.") == []
    assert [term for term, _instead in said("Het ZAT-overleg was goed.")] == ["ZAT-overleg"]


def test_a_school_adds_changes_and_removes() -> None:
    own = shipped().with_changes(
        [Term("topuur", "replace", "uur extra hulp"), Term("OPP", "explain", "ons plan voor je kind")], ["ZAT"]
    )
    assert said("Een topuur.", own) == [("topuur", "uur extra hulp")]
    assert said("Het OPP is er.", own) == [("OPP", "OPP (ons plan voor je kind)")]
    assert "ZAT" in shipped().terms
    assert "ZAT" not in own.terms


def test_a_term_of_the_school_wins_from_a_form_of_ours() -> None:
    assert said("De casus.") == [("casus", "verhaal")]
    assert said("De casus.", shipped().with_changes([Term("casus", "replace", "situatie")])) == [("casus", "situatie")]


@pytest.mark.parametrize(
    ("term", "plain"),
    [("", "iets"), ("…", "iets"), ("zet …", "iets"), ("woord", " "), ("w" * 61, "iets"), ("woord", "x" * 201)],
)
def test_a_term_that_says_nothing_is_refused_with_a_sentence(term: str, plain: str) -> None:
    with pytest.raises(TermRefused) as refused:
        Term(term, "replace", plain)
    assert refused.value.reason.text()
