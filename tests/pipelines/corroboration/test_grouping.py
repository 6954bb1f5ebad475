"""Groups of claims from pairs, by invented scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipelines.corroboration.grouping import YOUNG, group
from pipelines.corroboration.same_claims import Pairs

Scores = dict[tuple[int, int], float]
TWO_BEGINNINGS: Scores = {(0, 1): 0.7, (0, 2): 1.2, (1, 2): 0.9, (0, 3): 0.8, (1, 3): 1.2, (2, 3): 1.0}
"""Claims 2 and 3 each go to the beginning that they are most like; then they show that both tell one thing."""


def groups(scores: Scores, seconds: Sequence[int]) -> list[list[int]]:
    """The groups of claims that have these scores and times; pairs from score 1 are the same claim."""
    same = sorted(pair for pair, score in scores.items() if score >= 1)
    low, high = np.array(same, np.int64).T
    score = np.array([scores[pair] for pair in same])
    pairs = Pairs(low, high, score, score, score, np.zeros(len(same), np.int64))
    return group(pairs, lambda asked: [scores[pair] for pair in asked], np.array(seconds, np.int64))


def test_two_beginnings_of_one_claim_are_one_group() -> None:
    assert groups(TWO_BEGINNINGS, [0, 10, 20, 30]) == [[0, 1, 2, 3]]


def test_what_is_published_a_day_after_a_group_began_joins_it_to_no_other() -> None:
    assert groups(TWO_BEGINNINGS, [0, 10, 20, 11 + YOUNG]) == [[0, 2], [1, 3]]


def test_groups_that_one_pair_brings_together_stay_apart_where_the_others_are_unlike() -> None:
    assert groups(TWO_BEGINNINGS | {(0, 1): -1.0, (0, 3): 0.3}, [0, 10, 20, 30]) == [[0, 2], [1, 3]]


@pytest.mark.parametrize("nearer", [0, 2])
def test_a_young_group_joins_the_older_one_that_it_is_most_like(nearer: int) -> None:
    scores = dict.fromkeys([(a, b) for b in range(6) for a in range(b)], 0.2) | {(0, 1): 1.2, (2, 3): 1.2, (4, 5): 1.4}
    scores |= dict.fromkeys([(a, b) for a in range(4) for b in (4, 5)], 0.76)
    scores |= {(1, 5): 1.0, (3, 5): 1.0, (nearer, 4): 0.95}
    expected = [[0, 1, 4, 5], [2, 3]] if nearer == 0 else [[0, 1], [2, 3, 4, 5]]
    assert groups(scores, range(6)) == expected
