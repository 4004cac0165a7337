"""Dutch text falls apart into sentences and words where a reader would say so."""

import pytest

from service.plain.sentences import sentences


def split(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dhr. De Vries belt mw. Jansen en dr. Bakker.",
        "De les begint om 9.00 uur op 3.2 km van huis.",
        "Hij zit in de 3e klas, groep 2B.",
        "We kijken o.a. Sam en Noor na, d.w.z. allebei.",
        "J. de Boer en A.B. Smit zijn er.",
        "Bijv. Nederlands en wiskunde.",
        "Schrijf naar school@voorbeeld.nl of kijk op www.voorbeeld.nl/ouders.",
        "Hij riep ‘Dat wil ik niet!’ en liep weg.",
        "Hij wacht … en dan komt hij.",
        "Op 12-3-2026 praten we.",
        "Hij zei iets (dat was jammer!) en ging.",
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hij is 14.", "Hij zit in de tweede."],
        ["Hij komt niet.", "'s Middags komt hij wel."],
        ["Hij zegt: ‘Ik wil niet.’", "Dat snappen we."],
        ["Lukt dat?", "Ja!", "Fijn."],
        ["Neem mee: pen, schrift e.d.", "Daarna beginnen we."],
        ["Wat zeg je?!", "Niets."],
        ["hij is moe.", "hij slaapt slecht."],
        ["Dat kan.", "‘Graag zelfs.’", "Mooi."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_forgotten_space_hides_no_end() -> None:
    assert split("Hij komt niet.Hij is ziek.") == ["Hij komt niet.", "Hij is ziek."]


def test_bullets_and_lines_are_sentences_of_their_own_without_their_marks() -> None:
    text = "Dit doen we:\n- Sam zit vooraan\n• Hij krijgt hulp\n1. Eerst rekenen\n2) Dan taal"
    found = [(sentence.kind, text[sentence.start : sentence.end]) for sentence in sentences(text)]
    assert found == [
        ("heading", "Dit doen we:"),
        ("item", "Sam zit vooraan"),
        ("item", "Hij krijgt hulp"),
        ("item", "Eerst rekenen"),
        ("item", "Dan taal"),
    ]


def test_a_short_line_without_an_end_above_other_text_is_a_heading() -> None:
    kinds = [sentence.kind for sentence in sentences("Wat gaat goed\n\nSam leest graag.\nWat is lastig\nRekenen.")]
    assert kinds == ["heading", "sentence", "heading", "sentence"]


def test_a_line_that_was_full_goes_on_in_the_next() -> None:
    text = "Sam heeft gisteren met zijn mentor gepraat over de toets,\ndie hij volgende week mag maken.\n\nDat is fijn."
    assert len(split(text)) == 2
    assert len(split(text.replace("\n", "\r\n"))) == 2


def test_words_are_counted_as_a_reader_counts_them() -> None:
    text = "’s Middags gaat Sam o.a. naar z'n oma's huis t/m 9.30 uur in auto-en-fietsland"
    [sentence] = sentences(f"{text.replace('t/m', '(t/m')})!")
    assert [word.text for word in sentence.words] == text.split()


def test_text_without_dutch_words_holds_no_sentences() -> None:
    assert sentences("") == []
    assert sentences(" \n\t\n… – !") == []
    assert sentences("مرحبا بالعالم. 你好 🎉") == []
