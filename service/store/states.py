"""The states that documents, uploads and runs go through, and the moves between them, as data."""

from __future__ import annotations

from dataclasses import dataclass

from forms.text import N_


@dataclass(frozen=True, slots=True)
class State:
    """`label` for people (a msgid); a `frozen` document's answers cannot change."""

    key: str
    label: str
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed step. `event`: how the revision that makes it is called. `label`: what the button says (a msgid)."""

    source: str
    target: str
    event: str
    label: str
    needs_reason: bool = False


STATES: dict[str, State] = {
    state.key: state
    for state in (
        State("concept", N_("Concept")),
        State("ter_bespreking", N_("Ter bespreking")),
        State("vastgesteld", N_("Vastgesteld"), frozen=True),
        State("afgesloten", N_("Afgesloten"), frozen=True),
    )
}
FIRST = "concept"

MOVES: tuple[Move, ...] = (
    Move("concept", "ter_bespreking", "status", N_("Zet klaar voor bespreking")),
    Move("ter_bespreking", "concept", "status", N_("Terug naar concept")),
    Move("ter_bespreking", "vastgesteld", "status", N_("Stel vast")),
    Move("vastgesteld", "concept", "heropend", N_("Heropen"), needs_reason=True),
    Move("vastgesteld", "afgesloten", "status", N_("Sluit af")),
)

MOVING = frozenset(move.event for move in MOVES)
"""The events that change the state."""

EVENTS: dict[str, str] = {
    "gestart": N_("Gestart"),
    "opgeslagen": N_("Opgeslagen"),
    "gedownload": N_("Gedownload"),
    "status": N_("Status veranderd"),
    "heropend": N_("Heropend"),
    "uit_word": N_("Uit Word"),
}
"""Every event a revision can be made by, with its name for people."""

STARTING = frozenset({"gestart", "uit_word"})
"""The events that can make a document's first revision."""

WAITING = ""
OUTCOMES: dict[str, str] = {
    WAITING: N_("Nog niet verwerkt"),
    "verwerkt": N_("Verwerkt"),
    "geen_verschil": N_("Geen verschil"),
    "weggelegd": N_("Weggelegd"),
    "geweigerd": N_("Geweigerd"),
}
"""What became of a file that came back from Word, with its name for people."""


def moves_from(state: str) -> list[Move]:
    """The moves open to a document in this state, in the order a page offers them."""
    return [move for move in MOVES if move.source == state]


def move_between(source: str, target: str) -> Move | None:
    """The move from one state to another; None where there is none."""
    return next((move for move in MOVES if (move.source, move.target) == (source, target)), None)


TRIAL, WORKING, PAUSED, DONE, UNDOING, UNDONE, FAILED = (
    "proef", "bezig", "gepauzeerd", "klaar", "terugdraaien", "teruggedraaid", "mislukt",
)  # fmt: skip
RUN_STATES: dict[str, str] = {
    TRIAL: N_("Proef"),
    WORKING: N_("Bezig"),
    PAUSED: N_("Gepauzeerd"),
    DONE: N_("Klaar"),
    UNDOING: N_("Wordt teruggedraaid"),
    UNDONE: N_("Teruggedraaid"),
    FAILED: N_("Mislukt"),
}
"""The states of a run that makes many documents again, with their names for people."""

AT_WORK = (TRIAL, WORKING, UNDOING)
"""The states in which a run's items are handed out."""

ENDED = frozenset({DONE, UNDONE, FAILED})

ITEM_WAITS, ITEM_TAKEN = "wacht", "bezig"
ITEM_STATES = (ITEM_WAITS, ITEM_TAKEN, DONE, FAILED, UNDONE)
"""The states of one document in a run."""

SHIPPED, OWN = "meegeleverd", "eigen"
ORIGINS: dict[str, str] = {SHIPPED: N_("Meegeleverd"), OWN: N_("Van je school")}
"""Where a template came from, with its name for people."""
