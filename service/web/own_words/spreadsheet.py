"""The word list as a table: taken along to a spreadsheet, and taken in from one."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from forms.text import N_
from service.plain import Term, TermRefused
from service.plain.glossary import Kind
from service.spreadsheet import WrongList, decoded, split, table, unmarked
from service.web.current import account, tx
from service.web.own_words import blueprint
from service.web.own_words.glossary import list_page
from service.web.own_words.listed import as_lines, forms_in, same_term
from service.web.pages import said, uploaded
from service.web.permissions import permission
from service.web.simple_fields import trimmed
from service.work.for_parents import Material, material, save_terms

COLUMNS = ("Woord", "Wat we doen", "Gewone woorden of uitleg", "Andere vormen")
"""What stands above the columns. Dutch in each language of the screens, as the words are, so that a list travels."""

KINDS: dict[str, Kind] = {"vervang": "replace", "eenvoudiger": "simplify", "leg uit": "explain"}
"""What stands in the second column -> kind of term."""

ROWS_MAX = 2000


@blueprint.get("/woordenlijst/lijst.csv")
@permission("school.beheren")
def taken_along() -> Response:
    """Return the list as it counts now."""
    words = {kind: word for word, kind in KINDS.items()}
    terms = material(tx(), account().school_id).glossary.terms.values()
    rows = sorted((one.term, words[one.kind], one.plain, as_lines(one.forms)) for one in terms)
    answer = Response(table([COLUMNS, *rows]), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename="woordenlijst.csv")
    return answer


@blueprint.post("/woordenlijst/lijst")
@permission("school.beheren")
def take_in() -> ResponseReturnValue:
    """Keep the terms of a list: all of them, or none when a line is wrong. Terms that are not in it stay."""
    found = material(tx(), account().school_id)
    try:
        terms = list(_terms(found, decoded(uploaded("lijst") or b"")))
    except WrongList as wrong:
        return list_page(said(wrong.message)), 422
    changed = [term for term in terms if term != found.glossary.terms.get(term.term)]
    save_terms(tx(), account(), changed)
    new = sum(same_term(found, term.term) is None for term in changed)
    flash(
        gettext(
            "De lijst is overgenomen: %(nieuw)d nieuw, %(anders)d gewijzigd, %(gelijk)d hetzelfde.",
            nieuw=new,
            anders=len(changed) - new,
            gelijk=len(terms) - len(changed),
        )
    )
    return redirect(url_for(".glossary"), 303)


def _terms(found: Material, text: str) -> Iterator[Term]:
    """Yield the terms of a list; raises WrongList with the number of the line."""
    rows = split(text, ";" if text.count(";") >= text.count("\t") else "\t")
    if not rows or [cell.strip() for cell in rows[0][: len(COLUMNS)]] != list(COLUMNS):
        raise WrongList(
            N_("Zet boven de kolommen: %(kolommen)s. Zo doen we het ook in de lijst die je hier downloadt."),
            kolommen="; ".join(COLUMNS),
        )
    if len(rows) > ROWS_MAX:
        raise WrongList(N_("Er staan meer dan %(most)d woorden in. Neem een kortere lijst."), most=ROWS_MAX)
    for number, cells in enumerate(rows[1:], 2):
        cells = [unmarked(cell) for cell in (*cells, *[""] * len(COLUMNS))[: len(COLUMNS)]]
        if any(cell.strip() for cell in cells):
            yield _term(found, number, *cells)


def _term(found: Material, number: int, name: str, word: str, plain: str, forms: str) -> Term:
    name, kind = trimmed(name), KINDS.get(trimmed(word).lower())
    if kind is None:
        raise WrongList(
            N_("Regel %(regel)d: schrijf bij ‘Wat we doen’ een van deze: %(keus)s."),
            regel=number,
            keus=", ".join(KINDS),
        )
    there = same_term(found, name)
    try:
        return Term(there.term if there else name, kind, trimmed(plain), forms_in(forms))
    except TermRefused as refused:
        raise WrongList(N_("Regel %(regel)d: %(fout)s."), regel=number, fout=said(refused.reason)) from refused
