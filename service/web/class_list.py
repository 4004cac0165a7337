"""Taking in a class list: put it down, see what it would do, do it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from service.web.current import dossiers
from service.web.pages import said, uploaded
from service.web.permissions import permission
from service.work.class_list import ClassList, Comparison, WrongList, compare, read, save
from service.work.pupils import CARD

blueprint = Blueprint("class_list", __name__, url_prefix="/leerlingen/klassenlijst")


@blueprint.get("")
@permission("leerlingen.schrijven")
def page() -> str:
    """Ask for a list."""
    return _page()


@blueprint.post("")
@permission("leerlingen.schrijven")
def preview() -> ResponseReturnValue:
    """Show what the list would do. Nothing is kept: the list itself goes along in the page."""
    sent, pasted = uploaded("bestand"), request.form.get("lijst", "")
    try:
        listed = read(pasted if sent is None else sent)
    except WrongList as wrong:
        return _page(said(wrong.message), pasted, at="lijst" if sent is None else "bestand"), 422
    return _preview(listed, compare(listed, dossiers().subjects()))


@blueprint.post("/verwerk")
@permission("leerlingen.schrijven")
def keep() -> ResponseReturnValue:
    """Keep the list: exactly what was shown, or, when the pupils changed meanwhile, show it again."""
    try:
        listed = read(request.form.get("lijst", ""))
    except WrongList as wrong:
        return _page(said(wrong.message), at="lijst"), 422
    comparison = compare(listed, dossiers().subjects())
    if comparison.digest != request.form.get("gezien"):
        return _preview(listed, comparison, changed=True)
    save(dossiers(), comparison)
    flash(
        ngettext("Eén leerling is verwerkt.", "%(num)d leerlingen zijn verwerkt.", comparison.size)
        + " "
        + gettext("%(nieuw)d nieuw, %(anders)d gewijzigd.", nieuw=len(comparison.new), anders=len(comparison.changed))
    )
    return redirect(url_for("pupils.overview"), 303)


def _page(wrong: str = "", pasted: str = "", *, at: str = "") -> str:
    faults = [{"href": f"#{at}", "text": wrong}] if wrong else []
    return render_template("pupils/class_list.html", faults=faults, wrong=wrong, wrong_at=at, pasted=pasted)


def _preview(listed: ClassList, comparison: Comparison, *, changed: bool = False) -> ResponseReturnValue:
    labels = {question.name: question.label for question in CARD.questions}
    return render_template(
        "pupils/class_list_preview.html", comparison=comparison, text=listed.text, changed=changed, labels=labels
    )
