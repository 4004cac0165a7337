"""A compiled template: made once for each template version, so that filling it is only joining text.

A template is an ordinary Word file with docxtpl's notation: ``{{ name }}``, ``{%tr for row in rows %}``,
``{%p if name %}``. Values never become template text.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from docx.exceptions import PythonDocxError
from docx.oxml.exceptions import XmlchemyError
from jinja2 import StrictUndefined
from jinja2 import Template as JinjaTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from forms.model import Form
from forms.text import N_
from service.word.compiler import Compiler
from service.word.errors import PackageRefused, TemplateRefused
from service.word.glossary import add_content_type, add_placeholders, add_relationship
from service.word.identity import CUSTOM_PART, CUSTOM_RELATIONSHIP, CUSTOM_TYPE
from service.word.inspection import Parts
from service.word.logo import find_logos
from service.word.package import read_package
from service.word.places import Place
from service.word.prepare import prepare

#: What python-docx says of a file whose parts are sound by themselves and do not fit together.
_NOT_BUILT = (KeyError, ValueError, TypeError, AttributeError, PythonDocxError, XmlchemyError)
#: Parts in which tags are looked for.
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Template:
    """A compiled template. ``hash`` is the SHA-256 of the file it was made from, in hexadecimal."""

    form: Form
    variant: str
    hash: str
    static: Parts
    filled: dict[str, JinjaTemplate]
    places: tuple[Place, ...]
    logos: dict[str, str]
    taken_ids: frozenset[int]
    names: frozenset[str]


@lru_cache(maxsize=64)
def compile_template(data: bytes, form: Form, variant: str = "") -> Template:
    """Return the compiled template; PackageRefused or TemplateRefused, with every finding, when it cannot be used.

    ``variant`` names which of the form's templates it is, ``""`` the main one.
    """
    read_package(data)
    try:
        prepared, bullets = prepare(data)
    except _NOT_BUILT as error:
        raise PackageRefused(
            N_("De opbouw van dit Word-bestand klopt niet. Open het in Word en bewaar het opnieuw")
        ) from error
    parts = read_package(prepared)
    add_placeholders(parts)
    if CUSTOM_PART not in parts:
        add_content_type(parts, CUSTOM_PART, CUSTOM_TYPE)
        add_relationship(parts, "_rels/.rels", CUSTOM_RELATIONSHIP, CUSTOM_PART)
    compiler = Compiler(form, bullets)
    sources = {name: compiler.part(name, parts[name]) for name in parts if _FILLED.fullmatch(name)}
    if compiler.findings:
        raise TemplateRefused(compiler.findings)
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, cache_size=0
    )
    return Template(
        form,
        variant,
        hashlib.sha256(data).hexdigest(),
        {name: part for name, part in parts.items() if name not in sources and name != CUSTOM_PART},
        {name: environment.from_string(source) for name, source in sources.items()},
        tuple(compiler.places),
        find_logos(parts),
        frozenset(compiler.taken_ids),
        frozenset(place.use.name for place in compiler.places),
    )
