"""Pairs to groups: each claim joins what was said before, with a guard against chains; young groups join older ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.same_claims import Pairs

LOOK = 4
"""Members of a group, the first, that a newcomer, or another group's first, are checked against."""
FLOOR = 0.75
"""Mean score over those, each at most ``MUCH``, that joining needs."""
YOUNG = 86400
"""Seconds from a group's first claim in which it may join an older group, by what was said until then."""
MUCH = 1.5
"""A score from which more makes no difference. More than enough weighs up what is lacking elsewhere: the half of a quotation
joins the whole, though the other half, told apart by the same article, is there before it."""


Scores = dict[tuple[int, int], float]
"""Pairs of positions, the lower first, and how alike they are."""


def group(
    same: Pairs, score: Callable[[Sequence[tuple[int, int]]], Sequence[float]], seconds: npt.NDArray[np.int64]
) -> list[list[int]]:
    """Groups of the claims that are in a pair, each sorted, in order of their first.

    ``same`` are the pairs that are the same claim; ``score`` gives the scores of other pairs; ``seconds`` is when each
    claim was published. In the order of positions each claim joins the group of its best earlier match whose first members
    it is like on average (so that A~B~C does not make A and C one claim), or founds one. Two groups that told one thing from
    the start, and that no single claim could bring together, are then joined under the same guard. What is published
    ``YOUNG`` seconds after a group's first claim or later never changes where an earlier one is: groups are stable under
    growth.
    """
    earlier: dict[int, list[tuple[float, int]]] = {no: [] for no in np.union1d(same.low, same.high).tolist()}
    known: Scores = {}
    for low, high, value in zip(same.low.tolist(), same.high.tolist(), same.score.tolist(), strict=True):
        earlier[high].append((-value, low))
        known[low, high] = value
    matches = {position: [low for _, low in sorted(found)] for position, found in earlier.items()}
    groups = _settled(lambda: _attempt(matches, known), known, score)
    met = _meetings(groups, same, seconds)
    return _settled(lambda: _joined(groups, met, known, seconds), known, score)


def _settled(
    attempt: Callable[[], tuple[list[list[int]], set[tuple[int, int]]]],
    known: Scores,
    score: Callable[[Sequence[tuple[int, int]]], Sequence[float]],
) -> list[list[int]]:
    """The groups of an attempt that lacks no score; what one lacks is asked for, all at once, before the next."""
    while True:
        groups, unknown = attempt()
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


def _meetings(groups: Sequence[list[int]], same: Pairs, seconds: npt.NDArray[np.int64]) -> dict[int, set[int]]:
    """For each group, by number, the older ones that a pair joins it to while it is young."""
    of = np.full(len(seconds), -1)
    for number, members in enumerate(groups):
        of[members] = number
    first = np.array([members[0] for members in groups], np.int64)
    old, young = np.sort([of[same.low], of[same.high]], axis=0)
    until = seconds[first[young]] + YOUNG
    meet = np.flatnonzero((old < young) & (seconds[same.low] <= until) & (seconds[same.high] <= until))
    met: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(old[meet].tolist(), young[meet].tolist(), strict=True):
        met[other].add(one)
    return met


def _joined(
    groups: Sequence[list[int]], meetings: Mapping[int, set[int]], known: Scores, seconds: npt.NDArray[np.int64]
) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """The groups, each young one with the older one that it is most like, if it is like enough; and the pairs whose scores
    ``known`` lacks: these are taken to be unlike.
    """
    made = list(groups)
    home = list(range(len(groups)))
    unknown: set[tuple[int, int]] = set()
    for young in sorted(meetings):
        until = seconds[groups[young][0]] + YOUNG
        likely = []
        for old in sorted({home[number] for number in meetings[young]}):
            first = ([no for no in made[number][:LOOK] if seconds[no] <= until] for number in (old, young))
            pairs = [(min(pair), max(pair)) for pair in product(*first)]
            unknown.update(pair for pair in pairs if pair not in known)
            mean = sum(min(known.get(pair, 0.0), MUCH) for pair in pairs) / len(pairs)
            if mean >= FLOOR:
                likely.append((-mean, old))
        if likely:
            home[young] = min(likely)[1]
            made[home[young]] = sorted(made[home[young]] + made[young])
    return [found for number, found in enumerate(made) if home[number] == number], unknown
