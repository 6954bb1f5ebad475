"""Which pairs of claims are worth comparing: an inverted index over rare keys, never all pairs.

A key is dense where more than ``DENSE`` claims bore it within the ``WINDOW`` before; there it pairs nothing. So there are
at most ``DENSE`` pairs a key and claim, and what later times bring does not change the pairs of earlier ones.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.tellings import Telling

DENSE = 40
"""Claims that may bear a key within the window before it stops telling them apart."""
WINDOW = 10 * 86400
"""Seconds between two tellings of one thing, at most."""
_TOP = 6
"""Stems of a claim, the most telling first, that are paired to keys."""
_PARTS = 8
"""Parts that the keys are gone through in: what bounds the memory that they take."""
_UNSAID = 3
"""Keys that a pair must share if not both are attributed: three common stems make three pairs of stems."""

_Numbers = npt.NDArray[Any]


def candidate_pairs(tellings: Sequence[Telling]) -> _Numbers:
    """Pairs of positions (lower, higher), sorted, one row a pair, that share enough keys rare in their time.

    Keys: two of a claim's most telling stems; a name of its speaker with any stem, and, if the claim has few stems,
    with the stems that stand before it; being neighbours among an article's attributed claims. A claim without a time
    of publication counts as told at any time.
    """
    keys, owners = array("q"), array("i")
    numbers: dict[str, int] = {}
    for telling in tellings:
        found = _keys(telling, numbers)
        keys.extend(found)
        owners.extend([telling.no] * len(found))
    key, owner = np.frombuffer(keys, np.int64), np.frombuffer(owners, np.int32)
    times = _Times.of(tellings)
    met = [_meetings(*_shared(key[part], owner[part]), times) for part in (key % _PARTS == n for n in range(_PARTS))]
    codes, place = np.unique(np.concatenate([codes for codes, _ in met]), return_inverse=True)
    counts = np.bincount(place, np.concatenate([counts for _, counts in met]), len(codes))
    pairs = np.stack(np.divmod(codes, max(len(tellings), 1)), axis=1)
    attributed = np.array([telling.is_attributed for telling in tellings], bool)
    return pairs[attributed[pairs].all(axis=1) | (counts >= _UNSAID)]


def _shared(key: _Numbers, owner: _Numbers) -> tuple[_Numbers, _Numbers]:
    """The keys that more than one claim bears, numbered from 0, with their bearers."""
    order = np.argsort(key, kind="stable")
    key, owner = key[order], owner[order]
    group = np.cumsum(np.concatenate([[False], key[1:] != key[:-1]]), dtype=np.int32)[: len(key)]
    shared = np.bincount(group)[group] > 1
    return group[shared], owner[shared]


class _Times(NamedTuple):
    seconds: _Numbers
    undated: _Numbers

    @classmethod
    def of(cls, tellings: Sequence[Telling]) -> _Times:
        published = [telling.story.published_at for telling in tellings]
        return cls(
            np.array([0 if time is None else int(time.timestamp()) for time in published], np.int64),
            np.array([time is None for time in published], bool),
        )


def _meetings(key: _Numbers, owner: _Numbers, times: _Times) -> tuple[_Numbers, _Numbers]:
    """Pairs of claims that share keys, as lower position times the number of claims plus the higher; and how many."""
    if not len(key):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    timeless = np.zeros(key.max() + 1, bool)
    timeless[key[times.undated[owner]]] = True
    time = np.where(timeless[key], times.seconds.min(), times.seconds[owner])
    order = np.lexsort((owner, time, key))
    key, owner, time = key[order], owner[order], time[order]
    # One number line for all keys, keys further apart than the window, shows how many bearers came before each in time:
    # looking back alone, what comes later leaves earlier pairs as they are.
    line = key.astype(np.int64) * (time.max() - time.min() + WINDOW + 1) + (time - time.min())
    reach = np.arange(len(line)) - np.searchsorted(line, line - WINDOW)
    found = [np.empty(0, np.int64)]
    for step in range(1, DENSE + 1):
        here = np.flatnonzero((reach >= step) & (reach <= DENSE))
        one, other = owner[here].astype(np.int64), owner[here - step].astype(np.int64)
        found.append(np.minimum(one, other) * len(times.seconds) + np.maximum(one, other))
    return np.unique(np.concatenate(found), return_counts=True)


def _keys(telling: Telling, numbers: dict[str, int]) -> list[int]:
    """The keys of a claim as integers: a kind and two numbers of 24 bits; ``numbers`` counts the words met so far."""

    def number(word: str) -> int:
        return numbers.setdefault(word, len(numbers))

    ranked = [number(s) for s in sorted(telling.weights, key=lambda stem: (-telling.weights[stem], stem))]
    found = [one << 24 | other for one, other in combinations(sorted(ranked[:_TOP]), 2)]
    if telling.is_attributed:
        tongue = stemmer(telling.story.language)
        names = sorted(telling.speaker_words, key=lambda word: (-tongue.weight(word), word))[:2]
        beside = [(1, ranked)]
        if len(ranked) < 4:
            context = telling.context
            beside.append((2, [number(s) for s in sorted(context, key=lambda stem: (-context[stem], stem))[:8]]))
        for kind, stems in beside:
            found += [kind << 48 | number(name) << 24 | stem for name in names for stem in stems]
    if telling.place >= 0:
        first = 3 << 48 | number(telling.story.article_id) << 24 | telling.place
        found += range(first, first + 3)
    return found
