"""Fields of the simple forms around the documents: what they take and how they say what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from wtforms import EmailField, Field, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from forms.text import ILLEGAL, N_

LONGEST = 200
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def trimmed(value: Any) -> Any:
    """Return a typed text on one line, without what no document can hold."""
    return " ".join(ILLEGAL.sub("", value).split()) if isinstance(value, str) else value


def needed(message: str) -> Callable[[Any, Field], None]:
    """Return a validator that says what to fill in."""

    def check(_form: Any, field: Field) -> None:
        if not field.data:
            raise ValidationError(message)

    return check


def not_too_long(_form: Any, field: Field) -> None:
    """Refuse what no name or address needs."""
    if field.data and len(field.data) > LONGEST:
        raise ValidationError(N_("Kort dit in tot hooguit 200 tekens"))


def an_address(_form: Any, field: Field) -> None:
    """Refuse what is no e-mail address."""
    if field.data and not _EMAIL.fullmatch(field.data):
        raise ValidationError(N_("Schrijf het e-mailadres zoals naam@school.nl"))


def line(label: str, *, missing: str = "") -> StringField:
    """Return a field for a name; ``missing`` says what to fill in where it may not be empty."""
    return StringField(label, [*([needed(missing)] if missing else []), not_too_long], filters=[trimmed])


def email(label: str) -> EmailField:
    """Return a field for an e-mail address that has to be given."""
    return EmailField(label, [needed(N_("Vul een e-mailadres in")), not_too_long, an_address], filters=[trimmed])


class OneOf(SelectField):
    """A choice that says in our words what to do when it is none of those offered."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        if self.data not in [choice.value for choice in self.choices]:
            raise ValidationError(N_("Kies een van de mogelijkheden"))


def one_of(label: str, options: Mapping[str, str]) -> OneOf:
    """Return a field for a choice out of options: value -> text."""
    return OneOf(label, choices=[SelectChoice(value, text) for value, text in options.items()])
