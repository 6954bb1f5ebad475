"""Texts as hashes: what two articles that retell one another have in common.

Belongs here: words to 5-grams and sentences. Does not belong here: which articles are compared, and what follows from it.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration.pieces import Pieces

Hashes = npt.NDArray[np.uint64]
_Numbers = npt.NDArray[np.int64]

MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 1], np.uint64)
"""Odd multipliers of the hash of a 5-gram (those of xxHash64)."""
_END = re.compile(r'[.!?"“”]')
_TOKEN = re.compile(rf"\w+|{_END.pattern}")
_BREAK = " . "
"""In place of the end of a line: what ends a sentence too, and is no blank."""
_KNOWN = 1 << 18
"""Distinct pieces between blanks from which memory begins anew: those of some ten thousand articles."""
_LONG = 50
"""Letters and blanks from which a sentence is long enough to betray where it comes from."""


class Prints(NamedTuple):
    """Hashes that texts bear, text by text, each text's distinct and sorted; ``ends``: where each text's begin and end."""

    hashes: Hashes
    ends: _Numbers

    def of(self, text: int) -> Hashes:
        """The hashes that one text bears."""
        return self.hashes[self.ends[text] : self.ends[text + 1]]


class Printer:
    """Makes the prints of texts, some at a time; remembers the words that it has met, up to ``_KNOWN``."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._tokens = tokens = _Tokens()
        self._pieces = Pieces(lambda piece: map(tokens.__getitem__, _TOKEN.findall(piece.lower())))

    def prints(self, texts: pa.ChunkedArray) -> pa.Table:
        """Hashes of the word 5-grams (``grams``) and of the longer ``sentences`` of each text, one row a text."""
        if len(self._pieces) > _KNOWN:
            self._begin()
        token, text = self._pieces.tokens([text.replace("\n", _BREAK) for text in texts.to_pylist()])
        tokens = self._tokens
        codes, lengths = np.array(tokens.hashes, np.uint64)[token], np.array(tokens.lengths, np.int64)[token]
        words = np.flatnonzero(codes)
        grams = _by_text(*_grams(codes[words], text[words]), len(texts))
        return pa.table({"grams": grams, "sentences": _by_text(*_sentences(codes, lengths, text, words), len(texts))})


def read_prints(lists: pa.ChunkedArray) -> Prints:
    """A column of ``Printer.prints`` over any number of texts."""
    hashes = [np.empty(0, np.uint64), *(part.flatten().to_numpy() for part in lists.chunks)]
    return Prints(np.concatenate(hashes), np.cumsum(np.append(0, pc.list_value_length(lists).to_numpy())))


class _Tokens(dict[str, int]):
    """Words and marks that end a sentence, numbered; of each the hash (0: a mark), so that growth changes no hash."""

    def __init__(self) -> None:
        super().__init__()
        self.hashes, self.lengths = array("Q"), array("i")

    def __missing__(self, token: str) -> int:
        digest = hashlib.blake2b(token.encode(), digest_size=8).digest()
        self.hashes.append(0 if _END.fullmatch(token) else int.from_bytes(digest, "big"))
        self.lengths.append(len(token))
        number = self[token] = len(self)
        return number


def _grams(codes: Hashes, text: _Numbers) -> tuple[Hashes, _Numbers]:
    """Hashes of the word 5-grams that stand in one text, and those texts."""
    length = max(len(codes) - len(MIX) + 1, 0)
    mixed = np.zeros(length, np.uint64)
    for n, factor in enumerate(MIX):
        mixed += codes[n : n + length] * factor
        mixed ^= mixed >> np.uint64(29)
    inside = text[:length] == text[len(text) - length :]
    return mixed[inside], text[:length][inside]


def _sentences(codes: Hashes, lengths: _Numbers, text: _Numbers, words: _Numbers) -> tuple[Hashes, _Numbers]:
    """Hashes of the sentences of ``_LONG`` letters and blanks or more, and the texts that they stand in."""
    if not len(words):
        return np.empty(0, np.uint64), words
    starts = np.flatnonzero((np.diff(words, prepend=-2) > 1) | (np.diff(text[words], prepend=-1) > 0))
    place = np.arange(len(words)) - np.repeat(starts, np.diff(starts, append=len(words)))
    mixed = codes[words] * (2 * place.astype(np.uint64) + MIX[0])
    mixed ^= mixed >> np.uint64(29)
    is_long = np.add.reduceat(lengths[words] + 1, starts) >= _LONG
    return np.add.reduceat(mixed, starts)[is_long], text[words][starts][is_long]


def _by_text(hashes: Hashes, text: _Numbers, texts: int) -> pa.ListArray:
    """Each text's distinct hashes, sorted; ``text`` is sorted."""
    hashes = hashes.copy()
    for first, end in pairwise(np.searchsorted(text, np.arange(texts + 1)).tolist()):
        hashes[first:end].sort()
    anew = np.ones(len(hashes), bool)
    anew[1:] = (hashes[1:] != hashes[:-1]) | (text[1:] != text[:-1])
    ends = np.cumsum(np.append(0, np.bincount(text[anew], minlength=texts)))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(hashes[anew]))
