"""Brings the translations up to date with the texts in the code: `make catalogues`.

Each folder of locales/ is a language, as in `en` or `nl@eenvoudig`; a new one starts as an empty folder. Its
messages.po is what a translator edits; messages.mo beside it is made from that and is what is shipped.
"""

from __future__ import annotations

import io
from importlib.metadata import version
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "locales"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_l": None}


def extracted() -> Catalog:
    """Every text in the code that is marked for people, untranslated."""
    with (LOCALES / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = Catalog()
    places = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_may_hold_texts)
    for path, line, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, None, [(path, line)], auto_comments=comments, context=context)
    return found


def po_files() -> list[Path]:
    """Where each language's translations stand, or will."""
    return [path / "LC_MESSAGES" / "messages.po" for path in sorted(LOCALES.iterdir()) if path.is_dir()]


def read(po: Path) -> Catalog:
    language = po.parents[1].name
    with po.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated(po: Path, texts: Catalog) -> Catalog:
    """The translations in `po` for exactly these texts: new ones empty, those that are gone left out."""
    catalogue = read(po) if po.exists() else _new(po.parents[1].name)
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def _new(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="zorgroute",
        version=version("zorgroute"),
        header_comment="# Translations of the texts of zorgroute. Edit this file, then run `make catalogues`.",
        last_translator="zorgroute",
        language_team="zorgroute",
        msgid_bugs_address="-",
        charset="utf-8",
        fuzzy=False,
    )


def as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, no_location=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _may_hold_texts(folder: str) -> bool:
    return not Path(folder).name.startswith((".", "_", "node_modules", "static"))


def main() -> None:
    texts = extracted()
    for po in po_files():
        catalogue = updated(po, texts)
        po.parent.mkdir(exist_ok=True)
        po.write_bytes(as_po(catalogue))
        po.with_suffix(".mo").write_bytes(as_mo(catalogue))
        empty = sum(1 for message in catalogue if message.id and not message.string)
        print(f"{po.relative_to(ROOT)}: {len(catalogue)} texts, {empty} not translated")


if __name__ == "__main__":
    main()
