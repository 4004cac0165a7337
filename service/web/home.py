"""The first page: what to go on with."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask_babel import gettext

from forms.faults import NewerVersion, UnknownType
from forms.progress import Progress
from service.store import Listed
from service.web.current import account, dossiers, school
from service.web.i18n import local_now, long_day, today
from service.web.permissions import permission
from service.web.pupils import title_of
from service.web.returning.desk import waiting_files
from service.work.writing import opened, policy_of, progress_of

MOST = 6
"""Documents in one list of this page; the rest is found at the pupil."""

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class Waiting:
    """A document that waits for somebody. ``progress``: of a concept that this program can open."""

    document: Listed
    title: str
    progress: Progress | None = None


@blueprint.get("/")
@permission("documenten.zien")
def page() -> str:
    """Show the work that waits: one's own concepts first, then what is to be discussed, then what others work on."""
    listed = dossiers().listed()
    concepts = [document for document in listed if document.state == "concept"]
    own = [document for document in concepts if account().name in (document.changed_by, document.created_by)]
    others = [document for document in concepts if document not in own]
    discussed = [document for document in listed if document.state == "ter_bespreking"]
    from_word = dossiers().uploads()
    return render_template(
        "home.html",
        greeting=_greeting(),
        today=long_day(today()),
        own=[_waiting(document) for document in own[:MOST]],
        own_count=len(own),
        discussed=[Waiting(document, title_of(document.type)) for document in discussed[:MOST]],
        discussed_count=len(discussed),
        others=[Waiting(document, title_of(document.type)) for document in others[:MOST]],
        pupils=len(dossiers().subjects()),
        from_word=waiting_files(dossiers(), from_word[:MOST]),
        from_word_count=len(from_word),
    )


def _waiting(document: Listed) -> Waiting:
    title = title_of(document.type)
    try:
        writing = opened(dossiers(), document.id)
    except (UnknownType, NewerVersion):
        return Waiting(document, title)
    return Waiting(document, title, progress_of(dossiers(), writing, policy_of(school()), today()))


def _greeting() -> str:
    hour, name = local_now().hour, account().name.split()[0]
    if hour < 12:
        return gettext("Goedemorgen %(naam)s", naam=name)
    return gettext("Goedemiddag %(naam)s", naam=name) if hour < 18 else gettext("Goedenavond %(naam)s", naam=name)
