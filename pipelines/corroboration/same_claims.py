"""Pairs of claims that are the same claim: candidates, scored, and judged among their rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.corroboration.candidates import candidate_pairs
from pipelines.corroboration.likeness import compare
from pipelines.corroboration.tellings import Telling

LINKED = 0.75
"""Score from which one speaker's claims in two articles that share other claims are the same, if neither article has a
claim that fits better."""


RELATED = 3
"""Pairs of claims at ``LINKED`` or more that show, like one same claim, that two articles tell of one event."""


def same_claims(tellings: Sequence[Telling]) -> list[tuple[float, int, int]]:
    """(score, lower, higher) of each candidate pair that is the same claim, in order of the positions.

    A pair is the same claim from score 1, or from ``LINKED`` where its articles tell of one event, one speaker says
    both, and each is the other's best match in that article.
    """
    scored: list[tuple[float, int, int]] = []
    rivals: list[tuple[float, int, int]] = []
    evidence: dict[tuple[str, str], int] = defaultdict(int)
    best: dict[tuple[int, str], float] = defaultdict(float)
    for low, high in zip(*candidate_pairs(tellings).T.tolist(), strict=True):
        one, other = tellings[low], tellings[high]
        likeness = compare(one, other)
        if likeness.score < LINKED:
            continue
        score = round(likeness.score, 6)
        if score >= 1.0:
            scored.append((score, low, high))
        if one.story is other.story:
            continue
        mine, yours = one.story.article_id, other.story.article_id
        evidence[min(mine, yours), max(mine, yours)] += RELATED if score >= 1.0 else 1
        if likeness.speakers == "same":
            best[low, yours] = max(best[low, yours], score)
            best[high, mine] = max(best[high, mine], score)
            if score < 1.0:
                rivals.append((score, low, high))
    for score, low, high in rivals:
        mine, yours = tellings[low].story.article_id, tellings[high].story.article_id
        if score == best[low, yours] == best[high, mine] and evidence[min(mine, yours), max(mine, yours)] >= RELATED:
            scored.append((score, low, high))
    return sorted(scored, key=lambda pair: pair[1:])
