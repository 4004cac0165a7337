"""Commands on Word files alone: filling them, reading them back, and merging what was edited."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

import click

from forms import form_of
from forms.additions import added
from forms.answers import Answers
from forms.faults import Message
from forms.merge import Choice, Item, Merge, merge
from forms.model import Form
from forms.text import N_
from service import word
from service.commands import letters
from service.commands.edge import _, answers_in, commands, data_argument, line, print_json, refuses, type_argument
from service.files import Refused, read, write
from service.letters import as_whole
from service.word.limited import Limited

P = ParamSpec("P")
T = TypeVar("T")

_output = click.option("-o", "--output", required=True, metavar="OUT.docx", type=click.Path(path_type=Path))
_file = click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
_json_file = click.Path(path_type=Path)


@commands.command(help=_("Vul het Word-document. Op elke bladzijde staat CONCEPT, behalve met --final."))
@type_argument
@data_argument
@_output
@click.option("--template", type=click.Path(path_type=Path), help=_("Een eigen sjabloon in plaats van het gewone."))
@click.option("--version", "variant", default="", metavar=_("NAAM"), help=_("Een andere versie, zoals ‘ouders’."))
@click.option("--language", metavar=_("TAAL"), help=_("De taal van de vaste tekst, voor ouders."))
@click.option("--final", is_flag=True, help=_("Een definitief document: alles wat nodig is, is ingevuld."))
@refuses
def render(
    type_: str, data: Path, output: Path, template: Path | None, variant: str, language: str | None, final: bool
) -> None:
    """Fill the Word document of a type with answers."""
    form = form_of(type_)
    spoken = letters.spoken(variant, language)
    compiled = word.shipped_template(form, variant)
    if template is not None:
        compiled = word.compile_template(read(template), form, variant)
    answers = answers_in(form, data)
    if faults := form.check(answers, final=final, today=date.today()):
        raise Refused(*faults)
    not_itself(output, data, template)
    write(output, letters.filled(compiled, form, answers, spoken, final=final))


@commands.command("read", help=_("Lees een Word-bestand terug: de antwoorden als JSON, en wat ernaast staat."))
@_file
@click.option(
    "--type", "type_", metavar="TYPE", help=_("Het type, voor een bestand dat niet met zorgroute is gemaakt.")
)
@click.option("--base", metavar="BASE.json", type=_json_file, help=_("De antwoorden waar het van is gemaakt."))
@refuses
def read_word(file: Path, type_: str | None, base: Path | None) -> None:
    """Print what stands in a Word file. Nothing is verified: there is no key to hold the signature against."""
    data = read(file)
    identity = _limited(word.identify, data)
    form = form_of(type_ or identity.type) if type_ or identity.ours else None
    if base and form and identity.ours:
        reading = _read_over(data, identity, form, _well_formed(form, base))
    else:
        reading = _limited(word.read_back, data, form=form)
    print_json(
        {
            "type": reading.form.type,
            "identity": {
                "form_version": identity.form_version,
                "template": identity.template,
                "variant": identity.variant,
                "language": identity.language,
                "final": identity.final,
                "document": identity.document,
                "revision": identity.revision,
                "verified": identity.verified,
            },
            "data": reading.answers,
            "found": {key: {"how": found.how, "sureness": found.sureness} for key, found in reading.found.items()},
            "outside": [_shown(outside) for outside in reading.outside],
            "problems": [{"path": problem.path, "message": problem.text(_)} for problem in _problems(reading)],
        }
    )


@commands.command("merge", help=_("Neem over wat in Word is veranderd, en vul het document opnieuw."))
@_file
@click.option("--base", required=True, metavar="BASE.json", type=_json_file, help=_("De antwoorden van toen."))
@click.option("--ours", metavar="OURS.json", type=_json_file, help=_("De antwoorden van nu, als die anders zijn."))
@click.option("--template", metavar="NEW.docx", type=click.Path(path_type=Path), help=_("Het sjabloon van nu."))
@_output
@click.option("--answers", metavar="OUT.json", type=_json_file, help=_("Schrijf ook de samengevoegde antwoorden."))
@click.option("--prefer", type=click.Choice(["ours", "theirs"]), help=_("Wie het wint als allebei iets anders zeggen."))
@refuses
def merge_word(
    file: Path,
    base: Path,
    ours: Path | None,
    template: Path | None,
    output: Path,
    answers: Path | None,
    prefer: Literal["ours", "theirs"] | None,
) -> None:
    """Merge an edited Word file with the answers it was made from and those of today, and fill the document again."""
    data = read(file)
    identity = _limited(word.identify, data)
    if not identity.ours:
        raise Refused(
            Message("", N_("‘%(path)s’ is niet met zorgroute gemaakt. Lees het met ‘zorgroute read’"), {"path": file})
        )
    form = form_of(identity.type)
    then = _well_formed(form, base)
    now = _well_formed(form, ours) if ours else then
    spoken = letters.said(identity)
    compiled = word.shipped_template(form, identity.variant)
    if template is not None:
        compiled = word.compile_template(read(template), form, identity.variant)
    not_itself(output, file, base, ours, template)
    reading = _read_over(data, identity, form, then)
    merged = merge(form, form.kept(then), now, reading.answers, found=set(reading.found), gone_rows=reading.gone_rows)
    if merged.conflicts and prefer is None:
        message = N_("‘%(label)s’ is hier én in Word veranderd. Kies met --prefer ours of --prefer theirs")
        raise Refused(*(Message(item.path, message, {"label": item.question.label}) for item in merged.conflicts))
    choices = merged.proposed if prefer is None else merged.prefer(prefer)
    for left in [*_left(merged, choices), *_noticed(reading), *_fixed_text(reading)]:
        click.echo(line(left), err=True)
    result = form.clean(added(merged.answers(choices), [*_kept(reading), *_unfit(merged.items)]))[0]
    if faults := form.check(result):
        raise Refused(*faults)
    filled = letters.filled(compiled, form, result, spoken, final=identity.final)
    if answers:
        write(answers, _json(result))
    write(output, filled)


def _read_over(data: bytes, identity: word.IdentityRead, form: Form, then: Answers) -> word.Reading:
    """Return what a Word file says over the answers that it was made from: of a letter to parents over the whole ones."""
    wording = letters.said(identity)
    if wording is None:
        return _limited(word.read_back, data, form=form, base=then)
    printed = letters.printed(word.shipped_template(form, identity.variant), form, then, wording)
    reading = _limited(word.read_back, data, form=form, base=printed, wording=wording)
    return as_whole(form, then, reading, printed, reading.answers)


def _limited(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a function makes of a Word file from outside, in a process of its own."""
    with Limited() as limited:
        return limited.call(function, *args, **kwargs)


