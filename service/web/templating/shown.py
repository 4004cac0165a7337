"""How versions and runs are told of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from forms.text import N_
from service.store import Run
from service.store.states import DONE, FAILED, PAUSED, TRIAL, UNDOING, UNDONE, WORKING
from service.web.pupils import title_of
from service.web.returning.stopped import full_stop
from service.web.templating.kinds import Kind, kinds
from service.word.errors import Finding
from service.work.regenerating import OUTCOMES, Progress, Selection, chosen_before

MARKS = {
    TRIAL: ("open", "grey"),
    WORKING: ("half", "blue"),
    PAUSED: ("clock", "orange"),
    DONE: ("check", "green"),
    UNDOING: ("undo", "blue"),
    UNDONE: ("undo", "grey"),
    FAILED: ("cross", "red"),
}
"""The sign and colour of each state of a run."""


@dataclass(frozen=True)
class Look:
    """How an outcome is shown: its sign and colour, a line more, and what it is called once a run is done (msgids)."""

    sign: str
    colour: str
    detail: str
    after: str = ""


LOOKS = {
    "uiterlijk": Look("check", "a", N_("De antwoorden blijven precies zo."), N_("Kregen het nieuwe uiterlijk")),
    "bijgewerkt": Look(
        "carry",
        "a",
        N_("Wat na het vorige Word-bestand is opgeslagen, staat er dan ook in."),
        N_("Kregen het nieuwe uiterlijk en nieuwere antwoorden"),
    ),
    "word_wacht": Look(
        "word",
        "b",
        N_("Het bewerkte bestand blijft wachten. We vergelijken het straks met het document waar het uit kwam."),
    ),
    "niet_geprint": Look("alert", "c", N_("Het sjabloon heeft er geen plek voor. Het antwoord zelf blijft bewaard.")),
    "gelijk": Look("check", "e", N_("Ze zijn al precies zo."), N_("Hoefden niet te veranderen")),
    "bevroren": Look("lock", "e", N_("Wat vastligt, raken we nooit aan.")),
    "ingehaald": Look("swap", "e", N_("Die zijn niet aangepast.")),
    "mislukt": Look("cross", "d", N_("Het oude document blijft staan."), N_("Niet gelukt")),
    "teruggezet": Look("undo", "a", N_("Ze zijn weer zoals ervoor.")),
    "gebleven": Look("alert", "c", N_("Er is daarna iets opgeslagen of gemaakt. Dat laten we staan.")),
}
"""The look of each outcome."""


@dataclass(frozen=True)
class Told:
    """What the check found, in sentences: what is wrong, what to do ("" when that says it all), and where."""

    level: str
    what: str
    how: str
    where: str
    around: str


@dataclass(frozen=True)
class Group:
    """The documents of a run with one outcome."""

    outcome: str
    title: str
    detail: str
    sign: str
    colour: str
    count: int


@dataclass(frozen=True)
class RunLine:
    """A run in a list."""

    run: Run
    title: str
    sign: str
    colour: str


def told(findings: Iterable[Finding], level: str) -> list[Told]:
    """Return the findings of one level in the language of the screen."""
    return [
        Told(
            one.level,
            full_stop(one.what(gettext)),
            full_stop(how) if (how := one.how(gettext)) else "",
            one.where(gettext),
            one.around,
        )
        for one in findings
        if one.level == level
    ]


def run_line(run: Run) -> RunLine:
    """Return a run as a list shows it."""
    return RunLine(run, what_of(run), *MARKS[run.state])


def what_of(run: Run) -> str:
    """Return what a run is about: the template that it puts in the place of another, or which documents."""
    new = replaced(run)
    if len(new) == 1:
        return gettext("Sjabloon ‘%(titel)s’ vervangen", titel=gettext(new[0].title))
    selection = Selection.of(run)
    parts = [title_of(selection.type) if selection.type else "", selection.klas, selection.schooljaar]
    said = ", ".join(part for part in parts if part)
    return gettext("Opnieuw maken: %(wat)s", wat=said) if said else gettext("Alles opnieuw maken")


def replaced(run: Run) -> list[Kind]:
    """Return the kinds for which a run puts another template in the place of what counted."""
    before = chosen_before(run)
    return [
        kind for kind in kinds() if kind.name in run.templates and before.get(kind.name) != run.templates[kind.name]
    ]


def groups(now: Progress) -> list[Group]:
    """Return the outcomes that occur in a run, in the order in which people read them."""
    found = []
    for key, label in OUTCOMES.items():
        look = LOOKS[key]
        title = look.after if now.run.state == DONE and look.after else label
        if now.outcomes.get(key):
            found.append(Group(key, gettext(title), gettext(look.detail), look.sign, look.colour, now.outcomes[key]))
    return found


def bars(groups: Iterable[Group]) -> list[tuple[str, float, float]]:
    """Return where each group stands in a bar of 100 wide: its colour, where it begins, how wide it is."""
    listed = list(groups)
    total = sum(group.count for group in listed)
    found, at = [], 0.0
    for group in listed:
        width = 100 * group.count / total
        gap = 0.4 if group is not listed[-1] else 0
        found.append((group.colour, round(at, 3), round(max(width - gap, 0.6), 3)))
        at += width
    return found


def without_place(kind: Kind, names: Iterable[str]) -> list[str]:
    """Return the labels of the questions of which a template that prints these names shows nothing."""
    used = tuple(names)
    return [
        question.label
        for question in kind.form.questions
        if not any(name == question.key or name.startswith(f"{question.key}.") for name in used)
    ]
