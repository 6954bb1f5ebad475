"""Pairs to groups: each claim joins what was said before, with a guard against chains."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from pipelines.corroboration.same_claims import Pairs

LOOK = 4
"""Members of a group, the first, that a newcomer is checked against."""
FLOOR = 0.75
"""Mean score over those, each at most ``MUCH``, that joining needs."""
MUCH = 1.5
"""A score from which more makes no difference. More than enough weighs up what is lacking elsewhere: the half of a quotation
joins the whole, though the other half, told apart by the same article, is there before it."""


Scores = dict[tuple[int, int], float]
"""Pairs of positions, the lower first, and how alike they are."""


def group(same: Pairs, score: Callable[[Sequence[tuple[int, int]]], Sequence[float]]) -> list[list[int]]:
    """Groups of the claims that are in a pair, each sorted, in order of their first.

    ``same`` are the pairs that are the same claim; ``score`` gives the scores of other pairs. In the order of positions
    each joins the group of its best earlier match whose first members it is like on average (so that A~B~C does not make
    A and C one claim), or founds one. What comes later never changes where an earlier one is: groups are stable under
    growth.
    """
    earlier: dict[int, list[tuple[float, int]]] = {no: [] for no in np.union1d(same.low, same.high).tolist()}
    known: Scores = {}
    for low, high, value in zip(same.low.tolist(), same.high.tolist(), same.score.tolist(), strict=True):
        earlier[high].append((-value, low))
        known[low, high] = value
    matches = {position: [low for _, low in sorted(found)] for position, found in earlier.items()}
    while True:
        groups, unknown = _attempt(matches, known)
        if not unknown:
            return groups
        asked = sorted(unknown)
        known |= dict(zip(asked, score(asked), strict=True))


def _attempt(matches: Mapping[int, list[int]], known: Scores) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """The groups, as far as ``known`` tells, and the pairs whose scores it lacks: these are taken to be alike."""
    of: dict[int, int] = {}
    groups: list[list[int]] = []
    unknown: set[tuple[int, int]] = set()
    for position, earlier in matches.items():
        for found in dict.fromkeys(of[match] for match in earlier):
            pairs = [(member, position) for member in groups[found][:LOOK]]
            if len(pairs) == 1:
                break
            unknown.update(pair for pair in pairs if pair not in known)
            if sum(min(known.get(pair, 1.0), MUCH) for pair in pairs) >= FLOOR * len(pairs):
                break
        else:
            found = len(groups)
            groups.append([])
        of[position] = found
        groups[found].append(position)
    return groups, unknown
