"""The document as parents will read it, before anything is made; and what is still worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms.text import N_
from service.letters import LANGUAGES, PLAIN, NoSuchLanguage
from service.store import Transaction
from service.web.current import account, settings, store
from service.web.documents.shown import about
from service.web.errors import Shown, error_page
from service.web.parents import blueprint
from service.web.parents.sheet import Sheet
from service.web.permissions import permission
from service.word import NoSuchTemplate, TemplateRefused
from service.word.pages import Block, Printed
from service.work.for_parents import material
from service.work.showing_parents import ShownLetter, letters_of, shown_letter
from service.work.telling_parents import DRAFT
from service.work.writing import Writing, opened


@blueprint.get("/bekijk")
@permission("documenten.zien", own_transaction=True)
def preview(document_id: str) -> ResponseReturnValue:
    """Show what is saved as parents will read it; ``?taal=tr`` in another language, ``?versie=`` another letter."""
    with store().read() as tx:
        dossiers = tx.visible_to(account())
        writing = opened(dossiers, document_id)
        draft = None if writing.frozen else dossiers.draft(document_id, DRAFT)
        found = material(tx, account().school_id)
        try:
            letter = _letter(tx, writing)
        except (NoSuchLanguage, NoSuchTemplate) as missing:
            return error_page(Shown(404, N_("Deze versie is er niet")), missing.reason.text(gettext))
    try:
        blocks = letter.blocks()
    except TemplateRefused as refused:
        return error_page(Shown(422, N_("Dit document kan niet worden gemaakt")), refused.findings[0].text(gettext))
    return render_template(
        "parents/preview.html",
        writing=writing,
        about=about(writing.document),
        sheet=Sheet(writing.form, writing.answers, [], found.glossary),
        drafted=draft is not None,
        letter=letter,
        letters=letters_of(writing.form),
        blocks=blocks,
        tongues=[(language, found.wording(tag).checked) for tag, language in LANGUAGES.items()],
    )


@blueprint.app_template_filter("runs")
def runs(blocks: Sequence[Block]) -> list[tuple[tuple[str, bool], list[Block]]]:
    """Return what stands in a letter, each run of one kind together, with whether it is all of answers; "grid" are tables."""
    return [(kind, list(run)) for kind, run in groupby(blocks, key=_kind)]


def _kind(block: Block) -> tuple[str, bool]:
    return (block.kind, block.answer) if isinstance(block, Printed) else ("grid", False)


def _letter(tx: Transaction, writing: Writing) -> ShownLetter:
    """Return the letter that was asked for, where nothing was the first one, in plain Dutch."""
    variants = [variant for variant, _title in letters_of(writing.form)]
    variant, tag = request.args.get("versie", ""), request.args.get("taal", PLAIN)
    if variant not in variants:
        variant = next(iter(variants), "ouders")
    return shown_letter(tx, account(), settings().secret_key.encode(), writing, variant, tag)
