"""Where a Word file is handed in, and what can come of looking at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from forms.faults import Message
from forms.model import Form
from service.store import Account, Document, Dossiers, Store, Upload
from service.work.returning.differences import Comparison

Read = Callable[..., Any]
"""``read(function, *arguments, **named)``: calls a function of `service.word`, in a process of its own when it can."""


@dataclass(frozen=True)
class Desk:
    """For whom files are looked at, and how. ``key`` is the one that this installation signs its documents with.

    No transaction is open while a file is read: that may take seconds, and others would wait.
    """

    store: Store
    account: Account
    read: Read
    key: bytes = field(repr=False)

    @contextmanager
    def seeing(self) -> Iterator[Dossiers]:
        """Open what the account may see, at one moment."""
        with self.store.read() as tx:
            yield tx.visible_to(self.account)

    @contextmanager
    def changing(self) -> Iterator[Dossiers]:
        """Open the same to change it, as a whole or not at all."""
        with self.store.write() as tx:
            yield tx.visible_to(self.account)


@dataclass(frozen=True)
class Refusal:
    """A file that cannot be read safely, or at all; ``why`` says the reason. It is kept as evidence and does no more."""

    upload: Upload
    why: Message


@dataclass(frozen=True)
class Unread:
    """A file that could not be read through a fault of this program. It waits; ``trace`` is for who mends the fault."""

    upload: Upload
    why: Message
    trace: str


@dataclass(frozen=True)
class NotOurs:
    """A file that belongs to no document here: its answers can be placed by their labels into a new document.

    ``form`` is the type it looks like most, None when it looks like nothing.
    """

    upload: Upload
    why: Message
    form: Form | None


@dataclass(frozen=True)
class Newer:
    """A file of a form, or a version of one, that this program does not know yet. It waits until it does."""

    upload: Upload
    why: Message


@dataclass(frozen=True)
class WrongPupil:
    """A file about someone else than the one on whose page it was put. It waits with its own ``document``."""

    upload: Upload
    why: Message
    document: Document


@dataclass(frozen=True)
class Ready:
    """A file of a document here, compared with it."""

    upload: Upload
    comparison: Comparison


Looked = Refusal | Unread | NotOurs | Newer | Ready
Received = Looked | WrongPupil


class NotComparable(Exception):
    """A file that is asked to be taken over, and is not one that can be; ``found`` says what it is."""

    def __init__(self, found: Looked) -> None:
        super().__init__(type(found).__name__)
        self.found = found
