"""A school with many documents, and what is held against it after a run."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from forms import example, form_of
from forms.answers import Answers, put
from service.store import Account, NewFile, Publication, Run, Store
from service.store.states import DONE
from service.word import Identity, Template, fill
from service.word.package import made_package, read_package, write_package
from service.work import regenerating, templates
from service.work.regenerating import Selection
from tests.store.conftest import Settings

KEY = b"the key of this installation, 32"
TYPE = "izo_aanmelding"
FORM = form_of(TYPE)
YEAR = "2026-2027"
ALL = Selection(type=TYPE)
_AT_ONCE = 500


def restyled(name: str = TYPE, *changes: tuple[str, str]) -> bytes:
    """Return the shipped template with these texts replaced: the title, when none are named."""
    from service.data import docx_template

    parts = made_package(docx_template(name))
    xml = parts["word/document.xml"].decode()
    for then, now in changes or (("Aanmeldingsformulier begeleiding zorgteam", "Aanmelding bij het zorgteam"),):
        assert then in xml
        xml = xml.replace(then, now)
    return write_package(parts | {"word/document.xml": xml.encode()})


@dataclass(frozen=True)
class Place:
    """Where a school is kept, to open it in another process."""

    folder: Path
    url: str | None
    account_id: str

    def open(self) -> tuple[Store, Account]:
        store = Store.open(Settings(self.folder, self.url))
        with store.read() as tx:
            return store, tx.account(self.account_id)


def answers(number: int) -> Answers:
    """Return the example's answers as a pupil of one's own has them."""
    return put(example(TYPE), "leerling.naam", f"Leerling {number:05}")


def documents(store: Store, account: Account, many: int, *, published: bool = True) -> list[str]:
    """Make documents about a pupil each, in two classes in turn, with the Word file of each; return their ids."""
    made = []
    for start in range(0, many, _AT_ONCE):
        with store.write() as tx:
            dossiers = tx.visible_to(account)
            for number in range(start, min(start + _AT_ONCE, many)):
                pupil = dossiers.add_subject("leerling", {"naam": f"Leerling {number:05}", "klas": f"2K{number % 2}"})
                document = dossiers.start_document(TYPE, [pupil.id], FORM.version, answers(number), {}, YEAR)
                made.append(document.id)
        if published:
            publish(store, account, made[start:])
    return made


def publish(store: Store, account: Account, ids: list[str], variant: str = "") -> None:
    """Make the Word files of documents, as the button does, with the template that counts."""
    with store.write() as tx:
        dossiers = tx.visible_to(account)
        template = templates.template_for(tx, account.school_id, FORM, variant)
        templates.keep_used(tx, account.school_id, template, account)
        made = dossiers.documents_by_id(ids)
        files = [
            (id_, made[id_].number, _filled(template, made[id_].revision.answers, id_, made[id_].number)) for id_ in ids
        ]
        counting = {id_: dossiers.published(id_, variant) for id_ in ids}
    blobs = store.put_files([(id_, data) for id_, _, data in files])
    with store.write() as tx:
        dossiers = tx.visible_to(account)
        kept = dossiers.keep_files(
            [
                NewFile(id_, number, template.hash, variant, blob, len(data))
                for (id_, number, data), blob in zip(files, blobs, strict=True)
            ]
        )
        before = {id_: now.id if now else None for id_, now in counting.items()}
        refused = dossiers.publish_many(
            [Publication(file.document_id, variant, file.id, before[file.document_id]) for file in kept]
        )
        assert refused == []


def own_template(store: Store, account: Account, data: bytes, variant: str = "") -> str:
    """Keep a template without choosing it; its hash."""
    with store.write() as tx:
        return templates.keep_own(tx, account.school_id, FORM, variant, "eigen.docx", data, account).hash


def choose(store: Store, account: Account, hash_: str) -> None:
    with store.write() as tx:
        templates.choose(tx, account.school_id, FORM, "", hash_, account)


def tried(store: Store, account: Account, hash_: str | None, selection: Selection = ALL) -> Run:
    """Make a trial run with a template, or with what counts now, and let it be worked on."""
    run = regenerating.select(store, account, selection, {TYPE: hash_} if hash_ else None)
    regenerating.work(store, KEY, run)
    return run


def done(store: Store, account: Account, hash_: str, selection: Selection = ALL) -> Run:
    """The whole way: trial, start, work."""
    run = regenerating.start(store, account, tried(store, account, hash_, selection).id)
    regenerating.work(store, KEY, run)
    return again(store, run)


def again(store: Store, run: Run) -> Run:
    """Return the run as it is by now."""
    with store.read() as tx:
        return tx.run(run.school_id, run.id)


def counted(store: Store, run: Run) -> dict[str, int]:
    """How many documents have which outcome."""
    with store.read() as tx:
        return regenerating.progress(tx, run).outcomes


def save(store: Store, account: Account, document_id: str, text: str) -> None:
    """Save other answers, as somebody does who goes on working."""
    with store.write() as tx:
        dossiers = tx.visible_to(account)
        now = dossiers.document(document_id)
        dossiers.add_revision(document_id, now.number, put(now.revision.answers, "probleem", text))


def settle(store: Store, account: Account, document_id: str) -> None:
    """Make a document final."""
    for state in ("ter_bespreking", "vastgesteld"):
        with store.write() as tx:
            dossiers = tx.visible_to(account)
            number = dossiers.document(document_id).number
            dossiers.add_revision(document_id, number, event="status", state=state)


def look(store: Store, account: Account, ids: list[str], hash_: str, *, current: bool = True) -> None:
    """Hold every document against its answers: one file counts, it is whole, and it is just what filling gives.

    ``current``: it has the answers of now; else those of the revision that it was made of.
    """
    with store.read() as tx:
        dossiers = tx.visible_to(account)
        template = templates.template_with_hash(tx, account.school_id, FORM, "", hash_)
        assert template
        for document_id in ids:
            document = dossiers.document(document_id)
            file = dossiers.published(document_id)
            assert file
            assert file.template_hash == hash_
            if current:
                assert file.revision == document.number
            revision = dossiers.revision(document_id, file.revision)
            data = dossiers.file_bytes(file.id)
            assert data == _filled(template, revision.answers, document_id, file.revision)
            dossiers.verify(document_id)
    read_package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None


def nothing_torn(store: Store) -> None:
    """Read every file that lies there under its name."""
    for path in store.blobs.folder.glob("*/[0-9a-f]*"):
        store.blobs.get(path.name, "")


def all_done(store: Store, run: Run, many: int) -> None:
    """Hold the ledger against what is published: each document once, and done."""
    assert again(store, run).state == DONE
    with store.read() as tx:
        dossiers = tx.visible_to(tx.account(run.account_id))
        items = tx.items(run.id, most=many + 1)
        assert len(items) == many
        assert len({(item.document_id, item.variant) for item in items}) == many
        assert {item.state for item in items} == {DONE}
        for item in items:
            if item.after_file:
                made = [file.id for file in dossiers.files(item.document_id)]
                assert item.after_file in made


def _filled(template: Template, answers: Answers, document_id: str, number: int) -> bytes:
    return fill(template, answers, identity=Identity(document_id, number, KEY))
