"""What can be said about a text: each remark with its place, its reason and, where there is one, what to write instead."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.faults import Message
from forms.text import N_
from service.plain.explained import explained
from service.plain.glossary import Glossary, Hit, Term
from service.plain.sentences import Sentence, Token
from service.plain.thresholds import Thresholds
from service.plain.verbs import Pair, pairs
from service.plain.words import in_dictionary, known

Kind = Literal["long_sentence", "passive", "far_apart", "term", "abbreviation", "rare_word", "long_word"]

#: The kinds that are about one word or term.
WORD_KINDS: tuple[Kind, ...] = ("term", "abbreviation", "rare_word", "long_word")
_LONGEST_ABBREVIATION = 6
_SHOWN = 40


@dataclass(frozen=True)
class Remark:
    """A remark about ``text[start:end]``, counted in characters of the text as it was given.

    ``message`` is a Dutch msgid with ``%(name)s`` places that ``values`` fill. ``instead`` can take the place of those
    characters as it is; None when a person has to find the words.
    """

    start: int
    end: int
    kind: Kind
    message: str
    values: dict[str, Any] = field(default_factory=dict)
    instead: str | None = None

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence in the language of ``translate``, Dutch by default."""
        return Message("", self.message, self.values).text(translate)


class Remarks:
    """Goes through the sentences of one text in order; what was explained or named before is remembered."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        glossary: Glossary,
        thresholds: Thresholds,
        exempt: Collection[str],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._glossary = glossary
        self._thresholds = thresholds
        self._exempt = {word.lower() for word in exempt}
        self._explained: set[str] = set()
        self._names = {
            token.lower
            for sentence in sentences
            for place, token in enumerate(sentence.tokens)
            if token.kind == "word" and token.text[0].isupper() and not sentence.starts(place)
        }
        #: The words whose meaning was looked at: no names, no numbers. What `zipf` is measured over.
        self.weighed: list[Token] = []
        self.passives = 0

    def all(self) -> list[Remark]:
        """Return every remark in the order of the text."""
        found = [remark for sentence in self._sentences for remark in self._in_sentence(sentence)]
        return sorted(found, key=lambda remark: (remark.start, -remark.end))

    def _in_sentence(self, sentence: Sentence) -> Iterator[Remark]:
        count = len(sentence.words)
        if sentence.kind != "heading" and count > self._thresholds.remark_sentence:
            message = N_("Lange zin (%(count)d woorden). Maak er twee zinnen van")
            yield Remark(sentence.start, sentence.end, "long_sentence", message, {"count": count})
        found = list(pairs(sentence))
        self.passives += any(pair.passive for pair in found)
        for pair in found:
            yield from self._about_pair(pair)
        yield from self._about_words(sentence)

    def _about_pair(self, pair: Pair) -> Iterator[Remark]:
        if pair.passive:
            message = N_("Zeg eerst wie dit doet (‘%(words)s’)") if pair.by else N_("Wie doet dit? (‘%(words)s’)")
            yield Remark(pair.start, pair.end, "passive", message, {"words": pair.shown()})
        if pair.between > self._thresholds.remark_apart:
            message = N_(
                "‘%(first)s’ en ‘%(last)s’ staan ver uit elkaar (%(count)d woorden). Zet ze dichter bij elkaar"
            )
            first, last = sorted((pair.auxiliary, pair.participle))
            values = {"first": first.text, "last": last.text, "count": pair.between}
            yield Remark(pair.start, pair.end, "far_apart", message, values)

    def _about_words(self, sentence: Sentence) -> Iterator[Remark]:
        hits = {hit.first: hit for hit in self._glossary.find(sentence.tokens)}
        until = 0
        shouted = _is_shouted(sentence)
        for place, token in enumerate(sentence.tokens):
            hit = hits.get(place)
            if hit:
                until = hit.last
                yield from self._about_term(sentence, hit)
            if not token.counts or token.lower in self._exempt or not token.text[0].isalpha():
                continue
            if place >= until:
                yield from self._about_word(sentence, place, shouted)
            elif token.kind == "word":
                self.weighed.append(token)

    def _about_term(self, sentence: Sentence, hit: Hit) -> Iterator[Remark]:
        first, last = sentence.tokens[hit.first], sentence.tokens[hit.last - 1]
        shown = self._text[first.start : last.end]
        if len(shown) > _SHOWN:  # with a gap in it
            shown = f"{first.text} … {last.text}"
        if hit.term.term.lower() in self._exempt or first.lower in self._exempt:
            return
        if hit.term.kind == "explain":
            yield from self._to_explain(sentence, (hit.first, hit.last), hit.term, hit.plain or hit.term.plain)
            return
        message = N_("‘%(term)s’ is vaktaal: ‘%(plain)s’")
        if first.kind == "dotted":
            message = N_("‘%(term)s’ is een afkorting: ‘%(plain)s’")
        elif hit.term.kind == "simplify":
            message = N_("‘%(term)s’ kan eenvoudiger: ‘%(plain)s’")
        instead = _as_capital(first.text, hit.plain) if hit.plain else None
        values = {"term": shown, "plain": hit.plain or hit.term.plain}
        yield Remark(first.start, last.end, "term", message, values, instead)

    def _to_explain(self, sentence: Sentence, span: tuple[int, int], term: Term, plain: str) -> Iterator[Remark]:
        """Say once that a term needs explaining; not when its explanation stands beside it."""
        if term.term in self._explained:
            return
        self._explained.add(term.term)
        if explained(sentence.tokens, *span):
            return
        start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end
        used = self._text[start:end]
        message = N_("‘%(term)s’ kent niet iedereen. Leg het uit: ‘%(plain)s’")
        yield Remark(start, end, "term", message, {"term": used, "plain": plain}, f"{used} ({plain})")

    def _about_word(self, sentence: Sentence, place: int, shouted: bool) -> Iterator[Remark]:
        token = sentence.tokens[place]
        if token.kind == "dotted":
            yield from self._about_abbreviation(sentence, place, token.text)
        elif token.kind == "word":
            capitals = next((part for part in token.text.split("-") if _is_abbreviation(part)), "")
            if capitals and not shouted:
                yield from self._about_abbreviation(sentence, place, capitals)
            elif not self._is_name(sentence, place):
                self.weighed.append(token)
                yield from self._about_meaning(token)

    def _about_abbreviation(self, sentence: Sentence, place: int, short: str) -> Iterator[Remark]:
        token = sentence.tokens[place]
        name = short.split("'")[0].split("’")[0]
        if (
            name in self._glossary.known_abbreviations
            or name in self._explained
            or _is_initials(token, sentence, place)
        ):
            return
        term = self._glossary.terms.get(name)
        if term and term.kind == "explain":
            yield from self._to_explain(sentence, (place, place + 1), term, term.plain)
            return
        self._explained.add(name)
        if not explained(sentence.tokens, place, place + 1):
            message = N_("De afkorting ‘%(short)s’ kent niet iedereen. Schrijf die uit")
            yield Remark(token.start, token.end, "abbreviation", message, {"short": short})

    def _about_meaning(self, token: Token) -> Iterator[Remark]:
        if token.text.split("-")[0].upper() in self._glossary.known_abbreviations:
            return  # "vmbo-tl"
        about = known(token.lower)
        shown = token.text if len(token.text) <= _SHOWN else f"{token.text[:_SHOWN]}…"
        letters = max(len(part) for part in token.lower.split("-"))
        if about.own < self._thresholds.remark_rare and not about.parts:
            message = N_("‘%(word)s’ is een moeilijk woord. Kies een gewoner woord")
            yield Remark(token.start, token.end, "rare_word", message, {"word": shown})
        elif letters >= self._thresholds.remark_letters:
            message = N_("‘%(word)s’ is een lang woord (%(count)d letters). Zeg het met kortere woorden")
            yield Remark(token.start, token.end, "long_word", message, {"word": shown, "count": letters})

    def _is_name(self, sentence: Sentence, place: int) -> bool:
        token = sentence.tokens[place]
        if not token.text[0].isupper() or token.text.isupper():
            return False
        if not sentence.starts(place) or token.lower in self._names:
            return True
        about = known(token.lower)
        return about.own < _NAME and not about.parts and not in_dictionary(token.lower)


_NAME = 3.5  # Zipf; a first word with a capital that is more common is a word


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word is written in capitals as a short form: "OPP", "TOA's"."""
    word = word.split("'")[0].split("’")[0]
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and word.isupper() and word.isalpha()


def _is_shouted(sentence: Sentence) -> bool:
    words = [token for token in sentence.tokens if token.kind == "word"]
    return len(words) > 2 and all(token.text.isupper() for token in words)


def _is_initials(token: Token, sentence: Sentence, place: int) -> bool:
    """Tell whether these are somebody's initials: capitals with points, and a name after them."""
    following = sentence.tokens[place + 1 : place + 4]
    return token.kind == "dotted" and token.text.isupper() and any(one.text[0].isupper() for one in following)


def _as_capital(word: str, plain: str) -> str:
    return plain[0].upper() + plain[1:] if word[0].isupper() and not word.isupper() else plain
