"""Pairs of claims that are the same claim: candidates, scored."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.corroboration.candidates import candidate_pairs
from pipelines.corroboration.likeness import compare
from pipelines.corroboration.tellings import Telling


def same_claims(tellings: Sequence[Telling]) -> list[tuple[float, int, int]]:
    """(score, lower, higher) of each candidate pair that is the same claim, in order of the positions."""
    found = []
    for low, high in candidate_pairs(tellings).tolist():
        score = compare(tellings[low], tellings[high]).score
        if score >= 1.0:
            found.append((round(score, 6), low, high))
    return found
