"""Many texts read at once: which content stems each has, and which of them a negation governs.

Belongs here: what depends on the order of words. Does not belong here: single words (``stems.py``), comparing claims.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.pieces import Pieces
from pipelines.corroboration.stems import TOKEN, Stemmer, Word, stemmer

_Numbers = npt.NDArray[Any]

_REACH = 4
"""Words from a negation in which the word that it governs must come ('tidak akan jebol')."""
_FEW = 4
"""Words from which a text is more than a noun with a demonstrative; content words from which it says more than a little."""


class Wordings(NamedTuple):
    """What texts say.

    One element a content stem of a text, by text and stem: ``text``, ``stem`` (its number), ``run`` (how many capitalised
    words stand in a row where it is one of them, the fewest; 1 outside names: together they tell one thing), ``negated``.
    One element a text: ``is_named``, it names somebody or something; ``points_back``, it is no more than a noun with a
    demonstrative ('tuduhan itu'); ``leans_back``, it says little, with a demonstrative ('kabar itu tidak benar').
    """

    text: _Numbers
    stem: _Numbers
    run: _Numbers
    negated: _Numbers
    is_named: _Numbers
    points_back: _Numbers
    leans_back: _Numbers


class Vocabulary(dict[str, int]):
    """Words and their numbers; a new word gets the next one when it is asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Reader:
    """Reads texts of any languages into numbered stems; remembers the words that it has met."""

    def __init__(self) -> None:
        self.stems = Vocabulary()
        self._words: dict[str, _Words] = {}
        self._weights: dict[str, list[float]] = {}

    def read(self, texts: Sequence[str], language: str) -> Wordings:
        """The content stems of the texts, all of one language (a BCP 47 tag)."""
        if language not in self._words:
            self._words[language] = _Words(stemmer(language), self.stems)
        words = self._words[language]
        return _wordings(words, *words.pieces.tokens(texts), len(texts))

    def weights(self, language: str) -> _Numbers:
        """How telling each stem is that was read so far, in that language."""
        known, tongue = self._weights.setdefault(language, []), stemmer(language)
        known += [tongue.weight(stem) for stem in list(self.stems)[len(known) :]]
        return np.array(known)

    def ranks(self) -> _Numbers:
        """The place of each stem in the order of the alphabet: an order that does not depend on what was read first."""
        placed = np.empty(len(self.stems), np.int64)
        placed[sorted(range(len(self.stems)), key=list(self.stems).__getitem__)] = np.arange(len(self.stems))
        return placed


class _Words:
    """The words of a language that were met, by number."""

    def __init__(self, tongue: Stemmer, stems: Vocabulary) -> None:
        self.tongue, self.stems = tongue, stems
        self.pieces = Pieces(self._words_of)
        self.lows: list[str] = []
        self.stem_of, self.marks = array("i"), array("b")
        self._tokens: dict[str, list[int]] = {}

    def _words_of(self, piece: str) -> list[int]:
        found: list[int] = []
        for token in TOKEN.findall(piece):
            numbers = self._tokens.get(token)
            if numbers is None:
                numbers = self._tokens[token] = [self._number(word) for word in self.tongue.words(token)]
            found += numbers
        return found

    def _number(self, word: Word) -> int:
        """The number of a word of a new token."""
        low, stem, is_capital = word
        tongue = self.tongue
        self.lows.append(low)
        self.stem_of.append(-1 if stem is None else self.stems[stem])
        self.marks.append(
            _CAPITAL * is_capital
            | _NEGATES * (low in tongue.negations)
            | _OPENS * (low in tongue.phrases)
            | _POINTS * (low in tongue.demonstratives)
        )
        return len(self.lows) - 1


_CAPITAL, _NEGATES, _OPENS, _POINTS = 1, 2, 4, 8


def _wordings(words: _Words, word: _Numbers, text: _Numbers, texts: int) -> Wordings:
    marks = np.array(words.marks, np.int8)[word]
    stem = np.array(words.stem_of, np.int32)[word]
    is_capital = marks & _CAPITAL > 0
    run = _runs(is_capital, text)
    within = np.ones(len(word), bool)
    for at, end, concept in _phrases(words, word, text, np.flatnonzero(marks & _OPENS)):
        stem[at], run[at], within[at + 1 : end] = words.stems[concept], max(1, run[at] - (end - at - 1)), False
    content = np.flatnonzero((stem >= 0) & within)
    negations = np.flatnonzero((marks & _NEGATES > 0) & (stem < 0) & within)
    negated = _governed(content, _negating(words, word, text, negations), text)

    key = text[content].astype(np.int64) * len(words.stems) + stem[content]
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(np.diff(key[order], prepend=-1))
    found = content[order][starts]
    if len(starts):
        run_of = np.minimum.reduceat(run[content][order], starts)
        negated_of = np.logical_or.reduceat(negated[order], starts)
    else:
        run_of, negated_of = np.empty(0, np.int64), np.empty(0, bool)
    first = np.diff(text, prepend=-1) > 0
    is_named = np.bincount(text[is_capital & ~first], minlength=texts) > 0
    points = np.bincount(text[marks & _POINTS > 0], minlength=texts) > 0
    return Wordings(
        text[found],
        stem[found],
        run_of,
        negated_of,
        is_named,
        points & (np.bincount(text, minlength=texts) < _FEW),
        points & (np.bincount(text[found], minlength=texts) < _FEW),
    )


def _runs(is_capital: _Numbers, text: _Numbers) -> _Numbers:
    """For each word how many capitalised ones stand in a row there; 1 outside such a row."""
    starts = np.flatnonzero((np.diff(is_capital, prepend=False) != 0) | (np.diff(text, prepend=-1) > 0))
    length = np.diff(starts, append=len(text))
    return np.where(is_capital, np.repeat(length, length), 1)


def _phrases(words: _Words, word: _Numbers, text: _Numbers, openings: _Numbers) -> Iterator[tuple[int, int, str]]:
    """The phrases that stand for one concept: where each begins and ends, and the concept; the first of two that overlap."""
    lows, done = words.lows, 0
    following = word[np.minimum(openings + 1, len(word) - 1)].tolist()
    for at, first, second in zip(openings.tolist(), word[openings].tolist(), following, strict=True):
        for phrase, concept in words.tongue.phrases[lows[first]] if at >= done else ():
            end = at + len(phrase)
            if lows[second] != phrase[1] or end > len(word) or text[end - 1] != text[at]:
                continue
            if tuple(lows[n] for n in word[at:end].tolist()) == phrase:
                yield at, end, concept
                done = end
                break


def _negating(words: _Words, word: _Numbers, text: _Numbers, negations: _Numbers) -> _Numbers:
    """Those of the negations that negate: not the first half of a pair such as 'tidak hanya'."""
    kept = []
    for at in negations.tolist():
        unless = words.tongue.negations[words.lows[word[at]]]
        follows = at + 1 < len(word) and text[at + 1] == text[at]
        if not (follows and words.lows[word[at + 1]] in unless):
            kept.append(at)
    return np.array(kept, np.int64)


def _governed(content: _Numbers, negations: _Numbers, text: _Numbers) -> _Numbers:
    """Which content words are the first after a negation, and near it."""
    if not len(negations):
        return np.zeros(len(content), bool)
    last = np.searchsorted(negations, content) - 1
    negation = negations[np.maximum(last, 0)]
    before = np.concatenate([[-1], content[:-1]])
    return (last >= 0) & (negation > before) & (content - negation < _REACH) & (text[negation] == text[content])
