"""Words to content stems: what two tellings of one thing have in common.

Belongs here: tokens, affix stripping, synonyms, how telling a stem is, negated stems. Does not belong here: comparing claims.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache

from pipelines import language
from pipelines.language import LanguagePack

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_RAREST = 20.0
"""Pages in 10,000 that a word is taken to stand on when the frequency list does not have it."""


@dataclass(frozen=True)
class Wording:
    """The stems of a text, in order, function words left out; ``negated`` are those that follow a negation."""

    stems: tuple[str, ...]
    negated: frozenset[str]


@dataclass
class Stemmer:
    """The stems of one language; compiled once from its pack."""

    layers: list[list[tuple[str, str, str, str, int]]]
    function_words: frozenset[str]
    negations: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    acronyms: dict[str, str]
    concepts: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """The word without its affixes, folded to its concept; a form to compare, not always a dictionary's root."""
        known = self._seen.get(word)
        if known is None:
            bare = self._bare(word)
            known = self._seen[word] = self.concepts.get(bare, bare)
        return known

    def weight(self, stem: str) -> float:
        """How telling a stem is: natural log of the share of pages without it, by the language's frequency list."""
        if stem[0] == "#":
            digits = len(stem.strip("#0").replace(".", ""))
            return 1.5 if digits < 2 or _YEAR.fullmatch(stem[1:]) else 2.5 if digits == 2 else 4.5
        return self.weights.get(stem, _HEAVIEST)

    def read(self, text: str) -> Wording:
        """The content stems of ``text`` in order of appearance, and which of them a negation governs."""
        tokens = [part for token in _TOKEN.findall(_GLUE.sub(" ", text)) for part in self._parts(token)]
        stems: list[str] = []
        negated: set[str] = set()
        negating, at = False, 0
        while at < len(tokens):
            token = tokens[at]
            if token[0].isdigit():
                stems.append(_figure(token))
                at += 1
                continue
            low = token.lower()
            found, width = self._phrase(tokens, at, low)
            at += width
            if found is None:
                found = self.acronyms.get(token)
            if found is None:
                if low in self.negations:
                    negating = True
                    continue
                if low in self.function_words or len(low) < 2:
                    continue
                found = self.stem(low)
            stems.append(found)
            if negating:
                negated.add(found)
                negating = False
        return Wording(tuple(stems), frozenset(negated))

    def _parts(self, token: str) -> list[str]:
        """A word with a hyphen taken apart, unless it is one word doubled (pejabat-pejabat) or a synonym's spelling."""
        if "-" not in token or token.lower() in self.concepts:
            return [token]
        one, other = token.split("-")
        return [one] if self._bare(one.lower()) == self._bare(other.lower()) else [one, other]

    def _phrase(self, tokens: list[str], at: int, low: str) -> tuple[str | None, int]:
        for words, concept in self.phrases.get(low, ()):
            if len(words) <= len(tokens) - at and all(
                tokens[at + n].lower() == word for n, word in enumerate(words[1:], 1)
            ):
                return concept, len(words)
        return None, 1

    def _bare(self, word: str) -> str:
        for layer in self.layers:
            for position, affix, replacement, before, keep in layer:
                if position == "end":
                    if word.endswith(affix) and len(word) - len(affix) >= keep:
                        word = word[: len(word) - len(affix)]
                        break
                elif word.startswith(affix) and len(word) - len(affix) >= keep:
                    if before and word[len(affix)] not in before:
                        continue
                    word = replacement + word[len(affix) :]
                    break
        return word


def _figure(token: str) -> str:
    """A number as a stem: '1.200' is #1200, '5,50' is #5.5, '07' is #7."""
    if _THOUSANDS.fullmatch(token):
        token = token.replace(".", "")
    token = token.replace(",", ".")
    if "." in token:
        token = token.rstrip("0").rstrip(".")
    return "#" + (token.lstrip("0") or "0")


_HEAVIEST = math.log(10000 / _RAREST)


@cache
def stemmer(code: str) -> Stemmer:
    """The stemmer of a language tag ('id', 'id-ID'); of a language without a pack, one that knows no affixes."""
    base = code.split("-", maxsplit=1)[0]
    if base not in language.available():
        return Stemmer([], frozenset(), frozenset(), {}, {})
    return _compile(language.load(base))


def _compile(pack: LanguagePack) -> Stemmer:
    layers: dict[int, list[tuple[str, str, str, str, int]]] = {}
    for row in pack.rows("affixes"):
        layers.setdefault(int(row["layer"]), []).append(
            (row["position"], row["affix"], row["replacement"], row["before"], int(row["keep"]))
        )
    made = Stemmer(
        layers=[layers[n] for n in sorted(layers)],
        function_words=frozenset(pack.column("function_words", "word")),
        negations=frozenset(pack.column("negations", "word")),
        phrases={},
        acronyms={},
    )
    for row in pack.rows("synonyms"):
        concept, word = row["concept"].replace(" ", "_"), row["word"]
        if word.isupper():
            made.acronyms[word] = concept
        elif " " in word:
            words = tuple(word.lower().split())
            made.phrases.setdefault(words[0], []).append((words, concept))
        else:
            made.concepts[made._bare(word)] = concept
            made.concepts.setdefault(word, concept)
    for found in made.phrases.values():
        found.sort(key=lambda phrase: (-len(phrase[0]), phrase))
    pages: dict[str, float] = {}
    for row in pack.rows("word_frequency"):
        stem = made.stem(row["word"])
        pages[stem] = pages.get(stem, 0.0) + float(row["pages_per_10000"])
    made.weights = {s: max(0.1, min(_HEAVIEST, math.log(10000 / min(n, 9999.0)))) for s, n in pages.items()}
    return made
