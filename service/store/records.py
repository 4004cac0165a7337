"""What the store gives back: plain values that know nothing of tables.

Times are aware and in UTC, ids are text that nobody can guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Answers = dict[str, Any]
Origins = dict[str, Any]


@dataclass(frozen=True, slots=True)
class School:
    """A school. `settings`: what it chose itself, absent where it keeps our default. `logo_blob`: see `Schools.logo`."""

    id: str
    name: str
    location: str
    contact: str
    settings: dict[str, Any]
    logo_blob: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who signs in. The password's hash stays in the store: ask `Transaction.password_hash`."""

    id: str
    school_id: str
    email: str
    name: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what documents are about.

    `kind` is "leerling" for a pupil; `facts` are then the answers' `leerling` object plus `nummer`, the school's own.
    """

    id: str
    kind: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a document's answers; `number` counts from 1.

    `state`: the document's from this revision on. `author`: the name the writer had then. `event`: a key of
    `states.EVENTS`. `hash`: see `service.store.chain`.
    """

    number: int
    form_version: int
    answers: Answers
    origins: Origins
    event: str
    state: str
    reason: str | None
    author: str
    at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a list shows it, without answers. `number`, `changed_at`, `changed_by`: of the current revision."""

    id: str
    type: str
    state: str
    schooljaar: str
    subjects: list[Subject]
    number: int
    changed_at: datetime
    changed_by: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Document(Listed):
    """A document with its current revision."""

    revision: Revision


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person typed on one page and has not saved.

    `fields`: the form's raw (name, value) pairs. `base`: the number of the revision they started from.
    """

    base: int
    fields: list[tuple[str, str]]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class File:
    """A Word document made of a revision. `size` in bytes; `version` as in `render --version`, "" for the usual one."""

    id: str
    document_id: str
    revision: int
    template_hash: str
    version: str
    size: int
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed in, as evidence. `name` as it was given, `size` in bytes, `outcome`: see `states.OUTCOMES`.

    `document_id`: whose it is, once that is known; `subject_id`: on whose page it was put, until then. `batch`: the same
    for files that came together. `revision`: what was made of it, if anything.
    """

    id: str
    name: str
    size: int
    subject_id: str | None
    document_id: str | None
    batch: str
    received_at: datetime
    received_by: str
    outcome: str
    revision: int | None
    settled_at: datetime | None
    settled_by: str | None

    @property
    def waiting(self) -> bool:
        """Tell whether somebody still has to deal with it."""
        return not self.outcome


@dataclass(frozen=True, slots=True)
class NewFile:
    """A made document to be recorded. `blob`: from `Store.put_files`. The rest as in `File`."""

    document_id: str
    revision: int
    template_hash: str
    version: str
    blob: str
    size: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A file to be the one that counts for a document and variant, in place of `expected`; None: no file at all."""

    document_id: str
    variant: str
    file_id: str | None
    expected: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """A document and the file of it that counts now, as a run sees it.

    `state`, `number`: the document's, now. `file_id`, `revision`, `template_hash`: of the file. `waiting`: something of
    it came back from Word that nobody dealt with yet.
    """

    document_id: str
    variant: str
    type: str
    schooljaar: str
    state: str
    number: int
    file_id: str
    revision: int
    template_hash: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A Word template of a school, for a type of document and one of its variants ("" for the usual one).

    `number` counts from 1 within these; `hash` is the SHA-256 of the file, in hex; `origin`: see `states.ORIGINS`.
    `current`: the school chose it, and chose no other since. `at`: None for one that was not taken into use yet.
    """

    id: str
    school_id: str
    type: str
    variant: str
    number: int
    hash: str
    name: str
    origin: str
    by: str
    at: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """Which template somebody chose and when; None for the one that comes with the program."""

    template: TemplateVersion | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """Making many documents again. `state`: see `states.RUN_STATES`.

    `selection`: which ones, in the words of whoever started it; `templates`: the hash of each template that is wanted, by
    type, or type and variant with a point between. `account_id`, `by`: who started it. `listed_at`: when all of its
    documents stood in the ledger, None until then.
    """

    id: str
    school_id: str
    selection: dict[str, Any]
    templates: dict[str, str]
    state: str
    account_id: str
    by: str
    at: datetime
    listed_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewItem:
    """A document to be taken up in a run. `before_file`: what is published now. `key`: what the work depends on.

    `state`, `outcome`, `error`: as in `RunItem`, for what is known before the work begins.
    """

    document_id: str
    variant: str
    before_file: str | None
    key: str
    state: str = "wacht"
    outcome: str = ""
    error: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RunItem:
    """One document, and variant, in a run. `position` counts from 0; `state`: one of `states.ITEM_STATES`.

    `outcome`: what became of it, in the words of the run. `owner`, `lease_until`: who works on it, and until when it is
    theirs alone. `tries`: how often it was handed out. `error`: a msgid as `message`, with its `values`.
    """

    run_id: str
    position: int
    document_id: str
    variant: str
    key: str
    state: str
    outcome: str
    owner: str
    lease_until: datetime | None
    tries: int
    error: dict[str, Any] | None
    before_file: str | None
    after_file: str | None
