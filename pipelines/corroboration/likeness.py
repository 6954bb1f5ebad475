"""How alike two claims are, and whether that makes them the same claim.

Belongs here: the score of a pair and its parts. Does not belong here: which pairs are looked at, how pairs make clusters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from pipelines.corroboration.tellings import Telling

Speakers = Literal["same", "none", "half", "other"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The parts of a pair's score; all between 0 and 1. ``score`` of at least 1 makes the two the same claim."""

    words: float
    context: float
    speakers: Speakers
    score: float


ENOUGH = {"same": 0.47, "none": 0.55, "half": 0.62, "other": 0.75}
"""How much of the wording must be shared, by who speaks: one speaker; nobody named in either; in one; two speakers."""
WITHIN = 0.62
"""The same for one speaker twice in one article, where claims share a topic anyway."""
LEAD_IN = {1: 0.29, 2: 0.38}
"""The same where a quotation follows, one or two claims later, on its paraphrase by the reporter: the usual build of a
news paragraph."""
NESTED = 0.72
"""The same where one speaker's words stand inside another's: a report of them, or a proverb in the midst of a speech."""
_FULL = 12.0
"""Weight of stems from which a claim speaks for itself; below, what stands before it helps to tell what it is about."""


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Shared weight of two bags of stems, each stem at the lower of its two weights."""
    if len(one) > len(other):
        one, other = other, one
    return sum(min(weight, other[stem]) for stem, weight in one.items() if stem in other)


def compare(one: Telling, other: Telling) -> Likeness:
    """The likeness of two claims: shared stems weighed by rarity, who speaks, and, for short claims, their context."""
    shared = overlap(one.weights, other.weights)
    short, long = sorted((one.total, other.total))
    dice = 2 * shared / (short + long) if long else 0.0
    inside = shared / max(short, _FULL / 2) if short else 0.0
    words = 0.55 * dice + 0.45 * inside
    context = 0.0
    if short < _FULL and one.stance == other.stance and one.story is not other.story:
        before = overlap(one.context, other.context)
        sides = min(sum(one.context.values()), sum(other.context.values()))
        context = before / sides if sides else 0.0
        trust = 0.8 if one.points_back and other.points_back else 0.7 * (1 - short / _FULL)
        words = (1 - trust) * words + trust * context
    who = speakers(one, other)
    if (one.stance == "ask") != (other.stance == "ask"):
        words *= 0.7
    return Likeness(words, context, who, words / _enough(one, other, who))


def _enough(one: Telling, other: Telling, who: Speakers) -> float:
    if one.story is not other.story:
        return ENOUGH[who]
    if who != "same":
        return NESTED if one.start < other.end and other.start < one.end else ENOUGH[who]
    first, second = (one, other) if one.start <= other.start else (other, one)
    if first.kind != "direct" and second.kind == "direct":
        return LEAD_IN.get(second.place - first.place, WITHIN)
    return WITHIN


def speakers(one: Telling, other: Telling) -> Speakers:
    """Whether the two claims have one speaker, none named, one named, or two different ones."""
    if not one.is_attributed and not other.is_attributed:
        return "none"
    if not one.is_attributed or not other.is_attributed:
        return "half"
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return "same"
    return "same" if same_speaker(one, other) else "other"


def same_speaker(one: Telling, other: Telling) -> bool:
    """Whether two named speakers are one: by spelling, or as an office and the body it speaks for."""
    a, b = (one.speaker or "").casefold(), (other.speaker or "").casefold()
    if a == b or fuzz.ratio(a, b) >= 85:
        return True
    if (
        one.speaker_id is not None
        and other.speaker_id is not None
        and one.speaker_id[:3] == other.speaker_id[:3] == "per"
    ):
        mine, yours = set(a.split()), set(b.split())
        return bool(mine) and bool(yours) and (mine <= yours or yours <= mine)
    mine_words, your_words = one.speaker_words, other.speaker_words
    if not mine_words or not your_words:
        return False
    common = len(mine_words & your_words)
    if one.speaker_id is None and other.speaker_id is None:
        return common / len(mine_words | your_words) >= 0.75
    return common / min(len(mine_words), len(your_words)) >= 0.75
