"""The buttons of the page besides saving. Each changes what is typed and nothing that is saved, so they work without a script."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import BadRequest

from forms.page import Typed
from service.web.documents.shown import field_id
from service.web.parents.sheet import Sheet
from service.work.telling_parents import NO, SEEN, SHOWN, TEXT, YES


@dataclass(frozen=True)
class Done:
    """What a button did: what is typed now, and the id of the place to go to."""

    typed: Typed
    target: str


def act(sheet: Sheet, action: str) -> Done:
    """Do what a button says: ``toon:diagnose``, ``school:doelen[a1].doel``, ``vervang:12:probleem:casus`` and so on."""
    verb, _, rest = action.partition(":")
    if verb in ("later", "nakijken"):
        return Done(sheet.typed, "leesbaarheid")
    if verb in ("toon", "verberg"):
        said = YES if verb == "toon" else NO
        return Done(_with(_without_inside(sheet.typed, rest), f"{SHOWN}{rest}", said), f"deel-{field_id(rest)}")
    if verb == "klopt":
        return Done(_with(sheet.typed, f"{SEEN}{rest}", YES), field_id(f"{TEXT}{rest}"))
    if verb == "school":
        staff = {box.piece.path: box.piece.staff for box in sheet.boxes}
        if rest not in staff:
            raise BadRequest
        return Done(_with(sheet.typed, f"{TEXT}{rest}", staff[rest]), field_id(f"{TEXT}{rest}"))
    if verb == "vervang":
        return _replaced(sheet, rest)
    raise BadRequest


def _replaced(sheet: Sheet, rest: str) -> Done:
    """Put the plainer words in the place of what a remark is about; nothing where those words no longer stand there."""
    place, _, named = rest.partition(":")
    path, _, words = named.partition(":")
    name = f"{TEXT}{path}"
    texts = {box.name: box.typed for box in sheet.boxes}
    if name not in texts or not place.isdecimal():
        raise BadRequest
    found = [one for one in sheet.looked.remarks[name] if one.words == words and one.remark.instead is not None]
    nearest = min(found, key=lambda one: abs(one.remark.start - int(place)), default=None)
    if nearest is None:
        return Done(sheet.typed, field_id(name))
    text, remark = texts[name], nearest.remark
    return Done(_with(sheet.typed, name, f"{text[: remark.start]}{remark.instead}{text[remark.end :]}"), field_id(name))


def _with(typed: Typed, name: str, value: str) -> Typed:
    return [*((other, kept) for other, kept in typed if other != name), (name, value)]


def _without_inside(typed: Typed, path: str) -> Typed:
    """Return the input without earlier choices about what lies in a question or row."""
    inside = (f"{SHOWN}{path}[", f"{SHOWN}{path}.")
    return [(name, value) for name, value in typed if not name.startswith(inside)]
