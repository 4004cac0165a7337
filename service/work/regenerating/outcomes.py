"""What can become of a document in a run, in the order in which people read it."""

from __future__ import annotations

from forms.faults import Message
from forms.text import N_
from service.store import RunItem

LOOKS, UPDATED, WAITING, UNPRINTED = "uiterlijk", "bijgewerkt", "word_wacht", "niet_geprint"
SAME, FROZEN, OVERTAKEN, FAILED = "gelijk", "bevroren", "ingehaald", "mislukt"
BACK, LEFT = "teruggezet", "gebleven"

OUTCOMES: dict[str, str] = {
    LOOKS: N_("Alleen het uiterlijk verandert"),
    UPDATED: N_("Nieuw uiterlijk, en antwoorden die na het vorige Word-bestand zijn opgeslagen"),
    WAITING: N_("Er wacht nog een bewerkt Word-bestand"),
    UNPRINTED: N_("Een antwoord staat niet meer in het document"),
    SAME: N_("Verandert niet"),
    FROZEN: N_("Vastgesteld, blijft zoals het is"),
    OVERTAKEN: N_("Er is intussen een ander sjabloon gekozen"),
    FAILED: N_("Lukt niet"),
    BACK: N_("Teruggezet"),
    LEFT: N_("Intussen veranderd, niet teruggezet"),
}
"""The outcomes of a run's items with their names for people."""

CHANGES = frozenset({LOOKS, UPDATED, WAITING, UNPRINTED})
"""Those of which a new file is made."""


def stored(message: Message) -> dict[str, object]:
    """Return a sentence as the ledger keeps it."""
    return {"message": message.message, "values": dict(message.values)}


def reason(item: RunItem) -> Message | None:
    """Return what there is to say about a document besides its outcome."""
    return None if item.error is None else Message("", item.error["message"], item.error["values"])
