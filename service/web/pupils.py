"""To be filled."""

from __future__ import annotations

from flask import Blueprint, render_template

from service.web.permissions import permission

blueprint = Blueprint("pupils", __name__)


@blueprint.get("/leerlingen")
@permission("eigen.account")
def overview() -> str:
    """Show the page."""
    return render_template("home.html")


@blueprint.get("/leerlingen/<subject_id>")
@permission("leerlingen.zien")
def pupil(subject_id: str) -> str:
    """Show one pupil."""
    return render_template("home.html")
