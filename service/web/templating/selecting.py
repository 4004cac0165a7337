"""Choosing many documents: to make them again, or to take them along as one zip."""

from __future__ import annotations

from flask import Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Form as Fields

from forms import all_forms
from forms.text import N_
from service.store import Dossiers, Transaction
from service.web.current import account, settings, store
from service.web.i18n import today
from service.web.pages import fault_links
from service.web.permissions import permission
from service.web.pupils import title_of
from service.web.simple_fields import one_of
from service.web.templating import blueprint
from service.web.templating.kinds import kinds
from service.web.templating.runs import begun
from service.work import templates
from service.work.handing_out import plain_name
from service.work.packing import Pack, packed
from service.work.pupils import classes
from service.work.regenerating import Selection
from service.work.writing import school_year

YEARS = 8
"""School years to choose from, this one and those before it."""
_NONE = N_("Er zijn geen documenten die hierbij passen. Kies ruimer")


@blueprint.get("/opnieuw")
@permission("sjablonen.beheren", own_transaction=True)
def selecting() -> str:
    """Ask which documents."""
    return _page(_fields())


@blueprint.post("/opnieuw")
@permission("sjablonen.beheren", own_transaction=True)
def select() -> ResponseReturnValue:
    """Try out making these documents again."""
    fields = _fields()
    if not fields.validate():
        return _page(fields), 422
    return begun(_selection(fields))


@blueprint.post("/pakket")
@permission("sjablonen.beheren", own_transaction=True)
def take_along() -> ResponseReturnValue:
    """Return these documents as one zip, sent while it is made."""
    fields = _fields()
    if not fields.validate():
        return _page(fields), 422
    selection = _selection(fields)
    with store().read() as tx:
        ids = _documents(tx, selection)
    if not ids:
        fields.soort.errors = [_NONE]
        return _page(fields), 422
    pack = Pack(store(), account(), settings().secret_key.encode(), translate=gettext)
    answer = Response(stream_with_context(packed(pack, ids)), mimetype="application/zip")
    parts = [title_of(selection.type) if selection.type else "", selection.klas, selection.schooljaar]
    name = plain_name(" ".join(part for part in (gettext("Documenten"), *parts) if part))
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.zip")
    return answer


def _fields() -> Fields:
    """Return the fields with what was sent, or what the address asks for."""
    me = account()
    with store().read() as tx:
        found = classes(tx.visible_to(me).subjects())
        made_with = {
            version.hash: gettext("%(titel)s, versie %(nummer)d", titel=gettext(kind.title), nummer=version.number)
            for kind in kinds()
            for version in templates.versions(tx, me.school_id, kind.form, kind.variant)
        }
    first = int(school_year(today())[:4])
    years = [f"{year}-{year + 1}" for year in range(first, first - YEARS, -1)]

    class Which(Fields):
        """Which documents: each of these narrows them."""

        soort = one_of(N_("Soort document"), {"": N_("Alle soorten")} | {key: title_of(key) for key in all_forms()})
        klas = one_of(N_("Klas"), {"": N_("Alle klassen")} | {one: one for one in found})
        schooljaar = one_of(N_("Schooljaar"), {"": N_("Alle schooljaren")} | {one: one for one in years})
        sjabloon = one_of(N_("Nu gemaakt met"), {"": N_("Elk sjabloon")} | made_with)

    return Which(request.values)


def _selection(fields: Fields) -> Selection:
    given = fields.data
    return Selection(given["soort"], given["klas"], given["schooljaar"], given["sjabloon"])


def _documents(tx: Transaction, selection: Selection) -> list[str]:
    """Return the ids of the documents that a selection means, whether or not a Word file was made of them."""
    dossiers = tx.visible_to(account())
    made_with = _made_with(dossiers, selection.template) if selection.template else None
    return [
        document.id
        for document in dossiers.listed()
        if selection.type in ("", document.type)
        and selection.schooljaar in ("", document.schooljaar)
        and (not selection.klas or any(one.facts.get("klas") == selection.klas for one in document.subjects))
        and (made_with is None or document.id in made_with)
    ]


def _made_with(dossiers: Dossiers, template: str) -> set[str]:
    found: set[str] = set()
    after = ("", "")
    while page := dossiers.published_files(template_hash=template, after=after):
        found |= {one.document_id for one in page}
        after = (page[-1].document_id, page[-1].variant)
    return found


def _page(fields: Fields) -> str:
    return render_template("templating/selecting.html", fields=fields, faults=fault_links(fields))
