"""Reading a Word file back: what stands at its fields becomes answers, and all else is kept beside them."""

from collections.abc import Sequence
from functools import lru_cache

from forms import form_of
from forms.answers import Answers, get, put
from forms.faults import Message, NewerVersion
from forms.for_parents import is_for_parents, printed_form
from forms.model import Form
from forms.text import N_
from service.data import docx_template
from service.word.fill import fill
from service.word.identity import Identity, IdentityRead, read_identity
from service.word.package import made_package, read_package
from service.word.reading.document import Read
from service.word.reading.fields import Made
from service.word.reading.labels import best_form, place_by_labels
from service.word.reading.outline import Outline
from service.word.reading.outside import Seen, where_of
from service.word.reading.result import Found, Outside, Reading
from service.word.reading.spots import Addresses
from service.word.reading.walk import outline
from service.word.template import Template, compile_template
from service.word.wording import Wording

_NOT_BESIDE = N_(
    "Zonder de antwoorden waar deze brief van is gemaakt, is niet te zeggen wat iemand er naast de vragen in typte"
)


def identify(data: bytes) -> IdentityRead:
    """Return what a Word file says it is, not verified; PackageRefused when it is not safe to read."""
    return read_identity(read_package(data))


def read_back(
    data: bytes,
    *,
    form: Form | None = None,
    reference: bytes | None = None,
    base: Answers | None = None,
    template: Template | None = None,
    wording: Wording | None = None,
    by_labels: bool = False,
) -> Reading:
    """Return the answers in a Word file, and all else that was typed in it.

    ``reference`` is the file as it was made, ``base`` the answers it was made from. Without a reference the file is made
    again, from ``template`` or the one that ships, a letter to parents with this ``wording``. A file that is not ours is
    placed by its labels, in ``form`` or the one that fits it best; so is any with ``by_labels``.

    Of a letter the answers, and those of its base, are those of `forms.for_parents.letter_form`; ``form`` is always the
    whole form. Without its base a letter does not tell what was typed beside the fields: much of it is plain text.

    Raises PackageRefused, UnknownType, NewerVersion (made with a later version of the form), and NoSuchTemplate.
    """
    parts = read_package(data)
    identity = read_identity(parts)
    document = outline(parts)
    if by_labels or not identity.ours:
        return _by_labels(document, form, identity)
    form = form or form_of(identity.type)
    if identity.form_version > form.version:
        raise NewerVersion(
            N_("Dit bestand is gemaakt met een nieuwere versie van het formulier. Werk zorgroute eerst bij.")
        )
    problems: list[Message] = []
    if reference is None and base is None and is_for_parents(identity.variant):
        return _letter(document, printed_form(form, identity.variant), identity)
    if reference is None:
        template = template or _shipped(form, identity)
        if template.hash != identity.template:
            problems.append(
                Message(
                    "",
                    N_(
                        "Dit bestand is met een ander sjabloon gemaakt. Vaste tekst daarvan kan hier als getypte tekst staan"
                    ),
                )
            )
        reference = _made_again(document, identity, template, base, wording)
    form = printed_form(form, identity.variant)
    made = _made(reference, form)
    return Read(document, form, identity, made, base, problems).reading()


def _letter(document: Outline, form: Form, identity: IdentityRead) -> Reading:
    """Return what stands in the fields of a letter of which nothing else is known."""
    made = Made(document, _addresses(form), itself=True)
    problem = Message("", _NOT_BESIDE)
    return Read(document, form, identity, made, None, [problem]).reading()


def _by_labels(document: Outline, form: Form | None, identity: IdentityRead) -> Reading:
    if form is None:
        form, _ = best_form(document, {type_: empty_outline(type_) for type_ in _types()})
    placed = place_by_labels(document, form, model=empty_outline(form.type))
    answers: Answers = {}
    found = {}
    seen = Seen(document, ())
    for question in form.questions:
        value = placed.values.get(question.key)
        if value is None:
            continue
        answers = put(answers, question.key, value.value)
        where = (
            where_of(document.paragraphs[value.paragraphs[0]], seen) if value.paragraphs else Message("", value.where)
        )
        found[question.key] = Found(question.key, value.how, where, sureness=value.sureness)
    outside = tuple(Outside("unplaced", text, Message("", where)) for text, where in placed.unplaced)
    return Reading(form, identity, answers, found, outside=outside, by_labels=True)


@lru_cache(maxsize=16)
def empty_outline(type_: str) -> Outline:
    """Return the outline of a form's document without answers: which label belongs to which field."""
    template = compile_template(docx_template(type_), form_of(type_))
    return outline(made_package(fill(template, {})))


@lru_cache(maxsize=8)
def _made(reference: bytes, form: Form) -> Made:
    """Return a document as it was made; somebody who looks at what came back soon reads it again to take it over."""
    return Made(outline(made_package(reference)), _addresses(form))


@lru_cache(maxsize=16)
def _addresses(form: Form) -> Addresses:
    return Addresses(form)


def _types() -> Sequence[str]:
    from forms import all_forms

    return list(all_forms())


def _shipped(form: Form, identity: IdentityRead) -> Template:
    from service.word import shipped_template

    return shipped_template(form, identity.variant)


def _made_again(
    document: Outline, identity: IdentityRead, template: Template, base: Answers | None, wording: Wording | None
) -> bytes:
    """Return the document as it would be made with the answers that stand in it."""
    form = template.form
    answers = base
    if answers is None:
        answers = Read(document, form, identity, Made(document, _addresses(form), itself=True), None, []).answers()
        for fault in form.check(answers):
            answers = put(answers, form.key_at(fault.path), None)
    mark = Identity(identity.document, identity.revision, b"") if identity.document else None
    return fill(template, answers, final=identity.final, identity=mark, wording=wording)


__all__ = ["Found", "Outside", "Reading", "get", "identify", "read_back"]
