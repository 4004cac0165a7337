"""A compiled template: made once for each template version, so that filling it is only joining text.

A template is an ordinary Word file with docxtpl's notation: ``{{ name }}``, ``{%tr for row in rows %}``,
``{%p if name %}``. Values never become template text.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from docx.exceptions import PythonDocxError
from docx.oxml.exceptions import XmlchemyError

from forms.for_parents import printed_form
from forms.model import Form
from forms.text import N_
from service.word.archive import Beginning, Entry, begin, pack
from service.word.compiler import Compiler
from service.word.errors import PackageRefused, TemplateRefused
from service.word.glossary import add_content_type, add_placeholders, add_relationship
from service.word.identity import CUSTOM_PART, CUSTOM_RELATIONSHIP, CUSTOM_TYPE
from service.word.inspection import Parts
from service.word.logo import find_logos
from service.word.package import read_package
from service.word.places import Place
from service.word.plan import Plan
from service.word.prepare import prepare
from service.word.steps import Builder
from service.word.values import Asked, AskedRows, asked
from service.word.writing import Step

#: What python-docx says of a file whose parts are sound by themselves and do not fit together.
_NOT_BUILT = (KeyError, ValueError, TypeError, AttributeError, PythonDocxError, XmlchemyError)
#: Parts that a reader looks for first.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
#: Parts in which tags are looked for.
FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Template:
    """A compiled template. ``hash`` is the SHA-256 of the file it was made from, in hexadecimal.

    ``beginning`` holds the parts that are the same in every document, ``logos`` those that a school's logo takes the place
    of, and ``steps`` what gives the others. ``uses`` are the questions whose answers the steps ask for, with their printed
    parts when there is no answer; ``tables`` the same for the columns of questions with rows. ``source`` is the file.
    """

    form: Form
    variant: str
    hash: str
    beginning: Beginning
    logos: dict[str, Entry]
    steps: dict[str, Step]
    places: tuple[Place, ...]
    uses: tuple[Asked, ...]
    tables: tuple[AskedRows, ...]
    taken_ids: frozenset[int]
    last_picture: int
    names: frozenset[str]
    source: bytes = field(repr=False)

    @cached_property
    def turned(self) -> "Template":
        """Return the same template for a language that is written from right to left."""
        return _compiled(self.source, self.form, self.variant, rtl=True)


@lru_cache(maxsize=64)
def compile_template(data: bytes, form: Form, variant: str = "") -> Template:
    """Return the compiled template; PackageRefused or TemplateRefused, with every finding, when it cannot be used.

    ``variant`` names which of the form's templates it is, ``""`` the main one; the ``form`` of the template is the one whose
    names it prints, for a letter to parents the letter's.
    """
    return _compiled(data, printed_form(form, variant), variant, rtl=False)


def _compiled(data: bytes, form: Form, variant: str, *, rtl: bool) -> Template:
    compiler, parts, plans = compile_parts(data, form, rtl=rtl)
    if compiler.findings:
        raise TemplateRefused(compiler.findings)
    for name, plan in list(plans.items()):
        if all(isinstance(item, str) for item in plan):
            parts[name] = "".join(map(str, plans.pop(name))).encode()
    builder = Builder(list(plans.values()), compiler.places, frozenset(compiler.taken_ids))
    uses, tables = asked(list(plans.values()), compiler.places, form)
    logos = {name: pack(name, parts[name]) for name in set(find_logos(parts).values()) & set(parts)}
    same = [name for name in parts if name not in {*plans, *logos, CUSTOM_PART}]
    return Template(
        form,
        variant,
        hashlib.sha256(data).hexdigest(),
        begin(pack(name, parts[name]) for name in [*_FIRST, *sorted(set(same) - set(_FIRST))]),
        logos,
        {name: builder.part(plan) for name, plan in plans.items()},
        tuple(compiler.places),
        uses,
        tables,
        builder.taken,
        max(compiler.pictures, default=0),
        frozenset(place.use.name for place in compiler.places),
        data,
    )


def compile_parts(data: bytes, form: Form, *, rtl: bool = False) -> tuple[Compiler, Parts, dict[str, Plan]]:
    """Return the compiler with all that it found, the parts of the document to be, and the plans of those it compiled.

    PackageRefused when there is no Word file to compile; what is wrong with the tags is told by the compiler.
    """
    read_package(data)
    with sound():
        prepared, bullets = prepare(data)
    parts = read_package(prepared)
    add_placeholders(parts)
    if CUSTOM_PART not in parts:
        add_content_type(parts, CUSTOM_PART, CUSTOM_TYPE)
        add_relationship(parts, "_rels/.rels", CUSTOM_RELATIONSHIP, CUSTOM_PART)
    compiler = Compiler(form, bullets, rtl=rtl)
    return compiler, parts, {name: compiler.part(name, parts[name]) for name in parts if FILLED.fullmatch(name)}


@contextmanager
def sound() -> Iterator[None]:
    """Turn what python-docx says of a file whose parts do not fit together into PackageRefused."""
    try:
        yield
    except _NOT_BUILT as error:
        raise PackageRefused(
            N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw")
        ) from error
