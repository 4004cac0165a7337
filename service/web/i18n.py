"""The language of the screens, and dates and times as the screens write them.

Texts are Dutch in the code and translated here, at the edge. The documents themselves stay Dutch.
"""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, get_timezone
from flask import Flask, session
from flask_babel import Babel, get_locale, gettext

from forms.questions.date import day_of
from service.data import locales_dir
from service.web.current import account_or_none

LANGUAGES = {"nl": "Nederlands", "en": "English"}
TIME_ZONE = "Europe/Amsterdam"
NBSP = "\u00a0"

babel = Babel()


def set_up(app: Flask) -> None:
    """Give the app its languages and the filters that pages use for dates."""
    app.config.update(
        BABEL_DEFAULT_LOCALE="nl", BABEL_DEFAULT_TIMEZONE=TIME_ZONE, BABEL_TRANSLATION_DIRECTORIES=str(locales_dir())
    )
    babel.init_app(app, locale_selector=language)
    app.jinja_env.filters.update(day=day, long_day=long_day, moment=moment, birthday=birthday)
    app.jinja_env.globals.update(languages=LANGUAGES, language=language)


def language() -> str:
    """Return the language of this request: the account's, or what was chosen at the door, or Dutch."""
    account = account_or_none()
    chosen = account.language if account else session.get("taal")
    return chosen if chosen in LANGUAGES else "nl"


def today() -> date:
    """Return the day it is for the school."""
    return local_now().date()


def local_now() -> datetime:
    """Return what the school's clock says."""
    return datetime.now(get_timezone(TIME_ZONE))


def local(when: datetime) -> datetime:
    """Return a moment by the school's clock."""
    return when.astimezone(get_timezone(TIME_ZONE))


def clock(when: datetime) -> str:
    """Return ``9.12 uur``."""
    at = local(when)
    return gettext("%(uur)d.%(minuten)s uur", uur=at.hour, minuten=f"{at.minute:02}").replace(" ", NBSP)


def moment(when: datetime) -> str:
    """Return ``vandaag 9.12 uur``, ``gisteren 16.48 uur``, ``24 nov`` or ``24 nov 2025``."""
    on = local(when).date()
    past = (today() - on).days
    if past == 0:
        return gettext("vandaag %(tijd)s", tijd=clock(when))
    return gettext("gisteren %(tijd)s", tijd=clock(when)) if past == 1 else day(on)


def day(on: date) -> str:
    """Return ``24 nov``, with the year when it is another than this one."""
    return _formatted(on, "d MMM" if on.year == today().year else "d MMM y").replace(".", "")


def long_day(on: date) -> str:
    """Return ``dinsdag 24 november 2026``."""
    return _formatted(on, "EEEE d MMMM y")


def birthday(value: object) -> str:
    """Return ``14 maart 2012`` for a date as answers keep it, and what stands there when it is none."""
    on = day_of(value)
    return _formatted(on, "d MMMM y") if on else str(value or "")


def age(value: object) -> int | None:
    """Return the age in whole years, today, of who was born on a date as answers keep it."""
    born, now = day_of(value), today()
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day)) if born and born <= now else None


def _formatted(on: date, pattern: str) -> str:
    return format_date(on, pattern, locale=get_locale() or "nl")
