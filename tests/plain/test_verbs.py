"""Who does it, and verbs that stand far apart."""

import pytest

from service.plain.sentences import sentences
from service.plain.verbs import Pair, pairs

PASSIVE = """
Sam wordt begeleid door de mentor.
Er is afgesproken dat hij later komt.
De toets moet worden overgedaan.
Het plan kan volgende week besproken worden.
Dat de hulp gestopt wordt, weten de ouders.
De ouders zijn geïnformeerd over het plan.
De doelen worden in maart geëvalueerd en bijgesteld.
Er werd veel gepraat in de les.
Zijn jas werd gestolen.
Moeder is gebeld.
De afspraken zijn vastgelegd in het verslag.
Hij wordt vaak gepest door klasgenoten.
Er zal contact worden opgenomen met de huisarts.
Besloten is om te wachten.
De toestemming was niet gegeven.
Extra tijd wordt aangeboden.
De leerling wordt aangemeld bij het team.
Het formulier is ondertekend.
Er wordt gekeken naar een andere klas.
Wat is besproken, blijft tussen ons.
Hij is verwezen naar de huisarts.
De gegevens worden bewaard.
Er is niets over gezegd.
Zodra het plan getekend is, beginnen we.
"""
ACTIVE = """
Sam heeft zijn boek gelezen.
Hij is gisteren naar huis gegaan.
Zij wordt boos als het te druk is.
Fenna is begonnen met oefenen.
De mentor heeft met de ouders gesproken.
Hij is bang en vindt school moeilijk.
Het is gelukt!
Wij zijn tevreden over het gesprek.
Zij is vorig jaar verhuisd.
Zijn cijfers zijn gestegen.
Hij wordt veertien in mei.
Sam is moe en heeft weinig geslapen.
De ouders zijn gescheiden.
Het gebied is groot.
Zij is geïnteresseerd in dieren.
Dat is genoeg voor vandaag.
Hij is vier keer te laat gekomen.
Daan is gemotiveerd om te leren.
Je kind is vaak verdrietig geweest.
Het is belangrijk dat u belt.
Wat is er gebeurd?
Sam is ziek geworden.
Wij hebben zijn moeder gebeld.
Het gaat goed met hem en hij is gegroeid.
Er zijn veel gesprekken.
Hij wordt later ingenieur.
Hij is blijven zitten.
Sam is weggelopen.
"""


def found(text: str) -> list[Pair]:
    return [pair for sentence in sentences(text) for pair in pairs(sentence)]


@pytest.mark.parametrize("text", PASSIVE.strip().splitlines())
def test_a_sentence_that_says_what_is_done_and_not_who_does_it_is_found(text: str) -> None:
    assert any(pair.passive for pair in found(text))


@pytest.mark.parametrize("text", ACTIVE.strip().splitlines())
def test_somebody_who_does_something_is_no_passive(text: str) -> None:
    assert not any(pair.passive for pair in found(text))


def test_it_is_known_whether_somebody_is_named() -> None:
    assert [pair.by for pair in found("Sam wordt door de mentor begeleid. Noor wordt begeleid.")] == [True, False]


def test_the_words_between_auxiliary_and_participle_are_counted() -> None:
    [pair] = found("De mentor heeft vorige week op school met beide ouders gesproken.")
    assert (pair.shown(), pair.between, pair.passive) == ("heeft … gesproken", 7, False)
