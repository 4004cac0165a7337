"""What is known about words: syllables, compounds, how common they are."""

import pytest

from service.plain.words import LONGEST, known, syllables

SYLLABLES = {
    1: "school huis kind leuk jij mooi thuis dreigt schreeuw",
    2: "ouders leren eeuwig mooie nieuwe gesprek idee begin reisje actie vloeien auto",
    3: "leerlingen begeleid verdrietig oefenen ruïne gymzalen",
    4: "reageren begeleiding financiën situatie alinea",
    5: "orthopedagoog individueel geëvalueerd",
    6: "handelingsverlegen",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, line in SYLLABLES.items() for word in line.split()]
)
def test_syllables_are_the_groups_of_vowels_that_are_heard(count: int, word: str) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("wiskundetoets", ("wiskunde", "toets")),
        ("onderwijsbehoeften", ("onderwijs", "behoeften")),
        ("leerlingenzorg", ("leerlingen", "zorg")),
        ("sociaal-emotioneel", ("sociaal", "emotioneel")),
        ("orthopedagoog", ()),
        ("bewerkstelligen", ()),
        ("psychodiagnostisch", ()),
    ],
)
def test_a_compound_is_known_by_its_parts(word: str, parts: tuple[str, ...]) -> None:
    assert known(word).parts == parts


def test_a_compound_is_as_common_as_its_parts() -> None:
    assert known("wiskundetoets").own < 3 < known("wiskundetoets").zipf


def test_common_words_are_more_common_than_jargon() -> None:
    assert known("hulp").zipf > known("ondersteuning").zipf > known("interventie").zipf > known("stagneren").zipf


def test_a_form_is_known_by_its_lemma() -> None:
    assert [known(word).lemma for word in ("begeleid", "bijgesteld", "leerlingen")] == [
        "begeleiden",
        "bijstellen",
        "leerling",
    ]


def test_what_is_too_long_to_be_a_word_is_not_looked_up() -> None:
    assert known("school" * LONGEST) == (0.0, 0.0, "school" * LONGEST, ())
