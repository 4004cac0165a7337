"""Refusing every file of the hostile corpus, and reading what keeps to the limits as heavily as it can.

Inside the clock: handing the file to the worker that reads Word files, and its answer. Printed: the slowest, and the most
memory that a worker ever held, each with the file it was.
"""

import time
from collections.abc import Callable
from pathlib import Path

from forms import example, form_of
from service.word import PackageRefused, fill, identify, read_back, shipped_template
from service.word.limited import Limited
from service.word.package import read_package
from tests.bench.figures import say
from tests.word.hostile import CORPUS
from tests.word.hostile.heavy import HEAVY

Read = Callable[[Limited, bytes], object]
_TYPE = "opp"


def measure() -> None:
    """Print the figures."""
    form = form_of(_TYPE)
    made = fill(shipped_template(form), example(_TYPE))
    _measure("refusing", {name: hostile.make for name, hostile in CORPUS.items()}, _look)
    _measure("looking over the heaviest", HEAVY, _look)
    _measure(
        "reading the heaviest", HEAVY, lambda limited, data: limited.call(read_back, data, form=form, reference=made)
    )
    with Limited() as limited:
        limited.call(identify, made)
        taken = []
        for _ in range(30):
            start = time.perf_counter()
            limited.call(read_back, made, form=form, reference=made)
            taken.append((time.perf_counter() - start) * 1000)
        say(f"reading a filled {_TYPE} against itself, in the worker", taken)
        print(f"  a worker that reads ordinary files holds {_peak(limited):.0f} MB")


def _look(limited: Limited, data: bytes) -> object:
    return limited.call(read_package, data)


def _measure(what: str, files: dict[str, Callable[[], bytes]], read: Read) -> None:
    taken, peaks, refused = {}, {}, 0
    for name, make in files.items():
        data = make()
        with Limited() as limited:  # a worker for each file, that one file's memory is not taken for another's
            limited.call(len, b"")
            start = time.perf_counter()
            try:
                read(limited, data)
            except PackageRefused:
                refused += 1
            taken[name] = (time.perf_counter() - start) * 1000
            peaks[name] = _peak(limited)
    say(f"{what}, {refused} of {len(files)} refused", list(taken.values()))
    slowest, largest = max(taken, key=lambda name: taken[name]), max(peaks, key=lambda name: peaks[name])
    print(f"  slowest {taken[slowest]:.0f} ms ({slowest}); most memory {peaks[largest]:.0f} MB ({largest})", flush=True)


def _peak(limited: Limited) -> float:
    """Return the most memory that the worker held, in MB; 0 where the system does not tell, or it was ended."""
    peaks = [0.0]
    for process in limited.processes():
        status = Path(f"/proc/{process}/status")
        if status.exists():
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            peaks.append(int(lines["VmHWM"].split()[0]) / 1000)
    return max(peaks)
