"""One batch of a run: filling its documents, keeping what was made, and letting it count, or taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from forms import form_of
from forms.faults import Message, UnknownType
from forms.text import N_
from service.store import Account, Document, Dossiers, NewFile, Publication, Published, Run, RunItem, Store, Transaction
from service.store.states import DONE, FAILED, ITEM_WAITS, UNDONE
from service.word import Template
from service.work import templates as school_templates
from service.work.making import maker, template_variant
from service.work.regenerating import outcomes
from service.work.regenerating.judging import Filler, Judged
from service.work.regenerating.printing import Losses
from service.work.regenerating.selection import place, split
from service.work.templates import TemplateUnfit

_GONE = N_("Dit document of het sjabloon ervoor is er niet meer.")
_UNKNOWN = N_("Dit soort document kent deze versie van zorgroute niet.")
_OVERTAKEN = N_("Dit document is niet aangepast, omdat er intussen een ander sjabloon is gekozen.")

#: Cannot be: whoever publishes holds the document.
_MOVED = "another file counts of a document that is held"


@dataclass
class Batches:
    """What one worker does with the documents of a run that it took. ``owner`` is its name in the ledger."""

    store: Store
    key: bytes = field(repr=False)
    run: Run
    account: Account
    owner: str
    _compiled: dict[tuple[str, str], Template | None] = field(default_factory=dict)
    _losses: dict[tuple[str, str], Losses] = field(default_factory=dict)

    def judged(self, items: Sequence[RunItem]) -> list[Judged]:
        """Fill the documents, and say of each what would become of it."""
        ids = {item.document_id for item in items}
        with self.store.read() as tx:
            dossiers = tx.visible_to(self.account)
            filler = Filler(maker(tx, self.run.school_id, self.key))
            documents, published = dossiers.documents_by_id(ids), dossiers.published_of(ids)
            return [
                self._judged(tx, dossiers, filler, item, documents.get(item.document_id), published.get(_place(item)))
                for item in items
            ]

    def note(self, judged: Sequence[Judged]) -> None:
        """Write down what would become of the documents."""
        with self.store.write() as tx:
            tx.finish(self.run.id, self.owner, [_finished(one) for one in judged])

    def publish(self, judged: Sequence[Judged]) -> None:
        """Keep what was made and let it count, where the document is still as it was when it was filled.

        What isn't waits to be done again. The files are on the disk before the ledger knows of them, and all that the
        ledger learns of a batch it learns at once.
        """
        made = [(one, one.data) for one in judged if one.data is not None]
        blobs = self.store.put_files([(one.item.document_id, data) for one, data in made])
        with self.store.write() as tx:
            held = tx.held(self.run.id, self.owner, [one.item.position for one in judged])
            dossiers = tx.visible_to(self.account)
            ids = {one.item.document_id for one, _ in made}
            dossiers.current_numbers(ids, lock=True)
            published = dossiers.published_of(ids)
            overtaken = self._overtaken(tx, {one.name for one, _ in made})
            done: list[RunItem] = [_finished(one) for one in judged if one.item.position in held and one.data is None]
            ready: list[tuple[Judged, NewFile]] = []
            for (one, data), blob in zip(made, blobs, strict=True):
                item, now = one.item, published.get(_place(one.item))
                if item.position not in held:
                    continue
                if one.name in overtaken:
                    done.append(_finished(replace(one, outcome=outcomes.OVERTAKEN, why=Message("", _OVERTAKEN))))
                elif now is None or (now.number, now.file_id) != (one.number, one.before):
                    done.append(replace(item, state=ITEM_WAITS))
                else:
                    new = NewFile(item.document_id, one.number, one.template, item.variant, blob, len(data))
                    ready.append((one, new))
            tx.finish(self.run.id, self.owner, [*done, *_let_count(dossiers, ready)])

    def take_back(self, items: Sequence[RunItem]) -> None:
        """Let the earlier files count again; a document that changed since stays as it is, and is named."""
        ids = {item.document_id for item in items}
        with self.store.write() as tx:
            held = tx.held(self.run.id, self.owner, [item.position for item in items])
            dossiers = tx.visible_to(self.account)
            dossiers.current_numbers(ids, lock=True)
            published = dossiers.published_of(ids)
            back, left = [], []
            for item in items:
                now = published.get(_place(item))
                if item.position not in held:
                    continue
                # Without a file of its own the run did not come to it.
                if item.after_file is None or (
                    now is not None and now.file_id == item.after_file and now.number == now.revision
                ):
                    back.append(item)
                else:
                    left.append(item)
            publications = [
                Publication(item.document_id, item.variant, item.before_file, item.after_file)
                for item in back
                if item.after_file is not None
            ]
            if dossiers.publish_many(publications, back=True):
                raise RuntimeError(_MOVED)
            done = [replace(item, state=UNDONE, outcome=outcomes.BACK, error=None) for item in back]
            done += [replace(item, state=DONE, outcome=outcomes.LEFT, error=None) for item in left]
            tx.finish(self.run.id, self.owner, done)

    def _judged(
        self,
        tx: Transaction,
        dossiers: Dossiers,
        filler: Filler,
        item: RunItem,
        document: Document | None,
        now: Published | None,
    ) -> Judged:
        if document is None or now is None:
            return Judged(item, outcomes.FAILED, Message("", _GONE))
        name = place(document.type, template_variant(item.variant))
        try:
            new = self._template(tx, name, self.run.templates.get(name, ""))
        except UnknownType:
            return Judged(item, outcomes.FAILED, Message("", _UNKNOWN))
        except TemplateUnfit as unfit:
            return Judged(item, outcomes.FAILED, Message("", unfit.message, unfit.values))
        if new is None:
            return Judged(item, outcomes.FAILED, Message("", _GONE))
        return filler.judge(dossiers, item, name, document, now, new, self._lost(tx, name, now, new))

    def _template(self, tx: Transaction, name: str, hash_: str) -> Template | None:
        """Return a template of this school, None when it has none with this hash."""
        if (name, hash_) not in self._compiled:
            type_, variant = split(name)
            found = school_templates.template_with_hash(tx, self.run.school_id, form_of(type_), variant, hash_)
            self._compiled[name, hash_] = found
        return self._compiled[name, hash_]

    def _lost(self, tx: Transaction, name: str, now: Published, new: Template) -> Losses:
        """Return what a document's template prints and the new one does not; nothing where that cannot be told."""
        made_with = (name, now.template_hash)
        if made_with not in self._losses:
            try:
                old = self._template(tx, *made_with) or new
            except TemplateUnfit:
                old = new
            self._losses[made_with] = Losses.between(old, new)
        return self._losses[made_with]

    def _overtaken(self, tx: Transaction, names: set[str]) -> set[str]:
        """Return the types and variants for which another template was chosen since this run began."""
        current = {
            name: school_templates.current_hash(tx, self.run.school_id, form_of(split(name)[0]), split(name)[1])
            for name in names
        }
        return {name for name, hash_ in current.items() if hash_ != self.run.templates[name]}


def _let_count(dossiers: Dossiers, ready: Sequence[tuple[Judged, NewFile]]) -> list[RunItem]:
    """Record files, publish them, and return their items."""
    kept = dossiers.keep_files([new for _, new in ready])
    pairs = [(one, file.id) for (one, _), file in zip(ready, kept, strict=True)]
    if dossiers.publish_many(
        [Publication(one.item.document_id, one.item.variant, file_id, one.before) for one, file_id in pairs]
    ):
        raise RuntimeError(_MOVED)
    return [replace(_finished(one), before_file=one.before, after_file=file_id) for one, file_id in pairs]


def _finished(one: Judged) -> RunItem:
    state = FAILED if one.outcome == outcomes.FAILED else DONE
    return replace(one.item, state=state, outcome=one.outcome, error=outcomes.stored(one.why) if one.why else None)


def _place(item: RunItem) -> tuple[str, str]:
    return item.document_id, item.variant
