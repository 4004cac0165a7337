"""The hand that filled an old form: how it writes labels, dates, choices and bullets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx.text.paragraph import Paragraph

from forms import dates
from forms.answers import Answers
from forms.printed import Choice, Day, Printed, Tick
from forms.questions import OneOf, Period, Question, SomeOf, YesNo, YesNoText
from forms.questions.date import day_of

_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

#: Days as they are written, whoever holds the pen.
DAYS: dict[str, Callable[[date], str]] = {
    "kort": lambda day: f"{day.day}-{day.month}-{day.year}",
    "nullen": lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    "voluit": dates.long,
    "weekdag": lambda day: f"{_WEEKDAYS[day.weekday()]} {day.day} {dates.MONTHS[day.month - 1][:3]}. {day.year}",
    "punten": lambda day: f"{day.day}.{day.month}.{day.year % 100:02}",
    "iso": date.isoformat,
}


@dataclass(frozen=True)
class Written:
    """An answer on paper: ``ticks`` are words with whether they are chosen, ``more`` stands behind the last of them."""

    lines: tuple[str, ...] = ()
    ticks: tuple[tuple[str, bool], ...] = ()
    more: str = ""
    below: bool = False


@dataclass(frozen=True)
class Hand:
    """``label`` writes a label; ``days`` is a key of `DAYS`; ``ticks`` is how a choice is made: `TICKS`."""

    days: str = "kort"
    ticks: str = "rondje"
    colon: bool = False
    bullet: str = "- "
    label: Callable[[str, int], str] = lambda text, number: text

    def day(self, value: Any) -> str:
        """Write a date."""
        found = day_of(value)
        return DAYS[self.days](found) if found else "…"

    def written(self, question: Question, value: Any, answers: Answers) -> Written:
        """Return an answer as this hand writes it."""
        if value is None:
            return Written()
        if isinstance(question, Period):
            return Written((f"{self.day(value.get('van'))} t/m {self.day(value.get('tot'))}",))
        printed = question.printed(value, answers)
        if isinstance(question, SomeOf):
            return Written((), _ticks(printed), value.get("anders") or "", below=True)
        if isinstance(question, YesNoText):
            return Written(tuple((value.get("toelichting") or "").split("\n")), _ticks(printed))
        if isinstance(question, YesNo) or (
            isinstance(question, OneOf) and not question.double and not question.compact
        ):
            return Written((), _ticks(printed))
        whole = printed[""]
        if isinstance(whole, Day):
            return Written((self.day(value),))
        if isinstance(whole, Choice):
            return Written((" / ".join(whole.plain().split(" / ")),))
        return Written(tuple(line for line in whole.plain().split("\n") if line))

    def write(self, first: Paragraph | None, more: Callable[[], Paragraph], written: Written) -> None:
        """Write an answer: in ``first`` as far as it is one line, in a new paragraph for each line after it."""
        waiting = first

        def line() -> Paragraph:
            nonlocal waiting
            given, waiting = waiting or more(), None
            return given

        if written.ticks and (written.below or len(written.ticks) > 4):
            shown = [one for one in written.ticks if one[1]] if self.ticks == "alleen" else written.ticks
            for number, (word, on) in enumerate(shown, 1):
                paragraph = line()
                self._tick(paragraph, word, on)
                if number == len(shown) and written.more:
                    paragraph.add_run(f": {written.more}")
        elif written.ticks:
            paragraph = line()
            shown = [one for one in written.ticks if one[1]] if self.ticks == "alleen" else written.ticks
            for number, (word, on) in enumerate(shown):
                between = " / " if self.ticks in ("doorhalen", "vet") else "    "
                paragraph.add_run(between if number else "")
                self._tick(paragraph, word, on)
        for text in written.lines:
            if text:
                bullet = text.startswith("- ")
                line().add_run(self.bullet + text[2:] if bullet else text)

    def _tick(self, paragraph: Paragraph, word: str, on: bool) -> None:
        marks = {"rondje": ("X ", "O "), "vakje": ("☒ ", "☐ "), "haken": ("[x] ", "[ ] ")}
        if self.ticks in marks:
            paragraph.add_run(marks[self.ticks][not on])
        run = paragraph.add_run(word)
        if self.ticks == "doorhalen" and not on:
            run.font.strike = True
        if self.ticks == "vet" and on:
            run.bold = True


def _ticks(printed: dict[str, Printed]) -> tuple[tuple[str, bool], ...]:
    return tuple((shown.label, shown.on) for shown in printed.values() if isinstance(shown, Tick))


def numbered(text: str, number: int) -> str:
    """``3. Wat is het probleem?``"""
    return f"{number}. {text}"


def careless(text: str, number: int) -> str:
    """A label that was typed over once too often: capitals, a letter that fell out, a star, a colon."""
    words = text.split()
    longest = max(words, key=len)
    if len(longest) > 7 and number % 2:
        words[words.index(longest)] = longest[:5] + longest[6:]
    text = " ".join(words)
    return (text, text.upper(), f"{text} *", f"{text}:", f"{text} ")[number % 5]
