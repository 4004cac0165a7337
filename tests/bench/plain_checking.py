"""Checking a text of 1,000 words, hostile texts, and the memory that it takes.

Inside the clock: one call of `check`, once with words that were seen before and once with every word new to it; the word
lists are loaded before. The hostile texts, once and sixteen times as long, say whether the time grows with the length
alone. Memory is what a process of its own held at most, that loads nothing but the checker.
"""

import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

from service.plain import check, words
from tests.bench.figures import say, timed
from tests.plain.hostile import HOSTILE

_WORDS = 1000
_TEXTS = Path(__file__).parents[1] / "plain" / "labelled.toml"
_ALONE = """
import sys
from pathlib import Path
from service.plain import check
check(sys.stdin.read())
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1000)
"""


def measure() -> None:
    """Print the figures."""
    text = thousand_words()
    check(text)
    say(f"checking {_WORDS} words", timed(lambda: check(text), 50))

    def unseen() -> None:
        words.forget()
        check(text)

    say(f"checking {_WORDS} words, none seen before", timed(unseen, 20))
    for times in (1, 16):
        texts = {name: made(6000 * times)[: 6000 * times] for name, made in HOSTILE.items()}
        taken = {name: min(timed(partial(check, text), 3)) for name, text in texts.items()}
        slowest = max(taken, key=lambda name: taken[name])
        print(
            f"  the slowest of {len(HOSTILE)} hostile texts, {times} x 6,000 characters: {taken[slowest]:.0f} ms ({slowest})"
        )
    if not Path("/proc/self/status").exists():
        return  # this system doesn't tell
    alone = subprocess.run(
        [sys.executable, "-c", _ALONE], input=text, capture_output=True, check=True, encoding="utf-8"
    )
    print(f"  a process that only checks texts holds {alone.stdout.strip()} MB", flush=True)


def thousand_words() -> str:
    """Return the labelled texts, one after another, up to 1,000 words."""
    texts = [text for group in tomllib.loads(_TEXTS.read_text(encoding="utf-8")).values() for text in group]
    found: list[str] = []
    count = 0
    for text in texts * 5:
        if count < _WORDS:
            found.append(text)
            count += len(text.split())
    return "\n".join(found)
