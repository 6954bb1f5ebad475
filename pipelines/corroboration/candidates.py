"""Which pairs of claims are worth comparing: an inverted index over rare keys, never all pairs.

A key is dense where more than ``DENSE`` claims bear it within ``WINDOW`` days; there it pairs nothing. So the number of
pairs is at most ``DENSE`` times the number of keys, and what other times bring does not change the pairs of this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.tellings import Telling

DENSE = 40
WINDOW = 10 * 86400
_TOP = 6
_UNSAID = 3
"""Keys that a pair must share if not both are attributed: three common stems make three pairs of stems."""


def candidate_pairs(tellings: Sequence[Telling]) -> npt.NDArray[np.int64]:
    """Pairs of positions (lower, higher), sorted, one row a pair, that share a key rare in their time.

    Keys: a rare stem; two of a claim's most telling stems; the speaker with such a stem; for a claim of few stems the
    speaker with a stem of what stands before it. Claims without a time stand in every window.
    """
    vocabulary: dict[object, int] = {}
    keys: list[int] = []
    owners: list[int] = []
    for telling in tellings:
        for key in _keys(telling):
            keys.append(vocabulary.setdefault(key, len(vocabulary)))
            owners.append(telling.no)
    if not keys:
        return np.empty((0, 2), np.int64)
    key, owner = np.array(keys, np.int64), np.array(owners, np.int64)
    times = np.array(
        [t.story.published_at.timestamp() if t.story.published_at else np.nan for t in tellings], np.float64
    )
    pairs, shared = _pairs(key, owner, times)
    attributed = np.array([t.is_attributed for t in tellings], bool)
    both = attributed[pairs].all(axis=1)
    return pairs[both | (shared >= _UNSAID)]


def _pairs(
    key: npt.NDArray[np.int64], owner: npt.NDArray[np.int64], times: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of claims that share keys, and how many."""
    time = times[owner]
    timeless = np.zeros(key.max() + 1, bool)
    timeless[key[np.isnan(time)]] = True
    time = np.where(timeless[key], 0.0, time)
    order = np.lexsort((owner, time, key))
    key, owner, time = key[order], owner[order], time[order]
    reach = _reach(key, time)
    found = []
    for step in range(1, DENSE + 1):
        here = np.flatnonzero((reach >= step) & (reach <= DENSE))
        if here.size == 0:
            break
        found.append(owner[here] * len(times) + owner[here + step])
    met = np.concatenate(found) if found else np.empty(0, np.int64)
    one, other = np.divmod(met, len(times))
    codes, shared = np.unique(np.minimum(one, other) * len(times) + np.maximum(one, other), return_counts=True)
    return np.stack(np.divmod(codes, len(times)), axis=1), shared


def _reach(key: npt.NDArray[np.int64], time: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """How many postings of the same key follow each one within the window; rows sorted by key, then time."""
    span = (time.max() - time.min()) + WINDOW + 1.0
    line = key * span + (time - time.min())
    return np.searchsorted(line, line + WINDOW, side="right") - np.arange(len(line)) - 1


def _keys(telling: Telling) -> list[object]:
    ranked = sorted(telling.weights, key=lambda stem: (-telling.weights[stem], stem))
    found: list[object] = [(a, b) if a < b else (b, a) for a, b in combinations(ranked[:_TOP], 2)]
    if telling.is_attributed:
        tongue = stemmer(telling.story.language)
        names = sorted(telling.speaker_words, key=lambda word: (-tongue.weight(word), word))[:2]
        found += [(name, stem, "said") for name in names for stem in ranked]
        if len(ranked) < 4:
            around = sorted(telling.context, key=lambda stem: (-telling.context[stem], stem))[:8]
            found += [(name, stem, telling.stance) for name in names for stem in around]
    if telling.place >= 0:
        article = telling.story.article_id
        found += [(article, telling.place + n) for n in range(3)]
    return found
