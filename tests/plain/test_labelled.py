"""Of texts whose readers were thought of beforehand, the check says what a person would say."""

import tomllib
from pathlib import Path

from service.plain import check

TEXTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("labelled.toml").read_text(encoding="utf-8"))
MOST_MISSED = 0.05  # 2 of 40


def test_there_are_ten_texts_and_more_of_every_kind() -> None:
    assert set(TEXTS) == {"jargon", "notes", "short_jargon", "plain"}
    assert min(map(len, TEXTS.values())) >= 10


def test_the_verdict_is_right_on_nearly_all() -> None:
    count = sum(map(len, TEXTS.values()))
    missed = []
    for kind, texts in TEXTS.items():
        for text in texts:
            checked = check(text)
            if checked.readable != (kind == "plain"):
                missed.append(f"{kind}: {text!r} {dict(checked.measures)} misses {list(checked.missed)}")
    print(f"right on {count - len(missed)} of {count}; missed:", *missed, sep="\n")
    assert len(missed) <= MOST_MISSED * count, "\n".join(missed)


def test_plain_texts_get_hardly_any_remarks() -> None:
    remarks = [remark.text() for text in TEXTS["plain"] for remark in check(text).remarks]
    assert len(remarks) <= 2, remarks
