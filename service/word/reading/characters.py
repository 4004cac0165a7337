"""What stands in a run of text: characters, and the elements that are characters in Word's own way."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from service.word.reading.outline import TICKED, UNTICKED
from service.word.tree import W

_ON = ("1", "true", "on")
#: The symbols that Word itself puts in while somebody types or makes a list, by font and code, tick boxes among them.
_SYMBOLS = {
    "Wingdings": {
        **dict.fromkeys((0x78, 0xFD, 0xFE), TICKED),
        **dict.fromkeys((0x6F, 0x71, 0xA8), UNTICKED),
        **dict(zip((0x4A, 0x4B, 0x4C), "☺😐☹", strict=True)),
        **dict(zip((0xDF, 0xE0, 0xE1, 0xE2, 0xE8, 0xF0), "←→↑↓→→", strict=True)),
        **dict(zip((0x6C, 0x6E, 0x9F, 0xA7, 0xD8, 0xFB, 0xFC), "●■•▪➢✗✓", strict=True)),
    },
    "Wingdings 2": {0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0xA3: UNTICKED, 0x2A: UNTICKED, 0x50: "✓", 0x4F: "✗"},
    "Symbol": dict(
        zip(
            (0xB0, 0xB7, 0xB1, 0xA3, 0xB3, 0xAE, 0xAC, 0xAB, 0xB4, 0xB8, 0xB9, 0xBB, 0x61, 0x62, 0x67, 0x6D, 0x70),
            "°•±≤≥→←↔×÷≠≈αβγμπ",
            strict=True,
        )
    ),
}


def form_field(element: Element) -> str:
    """Return what the tick box or the list of an old form shows, by the ``w:fldChar`` that begins it."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return TICKED if state is not None and state.get(W + "val", "1") in _ON else UNTICKED
    drop = element.find(f"{W}ffData/{W}ddList")
    if drop is not None:
        entries = [entry.get(W + "val", "") for entry in drop.iterfind(W + "listEntry")]
        chosen = number_in(drop.find(W + "result"), 0)
        return entries[chosen] if chosen < len(entries) else ""
    return ""


def is_on(look: Element, name: str) -> bool:
    """Tell whether a run's properties switch something on."""
    element = look.find(W + name)
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off")


def number_in(element: Element | None, usual: int) -> int:
    """Return the number that an element's value is, ``usual`` where there is none."""
    said = element.get(W + "val", "") if element is not None else ""
    return int(said) if said.isdecimal() and len(said) < 5 else usual


def _symbol(element: Element) -> str:
    try:
        number = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    plain = number - 0xF000 if number >= 0xF000 else number
    known = _SYMBOLS.get(element.get(W + "font", ""), {}).get(plain)
    return known or (chr(number) if 0x20 <= number < 0xD800 else "\ufffd")


#: What each element within a run is as text. A break of the page or the column is none.
CHARACTERS: dict[str, Callable[[Element], str]] = {
    W + "t": lambda element: element.text or "",
    W + "tab": lambda _: "\t",
    W + "ptab": lambda _: "\t",
    W + "br": lambda element: "\n" if element.get(W + "type", "textWrapping") == "textWrapping" else "",
    W + "cr": lambda _: "\n",
    W + "noBreakHyphen": lambda _: "\u2011",
    W + "softHyphen": lambda _: "\u00ad",
    W + "sym": _symbol,
}
