"""The documents of a run: by what becomes of them on a page, and all of them as a report to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Response, render_template, request, stream_with_context, url_for
from flask_babel import gettext

from forms import all_forms
from service.spreadsheet import BOM, row
from service.store import Document, Dossiers, NotFound, Run, RunItem
from service.web.current import account, store, tx
from service.web.permissions import permission
from service.web.pupils import title_of
from service.web.templating import blueprint
from service.web.templating.shown import groups, what_of
from service.work.handing_out import name_of, plain_name, version_name
from service.work.regenerating import OUTCOMES, progress, reason

PAGE = 50
"""Documents on one page of a list."""
_AT_ONCE = 500
"""Documents of a report that are held in memory together."""


@dataclass(frozen=True)
class Line:
    """A document in a run. ``label``: what becomes of it, ``why``: what more there is to say; ``href`` leads to it."""

    position: int
    who: str
    klas: str
    title: str
    label: str
    why: str
    href: str


@blueprint.get("/opnieuw/<run_id>/lijst/<outcome>")
@permission("sjablonen.beheren")
def listed(run_id: str, outcome: str) -> str:
    """List the documents with one outcome; ``?na=`` goes on after a position."""
    run = tx().run(account().school_id, run_id)
    now = progress(tx(), run)
    group = next((group for group in groups(now) if group.outcome == outcome), None)
    if group is None:
        raise NotFound
    after = min(max(request.args.get("na", -1, type=int), -1), now.total)
    items = tx().items(run.id, outcome=outcome, after=after, most=PAGE + 1)
    lines = _lines(tx().visible_to(account()), items[:PAGE])
    return render_template(
        "templating/list.html",
        run=run,
        what=what_of(run),
        group=group,
        lines=lines,
        begun=after >= 0,
        following=lines[-1].position if len(items) > PAGE else None,
    )


@blueprint.get("/opnieuw/<run_id>/verslag.csv")
@permission("sjablonen.beheren", own_transaction=True)
def report(run_id: str) -> Response:
    """Return every document of a run with what became of it, for a spreadsheet; sent while it is read."""
    with store().read() as reading:
        run = reading.run(account().school_id, run_id)
    answer = Response(stream_with_context(_report(run)), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{plain_name(what_of(run))}.csv")
    return answer


def _report(run: Run) -> Iterator[str]:
    """Yield the report in pieces, each read in a transaction of its own."""
    head = [gettext("Leerling"), gettext("Klas"), gettext("Document"), gettext("Uitkomst"), gettext("Waarom")]
    yield BOM + row(head)
    after = -1
    while True:
        with store().read() as reading:
            items = reading.items(run.id, after=after, most=_AT_ONCE)
            lines = _lines(reading.visible_to(account()), items)
        yield "".join(row([line.who, line.klas, line.title, line.label, line.why]) for line in lines)
        if len(items) < _AT_ONCE:
            return
        after = items[-1].position


def _lines(dossiers: Dossiers, items: Sequence[RunItem]) -> list[Line]:
    documents = dossiers.documents_by_id({item.document_id for item in items})
    return [_line(dossiers, item, documents.get(item.document_id)) for item in items]


def _line(dossiers: Dossiers, item: RunItem, document: Document | None) -> Line:
    why = reason(item)
    said = why.text(gettext) if why else ""
    label = gettext(OUTCOMES[item.outcome]) if item.outcome else gettext("Wacht nog")
    if document is None:
        return Line(item.position, gettext("Niet meer te vinden"), "", "", label, said, "")
    classes = dict.fromkeys(str(subject.facts["klas"]) for subject in document.subjects if subject.facts.get("klas"))
    title = " · ".join(part for part in (title_of(document.type), _version(document, item)) if part)
    href = _way_to(dossiers, item, document)
    return Line(item.position, name_of(document), ", ".join(classes), title, label, said, href)


def _version(document: Document, item: RunItem) -> str:
    """Return which version of a document it is, as the name of its file says it."""
    form = all_forms().get(document.type)
    return version_name(form, item.variant) if form else item.variant


def _way_to(dossiers: Dossiers, item: RunItem, document: Document) -> str:
    """Return where something can be done: at the file that waits, if that is why, or at the document."""
    waiting = dossiers.uploads(document_id=document.id) if item.outcome == "word_wacht" else []
    if waiting:
        return url_for("returning.page", upload_id=waiting[0].id)
    return url_for("documents.review", document_id=document.id)
