"""docxtemplater, the library for Word templates that is used most outside Python: the same template in its notation.

Its loops stand in the row or paragraph that they repeat, its names have no dots, and its conditions are single names.
"""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tests.tools import NODE_FOLDER, TOOLS
from tests.word.oracle.docxtpl import Said

_TAG = re.compile(r"\{\{\s*([^}]*?)\s*\}\}|\{%(?:p|tr)?\s*([^%]*?)\s*%\}")
_LOOP = re.compile(r"for (\w+) in ([\w.]+)")


class Docxtemplater:
    """docxtemplater in a process of its own that stays, so that its compiler has warmed up as it would in a server."""

    def __init__(self) -> None:
        script = NODE_FOLDER.parent / "bench" / "docxtemplater.mjs"
        self._process = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    @staticmethod
    def there() -> bool:
        """Tell whether it can be run here."""
        return TOOLS["node"].path() is not None and (NODE_FOLDER / "node_modules" / "docxtemplater").is_dir()

    def fill(self, template: bytes, data: Any, times: int) -> tuple[list[float], bytes]:
        """Return how many milliseconds each filling took inside the process, and the last document."""
        send, answer = self._process.stdin, self._process.stdout
        assert send is not None
        assert answer is not None
        send.write(json.dumps({"template": base64.b64encode(template).decode(), "data": data, "times": times}) + "\n")
        send.flush()
        said = json.loads(answer.readline())
        return said["taken"], base64.b64decode(said["made"])

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def in_its_notation(template: bytes) -> tuple[bytes, list[str]]:
    """Return a shipped template in docxtemplater's notation, and the conditions with more than one name in them."""
    document = Document(io.BytesIO(template))
    conditions: list[str] = []
    roots = [document.element.body]
    for section in document.sections:
        for one in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not one.is_linked_to_previous:
                roots.append(one._element)
    for root in roots:
        _loops_into_rows(root)
        tags = _Tags(conditions)
        for text in root.iter(qn("w:t")):
            text.text = _TAG.sub(tags.translated, text.text or "")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue(), conditions


def data_of(said: dict[str, Any], conditions: list[str]) -> dict[str, Any]:
    """Return what the names stand for, as plain JSON."""
    made = _flat(said, "")
    made |= {
        _plain(f"if {condition}"): any(_at(said, name) for name in condition.split(" or ")) for condition in conditions
    }
    return made


def _loops_into_rows(root: BaseOxmlElement) -> None:
    """Put what opens and closes a loop over rows into the first and last of its cells, and take its own rows away."""
    waiting, texts = "", list(root.iter(qn("w:t")))
    for row in list(root.iter(qn("w:tr"))):
        before, texts = texts, list(row.iter(qn("w:t")))
        tag = re.fullmatch(r"\{%tr (.*?) %\}", "".join(text.text or "" for text in texts).strip())
        if tag:
            row.getparent().remove(row)  # type: ignore[union-attr]
            if tag[1].startswith("for"):
                waiting = tag[0]
            else:
                before[-1].text = f"{before[-1].text}{tag[0]}"
                texts = before
        elif texts:
            texts[0].text = waiting + (texts[0].text or "")
            waiting = ""


class _Tags:
    """Translates the tags of a part, in their order."""

    def __init__(self, conditions: list[str]) -> None:
        self.conditions = conditions
        self.opened: list[str] = []

    def translated(self, found: re.Match[str]) -> str:
        """Return the tag in the other notation."""
        name, statement = found[1], found[2]
        if name is not None:
            plain, _, filtered = name.partition("|")
            return f"{{{{{self._name(plain)}{'_kort' if filtered == 'kort' else ''}}}}}"
        if loop := _LOOP.fullmatch(statement):
            self.opened.append(loop[1])
            return f"{{{{#{self._name(loop[2])}}}}}"
        if statement.startswith("if "):
            condition = statement[3:]
            if " or " in condition:
                self.conditions.append(condition)
                condition = statement
            self.opened.append(f"?{self._name(condition)}")
            return f"{{{{#{self._name(condition)}}}}}"
        if statement == "else":
            return f"{{{{/}}}}{{{{^{self.opened[-1][1:]}}}}}"
        self.opened.pop()
        return "{{/}}"

    def _name(self, dotted: str) -> str:
        first, _, rest = dotted.partition(".")
        return _plain(rest if first in self.opened else dotted)


def _plain(dotted: str) -> str:
    return re.sub(r"\W", "_", dotted)


def _flat(values: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in values.items():
        if name in ("given", "short"):
            continue
        key = f"{prefix}{name}"
        if isinstance(value, list):
            made[key] = [_flat(vars(row), "") for row in value] if value else []
        else:
            made[key] = str(value)
            if isinstance(value, Said):
                made[f"{key}_kort"] = value.short
                made |= _flat(vars(value), f"{key}_")
    return made


def _at(said: dict[str, Any], name: str) -> bool:
    value: Any = said
    for part in name.split("."):
        value = value[part] if isinstance(value, dict) else getattr(value, part)
    return bool(value)
