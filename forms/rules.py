"""Rules over several questions of a final document. Like conditions they are data with a face in JSON Schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forms import dates
from forms.answers import Answers, get
from forms.conditions import Schema, at
from forms.faults import Fault
from forms.questions.date import day_of
from forms.text import N_

#: Years of age from which nobody has authority over a pupil any more (BW 1:233).
ADULT = 18


@dataclass(frozen=True)
class Policy:
    """What a school settles for itself. ``consent_age``: from this age (years) the pupil consents too (sources differ)."""

    consent_age: int = 16


DEFAULT_POLICY = Policy()


@dataclass(frozen=True)
class Rule:
    """Something a final document must meet. ``beyond_schema`` words it where JSON Schema cannot."""

    beyond_schema: str = field(default="", init=False)

    def faults(self, answers: Answers, today: date, policy: Policy) -> Iterator[Fault]:
        """Yield what a final document lacks by this rule; ``answers`` are the asked ones only."""
        raise NotImplementedError

    def schema(self) -> Schema | None:
        """Return the rule as a schema over all answers, or None when it cannot be said in one."""
        return None


@dataclass(frozen=True)
class AtLeastOne(Rule):
    """At least one of these questions is answered."""

    keys: tuple[str, ...]
    message: str

    def faults(self, answers: Answers, today: date, policy: Policy) -> Iterator[Fault]:
        if all(get(answers, key) is None for key in self.keys):
            yield Fault(self.keys[0], self.message)

    def schema(self) -> Schema | None:
        return {"anyOf": [at(key, {"not": {"type": "null"}}) for key in self.keys]}


@dataclass(frozen=True)
class InOrder(Rule):
    """One date does not come before another."""

    first: str
    last: str
    message: str

    beyond_schema: str = field(default=N_("De einddatum ligt niet vóór de begindatum."), init=False)

    def faults(self, answers: Answers, today: date, policy: Policy) -> Iterator[Fault]:
        first, last = day_of(get(answers, self.first)), day_of(get(answers, self.last))
        if first and last and last < first:
            yield Fault(self.last, self.message, {"first": dates.long(first)})


@dataclass(frozen=True)
class Consent(Rule):
    """Everyone who must consent has done so: not refused, not withdrawn, not run out.

    Who must: each parent with authority, and the pupil from the school's consent age on. An adult pupil has no parents
    with authority. ``key`` holds rows of naam, relatie, gezag, besluit, datum, tot.
    """

    key: str

    beyond_schema: str = field(
        default=N_(
            "Iedereen die toestemming moet geven, heeft dat gedaan, en die toestemming is niet ingetrokken of verlopen."
        ),
        init=False,
    )

    def faults(self, answers: Answers, today: date, policy: Policy) -> Iterator[Fault]:
        rows, age = get(answers, self.key) or [], _age(answers, today)
        pupils = [row for row in rows if row.get("relatie") == "leerling"]
        parents = [row for row in rows if row.get("gezag") is True and row not in pupils]
        if not parents and age < ADULT:
            yield Fault(
                self.key,
                N_("Leg vast welke ouder met gezag toestemming geeft. Zonder toestemming blijft dit een concept"),
            )
        consents_too = age >= min(policy.consent_age, ADULT)
        if consents_too and not pupils:
            yield Fault(
                self.key,
                N_("Leg ook de toestemming van de leerling vast: die is %(age)d jaar of ouder"),
                {"age": min(policy.consent_age, ADULT)},
            )
        for row in parents + (pupils if consents_too else []):
            yield from self._row(row, today)

    def _row(self, row: Mapping[str, Any], today: date) -> Iterator[Fault]:
        path, name = f"{self.key}[{row['id']}]", row.get("naam") or N_("deze persoon")
        until = day_of(row.get("tot"))
        if row.get("besluit") != "gegeven":
            message = N_("%(name)s heeft (nog) geen toestemming gegeven. Zonder toestemming blijft dit een concept")
            yield Fault(f"{path}.besluit", message, {"name": name})
        elif day_of(row.get("datum")) is None:
            yield Fault(f"{path}.datum", N_("Vul in wanneer %(name)s toestemming gaf"), {"name": name})
        elif until and until < today:
            message = N_("De toestemming van %(name)s liep tot %(until)s. Vraag opnieuw toestemming")
            yield Fault(f"{path}.tot", message, {"name": name, "until": dates.long(until)})


def _age(answers: Answers, today: date) -> int:
    born = day_of(get(answers, "leerling.geboortedatum"))
    if born is None:
        return 0
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
