"""Pages: html-validate for valid HTML, axe for accessibility (which a browser test puts into its page)."""

from __future__ import annotations

import json

from tests.tools import NODE_FOLDER
from tests.validators.node import run

# A script for a page: `page.add_script_tag(path=AXE)`, then `page.evaluate("axe.run()")`.
AXE = NODE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"


def validate_html(pages: dict[str, str]) -> list[str]:
    """What is not valid in `pages` (a name -> a whole HTML document), a line a finding; [] when they are valid.

    All pages of a test go in one call: starting the validator takes longer than reading a page.
    """
    found = run("html.mjs", text=json.dumps(pages))
    return [f"{hit['name']}:{hit['line']}:{hit['column']}: {hit['message']} ({hit['rule']})" for hit in found]
