"""Remarks that help a writer and never block: strengths beside worries, goals that can be seen to be reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from forms import dates
from forms.answers import Answers, get
from forms.faults import Remark
from forms.questions.date import day_of
from forms.text import N_

_VAGUE = re.compile(r"\b(beter|meer|minder|vaker|goed|voldoende|regelmatig|proberen|probeert)\b", re.IGNORECASE)


@dataclass(frozen=True)
class RemarkRule:
    """A check whose outcome is shown beside a question."""

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        """Yield remarks on the asked answers."""
        raise NotImplementedError


@dataclass(frozen=True)
class Strengths(RemarkRule):
    """Worries are written down and no strengths: handelingsgericht werken starts from what goes well."""

    worries: tuple[str, ...]
    strengths: tuple[str, ...]

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        if any(get(answers, key) for key in self.worries) and not any(get(answers, key) for key in self.strengths):
            yield Remark(
                self.strengths[0],
                N_(
                    "Er staan zorgen, nog geen sterke kanten. Schrijf ook op wat goed gaat: daar bouwt de hulp op voort."
                ),
                id="sterk",
            )


@dataclass(frozen=True)
class Smart(RemarkRule):
    """A goal says what, how it is seen, and when (SMART); ``seen`` and ``when`` are columns of the rows at ``key``."""

    key: str
    seen: str
    when: str = "wanneer"

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        for number, row in enumerate(get(answers, self.key) or [], 1):
            goal, path = row.get("doel"), f"{self.key}[{row['id']}]"
            if not goal:
                continue
            values = {"number": number}
            if not row.get(self.seen) and not row.get(self.when):
                message = N_("Hoe zie je dat doel %(number)d bereikt is, en wanneer?")
                yield Remark(f"{path}.{self.seen}", message, values, id=f"smart.{row['id']}")
            elif not row.get(self.seen):
                message = N_("Waaraan zie je dat doel %(number)d bereikt is?")
                yield Remark(f"{path}.{self.seen}", message, values, id=f"smart.{row['id']}")
            elif not row.get(self.when):
                message = N_("Doel %(number)d zegt nog niet wanneer het bereikt is.")
                yield Remark(f"{path}.{self.when}", message, values, id=f"smart.{row['id']}")
            elif (vague := _VAGUE.search(goal)) and not re.search(r"\d", goal + row[self.seen]):
                message = N_(
                    "Doel %(number)d: wat is precies ‘%(word)s’? Een aantal of een voorbeeld maakt het duidelijk."
                )
                yield Remark(f"{path}.doel", message, {**values, "word": vague[0]}, id=f"vaag.{row['id']}")


@dataclass(frozen=True)
class Said(RemarkRule):
    """One answer is given while another, that belongs to it, is not; nor any of ``unless``, which would do as well."""

    key: str
    missing: str
    message: str
    unless: tuple[str, ...] = ()

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        if get(answers, self.key) and not any(get(answers, key) for key in (self.missing, *self.unless)):
            yield Remark(self.missing, self.message, id=f"bij.{self.missing}")


@dataclass(frozen=True)
class EachRow(RemarkRule):
    """Every row at ``key`` fills the cell ``missing``."""

    key: str
    missing: str
    message: str

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        for row in get(answers, self.key) or []:
            if row.get(self.missing) is None:
                yield Remark(
                    f"{self.key}[{row['id']}].{self.missing}", self.message, id=f"bij.{self.missing}.{row['id']}"
                )


@dataclass(frozen=True)
class Deadline(RemarkRule):
    """One date comes at most ``days`` after another; ``message`` may name the last good day as ``%(due)s``."""

    first: str
    last: str
    days: int
    message: str

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        first, last = day_of(get(answers, self.first)), day_of(get(answers, self.last))
        if first and last and last > (due := first + timedelta(days=self.days)):
            yield Remark(self.last, self.message, {"due": dates.long(due)}, id=f"laat.{self.last}")


@dataclass(frozen=True)
class Agreement(RemarkRule):
    """Parents with authority who have not agreed to the handelingsdeel yet (WVO 2020: agreement of the parents)."""

    key: str

    def remarks(self, answers: Answers) -> Iterator[Remark]:
        for row in get(answers, self.key) or []:
            if row.get("gezag") and row.get("akkoord") != "ja":
                message = (
                    N_("%(name)s gaat niet akkoord met het handelingsdeel. Zoek samen naar wat wel past.")
                    if row.get("akkoord") == "nee"
                    else N_("%(name)s heeft nog niet gereageerd op het handelingsdeel.")
                )
                yield Remark(
                    f"{self.key}[{row['id']}].akkoord",
                    message,
                    {"name": row.get("naam") or N_("Een ouder met gezag")},
                    id=f"akkoord.{row['id']}",
                )
