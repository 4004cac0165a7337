"""The command line. Thin: it reads, calls, writes, and turns named errors into a sentence and exit code 1."""

import gettext
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from forms import all_forms, example, form_of
from forms.answers import Answers
from forms.faults import Message, UnknownType
from forms.model import Form
from forms.text import N_, UNSEEN
from service import word
from service.data import locales_dir
from service.files import Refused, read, read_answers, write

_LANGUAGE = os.environ.get("ZORGROUTE_LANGUAGE", "nl")
_ = gettext.translation("messages", locales_dir(), [_LANGUAGE], fallback=True).gettext


def main() -> None:
    """Run the command that was typed."""
    commands(prog_name="zorgroute")


def _refuses(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the core's named errors into sentences on standard error and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except Refused as refused:
            _refuse(refused.messages)
        except (word.PackageRefused, word.NoSuchTemplate) as refused:
            _refuse([refused.reason])
        except word.TemplateRefused as refused:
            _refuse(refused.findings)
        except UnknownType as unknown:
            _refuse([Message("", str(unknown))])

    return run


def _refuse(messages: Sequence[Message]) -> NoReturn:
    for message in messages:
        click.echo(_line(message), err=True)
    sys.exit(1)


def _say(message: Message) -> None:
    print(message.text(_), flush=True)


def _line(message: Message) -> str:
    text = f"{message.path}: {message.text(_)}" if message.path else message.text(_)
    return UNSEEN.sub("\ufffd", text)


@click.group(help=_("Formulieren voor de zorg aan leerlingen: antwoorden als JSON, documenten in Word."))
@click.version_option(package_name="zorgroute")
def commands() -> None:
    """Hold the commands together."""


_as_json = click.option("--json", "as_json", is_flag=True, help=_("Antwoord als JSON, voor een ander programma."))
_type = click.argument("type_", metavar="TYPE")
_data = click.argument("data", metavar="DATA.json", type=click.Path(path_type=Path))
_folder = click.option("--data", type=click.Path(path_type=Path, file_okay=False), help=_("Map met de gegevens."))


@commands.command(help=_("Noem elk documenttype: sleutel, tab, titel."))
@_as_json
def types(as_json: bool) -> None:
    """List every document type."""
    forms = all_forms().values()
    if as_json:
        _print_json([{"type": form.type, "title": form.title, "version": form.version} for form in forms])
        return
    for form in forms:
        click.echo(f"{form.type}\t{form.title}")


@commands.command(help=_("Toon het JSON Schema van een type."))
@_type
@click.option("--draft", is_flag=True, help=_("Het schema van een concept: niets is verplicht."))
@_refuses
def schema(type_: str, draft: bool) -> None:
    """Print the JSON Schema (2020-12) of a type."""
    _print_json(form_of(type_).schema(final=not draft))


@commands.command("example", help=_("Toon een volledig, verzonnen voorbeeld als JSON."))
@_type
@_refuses
def print_example(type_: str) -> None:
    """Print a complete fictional example."""
    _print_json(example(form_of(type_).type))


@commands.command(help=_("Kijk antwoorden na zoals de schermen dat doen; één regel per fout: pad, zin."))
@_type
@_data
@click.option("--draft", is_flag=True, help=_("Als concept: er mag van alles ontbreken."))
@_as_json
@_refuses
def check(type_: str, data: Path, draft: bool, as_json: bool) -> None:
    """Check answers by the form's own rules, as a final document unless told otherwise."""
    form = form_of(type_)
    answers = _answers_in(form, data)
    faults = form.check(answers, final=not draft, today=date.today())
    if as_json:
        remarks = [] if faults else form.remarks(answers)
        _print_json(
            {
                "faults": [{"path": fault.path, "message": fault.text(_)} for fault in faults],
                "remarks": [{"path": remark.path, "message": remark.text(_)} for remark in remarks],
            }
        )
    else:
        for fault in faults:
            click.echo(_line(fault))
    if faults:
        paths = ", ".join(dict.fromkeys(fault.path for fault in faults if fault.path))
        raise Refused(Message("", N_("Nog na te kijken: %(paths)s"), {"paths": paths or "JSON"}))


@commands.command(help=_("Vul het Word-document. Op elke bladzijde staat CONCEPT, behalve met --final."))
@_type
@_data
@click.option("-o", "--output", required=True, metavar="OUT.docx", type=click.Path(path_type=Path))
@click.option("--template", type=click.Path(path_type=Path), help=_("Een eigen sjabloon in plaats van het gewone."))
@click.option("--version", "variant", default="", metavar=_("NAAM"), help=_("Een andere versie, zoals ‘toestemming’."))
@click.option("--language", default="nl", metavar=_("TAAL"), help=_("De taal van de vaste tekst."))
@click.option("--final", is_flag=True, help=_("Een definitief document: alles wat nodig is, is ingevuld."))
@_refuses
def render(
    type_: str, data: Path, output: Path, template: Path | None, variant: str, language: str, final: bool
) -> None:
    """Fill the Word document of a type with answers."""
    form = form_of(type_)
    if language != "nl":
        raise Refused(Message("", N_("De taal ‘%(language)s’ bestaat nog niet. Kies nl"), {"language": language}))
    compiled = word.shipped_template(form, variant)
    if template is not None:
        compiled = word.compile_template(read(template), form)
    answers = _answers_in(form, data)
    if faults := form.check(answers, final=final, today=date.today()):
        raise Refused(*faults)
    if any(output.exists() and output.samefile(source) for source in (data, template) if source):
        message = N_("‘%(path)s’ wordt zelf gelezen. Kies een andere naam voor het document")
        raise Refused(Message("", message, {"path": output}))
    write(output, word.fill(compiled, answers, final=final))


@commands.command(
    help=_("Start zorgroute in de browser. De eerste keer komt er een adres om het eerste account te maken.")
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@_folder
@_refuses
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve the web application on an embedded database in a folder."""
    with _with_store():
        from service import serve as serving

        serving.serve(host=host, port=port, data=data, say=_say)


@commands.command(help=_("Hetzelfde met een verzonnen school, om uit te proberen. Alles is weg als je stopt."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@_refuses
def demo(port: int) -> None:
    """Serve a throw-away fictional school."""
    with _with_store():
        from service import serve as serving

        serving.demo(port=port, say=_say)


@commands.command("import", help=_("Neem een klassenlijst over (CSV uit Magister of Somtoday)."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@_folder
@click.option("--account", metavar="E-MAIL", help=_("Namens welk account, als er meer scholen zijn."))
@click.option("--dry-run", is_flag=True, help=_("Zeg alleen wat er zou veranderen."))
@_as_json
@_refuses
def take_class_list(file: Path, data: Path | None, account: str | None, dry_run: bool, as_json: bool) -> None:
    """Take in a class list: all of it, or, when a line cannot be read, nothing."""
    with _with_store():
        from service.config import Settings
        from service.work import class_list, installation

        listed = class_list.read(read(file))
        with installation.opened(Settings.from_environment(data=data)) as store, store.write() as tx:
            dossiers = tx.visible_to(installation.account_for(tx, account))
            comparison = class_list.compare(listed, dossiers.subjects())
            if comparison.unread:
                raise Refused(
                    *(Message(str(line.line), line.why.message, line.why.values) for line in comparison.unread)
                )
            if not dry_run:
                class_list.save(dossiers, comparison)
    counts = {"new": len(comparison.new), "changed": len(comparison.changed), "same": len(comparison.same)}
    if as_json:
        _print_json(counts)
    else:
        click.echo(_("%(new)d nieuw, %(changed)d gewijzigd, %(same)d gelijk gebleven") % counts)


@contextmanager
def _with_store() -> Iterator[None]:
    """Turn what a store and a server refuse into `Refused`.

    They are imported here and not above: the commands that work on files alone start three times as fast without.
    """
    from service.config import WrongSetting
    from service.serve import AddressUnusable
    from service.store import StoreError
    from service.work.class_list import WrongList

    try:
        yield
    except (StoreError, WrongSetting, AddressUnusable) as error:
        raise Refused(Message("", error.message, error.values)) from error
    except WrongList as error:
        raise Refused(error.message) from error


def _answers_in(form: Form, path: Path) -> Answers:
    """Return the answers in a file, normalised; what was removed from them is said on standard error."""
    answers, notices = read_answers(form, path)
    for notice in notices:
        click.echo(_line(notice), err=True)
    return answers


def _print_json(value: Any) -> None:
    # As UTF-8 whatever the terminal's own: the file that it is sent into is read back as UTF-8.
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())
