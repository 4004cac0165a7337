"""Brings the translations up to date with the texts in the code: `make catalogues`.

Each folder of locales/ is a language, as in `en` or `nl@eenvoudig`, and holds one or both domains: ``messages.po``, the
screens, and ``ouder.po``, what parents' letters print. A translator edits the .po; the .mo beside it is made from that
and is what is shipped. A new language starts as an empty .po.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from importlib.metadata import version
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from service.letters import fixed_texts

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "locales"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_l": None}

_MOST_PLACES = 3


def on_screens() -> Catalog:
    """Every text in the code that is marked for people, untranslated."""
    with (LOCALES / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = Catalog()
    places = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_may_hold_texts)
    for path, line, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, None, [(path, line)], auto_comments=comments, context=context)
    return found


def in_letters() -> Catalog:
    """Every fixed text that a letter to parents may print, untranslated, with where it stands."""
    found = Catalog()
    for text in fixed_texts():
        more = " …" if len(text.where) > _MOST_PLACES else ""
        found.add(text.msgid, None, auto_comments=[", ".join(text.where[:_MOST_PLACES]) + more])
    return found


DOMAINS: dict[str, Callable[[], Catalog]] = {"messages": on_screens, "ouder": in_letters}


def po_files(domain: str) -> list[Path]:
    """Where each language's translations of a domain stand."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{domain}.po"))


def language_of(po: Path) -> str:
    return po.parents[1].name


def read(po: Path) -> Catalog:
    if not po.read_bytes().strip():
        return _new(language_of(po))
    with po.open("rb") as file:
        return read_po(file, locale=language_of(po), abort_invalid=True)


def updated(po: Path, texts: Catalog) -> Catalog:
    """The translations in `po` for exactly these texts: new ones empty, those that are gone left out.

    Dutch letters say the texts as they are. Only the labels of the forms are put in plainer words by hand.
    """
    catalogue = read(po)
    # A new text's message becomes one of the catalogue's own, and each language has its own.
    catalogue.update(deepcopy(texts), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    if po.stem == "ouder" and language_of(po).startswith("nl"):
        for text in fixed_texts():
            message = catalogue[text.msgid]
            if language_of(po) == "nl" or text.kind != "label":
                message.string = text.msgid
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
    for domain, texts_of in DOMAINS.items():
        texts = texts_of()
        for po in po_files(domain):
            catalogue = updated(po, texts)
            po.write_bytes(as_po(catalogue))
            po.with_suffix(".mo").write_bytes(as_mo(catalogue))
            empty = sum(1 for message in catalogue if message.id and not message.string)
            print(f"{po.relative_to(ROOT)}: {len(catalogue)} texts, {empty} not translated")


if __name__ == "__main__":
    main()
