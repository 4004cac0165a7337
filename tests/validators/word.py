"""Word files: Microsoft's Open XML SDK and openxml-audit, which each find what the other misses."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from openxml_audit import OpenXmlValidator

from tests.validators.node import run


def validate_docx(*documents: bytes | Path) -> list[str]:
    """What both validators say of these documents, a line a finding; [] when they are valid.

    Many documents in one call are quicker than many calls: the SDK takes about a second a document.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [_on_disk(document, Path(folder), number) for number, document in enumerate(documents, 1)]
        return [*_sdk(paths), *_audit(paths)]


def _on_disk(document: bytes | Path, folder: Path, number: int) -> Path:
    if isinstance(document, Path):
        return document
    path = folder / f"document-{number}.docx"
    path.write_bytes(document)
    return path


def _sdk(paths: list[Path]) -> list[str]:
    if not paths:
        return []
    found = run("ooxml.mjs", *map(str, paths))
    return [
        f"{Path(name).name}: {error['path'] or ''}{error['xPath'] or ''}: {error['description']} (Open XML SDK)"
        for name, errors in found.items()
        for error in errors
    ]


def _audit(paths: Iterable[Path]) -> list[str]:
    return [
        f"{path.name}: {error.part_uri}{error.path}: {error.description} (openxml-audit)"
        for path in paths
        for error in OpenXmlValidator().validate(path).errors
        if not _mistaken(error.part_uri, error.description)
    ]


def _mistaken(part: str, description: str) -> bool:
    """Whether openxml-audit reads the type of a building block (bbPlcHdr) as the type of a section."""
    return part == "/word/glossary/document.xml" and "'bbPlcHdr'" in description
