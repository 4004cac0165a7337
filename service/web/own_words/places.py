"""The places in a fixed text, as people see and type them: ``[naam]`` for ``%(naam)s``."""

from __future__ import annotations

import re

from forms.faults import Message
from forms.text import N_
from service.letters import places

MEANT: dict[str, str] = {
    "naam": N_("de naam van de leerling"),
    "leerling": N_("de naam van de leerling"),
    "school": N_("de naam van de school"),
    "mentor": N_("de naam van de mentor"),
    "vak": N_("het vak"),
    "datum": N_("de datum van het document"),
    "begin": N_("de dag waarop het begint"),
    "einde": N_("de dag waarop het stopt"),
    "antwoord_voor": N_("de dag waarvóór de school een antwoord wil"),
    "uitleg": N_("de uitleg die de school schreef"),
}
"""What comes in a place: its name -> in plain words (a msgid)."""

_TYPED = re.compile(r"\[(\w+)\]")


def shown(text: str) -> str:
    """Return a fixed text as people read it."""
    for name in places(text):
        text = text.replace(f"%({name})s", f"[{name}]")
    return text


def typed(text: str) -> str:
    """Return a fixed text as it is kept, of what people typed."""
    return _TYPED.sub(r"%(\1)s", text)


def told(reason: Message) -> Message:
    """Return why a text was refused, with its places as people type them."""
    values = {name: shown(value) if isinstance(value, str) else value for name, value in reason.values.items()}
    return Message(reason.path, reason.message, values)
