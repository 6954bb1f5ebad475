"""Tokens to the hashed features that the tagger weighs.

Belongs here: what the tagger sees of a word and its neighbours. Does not belong here: weights (``tagger``) or training (``training``).

A word type has a row of attributes (letters, affixes, shape, how common, role); a token adds what the lexicon says of its place. A
feature is a template of one to three attributes of neighbouring tokens, hashed to a row of the weights (Weinberger et al. 2009).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipelines.entities.lexicon import KEPT, Lexicon

BITS = 17
PAD = 2  # rows between sentences, so that no feature reaches into the next
_RUNS = re.compile(r"(.)\1+")
_DIGIT = re.compile(r"\d")

ATTRIBUTES = (
    "low", "cased", "shape", "long", "p2", "p3", "p4", "s2", "s3", "s4", "common", "capital", "trigger", "part", "known", "place",
)  # fmt: skip
_CAPITAL = ATTRIBUTES.index("capital")
SMALL = 70  # the attribute "capital" of a word without any
TOKEN_ATTRIBUTES = 2  # the last ones depend on the place: known, place


def _templates() -> list[npt.NDArray[np.int64]]:
    """The first, second and third cells of all templates that have one, as columns of the shifted attributes.

    Templates are in order of their number of cells, so that those with a third cell are the last.
    """
    found: list[list[tuple[str, int]]] = []

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
    width = len(ATTRIBUTES)
    found.sort(key=len)
    rows = [[(ATTRIBUTES.index(a) + (o + PAD) * width) for a, o in cells] for cells in found]
    return [np.array([row[j] for row in rows if len(row) > j], dtype=np.int64) for j in range(3)]


CELLS = _templates()
TEMPLATES = 1 + len(CELLS[0])  # the first is the bias, which has no cell
_SEED = np.arange(1, TEMPLATES + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)


class Encoder:
    """Turns sentences into rows of features; keeps the attributes of the word types it has seen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._clear()

    def _clear(self) -> None:
        self.index: dict[str, int] = {}
        self.table = np.zeros((1024, len(ATTRIBUTES) - TOKEN_ATTRIBUTES), np.uint32)

    def features(
        self, sentences: Sequence[Sequence[str]], *, near_capitals: bool = False
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Feature rows of tokens, one column a template; which tokens they are; the number of each sentence's first token, plus the end.

        All tokens have a row, or, with ``near_capitals``, those that have a capital or stand beside one that has.
        """
        lengths = np.array([len(s) for s in sentences], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        total = int(starts[-1])
        padded = np.zeros((total + PAD * (len(sentences) + 1), len(ATTRIBUTES)), np.uint32)
        where = np.arange(total) + PAD * np.repeat(np.arange(1, len(sentences) + 1), lengths)
        ids = self._ids([w for s in sentences for w in s])
        padded[where, :-TOKEN_ATTRIBUTES] = self.table[ids]
        padded[where, -2] = [k for s in sentences for k in self._known(s)]
        padded[where, -1] = 3
        padded[where[starts[:-1][lengths > 0]], -1] = 1
        chosen = np.arange(total)
        if near_capitals:
            capital = self.table[ids, _CAPITAL] > SMALL
            near = capital.copy()
            near[1:] |= capital[:-1]
            near[:-1] |= capital[1:]
            chosen = np.flatnonzero(near)
            where = where[chosen]
        shifted = np.concatenate([padded[where + o] for o in range(-PAD, PAD + 1)], axis=1)
        hashed = np.empty((len(chosen), TEMPLATES), np.uint32)
        hashed[:] = _SEED
        for cells in CELLS:
            part = hashed[:, TEMPLATES - len(cells) :]
            part ^= shifted.take(cells, axis=1) + np.uint32(0x9E3779B9)
            part *= np.uint32(0x85EBCA6B)
            part ^= part >> np.uint32(15)
        hashed >>= np.uint32(32 - BITS)
        return hashed.astype(np.int64), chosen, starts

    def _ids(self, words: list[str]) -> list[int]:
        """Rows of the words in the table of attributes; new words are entered."""
        if len(self.index) > KEPT:
            self._clear()
        index = self.index
        ids = [index.get(word, -1) for word in words]
        if -1 in ids:
            for word in words:
                if word not in index:
                    self._enter(word)
            ids = [index[word] for word in words]
        return ids

    def _enter(self, word: str) -> None:
        row = self.index[word] = len(self.index)
        if row == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        self.table[row] = self._attributes(word)

    def _attributes(self, word: str) -> list[int]:
        low = _DIGIT.sub("0", word.lower())
        shape = _shape(word)
        letters = [low, "=" + word, _RUNS.sub(r"\1", shape), f"{shape[:8]}{min(len(word), 9)}"]
        affixes = [low[:2], low[:3], low[:4], "-" + low[-2:], "-" + low[-3:], "-" + low[-4:]]
        lexicon = self.lexicon
        share = lexicon.capital_share.get(word.lower())
        common = 9 if share is None else share // 15
        capital = (1 if word[0].isupper() else 0) + (2 if word.isupper() and len(word) > 1 else 0)
        return [_hash(x) for x in letters + affixes] + [
            common + 50,
            capital + SMALL,
            lexicon.trigger(word) + 100,
            90 + self._part(word),
        ]

    def _part(self, word: str) -> int:
        """Whether the word is one of persons' names, as it stands or but for shouting: 'Budi', 'BUDI'."""
        parts = self.lexicon.parts
        return 1 if word in parts else 2 if word.isupper() and word.title() in parts else 0

    def _known(self, words: Sequence[str]) -> list[int]:
        """For each token what the lexicon says of its place: the type of the longest known name and whether it starts there."""
        marks = [40] * len(words)
        names, i, listed = self.lexicon.names, 0, list(words)
        while i < len(listed):
            found = names.at(listed, i) if listed[i] in names.longest else None
            if found is None or not listed[i][0].isupper():
                i += 1
                continue
            n, name = found
            code = 41 + 4 * ("PER", "ORG", "LOC", "FAC", "MISC").index(name.type) + 2 * name.sure
            marks[i : i + n] = [code] + [code + 1] * (n - 1)
            i += n
        return marks


def _shape(word: str) -> str:
    return "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8"))
