"""A linear-chain conditional random field over hashed features: which words are names of persons, bodies, places.

Belongs here: the model file and decoding. Does not belong here: training (``training``), or what the rest of the document tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pipelines import seeds
from pipelines.entities.features import BITS, Encoder
from pipelines.entities.lexicon import Lexicon, load
from pipelines.language import LanguagePack

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
MODEL = "names.npz"


@dataclass(frozen=True)
class Tagger:
    """Weights of features by label, and of a label after another (the last row: at the start of a sentence)."""

    encoder: Encoder
    weights: npt.NDArray[np.float32]
    transitions: npt.NDArray[np.float32]

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The most probable labels of each sentence's tokens (Viterbi), B- and I- with a type, or O."""
        if not any(sentences):
            return [[] for _ in sentences]
        features, starts = self.encoder.features(sentences)
        scores = self.weights[features].sum(axis=1, dtype=np.float32)
        lengths = np.diff(starts)
        longest = int(lengths.max())
        places = starts[:-1, None] + np.arange(longest)[None, :]
        inside = np.arange(longest)[None, :] < lengths[:, None]
        grid = np.where(inside[:, :, None], scores[np.minimum(places, len(scores) - 1)], 0.0).astype(np.float32)
        return [[LABELS[y] for y in row[:n]] for row, n in zip(self._decode(grid, lengths), lengths, strict=True)]

    def _decode(self, grid: npt.NDArray[np.float32], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
        """Viterbi over a grid of sentences x tokens x labels; what lies past a sentence's end is not read."""
        count, longest, labels = grid.shape
        best = grid[:, 0] + self.transitions[labels]
        back = np.zeros((longest, count, labels), np.int8)
        step = self.transitions[:labels]
        last = best.copy()
        for t in range(1, longest):
            ways = best[:, :, None] + step[None]
            back[t] = ways.argmax(axis=1)
            best = ways.max(axis=1) + grid[:, t]
            ended = lengths == t + 1
            last[ended] = best[ended]
        labelled = np.zeros((count, longest), np.int8)
        current = last.argmax(axis=1)
        rows = np.arange(count)
        for t in range(longest - 1, -1, -1):
            within = t < lengths
            labelled[within, t] = current[within]
            if t:
                moved = back[t, rows, current]
                current = np.where(within, moved, current)
        return labelled


@cache
def load_tagger(pack: LanguagePack) -> Tagger:
    """The tagger of a language, its weights from seeds/languages/<code>/names.npz."""
    with np.load(seeds.ROOT / "languages" / pack.code / MODEL) as stored:
        weights = np.zeros((1 << BITS, len(LABELS)), np.float32)
        weights[stored["rows"]] = stored["weights"].astype(np.float32) * stored["scale"]
        return Tagger(Encoder(load(pack)), weights, stored["transitions"].astype(np.float32))
