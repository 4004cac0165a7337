"""Runs a script of this folder in Node.js."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from tests.tools import NODE_FOLDER, need


def run(script: str, *arguments: str, text: str = "") -> Any:
    """What `script` says on standard output, read as JSON. Skips the test where there is no Node.js."""
    command = [str(need("node")), str(NODE_FOLDER / script), *arguments]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{script} failed with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)
