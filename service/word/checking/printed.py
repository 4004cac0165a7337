"""What a template prints of the answers, and what a complete document needs that it does not print."""

from collections.abc import Collection, Iterable, Iterator

from forms.additions import ADDITIONS
from forms.model import Form
from forms.printed import Printed, Tick
from forms.questions import Question, Rows
from forms.text import N_
from service.word.errors import Finding
from service.word.plan import Use


def names_printed(uses: Iterable[Use]) -> frozenset[str]:
    """Return what is printed, by name: ``probleem``, ``weten.ja``, and of rows ``doelen.doel``."""
    return frozenset(f"{use.rows.key}.{use.tag}" if use.rows else use.tag for use in uses)


def missing(
    form: Form, printed: Collection[str], needed: Collection[str] | None = None, *, letter: bool = False
) -> Iterator[Finding]:
    """Yield what a complete document lacks: required answers, what was typed in Word, one of the boxes of a yes or no.

    ``needed`` are the keys of the questions that have to be printed, those that are required unless told otherwise. A
    ``letter`` words answers in its own way, so of it only questions are told that stand nowhere in it.
    """
    if letter:
        yield from (_absent(one) for one in form.questions if one.key in (needed or ()) and not _stands(one, printed))
        return
    shapes = form.printed({})
    for question in form.questions:
        wanted = question.key in needed if needed is not None else question.required or question.key == ADDITIONS.key
        if isinstance(question, Rows):
            yield from _missing_rows(question, printed, wanted)
        else:
            yield from _missing_parts(question, question.key, shapes[question.key], printed, wanted)


def _stands(question: Question, printed: Collection[str]) -> bool:
    return any(name == question.key or name.startswith(f"{question.key}.") for name in printed)


def _absent(question: Question) -> Finding:
    message = N_("‘%(label)s’ staat niet in de brief. Wat ouders daarvan te zien krijgen, staat er dan niet in")
    if isinstance(question, Rows):
        mend = N_("Zet er rijen voor in een tabel: ‘{%%tr for rij in %(name)s %%}’, dan ‘{{ rij.%(first)s }}’")
        return _finding(message, mend, question, question.key, first=question.columns[0].key)
    mend = N_("Zet ‘{{ %(name)s }}’ op de plek van het antwoord")
    return _finding(message, mend, question, question.key)


def _missing_rows(rows: Rows, printed: Collection[str], wanted: bool) -> Iterator[Finding]:
    if not any(name.startswith(f"{rows.key}.") for name in printed):
        if wanted:
            first = rows.columns[0].key
            yield _finding(
                N_("‘%(label)s’ staat niet in het sjabloon, en een volledig document heeft het nodig"),
                N_("Zet er rijen voor in een tabel: ‘{%%tr for rij in %(name)s %%}’, dan ‘{{ rij.%(first)s }}’"),
                rows,
                rows.key,
                first=first,
            )
        return
    for column in rows.columns:
        yield from _missing_parts(
            column, f"{rows.key}.{column.key}", column.printed(None, {}), printed, column.required
        )


def _missing_parts(
    question: Question, key: str, parts: dict[str, Printed], printed: Collection[str], wanted: bool
) -> Iterator[Finding]:
    if key in printed:
        return
    lacking = [name for name in parts if name and f"{key}.{name}" not in printed]
    if len(lacking) == len(parts) - 1:
        if wanted:
            yield _finding(
                N_("‘%(label)s’ staat niet in het sjabloon, en een volledig document heeft het nodig"),
                N_("Zet ‘{{ %(name)s }}’ op de plek van het antwoord"),
                question,
                key,
            )
        return
    for name in lacking:
        message = (
            N_("Van ‘%(label)s’ ontbreekt het hokje ‘%(part)s’")
            if isinstance(parts[name], Tick)
            else N_("Van ‘%(label)s’ ontbreekt ‘%(part)s’")
        )
        mend = N_("Zet ‘{{ %(name)s }}’ ernaast")
        yield _finding(message, mend, question, f"{key}.{name}", part=parts[name].label or name)


def _finding(message: str, mend: str, question: Question, name: str, **values: str) -> Finding:
    return Finding("", message, {"label": question.label, "name": name, **values}, "", mend, "let op")
