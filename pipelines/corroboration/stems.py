"""Words to content stems: what two tellings of one thing have in common.

Belongs here: tokens, affix stripping, synonyms, how telling a stem is, negated stems. Does not belong here: comparing claims.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipelines import language
from pipelines.language import LanguagePack

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+(?:[.,]\d+)*|%")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REACH = 4
"""Words from a negation in which the word that it governs must come ('tidak akan jebol')."""
_RAREST = 20.0
"""Pages in 10,000 that a word is taken to stand on when the frequency list does not have it."""


class Wording(NamedTuple):
    """What a text says.

    ``stems``: its content stems, each once, in order, with the number of capitalised words in a row of which each is
    one (1 outside names): together they tell one thing. ``negated``: stems that a negation governs. ``is_named``: it
    names somebody or something. ``points_back``: it is no more than a noun with a demonstrative ('tuduhan itu').
    """

    stems: dict[str, int]
    negated: frozenset[str]
    is_named: bool
    points_back: bool


class _Word(NamedTuple):
    low: str
    stem: str | None
    is_capital: bool
    negates: bool
    opens: bool


def _runs(words: Sequence[_Word]) -> list[int]:
    """For each word how many capitalised ones stand in a row there; 1 outside such a row."""
    lengths = [1] * len(words)
    start = 0
    for at in range(len(words) + 1):
        if at == len(words) or not words[at].is_capital:
            if at - start > 1:
                lengths[start:at] = [at - start] * (at - start)
            start = at + 1
    return lengths


@dataclass
class Stemmer:
    """The stems of one language; compiled once from its pack."""

    layers: list[list[tuple[str, str, str, str, int]]]
    function_words: frozenset[str]
    negations: dict[str, frozenset[str]]
    demonstratives: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    _words: dict[str, tuple[_Word, ...]] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """The word without its affixes, folded to its concept; a form to compare, not always a dictionary's root."""
        bare = self._bare(word)
        return self.concepts.get(bare, bare)

    def weight(self, stem: str) -> float:
        """How telling a stem is: natural log of the share of pages without it, by the language's frequency list."""
        known = self.weights.get(stem)
        if known is None:
            known = self.weights[stem] = _weight_of_figure(stem) if stem[0] == "#" else _HEAVIEST
        return known

    def read(self, text: str) -> Wording:
        """The content stems of ``text`` in order of appearance, and which of them a negation governs."""
        words: list[_Word] = []
        for token in _TOKEN.findall(text):
            words += self._words.get(token) or self._read_token(token)
        runs = _runs(words)
        stems: dict[str, int] = {}
        negated: set[str] = set()
        negation, skip = -_REACH, 0
        for at, (low, own, _, negates, opens) in enumerate(words):
            if skip:
                skip -= 1
                continue
            stem, run = own, runs[at]
            if opens:
                for phrase, concept in self.phrases[low]:
                    if tuple(word.low for word in words[at : at + len(phrase)]) == phrase:
                        stem, skip = concept, len(phrase) - 1
                        run = max(1, run - skip)
                        break
            if stem is None:
                if negates and not (at + 1 < len(words) and words[at + 1].low in self.negations[low]):
                    negation = at
                continue
            if stem not in stems or run < stems[stem]:
                stems[stem] = run
            if at - negation < _REACH:
                negated.add(stem)
            negation = -_REACH
        points_back = len(words) < 4 and any(word.low in self.demonstratives for word in words)
        is_named = any(word.is_capital for word in words[1:])
        return Wording(stems, frozenset(negated), is_named, points_back)

    def _read_token(self, token: str) -> tuple[_Word, ...]:
        made = tuple(self._word(part) for piece in _GLUE.split(token) for part in self._parts(piece))
        self._words[token] = made
        return made

    def _parts(self, token: str) -> list[str]:
        """A word with a hyphen taken apart, unless it is one word doubled (pejabat-pejabat) or a synonym's spelling."""
        one, _, other = token.partition("-")
        if not other or token.lower() in self.concepts:
            return [token.strip("-")]
        return [one] if self._bare(one.lower()) == self._bare(other.lower()) else [one, other]

    def _word(self, part: str) -> _Word:
        low = part.lower()
        negates = low in self.negations
        stem: str | None
        if part[:1].isdigit():
            stem = _figure(part)
        elif part in self.acronyms:
            stem = self.acronyms[part]
        elif negates:
            stem = None
        elif low in self.concepts:
            stem = self.concepts[low]
        else:
            stem = None if low in self.function_words or len(low) < 2 else self.stem(low)
        return _Word(low, stem, part[:1].isupper(), negates, low in self.phrases)

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


def _weight_of_figure(stem: str) -> float:
    digits = len(stem.strip("#0").replace(".", ""))
    return 1.5 if digits < 2 or _YEAR.fullmatch(stem[1:]) else 2.5 if digits == 2 else 4.5


_HEAVIEST = math.log(10000 / _RAREST)


@cache
def stemmer(code: str) -> Stemmer:
    """The stemmer of a language tag ('id', 'id-ID'); of a language without a pack, one that knows no affixes."""
    base = code.split("-", maxsplit=1)[0]
    if base not in language.available():
        return Stemmer([], frozenset(), {}, frozenset())
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
        negations={row["word"]: frozenset(row["unless"].split("|")) for row in pack.rows("negations")},
        demonstratives=frozenset(pack.column("demonstratives", "word")),
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
