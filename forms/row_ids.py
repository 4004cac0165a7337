"""The ids of rows: short, made once and never given to another row, so that a row is the same row wherever it stands."""

import hashlib
import json
import re
import secrets
from collections.abc import Container, Sequence
from itertools import count
from typing import Any

#: ``(?!\n)``: in Python ``$`` would also match before a last line end, in ECMA 262 it does not.
ROW_ID = "^[a-z][a-z0-9]{0,11}$(?!\\n)"
#: Without vowels, so that an id never spells a word.
_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 6


def new_row_id() -> str:
    """Return a fresh row id."""
    return "r" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def derived_row_id(key: str, texts: Sequence[str], taken: Container[str]) -> str:
    """Return an id for a row that was found without one: the same each time for the same rows question and texts.

    So a file that is read twice brings the same row, not two. ``taken`` holds the ids of the other rows of that file and
    of the answers it was made from; never of answers that came later, where the row itself may stand already.
    """
    for nth in count(1):
        said = json.dumps([key, list(texts), nth])
        number = int.from_bytes(hashlib.sha256(said.encode()).digest())
        row_id = "r" + "".join(
            _ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(_LENGTH)
        )
        if row_id not in taken:
            return row_id
    raise AssertionError  # pragma: no cover


def is_row_id(value: Any) -> bool:
    """Tell whether a value can be a row's id."""
    return isinstance(value, str) and bool(re.search(ROW_ID, value))
