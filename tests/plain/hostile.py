"""Texts that a careless pattern takes forever over, each as long as is asked."""

from collections.abc import Callable


def again(piece: str) -> Callable[[int], str]:
    return lambda times: piece * times


HOSTILE: dict[str, Callable[[int], str]] = {
    "one sentence": again("wij zien het "),
    "auxiliaries and participles": again("heeft wordt begeleid besproken "),
    "abbreviations": again("ABC DEF "),
    "one word": again("a"),
    "one participle": again("gea"),
    "one compound": again("school"),
    "hyphens": again("a-"),
    "points": again("a."),
    "ends": again("?!."),
    "brackets": again("OPP ("),
    "quotes": again("‘’“"),
    "accents": again("e\u0301\u0301"),
    "accents alone": again("\u0301"),
    "terms with a gap": again("spreekt zet stroomt "),
    "addresses": again("a@"),
    "lines": again("een regel die lang genoeg is om door te lopen in de volgende,\n"),
    "bullets": again("- \n"),
    "blanks": again(" "),
    "digits": again("1."),
    "arabic": again("مرحبا "),
    "rare words": again("obstinaat "),
    "points before a word": lambda times: "a." * times + "aa",
    "every abbreviation another": lambda times: " ".join(f"{_capitals(number)}: en" for number in range(times)),
    "every word another": lambda times: " ".join(_capitals(number).lower() for number in range(times)),
}


def _capitals(number: int) -> str:
    """Return four letters, others for every number below 26^3: 0 -> "XAAA"."""
    return "X" + "".join(chr(ord("A") + number // 26**place % 26) for place in (2, 1, 0))
