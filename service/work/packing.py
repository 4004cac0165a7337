"""Many documents as one .zip that is sent while it is made: nothing of it lies on a disk, and little in memory.

`2K2/Yara Bakkali/OPP Yara Bakkali v4 concept.docx`, and its answers beside it as .json.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any, cast

from forms.faults import NewerVersion, UnknownType
from forms.text import N_
from service.letters import NoSuchLanguage
from service.store import Account, Document, Published, Store, StoreError, Transaction
from service.word import NoSuchTemplate, Template, TemplateRefused
from service.work.handing_out import answers_file, file_name, name_of, plain_name
from service.work.making import Maker, maker, template_variant
from service.work.templates import keep_used, template_for
from service.work.writing import Writing, opened_as

_AT_ONCE = 20
"""Documents that are held in memory together."""
_LONGEST = 60
"""Characters of a folder's name: systems take some 250 for a whole path."""

_NO_CLASS = N_("Zonder klas")
_NO_NAME = N_("Zonder naam")
_LEFT_OUT = N_("Niet gelukt")
_LEFT_OUT_SAYS = N_("Deze documenten konden niet mee. In zorgroute staan ze nog; daar is niets aan veranderd.")
_GONE = N_("Dit document is er niet meer, of je mag het niet zien.")
_NEWER = N_("Dit document is gemaakt met een nieuwere versie van zorgroute.")

# Names that Windows keeps for its devices, with whatever ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
)


@dataclass(frozen=True)
class Pack:
    """What goes along: ``sensitive`` answers in the .json or not. ``key`` signs documents that are made for it.

    ``translate`` gives our own words in the reader's language.
    """

    store: Store
    account: Account
    key: bytes = field(repr=False)
    sensitive: bool = False
    translate: Callable[[str], str] = str


@dataclass(frozen=True)
class _Packed:
    """A document with its files: of each variant the Word document; or why there are none."""

    name: str
    document: Document | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    why: str = ""


