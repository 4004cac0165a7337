"""The door: signing in and out, the first account, an invitation, the language before anyone is known."""

from __future__ import annotations

import hashlib

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields
from wtforms import PasswordField

from forms.text import N_
from service.store import Account, EmailTaken, TokenUnusable
from service.web.current import account_or_none, store, tx
from service.web.errors import TooManyTries
from service.web.i18n import LANGUAGES
from service.web.pages import fault_links, own_address
from service.web.passwords import NewPassword, hashed, mark, outdated, right
from service.web.permissions import PUBLIC, ROLES, permission
from service.web.simple_fields import email, line, needed, one_of, trimmed

FIRST = "eerste_account"
INVITATION = "uitnodiging"
SIGNED_IN = "aangemeld"
"""What one-time addresses are for, as the store keeps them apart."""

_WRONG = N_("Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na.")

blueprint = Blueprint("sign_in", __name__)


class SignIn(Fields):
    """Who is there."""

    email = email(N_("E-mailadres"))
    wachtwoord = PasswordField(N_("Wachtwoord"), [needed(N_("Vul je wachtwoord in"))])


class Invited(NewPassword):
    """What somebody who was invited tells."""

    naam = line(N_("Je naam"), missing=N_("Vul je naam in"))


class FirstAccount(NewPassword):
    """What the first one tells: the school and themselves."""

    school = line(N_("Naam van de school"), missing=N_("Vul de naam van de school in"))
    locatie = line(N_("Locatie"))
    naam = line(N_("Je naam"), missing=N_("Vul je naam in"))
    email = email(N_("Je e-mailadres"))
    rol = one_of(N_("Wat je bent op school"), {key: ROLES[key] for key in ("zorgcoordinator", "beheerder")})


@blueprint.get("/aanmelden")
@permission(PUBLIC)
def page() -> ResponseReturnValue:
    """Ask who is there."""
    if account_or_none():
        return redirect(own_address(request.args.get("verder")) or url_for("home.page"))
    return _door(SignIn())


@blueprint.post("/aanmelden")
@permission(PUBLIC, own_transaction=True)
def enter() -> ResponseReturnValue:
    """Let somebody in who knows the password. Tries are counted before they are judged, so that none goes uncounted."""
    fields = SignIn(request.form)
    if not fields.validate():
        return _door(fields), 422
    keys = _throttle_keys(fields.email.data)
    with store().write() as tx:
        wait = max(tx.sign_in_wait(key) for key in keys)
        if not wait:
            for key in keys:
                tx.failed_sign_in(key)
        account = tx.account_by_email(fields.email.data)
        kept = tx.password_hash(account.id) if account else None
    if wait:
        raise TooManyTries(wait)
    password = fields.wachtwoord.data
    if not right(password, kept) or account is None or kept is None:
        fields.email.errors = [_WRONG]
        return _door(fields), 422
    renewed = hashed(password) if outdated(kept) else None
    with store().write() as tx:
        for key in keys:
            tx.clear_failures(key)
        if renewed:
            tx.renew_password_hash(account.id, renewed)
        _sign_in(account, tx.start_session(account.id))
    return redirect(own_address(request.form.get("verder")) or url_for("home.page"))


@blueprint.post("/afmelden")
@permission(PUBLIC)
def out() -> ResponseReturnValue:
    """Sign out, and leave nothing of it in the browser."""
    if secret := session.get("sessie"):
        tx().end_session(secret)
    language = session.get("taal")
    session.clear()
    if language:
        session["taal"] = language
    flash(gettext("Je bent afgemeld."))
    return redirect(url_for("sign_in.page"))


@blueprint.post("/taal")
@permission(PUBLIC)
def language() -> ResponseReturnValue:
    """Change the language of the screens, for the account where there is one."""
    chosen = request.form.get("taal")
    if chosen in LANGUAGES:
        session["taal"] = chosen
        if account := account_or_none():
            tx().change_account(account.id, language=chosen)
    return redirect(own_address(request.form.get("terug")) or url_for("home.page"))


