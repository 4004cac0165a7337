"""Versions for parents on the command line: in which language, with the words that come with the program."""

from forms.answers import Answers
from forms.faults import Message
from forms.for_parents import is_for_parents
from forms.model import Form
from forms.text import N_
from service import word
from service.files import Refused
from service.letters import FORMAL, PLAIN, Contact, Letter, Wording, letter, wording
from service.plain import shipped

_FOR_PARENTS_ALONE = N_("Alleen een versie voor ouders kan in een andere taal. Kies daarbij --version ouders")


def spoken(variant: str, tag: str | None) -> Wording | None:
    """Return the fixed texts that a version was asked in, None for one that is for staff: that is always Dutch.

    Plain Dutch for parents, unless another is named. Raises `NoSuchLanguage`, and `Refused` for staff's in another.
    """
    asked = wording(tag or PLAIN)
    if is_for_parents(variant):
        return asked
    if tag not in (None, FORMAL):
        raise Refused(Message("", _FOR_PARENTS_ALONE))
    return None


def said(identity: word.IdentityRead) -> Wording | None:
    """Return the fixed texts that a file says it was made with; raises `NoSuchLanguage`."""
    return wording(identity.language or PLAIN) if is_for_parents(identity.variant) else None


def filled(
    template: word.Template, form: Form, answers: Answers, wording: Wording | None, *, final: bool = False
) -> bytes:
    """Return the Word document of a form's answers: with a wording, a letter to parents."""
    if wording is None:
        return word.fill(template, answers, final=final)
    return _letter(template, form, answers, wording).fill(final=final)


def printed(template: word.Template, form: Form, answers: Answers, wording: Wording) -> Answers:
    """Return the answers that stand in a letter."""
    return _letter(template, form, answers, wording).answers


def _letter(template: word.Template, form: Form, answers: Answers, wording: Wording) -> Letter:
    return letter(template, form, answers, wording=wording, glossary=shipped(), contact=Contact())
