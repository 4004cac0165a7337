"""The command on plain language: a text file in, remarks out."""

import sys
from bisect import bisect
from pathlib import Path

import click

from forms.faults import Message
from forms.text import N_
from service.commands.edge import _, as_json_option, commands, line, print_json, refuses
from service.files import Refused, read
from service.plain import check

_MOST = 1024 * 1024  # bytes
_STANDARD_INPUT = Path("-")


@commands.command(help=_("Kijk na of ouders een tekst kunnen lezen; één regel per opmerking: regel:kolom, zin."))
@click.argument("file", metavar="FILE.txt", type=click.Path(path_type=Path))
@as_json_option
@refuses
def plain(file: Path, as_json: bool) -> None:
    """Print the remarks about a text in UTF-8, in its order; "-" reads it from standard input."""
    text = _text_in(file)
    checked = check(text)
    if as_json:
        print_json(
            {
                "readable": checked.readable,
                "measures": dict(checked.measures),
                "remarks": [
                    {
                        "start": remark.start,
                        "end": remark.end,
                        "kind": remark.kind,
                        "message": remark.text(_),
                        "instead": remark.instead,
                    }
                    for remark in checked.remarks
                ],
            }
        )
        return
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    for remark in checked.remarks:
        number = bisect(starts, remark.start)
        column = remark.start - starts[number - 1] + 1
        click.echo(line(Message(f"{number}:{column}", remark.message, remark.values)))


def _text_in(file: Path) -> str:
    data = sys.stdin.buffer.read(_MOST + 1) if file == _STANDARD_INPUT else read(file)
    if len(data) > _MOST:
        raise Refused(Message("", N_("‘%(path)s’ is te groot. Kijk een tekst na van ten hoogste 1 MB"), {"path": file}))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = N_("‘%(path)s’ is geen tekst in UTF-8. Bewaar het als platte tekst met de codering UTF-8")
        raise Refused(Message("", message, {"path": file})) from error
