"""Commands about document types: what there is, its schema, an example, and checking answers."""

from datetime import date
from pathlib import Path

import click

from forms import all_forms, example, form_of
from forms.faults import Message
from forms.text import N_
from service.commands.edge import (
    _,
    answers_in,
    as_json_option,
    commands,
    data_argument,
    line,
    print_json,
    refuses,
    type_argument,
)
from service.files import Refused


@commands.command(help=_("Noem elk documenttype: sleutel, tab, titel."))
@as_json_option
def types(as_json: bool) -> None:
    """List every document type."""
    forms = all_forms().values()
    if as_json:
        print_json([{"type": form.type, "title": form.title, "version": form.version} for form in forms])
        return
    for form in forms:
        click.echo(f"{form.type}\t{form.title}")


@commands.command(help=_("Toon het JSON Schema van een type."))
@type_argument
@click.option("--draft", is_flag=True, help=_("Het schema van een concept: niets is verplicht."))
@refuses
def schema(type_: str, draft: bool) -> None:
    """Print the JSON Schema (2020-12) of a type."""
    print_json(form_of(type_).schema(final=not draft))


@commands.command("example", help=_("Toon een volledig, verzonnen voorbeeld als JSON."))
@type_argument
@refuses
def print_example(type_: str) -> None:
    """Print a complete fictional example."""
    print_json(example(form_of(type_).type))


@commands.command(help=_("Kijk antwoorden na zoals de schermen dat doen; één regel per fout: pad, zin."))
@type_argument
@data_argument
@click.option("--draft", is_flag=True, help=_("Als concept: er mag van alles ontbreken."))
@as_json_option
@refuses
def check(type_: str, data: Path, draft: bool, as_json: bool) -> None:
    """Check answers by the form's own rules, as a final document unless told otherwise."""
    form = form_of(type_)
    answers = answers_in(form, data)
    faults = form.check(answers, final=not draft, today=date.today())
    if as_json:
        remarks = [] if faults else form.remarks(answers)
        print_json(
            {
                "faults": [{"path": fault.path, "message": fault.text(_)} for fault in faults],
                "remarks": [{"path": remark.path, "message": remark.text(_)} for remark in remarks],
            }
        )
    else:
        for fault in faults:
            click.echo(line(fault))
    if faults:
        paths = ", ".join(dict.fromkeys(fault.path for fault in faults if fault.path))
        raise Refused(Message("", N_("Nog na te kijken: %(paths)s"), {"paths": paths or "JSON"}))
