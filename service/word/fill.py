"""Filling a compiled template with answers."""

from forms.answers import Answers, get
from service.word.archive import archive, pack_quickly
from service.word.filling import Filling
from service.word.identity import CUSTOM_PART, Identity, custom_part
from service.word.places import Marks
from service.word.template import Template
from service.word.values import without
from service.word.wording import Wording, spoken


def fill(
    template: Template,
    answers: Answers,
    *,
    final: bool = False,
    identity: Identity | None = None,
    logo: bytes | None = None,
    wording: Wording | None = None,
) -> bytes:
    """Return the Word document (.docx) with these answers, the same bytes for the same input.

    The answers are as they are stored: `Form.clean` has made them so, and they have passed the form's `check`. A character
    that no document can hold is left out; half a character (a lone surrogate) raises UnicodeEncodeError. Unless ``final``,
    every page says CONCEPT. ``logo`` is a PNG. TemplateRefused when the document would grow beyond all bounds.

    ``wording`` gives the fixed texts of a letter to parents, of which these are the answers
    (`forms.for_parents.letter_answers`); without one they stand as the form has them.
    """
    form = template.form
    if wording is not None and wording.rtl:
        template = template.turned
    hidden = form.hidden(answers)
    answers = without(answers, hidden)
    filling = Filling(
        values={
            asked.question.key: asked.printed(get(answers, asked.question.key), answers) for asked in template.uses
        },
        tables={asked.question.key: asked.rows(get(answers, asked.question.key), answers) for asked in template.tables},
        hidden=hidden,
        final=final,
        revision=str(identity.revision) if identity else "",
        logo=logo,
        marks=Marks(set(template.taken_ids)),
        spoken=spoken(form, answers, wording),
        picture=template.last_picture,
    )
    said = {
        "zr_type": form.type,
        "zr_form_version": str(form.version),
        "zr_template": template.hash,
        "zr_variant": template.variant,
        "zr_final": str(int(final)),
        "zr_language": wording.tag if wording else "",
    }
    made = [pack_quickly(name, step(filling)) for name, step in template.steps.items()]
    made.append(pack_quickly(CUSTOM_PART, custom_part(said, identity)))
    made += [pack_quickly(name, logo) for name in template.logos] if logo else template.logos.values()
    return archive(made, template.beginning)
