"""Checking a text of 1,000 words, and the memory that it takes.

Inside the clock: one call of `check`, once with words that were seen before and once with every word new to it; the word
lists are loaded before. Memory is what a process of its own holds at most, that loads nothing but the checker.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

from service.plain import check, words
from tests.bench.figures import say, timed

_WORDS = 1000
_TEXTS = Path(__file__).parents[1] / "plain" / "labelled.toml"
_ALONE = """
import resource, sys
from service.plain import check
check(sys.stdin.read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
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
    alone = subprocess.run([sys.executable, "-c", _ALONE], input=text, capture_output=True, check=True, encoding="utf-8")
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
