"""The fixed texts of parents' letters: all of them in a language, one to correct, and that somebody checked them."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields
from wtforms import HiddenField, StringField, TextAreaField, ValidationError

from forms import dates
from forms.text import N_
from service.letters import PLAIN, LineRefused
from service.letters.terms import NAMES, OFFICIAL
from service.letters.wordings import PLACE
from service.plain import OWN, Remark, check
from service.web.current import account, tx
from service.web.i18n import today
from service.web.own_words import blueprint
from service.web.own_words.fixed import SECTIONS, Line, Translation, translation, translations, used_in
from service.web.own_words.places import MEANT, shown, told, typed
from service.web.pages import fault_links
from service.web.permissions import permission
from service.web.simple_fields import line, trimmed
from service.work.for_parents import mark_checked, material, restore_line, save_line, unmark_checked

SHOWN: dict[str, str] = {
    "gewijzigd": N_("Door ons gewijzigd"),
    "nieuw": N_("Nieuw sinds de controle"),
}
"""Which texts can be shown alone: key -> title (a msgid)."""


class Check(Fields):
    """Who has read the texts in a language, and when."""

    naam = line(N_("Wie keek alles na?"), missing=N_("Vul de naam in van wie alles nakeek"))
    dag = StringField(N_("Op welke dag?"), filters=[trimmed])

    def validate_dag(self, field: StringField) -> None:
        """Take a day that has been."""
        day = dates.parse(field.data or "")
        if day is None or day > today():
            raise ValidationError(N_("Schrijf een dag die geweest is, zoals 28-9-2026"))


class Corrected(Fields):
    """A text as it is typed. ``gezien``: how it stood when the page was opened."""

    tekst = TextAreaField(N_("De tekst"))
    gezien = HiddenField()


@blueprint.get("/vaste-teksten")
@permission("school.beheren")
def languages() -> str:
    """Show the languages that letters come in."""
    return render_template(
        "own_words/languages.html", translations=translations(material(tx(), account().school_id)), plain=PLAIN
    )


@blueprint.get("/vaste-teksten/<tag>")
@permission("school.beheren")
def lines(tag: str) -> ResponseReturnValue:
    """Show the texts in a language: ``?zoek=`` those with these letters, ``?toon=`` those in `SHOWN`."""
    return _list(tag, Check(data={"dag": f"{today():%d-%m-%Y}"}))


@blueprint.post("/vaste-teksten/<tag>/nagekeken")
@permission("school.beheren")
def checked(tag: str) -> ResponseReturnValue:
    """Note that somebody who speaks the language well has read all texts, as they are now."""
    found = _translation(tag)
    fields = Check(request.form)
    day = dates.parse(fields.dag.data or "")
    if not fields.validate() or day is None:
        return _list(tag, fields)
    texts = [(line.fixed.msgid, line.now) for line in found.lines]
    mark_checked(tx(), account(), tag, fields.naam.data, day, texts)
    flash(gettext("Genoteerd. Op de brieven staat niet meer dat niemand de vertaling nakeek."))
    return redirect(url_for(".lines", tag=tag), 303)


@blueprint.post("/vaste-teksten/<tag>/niet-nagekeken")
@permission("school.beheren")
def not_checked(tag: str) -> ResponseReturnValue:
    """Take that back."""
    _translation(tag)
    unmark_checked(tx(), account(), tag)
    flash(gettext("De brieven zeggen weer dat niemand de vertaling nakeek."))
    return redirect(url_for(".lines", tag=tag), 303)


@blueprint.route("/vaste-teksten/<tag>/<address>", methods=["GET", "POST"])
@permission("school.beheren")
def correct(tag: str, address: str) -> ResponseReturnValue:
    """Show one text, or keep the school's own wording of it."""
    found = _translation(tag)
    there = found.line(address)
    if request.method == "GET":
        return _one(found, there, Corrected(data={"tekst": shown(there.now)}))
    fields = Corrected(request.form)
    if fields.gezien.data != there.now:
        fields.tekst.errors = [N_("Een collega wijzigde deze tekst net. Kijk het na en bewaar het nog een keer")]
        return _one(found, there, fields, 409)
    try:
        save_line(tx(), account(), tag, there.fixed.msgid, typed(fields.tekst.data or ""))
    except LineRefused as refused:
        fields.tekst.errors = [told(refused.reason)]
        return _one(found, there, fields)
    flash(gettext("De tekst is bewaard. Nieuwe brieven krijgen hem."))
    return redirect(url_for(".lines", tag=tag, _anchor=f"t-{address}"), 303)


@blueprint.post("/vaste-teksten/<tag>/<address>/terug")
@permission("school.beheren")
def put_line_back(tag: str, address: str) -> ResponseReturnValue:
    """Let our own wording stand again."""
    there = _translation(tag).line(address)
    restore_line(tx(), account(), tag, there.fixed.msgid)
    flash(gettext("De tekst is weer zoals zorgroute hem heeft."))
    return redirect(url_for(".lines", tag=tag, _anchor=f"t-{address}"), 303)


def _translation(tag: str) -> Translation:
    return translation(material(tx(), account().school_id), tag)


def _remarks(found: Translation, text: str) -> Sequence[Remark]:
    """Return what makes a text in Dutch hard to read, with a name in each of its places."""
    if not found.language.dutch:
        return ()
    return check(PLACE.sub("Yara", typed(text)), thresholds=OWN, exempt=(*OFFICIAL, *NAMES)).remarks


def _list(tag: str, fields: Check) -> ResponseReturnValue:
    found = _translation(tag)
    sought, only = request.args.get("zoek", "")[:100].strip(), request.args.get("toon", "")
    every = [line for line in found.lines if not sought or line.has(sought)]
    kept = {"gewijzigd": [line for line in every if line.own], "nieuw": [line for line in every if line.new]}
    hits = kept.get(only, every)
    faults = fault_links(fields)
    html = render_template(
        "own_words/lines.html",
        translation=found,
        sections=[(title, [line for line in hits if line.fixed.kind == kind]) for kind, title in SECTIONS.items()],
        hits=len(hits),
        sought=sought,
        only=only,
        which=SHOWN,
        fields=fields,
        faults=faults,
        used_in=used_in,
        shown=shown,
        plain=PLAIN,
    )
    return html, 422 if faults else 200


def _one(found: Translation, there: Line, fields: Corrected, status: int = 422) -> ResponseReturnValue:
    faults = fault_links(fields)
    fields.gezien.data = there.now
    html = render_template(
        "own_words/line.html",
        translation=found,
        line=there,
        fields=fields,
        faults=faults,
        remarks=_remarks(found, fields.tekst.data or ""),
        used_in=used_in,
        shown=shown,
        meant=MEANT,
        places=[name for name in MEANT if f"[{name}]" in shown(there.fixed.msgid)],
        plain=PLAIN,
    )
    return html, status if faults else 200
