"""Reading an edited OPP back, each time another document: nothing of it is remembered from the time before.

Inside the clock: handing the edited file, the file as it was made and its answers to the worker that reads Word files,
and its answer.
"""

from collections.abc import Callable

from forms import example, form_of
from service.word import Identity, fill, read_back, shipped_template
from service.word.limited import Limited
from tests.bench.figures import say, timed
from tests.word.edits import in_fields, in_text
from tests.word.edits.word_file import edited

_TYPE, _TIMES, _WARMING = "opp", 60, 5


def measure() -> None:
    """Print how long reading takes in the worker, against the file as it was made and without it, and without the worker."""
    answers = form_of(_TYPE).clean(example(_TYPE))[0]
    with Limited() as limited:

        def in_worker(made: bytes, changed: bytes) -> object:
            return limited.call(read_back, changed, reference=made, base=answers)

        def alone_in_worker(made: bytes, changed: bytes) -> object:
            return limited.call(read_back, changed)

        _say("read an edited opp back, warm worker, hand-over included", in_worker)
        _say("the same without the file as it was made", alone_in_worker)
    _say("the same in this process", lambda made, changed: read_back(changed, reference=made, base=answers))


def _say(what: str, read: Callable[[bytes, bytes], object]) -> None:
    files = iter([_made_and_edited(number) for number in range(_WARMING + _TIMES)])
    timed(lambda: read(*next(files)), _WARMING)
    say(what, timed(lambda: read(*next(files)), _TIMES))


def _made_and_edited(number: int) -> tuple[bytes, bytes]:
    """Return a document of its own number, and what somebody made of it in Word."""
    answers = example(_TYPE) | {"opvoedbehoeften": f"Rust op zondag, en bij opa. ({number})"}
    made = fill(shipped_template(form_of(_TYPE)), answers, identity=Identity(f"document-{number}", 1, b"bench"))
    return made, edited(
        made,
        in_text.overtype("Daarmee is havo haalbaar", "Daarmee lukt havo"),
        in_fields.click("afwijking.nee", True),
        in_fields.new_row("Zoeken met Yara een vaste plek", "Yara", "Houdt haar planner bij", "1-12-2026"),
        in_text.paragraph_below("lokaal 1.12", "Kamer volgt."),
    )
