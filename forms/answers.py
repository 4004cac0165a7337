"""Answers as nested plain JSON, and the dotted keys that point into them (``factoren.belemmerend.leerling``)."""

from collections.abc import Iterator
from typing import Any

Answers = dict[str, Any]


def get(answers: Any, key: str) -> Any:
    """Return the value at a dotted key, or None where any part of the way is missing."""
    for name in key.split("."):
        if not isinstance(answers, dict):
            return None
        answers = answers.get(name)
    return answers


def put(answers: Answers, key: str, value: Any) -> Answers:
    """Return a copy of the answers with the value at a dotted key; None takes the answer away, with what it leaves empty."""
    name, _, rest = key.partition(".")
    copy = dict(answers)
    if rest:
        inner = copy.get(name)
        value = put(inner if isinstance(inner, dict) else {}, rest, value)
    if value is None or (rest and value == {}):
        copy.pop(name, None)
    else:
        copy[name] = value
    return copy


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (path, text) for every string in a JSON value, names of members included."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield path, name
            yield from strings(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            mark = inner.get("id", place) if isinstance(inner, dict) else place
            yield from strings(inner, f"{path}[{mark}]")
