"""The word list: all of it, what is sought in it, and a box to try it on a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from forms.text import normalise
from service.plain import Remark, check
from service.web.current import account, tx
from service.web.own_words import blueprint
from service.web.own_words.listed import KINDS, STATES, by_letter, listed
from service.web.permissions import permission
from service.work.for_parents import material

MOST_TRIED = 2000
"""Characters of a text to try the list on."""


@blueprint.get("/woordenlijst")
@permission("school.beheren")
def glossary() -> str:
    """Show the list."""
    return list_page()


def list_page(fault: str = "") -> str:
    """Return the page: ``?zoek=`` what has these letters in it, ``?toon=`` one of the states."""
    every = listed(material(tx(), account().school_id))
    sought = request.args.get("zoek", "")[:100].strip()
    state = request.args.get("toon", "")
    lines = [line for line in every if state in (line.state, "") and (not sought or line.has(sought))]
    return render_template(
        "own_words/glossary.html",
        letters=by_letter(lines),
        hits=len(lines),
        total=sum(line.state != "weg" for line in every),
        sought=sought,
        state=state,
        counts=Counter(line.state for line in every),
        kinds=KINDS,
        list_states=STATES,
        faults=[{"href": "#lijst", "text": fault}] if fault else [],
    )


@blueprint.route("/woordenlijst/probeer", methods=["GET", "POST"])
@permission("school.beheren")
def try_glossary() -> ResponseReturnValue:
    """Show what the list does with a sentence. Nothing of it is kept."""
    text = normalise(request.form.get("tekst", "")[:MOST_TRIED])[0]
    remarks: Sequence[Remark] = ()
    if text:
        found = check(text, glossary=material(tx(), account().school_id).glossary).remarks
        remarks = [remark for remark in found if remark.kind == "term"]
    return render_template(
        "own_words/try.html", text=text, remarks=remarks, pieces=list(marked(text, remarks)), most=MOST_TRIED
    )


def marked(text: str, remarks: Sequence[Remark]) -> Iterator[tuple[str, Remark | None]]:
    """Yield a text in pieces: those that a remark is about, and what stands between them."""
    done = 0
    for remark in remarks:
        yield text[done : remark.start], None
        yield text[remark.start : remark.end], remark
        done = remark.end
    yield text[done:], None
