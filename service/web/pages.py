"""What every page may use: who is signed in, marks, addresses of our own pages."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import urlsplit

from flask import Flask, g, request
from flask_babel import gettext
from wtforms import Form as Fields

from forms import all_forms
from forms.faults import Message
from service.plain import Improvement, Remark
from service.store.states import EVENTS, RUN_STATES, STATES
from service.web.current import account_or_none
from service.web.permissions import ROLES, may


def set_up(app: Flask) -> None:
    """Give the templates what every page uses."""
    app.jinja_env.globals.update(
        states=STATES, run_states=RUN_STATES, events=EVENTS, roles=ROLES, initials=initials, said=said, forms=all_forms
    )
    app.context_processor(
        lambda: {
            "me": account_or_none(),
            "my_school": g.get("school"),
            "may": lambda name: may(account_or_none(), name),
        }
    )


def said(error: Message | Remark | Improvement | str) -> str:
    """Return a fault, a remark, or a message of a simple form, in the language of the screen."""
    return gettext(error) if isinstance(error, str) else error.text(gettext)


def fault_links(fields: Fields) -> list[dict[str, str]]:
    """Return the faults of a simple form for the summary on top, each with a link to its field."""
    return [
        {"href": f"#{name}", "text": said(error)} for name, errors in fields.errors.items() for error in errors if name
    ]


def uploaded(name: str) -> bytes | None:
    """Return the bytes of a file that was sent, None when none was chosen."""
    file = request.files.get(name)
    if file is None or not file.filename:
        return None
    with closing(file):
        return file.read()


def own_address(target: str | None) -> str | None:
    """Return the address of a page of ours, None for anything that would lead elsewhere."""
    if (
        not target
        or not target.startswith("/")
        or target.startswith("//")
        or "\\" in target
        or not target.isprintable()
    ):
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None


def initials(name: str) -> str:
    """Return ``NB`` for Noor van den Berg: the first letters of the first and of the last name."""
    words = [word for word in name.split() if word[0].isalpha()]
    letters = [word[0] for word in words if word[0].isupper()] or [word[0].upper() for word in words]
    return letters[0] + letters[-1] * (len(letters) > 1) if letters else "?"
