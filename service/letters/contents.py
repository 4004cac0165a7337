"""Letters to parents: what stands in one, and the Word document of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from forms.answers import Answers, get, put
from forms.for_parents import letter_answers
from forms.for_parents.question import chosen, notes_of
from forms.model import Form
from forms.questions.date import day_of
from forms.row_ids import derived_row_id
from service.letters.languages import PLAIN
from service.letters.wordings import Wording, wording
from service.letters.words import KEY as WORDS
from service.letters.words import Explained, as_rows, difficult_words
from service.plain import Glossary
from service.word import Identity, Template, fill, printed_text

_PARENTS = "brief.ouders"
#: Who answers parents' questions: the first of these that is known.
_TO_ASK = ("leerling.mentor", "docent", "opsteller", "naam_aanmelder", "school.contactpersoon")
#: The rows of a form that name the parents.
_NAMED_IN = ("ouders", "toestemming")


@dataclass(frozen=True)
class Contact:
    """How parents reach the school and get help outside of it; "" where the school said nothing.

    ``antwoord_dagen``: within how many days of the document's date the school would like an answer, None for no date.
    """

    telefoon: str = ""
    email: str = ""
    hulp: str = ""
    antwoord_dagen: int | None = None


@dataclass(frozen=True)
class Letter:
    """What stands in a letter: the answers of `letter_form`, the page about the letter itself included."""

    template: Template
    answers: Answers
    wording: Wording

    def fill(self, *, final: bool = False, identity: Identity | None = None, logo: bytes | None = None) -> bytes:
        """Return the Word document, as `service.word.fill` does."""
        return fill(self.template, self.answers, final=final, identity=identity, logo=logo, wording=self.wording)


def letter(
    template: Template, form: Form, answers: Answers, *, wording: Wording, glossary: Glossary, contact: Contact
) -> Letter:
    """Return what stands in a letter made of the whole answers of a form, in the language of ``wording``.

    Always the same for the same input: the day by which an answer is asked follows from the document's own date.
    """
    shown = letter_answers(form, answers)
    for key, value in _about(form, answers, contact):
        shown = put(shown, key, value)
    if words := _words(template, shown, wording, glossary):
        shown = put(shown, WORDS, as_rows(words, wording))
    return Letter(template, shown, wording)


def fill_letter(
    template: Template,
    form: Form,
    answers: Answers,
    *,
    wording: Wording,
    glossary: Glossary,
    contact: Contact,
    final: bool = False,
    identity: Identity | None = None,
    logo: bytes | None = None,
) -> bytes:
    """Return the Word document of a letter to parents; ``answers`` are the whole answers of ``form``."""
    made = letter(template, form, answers, wording=wording, glossary=glossary, contact=contact)
    return made.fill(final=final, identity=identity, logo=logo)


def _words(template: Template, shown: Answers, said: Wording, glossary: Glossary) -> list[Explained]:
    """Return the difficult words of a letter: they are looked for in what is really printed."""

    def printed(in_wording: Wording) -> str:
        return printed_text(fill(template, shown, final=True, wording=in_wording))

    if said.foreign:
        return difficult_words(printed(wording(PLAIN)), glossary, printed(said))
    return difficult_words(printed(said), glossary)


def _about(form: Form, answers: Answers, contact: Contact) -> Iterator[tuple[str, Any]]:
    """Yield the answers to the questions about the letter itself, those there are."""
    notes = notes_of(answers)
    asked = next((name for key in _TO_ASK if (name := get(answers, key)) and chosen(notes, (key,)) is not False), None)
    day = day_of(get(answers, "datum"))
    until = day + timedelta(days=contact.antwoord_dagen) if day and contact.antwoord_dagen else None
    about: Mapping[str, Any] = {
        "brief.vraag_bij": asked,
        "brief.telefoon": contact.telefoon,
        "brief.email": contact.email,
        "brief.hulp": contact.hulp,
        "brief.antwoord_voor": until.isoformat() if until else None,
        _PARENTS: _parents(answers),
    }
    yield from ((key, value) for key, value in about.items() if value)


def _parents(answers: Answers) -> list[dict[str, Any]]:
    """Return a row for each parent who decides about the child, as far as the answers name them.

    One whose name staff chose to hide is not named: a letter goes to several people.
    """
    notes = notes_of(answers)
    rows: list[dict[str, Any]] = []
    named = [(f"{key}[{person['id']}]", key, person) for key in _NAMED_IN for person in get(answers, key) or ()]
    for row, question, person in named:
        hidden = chosen(notes, (f"{row}.naam", row, question)) is False
        name = None if hidden else person.get("naam")
        decides = person.get("gezag") is not False and person.get("relatie") != "leerling"
        if name and decides and name not in [row["naam"] for row in rows]:
            row_id = derived_row_id(_PARENTS, (name,), {row["id"] for row in rows})
            rows.append({"id": row_id, "naam": name})
    return rows
