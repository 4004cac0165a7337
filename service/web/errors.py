"""Every named error of the rooms below as a page, or as JSON where a script asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.wrappers import Response

from forms.faults import NewerVersion, UnknownType
from forms.text import N_
from service.store import (
    Busy,
    Changed,
    Damaged,
    EmailTaken,
    Frozen,
    NotFound,
    NotText,
    ReasonNeeded,
    Settled,
    StoreError,
    Superseded,
    TokenUnusable,
    TooNew,
    Unavailable,
    WrongState,
)
from service.web.current import READS, recognise, store
from service.web.permissions import PUBLIC, permission_of
from service.work.templates import TemplateUnfit


class NotSignedIn(Exception):
    """The page asks for an account and nobody is signed in (any more)."""


class NotAllowed(Exception):
    """Whoever is signed in may not do this."""


class TooManyTries(Exception):
    """Wrong passwords, too many and too soon. ``seconds``: the wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class Shown:
    """How an error looks: status, title, and what to do (the error's own sentence where it is empty)."""

    status: int
    title: str
    advice: str = ""


_NOT_HERE = N_("Deze pagina is er niet")
_LATER = N_("Dit lukt nu even niet")

_SHOWN: dict[type[Exception], Shown] = {
    NotFound: Shown(404, _NOT_HERE),
    UnknownType: Shown(404, _NOT_HERE, N_("Dit soort document kennen we niet. Ga terug en kies er een uit de lijst.")),
    TokenUnusable: Shown(404, N_("Deze link werkt niet meer")),
    NotAllowed: Shown(
        403, N_("Dit mag je niet doen"), N_("Vraag de zorgcoördinator of de beheerder van je school om toegang.")
    ),
    Changed: Shown(409, N_("Iemand anders was je voor")),
    Superseded: Shown(409, N_("Iemand anders was je voor")),
    TemplateUnfit: Shown(409, N_("Dit sjabloon past niet meer")),
    Frozen: Shown(409, N_("Dit document ligt vast")),
    Settled: Shown(409, N_("Dit bestand is al afgehandeld")),
    WrongState: Shown(409, N_("Dat kan nu niet met dit document")),
    NewerVersion: Shown(409, N_("Dit document is nieuwer dan dit programma")),
    ReasonNeeded: Shown(422, N_("Er mist nog een reden")),
    EmailTaken: Shown(422, N_("Dit e-mailadres is al in gebruik")),
    NotText: Shown(422, N_("Deze tekst kan niet bewaard worden")),
    Damaged: Shown(500, N_("Er is iets mis met de gegevens")),
    Busy: Shown(503, _LATER),
    Unavailable: Shown(503, _LATER),
    TooNew: Shown(503, N_("Deze gegevens zijn nieuwer dan dit programma")),
    StoreError: Shown(500, N_("Er ging iets mis")),
}

_STATUS: dict[int, Shown] = {
    400: Shown(400, N_("Dit konden we niet lezen"), N_("Ga terug, ververs de pagina en probeer het nog een keer.")),
    404: Shown(404, _NOT_HERE, N_("Kijk het adres na, of zoek de leerling op bij Leerlingen.")),
    405: Shown(405, _NOT_HERE, N_("Ga terug en gebruik de knoppen op de pagina.")),
    413: Shown(413, N_("Dit is te groot")),
    415: Shown(415, N_("Dit konden we niet lezen"), N_("Ga terug, ververs de pagina en probeer het nog een keer.")),
    500: Shown(
        500, N_("Er ging iets mis bij ons"), N_("Wat je eerder opsloeg, is bewaard. Ga terug en probeer het nog eens.")
    ),
}
_TOO_MUCH = N_(
    "Je stuurde meer dan %(most)d MB in één keer. Stuur minder bestanden tegelijk, of maak het bestand of de tekst kleiner."
)
_KEPT_BACK = ("csrf_token", "wachtwoord", "huidig", "nog_eens")
"""What is never written into a page."""

_FORGED = Shown(
    400,
    N_("Deze pagina was verlopen"),
    N_("Ga terug en ververs de pagina; wat je typte staat er dan meestal nog. Probeer het daarna opnieuw."),
)