@blueprint.route("/begin/<token>", methods=["GET", "POST"])
@permission(PUBLIC, own_transaction=True)
def first(token: str) -> ResponseReturnValue:
    """Make the school and its first account, with the address that the program printed when it started."""
    with store().read() as tx:
        tx.peek_token(FIRST, token)
        if tx.any_account():
            raise TokenUnusable
    fields = FirstAccount(request.form)
    if request.method == "GET" or not fields.validate():
        return _sheet("sign_in/first.html", fields)
    password = hashed(fields.wachtwoord.data)
    with store().write() as tx:
        tx.use_token(FIRST, token)
        if tx.any_account():
            raise TokenUnusable
        school = tx.add_school(fields.school.data, fields.locatie.data or "", contact=fields.naam.data)
        account = tx.add_account(
            school.id, fields.email.data, fields.naam.data, fields.rol.data, password, session.get("taal", "nl")
        )
        _sign_in(account, tx.start_session(account.id))
    return redirect(url_for("home.page"))


@blueprint.route("/uitnodiging/<token>", methods=["GET", "POST"])
@permission(PUBLIC, own_transaction=True)
def invited(token: str) -> ResponseReturnValue:
    """Make the account somebody was invited to, or give it a new password."""
    with store().read() as tx:
        invitation = tx.peek_token(INVITATION, token)
    fields = Invited(request.form, naam=trimmed(invitation["naam"]))
    if request.method == "GET" or not fields.validate():
        return _sheet("sign_in/invited.html", fields, invitation=invitation)
    password = hashed(fields.wachtwoord.data)
    with store().write() as tx:
        tx.use_token(INVITATION, token)
        account = tx.account_by_email(invitation["email"])
        if account is None:
            account = tx.add_account(
                invitation["school"],
                invitation["email"],
                fields.naam.data,
                invitation["rol"],
                password,
                session.get("taal", "nl"),
            )
        elif account.id == invitation.get("account"):
            if mark(tx.password_hash(account.id)) != invitation["wachtwoord"]:
                raise TokenUnusable
            tx.set_password(account.id, password)
        else:
            raise EmailTaken(email=invitation["email"])
        _sign_in(account, tx.start_session(account.id))
    return redirect(url_for("home.page"))


@blueprint.get("/binnen/<token>")
@permission(PUBLIC, own_transaction=True)
def by_address(token: str) -> ResponseReturnValue:
    """Sign in with the address that the demo printed."""
    with store().write() as tx:
        account = tx.account(tx.use_token(SIGNED_IN, token)["account"])
        _sign_in(account, tx.start_session(account.id))
    return redirect(url_for("home.page"))


def _sign_in(account: Account, secret: str) -> None:
    """Give the browser its session. Whoever comes back after a pause keeps the pages that still stood open."""
    kept = session.get("csrf_token") if session.get("account") == account.id else None
    session.clear()
    session.update(sessie=secret, account=account.id, taal=account.language)
    if kept:
        session["csrf_token"] = kept


def _throttle_keys(address: str) -> tuple[str, str]:
    """Return what tries are counted by: the account, and the machine they come from.

    A whole school may come from one address, so tries from there are counted in 16 groups of accounts: one colleague
    who keeps trying does not close the door for everyone, and a thief of passwords soon finds all 16 closed.
    """
    account = address.casefold()
    group = hashlib.sha256(account.encode()).digest()[0] % 16
    return f"account:{account}", f"address:{request.remote_addr}/{group}"


def _door(fields: SignIn) -> str:
    target = own_address(request.values.get("verder"))
    return render_template("sign_in/door.html", fields=fields, faults=fault_links(fields), target=target)


def _sheet(template: str, fields: Fields, **values: object) -> ResponseReturnValue:
    page = render_template(template, fields=fields, faults=fault_links(fields), **values)
    return page, 422 if fields.errors else 200
