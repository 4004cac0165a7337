"""The first page: what to go on with."""

from __future__ import annotations

from flask import Blueprint, render_template

from service.web.permissions import permission

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@permission("documenten.zien")
def page() -> str:
    """Show the work that waits."""
    return render_template("home.html")
