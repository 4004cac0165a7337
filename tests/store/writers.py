"""What the processes do that race with each other or are killed while they write."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Barrier

from service.store import Changed, NewFile, Publication, Store, Superseded
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


def work_through(data_dir: Path, url: str | None, run_id: str, ready: Barrier) -> list[int]:
    """Take items of a run, a few at a time, until there are none; return the positions that were ours to finish."""
    store = Store.open(Settings(data_dir, url))
    owner = str(os.getpid())
    done: list[int] = []
    ready.wait()
    while True:
        with store.write() as tx:
            items = tx.claim(run_id, owner, 7, timedelta(minutes=5))
        if not items:
            break
        with store.write() as tx:
            done += tx.finish(run_id, owner, [replace(item, state="klaar", outcome=owner) for item in items])
    store.close()
    return done


def publish(
    data_dir: Path, url: str | None, account_id: str, document_id: str, times: int, ready: Barrier
) -> list[tuple[str | None, str]]:
    """Publish files of whatever revision is the last one, and return what each took the place of and its id."""
    store = Store.open(Settings(data_dir, url))
    with store.read() as tx:
        account = tx.account(account_id)
    ready.wait()
    steps: list[tuple[str | None, str]] = []
    while len(steps) < times:
        with store.read() as tx:
            dossiers = tx.visible_to(account)
            seen, number = dossiers.published(document_id), dossiers.document(document_id).number
        before = seen.id if seen else None
        try:
            with store.write() as tx:
                dossiers = tx.visible_to(account)
                file = dossiers.keep_file(document_id, number, "t", "", f"{os.getpid()} {len(steps)}".encode())
                dossiers.publish(document_id, "", file.id, before)
                dossiers.add_revision(document_id, dossiers.document(document_id).number, event="gedownload")
            steps.append((before, file.id))
        except Superseded:
            continue
    store.close()
    return steps


def put_until_killed(data_dir: Path, url: str | None) -> None:
    """Put documents down by the hundred, and say the names of those that lie there."""
    store = Store.open(Settings(data_dir, url))
    for batch in count():
        names = store.put_files([("0" * 32, f"{batch} {number} ".encode() * 2000) for number in range(100)])
        print(" ".join(names), flush=True)


def work_until_killed(data_dir: Path, url: str | None, account_id: str, run_id: str) -> None:
    """Make the documents of a run, as a worker does, and publish them; say each time how many are done."""
    store = Store.open(Settings(data_dir, url))
    owner = str(os.getpid())
    with store.read() as tx:
        account = tx.account(account_id)
    while True:
        with store.write() as tx:
            items = tx.claim(run_id, owner, 10, timedelta(seconds=0))
        if not items:
            break
        blobs = store.put_files([(item.document_id, _made(item.document_id)) for item in items])
        with store.write() as tx:
            dossiers = tx.visible_to(account)
            mine = tx.held(run_id, owner, [item.position for item in items])
            work = [(item, blob) for item, blob in zip(items, blobs, strict=True) if item.position in mine]
            files = dossiers.keep_files(
                [NewFile(item.document_id, 1, "u", "", blob, len(_made(item.document_id))) for item, blob in work]
            )
            offered = [Publication(file.document_id, "", file.id, None) for file in files]
            assert not dossiers.publish_many(offered)
            done = [
                replace(item, state="klaar", outcome="nieuw", after_file=file.id)
                for (item, _), file in zip(work, files, strict=True)
            ]
            tx.finish(run_id, owner, done)
        print(len(done), flush=True)
    print("done", flush=True)


def _made(document_id: str) -> bytes:
    return f"made of {document_id} ".encode() * 500


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
    task, folder, url, *ids = sys.argv[1:]
    tasks = {each.__name__: each for each in (write_until_killed, put_until_killed, work_until_killed)}
    tasks[task](Path(folder), url or None, *ids)
