"""Files that the command line reads and writes: a fault is `Refused`, and nothing is left half written."""

import errno
import json
import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from forms.answers import Answers
from forms.faults import Message, Notice
from forms.model import Form
from forms.text import N_

MOST_JSON = 5 * 1024 * 1024


class Refused(Exception):
    """Nothing was done; the messages say why and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__()
        self.messages = messages


def read(path: Path) -> bytes:
    """Return what is in a file; Refused when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(Message("", N_("‘%(path)s’ bestaat niet"), {"path": path})) from error
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Refused(
            Message("", N_("‘%(path)s’ kan niet worden gelezen: %(reason)s"), {"path": path, "reason": reason})
        ) from error


def read_answers(form: Form, path: Path) -> tuple[Answers, list[Notice]]:
    """Return the answers in a file, normalised, and what was removed from them; Refused when they cannot be read."""
    data = read(path)
    if len(data) > MOST_JSON:
        raise Refused(Message("", N_("‘%(path)s’ is te groot voor één document"), {"path": path}))
    try:
        answers = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Refused(
            Message("", N_("‘%(path)s’ is geen leesbare JSON: %(reason)s"), {"path": path, "reason": error})
        ) from error
    if faults := form.check(answers) if not isinstance(answers, dict) else []:
        raise Refused(*faults)
    return form.clean(answers)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _once(members: list[tuple[str, Any]]) -> Answers:
    """Return a JSON object in which every name stands once: of two answers one would be lost unseen."""
    for name, times in Counter(name for name, _value in members).items():
        if times > 1:
            raise Refused(
                Message(
                    "", N_("‘%(name)s’ staat twee keer in hetzelfde object. Laat één antwoord staan"), {"name": name}
                )
            )
    return dict(members)


def write(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all; what is no ordinary file (a folder, a device) is left alone."""
    try:
        if path.exists() and not path.is_file():
            raise FileExistsError(errno.EEXIST, "")
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".zorgroute-") as folder:
            made = Path(folder, "made")
            made.write_bytes(data)
            os.replace(made, path)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Refused(
            Message("", N_("‘%(path)s’ kan niet worden geschreven: %(reason)s"), {"path": path, "reason": reason})
        ) from error
