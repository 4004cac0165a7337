"""A letter to parents as they will read it, before it is made: nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from forms.for_parents import is_for_parents
from forms.model import Form
from service.letters import Wording, made_variant
from service.store import Account, Transaction
from service.word import Template
from service.word.pages import Block, printed_blocks
from service.work.making import Maker, maker
from service.work.templates import template_for
from service.work.writing import Writing


@dataclass(frozen=True)
class ShownLetter:
    """All that a letter is made of."""

    writing: Writing
    template: Template
    using: Maker
    wording: Wording

    def blocks(self) -> tuple[Block, ...]:
        """Return what stands on its pages; raises `TemplateRefused`. Takes a while: to be called outside any transaction."""
        version = made_variant(self.template.variant, self.wording.tag)
        document = self.writing.document
        made = self.using.made(
            self.template, self.writing.answers, document.id, document.number, version, final=self.writing.frozen
        )
        return printed_blocks(made)


def shown_letter(
    tx: Transaction, account: Account, key: bytes, writing: Writing, variant: str, tag: str
) -> ShownLetter:
    """Return a letter as it would be made now; raises `NoSuchTemplate`, `NoSuchLanguage` and `TemplateUnfit`."""
    using = maker(tx, account.school_id, key)
    wording = using.material.wording(tag)
    return ShownLetter(writing, template_for(tx, account.school_id, writing.form, variant), using, wording)


def letters_of(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the letters to parents that there are of a form: the name of each version, and its title (a msgid)."""
    return tuple((variant, title) for variant, title in form.variants if is_for_parents(variant))
