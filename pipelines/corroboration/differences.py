"""What two claims in like words differ in, so that they are less alike or no one statement: whom they name, days, figures.

Belongs here: what lowers a score. Does not belong here: what raises it, and what a cluster's members contradict one
another in (``conflicts.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.claim_columns import NO_DAY
from pipelines.corroboration.overlap import FULL
from pipelines.corroboration.same_entity import same_entity, swapped
from pipelines.corroboration.speakers import NOBODY
from pipelines.corroboration.tellings import TELLING_DIGITS, Tellings

_Numbers = npt.NDArray[Any]

OTHER_ENTITY = {"per:": 0.45, "loc:": 0.65, "org:": 0.65}
"""What is left of the likeness of two claims that name people, places or organisations, but not one in common."""
SWAPPED = 0.85
"""The same where they have one in common, but each names another that the other does not."""
OTHER_DAY = 0.55
"""The same where each tells of 'today', on two days."""
OTHER_FIGURES, OTHER_FIGURES_LATER = 0.85, 0.6
"""The same where both give numbers, but not one in common; and where the one appeared a day after the other or more, or
may have, if it is outlets' own statements ('the price is at')."""
NAMELESS_LATER, NAMELESS_LATER_SHORT = 0.6, 0.35
"""The same where neither names anybody and they are two days apart or more; and if they are short besides ('there is no
danger of a tsunami')."""
MANY_DAYS, SOME_DAYS = 5, 2
"""Days between two publications from which more make no difference; and as how many it counts if one is unknown."""
_DAY = 20 * 3600
"""Seconds from which two publications are of two days."""


def likeness_left(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness of two articles' claims if they are about different people, numbers or days."""
    if not len(low):
        return np.ones(0)
    left = _named_alike(tellings, low, high)
    days = [tellings.day[n] for n in (low, high)]
    off = [_days_off(tellings, n) for n in (low, high)]
    both = (days[0] != NO_DAY) & (days[1] != NO_DAY)
    left[both & (days[0] != days[1]) & (off[0] == off[1])] *= OTHER_DAY
    apart = _time_between(tellings, low, high)
    unsaid = (tellings.voice[low] < 0) & (tellings.voice[high] < 0)
    later = (apart >= _DAY) | (unsaid & is_unknown(tellings, low, high))
    figures = [tellings.figures[n] for n in (low, high)]
    count = [np.diff(f.indptr) for f in figures]
    common = figures[0].minimum(figures[1]).max(axis=1).toarray().ravel()
    others = (count[0] > 0) & (count[1] > 0) & (common == 0)
    left[others] *= np.where(later, OTHER_FIGURES_LATER, OTHER_FIGURES)[others]
    nameless = ~tellings.is_named[low] & ~tellings.is_named[high] & (common < TELLING_DIGITS)
    short = np.minimum(tellings.total[low], tellings.total[high]) < 1.5 * FULL
    nameless &= apart >= 2 * _DAY
    left[nameless] *= np.where(short, NAMELESS_LATER_SHORT, NAMELESS_LATER)[nameless]
    return left


def _named_alike(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness where the two name different people, places or organisations."""
    lists = tellings.entity_lists
    codes, place = np.unique(
        tellings.entities[low] * np.int64(len(lists)) + tellings.entities[high], return_inverse=True
    )
    pairs = np.stack(np.divmod(codes, len(lists) or 1))
    by_kind = {
        n: tuple(frozenset(e for e in lists[n] if e.startswith(kind)) for kind in OTHER_ENTITY)
        for n in np.unique(pairs).tolist()
    }
    left = [_entities_left(by_kind[a], by_kind[b]) for a, b in pairs.T.tolist()]
    return np.array(left, np.float64)[place]


def _entities_left(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """The same for two lists of entities, taken apart by the kinds of ``OTHER_ENTITY``."""
    left = 1.0
    for share, mine, yours in zip(OTHER_ENTITY.values(), one, other, strict=True):
        if not mine or not yours or mine == yours:
            continue
        if mine.isdisjoint(yours) and not any(same_entity(a, b) for a in mine for b in yours):
            left = min(left, share)
        elif swapped(mine, yours):
            left = min(left, SWAPPED)
    return left


def _days_off(tellings: Tellings, claims: _Numbers) -> _Numbers:
    """Days from publication to the day that each claim names; NO_DAY where either is unknown."""
    stories, story = tellings.stories, tellings.story[claims]
    unknown = stories.undated[story] | (tellings.day[claims] == NO_DAY)
    return np.where(unknown, NO_DAY, tellings.day[claims] - stories.seconds[story] // 86400)


def _time_between(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Seconds from the one publication to the other; none where either is unknown."""
    stories, one, other = tellings.stories, tellings.story[low], tellings.story[high]
    return np.where(is_unknown(tellings, low, high), 0, np.abs(stories.seconds[one] - stories.seconds[other]))


def days_between(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Days from the one publication to the other, at most ``MANY_DAYS``; ``SOME_DAYS`` where either is unknown."""
    days = np.minimum(_time_between(tellings, low, high) / 86400, MANY_DAYS)
    return np.where(is_unknown(tellings, low, high), SOME_DAYS, days)


def is_unknown(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether the time of publication of either is unknown."""
    undated = tellings.stories.undated
    return undated[tellings.story[low]] | undated[tellings.story[high]]


def count_other_things(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether two claims of one article each give numbers, telling ones, but not one in common: two statements."""
    within = np.flatnonzero(tellings.story[low] == tellings.story[high])
    others = np.zeros(len(low), bool)
    if len(within):
        figures = [tellings.figures[n[within]] for n in (low, high)]
        telling = [f.max(axis=1).toarray().ravel() > 1 for f in figures]
        common = np.diff(figures[0].multiply(figures[1]).tocsr().indptr) > 0
        others[within] = telling[0] & telling[1] & ~common
    return others


def of_two_persons(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """Which pairs are an article's own statements of two persons: the items of a list are filled into one form."""
    at = np.flatnonzero((tellings.story[low] == tellings.story[high]) & (who == NOBODY))
    people = [
        [[e for e in tellings.entity_lists[n] if e.startswith("per:")] for n in tellings.entities[c[at]].tolist()]
        for c in (low, high)
    ]
    two = [
        bool(a) and bool(b) and not any(same_entity(x, y) for x in a for y in b) for a, b in zip(*people, strict=True)
    ]
    return at[np.array(two, bool)]
