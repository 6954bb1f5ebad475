"""Words to content stems: what a language says of one word.

Belongs here: affix stripping, synonyms, how telling a stem is. Does not belong here: whole texts (``wordings.py``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipelines import language
from pipelines.language import LanguagePack

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+(?:[.,]\d+)*|%")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DAY = re.compile(r"#(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WEIGHT_OF_DAY = 3.5
_RAREST = 20.0
"""Pages in 10,000 that a word is taken to stand on when the frequency list does not have it."""


class Word(NamedTuple):
    """One word of a token, in small letters, with the stem that it means alone (None: it carries no matter)."""

    low: str
    stem: str | None
    is_capital: bool


Layer = tuple[bool, dict[str, list[tuple[str, str, str, int]]]]
"""Affixes of which one at most is stripped: whether from the end of the word, and, by the letter that the word ends or
begins with, each affix, what takes its place, the letters that may follow it, and how many must be left."""


@dataclass
class Stemmer:
    """The stems of one language; compiled once from its pack."""

    layers: list[Layer]
    function_words: frozenset[str]
    negations: dict[str, frozenset[str]]
    demonstratives: frozenset[str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    _met: dict[str, str | None] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """The word without its affixes, folded to its concept; a form to compare, not always a dictionary's root."""
        form = word
        for form in self._forms(word):
            if form in self.concepts:
                return self.concepts[form]
        return form

    def weight(self, stem: str) -> float:
        """How telling a stem is: natural log of the share of pages without it, by the language's frequency list."""
        known = self.weights.get(stem)
        return (_weight_of_figure(stem) if stem[0] == "#" else _HEAVIEST) if known is None else known

    def words(self, token: str) -> list[Word]:
        """The words of a token: one, unless two are glued together or joined by a hyphen."""
        if "-" not in token and (token.islower() or not _GLUE.search(token)):
            return [self._word(token)]
        return [self._word(part) for piece in _GLUE.split(token) for part in self._parts(piece)]

    def _parts(self, token: str) -> list[str]:
        """A word with a hyphen taken apart, unless it is one word doubled (pejabat-pejabat) or a synonym's spelling."""
        one, _, other = token.partition("-")
        if not other or token.lower() in self.concepts:
            return [token.strip("-")]
        return [one] if self._bare(one.lower()) == self._bare(other.lower()) else [one, other]

    def _word(self, part: str) -> Word:
        low = part.lower()
        if part[:1].isdigit():
            return Word(low, _figure(part), False)
        if part in self.acronyms:
            stem: str | None = self.acronyms[part]
        elif low in self._met:
            stem = self._met[low]
        else:
            stem = self._met[low] = self._matter(low)
        return Word(low, stem, part[:1].isupper())

    def _matter(self, low: str) -> str | None:
        """The stem of a word in small letters; None if it carries no matter."""
        if low in self.negations:
            return None
        if low in self.concepts:
            return self.concepts[low]
        return None if low in self.function_words or len(low) < 2 else self.stem(low)

    def _bare(self, word: str) -> str:
        *_, last = self._forms(word)
        return last

    def _forms(self, word: str) -> Iterator[str]:
        """The word, and what is left of it after each layer of affixes that takes one away."""
        yield word
        for strips_end, affixes in self.layers:
            for affix, replacement, before, keep in affixes.get(word[-1 if strips_end else 0], ()):
                length = len(word) - len(affix)
                if length < keep or not (word.endswith(affix) if strips_end else word.startswith(affix)):
                    continue
                if strips_end:
                    word = word[:length]
                elif not before or word[len(affix)] in before:
                    word = replacement + word[len(affix) :]
                else:
                    continue
                yield word
                break


def _figure(token: str) -> str:
    """A number as a stem: '1.200' is #1200, '5,50' is #5.5, '07' is #7."""
    if _THOUSANDS.fullmatch(token):
        token = token.replace(".", "")
    token = token.replace(",", ".")
    if "." in token:
        token = token.rstrip("0").rstrip(".")
    return "#" + (token.lstrip("0") or "0")


def is_day(stem: str) -> bool:
    """Whether a figure is a day as ``canonical.py`` writes it: 20250311."""
    return _DAY.fullmatch(stem) is not None


def _weight_of_figure(stem: str) -> float:
    digits = len(stem.strip("#0").replace(".", ""))
    if is_day(stem):
        return _WEIGHT_OF_DAY
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
    layers: dict[tuple[int, bool], dict[str, list[tuple[str, str, str, int]]]] = {}
    for row in pack.rows("affixes"):
        affix, strips_end = row["affix"], row["position"] == "end"
        layer = layers.setdefault((int(row["layer"]), strips_end), {})
        layer.setdefault(affix[-1 if strips_end else 0], []).append(
            (affix, row["replacement"], row["before"], int(row["keep"]))
        )
    made = Stemmer(
        layers=[(key[1], layers[key]) for key in sorted(layers)],
        function_words=frozenset(pack.column("function_words", "word")),
        negations={row["word"]: frozenset(row["unless"].split("|")) for row in pack.rows("negations")},
        demonstratives=frozenset(pack.column("demonstratives", "word")),
    )
    known = made.function_words.union(pack.column("word_frequency", "word"))
    for row in pack.rows("synonyms"):
        concept, word = row["concept"].replace(" ", "_"), row["word"]
        if word.isupper():
            made.acronyms[word] = concept
        elif " " in word:
            words = tuple(word.lower().split())
            made.phrases.setdefault(words[0], []).append((words, concept))
        else:
            made.concepts[word] = concept
            bare = made._bare(word)
            if bare not in known:  # 'amankan' may mean an arrest, 'aman' does not
                made.concepts.setdefault(bare, concept)
    for found in made.phrases.values():
        found.sort(key=lambda phrase: (-len(phrase[0]), phrase))
    pages: dict[str, float] = {}
    for row in pack.rows("word_frequency"):
        stem = made.stem(row["word"])
        pages[stem] = pages.get(stem, 0.0) + float(row["pages_per_10000"])
    made.weights = {s: max(0.1, min(_HEAVIEST, math.log(10000 / min(n, 9999.0)))) for s, n in pages.items()}
    return made
