"""Every name that a template may use, as a page and as a Word file to copy from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import Response, render_template
from flask_babel import gettext

from service.web.permissions import permission
from service.web.templating import blueprint
from service.web.templating.kinds import Kind, kind_named, sent
from service.word.checking import Name, names_document, names_list
from service.word.checking.names import ROW, ROWS


@dataclass(frozen=True)
class _Line:
    """A name, with how a template writes it, and the label of the question in whose rows it stands."""

    name: Name
    tag: str
    rows: str


@blueprint.get("/<name>/namen")
@permission("sjablonen.beheren")
def names(name: str) -> str:
    """List the names, by page of the form."""
    kind = kind_named(name)
    steps = groupby(names_list(kind.form, kind.variant), key=lambda one: one.step)
    return render_template(
        "templating/names.html",
        kind=kind,
        steps=[(title, [_Line(one, _tag(one), _rows_of(kind, one)) for one in group]) for title, group in steps],
    )


@blueprint.get("/<name>/namen/word")
@permission("sjablonen.beheren")
def names_file(name: str) -> Response:
    """Return the same as a Word file."""
    kind = kind_named(name)
    title = gettext("Namen voor het sjabloon %(titel)s", titel=gettext(kind.title))
    return sent(names_document(kind.form, gettext, kind.variant), title)


def _tag(name: Name) -> str:
    if name.kind == ROWS:
        return f"{{%tr for {ROW} in {name.name} %}} … {{%tr endfor %}}"
    return f"{{{{ {name.name} }}}}"


def _rows_of(kind: Kind, name: Name) -> str:
    return kind.form.question(name.rows).label if name.rows else ""
