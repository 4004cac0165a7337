"""Making the Word file of a document: of its answers for staff, for parents of what they read of it, in their language.

A version of a document that was made is named with its language (``ouders.tr``, in plain Dutch ``ouders``); the template
is that of the version alone (``ouders``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from forms import form_of
from forms.answers import Answers
from forms.for_parents import is_for_parents, letter_answers
from service.letters import NoSuchLanguage, fill_letter, split_variant
from service.store import Transaction
from service.word import Identity, Template, fill
from service.work.for_parents import Material, material


@dataclass(frozen=True)
class Maker:
    """What a school's documents are made with, besides a template and answers.

    ``key`` signs them; ``logo`` is the bytes of a picture; ``material`` is what the school says to parents in its own way.
    """

    key: bytes = field(repr=False)
    logo: bytes | None = field(default=None, repr=False)
    material: Material = field(default_factory=Material)

    def made(
        self,
        template: Template,
        answers: Answers,
        document_id: str,
        revision: int,
        made_variant: str = "",
        *,
        final: bool = False,
    ) -> bytes:
        """Return the Word file of a document's whole answers: the same bytes for the same input.

        Raises `NoSuchLanguage`, and `TemplateRefused` when these answers make the document too big.
        """
        identity = Identity(document_id, revision, self.key)
        variant, language = split_variant(made_variant)
        if not is_for_parents(variant):
            if language:
                raise NoSuchLanguage(language)
            return fill(template, answers, final=final, identity=identity, logo=self.logo)
        return fill_letter(
            template,
            form_of(template.form.type),
            answers,
            wording=self.material.wording(language),
            glossary=self.material.glossary,
            contact=self.material.contact,
            final=final,
            identity=identity,
            logo=self.logo,
        )


def maker(tx: Transaction, school_id: str, key: bytes) -> Maker:
    """Return what a school's documents are made with now; raises `NotFound` and `Damaged`."""
    return Maker(key, tx.logo(school_id), material(tx, school_id))


def printed_answers(template: Template, answers: Answers) -> Answers:
    """Return those of a document's whole answers that a template may print: for parents what they read of it."""
    form = form_of(template.form.type)
    return letter_answers(form, answers) if is_for_parents(template.variant) else answers


def template_variant(made_variant: str) -> str:
    """Return the version that a template is of, of the name that it was made under: ``ouders`` of ``ouders.tr``."""
    return split_variant(made_variant)[0]
