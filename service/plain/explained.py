"""Whether the explanation of a term stands beside it."""

from collections.abc import Sequence

from service.plain.sentences import Token

_SAYS = frozenset(("betekent", "heet", ":", "="))
_FEWEST = 2  # words that explain something
_NEAR = 12  # tokens; what stands further away explains something else


def explained(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the words ``tokens[first:last]`` are explained in their own sentence.

    "OPP (een plan voor hulp)", "een plan voor hulp (OPP)", "OPP: een plan", "OPP betekent een plan", "een OPP is een plan".
    """
    following = tokens[last] if last < len(tokens) else None
    before = tokens[first - 1] if first else None
    if following is None:
        return False
    if following.text == "(":
        return _words_until(tokens, last + 1, ")") >= _FEWEST
    if following.lower in _SAYS:
        return sum(token.counts for token in tokens[last + 1 : last + _NEAR]) >= _FEWEST
    if before is not None and before.text == "(" and following.text == ")":
        return sum(token.counts for token in tokens[max(0, first - _NEAR) : first - 1]) >= _FEWEST
    # "Een OPP is een plan": a sentence that starts with the term and says what it is.
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    opens = sum(token.counts for token in tokens[max(0, first - _NEAR) : first]) <= 1
    return opens and following.lower in ("is", "zijn") and after in ("een", "het", "de", "iemand", "mensen", "hulp")


def _words_until(tokens: Sequence[Token], start: int, mark: str) -> int:
    count = 0
    for token in tokens[start : start + _NEAR]:
        if token.text == mark:
            break
        count += token.counts
    return count