def set_up(app: Flask) -> None:
    """Turn errors into answers."""
    for kind, shown in _SHOWN.items():
        app.register_error_handler(kind, _handler(shown))
    app.register_error_handler(NotSignedIn, _to_the_door)
    app.register_error_handler(TooManyTries, _wait)
    app.register_error_handler(CSRFError, _unmarked)
    app.register_error_handler(SecurityError, _another_name)
    app.register_error_handler(HTTPException, _http)


def wants_json() -> bool:
    """Say whether a script asked for this, not a person."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def error_page(shown: Shown, sentence: str = "", **values: Any) -> tuple[str | Response, int]:
    """Return an error as it is shown to people, or to a script."""
    _recognise()
    sentence = sentence or gettext(shown.advice)
    if wants_json():
        return jsonify(title=gettext(shown.title), message=sentence), shown.status
    if shown.status >= 500 and request.method not in READS and not _is_public():
        return _to_be_sent_again(gettext(shown.title), sentence if shown.status == 503 else ""), shown.status
    return render_template("error.html", title=gettext(shown.title), sentence=sentence, **values), shown.status


def _recognise() -> None:
    """Find out who asks where that wasn't asked yet, so that the page has its menu; without a database it has none."""
    if "account" not in g:
        g.account = None
        try:
            with store().read() as tx:
                recognise(tx)
        except StoreError:
            return


def _handler(shown: Shown) -> Any:
    def handle(error: Exception) -> ResponseReturnValue:
        sentence = error.text(gettext) if isinstance(error, StoreError) and not shown.advice else ""
        if isinstance(error, NewerVersion):
            sentence = gettext(str(error))
        return error_page(shown, sentence)

    return handle


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    sentence = ""
    if error.code == 413:
        sentence = gettext(_TOO_MUCH, most=(request.max_content_length or 0) // (1024 * 1024))
    page = error_page(_STATUS.get(error.code, _STATUS[500 if error.code >= 500 else 400]), sentence)
    status = error.code if not isinstance(error, InternalServerError) else 500
    return page[0], status


def _another_name(_error: SecurityError) -> ResponseReturnValue:
    """Refuse a name that is not ours; without our own addresses there is no page to show."""
    sentence = gettext(
        "Onder deze naam is zorgroute niet te vinden. De beheerder stelt de namen in met ZORGROUTE_HOSTS."
    )
    return sentence, 400, {"Content-Type": "text/plain; charset=utf-8"}


def _to_the_door(error: NotSignedIn) -> ResponseReturnValue:
    """Ask to sign in. What was typed comes along: after signing in elsewhere it can still be sent."""
    if wants_json():
        return error_page(
            Shown(401, N_("Je bent niet meer aangemeld"), N_("Meld je opnieuw aan in een ander tabblad."))
        )
    if request.method in READS:
        target = request.full_path.rstrip("?")
        return redirect(url_for("sign_in.page", verder=target if target != "/" else None))
    return _to_be_sent_again(), 401


def _unmarked(error: CSRFError) -> ResponseReturnValue:
    """Refuse a form without our mark of this session.

    From a page of our own it is of somebody who signed out in another tab: what was typed comes along there too.
    """
    page = error_page(_FORGED)
    if wants_json() or _is_public() or request.headers.get("Origin") != request.host_url.rstrip("/"):
        return page
    return _to_be_sent_again(gettext(_FORGED.title) if g.account else ""), 400


def _is_public() -> bool:
    return permission_of(current_app, str(request.endpoint)) == PUBLIC


def _to_be_sent_again(title: str = "", sentence: str = "") -> str:
    """Return a page that holds what was typed and sends it once more; without a title, after signing in."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in _KEPT_BACK]
    return render_template(
        "sign_in/expired.html", title=title, sentence=sentence, typed=typed, files=bool(request.files)
    )


def _wait(error: TooManyTries) -> ResponseReturnValue:
    minutes = -(-error.seconds // 60)
    sentence = ngettext(
        "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht één minuut en probeer het dan nog eens.",
        "Er is te vaak een verkeerd wachtwoord ingevuld. Wacht %(num)d minuten en probeer het dan nog eens.",
        minutes,
    )
    page, status = error_page(Shown(429, N_("Even wachten")), sentence)
    return page, status, {"Retry-After": str(error.seconds)}
