"""Document types. Each module here that declares a ``FORM`` is one; to add a type is to add a module."""

import importlib
import pkgutil
from functools import cache

from forms.answers import Answers
from forms.examples import read_example
from forms.faults import UnknownType
from forms.model import Form
from forms.text import N_


@cache
def _declared() -> dict[str, Form]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return {module.FORM.type: module.FORM for module in modules if hasattr(module, "FORM")}


def all_forms() -> dict[str, Form]:
    """Return every document type by its key."""
    return dict(_declared())


def form_of(type_: str) -> Form:
    """Return the form of a document type; UnknownType when there is none."""
    try:
        return _declared()[type_]
    except KeyError:
        raise UnknownType(N_("Dit documenttype bestaat niet. ‘zorgroute types’ noemt ze alle")) from None


def example(type_: str) -> Answers:
    """Return a full example of a document type's answers, fit to be final; UnknownType when there is no such type."""
    return read_example(form_of(type_).type)
