"""Checking a template before it is kept: everything that is wrong with it at once, each with its place and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from forms import all_forms, example
from forms.for_parents import is_for_parents, letter_answers, printed_form
from forms.model import Form
from forms.text import N_
from service.data import docx_template
from service.word.checking.marks import mend_marks
from service.word.checking.part_names import part_names
from service.word.checking.printed import missing, names_printed
from service.word.checking.risky import remarks, risky, twice, unfilled
from service.word.errors import Finding, PackageRefused, TemplateRefused
from service.word.fill import fill
from service.word.inspection import DOCUMENT, Parts
from service.word.located import locate
from service.word.package import read_package, write_package
from service.word.template import FILLED, compile_parts, compile_template
from service.word.tree import W

#: Of findings: a template with more than this is not mended from a list.
MOST = 200


@dataclass(frozen=True)
class Checked:
    """What a check found, in the order of the document.

    ``names_used`` are the names that the template prints: ``probleem``, ``weten.ja``, of rows ``doelen.doel``.
    ``filled`` is a good template filled with the example of its form, None when there is none. ``readable`` is False
    when the file could not be opened at all.
    """

    findings: tuple[Finding, ...]
    names_used: frozenset[str] = frozenset()
    filled: bytes | None = None
    readable: bool = True

    @property
    def good(self) -> bool:
        """Tell whether documents can be made with the template."""
        return all(finding.level != "fout" for finding in self.findings)


def check_template(data: bytes, form: Form, variant: str = "") -> Checked:
    """Return what is wrong with a template for a form, or for one of its variants, and what may go wrong with it.

    Any file can be handed in: that it is not safe to open, or no Word file, is a finding too.
    """
    try:
        parts = read_package(data)
        wrong, printed = _compiled(parts, printed_form(form, variant))
    except PackageRefused as refused:
        return Checked((Finding("", refused.reason.message, refused.reason.values),), readable=False)
    meant = {finding.values.get("near") for finding in wrong}
    found = missing(printed_form(form, variant), printed, _needed(form, variant), letter=is_for_parents(variant))
    lacking = [finding for finding in found if finding.values["name"] not in meant]
    told = _in_order([*wrong, *_risks(parts)], parts) + lacking
    checked = Checked(tuple(_not_too_many(told)), printed)
    if not checked.good:
        return checked
    try:
        return replace(checked, filled=_filled(data, form, variant))
    except TemplateRefused as refused:
        return replace(checked, findings=(*refused.findings, *checked.findings))


def _compiled(parts: Parts, form: Form) -> tuple[list[Finding], frozenset[str]]:
    """Return what stands in the way of compiling these parts, and the names that they print."""
    found: list[Finding] = []
    mended = dict(parts)
    for name in filter(FILLED.fullmatch, parts):
        root = etree.fromstring(parts[name], _parser())
        wrong, changed = mend_marks(name, root)
        found += wrong
        if changed:
            mended[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    by_part = {name: [finding for finding in found if finding.path == name][:MOST] for name in mended}
    compiler, prepared, _ = compile_parts(write_package(mended), form)
    # What a template gets before it is compiled is no paragraph of its own.
    before = {
        name: _paragraphs(prepared[name]) - _paragraphs(parts.get(name, prepared[name]))
        for name in prepared
        if FILLED.fullmatch(name)
    }
    for finding in compiler.findings:
        finding = replace(finding, paragraph=max(finding.paragraph - before[finding.path], 0))
        if not any(_follows(finding, told) for told in by_part.get(finding.path, ())):
            found.append(finding)
    return found, names_printed(place.use for place in compiler.places)


def _follows(finding: Finding, told: Finding) -> bool:
    """Tell whether a finding only says again what was told, or comes of it."""
    tag = finding.values.get("tag")
    return not finding.paragraph or (finding.paragraph == told.paragraph and bool(tag) and tag in told.values["tag"])


def _paragraphs(part: bytes) -> int:
    return sum(1 for _ in etree.fromstring(part, _parser()).iter(W + "p"))


def _risks(parts: Parts) -> list[Finding]:
    filled = {name: etree.fromstring(parts[name], _parser()) for name in parts if FILLED.fullmatch(name)}
    located = {name: locate(root) for name, root in filled.items()}
    found = [finding for name, root in filled.items() for finding in risky(name, root, located[name])]
    return [*found, *twice(located), *unfilled(parts, set(filled)), *remarks(parts)]


def _needed(form: Form, variant: str) -> set[str] | None:
    """Return the questions that a variant has to print: what the shipped one prints. None for the form itself.

    A letter prints whatever staff choose to show; it has to print what parents see by itself.
    """
    if not variant or form.type not in all_forms():
        return None
    printed = printed_form(form, variant)
    compiler, _, _ = compile_parts(docx_template(f"{form.type}.{variant}"), printed)
    keys = {place.use.rows.key if place.use.rows else place.use.key for place in compiler.places}
    if not is_for_parents(variant):
        return keys
    return {one.key for one in form.questions if one.key in keys and one.parents and not one.sensitive}


def _filled(data: bytes, form: Form, variant: str) -> bytes | None:
    """Return the template filled with the example of its form, once it has stood answers of nothing as well."""
    template = compile_template(data, form, variant)
    fill(template, {})
    if form.type not in all_forms():
        return None
    answers = example(form.type)
    return fill(template, letter_answers(form, answers) if is_for_parents(variant) else answers)


def _in_order(findings: Iterable[Finding], parts: Parts) -> list[Finding]:
    """Return each finding once, with its part in words, in the order in which a reader meets them."""
    names = part_names(parts)
    places = {name: number for number, name in enumerate(sorted(parts, key=lambda name: (name != DOCUMENT, name)))}
    once = {(f.path, f.paragraph, f.message, f.around, str(f.values)): f for f in findings}
    found = sorted(once.values(), key=lambda f: (places.get(f.path, len(places)), f.paragraph))
    return [replace(finding, part=names.get(finding.path, "")) for finding in found]


def _not_too_many(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings, faults before the rest when there are too many to read."""
    if len(findings) <= MOST:
        yield from findings
        return
    yield from islice(sorted(findings, key=lambda finding: finding.level != "fout"), MOST)
    message = N_("Er is nog meer te vinden: %(more)d keer")
    yield Finding("", message, {"more": len(findings) - MOST}, "", N_("Los eerst op wat hierboven staat"), "let op")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
