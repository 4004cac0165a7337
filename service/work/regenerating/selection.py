"""Which documents take part in a run, and with which templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from forms import all_forms
from forms.faults import Message
from forms.text import N_
from service.store import Account, Dossiers, NewItem, Published, Run, Store, Transaction
from service.store.states import DONE, FAILED, STATES, TRIAL, WORKING
from service.work import templates as school_templates
from service.work.making import template_variant
from service.work.regenerating import outcomes
from service.work.templates import TemplateUnfit

_PAGE = 1000

_UNKNOWN = N_("Dit soort document kent deze versie van zorgroute niet.")


@dataclass(frozen=True)
class Selection:
    """Which documents: each of these that is not empty narrows them.

    ``klas``: of pupils in this class now; ``schooljaar`` as "2026-2027"; ``template``: the hash of what they are made
    with now.
    """

    type: str = ""
    klas: str = ""
    schooljaar: str = ""
    template: str = ""

    @classmethod
    def of(cls, run: Run) -> Selection:
        """Return what a run was started for."""
        return cls(**{name: run.selection.get(name, "") for name in cls.__dataclass_fields__})


def place(type_: str, variant: str) -> str:
    """Return the name under which a run knows the template of a type and variant: ``opp``, ``zat_aanmelding.toestemming``."""
    return f"{type_}.{variant}" if variant else type_


def split(name: str) -> tuple[str, str]:
    """Return the type and the variant that `place` made a name of."""
    type_, _, variant = name.partition(".")
    return type_, variant


def chosen_before(run: Run) -> dict[str, str]:
    """Return the hash of the template that counted when the run was made, by `place`."""
    return dict(run.selection["gekozen"])


def select(
    store: Store,
    account: Account,
    selection: Selection,
    templates: Mapping[str, str] | None = None,
    *,
    state: str = TRIAL,
    asked: str = "",
) -> Run:
    """Begin a run of these documents and return it: a trial, or with ``state`` "bezig" one that is to be done at once.

    ``templates``: by `place` the hash of a kept template that the documents are to get; nothing else takes part then.
    Without it each type gets the template that counts now. Documents of which no Word file was ever made have nothing to
    make again. ``asked``: what tells this asking from others; asked twice, it is the same run. Which documents those are
    is looked up by who works on it: see `Listing`. Raises `NotFound` for a template that is not kept.
    """
    with store.write() as tx:
        chosen = _chosen(tx, account, selection, only=templates)
        every = {"alles": True} if templates is None else {}
        stored: dict[str, Any] = asdict(selection) | {"gekozen": chosen} | every
        return tx.start_run(account.school_id, stored, dict(templates or chosen), account, state, asked)


@dataclass
class Listing:
    """Putting the documents that take part in a run into the ledger, a page at a time.

    How far that is the ledger says itself: the next goes on after one who died, and of two at once each writes other pages.
    """

    store: Store
    account: Account
    run: Run
    _after: tuple[str, str] = ("", "")
    _position: int = -1
    _pupils: list[str] | None = None
    _over: bool = False

    def goes_on(self) -> bool:
        """List some more documents; tell whether there was something to list."""
        if self._over:
            return False
        selection = Selection.of(self.run)
        if selection.klas and self._pupils is None:
            with self.store.read() as tx:
                self._pupils = _in_class(tx.visible_to(self.account), selection.klas)
        with self.store.write() as tx:
            run = tx.run(self.run.school_id, self.run.id, lock=True)
            self._over = run.listed_at is not None or run.state not in (TRIAL, WORKING)
            if not self._over:
                self._list(tx, selection)
        return not self._over

    def _list(self, tx: Transaction, selection: Selection) -> None:
        last = tx.last_item(self.run.id)
        if last and last.position != self._position:  # somebody else's
            self._after, self._position = (last.document_id, last.variant), last.position
        page = _page(tx.visible_to(self.account), selection, self._pupils, self._after)
        if not page:
            tx.listed(self.run.id)
            return
        known = bool(self.run.selection.get("alles"))
        items = [item for document in page if (item := _item(document, self.run.templates, known=known))]
        tx.add_items(self.run.id, items)
        self._after, self._position = (page[-1].document_id, page[-1].variant), self._position + len(items)


def late(store: Store, account: Account, run: Run) -> list[NewItem]:
    """Return the documents that take part in a run and are not in it: they were made after it, with a template of before.

    To be asked when nothing of the run is left to do.
    """
    found = [
        document
        for page in _pages(store, account, Selection.of(run))
        for document in page
        if not STATES[document.state].frozen
        and run.templates.get(_template_of(document), document.template_hash) != document.template_hash
    ]
    if not found:
        return []
    with store.read() as tx:
        left = set(_left(tx, run))
    items = (_item(document, run.templates, known=False) for document in found)
    return [item for item in items if item and (item.document_id, item.variant) not in left]


def _left(tx: Transaction, run: Run) -> Iterator[tuple[str, str]]:
    """Yield the documents, with their variant, that a run left with the template they had."""
    for outcome in (outcomes.FAILED, outcomes.OVERTAKEN, outcomes.FROZEN):
        after = -1
        while page := tx.items(run.id, outcome=outcome, after=after, most=_PAGE):
            yield from ((item.document_id, item.variant) for item in page)
            after = page[-1].position


def _chosen(tx: Transaction, account: Account, selection: Selection, only: Mapping[str, str] | None) -> dict[str, str]:
    """Return the hash of what counts now, kept from now on, for each template that documents here may be made with."""
    chosen = {}
    for form in all_forms().values():
        for variant in ("", *(name for name, _ in form.variants)):
            name = place(form.type, variant)
            if (selection.type not in ("", form.type)) or (only is not None and name not in only):
                continue
            chosen[name] = school_templates.current_hash(tx, account.school_id, form, variant)
            with suppress(TemplateUnfit):  # then each document says so
                used = school_templates.template_for(tx, account.school_id, form, variant)
                school_templates.keep_used(tx, account.school_id, used, account)
    return chosen


def _pages(store: Store, account: Account, selection: Selection) -> Iterator[list[Published]]:
    """Yield the documents by the thousand, each page in a transaction of its own."""
    after = ("", "")
    pupils: list[str] | None = None
    while True:
        with store.read() as tx:
            dossiers = tx.visible_to(account)
            if selection.klas and pupils is None:
                pupils = _in_class(dossiers, selection.klas)
            page = _page(dossiers, selection, pupils, after)
        if not page:
            return
        yield page
        after = (page[-1].document_id, page[-1].variant)


def _page(
    dossiers: Dossiers, selection: Selection, pupils: list[str] | None, after: tuple[str, str]
) -> list[Published]:
    return dossiers.published_files(
        selection.type or None,
        selection.schooljaar or None,
        pupils,
        selection.template or None,
        after=after,
        most=_PAGE,
    )


def _in_class(dossiers: Dossiers, klas: str) -> list[str]:
    return [subject.id for subject in dossiers.subjects() if subject.facts.get("klas") == klas]


def _template_of(document: Published) -> str:
    """Return the name of the template that a document is made with: all languages have the same."""
    return place(document.type, template_variant(document.variant))


def _item(document: Published, wanted: Mapping[str, str], *, known: bool) -> NewItem | None:
    """Return a document's line in the ledger; None when it does not take part.

    ``known``: every type takes part, so that one without a template is told of.
    """
    hash_ = wanted.get(_template_of(document))
    line = (document.document_id, document.variant, document.file_id)
    key = f"{document.number}:{hash_}"
    if STATES[document.state].frozen:
        return NewItem(*line, key, DONE, outcomes.FROZEN) if hash_ or known else None
    if hash_:
        return NewItem(*line, key)
    return NewItem(*line, key, FAILED, outcomes.FAILED, outcomes.stored(Message("", _UNKNOWN))) if known else None
