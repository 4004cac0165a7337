"""What a function can do to the worker that it runs in."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from forms import form_of
from forms.faults import Fault, UnknownType
from service.word import PackageRefused, TemplateRefused
from service.word.errors import Finding


def answer(*args: Any, **kwargs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return what it was called with."""
    return args, kwargs


def process() -> int:
    """Return the number by which the system knows the worker."""
    return os.getpid()


def wait_for_ever() -> None:
    """Never return."""
    threading.Event().wait()


def work_for_ever() -> NoReturn:
    """Never return, and be busy with it."""
    while True:
        pass


def take_memory() -> int:
    """Take a gigabyte."""
    return len(bytearray(b"x" * 1024**3))


def nest() -> int:
    """Call itself without end."""
    return nest() + 1


def die() -> NoReturn:
    """End the worker, as a fault in a library would."""
    os._exit(11)


def trip(secret: str) -> int:
    """Raise an error that nobody expected, with a secret in it."""
    return int(secret)


def refuse() -> NoReturn:
    """Raise PackageRefused."""
    raise PackageRefused("%(most)d %% is te veel", most=7)


def refuse_template() -> NoReturn:
    """Raise TemplateRefused."""
    raise TemplateRefused([Finding("word/document.xml", "Onbekend: %(tag)s", {"tag": "x"}, "rond x")])


def refuse_type() -> NoReturn:
    """Raise UnknownType."""
    raise UnknownType("Dit documenttype bestaat niet")


def environment() -> dict[str, str]:
    """Return the environment of the worker, as it is now and as it was at the start."""
    began = Path("/proc/self/environ").read_bytes().decode() if sys.platform == "linux" else ""
    return {**os.environ, "began": began}


def rooms() -> set[str]:
    """Return the names of the libraries that the worker has loaded."""
    return {name.partition(".")[0] for name in sys.modules}


def write(path: str) -> None:
    """Write a file."""
    with Path(path).open("w") as file:
        file.write("x")


def speak() -> str:
    """Print something, which stands in the way of nobody."""
    print("zomaar", flush=True)
    os.write(1, b"zomaar")
    return "gezegd"


def fault() -> Fault:
    """Return something of this program's own."""
    return Fault("doelen[a1].doel", "Vul %(what)s in", {"what": "een doel"})


class Sly:
    """Something that calls a function where it is unpickled."""

    def __init__(self, function: Callable[..., object], argument: str) -> None:
        self.calls = function, (argument,)

    def __reduce__(self) -> tuple[Any, ...]:
        return self.calls


def sly() -> Sly:
    """Return something that runs a program where it is read."""
    return Sly(os.system, "exit 1")


def sly_by_our_own_means() -> Sly:
    """Return something that runs a function of this program where it is read."""
    return Sly(form_of, "opp")
