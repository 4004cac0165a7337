"""What a person takes along of a document: the Word file and the answers, and what those files are called."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from forms.for_parents import is_for_parents, without_sensitive
from forms.model import Form
from service.letters import LANGUAGES, PLAIN, NoSuchLanguage, language, made_variant, split_variant
from service.store import Account, Document, Revision, Store
from service.work.for_parents import material
from service.work.making import maker
from service.work.templates import current_hash, keep_used, template_for
from service.work.writing import Writing, downloaded, opened

# What no system takes in a name. The last ones turn the direction of what follows: a name could seem to end in another
# way than it does.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u2028-\u202e\u2066-\u2069]+')


@dataclass(frozen=True)
class HandedOut:
    """A file with its name."""

    name: str
    data: bytes


def word_file(
    store: Store, account: Account, key: bytes, document_id: str, variant: str = "", language: str = ""
) -> HandedOut:
    """Make the Word document of what is saved now with the school's template, keep it, publish it and return it.

    ``language``: that of a version for parents, plain Dutch unless another is named. A revision is made of it, unless
    nothing changed since the last download. ``key`` signs whose document it is. To be called outside any transaction.
    Raises `NotFound`, `UnknownType`, `NewerVersion`, `NoSuchTemplate`, `NoSuchLanguage`, `TemplateUnfit`, and
    `TemplateRefused` when these answers make the document too big.
    """
    school_id = account.school_id
    version = _version(variant, language)
    while True:
        with store.write() as tx:
            writing = opened(tx.visible_to(account), document_id)
            template = template_for(tx, school_id, writing.form, variant)
            keep_used(tx, school_id, template, account)
            revision = downloaded(tx.visible_to(account), writing)
            using = maker(tx, school_id, key)
        made = using.made(template, writing.answers, document_id, revision.number, version, final=writing.frozen)
        with store.write() as tx:
            if current_hash(tx, school_id, writing.form, variant) != template.hash:
                continue  # somebody chose another template meanwhile: this is not what counts now
            if version and material(tx, school_id) != using.material:
                continue  # or other words for parents
            dossiers = tx.visible_to(account)
            file = dossiers.keep_file(document_id, revision.number, template.hash, version, made)
            now = dossiers.published(document_id, version)
            if now is None or now.revision <= file.revision:
                dossiers.publish(document_id, version, file.id, now.id if now else None)
        return HandedOut(file_name(writing, "docx", revision, version), made)


def answers_file(writing: Writing, *, sensitive: bool = False) -> bytes:
    """Return the answers as JSON, in the shape that the command line takes; the sensitive ones only when asked for."""
    given = writing.form.kept(writing.answers)
    return as_json(given if sensitive else without_sensitive(writing.form, given))


def as_json(value: object) -> bytes:
    """Return JSON that a person can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def file_name(writing: Writing, extension: str, revision: Revision | None = None, version: str = "") -> str:
    """Return ``OPP Yara Bakkali v4 concept.docx``: what it is, of whom, which version, and whether it is final.

    For parents ``OPP voor ouders (Turks) Yara Bakkali v4 concept.docx``.
    """
    form, number = writing.form, (revision or writing.document.revision).number
    parts = [
        form.short_title,
        version_name(form, version),
        name_of(writing.document),
        f"v{number}",
        "" if writing.frozen else "concept",
    ]
    return f"{plain_name(' '.join(part for part in parts if part))}.{extension}"


def version_name(form: Form, version: str) -> str:
    """Return which version of a document one is: ``toestemming``, ``voor ouders (Turks)``; "" for the usual one."""
    variant, tag = split_variant(version)
    if not is_for_parents(variant):
        return version
    title = dict(form.variants).get(variant, variant)
    spoken = LANGUAGES.get(tag)
    named = f" ({spoken.dutch_name if spoken else tag})" if tag != PLAIN else ""
    return f"{title[:1].lower()}{title[1:]}{named}"


def plain_name(text: str) -> str:
    """Return a text as the name of a file may be, 120 characters at most; it may be empty."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", text).split())[:120]


def name_of(document: Document) -> str:
    """Return whom a document is about, by name alone."""
    return ", ".join(str(subject.facts.get("naam", "")) for subject in document.subjects)


def _version(variant: str, tag: str) -> str:
    """Return the name of a version in a language, "" for the usual one; raises `NoSuchLanguage`, for staff's in any."""
    if tag and not is_for_parents(variant):
        raise NoSuchLanguage(tag)
    return made_variant(variant, language(tag).tag) if tag else variant