@dataclass
class _Names:
    """The names that were given, so that none is given twice: not on systems either to which a and A are the same."""

    folders: dict[tuple[str, ...], str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def free(self, names: Callable[[str], Sequence[str]]) -> Sequence[str]:
        """Return the first names, with ``" (2)"`` and so on put in, of which none was given, and give them."""
        for number in range(1, 2**31):
            found = names(f" ({number})" if number > 1 else "")
            keys = {_same(name) for name in found}
            if self.taken.isdisjoint(keys):
                self.taken |= keys
                return found
        raise OverflowError("no name left")


def packed(pack: Pack, document_ids: Sequence[str]) -> Iterator[bytes]:
    """Return the pieces of a .zip with these documents, in this order, each with its answers as .json.

    The published Word document where it is of the latest revision, else one made now; it is not kept, for what comes back
    of it can be held against the same made again. What cannot go along is named in a text at the end. It opens its own
    transactions: to be used outside any. Raises `Unavailable` and `Busy`.
    """
    out, names = _Out(), _Names()
    left_out: list[str] = []
    with closing(zipfile.ZipFile(cast(IO[bytes], out), "w")) as archive:
        for first in range(0, len(document_ids), _AT_ONCE):
            for done in _together(pack, document_ids[first : first + _AT_ONCE]):
                if done.document is None:
                    left_out.append(f"{done.name}: {done.why}" if done.name else done.why)
                    continue
                paths = names.free(partial(_paths, _folder(pack, names, done.document), done.files))
                for path, (_, data) in zip(paths, done.files, strict=True):
                    _add(archive, path, data, done.document)
            yield out.taken()
        if left_out:
            text = "\r\n".join([pack.translate(_LEFT_OUT_SAYS), "", *left_out, ""])
            archive.writestr(f"{pack.translate(_LEFT_OUT)}.txt", text.encode("utf-8-sig"))
    yield out.taken()


def _together(pack: Pack, document_ids: Sequence[str]) -> list[_Packed]:
    """Return some documents with their files, as they are at one moment."""
    school_id = pack.account.school_id
    with pack.store.read() as tx:
        dossiers = tx.visible_to(pack.account)
        documents = dossiers.documents_by_id(document_ids)
        counts = dossiers.published_of(document_ids)
        making = _Making(pack, tx, maker(tx, school_id, pack.key), counts)
        done = [making.files_of(documents.get(document_id)) for document_id in document_ids]
    if making.used:
        with pack.store.write() as tx:
            for template in making.used.values():
                keep_used(tx, school_id, template, pack.account)
    return done


@dataclass
class _Making:
    """The making of some documents in one transaction; ``used`` are the templates that it took, by their hash.

    ``counts`` is what is published of them, by document and version.
    """

    pack: Pack
    tx: Transaction
    maker: Maker
    counts: Mapping[tuple[str, str], Published]
    used: dict[str, Template] = field(default_factory=dict)

    def files_of(self, document: Document | None) -> _Packed:
        """Return a document with its files, or why there are none."""
        translate = self.pack.translate
        if document is None:
            return _Packed("", why=translate(_GONE))
        name = f"{document.type} {plain_name(name_of(document))}"
        try:
            writing = opened_as(document)
            versions = ["", *sorted(version for id_, version in self.counts if id_ == document.id and version)]
            made = [(file_name(writing, "docx", version=version), self._word(writing, version)) for version in versions]
            answers = (file_name(writing, "json"), answers_file(writing, sensitive=self.pack.sensitive))
            return _Packed(name, document, (*made, answers))
        except (UnknownType, NewerVersion):
            why = translate(_NEWER)
        except (NoSuchTemplate, NoSuchLanguage) as missing:
            why = missing.reason.text(translate)
        except TemplateRefused as refused:
            why = refused.findings[0].text(translate)
        except StoreError as fault:
            why = fault.text(translate)
        return _Packed(name, why=why)

    def _word(self, writing: Writing, version: str) -> bytes:
        """Return the Word document of a version: as it is published when it is of the latest revision, else made now."""
        document, pack = writing.document, self.pack
        published = self.counts.get((document.id, version))
        if published is not None and published.revision == document.number:
            return self.tx.visible_to(pack.account).file_bytes(published.file_id)
        template = template_for(self.tx, pack.account.school_id, writing.form, template_variant(version))
        self.used[template.hash] = template
        return self.maker.made(template, writing.answers, document.id, document.number, version, final=writing.frozen)


def _paths(folder: str, files: Sequence[tuple[str, bytes]], twin: str) -> list[str]:
    stems = (name.rpartition(".") for name, _ in files)
    return [f"{folder}/{stem}{twin}.{ending}" for stem, _, ending in stems]


def _folder(pack: Pack, names: _Names, document: Document) -> str:
    """Return the folder of whom a document is about; somebody else of the same name gets another."""
    about = tuple(subject.id for subject in document.subjects)
    if about not in names.folders:
        first: dict[str, Any] = document.subjects[0].facts if document.subjects else {}
        class_ = _one_name(str(first.get("klas") or ""), pack.translate(_NO_CLASS))
        person = _one_name(name_of(document), pack.translate(_NO_NAME))
        names.folders[about] = names.free(lambda twin: [f"{class_}/{person}{twin}"])[0]
    return names.folders[about]


def _one_name(text: str, otherwise: str) -> str:
    """Return a text as the name of a folder on any system, one level deep."""
    name = plain_name(text)[:_LONGEST].strip(" .") or otherwise
    return f"_{name}" if name.partition(".")[0].rstrip().lower() in _DEVICES else name


def _add(archive: zipfile.ZipFile, path: str, data: bytes, document: Document) -> None:
    entry = zipfile.ZipInfo(path, document.changed_at.astimezone().timetuple()[:6])
    # A Word document is a zip itself: nothing is gained by packing it twice.
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(".docx") else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, data)


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


class _Out:
    """Takes what the archive writes until it is sent; it can't be gone back in, so the archive never tries to."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take a piece."""
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Have nothing to do: what was written is here."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        taken, self._pieces = b"".join(self._pieces), []
        return taken
