"""Word files are read in a process of its own, with limits on memory and time.

What somebody hands in may be made to harm, or be heavier than anybody thought. Reading it must never take the
application with it: a process that takes too much is ended, and the next file gets a fresh one.
"""

import os
import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import LifoQueue
from types import TracebackType
from typing import IO, ParamSpec, TypeVar, cast

from forms.text import N_
from service.word.errors import PackageRefused, ReadingFailed
from service.word.worker import MIB, NAMED, Answer, Call, form_named, pickled

P = ParamSpec("P")
T = TypeVar("T")

#: All of the environment that the process gets to see: no keys, no addresses of databases.
PASSED_ON = ("LANG", "LC_ALL", "LC_CTYPE", "PATH", "SYSTEMROOT", "TZ", "WINDIR")
#: Starting takes a third of a second; on a machine that is very busy, longer.
_START_SECONDS = 60.0
#: Kinds that an answer may be made of besides those of this program.
_PLAIN = {
    "builtins": ("bytearray", "complex", "frozenset", "set"),
    "datetime": ("date", "datetime", "time", "timedelta", "timezone"),
}
_OURS = ("forms", "service.word")
#: What it looks like on this side when a worker is ended.
_ENDED = (EOFError, OSError, ValueError, pickle.UnpicklingError)
_PROGRAM = "import sys; from service.word.worker import main; main(int(sys.argv[1]), float(sys.argv[2]))"


class Limited:
    """Calls functions in worker processes that stay warm; ``workers`` of them at most, each started when it is needed.

    ``seconds`` is the time a call may take, ``memory`` what a worker may take in MiB (where the system can hold it to
    that). A worker is replaced after ``calls`` calls. Threads may call at once: who finds every worker busy waits.
    """

    def __init__(self, *, workers: int = 1, seconds: float = 10.0, memory: int = 256, calls: int = 200) -> None:
        self._seconds, self._memory, self._calls = seconds, memory, calls
        self._slots = workers
        self._running: set[_Worker] = set()
        self._closed = False
        self._begin()
        self._finalizer = weakref.finalize(self, _stop, self._running)
        _everyone.add(self)

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what a function answers to these arguments; it is one that a module holds by its name.

        Arguments and answer are copied by pickling. The named errors of `service.word` come back as themselves. A call
        that takes too long or too much is PackageRefused; an error that nobody expected is ReadingFailed.
        """
        call: Call = (function, args, kwargs)
        kind, said = self._asked(pickled(call))
        if kind == "value":
            return cast(T, said)
        if kind == "refused" and isinstance(said, NAMED):
            raise said
        if kind == "failed":
            raise ReadingFailed(str(said))
        raise PackageRefused(
            N_(
                "Dit bestand is te zwaar om te lezen. Maak het korter of haal grote plaatjes eruit, en probeer het opnieuw"
            )
        )

    def close(self) -> None:
        """End the workers. Closing again does nothing; calling after it is a RuntimeError."""
        self._closed = True
        self._finalizer()

    def processes(self) -> list[int]:
        """Return the numbers by which the system knows the workers that are alive."""
        return [worker.process for worker in self._running]

    def __enter__(self) -> "Limited":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin(self) -> None:
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(self._slots):
            self._idle.put(None)

    def _asked(self, call: bytes) -> Answer:
        worker, sound = self._idle.get(), False
        try:
            if worker is None or self._closed:
                worker = self._started()
            answer = worker.answer(call, self._seconds)
            sound = answer[0] in ("value", "refused") and worker.answered < self._calls
        finally:
            if worker and not sound:
                self._running.discard(worker)
                worker.stop()
            self._idle.put(worker if sound else None)
        if self._closed:
            raise RuntimeError("closed while it was called")
        return answer

    def _started(self) -> "_Worker":
        if self._closed:
            raise RuntimeError("called after it was closed")
        worker = _Worker(self._memory * MIB, self._seconds)
        self._running.add(worker)
        return worker

    def _forget(self) -> None:
        """Leave the workers to the process that this one was split from."""
        _inherited.extend(self._running)
        self._running.clear()
        self._begin()


class _Worker:
    """One process. ``answered`` counts its calls."""

    def __init__(self, memory: int, seconds: float) -> None:
        environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(str(Path(place).absolute()) for place in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-P", "-c", _PROGRAM, str(memory), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it could print what it reads
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._pipes = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        self._ready = False
        self.answered = 0

    @property
    def process(self) -> int:
        """The number by which the system knows the process."""
        return self._process.pid

    def answer(self, call: bytes, seconds: float) -> Answer:
        """Return the answer, ("heavy", None) when the process did not live or did not have the time to give it."""
        self._ready = self._ready or self._asked(b"", _START_SECONDS) == ("ready", None)
        if not self._ready:
            return "failed", "the process that reads Word files did not start"
        self.answered += 1
        return self._asked(call, seconds)

    def stop(self) -> None:
        """End the process; it has nothing to keep."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.close()

    def _asked(self, call: bytes, seconds: float) -> Answer:
        ended = threading.Event()

        def end() -> None:
            ended.set()
            self._process.kill()

        answer: Answer = ("heavy", None)
        to, fro = self._pipes
        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            with suppress(*_ENDED):
                to.write(call)
                to.flush()
                answer = _Answers(fro).load()
        except _Foreign as foreign:
            answer = ("failed", str(foreign))
        finally:
            timer.cancel()
            timer.join()
        return ("heavy", None) if ended.is_set() else answer


class _Foreign(Exception):
    """An answer holds something that an answer is not made of."""


class _Answers(pickle.Unpickler):
    """What a worker says is data: of the kinds of this program and plain ones, and nothing that does something."""

    def persistent_load(self, name: str) -> object:
        """Return the form of this name."""
        return form_named(name)

    def find_class(self, module: str, name: str) -> object:
        """Return a class that an answer may be made of."""
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.startswith(_OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith(_OURS):
                return found
        raise _Foreign(f"an answer is not made of {module}.{name}")


def _stop(running: set[_Worker]) -> None:
    for worker in list(running):
        worker.stop()
    running.clear()


_everyone: weakref.WeakSet[Limited] = weakref.WeakSet()
#: Workers of the process that this one was split from. They are not ours to end, nor to be cleared away.
_inherited: list[_Worker] = []


def _forget_all() -> None:
    for limited in _everyone:
        limited._forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
