"""Commands on Word files alone: filling them, reading them back, and merging what was edited."""

from datetime import date
from pathlib import Path

import click

from forms import form_of
from forms.faults import Message
from forms.text import N_
from service import word
from service.commands.edge import _, answers_in, commands, data_argument, refuses, type_argument
from service.files import Refused, read, write


@commands.command(help=_("Vul het Word-document. Op elke bladzijde staat CONCEPT, behalve met --final."))
@type_argument
@data_argument
@click.option("-o", "--output", required=True, metavar="OUT.docx", type=click.Path(path_type=Path))
@click.option("--template", type=click.Path(path_type=Path), help=_("Een eigen sjabloon in plaats van het gewone."))
@click.option("--version", "variant", default="", metavar=_("NAAM"), help=_("Een andere versie, zoals ‘toestemming’."))
@click.option("--language", default="nl", metavar=_("TAAL"), help=_("De taal van de vaste tekst."))
@click.option("--final", is_flag=True, help=_("Een definitief document: alles wat nodig is, is ingevuld."))
@refuses
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
    answers = answers_in(form, data)
    if faults := form.check(answers, final=final, today=date.today()):
        raise Refused(*faults)
    if any(output.exists() and output.samefile(source) for source in (data, template) if source):
        message = N_("‘%(path)s’ wordt zelf gelezen. Kies een andere naam voor het document")
        raise Refused(Message("", message, {"path": output}))
    write(output, word.fill(compiled, answers, final=final))
