"""The check: what it remarks, where, and what helps most."""

import pytest

from service.plain import OWN, STAFF, check

LONG = "Wij denken dat het goed is als Sam elke dag na de pauze even bij ons langs komt."


def kinds(text: str, **how: object) -> list[tuple[str, str]]:
    return [(remark.kind, text[remark.start : remark.end]) for remark in check(text, **how).remarks]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind", "place", "message"),
    [
        (LONG, "long_sentence", LONG, "Lange zin (18 woorden). Maak er twee zinnen van"),
        ("Sam wordt elke dag begeleid.", "passive", "wordt elke dag begeleid", "Wie doet dit? (‘wordt … begeleid’)"),
        (
            "Sam wordt door ons geholpen.",
            "passive",
            "wordt door ons geholpen",
            "Zeg eerst wie dit doet (‘wordt … geholpen’)",
        ),
        (
            "Wij hebben vorige week met u en met Sam op school gesproken.",
            "far_apart",
            "hebben vorige week met u en met Sam op school gesproken",
            "‘hebben’ en ‘gesproken’ staan ver uit elkaar (9 woorden). Zet ze dichter bij elkaar",
        ),
        (
            "De school is handelingsverlegenheid de baas.",
            "term",
            "handelingsverlegenheid",
            "‘handelingsverlegenheid’ is vaktaal: ‘de school weet niet goed hoe’",
        ),
        ("We doen dit i.v.m. de toets.", "term", "i.v.m.", "‘i.v.m.’ is een afkorting: ‘door’"),
        ("De XYZ komt.", "abbreviation", "XYZ", "De afkorting ‘XYZ’ kent niet iedereen. Schrijf die uit"),
        ("Dat is obstinaat.", "rare_word", "obstinaat", "‘obstinaat’ is een moeilijk woord. Kies een gewoner woord"),
        (
            "We zoeken een vakantiebestemming.",
            "long_word",
            "vakantiebestemming",
            "‘vakantiebestemming’ is een lang woord (18 letters). Zeg het met kortere woorden",
        ),
    ],
)
def test_a_remark_says_where_and_why(text: str, kind: str, place: str, message: str) -> None:
    [remark] = check(text).remarks
    assert (remark.kind, text[remark.start : remark.end], remark.text()) == (kind, place, message)


def test_a_long_heading_bullet_or_name_is_left_alone() -> None:
    assert kinds("Lunteren Wiebelink Obstinaatje\n\nDaar woont Xandertjen Bliksemsnoer.") == []


def test_a_name_at_the_start_of_a_sentence_is_a_name() -> None:
    assert kinds("Fenna leest graag. Xandert ook.") == []


def test_abbreviations_that_everybody_knows_and_initials_are_left_alone() -> None:
    assert kinds("Op de HAVO kijkt A.B. Smit TV.") == []


def test_words_in_capitals_are_no_abbreviations() -> None:
    assert kinds("DIT IS ONS PLAN\n\nWe beginnen.") == []


def test_an_abbreviation_is_remarked_on_once() -> None:
    assert kinds("De XYZ komt. De XYZ gaat.") == [("abbreviation", "XYZ")]


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Het OPP wordt bijgesteld. " + LONG
    assert check(text) == check(text)


def test_places_are_characters_of_the_text_as_it_was_given() -> None:
    text = "🎉 Noël is er.\r\n\r\n\tHet OPP wordt gemaakt."
    assert kinds(text) == [("term", "OPP"), ("passive", "wordt gemaakt")]
    assert kinds("De le\u0301raar is obstinaat.") == [("rare_word", "obstinaat")]


def test_measures_of_a_small_text_can_be_counted_by_hand() -> None:
    measures = check("De bus komt om half vier. Daarna eten we samen thuis, zegt oma.").measures
    assert (measures["words"], measures["sentences"], measures["sentence_length"]) == (13, 2, 6.5)
    assert (measures["longest_sentence"], measures["long_words"], measures["passive"]) == (7, 0, 0)
    assert measures["douma"] == round(206.835 - 0.93 * 6.5 - 77 * 17 / 13, 1)


def test_a_text_without_words_is_readable_and_measures_nothing() -> None:
    for text in ("", "  \n", "…", "مرحبا بكم في المدرسة"):
        checked = check(text)
        assert (checked.readable, checked.score, checked.remarks) == (True, 100, ())
        assert checked.measures["zipf"] is None


def test_our_own_text_is_held_to_more_than_that_of_staff() -> None:
    text = "Sam oefent elke dag. Op maandag wordt hij geholpen. Daarna gaat hij naar de les. Dat vindt hij erg fijn."
    assert check(text, thresholds=STAFF).readable
    assert set(check(text, thresholds=OWN).missed) == {"passive"}


def test_an_official_name_can_be_exempt() -> None:
    text = "Dit is het handelingsdeel van het OPP. We maken dat samen met u."
    assert not check(text, thresholds=OWN).readable
    assert check(text, thresholds=OWN, exempt=["handelingsdeel", "OPP"]).readable


def test_the_three_changes_that_help_most_come_first() -> None:
    text = (
        "De ondersteuningsbehoefte en de belastbaarheid worden middels observatie geëvalueerd en er wordt teruggekoppeld "
        "aan de XYZ. De interventie is adequaat. Het is obstinaat."
    )
    checked = check(text)
    assert len(checked.improvements) == 3
    assert checked.improvements[0].text() == "Vervang vaktaal, of leg die uit (8 keer)"
    assert checked.improvements[0].first.kind == "term"


def test_the_bar_is_full_only_when_the_text_is_readable() -> None:
    plain = check("Sam leest elke dag een boek. Dat gaat goed.")
    worse = check("Sam leest elke dag een boek. Dat wordt geëvalueerd.")
    worst = check("De belastbaarheid wordt middels interventies geëvalueerd.")
    assert plain.score == 100
    assert 100 > worse.score > worst.score >= 0
