"""Colleagues: who has an account, and inviting others by an address that works once."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Form as Fields

from forms.text import N_
from service.store import NotFound
from service.web.current import account, tx
from service.web.pages import fault_links
from service.web.permissions import ROLES, permission
from service.web.sign_in import INVITATION
from service.web.simple_fields import email, line, one_of

LASTS = timedelta(days=7)
"""How long an invitation can be used."""

blueprint = Blueprint("people", __name__, url_prefix="/instellingen/collegas")


class Invitation(Fields):
    """Who is invited."""

    naam = line(N_("Naam"), missing=N_("Vul de naam van je collega in"))
    email = email(N_("E-mailadres"))
    rol = one_of(N_("Wat je collega is op school"), ROLES)


@blueprint.get("")
@permission("school.beheren")
def page() -> ResponseReturnValue:
    """Show who has an account."""
    return _page(Invitation())


@blueprint.post("")
@permission("school.beheren")
def invite() -> ResponseReturnValue:
    """Make an address with which a colleague makes an account."""
    fields = Invitation(request.form)
    if fields.validate() and tx().account_by_email(fields.email.data):
        fields.email.errors = [N_("Dit e-mailadres heeft al een account. Kies een ander adres")]
    if fields.errors:
        return _page(fields)
    payload = {
        "school": account().school_id,
        "naam": fields.naam.data,
        "email": fields.email.data,
        "rol": fields.rol.data,
    }
    return _page(Invitation(), _address(payload), fields.naam.data)


@blueprint.post("/<account_id>/wachtwoord")
@permission("school.beheren")
def new_password(account_id: str) -> ResponseReturnValue:
    """Make an address with which a colleague who forgot the password chooses a new one."""
    colleague = tx().account(account_id)
    if colleague.school_id != account().school_id:
        raise NotFound
    payload = {"school": colleague.school_id, "naam": colleague.name, "email": colleague.email, "account": colleague.id}
    return _page(Invitation(), _address(payload), colleague.name)


def _address(payload: dict[str, str]) -> str:
    return url_for("sign_in.invited", token=tx().add_token(INVITATION, LASTS, payload), _external=True)


def _page(fields: Invitation, address: str = "", whom: str = "") -> ResponseReturnValue:
    faults = fault_links(fields)
    html = render_template(
        "school/people.html",
        fields=fields,
        faults=faults,
        people=tx().accounts(account().school_id),
        address=address,
        whom=whom,
    )
    return html, 422 if faults else 200