def _problems(reading: word.Reading) -> list[Message]:
    return [*_noticed(reading), *reading.form.check(reading.answers)]


def _noticed(reading: word.Reading) -> list[Message]:
    """Return what is not clear in a Word file, and what was not found in it."""
    missing = (
        Message(
            key,
            N_("‘%(label)s’ is niet gevonden. Dat is iets anders dan leeg"),
            {"label": reading.form.question(key).label},
        )
        for key in reading.missing
    )
    return [*reading.problems, *missing]


def _fixed_text(reading: word.Reading) -> Iterator[Message]:
    """Yield what of the form's own text is another in Word, or gone. Of another template that cannot be told."""
    identity = reading.identity
    if word.shipped_template(form_of(reading.form.type), identity.variant).hash != identity.template:
        return
    for each in reading.outside:
        said = {"before": each.before, "text": each.text}
        if each.kind == "changed" and each.text:
            yield Message("", N_("In Word staat ‘%(text)s’ in plaats van ‘%(before)s’. Dat komt niet mee"), said)
        elif each.kind in ("changed", "removed"):
            yield Message("", N_("‘%(before)s’ staat niet meer in Word. In het document blijft dat staan"), said)


def _shown(outside: word.Outside) -> dict[str, Any]:
    said = {"kind": outside.kind, "text": outside.text, "where": outside.where.text(_)}
    return said | ({"before": outside.before} if outside.before else {})


def _kept(reading: word.Reading) -> list[tuple[str, str]]:
    """Return the text outside the questions that lives on among the answers; the document's own text does not."""
    return [(o.where.text(), o.text) for o in reading.outside if o.kind not in ("changed", "removed")]


def _unfit(items: Iterable[Item]) -> list[tuple[str, str]]:
    """Return what cannot be an answer as it stands in Word, with its question: it is kept beside the answers."""
    return [(item.question.label, "\n".join(_texts(item.theirs))) for item in items if item.faults]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [inner for name, inner in value.items() if name != "id"]
    if isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


def _left(merged: Merge, choices: Mapping[str, Choice]) -> Iterator[Message]:
    """Yield what was not taken over although nothing here speaks against it."""
    for item in merged.items:
        if item.faults:
            message = N_(
                "Wat er in Word bij ‘%(label)s’ staat, kan zo geen antwoord zijn. Het staat nu bij Aanvullingen"
            )
        elif item.kind == "removed" and choices.get(item.path) != "word":
            message = N_(
                "Een rij van ‘%(label)s’ staat niet meer in Word. De rij is gebleven; met --prefer theirs vervalt die"
            )
        else:
            continue
        yield Message(item.path, message, {"label": item.question.label})


def _well_formed(form: Form, path: Path) -> Answers:
    answers = answers_in(form, path)
    if faults := form.check(answers):
        raise Refused(*faults)
    return answers


def not_itself(output: Path, *sources: Path | None) -> None:
    """Refuse to write over a file that is read."""
    if any(output.exists() and output.samefile(source) for source in sources if source):
        message = N_("‘%(path)s’ wordt zelf gelezen. Kies een andere naam voor het document")
        raise Refused(Message("", message, {"path": output}))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()
