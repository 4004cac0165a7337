"""Names, dates and Dutch words in a line that is read from right to left: each keeps its own order.

They stand between marks (UAX 9, isolates), so that a phone number or a name of two words is not turned round with the
line. The marks are put in when a letter is made: catalogues and a school's own lines have none.
"""

import re

_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
_FROM_RIGHT = "\u200f"
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = "[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f'’-]*"
#: Words in Latin script, one or a few: "(ouder- en jeugdsteunpunt)".
LATIN = rf"{_LATIN}(?: {_LATIN})*"


def without_marks(text: str) -> str:
    """Return a text without marks that turn the direction of what follows."""
    return _MARKS.sub("", text)


def from_right(text: str) -> bool:
    """Tell whether anything in a text is written from right to left."""
    return bool(_RIGHT_TO_LEFT_LETTER.search(text))


def isolated(text: str) -> str:
    """Return a text that is written from left to right as it stands in a line that is not; a `date` as it is."""
    bare = without_marks(text)
    ours = from_right(bare) and text == date_from_right(bare)
    return text if ours or not bare else f"{_LEFT_TO_RIGHT}{bare}{_END}"


def date_from_right(text: str) -> str:
    """Return a date with its month in letters that are written from right to left: the day stands at the right of it.

    It needs no isolate in a line that runs the same way, and LibreOffice loses the blanks of a date in one.
    """
    return f"{_FROM_RIGHT}{text}{_FROM_RIGHT}"
