"""Filling one document again in memory, and saying what would become of it."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

from forms import form_of
from forms.faults import Message, NewerVersion, UnknownType
from forms.text import N_
from service.letters import NoSuchLanguage
from service.store import Damaged, Document, Dossiers, NotFound, Published, RunItem
from service.store.states import STATES
from service.word import Template, TemplateRefused
from service.work.making import Maker, printed_answers
from service.work.regenerating.outcomes import FAILED, FROZEN, LOOKS, SAME, UNPRINTED, UPDATED, WAITING
from service.work.regenerating.printing import Losses

_log = logging.getLogger(__name__)

_UNPRINTED = N_("Niet meer in het document: %(vragen)s. De antwoorden zelf blijven bewaard.")
_NEWER = N_("Dit document is met een nieuwere versie van zorgroute gemaakt. Werk zorgroute bij.")
_FAULT = N_(
    "Dit document maken lukte niet door een fout in zorgroute. Het oude is gebleven; vraag de beheerder om hulp."
)
_LARGE = N_("Dit document wordt te groot. Kijk of het sjabloon rijen herhaalt binnen andere rijen.")
_STUCK = N_(
    "Bij dit document liep het werk een paar keer vast. Het oude is gebleven; vraag de beheerder om hulp, of kijk of "
    "het sjabloon rijen herhaalt binnen andere rijen."
)

#: What a fault of this program looks like in one document; it must not hold up the others.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Judged:
    """What would become of a document: ``outcome`` with ``why``; and ``data`` when a file is to be written.

    ``name``: its type and variant, as the run knows them. ``number``: the revision that it was filled from. ``before``:
    the file that counted then. ``template``: the hash of the one it was filled with.
    """

    item: RunItem
    outcome: str
    why: Message | None = None
    name: str = ""
    number: int = 0
    before: str | None = None
    template: str = ""
    data: bytes | None = None


def stuck(item: RunItem) -> Judged:
    """Return what is said of a document that nobody who began it came back from."""
    return Judged(item, FAILED, Message("", _STUCK))


@dataclass(frozen=True)
class Filler:
    """Fills documents with what a school's documents are made with now."""

    maker: Maker

    def judge(
        self,
        dossiers: Dossiers,
        item: RunItem,
        name: str,
        document: Document,
        now: Published,
        new: Template,
        losses: Losses,
    ) -> Judged:
        """Fill a document with the new template and say how it differs from the file that counts now; writes nothing.

        ``now`` is that file, ``losses`` what the template it was made with prints and the new one does not.
        """
        if STATES[document.state].frozen:
            return Judged(item, FROZEN)
        try:
            return self._judged(dossiers, item, name, document, now, new, losses)
        except (UnknownType, NewerVersion):
            return Judged(item, FAILED, Message("", _NEWER))
        except NoSuchLanguage as missing:
            return Judged(item, FAILED, missing.reason)
        except TemplateRefused as refused:
            return Judged(item, FAILED, refused.findings[0])
        except (Damaged, NotFound) as fault:
            return Judged(item, FAILED, Message("", fault.message, fault.values))
        except (MemoryError, SystemError):  # the second is what a C extension makes of the first
            return Judged(item, FAILED, Message("", _LARGE))
        except _FAULTS as fault:
            # The places in the code and nothing of the words: those may be a pupil's.
            places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
            _log.error("document %s: %s at %s", document.id, type(fault).__qualname__, " ".join(places))
            return Judged(item, FAILED, Message("", _FAULT))

    def _judged(
        self,
        dossiers: Dossiers,
        item: RunItem,
        name: str,
        document: Document,
        now: Published,
        new: Template,
        losses: Losses,
    ) -> Judged:
        current = document.revision
        answers = form_of(document.type).upgrade(current.answers, current.form_version)

        def filled(number: int) -> bytes:
            return self.maker.made(new, answers, document.id, number, item.variant)

        then = current if now.revision == current.number else dossiers.revision(document.id, now.revision)
        same_answers = then.answers == current.answers
        if same_answers and now.template_hash == new.hash and _bytes(dossiers, now) == filled(now.revision):
            return Judged(item, SAME)
        outcome, why = LOOKS if same_answers else UPDATED, None
        if now.waiting:
            outcome = WAITING
        if lost := losses.of(printed_answers(new, answers)):
            outcome = UNPRINTED
            why = Message("", _UNPRINTED, {"vragen": ", ".join(f"‘{question.label}’" for question in lost)})
        return Judged(item, outcome, why, name, current.number, now.file_id, new.hash, filled(current.number))


def _bytes(dossiers: Dossiers, now: Published) -> bytes | None:
    try:
        return dossiers.file_bytes(now.file_id)
    except Damaged:  # then it is better made again
        return None
