"""One kind of template: what counts now, all versions, and choosing another one."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from service.web.current import account, store, tx
from service.web.permissions import permission
from service.web.templating import blueprint
from service.web.templating.checks import check, checked_file
from service.web.templating.kinds import Kind, kind_named, sent, version_of
from service.web.templating.shown import told, without_place
from service.work import templates


@blueprint.get("/<name>")
@permission("sjablonen.beheren")
def kind(name: str) -> str:
    """Show what documents of a kind are made with, what they were made with, and a place for another template."""
    return kind_page(kind_named(name))


def kind_page(kind: Kind, fault: str = "") -> str:
    """Return that page, with what is wrong with what was sent."""
    school_id = account().school_id
    with store().read() as reading:
        versions = templates.versions(reading, school_id, kind.form, kind.variant)
        choices = reading.template_choices(school_id, kind.form.type, kind.variant)
    return render_template(
        "templating/kind.html",
        kind=kind,
        versions=versions,
        current=next(one for one in versions if one.current),
        choices=choices,
        fault=fault,
    )


@blueprint.get("/<name>/<hash>")
@permission("sjablonen.beheren", own_transaction=True)
def version(name: str, hash: str) -> str:
    """Show one version: what the check says of it, an example filled with it, and what can be done with it."""
    kind = kind_named(name)
    with store().read() as reading:
        shown = version_of(reading, kind, hash)
        data = templates.bytes_of(reading, kind.form, shown)
        versions = templates.versions(reading, account().school_id, kind.form, kind.variant)
    checked = check(kind, data)
    missing = without_place(kind, checked.names_used)
    return render_template(
        "templating/version.html",
        kind=kind,
        version=shown,
        current=next(one for one in versions if one.current),
        checked=checked,
        wrong=told(checked.findings, "fout"),
        other=told(checked.findings, "let op"),
        questions=len(kind.form.questions),
        missing=missing,
        untold=[label for label in missing if label not in {one.values.get("label") for one in checked.findings}],
    )


@blueprint.get("/<name>/<hash>/bestand")
@permission("sjablonen.beheren")
def file(name: str, hash: str) -> Response:
    """Return the template itself, to be changed in Word."""
    kind = kind_named(name)
    shown = version_of(tx(), kind, hash)
    title = gettext("Sjabloon %(titel)s %(nummer)d", titel=gettext(kind.title), nummer=shown.number)
    return sent(templates.bytes_of(tx(), kind.form, shown), title)


@blueprint.get("/<name>/<hash>/voorbeeld")
@permission("sjablonen.beheren", own_transaction=True)
def example(name: str, hash: str) -> Response:
    """Return the example of the form, filled with this version."""
    kind = kind_named(name)
    with store().read() as reading:
        shown = version_of(reading, kind, hash)
        data = templates.bytes_of(reading, kind.form, shown)
    filled = checked_file(kind, data)
    return sent(filled, gettext("Voorbeeld %(titel)s %(nummer)d", titel=gettext(kind.title), nummer=shown.number))


@blueprint.post("/<name>/kies")
@permission("sjablonen.beheren")
def choose(name: str) -> ResponseReturnValue:
    """Let a version count for what is made from now on; what was made stays."""
    kind = kind_named(name)
    shown = version_of(tx(), kind, request.form.get("sjabloon", ""))
    templates.choose(tx(), account().school_id, kind.form, kind.variant, shown.hash, account())
    flash(
        gettext("Vanaf nu maken we ‘%(titel)s’ met versie %(nummer)d.", titel=gettext(kind.title), nummer=shown.number)
    )
    return redirect(url_for(".kind", name=kind.name), 303)
