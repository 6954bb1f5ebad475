"""How alike two claims are, and whether that makes them the same claim.

Belongs here: the score of a pair and its parts. Does not belong here: which pairs are looked at, how pairs make clusters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from pipelines.corroboration.tellings import Telling, overlap

Speakers = Literal["same", "none", "half", "other"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The parts of a pair's score; all between 0 and 1. ``score`` of at least 1 makes the two the same claim."""

    words: float
    context: float
    speakers: Speakers
    score: float


ENOUGH = {"same": 0.47, "none": 0.6, "half": 0.65, "other": 0.75}
"""How much of the wording must be shared, by who speaks: one speaker; nobody named in either; in one; two speakers."""
WITHIN = 0.62
"""The same for one speaker twice in one article, where claims share a topic anyway."""
LEAD_IN, LEAD_IN_REACH = 0.28, 2
"""The same where a quotation follows, one or two claims later, on its paraphrase by the reporter: the usual build of a
news paragraph."""
NESTED = 0.72
"""The same where one speaker's words stand inside another's: a report of them, or a proverb in the midst of a speech."""
_FULL = 12.0
"""Weight of stems from which a claim speaks for itself; below, what stands before it helps to tell what it is about."""

_NAMELESS = 0.3
"""How much the context of a claim counts at least that names nobody ('the accused is sentenced to three years')."""
OTHER_ENTITY = {"per:": 0.45, "loc:": 0.65, "org:": 0.65}
"""What is left of the likeness of two claims that name people, places or organisations, but not one in common."""
SWAPPED = 0.85
"""The same where they have one in common, but each names another that the other does not."""
OTHER_DAY = 0.55
"""The same where each tells of 'today', on two days."""
OTHER_FIGURES, OTHER_FIGURES_LATER = 0.85, 0.6
"""The same where both give numbers, but not one in common; and where the one appeared a day after the other or more."""
NAMELESS_LATER = 0.6
"""The same where neither names anybody and they are two days apart or more ('there is no danger of a tsunami')."""
_DAY = dt.timedelta(hours=20)
_HOPELESS = 0.4
"""Share of what is enough below which the rest is not worth looking at."""


def compare(one: Telling, other: Telling) -> Likeness:
    """The likeness of two claims: shared stems weighed by rarity, who speaks, and, for short claims, their context;
    less where they speak of different people, numbers or days.
    """
    shared = overlap(one.weights, other.weights)
    short, long = sorted((one.total, other.total))
    dice = 2 * shared / (short + long) if long else 0.0
    inside = shared / max(short, _FULL / 2) if short else 0.0
    words = 0.55 * dice + 0.45 * inside
    who = speakers(one, other)
    if words < _HOPELESS * ENOUGH[who] and short >= _FULL:
        return Likeness(words, 0.0, who, words / ENOUGH[who])
    context = 0.0
    if one.story is not other.story:
        named = one.wording.is_named or other.wording.is_named
        trust = 0.8 if one.wording.points_back and other.wording.points_back else 0.7 * (1 - short / _FULL)
        if not named and who != "same":
            trust = max(trust, _NAMELESS)
        if trust > 0 and one.stance == other.stance:
            context = one.share_of_context(other)
            words = (1 - trust) * words + trust * context
        if words >= _HOPELESS * ENOUGH[who]:
            words *= _matter(one, other)
    if (one.stance == "ask") != (other.stance == "ask"):
        words *= 0.7
    return Likeness(words, context, who, words / _enough(one, other, who))


def _matter(one: Telling, other: Telling) -> float:
    """What is left of the likeness of two articles' claims if they are about different people, numbers or days."""
    left = 1.0
    for kind, share in OTHER_ENTITY.items() if one.entity_ids and other.entity_ids else ():
        mine = [e for e in one.entity_ids if e.startswith(kind)]
        yours = [e for e in other.entity_ids if e.startswith(kind)]
        if mine and yours and not any(same_entity(a, b) for a in mine for b in yours):
            left = min(left, share)
        elif swapped(mine, yours):
            left = min(left, SWAPPED)
    if one.day is not None and other.day is not None and one.day != other.day and days_off(one) == days_off(other):
        left *= OTHER_DAY
    apart = _time_between(one, other)
    if one.figures and other.figures and not one.figures & other.figures:
        left *= OTHER_FIGURES_LATER if apart >= _DAY else OTHER_FIGURES
    if apart >= 2 * _DAY and not one.wording.is_named and not other.wording.is_named:
        left *= NAMELESS_LATER
    return left


def _time_between(one: Telling, other: Telling) -> dt.timedelta:
    """Time from the one publication to the other; none where either is unknown."""
    first, second = one.story.published_at, other.story.published_at
    return dt.timedelta() if first is None or second is None else abs(first - second)


def swapped(mine: Sequence[str], yours: Sequence[str]) -> bool:
    """Whether each side names an entity that the other does not."""
    return any(all(not same_entity(a, b) for b in yours) for a in mine) and any(
        all(not same_entity(a, b) for a in mine) for b in yours
    )


def days_off(telling: Telling) -> int | None:
    """Days from publication to the day that the claim names."""
    if telling.day is None or telling.story.published_at is None:
        return None
    return (telling.day - telling.story.published_at.date()).days


def same_entity(one: str, other: str) -> bool:
    """Whether two entity ids may mean one thing: equal, alike, or the one's words among the other's."""
    if one == other:
        return True
    (kind, _, name), (other_kind, _, other_name) = one.partition(":"), other.partition(":")
    mine, yours = set(name.split("-")), set(other_name.split("-"))
    return kind == other_kind and (mine <= yours or yours <= mine or fuzz.ratio(name, other_name) >= 85)


def _enough(one: Telling, other: Telling, who: Speakers) -> float:
    if one.story is not other.story:
        return ENOUGH[who]
    if who != "same":
        return NESTED if one.start < other.end and other.start < one.end else ENOUGH[who]
    first, second = (one, other) if one.start <= other.start else (other, one)
    leads_in = first.kind != "direct" and second.kind == "direct" and second.place - first.place <= LEAD_IN_REACH
    return LEAD_IN if leads_in else WITHIN


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
