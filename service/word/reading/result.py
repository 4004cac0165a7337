"""What reading a Word file gives: answers, how surely each was found, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.answers import Answers
from forms.faults import Message
from forms.model import Form
from forms.printed import Part
from service.word.identity import IdentityRead

#: The ways in which an answer can be found, the surest first: by its control, by the bookmark around it, by the label
#: beside it, by the header of its column.
WAYS = ("control", "bookmark", "label", "column")


@dataclass(frozen=True)
class Found:
    """A question that was found: how, the least sure of its parts deciding, and where in the document.

    ``rows`` says how each row was found, by its id. ``sureness`` runs from 0 to 1.
    """

    key: str
    how: str
    where: Message
    rows: Mapping[str, str] = field(default_factory=dict)
    sureness: float = 1.0


@dataclass(frozen=True)
class Outside:
    """Something that is no answer: text that was ``added`` beside the fields, a Word ``comment``, an answer that is
    ``unplaced``, or fixed text that was ``changed`` (from ``before``) or ``removed`` (``before``)."""

    kind: str
    text: str
    where: Message
    before: str = ""


@dataclass(frozen=True)
class Reading:
    """What stands in a Word file.

    ``answers`` is what was read, normalised; with base answers also those whose place was not found. ``missing`` are
    the questions that were printed and not found: they are not empty. ``gone_rows`` are the ids of rows that were
    printed and are not there any more. ``raw`` is what stood at each tag, names of an earlier form included.
    """

    form: Form
    identity: IdentityRead
    answers: Answers
    found: Mapping[str, Found]
    missing: tuple[str, ...] = ()
    gone_rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside: tuple[Outside, ...] = ()
    problems: tuple[Message, ...] = ()
    raw: Mapping[str, Part] = field(default_factory=dict)
    by_labels: bool = False
