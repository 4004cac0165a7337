"""What the processes do that race with each other or are killed while they write."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Barrier

from service.store import Changed, Store
from tests.store.conftest import Settings


def upgrade(data_dir: Path, url: str | None, ready: Barrier) -> None:
    """Make the tables at the same moment as others do."""
    store = Store.open(Settings(data_dir, url))
    ready.wait()
    store.upgrade()
    store.close()


def add_marks(
    data_dir: Path, url: str | None, account_id: str, document_id: str, marks: list[str], ready: Barrier
) -> int:
    """Add marks to one document, all of us starting from its first revision; return how often someone was first."""
    store = Store.open(Settings(data_dir, url))
    with store.read() as tx:
        account = tx.account(account_id)
        seen = tx.visible_to(account).document(document_id).revision
    ready.wait()
    told = 0
    for mark in marks:
        while True:
            try:
                with store.write() as tx:
                    answers = {"marks": [*seen.answers["marks"], mark]}
                    seen = tx.visible_to(account).add_revision(document_id, seen.number, answers)
                break
            except Changed as changed:
                told += 1
                seen = changed.current
    store.close()
    return told


def write_until_killed(data_dir: Path, url: str | None, account_id: str, document_id: str) -> None:
    """Save revisions with a made file each, and say the number of each that was saved."""
    store = Store.open(Settings(data_dir, url))
    while True:
        with store.write() as tx:
            dossiers = tx.visible_to(tx.account(account_id))
            number = dossiers.document(document_id).number
            text = f"revision {number + 1} " * 3000
            dossiers.add_revision(document_id, number, {"tekst": text})
            dossiers.keep_draft(document_id, "s", number, [("tekst", text)])
            dossiers.keep_file(document_id, number + 1, "t", "", text.encode())
        print(number + 1, flush=True)


if __name__ == "__main__":
    folder, url, account, document = sys.argv[1:]
    write_until_killed(Path(folder), url or None, account, document)
