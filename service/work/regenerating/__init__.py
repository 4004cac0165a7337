"""Making many documents again: with another template, another logo, or a later version of the program.

`select` makes a run of documents, `work` tries what would become of each (a trial) without changing anything, and says
so in the ledger; after `start` it makes them. `pause`, `resume` and `undo` do what they say, and `sweep` sets going again
what stopped halfway. The ledger, in the database, is the truth; whoever works on it may die at any moment.
"""

from service.work.regenerating.outcomes import CHANGES, OUTCOMES, reason
from service.work.regenerating.selection import Selection, chosen_before, place, select, split
from service.work.regenerating.steering import (
    NotNow,
    Progress,
    TemplatesChanged,
    pause,
    progress,
    resume,
    start,
    sweep,
    undo,
)
from service.work.regenerating.working import work

__all__ = [
    "CHANGES",
    "OUTCOMES",
    "NotNow",
    "Progress",
    "Selection",
    "TemplatesChanged",
    "chosen_before",
    "pause",
    "place",
    "progress",
    "reason",
    "resume",
    "select",
    "split",
    "start",
    "sweep",
    "undo",
    "work",
]
