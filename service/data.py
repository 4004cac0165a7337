"""The files that travel with the program: Word templates and translations.

In a checkout they lie at its top, where a school and a translator look for them; in an installed wheel they lie
inside this package (see `tool.hatch.build` in pyproject.toml). Everything else asks here.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def docx_template(name: str) -> bytes:
    """The Word template `name` (`"opp"`, `"zat_aanmelding.toestemming"`; no path, no extension) as bytes.

    Raises FileNotFoundError when the program ships no such template.
    """
    return _folder("docx_templates").joinpath(f"{name}.docx").read_bytes()


def docx_templates() -> list[str]:
    """The names of all Word templates the program ships, sorted."""
    found = (entry.name for entry in _folder("docx_templates").iterdir())
    return sorted(name.removesuffix(".docx") for name in found if name.endswith(".docx") and not name.startswith("~$"))


def locales_dir() -> Path:
    """The folder with the translations, as `<language>/LC_MESSAGES/messages.mo`."""
    with as_file(_folder("locales")) as folder:  # a plain folder: the package is never run from a zip
        return folder


def _folder(name: str) -> Traversable:
    packaged = files("service") / name
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / name
