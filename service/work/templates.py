"""Which Word template a school's documents are made with: one of its own, or the one that comes with the program.

The shipped one is kept like any other as soon as something is made with it: what comes back is held against it, also
when a later version of the program ships another.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from forms.model import Form
from forms.text import N_
from service.store import Account, NotFound, StoreError, TemplateVersion, Transaction
from service.store.states import SHIPPED
from service.word import (
    PackageRefused,
    Template,
    TemplateRefused,
    compile_template,
    shipped_file,
    shipped_template,
)


class TemplateUnfit(StoreError):
    """The template that a school chose does not fit the form any more, or the file is no longer read."""

    message = N_(
        "Het sjabloon van je school voor ‘%(titel)s’ past niet meer bij het formulier. Vraag de zorgcoördinator om bij "
        "Sjablonen een ander te kiezen."
    )


def template_for(tx: Transaction, school_id: str, form: Form, variant: str = "") -> Template:
    """Return what a school's documents are made with now; raises `NoSuchTemplate` for the variant and `TemplateUnfit`."""
    chosen = tx.current_template(school_id, form.type, variant)
    if chosen is None:
        return shipped_template(form, variant)
    return _compiled(tx.template_bytes(school_id, chosen.id), form, variant)


def template_with_hash(tx: Transaction, school_id: str, form: Form, variant: str, hash: str) -> Template | None:
    """Return a template that something was made with earlier; None when it was never kept. Raises `TemplateUnfit`."""
    kept = tx.template_by_hash(school_id, hash)
    if kept is not None:
        return _compiled(tx.template_bytes(school_id, kept.id), form, variant)
    data = shipped_file(form, variant)
    return shipped_template(form, variant) if _hash(data) == hash else None


def versions(tx: Transaction, school_id: str, form: Form, variant: str = "") -> list[TemplateVersion]:
    """Return all versions, the newest first, and among them the shipped one; raises `NoSuchTemplate`.

    Until something is made with the shipped one it has no ``id``, nobody who added it and no time.
    """
    kept = tx.templates(school_id, form.type, variant)
    shipped = _hash(shipped_file(form, variant))
    if all(version.hash != shipped for version in kept):
        number = max((version.number for version in kept), default=0) + 1
        name = shipped_name(form, variant)
        new = TemplateVersion(
            "", school_id, form.type, variant, number, shipped, name, SHIPPED, by="", at=None, current=False
        )
        kept = [new, *kept]
    chosen = tx.current_template(school_id, form.type, variant)
    counts = chosen.hash if chosen else shipped
    return [replace(version, current=version.hash == counts) for version in kept]


def bytes_of(tx: Transaction, form: Form, version: TemplateVersion) -> bytes:
    """Return the file of a version that `versions` gave; raises `Damaged`."""
    if version.id:
        return tx.template_bytes(version.school_id, version.id)
    return shipped_file(form, version.variant)


def current_hash(tx: Transaction, school_id: str, form: Form, variant: str = "") -> str:
    """Return the hash of what a school's documents are made with now; raises `NoSuchTemplate`."""
    chosen = tx.current_template(school_id, form.type, variant)
    return chosen.hash if chosen else _hash(shipped_file(form, variant))


def keep_own(
    tx: Transaction, school_id: str, form: Form, variant: str, name: str, data: bytes, by: Account
) -> TemplateVersion:
    """Keep a template that passed the check as the next version, without choosing it, and return it.

    The shipped one is always there before it, as the first version. Raises `NoSuchTemplate`.
    """
    shipped = _keep_shipped(tx, school_id, form, variant, by)
    if shipped.hash == _hash(data):
        return shipped
    return tx.add_template(school_id, form.type, variant, name, data, by)


def keep_used(tx: Transaction, school_id: str, template: Template, by: Account) -> TemplateVersion:
    """Make sure that a template that documents are made with is kept, and return its version."""
    for version in tx.templates(school_id, template.form.type, template.variant):
        if version.hash == template.hash:
            return version
    return _keep_shipped(tx, school_id, template.form, template.variant, by)


def choose(tx: Transaction, school_id: str, form: Form, variant: str, hash: str, by: Account) -> None:
    """Let the version with this hash count from now on; raises `NotFound`.

    Who chooses the one that the program ships goes along with what later versions of the program ship.
    """
    if hash == _hash(shipped_file(form, variant)):
        tx.choose_shipped(school_id, form.type, variant, by)
        return
    for version in tx.templates(school_id, form.type, variant):
        if version.hash == hash:
            tx.choose_template(school_id, version.id, by)
            return
    raise NotFound


def shipped_name(form: Form, variant: str = "") -> str:
    """Return the name of the shipped template's file."""
    return f"{form.type}.{variant}.docx" if variant else f"{form.type}.docx"


def _keep_shipped(tx: Transaction, school_id: str, form: Form, variant: str, by: Account) -> TemplateVersion:
    data = shipped_file(form, variant)
    return tx.add_template(school_id, form.type, variant, shipped_name(form, variant), data, by, SHIPPED)


def _compiled(data: bytes, form: Form, variant: str) -> Template:
    try:
        return compile_template(data, form, variant)
    except (PackageRefused, TemplateRefused) as refused:
        raise TemplateUnfit(titel=form.short_title) from refused


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
