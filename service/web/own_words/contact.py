"""How parents reach the school, and who helps them outside of it: what stands at the end of each letter."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields
from wtforms import IntegerField, StringField, ValidationError

from forms.for_parents.lines import LINES
from forms.text import N_
from service.letters import PLAIN, Contact
from service.web.current import account, tx
from service.web.own_words import blueprint
from service.web.pages import fault_links
from service.web.permissions import permission
from service.web.simple_fields import an_address, line, not_too_long, trimmed
from service.work.for_parents import material, save_contact

LONGEST_WAIT = 60
"""Days."""


class Reach(Fields):
    """How parents reach the school; all of it may stay empty."""

    telefoon = line(N_("Telefoon voor ouders"))
    email = StringField(N_("E-mailadres voor ouders"), [not_too_long, an_address], filters=[trimmed])
    hulp = line(N_("Gratis hulp buiten school"))
    antwoord_dagen = IntegerField(N_("Binnen hoeveel dagen vraag je een antwoord?"))

    def validate_telefoon(self, field: StringField) -> None:
        """Take what can be dialled, with a word beside it if need be."""
        if field.data and sum(sign.isdigit() for sign in field.data) < 3:
            raise ValidationError(N_("Schrijf een telefoonnummer op, zoals 010 123 45 67"))

    def validate_antwoord_dagen(self, field: IntegerField) -> None:
        """Take a number of days that leaves parents time to read, or none."""
        unread = field.process_errors and field.raw_data and field.raw_data[0].strip()
        field.errors = []
        if unread or (field.data is not None and not 1 <= field.data <= LONGEST_WAIT):
            raise ValidationError(N_("Vul een aantal dagen in van 1 tot en met 60, of laat het leeg"))

    def made(self) -> Contact:
        """Return what was filled in."""
        said = {name: self[name].data or "" for name in ("telefoon", "email", "hulp")}
        return Contact(**said, antwoord_dagen=self.antwoord_dagen.data)


@blueprint.route("/contact-ouders", methods=["GET", "POST"])
@permission("school.beheren")
def contact() -> ResponseReturnValue:
    """Show how parents reach the school, or keep it."""
    found = material(tx(), account().school_id)
    fields = Reach(request.form if request.method == "POST" else None, obj=found.contact)
    if request.method == "POST" and fields.validate():
        save_contact(tx(), account(), fields.made())
        flash(gettext("Bewaard. Nieuwe brieven krijgen het onderaan."))
        return redirect(url_for(".contact"), 303)
    faults = fault_links(fields)
    help_of_ours = found.wording(PLAIN).text(LINES["vraag.hulp_waar"])
    html = render_template("own_words/contact.html", fields=fields, faults=faults, help_of_ours=help_of_ours)
    return html, 422 if faults else 200
