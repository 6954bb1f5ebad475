"""Pairs to groups: each claim joins what was said before, with a guard against chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

LOOK = 4
"""Members of a group, the first, that a newcomer is checked against."""
FLOOR = 0.65
"""Mean score over those, each at most 1, that joining needs."""


def group(count: int, scored: Iterable[tuple[float, int, int]], score: Callable[[int, int], float]) -> list[list[int]]:
    """Groups of the positions 0..count-1, each sorted, in order of their first.

    ``scored`` are the pairs that are the same claim, as (score, lower, higher). In the order of positions each joins the
    group of its best earlier match whose first members it is like on average (so that A~B~C does not make A and C one
    claim), or founds one. What comes later never changes where an earlier one is: groups are stable under growth.
    """
    earlier: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for value, low, high in scored:
        earlier[high].append((-value, low))
    of: list[int] = []
    groups: list[list[int]] = []
    for position in range(count):
        matches = sorted(earlier.pop(position, ()))
        for found in dict.fromkeys(of[match] for _, match in matches):
            first = groups[found][:LOOK]
            if len(first) == 1 or sum(min(score(m, position), 1.0) for m in first) >= FLOOR * len(first):
                break
        else:
            found = len(groups)
            groups.append([])
        of.append(found)
        groups[found].append(position)
    return groups
