"""Words to clusters of words that stand beside the same words, from unlabelled news: 'Bupati' with 'Camat', 'Bogor' with 'Depok'.

Belongs here: counting neighbours, weighing them (positive pointwise mutual information with smoothed contexts, Levy et al. 2015),
reducing them (truncated singular value decomposition), k-means on the sphere. Does not belong here: what the tagger does with the
clusters (``features``). Only ``training`` imports this module.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
import scipy.sparse.linalg

from pipelines.entities.lexicon import TOKEN

RARE = 5  # words that occur less often have no cluster
NEIGHBOURS = 3000  # the most frequent words, small and capital counted together, are what words are compared by
PLACES = {-2: 0.5, -1: 1.0, 1: 1.0, 2: 0.5}  # where a neighbour stands, and how much it counts
DIMENSIONS, SIZES, ROUNDS, SEED = 100, (64, 512, 2048), 15, 1
_DIGIT = re.compile(r"\d")
Floats = npt.NDArray[np.float32]


def cluster_words(texts: Iterable[str]) -> tuple[list[str], list[npt.NDArray[np.uint16]]]:
    """The words of the texts that are not rare, most frequent first, digits as 0; for each of ``SIZES`` the number of each word's cluster."""
    lines = [TOKEN.findall(_DIGIT.sub("0", line)) for text in texts for line in text.split("\n")]
    counts = Counter(word for line in lines for word in line)
    words = sorted((w for w, n in counts.items() if n >= RARE), key=lambda w: (-counts[w], w))
    small: Counter[str] = Counter()
    for word, count in counts.items():
        small[word.lower()] += count
    neighbours = sorted(small, key=lambda w: (-small[w], w))[:NEIGHBOURS]
    vectors = _vectors(lines, {w: i for i, w in enumerate(words)}, {w: i for i, w in enumerate(neighbours)})
    rng = np.random.default_rng(SEED)
    return words, [_clusters(vectors, size, rng) for size in SIZES]


def _vectors(lines: list[list[str]], rows: dict[str, int], columns: dict[str, int]) -> Floats:
    """A unit vector a word: what stands beside it more often than chance has it."""
    gap = len(PLACES)
    here = np.array([i for line in lines for i in [*(rows.get(w, -1) for w in line), *[-1] * gap]])
    near = np.array([i for line in lines for i in [*(columns.get(w.lower(), -1) for w in line), *[len(columns)] * gap]])
    parts = []
    for place, weight in PLACES.items():
        other = np.roll(near, -place)
        both = (here >= 0) & (other >= 0)
        cells = (np.full(int(both.sum()), weight), (here[both], other[both]))
        parts.append(scipy.sparse.csr_matrix(cells, shape=(len(rows), len(columns) + 1)))
    table = scipy.sparse.hstack(parts).tocoo()
    table.sum_duplicates()
    of_word = np.asarray(table.sum(axis=1)).ravel()
    of_neighbour = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    of_neighbour /= of_neighbour.sum()
    gain = np.log(table.data / (of_word[table.row] * of_neighbour[table.col]))
    more = gain > 0
    weighed = scipy.sparse.csr_matrix((gain[more], (table.row[more], table.col[more])), shape=table.shape)
    start = np.random.default_rng(SEED).standard_normal(min(weighed.shape))
    left, sizes, _ = scipy.sparse.linalg.svds(weighed, k=min(DIMENSIONS, min(weighed.shape) - 1), v0=start)
    return _unit(left * np.sqrt(sizes))


def _clusters(vectors: Floats, size: int, rng: np.random.Generator) -> npt.NDArray[np.uint16]:
    """The number of each vector's cluster, by k-means with the cosine as likeness; the first centres are frequent words."""
    centres = vectors[rng.choice(min(len(vectors), 20_000), min(size, len(vectors)), replace=False)]
    for _ in range(ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        centres = _unit(np.where(sums.any(axis=1, keepdims=True), sums, centres))
    return nearest.astype(np.uint16)


def _unit(rows: npt.NDArray[Any]) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9), np.float32)
