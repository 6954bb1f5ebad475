"""Which pairs of claims are worth comparing: an inverted index over rare keys, never all pairs.

A key is dense where more than ``DENSE`` claims bore it within the ``WINDOW`` before; there it pairs nothing. So there are
at most ``DENSE`` pairs a key and claim, and what later times bring does not change the pairs of earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.tellings import Tellings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DENSE = 40
"""Claims that may bear a key within the window before it stops telling them apart."""
WINDOW = 10 * 86400
"""Seconds between two tellings of one thing, at most."""
_TOP = 6
"""Stems of a claim, the most telling first, that are paired to keys."""
_NAMES = 2
"""Words of a speaker's naming, the most telling first, that are paired to keys with the claim's stems."""
_SAYS_LITTLE = 4
"""Stems from which a claim is looked for by its own words alone."""
_BEFORE = 8
"""Stems before a claim that says little, the most telling first, that are paired to keys."""
_PARTS = 8
"""Parts that the keys are gone through in: what bounds the memory that they take."""
_UNSAID = 3
"""Keys that a pair must share if not both are attributed: three common stems make three pairs of stems."""

_Numbers = npt.NDArray[Any]


def candidate_pairs(tellings: Tellings) -> _Numbers:
    """Pairs of positions (lower, higher), sorted, one row a pair, that share enough keys rare in their time.

    Keys: two of a claim's most telling stems; a name of its speaker with any stem, and, if the claim has few stems,
    with the stems that stand before it; being neighbours among an article's attributed claims. A claim without a time
    of publication counts as told at any time.
    """
    parts: list[list[tuple[_Numbers, _Numbers]]] = [[] for _ in range(_PARTS)]
    for key, owner in _keys(tellings):
        for n, part in enumerate(parts):
            mine = key % _PARTS == n
            part.append((key[mine], owner[mine]))
    met = []
    while parts:
        met.append(_meetings(*_shared(*map(np.concatenate, zip(*parts.pop(), strict=True))), tellings))
    codes, counts = map(np.concatenate, zip(*met, strict=True))
    del met
    order = np.argsort(codes)
    codes, counts = codes[order], counts[order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1))
    codes, counts = codes[starts], np.add.reduceat(counts, starts) if len(starts) else counts
    many = max(len(tellings), 1)
    said = tellings.voice >= 0
    worthy = counts >= _UNSAID
    worthy |= said[codes // many] & said[codes % many]
    pairs = np.stack(np.divmod(codes[worthy], many), axis=1)
    return pairs[_in_time(tellings, pairs)]


def _in_time(tellings: Tellings, pairs: _Numbers) -> _Numbers:
    """Which pairs were told within the window, as far as known: undated claims bring together what they may both be beside."""
    story = tellings.story[pairs]
    apart = np.abs(np.subtract(*tellings.stories.seconds[story].T))
    return (apart <= WINDOW) | tellings.stories.undated[story].any(axis=1)


def _shared(key: _Numbers, owner: _Numbers) -> tuple[_Numbers, _Numbers]:
    """The keys that more than one claim bears, numbered from 0, with their bearers in order."""
    order = np.argsort(key)
    key, owner = key[order], owner[order]
    group = np.cumsum(np.concatenate([[False], key[1:] != key[:-1]]), dtype=np.int64)[: len(key)]
    shared = np.bincount(group)[group] > 1
    return tuple(np.divmod(np.sort(group[shared] << 32 | owner[shared]), 1 << 32))  # type: ignore[return-value]


def _meetings(key: _Numbers, owner: _Numbers, tellings: Tellings) -> tuple[_Numbers, _Numbers]:
    """Pairs of claims that share keys, as lower position times the number of claims plus the higher; and how many."""
    if not len(key):
        return np.empty(0, np.int64), np.empty(0, np.int32)
    stories, story = tellings.stories, tellings.story[owner]
    timeless = np.zeros(key[-1] + 1, bool)
    timeless[key[stories.undated[story]]] = True
    # Positions are in order of time, so the bearers of each key are; those of a timeless one share one time.
    time = np.where(timeless[key], stories.seconds.min(), stories.seconds[story])
    # One number line for all keys, keys further apart than the window, shows how many bearers came before each in time:
    # looking back alone, what comes later leaves earlier pairs as they are.
    line = key * (time.max() - time.min() + WINDOW + 1) + (time - time.min())
    reach = np.arange(len(line)) - np.searchsorted(line, line - WINDOW)
    found = [np.empty(0, np.int64)]
    here = np.flatnonzero(reach <= DENSE)
    for step in range(1, DENSE + 1):
        here = here[reach[here] >= step]
        found.append(owner[here - step] * len(tellings) + owner[here])
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    return codes, counts.astype(np.int32)


def _keys(tellings: Tellings) -> Iterator[tuple[_Numbers, _Numbers]]:
    """Keys, as a kind and two numbers of 24 bits each in one integer, and the claims that bear them."""
    claims = np.arange(len(tellings), dtype=np.int32)
    few = np.flatnonzero((np.diff(tellings.weights.indptr) < _SAYS_LITTLE) & (tellings.voice >= 0))
    contexts = tellings.contexts(few)
    ranks = tellings.reader.ranks()
    owner, stem, place = _ranked(tellings.weights, ranks)
    top = np.full((len(tellings), _TOP), -1, np.int64)
    top[owner[place < _TOP], place[place < _TOP]] = stem[place < _TOP]
    for one, other in combinations(range(_TOP), 2):
        bears = top[:, other] >= 0
        mine, yours = top[bears, one], top[bears, other]
        yield np.minimum(mine, yours) << 24 | np.maximum(mine, yours), claims[bears]

    before, stem_before, place = _ranked(contexts, ranks)
    beside = [(1, owner, stem), (2, claims[few[before[place < _BEFORE]]], stem_before[place < _BEFORE])]
    for n in range(_NAMES):
        name_of = np.array(
            [voice.words[n] if len(voice.words) > n else -1 for voice in tellings.voices] + [-1], np.int64
        )
        name = name_of[tellings.voice]
        for kind, of, stems in beside:
            named = name[of] >= 0
            yield kind << 48 | name[of[named]] << 24 | stems[named], of[named]

    quoted = np.flatnonzero(tellings.place >= 0)
    first = 3 << 48 | tellings.story[quoted].astype(np.int64) << 24 | tellings.place[quoted]
    for step in range(3):
        yield first + step, claims[quoted]


def _ranked(weights: csr_matrix, ranks: _Numbers) -> tuple[_Numbers, _Numbers, _Numbers]:
    """Rows, stems and the stems' places in their rows, the most telling first; of equals in the order of the alphabet."""
    lengths = np.diff(weights.indptr)
    row = np.repeat(np.arange(weights.shape[0], dtype=np.int32), lengths)
    order, rank = np.empty(len(row), np.int64), ranks[weights.indices]
    for length in np.unique(lengths[lengths > 0]).tolist():  # rows of one length at a time: sorting all at once is slow
        cells = weights.indptr[:-1][lengths == length][:, None] + np.arange(length)
        order[cells] = np.take_along_axis(cells, np.lexsort((rank[cells], -weights.data[cells]), axis=1), axis=1)
    return row, weights.indices[order].astype(np.int64), np.arange(len(row)) - weights.indptr[row]
