"""Looking at a file that was handed in: whose it is, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from forms import form_of
from forms.answers import Answers, get
from forms.faults import NewerVersion, UnknownType
from forms.for_parents import is_for_parents, printed_form
from forms.merge import merge
from forms.model import Form
from forms.text import N_
from service.letters import NoSuchLanguage, as_whole, made_variant, of_form, printed_then
from service.store import NotFound, Revision, Transaction, Upload
from service.word import IdentityRead, NoSuchTemplate, PackageRefused, Reading, Template, identify, read_back
from service.word.errors import ReadingFailed, TemplateRefused
from service.work.making import Maker, maker
from service.work.pupils import folded
from service.work.returning.archives import is_archive, refusal
from service.work.returning.desk import Desk, Looked, Newer, NotComparable, NotOurs, Ready, Refusal, Unread
from service.work.returning.differences import Comparison, Placing, sentence, sorted_out
from service.work.returning.earlier import Read, as_today, brought_to
from service.work.templates import TemplateUnfit, template_with_hash
from service.work.writing import Writing, opened

_NEWER = N_(
    "Dit bestand is gemaakt met een nieuwere versie van zorgroute. Werk zorgroute bij en kijk er dan weer naar."
)
_UNSAID = N_("In dit bestand staat niet dat het met zorgroute is gemaakt.")
_UNSIGNED = N_("Dit bestand is wel met zorgroute gemaakt, maar het hoort bij geen document van je school.")
_OTHERS = N_(
    "Dit bestand is wel met zorgroute gemaakt, maar niet voor je school, of iemand heeft het kenmerk erin veranderd."
)
_UNSEEN = N_("Dit bestand hoort bij een document dat er niet meer is, of dat je niet mag zien.")
_UNKNOWN = N_(
    "Dit bestand is gemaakt van versie %(number)d van het document, en die versie is hier niet. Misschien is er een oudere "
    "reservekopie teruggezet."
)
_ALTERED = N_(
    "Dit bestand is met een vorige versie van het formulier gemaakt, en hoe het er toen uitzag is hier niet bewaard."
)


@dataclass(frozen=True)
class _Made:
    """What a file was made of: the document as it is now, the revision then, and the file as it was handed out.

    When that was not kept there is the template it was made with, unless that was not kept either, and the ``maker`` to
    make it again.
    """

    writing: Writing
    base: Revision
    reference: bytes | None
    maker: Maker
    template: Template | None = None

    def again(self, identity: IdentityRead, answers: Answers) -> bytes | None:
        """Return the file as it was handed out: the same answers in the same template; None when that cannot be made."""
        if self.template is None:
            return None
        version = made_variant(identity.variant, identity.language)
        try:
            return self.maker.made(
                self.template, answers, identity.document, identity.revision, version, final=identity.final
            )
        except (TemplateRefused, NoSuchLanguage):
            return None


class _Stray(Exception):
    """A file that belongs to no document here; says why."""

    def __init__(self, message: str, **values: int) -> None:
        super().__init__(message)
        self.why = sentence(message, **values)


def look(desk: Desk, upload_id: str) -> Looked:
    """Say what a file is and what it would change now, whether it still waits or not; changes nothing.

    Raises `NotFound` for the upload.
    """
    with desk.seeing() as dossiers:
        upload, data = dossiers.upload(upload_id), dossiers.upload_bytes(upload_id)
    if is_archive(upload.name, data):
        return Refusal(upload, refusal(data))
    try:
        identity = _identity(desk, data)
        try:
            form = _known_form(identity)
            made = _made(desk, identity)
        except _Stray as stray:
            known = _known_form(identity) if identity.ours else None
            return NotOurs(upload, stray.why, _placed(desk, data, identity, known).form)
        return Ready(upload, _compared(desk, upload, data, identity, form, made))
    except (UnknownType, NewerVersion):
        return Newer(upload, sentence(_NEWER))
    except NoSuchTemplate as missing:
        return Newer(upload, missing.reason)
    except PackageRefused as refused:
        return Refusal(upload, refused.reason)
    except ReadingFailed as failed:
        return Unread(upload, failed.reason, failed.trace)


def comparison(desk: Desk, upload_id: str) -> Comparison:
    """Return a file beside its document as it is now; raises `NotComparable` when it has none here, and `NotFound`."""
    found = look(desk, upload_id)
    if not isinstance(found, Ready):
        raise NotComparable(found)
    return found.comparison


def placing(desk: Desk, upload_id: str, type_: str, subject_id: str) -> Placing:
    """Return what is found in a file of any origin, placed by its labels in an empty form of a type.

    Raises `UnknownType`, `NotFound` for the upload and the pupil, and `NotComparable` for a file that cannot be read (yet).
    """
    form = form_of(type_)
    with desk.seeing() as dossiers:
        upload, data = dossiers.upload(upload_id), dossiers.upload_bytes(upload_id)
        name = str(dossiers.subject(subject_id).facts.get("naam") or "")
    try:
        reading = _placed(desk, data, _identity(desk, data), form)
    except NewerVersion as newer:
        raise NotComparable(Newer(upload, sentence(_NEWER))) from newer
    except PackageRefused as refused:
        raise NotComparable(Refusal(upload, refused.reason)) from refused
    except ReadingFailed as failed:
        raise NotComparable(Unread(upload, failed.reason, failed.trace)) from failed
    merged = merge(form, {}, {}, reading.answers, found=frozenset(reading.found))
    extras, reported = sorted_out(reading.outside, {})
    in_file = get(reading.answers, "leerling.naam")
    other = in_file if isinstance(in_file, str) and folded(in_file) != folded(name) else ""
    return Placing(upload, form, reading, merged, extras, reported, other)


def _identity(desk: Desk, data: bytes) -> IdentityRead:
    return cast(IdentityRead, desk.read(identify, data)).held_against(desk.key)


def _known_form(identity: IdentityRead) -> Form:
    """Return the form a file says it is of; raises `_Stray` and `UnknownType`."""
    if not identity.ours:
        raise _Stray(_UNSAID)
    return form_of(identity.type)


def _made(desk: Desk, identity: IdentityRead) -> _Made:
    """Return what a file was made of; raises `_Stray`, `UnknownType` and `NewerVersion`."""
    if not identity.verified:
        raise _Stray(_UNSIGNED if identity.verified is None else _OTHERS)
    try:
        with desk.store.read() as tx:
            dossiers = tx.visible_to(desk.account)
            writing = opened(dossiers, identity.document)
            if not 1 <= identity.revision <= writing.document.number:
                raise _Stray(_UNKNOWN, number=identity.revision)
            version = made_variant(identity.variant, identity.language)
            reference = dossiers.made_file(identity.document, identity.revision, identity.template, version)
            if reference is None and identity.form_version < writing.form.version:
                raise _Stray(_ALTERED)
            base = dossiers.revision(identity.document, identity.revision)
            using = maker(tx, desk.account.school_id, b"")
            template = None if reference else _template(tx, desk, writing.form, identity)
            return _Made(writing, base, reference, using, template)
    except NotFound:
        raise _Stray(_UNSEEN) from None


def _template(tx: Transaction, desk: Desk, form: Form, identity: IdentityRead) -> Template | None:
    """Return the template that a file says it was made with; None when it is not here or does not fit any more."""
    try:
        return template_with_hash(tx, desk.account.school_id, form, identity.variant, identity.template)
    except TemplateUnfit:
        return None


def _placed(desk: Desk, data: bytes, identity: IdentityRead, form: Form | None) -> Reading:
    """Return what is found without the document that a file was made of: by its own marks when it has those of the form."""
    by_labels = form is None or identity.type != form.type
    reading = cast(Reading, desk.read(read_back, data, form=form, by_labels=by_labels))
    return of_form(form, reading) if form else reading


def _compared(desk: Desk, upload: Upload, data: bytes, identity: IdentityRead, form: Form, made: _Made) -> Comparison:
    version = max(identity.form_version, made.base.form_version)
    then = brought_to(form, made.base.answers, made.base.form_version, version)
    printed = printed_then(form, identity.variant, then, version)
    reference = made.reference or made.again(identity, then)
    reading = cast(Reading, desk.read(read_back, data, form=form, reference=reference, base=printed))
    read = as_today(printed_form(form, identity.variant), reading, printed, version)
    if is_for_parents(identity.variant):
        reading, read = _whole(form, form.upgrade(then, version), reading, read)
    ours = made.writing.answers
    merged = merge(form, read.base, ours, read.theirs, found=read.found, gone_rows=read.gone_rows)
    extras, reported = sorted_out((*reading.outside, *read.lost), ours)
    return Comparison(upload, form, reading, merged, extras, reported, made.writing, made.base)


def _whole(form: Form, then: Answers, reading: Reading, read: Read) -> tuple[Reading, Read]:
    """Return what was read of a letter to parents as a change of the whole answers that it was made of."""
    whole = as_whole(form, then, reading, read.base, read.theirs)
    changed = {one.key for one in form.all_questions if get(whole.answers, one.key) != get(then, one.key)}
    return whole, Read(then, whole.answers, frozenset(whole.found) | changed, whole.gone_rows, read.lost)
