"""Word: templates, filling them, and what of them is ours. The only room that knows docx, docxtpl and lxml."""

from forms.model import Form
from forms.text import N_
from service.data import docx_template
from service.word.errors import NoSuchTemplate, PackageRefused, ReadingFailed, TemplateRefused
from service.word.fill import fill
from service.word.identity import Identity, IdentityRead
from service.word.names import fixed_names
from service.word.reading.read import identify, read_back
from service.word.reading.result import Found, Outside, Reading
from service.word.template import Template, compile_template
from service.word.text import printed_text

__all__ = [
    "Found",
    "Identity",
    "IdentityRead",
    "NoSuchTemplate",
    "Outside",
    "PackageRefused",
    "Reading",
    "ReadingFailed",
    "Template",
    "TemplateRefused",
    "compile_template",
    "fill",
    "fixed_names",
    "identify",
    "printed_text",
    "read_back",
    "shipped_file",
    "shipped_template",
]


def shipped_file(form: Form, variant: str = "") -> bytes:
    """Return the template that comes with zorgroute, of the form itself or of one of its variants; NoSuchTemplate."""
    if variant and variant not in [name for name, _ in form.variants]:
        raise NoSuchTemplate(
            N_("De versie ‘%(variant)s’ van ‘%(title)s’ bestaat nog niet"), variant=variant, title=form.short_title
        )
    return docx_template(f"{form.type}.{variant}" if variant else form.type)


def shipped_template(form: Form, variant: str = "") -> Template:
    """Return the same, compiled."""
    return compile_template(shipped_file(form, variant), form, variant)
