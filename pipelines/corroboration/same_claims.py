"""Pairs of claims that are the same claim: candidates, scored, and judged among their rivals."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.candidates import candidate_pairs
from pipelines.corroboration.likeness import compare, may_reach
from pipelines.corroboration.speakers import SAME
from pipelines.corroboration.tellings import Tellings

_Numbers = npt.NDArray[Any]

LINKED = 0.80
"""Score from which one speaker's claims in two articles that share other claims are the same, if neither article has a
claim that fits better."""
RELATED = 3
"""Pairs of claims at ``LINKED`` or more that show, like one same claim, that two articles tell of one event."""
_PART = 1 << 17
"""Pairs that are looked at at a time: what bounds the memory that they take."""


class Pairs(NamedTuple):
    """Pairs of claims: the positions, the lower one first, and how alike the two are."""

    low: _Numbers
    high: _Numbers
    score: _Numbers
    words: _Numbers
    context: _Numbers
    speakers: _Numbers


def same_claims(tellings: Tellings) -> Pairs:
    """The candidate pairs that are the same claim, in order of the positions.

    A pair is the same claim from score 1, or from ``LINKED`` where its articles tell of one event, one speaker says
    both, and each is the other's best match in that article.
    """
    pairs = candidate_pairs(tellings)
    low, high = (np.ascontiguousarray(column) for column in pairs.T)
    kept = [
        may_reach(tellings, low[at : at + _PART], high[at : at + _PART], LINKED) for at in range(0, len(low), _PART)
    ]
    low, high = (column[np.concatenate([np.empty(0, bool), *kept])] for column in (low, high))
    likeness = compare(tellings, low, high, LINKED)
    score = likeness.score.round(6)
    near = np.flatnonzero(score >= LINKED)
    low, high, score, (words, context, who) = low[near], high[near], score[near], (part[near] for part in likeness[:3])
    same = score >= 1.0
    apart = tellings.story[low] != tellings.story[high]
    one_voice = np.flatnonzero(apart & (who == SAME))
    mine, yours = tellings.story[low[one_voice]], tellings.story[high[one_voice]]
    best = _best(
        np.concatenate([low[one_voice], high[one_voice]]), np.concatenate([yours, mine]), np.tile(score[one_voice], 2)
    ).reshape(2, -1)
    rival = one_voice[(score[one_voice] == best[0]) & (score[one_voice] == best[1])]
    related = np.zeros(len(score), bool)
    related[apart] = _evidence(tellings, low[apart], high[apart], same[apart]) >= RELATED
    same[rival] |= related[rival]
    return Pairs(*(part[same] for part in (low, high, score, words, context, who)))


def _best(claim: _Numbers, story: _Numbers, score: _Numbers) -> _Numbers:
    """For each pair of a claim and an article, the highest score that the claim has in that article."""
    _, place = np.unique(claim.astype(np.int64) * (story.max(initial=0) + 1) + story, return_inverse=True)
    highest = np.zeros(place.max(initial=-1) + 1)
    np.maximum.at(highest, place, score)
    return highest[place]


def _evidence(tellings: Tellings, low: _Numbers, high: _Numbers, same: _Numbers) -> _Numbers:
    """For each pair of claims, how much shows that their two articles tell of one event."""
    one, other = np.sort(np.stack([tellings.story[low], tellings.story[high]]), axis=0).astype(np.int64)
    _, place = np.unique(one * len(tellings.stories) + other, return_inverse=True)
    return np.bincount(place, np.where(same, RELATED, 1))[place]
