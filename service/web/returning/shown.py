"""The comparison page: what is decided, what is only told, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask_babel import gettext, ngettext
from werkzeug.datastructures import MultiDict

from forms.answers import get
from forms.faults import Fault
from forms.questions import Question
from service.web.documents.shown import about, field_id
from service.web.returning.cards import Card, card_of
from service.web.returning.desk import suggested_names
from service.web.returning.sides import Told, text_of
from service.work.returning import Comparison, Differences
from service.work.writing import answers_of

Typed = MultiDict[str, str]


@dataclass(frozen=True)
class Extra:
    """A text beside the questions, as a page shows it; ``keep``: it goes to Aanvullingen."""

    id: int
    kind: str
    where: str
    text: str
    keep: bool


def shown(
    comparison: Comparison,
    cards: list[Card] | None = None,
    *,
    checked: bool = False,
    changed: bool = False,
    refused: Sequence[Fault] = (),
) -> str:
    """Return the page. ``checked``: say what is still open; ``changed``: someone saved first; ``refused``: see `Unfit`."""
    writing, merge = comparison.writing, comparison.merge
    typed = request.form if request.method == "POST" else None
    cards = cards_of(comparison) if cards is None else cards
    decided = {card.question.key for card in cards}
    texts = texts_of(comparison, typed)
    still = [card for card in cards if not card.chosen]
    wrong = [card for card in cards if checked and card.open]
    ours_only = [comparison.form.question(key) for key in merge.ours_only]
    told = decided | set(merge.ours_only) | set(comparison.reading.missing)
    answered = [(one, text) for one, text in _texts(comparison, comparison.form.asked(writing.answers)) if text]
    same = [(question, text) for question, text in answered if question.key not in told]
    values = {
        "writing": writing,
        "about": about(writing.document),
        "upload": comparison.upload,
        "base": comparison.base,
        "fixed": _fixed(comparison),
        "missing": _texts(comparison, [comparison.form.question(key) for key in comparison.reading.missing]),
        "notices": [problem.text(gettext) for problem in comparison.reading.problems],
        "ours_only": ours_only,
    }
    if not comparison.takeable:
        return render_template("returning/nothing.html", **values)
    return render_template(
        "returning/comparison.html",
        **values,
        cards=cards,
        texts=texts,
        same=same,
        tally=_tally(comparison, cards, texts, len(same)),
        wrong={card.path: gettext("Kies wat blijft") for card in wrong if not card.chosen},
        problems=[(_target(card), _sentence(card)) for card in wrong]
        + [(_card_at(cards, fault), fault.text(gettext)) for fault in refused],
        changed=changed,
        names=suggested_names(),
        made=len(cards) - len(still) + len(texts),
        all=len(cards) + len(texts),
        open_labels=list(dict.fromkeys(card.question.label for card in still)),
        easy=bool(still) and any(card.easy for card in cards),
    )


def cards_of(comparison: Comparison, typed: Typed | None = None) -> list[Card]:
    """Return what is to be decided, with the choices that were sent."""
    told = Told(
        answers_of(comparison.writing, comparison.base),
        comparison.writing.answers,
        comparison.reading.answers,
        comparison.base.number,
    )
    return [card_of(item, comparison.reading, told, typed) for item in comparison.merge.items]


def texts_of(differences: Differences, typed: Typed | None = None) -> list[Extra]:
    """Return the texts beside the questions that can be kept."""
    return [
        Extra(
            extra.number,
            extra.outside.kind,
            extra.outside.where.text(gettext),
            extra.outside.text,
            keeps(extra.number, typed),
        )
        for extra in differences.extras
    ]


def keeps(number: int, typed: Typed | None) -> bool:
    """Tell whether a text is kept: it is, unless somebody chose otherwise."""
    return typed is None or typed.get(f"buiten:{number}") != "weg"


def _sentence(card: Card) -> str:
    if card.own and card.chosen:
        return card.own.wrong[0].text(gettext)
    return gettext("Kies wat blijft bij ‘%(vraag)s’", vraag=card.title)


def _card_at(cards: list[Card], fault: Fault) -> str:
    """Return the card that a fault is about, "" when it has none."""
    return next((f"#keuze-{card.id}" for card in cards if fault.path.startswith(card.path)), "")


def _target(card: Card) -> str:
    if card.own and card.chosen:
        return "#" + field_id(card.own.field_name(card.own.wrong[0].path))
    return f"#keuze-{card.id}"


def _texts(comparison: Comparison, questions: Sequence[Question]) -> list[tuple[Question, str]]:
    answers = comparison.writing.answers
    return [(question, text_of(question, get(answers, question.key), answers)) for question in questions]


def _fixed(comparison: Comparison) -> list[dict[str, str]]:
    return [{"before": one.before, "text": one.text, "where": one.where.text(gettext)} for one in comparison.reported]


def _tally(comparison: Comparison, cards: list[Card], texts: list[Extra], same: int) -> list[tuple[int, str]]:
    clashes = sum(card.clashes for card in cards)
    missing = len(comparison.reading.missing)
    return [
        (len(cards) - clashes, gettext("anders in Word")),
        (clashes, ngettext("botst", "botsen", clashes)),
        (len(texts), ngettext("tekst buiten de vragen", "teksten buiten de vragen", len(texts))),
        (missing, gettext("niet teruggevonden")),
        (same + len(comparison.merge.ours_only), gettext("gelijk")),
    ]
