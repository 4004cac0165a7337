"""The web app: pages over the store and the declarations."""

from __future__ import annotations

from importlib import import_module

from flask import Flask, g, request
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from service.config import Settings
from service.store import Store, Transaction
from service.web import errors, i18n, pages, security
from service.web.current import opened, recognise, store
from service.web.permissions import PUBLIC, may, permission, permission_of
from service.word.limited import Limited

ROOMS = (
    "sign_in",
    "home",
    "own_account",
    "pupils",
    "class_list",
    "documents",
    "parents",
    "returning",
    "templating",
    "school",
    "own_words",
    "people",
)
"""The modules of this package with views, each with a blueprint of the same name."""


class Zorgroute(Flask):
    """The app: each request is one transaction, and passes the door before its view runs."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer a request; what the view changed is kept as a whole when it returns, undone when it raises."""
        view = self.view_functions.get(request.endpoint or "")
        if view is None or request.endpoint == "static":
            return super().dispatch_request()
        if getattr(view, "own_transaction", False):
            with store().read() as tx:
                self._pass_the_door(tx)
            return super().dispatch_request()
        with opened() as tx:
            g.tx = tx
            self._pass_the_door(tx)
            return super().dispatch_request()

    def _pass_the_door(self, tx: Transaction) -> None:
        """Find out who asks and whether they may; a view that names no permission is closed to all."""
        recognise(tx)
        name = permission_of(self, str(request.endpoint))
        if g.account is None and name != PUBLIC:
            raise errors.NotSignedIn
        if name is None or not may(g.account, name):
            raise errors.NotAllowed


def create_app(settings: Settings, store: Store) -> Flask:
    """Return the app over a store whose tables are made."""
    app = Zorgroute(__name__)
    app.extensions.update(settings=settings, store=store, word=Limited(workers=2))
    permission(PUBLIC)(app.view_functions["static"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    kit = "govuk_frontend_jinja"
    app.jinja_env.loader = ChoiceLoader([PackageLoader(__name__), PrefixLoader({kit: PackageLoader(kit)})])
    security.protect(app, settings)
    i18n.set_up(app)
    errors.set_up(app)
    pages.set_up(app)
    for room in ROOMS:
        app.register_blueprint(import_module(f"{__name__}.{room}").blueprint)
    if settings.proxies:
        near = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=near, x_proto=near, x_host=near)  # type: ignore[method-assign]
    return app
