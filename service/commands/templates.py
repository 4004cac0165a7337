"""Commands on templates: checking one before it is used, and the names that it may use."""

from dataclasses import asdict
from pathlib import Path

import click

from forms import form_of
from forms.faults import Message
from forms.model import Form
from forms.text import N_, UNSEEN
from service.commands.documents import not_itself
from service.commands.edge import _, as_json_option, commands, print_json, refuses, type_argument
from service.files import Refused, read, write
from service.word.checking import annotated, check_template, names_document, names_list, remarks_on
from service.word.errors import Finding, NoSuchTemplate
from service.word.limited import Limited

#: Of a name, what is said in a language.
_SAID = ("label", "part", "kind", "step")
_version = click.option(
    "--version", "variant", default="", metavar=_("NAAM"), help=_("Een andere versie, zoals ‘ouders’.")
)


@commands.command(
    "check-template", help=_("Kijk een sjabloon na; één regel per bevinding: waar, wat, en wat je eraan doet.")
)
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@click.option("--type", "type_", required=True, metavar="TYPE", help=_("Het type waar het sjabloon voor is."))
@_version
@click.option(
    "--annotate",
    metavar="OUT.docx",
    type=click.Path(path_type=Path),
    help=_("Schrijf het sjabloon met opmerkingen in de kantlijn."),
)
@as_json_option
@refuses
def check_one_template(file: Path, type_: str, variant: str, annotate: Path | None, as_json: bool) -> None:
    """Check a template for a type: what would not work, and what may go wrong later."""
    form = form_of(type_)
    _known(form, variant)
    data = read(file)
    with Limited() as limited:
        checked = limited.call(check_template, data, form, variant)
        if annotate and checked.readable:
            not_itself(annotate, file)
            write(annotate, limited.call(annotated, data, remarks_on(checked.findings, _)))
    if as_json:
        shown = [_shown(finding) for finding in checked.findings]
        print_json({"good": checked.good, "names": sorted(checked.names_used), "findings": shown})
    else:
        for finding in checked.findings:
            click.echo(_line(finding))
    faults = sum(finding.level == "fout" for finding in checked.findings)
    if faults:
        message = N_("Dit sjabloon kan nog niet worden gebruikt. Fouten: %(faults)d. Verbeter die, en kijk het weer na")
        raise Refused(Message("", message, {"faults": faults}))


@commands.command(help=_("Noem elke naam die een sjabloon mag gebruiken: naam, vraag, soort."))
@type_argument
@click.option(
    "-o", "--output", metavar="FILE.docx", type=click.Path(path_type=Path), help=_("Schrijf ze in een Word-bestand.")
)
@_version
@as_json_option
@refuses
def names(type_: str, output: Path | None, variant: str, as_json: bool) -> None:
    """List the names that a template of a type may use."""
    form = form_of(type_)
    _known(form, variant)
    if output:
        write(output, names_document(form, _, variant))
        return
    listed = names_list(form, variant)
    if as_json:
        print_json(
            [
                {**asdict(name), **{field: _(getattr(name, field)) for field in _SAID if getattr(name, field)}}
                for name in listed
            ]
        )
        return
    for name in listed:
        part = f": {_(name.part)}" if name.part else ""
        rows = f" ({name.rows})" if name.rows else ""
        click.echo(f"{name.name}\t{_(name.label)}{part}{rows}\t{_(name.kind)}")


def _known(form: Form, variant: str) -> None:
    """Raise `NoSuchTemplate` for a version that a form does not have."""
    if variant and variant not in dict(form.variants):
        raise NoSuchTemplate(
            N_("De versie ‘%(variant)s’ van ‘%(title)s’ bestaat nog niet"), variant=variant, title=form.short_title
        )


def _line(finding: Finding) -> str:
    around = f", ‘{finding.around}’" if finding.around else ""
    told = finding.text(_)
    if finding.level != "fout":
        told = _("Let op: %(told)s") % {"told": told}
    return UNSEEN.sub("\ufffd", f"{finding.where(_)}{around}: {told}")


def _shown(finding: Finding) -> dict[str, str | int]:
    return {
        "level": finding.level,
        "where": finding.where(_),
        "path": finding.path,
        "paragraph": finding.paragraph,
        "around": finding.around,
        "message": finding.what(_),
        "mend": finding.how(_),
    }
