"""A file that was never ours: its answers, placed by their labels, are looked at and become a new document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from wtforms.form import BaseForm

from forms import all_forms
from forms.answers import get
from forms.faults import Fault
from forms.model import Step
from forms.page import Page, Typed
from forms.questions import Question
from service.store import Subject
from service.web.documents.shown import field_id
from service.web.i18n import today
from service.web.permissions import permission
from service.web.returning import blueprint
from service.web.returning.bare import BareFields
from service.web.returning.cards import NOW, OWN, WORD
from service.web.returning.desk import about_of, desk, suggested_names
from service.web.returning.shown import keeps, texts_of
from service.web.returning.sides import rows_of
from service.web.returning.stopped import dealt_with
from service.work import returning as work
from service.work.returning import NotOurs, Placing, Unfit

#: From which sureness on an answer is called sure, and likely.
_SURE, _LIKELY = 0.9, 0.6


@dataclass(frozen=True)
class Place:
    """An answer that was found: how sure its place is ("zeker", "waarschijnlijk", "nakijken"), and what is wrong with it."""

    question: Question
    sure: str
    where: str
    faults: tuple[str, ...]


class PlacedFields(BareFields):
    """The fields of the questions that were found, filled with what was found, or with what somebody typed over it."""

    def __init__(self, placing: Placing, typed: Typed | None = None) -> None:
        questions = tuple(question for question in placing.form.questions if question.key in placing.reading.found)
        self.page = Page(placing.form, Step("gevonden", "", questions), placing.reading.answers, typed)
        self.fields: BaseForm = self.page.fields
        self.wrong: list[Fault] = []

    def check(self, choices: Mapping[str, Any]) -> list[Fault]:
        """Put beside the fields what is wrong with what somebody typed over what was found, and return it."""
        own = [path for path, choice in choices.items() if not isinstance(choice, str)]
        found = self.page.form.check(self.page.answers())
        self.wrong = [fault for fault in found if any(fault.path.startswith(path) for path in own)]
        return self.wrong


def chooser(found: NotOurs, fault: str = "") -> str:
    """Return the page that says why a file is not ours, and asks which type it is and whom it is about.

    ``fault``: what is wrong with whom somebody chose. Nobody is chosen beforehand: it may be any pupil of the school.
    """
    with desk().seeing() as dossiers:
        _, subject = about_of(found.upload, dossiers)
        pupils = [] if subject else dossiers.subjects()
    chosen = request.args.get("type") or (found.form.type if found.form else "")
    forms = sorted(all_forms().values(), key=lambda form: (form != found.form, form.subject, form.minutes, form.type))
    return render_template(
        "returning/not_ours.html",
        upload=found.upload,
        subject=subject,
        pupils=pupils,
        why=found.why.text(gettext),
        choices=forms,
        best=found.form,
        chosen=chosen or forms[0].type,
        fault=fault,
    )


@blueprint.get("/<upload_id>/plaatsen")
@permission("documenten.schrijven", own_transaction=True)
def placed(upload_id: str) -> ResponseReturnValue:
    """Show what was found at the labels of a type (``?type=opp``), with how sure each place is."""
    with desk().seeing() as dossiers:
        upload = dossiers.upload(upload_id)
    if not (upload.subject_id or request.args.get("leerling")) and isinstance(
        found := work.look(desk(), upload_id), NotOurs
    ):
        return chooser(found, gettext("Kies over wie dit bestand gaat")), 422
    placing, subject = _placing(upload_id, request.args.get("type", ""), request.args.get("leerling", ""))
    if not placing.upload.waiting:
        return dealt_with(upload_id)
    return _page(placing, subject, PlacedFields(placing))


@blueprint.post("/<upload_id>/plaatsen")
@permission("documenten.schrijven", own_transaction=True)
def begin(upload_id: str) -> ResponseReturnValue:
    """Make a new document of what was found, mended and kept."""
    placing, subject = _placing(upload_id, request.form.get("type", ""), request.form.get("leerling", ""))
    typed = [(name, value) for name, value in request.form.items(multi=True) if name not in ("weg", "type", "leerling")]
    fields = PlacedFields(placing, typed)
    choices = _choices(placing, fields)
    if fields.check(choices):
        return _page(placing, subject, fields), 422
    keep = [extra.number for extra in placing.extras if keeps(extra.number, request.form)]
    try:
        document = work.begin(desk(), upload_id, placing.form.type, subject.id, choices, keep, today=today())
    except Unfit as unfit:
        fields.wrong = list(unfit.faults)
        return _page(placing, subject, fields), 422
    flash(gettext("Het concept staat klaar, met wat in ‘%(bestand)s’ stond.", bestand=placing.upload.name))
    return redirect(url_for("documents.tasks", document_id=document.id), 303)


def _page(placing: Placing, subject: Subject, fields: PlacedFields) -> str:
    places = {place.question: place for place in (_place(placing, key) for key in placing.reading.found)}
    steps = [
        (step, [places[question] for question in step.questions if question in places]) for step in placing.form.steps
    ]
    typed = request.form if request.method == "POST" else None
    return render_template(
        "returning/placed.html",
        upload=placing.upload,
        form=placing.form,
        subject=subject,
        other_name=placing.other_name,
        sheet=fields,
        names=suggested_names(),
        left_out=set(request.form.getlist("weg")),
        problems=[("#" + field_id(fields.field_name(fault.path)), fault.text(gettext)) for fault in fields.wrong],
        steps=[(step, shown) for step, shown in steps if shown],
        texts=texts_of(placing, typed),
        notices=[problem.text(gettext) for problem in placing.reading.problems],
        found=len(places),
        tally=_tally(list(places.values()), len(placing.extras)),
    )


def _placing(upload_id: str, type_: str, subject_id: str) -> tuple[Placing, Subject]:
    with desk().seeing() as dossiers:
        upload = dossiers.upload(upload_id)
        subject = dossiers.subject(upload.subject_id or subject_id)
    return work.placing(desk(), upload_id, type_, subject.id), subject


def _choices(placing: Placing, fields: PlacedFields) -> dict[str, Any]:
    """Return, for each thing that was found, whether it stays, and as it was typed when that is something else."""
    out = set(request.form.getlist("weg"))
    answers = fields.page.answers()
    choices: dict[str, Any] = {}
    for item in placing.merge.items:
        key = item.question.key
        value = get(answers, key)
        if item.row_id:
            value = next((row for row in rows_of(answers, key) if row.get("id") == item.row_id), None)
        if item.path in out or key in out or value is None:
            choices[item.path] = NOW
        else:
            choices[item.path] = WORD if value == item.theirs else (OWN, value)
    return choices


def _place(placing: Placing, key: str) -> Place:
    question, found = placing.form.question(key), placing.reading.found[key]
    answers = placing.reading.answers
    value = get(answers, key)
    faults = tuple(fault.text(gettext) for fault in question.faults(value, key, answers)) if value is not None else ()
    sure = "zeker" if found.sureness >= _SURE else "waarschijnlijk" if found.sureness >= _LIKELY else "nakijken"
    return Place(question, "nakijken" if faults else sure, found.where.text(gettext), faults)


def _tally(places: list[Place], texts: int) -> list[tuple[int, str]]:
    count = {sure: sum(place.sure == sure for place in places) for sure in ("zeker", "waarschijnlijk", "nakijken")}
    return [
        (count["zeker"], gettext("zeker")),
        (count["waarschijnlijk"], gettext("waarschijnlijk")),
        (count["nakijken"], gettext("nakijken")),
        (texts, ngettext("tekst zonder vraag", "teksten zonder vraag", texts)),
    ]
