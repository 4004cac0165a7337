"""What a school settles for itself: its name and logo, the age of consent, its own starter phrases."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields
from wtforms import IntegerField, TextAreaField, ValidationError

from forms.phrases import KINDS, default_phrases
from forms.rules import Policy
from forms.text import N_, normalise
from service.store import NotFound
from service.web.current import account, school, tx
from service.web.documents.sheet import PHRASES
from service.web.pages import fault_links, uploaded
from service.web.permissions import permission
from service.web.picture import WrongPicture, checked, kind
from service.web.simple_fields import line
from service.work.writing import CONSENT_AGE

MOST = 40
"""Phrases of one kind."""

blueprint = Blueprint("school", __name__, url_prefix="/instellingen")


class Facts(Fields):
    """What documents print of the school, and from which age a pupil consents."""

    naam = line(N_("Naam van de school"), missing=N_("Vul de naam van de school in"))
    locatie = line(N_("Locatie"))
    contact = line(N_("Contactpersoon van de school"))
    leeftijd = IntegerField(N_("Vanaf welke leeftijd geeft een leerling zelf toestemming?"))

    def validate_leeftijd(self, field: IntegerField) -> None:
        """Take an age that a law could mean."""
        if field.data is None or not 12 <= field.data <= 18:
            field.errors = []
            raise ValidationError(N_("Vul een leeftijd in van 12 tot en met 18"))


@blueprint.get("")
@permission("school.beheren")
def page() -> ResponseReturnValue:
    """Show the settings."""
    return _page(_facts())


@blueprint.post("")
@permission("school.beheren")
def change() -> ResponseReturnValue:
    """Keep what documents print of the school, and the age of consent."""
    fields = Facts(request.form)
    if not fields.validate():
        return _page(fields)
    tx().save_school(
        school().id,
        name=fields.naam.data,
        location=fields.locatie.data or "",
        contact=fields.contact.data or "",
    )
    _keep(CONSENT_AGE, fields.leeftijd.data, Policy().consent_age)
    flash(gettext("De instellingen zijn bewaard."))
    return redirect(url_for(".page"), 303)


@blueprint.post("/logo")
@permission("school.beheren")
def change_logo() -> ResponseReturnValue:
    """Keep another logo, or none."""
    if request.form.get("actie") == "weg":
        tx().set_logo(school().id, None)
        flash(gettext("Het logo is weggehaald."))
        return redirect(url_for(".page"), 303)
    try:
        picture = checked(uploaded("logo") or b"")
    except WrongPicture as wrong:
        return _page(_facts(), gettext(wrong.message))
    tx().set_logo(school().id, picture)
    flash(gettext("Het logo is bewaard. Nieuwe Word-bestanden krijgen het bovenaan."))
    return redirect(url_for(".page"), 303)


@blueprint.get("/logo")
@permission("eigen.account")
def logo() -> ResponseReturnValue:
    """Return the logo of one's own school."""
    picture = tx().logo(account().school_id)
    if picture is None:
        raise NotFound
    return Response(picture, mimetype=kind(picture))


@blueprint.route("/hulpzinnen", methods=["GET", "POST"])
@permission("school.beheren")
def phrases() -> ResponseReturnValue:
    """Show the starter phrases, a phrase a line, or keep them as they are now."""
    own: dict[str, Any] = dict(school().settings.get(PHRASES) or {})
    fields = _phrase_fields(
        {key: request.form.get(key, "") for key in KINDS} if request.method == "POST" else None, own
    )
    if request.method == "GET" or not fields.validate():
        faults = fault_links(fields)
        page = render_template("school/phrases.html", fields=fields, kinds=KINDS, own=own, faults=faults)
        return page, 422 if faults else 200
    back = request.form.get("terug")
    defaults = default_phrases()
    for key in KINDS:
        given = tuple(_lines(fields[key].data))
        if key == back or given in ((), defaults.get(key, ())):
            own.pop(key, None)
        else:
            own[key] = list(given)
    _keep(PHRASES, own, {})
    if back in KINDS:
        flash(gettext("‘%(soort)s’ heeft weer de zinnen van zorgroute.", soort=gettext(KINDS[back])))
    else:
        flash(gettext("De hulpzinnen zijn bewaard."))
    return redirect(url_for(".phrases"), 303)


def _facts() -> Facts:
    mine = school()
    age = mine.settings.get(CONSENT_AGE, Policy().consent_age)
    return Facts(naam=mine.name, locatie=mine.location, contact=mine.contact, leeftijd=age)


def _page(fields: Facts, wrong_logo: str = "") -> ResponseReturnValue:
    faults = fault_links(fields) + ([{"href": "#logo", "text": wrong_logo}] if wrong_logo else [])
    html = render_template("school/page.html", fields=fields, faults=faults, wrong_logo=wrong_logo, mine=school())
    return html, 422 if faults else 200


def _keep(name: str, value: Any, default: Any) -> None:
    """Keep one of the school's settings; what is our default is not kept."""
    tx().change_setting(school().id, name, lambda _: None if value == default else value)


def _phrase_fields(typed: dict[str, str] | None, own: dict[str, Any]) -> Fields:
    defaults = default_phrases()
    shown = typed or {key: "\n".join(own.get(key) or defaults.get(key, ())) for key in KINDS}
    sheet = type("Phrases", (Fields,), {key: TextAreaField(title, [_few_enough]) for key, title in KINDS.items()})
    fields: Fields = sheet(data=shown)
    return fields


def _few_enough(_form: Fields, field: TextAreaField) -> None:
    lines = _lines(field.data)
    if len(lines) > MOST:
        raise ValidationError(N_("Kies hooguit 40 zinnen van deze soort"))
    if any(len(one) > 200 for one in lines):
        raise ValidationError(N_("Maak elke zin hooguit 200 tekens lang"))


def _lines(text: str | None) -> list[str]:
    lines = (" ".join(one.split()) for one in normalise(text or "")[0].split("\n"))
    return list(dict.fromkeys(one for one in lines if one))
