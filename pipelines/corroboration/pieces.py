"""Many texts taken apart at once: each distinct piece between blanks is looked at a single time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_Numbers = npt.NDArray[Any]


class Pieces(dict[str, int]):
    """What blanks part, numbered in the order in which it was met: a word in its few forms, with its punctuation.

    ``tokens_of`` says of which tokens, by number, a new piece consists; no token reaches over a blank.
    """

    def __init__(self, tokens_of: Callable[[str], Iterable[int]]) -> None:
        super().__init__()
        self._tokens_of = tokens_of
        self._ends, self._tokens = array("q", [0]), array("i")

    def __missing__(self, piece: str) -> int:
        number = self[piece] = len(self)
        self._tokens.extend(self._tokens_of(piece))
        self._ends.append(len(self._tokens))
        return number

    def tokens(self, texts: Sequence[str]) -> tuple[_Numbers, _Numbers]:
        """The tokens of the texts, all in one row, and of each the number of its text."""
        split = pc.utf8_split_whitespace(pa.array(texts, pa.string()))
        met = split.flatten().dictionary_encode()
        numbers = np.array([self[piece] for piece in met.dictionary.to_pylist()], np.int64)
        piece = numbers[met.indices.to_numpy()]
        ends = np.array(self._ends)
        first, length = ends[piece], np.diff(ends)[piece]
        place = np.arange(length.sum()) + np.repeat(first - (np.cumsum(length) - length), length)
        text = np.repeat(np.arange(len(texts)), pc.list_value_length(split))
        return np.array(self._tokens)[place], np.repeat(text, length)
