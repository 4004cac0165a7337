"""One term of the word list: adding it, changing it, taking it away, putting it back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields
from wtforms import HiddenField, RadioField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice

from forms.text import N_
from service.plain import Term, TermRefused, check
from service.store import NotFound
from service.web.current import account, tx
from service.web.own_words import blueprint
from service.web.own_words.listed import KINDS, STATES, Line, as_lines, forms_in, line_of, same_term
from service.web.pages import fault_links
from service.web.permissions import permission
from service.web.simple_fields import line, trimmed
from service.work.for_parents import Material, forget_term, material, remove_term, restore_term, save_term

MOST_FORMS = 40
"""Other forms of one term."""

_HINTS = {
    "replace": N_("Vaktaal die weg kan. ‘Hulpvraag’ wordt ‘vraag om hulp’."),
    "simplify": N_("Een stijf woord. ‘Middels’ wordt ‘met’."),
    "explain": N_("Een woord dat blijft. De uitleg komt er de eerste keer achter, tussen haakjes."),
}


class Kind(RadioField):
    """What is done with a term; says in our words what to do when nothing was chosen."""

    def pre_validate(self, form: Fields) -> None:
        """Refuse what was not offered."""
        if self.data not in KINDS:
            raise ValidationError(N_("Kies wat er met dit woord gebeurt"))


class Written(Fields):
    """A term as it is typed. ``was``: its name before, ``gezien``: how it stood when the page was opened."""

    term = line(N_("Het woord"), missing=N_("Vul het woord in"))
    soort = Kind(N_("Wat doen we ermee?"), choices=[SelectChoice(kind, title) for kind, title in KINDS.items()])
    gewoon = line(N_("Gewone woorden, of de uitleg"), missing=N_("Vul in wat ouders wel begrijpen"))
    vormen = TextAreaField(N_("Andere vormen van het woord"))
    was = HiddenField(filters=[trimmed])
    gezien = HiddenField()

    def validate_vormen(self, field: TextAreaField) -> None:
        """Take as many forms as a word can have."""
        if len(forms_in(field.data or "")) > MOST_FORMS:
            raise ValidationError(N_("Schrijf hooguit 40 andere vormen op"))

    def made(self) -> Term:
        """Return what was typed; raises TermRefused."""
        forms = forms_in(self.vormen.data or "")
        forms.pop(self.term.data, None)
        return Term(self.term.data, self.soort.data, self.gewoon.data, forms)


@blueprint.get("/woordenlijst/woord")
@permission("school.beheren")
def term() -> ResponseReturnValue:
    """Show a term to change, ``?term=``, or ask for a new one, with that name filled in."""
    found, name = _material(), trimmed(request.args.get("term", ""))
    there = same_term(found, name)
    fields = _filled(there) if there else Written(data={"term": name})
    return _page(found, fields)


@blueprint.post("/woordenlijst/woord")
@permission("school.beheren")
def change_term() -> ResponseReturnValue:
    """Keep a term as it was typed."""
    fields, found = Written(request.form), _material()
    was = line_of(found, fields.was.data or "")
    if was and was.ours:
        fields.term.data = was.term.term  # one of ours keeps its name: it is how it is found again
    if not fields.validate():
        return _page(found, fields)
    there = same_term(found, fields.term.data)
    if there and (was is None or there.term != was.term.term):
        fields.term.errors = [N_("Dit woord staat al in de lijst. Zoek het op en wijzig het daar")]
        return _page(found, fields)
    if fields.gezien.data != mark(was):
        fields.soort.errors = [N_("Een collega wijzigde dit woord net. Kijk het na en bewaar het nog een keer")]
        return _page(found, fields, 409)
    try:
        made = fields.made()
    except TermRefused as refused:
        fields.gewoon.errors = [refused.reason]
        return _page(found, fields)
    if was and was.term.term != made.term:
        forget_term(tx(), account(), was.term.term)
    save_term(tx(), account(), made)
    flash(gettext("‘%(term)s’ is bewaard.", term=made.term))
    return redirect(url_for(".glossary", zoek=made.term), 303)


@blueprint.post("/woordenlijst/weg")
@permission("school.beheren")
def take_away() -> ResponseReturnValue:
    """Take a term out of the list."""
    line = _named()
    remove_term(tx(), account(), line.term.term)
    flash(gettext("‘%(term)s’ is uit de lijst gehaald.", term=line.term.term))
    return redirect(url_for(".glossary", toon="weg"), 303)


@blueprint.post("/woordenlijst/terug")
@permission("school.beheren")
def put_back() -> ResponseReturnValue:
    """Put a term back that was taken away, or how we have it in the place of how the school changed it."""
    line = _named()
    if line.state == "weg":
        restore_term(tx(), account(), line.term.term)
        flash(gettext("‘%(term)s’ staat weer in de lijst.", term=line.term.term))
    elif line.ours:
        forget_term(tx(), account(), line.term.term)
        flash(gettext("‘%(term)s’ staat weer in de lijst zoals zorgroute het heeft.", term=line.term.term))
    return redirect(url_for(".glossary", zoek=line.term.term), 303)


def mark(line: Line | None) -> str:
    """Return by what it shows that a term was changed meanwhile."""
    return line.own.changed.at.isoformat() if line and line.own else ""


def _named() -> Line:
    line = line_of(_material(), request.form.get("was", ""))
    if line is None:
        raise NotFound
    return line


def _material() -> Material:
    return material(tx(), account().school_id)


def _filled(there: Term) -> Written:
    typed = {"term": there.term, "soort": there.kind, "gewoon": there.plain, "vormen": as_lines(there.forms)}
    return Written(data={**typed, "was": there.term})


def _page(found: Material, fields: Written, status: int = 422) -> ResponseReturnValue:
    was = line_of(found, fields.was.data or "")
    faults = fault_links(fields)
    fields.gezien.data = mark(was)
    html = render_template(
        "own_words/term.html",
        fields=fields,
        faults=faults,
        hints=_HINTS,
        kinds=KINDS,
        list_states=STATES,
        line=was,
        remarks=check(fields.gewoon.data or "", glossary=found.glossary).remarks,
    )
    return html, status if faults else 200
