"""Pairs to groups: connected claims, with a guard against chains."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LOOK = 4
"""Members of each side that a merge is checked against."""
_FLOOR = 0.8
"""Mean score over those, each at most 1, that a merge needs."""


def group(count: int, scored: Iterable[tuple[float, int, int]], score: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the positions 0..count-1, each sorted, in order of their first.

    ``scored`` are the pairs that are the same claim, as (score, lower, higher); the best merge first. Two groups merge
    only if the mean score between their first members holds (average linkage, sampled), so that A~B~C does not make
    A and C one claim.
    """
    leader = list(range(count))
    members = {n: [n] for n in range(count)}

    def find(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for _, low, high in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = find(low), find(high)
        if one == other:
            continue
        left, right = members[one], members[other]
        if len(left) > 1 or len(right) > 1:
            sampled = [min(score(a, b), 1.0) for a in left[:_LOOK] for b in right[:_LOOK]]
            if sum(sampled) / len(sampled) < _FLOOR:
                continue
        keep, drop = min(one, other), max(one, other)
        leader[drop] = keep
        members[keep] = sorted(members[keep] + members.pop(drop))
    return [members[n] for n in sorted(members)]
