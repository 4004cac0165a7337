"""Rendering one OPP: as a cold process, and warm."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from forms import example, form_of
from service.word import fill, shipped_template
from service.word.template import compile_template
from tests.bench.figures import say, timed


def measure() -> None:
    """Print both figures, and what compiling a template takes."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "opp.json")
        data.write_text(json.dumps(example("opp")))
        program = "from service.commands import main; main()"
        command = [sys.executable, "-c", program, "render", "opp", str(data), "-o", str(Path(folder, "opp.docx"))]
        say("render opp, cold process", timed(lambda: subprocess.run(command, check=True), 7))
    form, answers = form_of("opp"), example("opp")
    compiled = shipped_template(form)
    say("render opp, warm (answers to bytes in memory)", timed(lambda: fill(compiled, answers), 100))

    def compile_again() -> None:
        compile_template.cache_clear()
        shipped_template(form)

    say("compile the opp template", timed(compile_again, 10))
