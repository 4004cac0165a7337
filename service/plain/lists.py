"""The lists of Dutch words in dutch.toml, which says what each is for."""

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads((files("service.plain") / "dutch.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


TITLES = _words("titles")
CONJUNCTIONS = _words("conjunctions")
NO_PARTICIPLES = _words("no_participles")
BY_THEMSELVES = _words("by_themselves")
BY_THEMSELVES_ENDINGS = tuple(_LISTS["by_themselves_endings"].split())
NO_PARTS = _words("no_parts")
