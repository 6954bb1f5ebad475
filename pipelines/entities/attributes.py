"""Words to attributes: what is known of a word wherever it stands, as numbers.

Belongs here: letters, affixes, shape, capitals, how common, role, clusters. Does not belong here: neighbours (``features``).

All words of a list are laid end to end and looked at together, as arrays of code points. A stretch of letters becomes a
polynomial of its code points (Karp and Rabin 1987) modulo 2^32, from the sums up to where it begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from pipelines.entities.lexicon import Lexicon

# In the order of the columns; ``opens``: a known name may begin with the word, which no feature uses.
NAMES = (
    "low", "cased", "shape", "long", "p2", "p3", "p4", "s2", "s3", "s4", "common", "capital", "trigger", "part", "coarse", "fine", "finest", "opens",
)  # fmt: skip
SMALL = 1  # "capital" of a word without any
_BASE = 0x9E3779B1  # of the polynomials; odd, so that it has an inverse
_END = "\n"  # stands in no word
_DIGIT = re.compile(r"\d")
_SHARE = 15  # percent of a word's places in which it has a capital, to a step of "common"
Numbers = npt.NDArray[np.uint32]


class Attributes:
    """The attributes of words in one language; ``words`` and ``clusters`` as of ``features.Encoder``."""

    def __init__(self, lexicon: Lexicon, words: Sequence[str], clusters: npt.NDArray[np.uint16]) -> None:
        self.clustered = {word: i for i, word in enumerate(words, 1)}
        self.clusters = np.pad(clusters.astype(np.uint32) + 1, ((0, 0), (1, 0)))
        self.steps = {word: 1 + share // _SHARE for word, share in lexicon.capital_share.items()}
        self.roles = lexicon.triggers
        self.parts = dict.fromkeys(lexicon.parts, 1)
        self.openings = dict.fromkeys(lexicon.names.lengths, 1)

    def of(self, words: Sequence[str]) -> Numbers:
        """A row a word, the columns as in ``NAMES``. Which words stand beside a word in the list changes nothing in its row."""
        text = "".join(f"{word}{_END}" for word in words)
        plain = _DIGIT.sub("0", text)
        small = plain.lower()
        plains, smalls = plain.split(_END)[:-1], small.split(_END)[:-1]
        calm = [w.title() if w.isupper() else w.lower() for w in plains]  # but for shouting, else for a capital
        low, letters = _laid(small), _laid(text.translate(_SHAPES))
        runs = Laid(letters.codes[np.diff(letters.codes, prepend=0) != 0])  # 'Xx-Xx' for 'Xxxxx-Xxxx'
        capital = letters.codes[letters.starts] == ord("X")
        shouted = np.fromiter(map(str.isupper, words), bool, len(words)) & (letters.lengths > 1)
        cluster = _numbers(self.clustered, plains)
        cluster = np.where(cluster, cluster, _numbers(self.clustered, calm))
        columns: list[npt.NDArray[np.generic]] = [
            low.whole(),
            _laid(plain).whole(),
            runs.whole(),
            letters.first(8) + np.minimum(letters.lengths, 9).astype(np.uint32),
            *(low.first(count) for count in (2, 3, 4)),
            *(low.last(count) for count in (2, 3, 4)),
            1 + _numbers(self.steps, smalls),
            SMALL + capital + 2 * shouted,
            1 + (_numbers(self.roles, words) | _numbers(self.roles, smalls)),
            1 + _numbers(self.parts, words) + 2 * shouted * _numbers(self.parts, calm),
            *(1 + self.clusters[:, cluster]),
            _numbers(self.openings, words) * capital,
        ]
        return np.stack(columns, axis=1).astype(np.uint32, copy=False)


class Laid:
    """Words end to end, a line end behind each: their code points, where each word starts, how many letters it has."""

    def __init__(self, codes: Numbers) -> None:
        self.codes = codes
        ends = np.flatnonzero(codes == ord(_END))
        self.starts = np.concatenate([[0], ends[:-1] + 1])
        self.lengths = ends - self.starts
        self.sums = np.append(np.uint32(0), np.cumsum(codes * _powers(_BASE, len(codes)), dtype=np.uint32))
        self.back = _powers(pow(_BASE, -1, 1 << 32), len(codes))

    def whole(self) -> Numbers:
        """A number for each word."""
        return self._between(self.starts, self.starts + self.lengths)

    def first(self, count: int) -> Numbers:
        """A number for the first letters of each word."""
        return self._between(self.starts, self.starts + np.minimum(self.lengths, count))

    def last(self, count: int) -> Numbers:
        """A number for the last letters of each word."""
        ends = self.starts + self.lengths
        return self._between(ends - np.minimum(self.lengths, count), ends)

    def _between(self, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> Numbers:
        """The polynomials of the letters [start, end), which are the same wherever these stand."""
        return (self.sums[ends] - self.sums[starts]) * self.back[starts]


def _laid(text: str) -> Laid:
    return Laid(np.frombuffer(text.encode("utf-32-le"), "<u4"))


def _powers(base: int, count: int) -> Numbers:
    """The powers of the base from 0 on, modulo 2^32."""
    return np.cumprod(np.append(np.uint32(1), np.full(count - 1, base, np.uint32)), dtype=np.uint32)


def _numbers(of: Mapping[str, int], words: Sequence[str]) -> Numbers:
    """What a mapping has for each word, 0 for nothing."""
    return np.fromiter(map(of.get, words, repeat(0)), np.uint32, len(words))


class _Shapes(dict[int, str]):
    """For str.translate: each letter as X or x, each digit as d, all else as it is."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = found = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        return found


_SHAPES = _Shapes()
