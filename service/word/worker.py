"""The process that Word files are read in: it holds no more than it needs, and is asked one thing at a time.

It reads calls from its standard input and answers on its standard output, both pickled. It starts with an empty
environment but for `service.word.limited.PASSED_ON`, and gives away, before the first call, what reading does not need:
memory, processor time, files to write, other processes.
"""

import math
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from forms import all_forms
from forms.faults import NewerVersion, UnknownType
from forms.for_parents import letter_form
from forms.model import Form
from service.word import NoSuchTemplate, PackageRefused, TemplateRefused

#: What is answered: ("ready", None) once; then for each call ("value", what came back), ("refused", a named error),
#: ("heavy", None) when it did not fit, ("failed", the places in the code) for what nobody expected.
Answer = tuple[str, Any]
Call = tuple[Callable[..., Any], Sequence[Any], Mapping[str, Any]]

NAMED = (PackageRefused, TemplateRefused, NoSuchTemplate, UnknownType, NewerVersion)
MIB = 1024 * 1024
#: Libraries and translations lie in the address space beside what is read.
_MAPPED = 256 * MIB
_MOST_FILES = 64
#: Stands behind the name of a form for its letter to parents.
_LETTER = "/brief"


class Pickler(pickle.Pickler):
    """A form that comes with zorgroute goes by its name, so that it is the same form on the other side.

    So does the letter to parents that is made of one.
    """

    def persistent_id(self, thing: object) -> str | None:
        """Return the name that stands for a thing, None for what is written out."""
        known = all_forms().get(thing.type) if isinstance(thing, Form) else None
        if known is None:
            return None
        if known is thing:
            return known.type
        return f"{known.type}{_LETTER}" if letter_form(known) is thing else None


#: SystemError is what a C extension's call comes to when it finds no memory and has none left to say so.
_OUT_OF_MEMORY = (MemoryError, RecursionError, SystemError)


class Unpickler(pickle.Unpickler):
    """The other side of `Pickler`."""

    def persistent_load(self, name: str) -> Form:
        """Return the form of this name."""
        return form_named(name)


def form_named(name: str) -> Form:
    """Return the form for which `Pickler` wrote a name."""
    form = all_forms()[name.removesuffix(_LETTER)]
    return letter_form(form) if name.endswith(_LETTER) else form


def pickled(thing: object) -> bytes:
    """Return the thing as bytes that `Unpickler` reads."""
    written = BytesIO()
    Pickler(written, pickle.HIGHEST_PROTOCOL).dump(thing)
    return written.getvalue()


def main(memory: int, seconds: float) -> None:
    """Answer calls until there are no more; with ``memory`` in bytes, and processor time for one call in seconds."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; it closes this one
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # whatever prints by mistake must not stand between the answers
    sys.excepthook = lambda kind, _, trace: _tell(answers, ("failed", _places(kind, trace)))
    _give_away(memory)
    _tell(answers, ("ready", None))
    while calls.peek(1):
        _limit_time(seconds)
        _tell(answers, _answer(calls))


def _answer(calls: IO[bytes]) -> Answer:
    try:
        function, args, kwargs = Unpickler(calls).load()
        return "value", function(*args, **kwargs)
    except NAMED as refused:
        return "refused", refused
    except _OUT_OF_MEMORY:
        return "heavy", None


def _tell(answers: IO[bytes], answer: Answer) -> None:
    answers.write(pickled(answer))
    answers.flush()


def _places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of an error and where it came from; not its words, for those may be a pupil's."""
    places = [f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}" for frame, line in traceback.walk_tb(trace)]
    return "\n".join((kind.__qualname__, *places))


def _give_away(memory: int) -> None:
    """Set limits that are never taken back. Where the system knows none (Windows), only the time limit holds."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        ("RLIMIT_DATA", memory),
        ("RLIMIT_AS", memory + _MAPPED),
        ("RLIMIT_CORE", 0),  # a dump of this process would be a child's file on disk
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", _MOST_FILES),
    ):
        if hasattr(resource, limit):
            _set_limit(resource, getattr(resource, limit), most)


def _set_limit(resource: Any, limit: int, most: int) -> None:
    hard = resource.getrlimit(limit)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(limit, (most, most))
    except (ValueError, OSError):  # a system may name a limit that it does not hold (macOS and RLIMIT_AS)
        return


def _limit_time(seconds: float) -> None:
    """Let this process be ended when one call takes too much processor time, also when nobody waits for it any more."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
