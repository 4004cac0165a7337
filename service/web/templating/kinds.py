"""What has a template: each type of document, and each variant of one."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from flask import Response, send_file

from forms import all_forms
from forms.faults import UnknownType
from forms.model import Form
from service.store import NotFound, TemplateVersion, Transaction
from service.web.current import account
from service.word import NoSuchTemplate, shipped_file
from service.work import templates
from service.work.handing_out import plain_name
from service.work.regenerating import place, split

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Kind:
    """A type of document, or one of its variants ("" for the usual one). ``title`` is a msgid."""

    form: Form
    variant: str
    title: str

    @property
    def name(self) -> str:
        """Return the name in addresses and in runs: ``opp``, ``zat_aanmelding.toestemming``."""
        return place(self.form.type, self.variant)


def kinds() -> list[Kind]:
    """Return every kind that a template comes with the program for, in the order of the forms."""
    found = []
    for form in all_forms().values():
        for variant, title in (("", form.short_title), *form.variants):
            try:
                shipped_file(form, variant)
            except NoSuchTemplate:  # declared, and not drawn yet
                continue
            found.append(Kind(form, variant, title))
    return found


def kind_named(name: str) -> Kind:
    """Return the kind with this name; raises `UnknownType`."""
    for kind in kinds():
        if (kind.form.type, kind.variant) == split(name):
            return kind
    raise UnknownType(name)


def version_of(tx: Transaction, kind: Kind, hash: str) -> TemplateVersion:
    """Return the version of a template with this hash; raises `NotFound`."""
    for version in templates.versions(tx, account().school_id, kind.form, kind.variant):
        if version.hash == hash:
            return version
    raise NotFound


def sent(data: bytes, name: str) -> Response:
    """Return a Word file to be kept under a name."""
    return send_file(BytesIO(data), MIMETYPE, as_attachment=True, download_name=f"{plain_name(name)}.docx")
