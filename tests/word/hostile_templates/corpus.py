"""What hostile templates are gathered in."""

from collections.abc import Callable, Iterable

from tests.word.building import template

#: What a tag that is run would show, or do: no template and no answer holds it.
SUM = "94011"
SUM_TAG = "31337 * 3"
CANARY = "zr-canary"

Make = Callable[[], bytes]
TEMPLATES: dict[str, Make] = {}


def hostile(make: Make) -> Make:
    """Take in the template that a function makes, by the function's name."""
    return _take_in(make.__name__, make)


def each(kind: str, pieces: Iterable[str], make: Callable[[str], bytes] = template) -> None:
    """Take in a template for each of these pieces of text."""
    for number, piece in enumerate(pieces, 1):
        _take_in(f"{kind} {number}: {piece[:60]}", lambda piece=piece: make(piece))  # type: ignore[misc]


def _take_in(name: str, make: Make) -> Make:
    if name in TEMPLATES:
        raise KeyError(name)
    TEMPLATES[name] = make
    return make
