"""Where the answers stand in a Word file: found by the tag of a control, or by the bookmark around it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from forms.model import Form
from forms.printed import Tick
from forms.questions import Rows
from service.word.places import Marks
from service.word.reading.outline import TICKED, UNTICKED, Cell, Field, Outline, Paragraph

_IN_ROW = re.compile(r"(?P<rows>[^\[\]]+)\[(?P<row>[a-z][a-z0-9]{0,11}|\+)\]\.(?P<name>.+)")
_MARK = re.compile(r"_zr(?P<number>\d+)(?P<in_row>_(?P<row>[a-z][a-z0-9]{0,11})?)?")
#: How often a template may print the same answer before its bookmarks are no longer known by their number.
_TIMES = 4


@dataclass(frozen=True)
class Address:
    """What a tag points at: a part of a question's answer, or a cell in one of its rows (``row`` is the row's id)."""

    key: str
    name: str
    row: str | None = None


@dataclass(eq=False)
class Spot:
    """One place where an answer stands; ``fields`` are the numbers of the control and the bookmark around it, and
    ``marks`` the names of its bookmarks: an answer that is printed more often has another one at each place."""

    tag: str
    address: Address | None
    how: str
    cell: Cell | None
    fields: set[int] = field(default_factory=set)
    paragraphs: list[Paragraph] = field(default_factory=list)
    checked: bool | None = None
    marks: set[str] = field(default_factory=set)

    @property
    def first(self) -> int:
        """Return the number of the paragraph it begins in."""
        return self.paragraphs[0].number if self.paragraphs else -1


class Addresses:
    """The addresses of one form: which tags and bookmarks are answers of it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        shapes = form.printed({})
        self._cells = {q.key: q.cells({}, {}) for q in form.questions if isinstance(q, Rows)}
        self._ticks = {
            (key, name) for key, parts in shapes.items() for name, shape in parts.items() if isinstance(shape, Tick)
        }
        self._parts = {
            f"{key}.{name}" if name else key: Address(key, name)
            for key, parts in shapes.items()
            if key not in self._cells
            for name in parts
        }
        self._numbers = {_number(tag, n): tag for tag in self._parts for n in range(1, _TIMES + 1)}

    def of(self, tag: str) -> Address | None:
        """Return what a control's tag points at, None for a tag that is none of this form."""
        if found := _IN_ROW.fullmatch(tag):
            known = found["name"] in self._cells.get(found["rows"], {})
            return Address(found["rows"], found["name"], found["row"]) if known else None
        return self._parts.get(tag)

    def tag_of(self, mark: str) -> str:
        """Return the tag of the control that a bookmark was put around, "" for a bookmark that is none of this form."""
        found = _MARK.fullmatch(mark)
        if not found:
            return ""
        number = int(found["number"])
        if not found["in_row"]:
            return self._numbers.get(number, "")
        row = found["row"] or "+"
        tags = (f"{key}[{row}].{name}" for key, cells in self._cells.items() for name in cells)
        return next((tag for tag in tags if number in (_number(tag, n) for n in range(1, _TIMES + 1))), "")

    def is_tick(self, address: Address) -> bool:
        """Tell whether a box stands there."""
        if address.row is not None:
            return isinstance(self._cells[address.key][address.name], Tick)
        return (address.key, address.name) in self._ticks


def _number(tag: str, nth: int) -> int:
    marks = Marks()
    marks.seen[tag] = nth - 1
    return marks.next(tag)


def marks_of(reference: Outline) -> dict[str, str]:
    """Return the tag of each bookmark of a document as it was made: the bookmark stands around or in its control."""
    found: dict[str, str] = {}
    for control in reference.fields:
        if control.how == "control" and control.name:
            for number in control.inside:
                found.setdefault(reference.fields[number].name, control.name)
    for mark in reference.fields:
        if mark.how == "bookmark":
            tags = [reference.fields[n].name for n in mark.inside if reference.fields[n].name]
            if tags:
                found.setdefault(mark.name, tags[-1])
    return found


def spots(outline: Outline, addresses: Addresses, marks: Mapping[str, str], tags: Iterable[str] = ()) -> list[Spot]:
    """Return the places of answers in the order of the document.

    ``marks`` are bookmarks whose tag is known, ``tags`` those that count although this version of the form lacks them.
    """
    found: list[Spot] = []
    by_tag: dict[str, list[Spot]] = {}
    known = set(tags)
    for each in outline.fields:
        tag = each.name if each.how == "control" else marks.get(each.name) or addresses.tag_of(each.name)
        address = addresses.of(tag) if tag else None
        if not tag or (address is None and tag not in known) or not each.paragraphs:
            continue
        cell = each.paragraphs[0].cell
        spot = next((spot for spot in by_tag.get(tag, ()) if _same_place(spot, each, cell)), None)
        if spot is None:
            spot = Spot(tag, address, each.how, cell)
            found.append(spot)
            by_tag.setdefault(tag, []).append(spot)
        spot.fields.add(each.number)
        spot.marks |= {each.name} if each.how == "bookmark" else set()
        spot.how = "control" if "control" in (spot.how, each.how) else "bookmark"
        spot.checked = each.checked if each.checked is not None else spot.checked
        spot.paragraphs += [paragraph for paragraph in each.paragraphs if paragraph not in spot.paragraphs]
    for spot in found:
        spot.paragraphs.sort(key=lambda paragraph: paragraph.number)
    return sorted(found, key=lambda spot: spot.first)


def _same_place(spot: Spot, other: Field, cell: Cell | None) -> bool:
    if cell is not None or spot.cell is not None:
        return spot.cell is cell
    return any(paragraph in spot.paragraphs for paragraph in other.paragraphs)


def fold(text: str) -> str:
    """Return a text as it is compared with another: blanks, quotes and dashes of every sort alike."""
    return " ".join((text if text.isascii() else text.translate(_ALIKE)).split())


#: The boxes of ticks are no text.
BOXES = str.maketrans(dict.fromkeys(TICKED + UNTICKED, " "))
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
