"""To be filled."""

from __future__ import annotations

from flask import Blueprint, render_template

from service.web.permissions import permission

blueprint = Blueprint("school", __name__)


@blueprint.get("/instellingen")
@permission("eigen.account")
def page() -> str:
    """Show the page."""
    return render_template("home.html")
