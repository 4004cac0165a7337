"""What every answer tells the browser, so that a page does only what we made it for."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, g, request, session
from flask_wtf import CSRFProtect

from service.config import Settings

LARGEST = 8 * 1024 * 1024
"""Bytes of one request: a page full of the longest answers, or a picture."""

LARGEST_FILES = 40 * 1024 * 1024
"""Bytes of one request that brings Word files, several at once or in a zip."""

View = TypeVar("View", bound=Callable[..., Any])

csrf = CSRFProtect()

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def takes(size: int) -> Callable[[View], View]:
    """Say how many bytes a view takes in one request of somebody who signed in, where that is more than `LARGEST`."""

    def named(view: View) -> View:
        view.takes = size  # type: ignore[attr-defined]
        return view

    return named


def csp_nonce() -> str:
    """Return the number, used once, that our own inline script carries in this answer."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def _policy() -> str:
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{csp_nonce()}'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


def protect(app: Flask, settings: Settings) -> None:
    """Set cookies, limits, headers and the check against forged forms."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-zorgroute" if settings.https else "zorgroute",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=LARGEST,
        MAX_FORM_MEMORY_SIZE=LARGEST,
        MAX_FORM_PARTS=10_000,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: someone may write for hours on one page
    )

    @app.before_request
    def _limit() -> None:  # before the check against forged forms, which reads the request
        view = app.view_functions.get(request.endpoint or "") if "sessie" in session else None
        request.max_content_length = getattr(view, "takes", LARGEST)

    csrf.init_app(app)

    @app.after_request
    def _tell(response: Response) -> Response:
        response.headers.update(_HEADERS)
        response.headers["Content-Security-Policy"] = _policy()
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        if settings.https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    app.jinja_env.globals["cspNonce"] = ""
    app.context_processor(lambda: {"cspNonce": csp_nonce()})
