"""What a compiled part of a template does, as plain data: text that stands, places, repetitions and conditions.

The compiler makes these of tags that it has understood; nothing of what a template says gets any further.
"""

from dataclasses import dataclass

from forms.printed import Printed
from forms.questions import Question, Rows


@dataclass(frozen=True)
class Use:
    """What a ``{{ tag }}`` prints: a part of a question's answer, in a row (``loop`` names it) or not.

    ``question`` is None for what is no answer: the names of `service.word.names`, the number of a row, a fixed line and
    a label. ``said`` is the msgid of those last two.
    """

    name: str
    key: str
    part: str
    loop: str = ""
    rows: Rows | None = None
    question: Question | None = None
    shape: Printed | None = None
    plain: bool = False
    short: bool = False
    said: str = ""

    @property
    def label(self) -> str:
        """Return what the control is called in Word."""
        if self.question is None:
            return self.name
        more = self.shape.label if self.shape is not None and self.part else ""
        return f"{self.question.label}: {more}" if more else self.question.label

    @property
    def tag(self) -> str:
        """Return the key with the part: the tag of its control, or in a row the end of it."""
        return f"{self.key}.{self.part}" if self.part else self.key


@dataclass(frozen=True)
class Fill:
    """An answer stands here, by the number of its place; ``words`` when it is text in an attribute."""

    place: int
    words: bool = False


@dataclass(frozen=True)
class Given:
    """Holds when there is an answer."""

    use: Use


@dataclass(frozen=True)
class Not:
    """Holds when the test does not."""

    test: "Test"


@dataclass(frozen=True)
class Both:
    """Holds when both tests do."""

    left: "Test"
    right: "Test"


@dataclass(frozen=True)
class Either:
    """Holds when one of two tests does."""

    left: "Test"
    right: "Test"


Test = Given | Not | Both | Either


@dataclass(frozen=True)
class For:
    """What follows is there once for each row of a question, up to its `End`."""

    loop: str
    rows: Rows


@dataclass(frozen=True)
class If:
    """What follows is there when the test holds, up to the next `Else` or the `End`."""

    test: Test


@dataclass(frozen=True)
class Else:
    """What follows is there when no test before it in the same condition held, and its own does, if it has one."""

    test: Test | None = None


@dataclass(frozen=True)
class End:
    """The innermost `For` or `If` ends."""


@dataclass(frozen=True)
class KeepRow:
    """The mark that keeps a row on one page stands here, unless the text of these places is long."""

    places: tuple[int, ...]


@dataclass(frozen=True)
class LogoSide:
    """The width (``cx``) or height (``cy``) in EMU of the school's logo, in a place of this height."""

    height: int
    side: str


@dataclass(frozen=True)
class PictureNumber:
    """The number of a picture that is repeated: each of them has one of its own."""


@dataclass(frozen=True)
class Nothing:
    """A tag that prints nothing, such as one that was deleted with changes tracked."""


Item = Fill | For | If | Else | End | KeepRow | LogoSide | PictureNumber | Nothing
#: A part: text of the template itself, and between it what is filled in.
Plan = tuple[str | Item, ...]
