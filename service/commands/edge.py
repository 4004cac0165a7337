"""What all commands share: the group they stand in, how they refuse, and what they print."""

import gettext
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from forms.answers import Answers
from forms.faults import Message, NewerVersion, UnknownType
from forms.model import Form
from forms.text import UNSEEN
from service import word
from service.data import locales_dir
from service.files import Refused, read_answers
from service.letters import NoSuchLanguage

_LANGUAGE = os.environ.get("ZORGROUTE_LANGUAGE", "nl")
_ = gettext.translation("messages", locales_dir(), [_LANGUAGE], fallback=True).gettext


@click.group(help=_("Formulieren voor de zorg aan leerlingen: antwoorden als JSON, documenten in Word."))
@click.version_option(package_name="zorgroute")
def commands() -> None:
    """Hold the commands together."""


as_json_option = click.option("--json", "as_json", is_flag=True, help=_("Antwoord als JSON, voor een ander programma."))
type_argument = click.argument("type_", metavar="TYPE")
data_argument = click.argument("data", metavar="DATA.json", type=click.Path(path_type=Path))
folder_option = click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=_("Map met de gegevens."))


def refuses(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the core's named errors into sentences on standard error and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except Refused as refused:
            _refuse(refused.messages)
        except (word.PackageRefused, word.NoSuchTemplate, word.ReadingFailed, NoSuchLanguage) as refused:
            _refuse([refused.reason])
        except word.TemplateRefused as refused:
            _refuse(refused.findings)
        except (UnknownType, NewerVersion) as unknown:
            _refuse([Message("", str(unknown))])

    return run


def _refuse(messages: Sequence[Message]) -> NoReturn:
    for message in messages:
        click.echo(line(message), err=True)
    sys.exit(1)


def say(message: Message) -> None:
    print(message.text(_), flush=True)


def line(message: Message) -> str:
    text = f"{message.path}: {message.text(_)}" if message.path else message.text(_)
    return UNSEEN.sub("\ufffd", text)


def answers_in(form: Form, path: Path) -> Answers:
    """Return the answers in a file, normalised; what was removed from them is said on standard error."""
    answers, notices = read_answers(form, path)
    for notice in notices:
        click.echo(line(notice), err=True)
    return answers


def print_json(value: Any) -> None:
    # As UTF-8 whatever the terminal's own: the file that it is sent into is read back as UTF-8.
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())
