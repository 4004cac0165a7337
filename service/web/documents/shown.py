"""What the pages of a document share: words, ids and the parts that several of them show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from flask_babel import gettext, ngettext

from forms import form_of
from forms.answers import Answers, get
from forms.faults import Fault, UnknownType
from forms.for_parents import is_for_parents
from forms.length import pages
from forms.model import Form, Step
from forms.page import Page
from forms.printed import Printed
from forms.progress import Progress
from forms.questions import Question
from forms.text import N_, Block, blocks
from service.store import Document, Transaction
from service.web.current import account, dossiers, school
from service.web.documents import blueprint
from service.web.i18n import clock, language, local, moment, today
from service.work.writing import Writing, opened, policy_of, progress_of

_COUNTED = (
    N_("één"), N_("twee"), N_("drie"), N_("vier"), N_("vijf"), N_("zes"), N_("zeven"), N_("acht"), N_("negen"),
    N_("tien"), N_("elf"), N_("twaalf"),
)  # fmt: skip


#: From this many pages on, a question is named as the longest.
_LONG = 0.3


@dataclass(frozen=True)
class Problem:
    """A fault as a page shows it: where its field is and what to do."""

    path: str
    target: str
    sentence: str
    step: Step | None = None


@dataclass(frozen=True)
class Shown:
    """A question with its answer, ready to print."""

    question: Question
    answered: bool
    printed: dict[str, Printed]


@blueprint.app_template_filter("field_id")
def field_id(name: str) -> str:
    """Return the HTML id of the field with this name: ``doelen[a1].doel`` becomes ``doelen-a1--doel``."""
    return "v-" + re.sub(r"[^a-z0-9_]", "-", name.lower())


@blueprint.app_template_filter("gloss")
def gloss(official: str) -> str:
    """Return an official Dutch wording in the language of the screen, "" where that is the same."""
    translated = gettext(official) if official and language() != "nl" else official
    return "" if translated == official else translated


@blueprint.app_template_filter("in_words")
def in_words(number: int) -> str:
    """Return a small number as a word, for titles."""
    return gettext(_COUNTED[number - 1]) if 1 <= number <= len(_COUNTED) else str(number)


@blueprint.app_template_filter("to_check")
def to_check(number: int) -> str:
    """Return ``Nog drie antwoorden nakijken``."""
    text = ngettext(
        "Nog %(words)s antwoord nakijken", "Nog %(words)s antwoorden nakijken", number, words=in_words(number)
    )
    return text[:1].upper() + text[1:]


@blueprint.app_template_filter("decimal")
def decimal(number: float) -> str:
    """Return a number with one digit after the comma, as the screen's language writes it."""
    return f"{number:.1f}".replace(".", "," if language() == "nl" else ".")


@blueprint.app_template_filter("figure")
def figure(number: float) -> str:
    """Return a number with one digit after the comma, or none where that would be a nought."""
    return decimal(number).removesuffix(".0").removesuffix(",0")


@blueprint.app_template_filter("saved_at")
def saved_at(when: datetime) -> str:
    """Return ``Opgeslagen om 10.44 uur``, or the day when that was another day."""
    if local(when).date() == today():
        return gettext("Opgeslagen om %(tijd)s", tijd=clock(when))
    return gettext("Opgeslagen: %(dag)s", dag=moment(when))


blueprint.add_app_template_filter(is_for_parents, "for_parents")


@blueprint.app_template_test("kind")
def of_kind(printed: Printed, name: str) -> bool:
    """Tell whether a printed value is of the class with this name."""
    return type(printed).__name__ == name


@blueprint.app_template_filter("blocks")
def grouped_blocks(text: str) -> list[tuple[str, list[Block]]]:
    """Return the paragraphs and bullets of a text, each run of one kind together."""
    return [(kind, list(run)) for kind, run in groupby(blocks(text), key=lambda block: block.kind)]


@blueprint.app_template_filter("tab_of")
def tab_of(type_: str) -> str:
    """Return the short name of a document type, or its key when this program doesn't know it."""
    try:
        return form_of(type_).short_title
    except UnknownType:
        return type_


def opened_document(document_id: str) -> Writing:
    """Return the document of an address."""
    return opened(dossiers(), document_id)


def progress_now(writing: Writing) -> Progress:
    """Return how far a document is today."""
    return progress_of(dossiers(), writing, policy_of(school()), today())


def about(document: Document) -> str:
    """Return whom a document is about, with the class: ``Sem Bakker, 2K2``."""
    facts = [subject.facts for subject in document.subjects]
    return "; ".join(", ".join(str(fact[key]) for key in ("naam", "klas") if fact.get(key)) for fact in facts)


def answers_shown(form: Form, step: Step, answers: Answers) -> list[Shown]:
    """Return the asked questions of a page with their answers."""
    asked, printed = form.asked(answers), form.printed(answers)
    return [
        Shown(question, get(answers, question.key) is not None, printed[question.key])
        for question in step.questions
        if question in asked
    ]


def problems(form: Form, answers: Answers, faults: Iterable[Fault]) -> list[Problem]:
    """Return faults of a whole document, each with the page and the field where it is mended."""
    pages: dict[str, Page] = {}
    found = []
    for fault in faults:
        try:
            step = form.step_of(fault.path)
        except KeyError:
            found.append(Problem(fault.path, "", fault.text(gettext)))
            continue
        page = pages.setdefault(step.slug, Page(form, step, answers))
        found.append(Problem(fault.path, field_id(page.field_name(fault.path)), fault.text(gettext), step))
    return found


def length_of(form: Form, answers: Answers) -> dict[str, Any]:
    """Return what the length meter shows: the pages by question, and the question that takes most of them."""
    length = pages(form, answers)
    longest = max((key for key in length if key), key=lambda key: length[key], default="")
    return {"length": length, "longest": form.question(longest) if length.get(longest, 0) >= _LONG else None}


def of_page(page: Page, faults: Sequence[Fault]) -> list[Problem]:
    """Return a page's own faults, each with its field."""
    return [
        Problem(fault.path, field_id(page.field_name(fault.path)), fault.text(gettext), page.step) for fault in faults
    ]


def names_known(tx: Transaction) -> list[str]:
    """Return the names that a page suggests where a person is asked: who works here, and the mentors of pupils."""
    staff = {known.name for known in tx.accounts(account().school_id)}
    mentors = {str(subject.facts.get("mentor") or "") for subject in tx.visible_to(account()).subjects()}
    return sorted((staff | mentors) - {""}, key=str.casefold)
