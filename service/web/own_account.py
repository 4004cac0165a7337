"""Your own account: name, language, password."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext
from wtforms import Form as Fields
from wtforms import PasswordField

from forms.text import N_
from service.web.current import account, store, tx
from service.web.errors import TooManyTries
from service.web.i18n import LANGUAGES
from service.web.pages import fault_links
from service.web.passwords import NewPassword, hashed, right
from service.web.permissions import permission
from service.web.simple_fields import line, needed, one_of

blueprint = Blueprint("own_account", __name__, url_prefix="/account")


class Own(Fields):
    """What people change about themselves."""

    naam = line(N_("Je naam"), missing=N_("Vul je naam in"))
    taal = one_of(N_("Taal van de schermen"), LANGUAGES)


class ChangedPassword(NewPassword):
    """A new password, by somebody who knows the old one."""

    huidig = PasswordField(N_("Je huidige wachtwoord"), [needed(N_("Vul je huidige wachtwoord in"))])


@blueprint.get("")
@permission("eigen.account")
def page() -> ResponseReturnValue:
    """Show the account."""
    return _page(_own(), ChangedPassword())


@blueprint.post("")
@permission("eigen.account")
def change() -> ResponseReturnValue:
    """Keep the name and the language."""
    own = Own(request.form)
    if not own.validate():
        return _page(own, ChangedPassword())
    tx().change_account(account().id, name=own.naam.data, language=own.taal.data)
    session["taal"] = own.taal.data
    with force_locale(own.taal.data):
        flash(gettext("Je gegevens zijn bewaard."))
    return redirect(url_for(".page"), 303)


@blueprint.post("/wachtwoord")
@permission("eigen.account", own_transaction=True)
def password() -> ResponseReturnValue:
    """Change the password. Everywhere else this ends the account's sessions."""
    fields = ChangedPassword(request.form)
    if not fields.validate():
        return _page(_own(), fields)
    key = f"account:{account().email}"
    with store().write() as tx:
        wait = tx.sign_in_wait(key)
        if not wait:
            tx.failed_sign_in(key)
        kept = tx.password_hash(account().id)
    if wait:
        raise TooManyTries(wait)
    if not right(fields.huidig.data, kept):
        fields.huidig.errors = [N_("Dit is niet je huidige wachtwoord. Kijk het na.")]
        return _page(_own(), fields)
    new = hashed(fields.wachtwoord.data)
    with store().write() as tx:
        tx.clear_failures(key)
        tx.set_password(account().id, new)
        session["sessie"] = tx.start_session(account().id)
    flash(gettext("Je wachtwoord is veranderd. Op andere apparaten ben je afgemeld."))
    return redirect(url_for(".page"), 303)


def _own() -> Own:
    return Own(naam=account().name, taal=account().language)


def _page(own: Own, fields: ChangedPassword) -> ResponseReturnValue:
    faults = fault_links(own) + fault_links(fields)
    return render_template("own_account.html", own=own, fields=fields, faults=faults), 422 if faults else 200
