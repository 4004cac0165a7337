"""All templates of the school, and the runs in which documents were made again."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template

from service.store import TemplateChoice, TemplateVersion
from service.web.current import account, tx
from service.web.permissions import permission
from service.web.templating import blueprint
from service.web.templating.kinds import Kind, kinds
from service.web.templating.shown import run_line
from service.work import templates

MOST = 6
"""Runs in the list of this page."""


@dataclass(frozen=True)
class Line:
    """A kind with the template that counts, and who chose it; None when nobody ever chose."""

    kind: Kind
    current: TemplateVersion
    choice: TemplateChoice | None


@blueprint.get("")
@permission("sjablonen.beheren")
def page() -> str:
    """List what documents are made with."""
    school_id = account().school_id
    runs = tx().runs(school_id)
    return render_template(
        "templating/page.html",
        lines=[_line(kind) for kind in kinds()],
        runs=[run_line(run) for run in runs[:MOST]],
        more=len(runs) > MOST,
    )


@blueprint.get("/verslagen")
@permission("sjablonen.beheren")
def reports() -> str:
    """List every time that documents were made again."""
    runs = [run_line(run) for run in tx().runs(account().school_id)]
    return render_template("templating/reports.html", runs=runs)


def _line(kind: Kind) -> Line:
    versions = templates.versions(tx(), account().school_id, kind.form, kind.variant)
    choices = tx().template_choices(account().school_id, kind.form.type, kind.variant)
    return Line(kind, next(one for one in versions if one.current), choices[0] if choices else None)
