"""Colleagues: who has an account, and inviting others by an address that works once."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields

from forms.text import N_
from service.store import Account, NotFound
from service.web.current import account, tx
from service.web.errors import NotAllowed
from service.web.pages import fault_links
from service.web.passwords import CLOSED, mark
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
    colleague = _colleague(account_id)
    payload = {
        "naam": colleague.name,
        "email": colleague.email,
        "account": colleague.id,
        "wachtwoord": mark(tx().password_hash(colleague.id)),
    }
    return _page(Invitation(), _address(payload), colleague.name)


@blueprint.post("/<account_id>/toegang")
@permission("school.beheren")
def close(account_id: str) -> ResponseReturnValue:
    """Take a colleague's access away at once; what they wrote stays, and a new password opens the account again."""
    colleague = _colleague(account_id)
    if colleague.id == account().id:
        raise NotAllowed
    tx().set_password(colleague.id, CLOSED)
    flash(gettext("%(naam)s kan niet meer bij de gegevens.", naam=colleague.name))
    return redirect(url_for(".page"), 303)


def _colleague(account_id: str) -> Account:
    colleague = tx().account(account_id)
    if colleague.school_id != account().school_id:
        raise NotFound
    return colleague


def _address(payload: dict[str, str]) -> str:
    return url_for("sign_in.invited", token=tx().add_token(INVITATION, LASTS, payload), _external=True)


def _page(fields: Invitation, address: str = "", whom: str = "") -> ResponseReturnValue:
    faults = fault_links(fields)
    people = tx().accounts(account().school_id)
    html = render_template(
        "school/people.html",
        fields=fields,
        faults=faults,
        people=people,
        closed={one.id for one in people if tx().password_hash(one.id) == CLOSED},
        address=address,
        whom=whom,
    )
    return html, 422 if faults else 200
