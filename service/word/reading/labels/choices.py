"""Which option was chosen on paper: crossed, ticked, made bold, or left over when the others were struck out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.word.reading.labels.entries import typed
from service.word.reading.labels.words import same
from service.word.reading.outline import Paragraph, Piece

#: A mark before (or behind) an option that says it is chosen, and one that says it is not.
_ON = r"[☒☑✓✔✗✘■●⊠⊗🗹🗷]|\[\s*[xXvV✓✔*]\s*\]|\(\s*[xXvV✓✔]\s*\)|(?<!\w)[xXvV](?!\w)"
_OFF = r"[☐□○◯❏❑◻⬜]|\[[\s_.]*\]|\([\s_.]*\)|(?<!\w)[oO0](?!\w)|_+|\.{2,}|…+"
_BEFORE = re.compile(rf"(?:(?P<on>{_ON})|(?P<off>{_OFF}))\s*$")
_BEHIND = re.compile(rf"\s*(?:(?P<on>{_ON})|(?P<off>{_OFF}))")
#: What may stand between two printed options.
_BETWEEN = re.compile(r"[\s/|,;*•·–-]*(?:of)?[\s/|,;*•·–-]*")
_ONLY_MARKS = re.compile(rf"(?:\s*\d{{1,2}}[.)]?\s)?(?:{_ON}|{_OFF}|[\s/|,;•·*–-])*")
_AHEAD = re.compile(r"^[\s/|,;.:*•·–-]+")
_CLOSE_ENOUGH, _MARKED, _APART = 0.85, 0.45, 0.15
#: An option without a mark at the start of a line this many times as long is a word of what somebody wrote.
_PASSING = 4


@dataclass(frozen=True)
class Chosen:
    """What a place for choices says. ``parts`` are the options that are ticked or not; empty when nothing was printed.

    ``behind`` is the text behind each option, ``rest`` all other text, a line each. ``clear`` is False when options
    stand there and none or too many of them are chosen.
    """

    parts: Mapping[str, bool] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[str, ...] = ()
    clear: bool = True


@dataclass
class _Seen:
    part: str
    line: int
    start: int
    end: int
    before: bool | None = None
    after: bool | None = None
    struck: bool = False
    bold: bool = False


@dataclass(frozen=True)
class _Line:
    text: str
    struck: tuple[bool, ...]
    bold: tuple[bool, ...]


def read_choices(paragraphs: Iterable[Paragraph], options: Mapping[str, Iterable[str]], several: bool) -> Chosen:
    """Return what is chosen of the options (texts by part). ``several``: more than one may be."""
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    seen: list[_Seen] = []
    for number, line in enumerate(lines):
        here = _options_in(number, line, options, bool(number))
        if here and {one.part for one in here} <= {one.part for one in seen}:
            # All that was printed has been read: what says it again is text.
            break
        seen += here
    if not seen:
        return Chosen(rest=tuple(text for line in lines if (text := line.text.strip())))
    marked = _chosen(seen, several, len(options))
    behind, rest = _remaining(lines, seen)
    if marked is None:
        return Chosen({}, {}, tuple(text for line in lines if (text := line.text.strip())), clear=False)
    return Chosen({part: part in marked for part in options}, behind, rest)


def _chosen(seen: Sequence[_Seen], several: bool, options: int) -> set[str] | None:
    """Return the parts that are chosen, None when that is not clear."""
    before, after = (sum(getattr(one, side) is not None for one in seen) for side in ("before", "after"))
    side = "before" if before >= after else "after"
    if any(getattr(one, side) is not None for one in seen):
        found = {one.part for one in seen if getattr(one, side)}
    elif any(one.struck for one in seen):
        found = {one.part for one in seen if not one.struck}
    elif any(one.bold for one in seen) and not all(one.bold for one in seen):
        found = {one.part for one in seen if one.bold}
    elif len(printed := {one.part for one in seen}) == 1 or (several and len(printed) < options):
        found = printed
    else:
        return None
    return found if several or len(found) < 2 else None


def _options_in(number: int, line: _Line, options: Mapping[str, Iterable[str]], later: bool) -> list[_Seen]:
    """Return the options printed on a line, in order: at its start, behind a mark, or next to another option."""
    said = sorted(((text, part) for part, texts in options.items() for text in texts), key=lambda one: -len(one[0]))
    taken: list[_Seen] = []
    for text, part in said:
        for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", line.text, re.IGNORECASE):
            if not any(one.start < found.end() and found.start() < one.end for one in taken):
                taken.append(_seen(part, number, line, found.start(), found.end()))
    taken.sort(key=lambda one: one.start)
    kept: list[_Seen] = []
    for one in taken:
        ahead = line.text[kept[-1].end if kept else 0 : one.start]
        mark = _BEFORE.search(line.text[: one.start])
        own = mark is not None and not mark[0].strip().isalpha()
        if own or _ONLY_MARKS.fullmatch(ahead) or _BETWEEN.fullmatch(ahead):
            kept.append(one)
    # A word like "nee" further down is part of what somebody wrote.
    if later and kept and kept[0].before is None and kept[-1].end - kept[0].start < len(line.text) / _PASSING:
        kept = []
    return kept or _mistyped(number, line, said)


def _mistyped(number: int, line: _Line, said: Sequence[tuple[str, str]]) -> list[_Seen]:
    """Return the option that a whole line comes close to."""
    start = 0
    while found := _BEHIND.match(line.text, start):
        start = found.end()
    likely = {part: 0.0 for _, part in said}
    for text, part in said:
        likely[part] = max(likely[part], same(line.text[start:], text))
    best, *others = sorted(likely, key=lambda part: -likely[part])
    second = likely[others[0]] if others else 0.0
    # An option may be written shorter than it is, as long as it can be no other.
    if likely[best] < (_CLOSE_ENOUGH if start == 0 else _MARKED) or likely[best] < second + _APART:
        return []
    return [_seen(best, number, line, start, len(line.text))]


def _seen(part: str, number: int, line: _Line, start: int, end: int) -> _Seen:
    before, behind = _BEFORE.search(line.text[:start]), _BEHIND.match(line.text, end)
    return _Seen(
        part,
        number,
        start,
        end,
        bool(before["on"]) if before else None,
        bool(behind["on"]) if behind else None,
        all(line.struck[start:end]),
        all(line.bold[start:end]),
    )


def _remaining(lines: Sequence[_Line], seen: Sequence[_Seen]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the text behind each option on its line, and the lines without options."""
    behind: dict[str, str] = {}
    rest: list[str] = []
    for number, line in enumerate(lines):
        here = [one for one in seen if one.line == number]
        if not here:
            rest += [line.text.strip()] if line.text.strip() else []
            continue
        for one, next_ in zip(here, [*here[1:], None], strict=True):
            text = line.text[one.end : next_.start if next_ else len(line.text)]
            text = _BEFORE.sub("", text) if next_ else text
            text = re.sub(rf"^\s*(?:{_ON}|{_OFF})(?=\s|$)", "", text) if one.after is not None else text
            if kept := _AHEAD.sub("", text).rstrip():
                behind[one.part] = f"{behind[one.part]} {kept}" if one.part in behind else kept
        if ahead := _AHEAD.sub("", _ONLY_MARKS.sub("", line.text[: here[0].start], count=1)).strip():
            rest.append(ahead)
    return behind, tuple(rest)


def _lines(paragraph: Paragraph) -> list[_Line]:
    """Return the lines of a paragraph with, for each letter, whether it is struck out and bold."""
    pieces = typed(paragraph)
    if paragraph.listed == "bullet" and pieces:
        pieces = [Piece("- "), *pieces]
    text = "".join(piece.text for piece in pieces)
    struck = tuple(piece.struck for piece in pieces for _ in piece.text)
    bold = tuple(piece.bold for piece in pieces for _ in piece.text)
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        found.append(_Line(line, struck[start:end], bold[start:end]))
        start = end + 1
    return found


def ticks_in(text: str, options: Sequence[str]) -> dict[str, bool]:
    """Return which of the options a text without looks ticks; {} when it prints none or leaves it unclear."""
    paragraph = Paragraph(0, "", "body", pieces=[Piece(text)])
    found = read_choices([paragraph], {option: [option] for option in options}, several=True)
    return dict(found.parts)
