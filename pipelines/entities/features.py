"""Tokens to the hashed features that the tagger weighs.

Belongs here: what the tagger sees of a word and its neighbours. Does not belong here: what is known of a word by itself (``attributes``),
weights (``tagger``) or training (``training``).

A word type has a row of attributes; a token adds what the lexicon says of its place. A
feature is a template of one to three attributes of neighbouring tokens, hashed to a row of the weights (Weinberger et al. 2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.entities.attributes import NAMES as OF_WORDS
from pipelines.entities.attributes import Attributes
from pipelines.entities.lexicon import KEPT, Lexicon

BITS = 20
PAD = 2  # rows between sentences, so that no feature reaches into the next

ATTRIBUTES = (*OF_WORDS, "known", "place")
CAPITAL = ATTRIBUTES.index("capital")
_OPENS = ATTRIBUTES.index("opens")
UNKNOWN = 40  # the attribute "known" of a token of no known name
_LONGEST = 16  # words of a known name
_TYPES = ("PER", "ORG", "LOC", "FAC", "MISC")
KNOWN = 41 + 4 * len(_TYPES)  # the attribute "known" stays below
TOKEN_ATTRIBUTES = 2  # the last ones depend on the place: known, place


def _templates() -> list[list[tuple[str, int]]]:
    """The attributes that each feature joins, with their places; in order of their number, a feature without any (the bias) first."""
    found: list[list[tuple[str, int]]] = [[]]

    def add(*cells: tuple[str, int]) -> None:
        found.append(list(cells))

    for o in (-2, -1, 0, 1, 2):
        add(("low", o))
        add(("shape", o))
    add(("cased", 0))
    for pair in ((-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 1)):
        add(*(("low", o) for o in pair))
    for o in (-1, 1):
        add(("low", o), ("shape", 0))
        add(("s3", o))
        add(("p3", o))
        add(("s2", o), ("shape", 0))
    add(("low", -2), ("shape", -1), ("shape", 0))
    for a in ("p2", "p3", "p4", "s2", "s3", "s4", "long"):
        add((a, 0))
    for a in ("s3", "p3"):
        add((a, 0), ("capital", -1), ("capital", 1))
    for cells in ((-1, 0), (0, 1), (-1, 0, 1), (-2, -1, 0), (0, 1, 2)):
        add(*(("shape", o) for o in cells))
    add(("place", 0), ("shape", 0))
    add(("place", 0), ("capital", 0), ("capital", 1))
    for o in (-2, -1, 0, 1, 2):
        add(("trigger", o), ("capital", o))
        add(("common", o), ("capital", o))
        add(("known", o))
    add(("trigger", -1), ("shape", 0))
    add(("trigger", 0), ("shape", 1))
    add(("trigger", -2), ("shape", -1), ("shape", 0))
    add(("trigger", -1), ("known", 0))
    add(("trigger", -1), ("common", 0), ("capital", 0))
    add(("common", 0), ("shape", 0), ("place", 0))
    add(("common", -1), ("common", 0), ("common", 1))
    add(("common", 0), ("common", 1), ("capital", 1))
    add(("common", 0), ("low", -1))
    add(("known", 0), ("shape", 0))
    add(("known", 0), ("low", -1))
    add(("known", 0), ("low", 0))
    add(("known", -1), ("known", 0))
    add(("known", 0), ("known", 1))
    add(("known", 0), ("shape", 1))
    add(("known", -1), ("shape", 0), ("common", 0))
    add(("part", 0))
    for run in ((-1, 0), (0, 1), (-1, 0, 1)):
        add(*(("part", o) for o in run))
    add(("part", 0), ("shape", 0), ("shape", 1))
    add(("part", -1), ("shape", 0))
    add(("part", 1), ("shape", 0))
    add(("part", 0), ("trigger", -1))
    add(("part", 0), ("common", 0))
    for o in (-2, -1, 0, 1, 2):
        add(("fine", o))
        add(("finest", o))
        add(("coarse", o), ("capital", o))
    for a in ("coarse", "fine"):
        for pair in ((-1, 0), (0, 1), (-1, 1)):
            add(*((a, o) for o in pair))
    for run in ((-1, 0, 1), (-2, -1, 0), (0, 1, 2)):
        add(*(("coarse", o) for o in run))
    for o in (-1, 0, 1):
        add(("fine", o), ("shape", 0))
        add(("finest", o), ("shape", 0))
    for o in (-1, 1):
        add(("fine", 0), ("low", o))
        add(("finest", 0), ("coarse", o))
    add(("finest", -1), ("coarse", 0))
    found.sort(key=len)
    return found


_FOUND = _templates()
TEMPLATES = len(_FOUND)
_WIDTH = len(ATTRIBUTES)


class Joined:
    """Some of the templates as columns of numbers: hashes the attributes of tokens and their neighbours."""

    def __init__(self, chosen: Sequence[int]) -> None:
        rows = [[ATTRIBUTES.index(a) + (o + PAD) * _WIDTH for a, o in _FOUND[n]] for n in chosen]
        self.cells = [np.array([row[j] for row in rows if len(row) > j], dtype=np.int64) for j in range(3)]
        self.seed = (np.array(chosen, dtype=np.uint32) + np.uint32(1)) * np.uint32(0x9E3779B1)

    def hash(self, shifted: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
        """Rows of weights, a line a template, of tokens whose attributes at all places are the columns of ``shifted``."""
        count = len(self.seed)
        hashed = np.empty((count, shifted.shape[1]), np.uint32)
        hashed[:] = self.seed[:, None]
        for cells in self.cells:
            part = hashed[count - len(cells) :]
            part ^= shifted.take(cells, axis=0) + np.uint32(0x9E3779B9)
            part *= np.uint32(0x85EBCA6B)
            part ^= part >> np.uint32(15)
        hashed >>= np.uint32(32 - BITS)
        return hashed.astype(np.int64)


_PLACES = range(-PAD, PAD + 1)
ALL = Joined(range(TEMPLATES))


def _alone(place: int, attributes: Sequence[str]) -> list[int]:
    """The templates of these attributes of one place only."""
    return [n for n, cells in enumerate(_FOUND) if cells and all(o == place and a in attributes for a, o in cells)]


# What a word type, or what the lexicon says of a token, weighs at each place by itself: its sum is known once the type is.
OF_TYPE = [Joined(_alone(place, ATTRIBUTES[:-TOKEN_ATTRIBUTES])) for place in _PLACES]
OF_KNOWN = [Joined(_alone(place, ["known"])) for place in _PLACES]
OF_BOTH = Joined(
    sorted(
        set(range(TEMPLATES)).difference(
            *(_alone(o, ATTRIBUTES[:-TOKEN_ATTRIBUTES]) + _alone(o, ["known"]) for o in _PLACES)
        )
    )
)


class Encoded(NamedTuple):
    """Sentences as numbers: rows of the word types, codes of what the lexicon says of each token, its place, all with ``PAD`` zeros round each
    sentence; where each token stands in these; the number of each sentence's first token, plus the end.
    """

    types: npt.NDArray[np.int64]
    known: npt.NDArray[np.int64]
    place: npt.NDArray[np.int64]
    where: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]


class Encoder:
    """Turns sentences into rows of features; keeps the attributes of the word types it has seen.

    ``words`` have clusters: ``clusters`` are their numbers, a line of the coarse, one of the fine and one of the finest; digits in words as 0.
    """

    def __init__(self, lexicon: Lexicon, words: Sequence[str], clusters: npt.NDArray[np.uint16]) -> None:
        self.lexicon = lexicon
        self.attributes = Attributes(lexicon, words, clusters)
        self.generation = 0
        self.clear()

    def clear(self) -> None:
        """Forgets all word types; row 0 is that of no word."""
        self.generation += 1
        self.index = defaultdict[str, int](count(1).__next__, {"": 0})
        self.table = np.zeros((1024, _WIDTH - TOKEN_ATTRIBUTES), np.uint32)

    def encode(self, sentences: Sequence[Sequence[str]]) -> Encoded:
        """The sentences' tokens as numbers."""
        lengths = np.array([len(s) for s in sentences], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        total = int(starts[-1])
        types, known, place = np.zeros((3, total + PAD * (len(sentences) + 1)), np.int64)
        where = np.arange(total) + PAD * np.repeat(np.arange(1, len(sentences) + 1), lengths)
        words = list(chain.from_iterable(sentences))
        types[where] = ids = self._ids(words)
        known[where] = UNKNOWN
        at = np.flatnonzero(self.table[ids, _OPENS])
        ends = starts[np.searchsorted(starts, at, side="right")]
        inside: list[int] = []
        codes: list[int] = []
        for first, last, code in self._known(words, at.tolist(), ends.tolist()):
            inside += range(first, last)
            codes += [code, *[code + 1] * (last - first - 1)]
        known[where[inside]] = codes
        place[where] = 3
        place[where[starts[:-1][lengths > 0]]] = 1
        return Encoded(types, known, place, where, starts)

    def shifted(self, encoded: Encoded, chosen: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
        """A column of attributes at all places for each of the chosen tokens."""
        at = encoded.where[chosen][:, None] + np.array(_PLACES)
        rows = np.empty((len(chosen), len(_PLACES), _WIDTH), np.uint32)
        rows[:, :, :-TOKEN_ATTRIBUTES] = self.table.take(encoded.types[at], axis=0)  # what a type has lies together
        rows[:, :, -2] = encoded.known[at]
        rows[:, :, -1] = encoded.place[at]
        return np.ascontiguousarray(rows.reshape(len(chosen), len(_PLACES) * _WIDTH).T)

    def features(self, sentences: Sequence[Sequence[str]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Feature rows of all tokens, one column a template; the number of each sentence's first token, plus the end."""
        encoded = self.encode(sentences)
        parts = np.array_split(np.arange(len(encoded.where)), 1 + len(encoded.where) // 10_000)
        return np.concatenate([ALL.hash(self.shifted(encoded, part)).T for part in parts]), encoded.starts

    def _ids(self, words: list[str]) -> npt.NDArray[np.int64]:
        """Rows of the words in the table of attributes; new words are entered."""
        if len(self.index) > KEPT:
            self.clear()
        first = len(self.index)
        ids = np.fromiter(map(self.index.__getitem__, words), np.int64, len(words))
        last = len(self.index)
        while last > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        if last > first:
            new = dict.fromkeys(words[i] for i in np.flatnonzero(ids >= first).tolist())
            self.table[first:last] = self.attributes.of(list(new))
        return ids

    def _known(self, words: list[str], at: list[int], ends: list[int]) -> Iterator[tuple[int, int, int]]:
        """The known names among the words, longest first where they overlap: first word, word after the last, code of type and certainty.

        ``at``: words that one may begin with; ``ends``: where the sentence of each ends.
        """
        last = 0
        for i, end in zip(at, ends, strict=True):
            found = self.lexicon.names.at(words[i : min(end, i + _LONGEST)], 0) if i >= last else None
            if found is not None:
                last = i + found[0]
                yield i, last, 41 + 4 * _TYPES.index(found[1].type) + 2 * found[1].sure
