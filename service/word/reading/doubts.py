"""What a person should look at in a document that came back, whatever is made of its answers."""

from collections.abc import Iterator

from forms.faults import Message
from forms.model import Form
from forms.text import N_
from service.word.reading.fields import Fields
from service.word.reading.outline import Outline
from service.word.reading.texts import place_name


def doubts(now: Fields, made: Fields, form: Form) -> Iterator[Message]:
    """Yield what cannot be read for sure, or cannot come along."""
    for spot in now.odd:
        label = form.question(place_name(spot)[0]).label if spot.address else spot.tag
        yield Message(
            spot.tag,
            N_(
                "Een vakje bij ‘%(label)s’ is niet duidelijk: wat er staat, is iets anders dan Word bewaart. Kijk het na"
            ),
            {"label": label},
        )
    if any("\ufffd" in paragraph.text for paragraph in now.outline.paragraphs):
        yield Message("", N_("Er staat een teken in het bestand dat niet te lezen is. Kijk na of de tekst klopt"))
    if _pictures(now.outline) > _pictures(made.outline):
        yield Message("", N_("Er staat een plaatje in het bestand. Plaatjes gaan niet mee: bewaar het bestand zelf"))


def _pictures(outline: Outline) -> int:
    return sum(paragraph.pictures for paragraph in outline.paragraphs if paragraph.story == "body")
