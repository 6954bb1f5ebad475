"""What members of a cluster disagree on. Precise rather than many: only what cannot be a matter of wording.

Belongs here: which pairs of members may contradict one another in what; places, names and denials. Does not belong here:
numbers (``figures.py``), times (``moments.py``), words of quotations (``quotations.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from pipelines.corroboration.denials import DENIED_IN_IT
from pipelines.corroboration.figures import (
    conflicting_codes,
    conflicting_numbers,
    conflicting_totals,
    give_other_numbers,
)
from pipelines.corroboration.moments import HOURS, Values, at_one_time, conflicting_clocks, conflicting_days
from pipelines.corroboration.overlap import overlap
from pipelines.corroboration.quotations import conflicting_words
from pipelines.corroboration.same_entity import unmatched
from pipelines.corroboration.same_subject import fill_one_form, of_one_thing, one_speaker, share_speaker_or_entity
from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.tellings import Telling, Tellings
from pipelines.records import Conflict, ConflictValue

_Numbers = npt.NDArray[Any]

ConflictField = Literal["number", "date", "place", "speaker", "polarity", "wording"]
Pairs = Sequence[tuple[Telling, Telling]]
Look = Callable[[Telling, Telling], Values]
MOST = 40
"""Members of a large cluster that are compared with one another."""
_WORD = re.compile(r"\w+")
ONE_NAME = 85
"""Likeness of letters, in percent, from which two names are two spellings of one."""
SAME_WORDS = 0.15
"""Share of its words, at most, in which a statement may differ from the one that it negates."""
AKIN = 0.7
"""Share of their wording, numbers aside, that two claims must have in common to contradict one another."""


def find_conflicts(members: Sequence[Telling], akin: Sequence[tuple[Telling, Telling]]) -> list[Conflict]:
    """Number, date, place, speaker, polarity and wording on which ``members`` disagree, in that order; values by first
    claim.

    ``akin`` are the pairs of members that say the same but for what they may contradict one another in (``are_akin``).
    A clock time counts as a date. Claims that each give further numbers contradict one another in none.
    """
    alike = [(one, other) for one, other in akin if of_one_thing(one, other)]
    timely = [(one, other) for one, other in alike if at_one_time(one, other)]
    looks: tuple[tuple[ConflictField, Look, Pairs], ...] = (
        ("number", conflicting_numbers, [(one, other) for one, other in timely if at_one_time(one, other, HOURS)]),
        ("date", conflicting_days, timely),
        ("date", conflicting_clocks, timely),
        ("place", _places, [(one, other) for one, other in akin if at_one_time(one, other)]),
        ("speaker", _speakers, alike),
        ("polarity", _polarity, alike),
        ("wording", conflicting_words, alike),
    )
    first = [*conflicting_codes(members[:MOST]), *conflicting_totals(members[:MOST])]
    found: dict[ConflictField, dict[str, str]] = {"number": {text: t.claim_id for text, t in first}}
    for field, look, pairs in looks:
        values = found.setdefault(field, {})
        for one, other in pairs:
            given = look(one, other)
            if given and (field not in ("number", "date") or not give_other_numbers(given)):
                for value, telling in given:
                    values.setdefault(value, telling.claim_id)
    return [
        Conflict(field, [ConflictValue(value, claim_id) for value, claim_id in values.items()])
        for field, values in found.items()
        if len(values) > 1
    ]


def are_akin(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether claims of two articles say the same, but for numbers and days: what they may contradict one another in.

    Of a denial and an assertion, whether the assertion holds what is denied.
    """
    shared = overlap(tellings.weights[low], tellings.weights[high])
    numeric = np.array([stem[0] == "#" for stem in tellings.reader.stems], bool)[: tellings.weights.shape[1]]
    figures = [tellings.weights[n].multiply(numeric[None, :]).tocsr() for n in (low, high)]
    both = tellings.total[low] + tellings.total[high] - sum(np.asarray(f.sum(axis=1)).ravel() for f in figures)
    denied = np.where(tellings.denies[low], tellings.total[low], tellings.total[high])
    held = (tellings.denies[low] != tellings.denies[high]) & (shared >= DENIED_IN_IT * denied)
    shared -= overlap(*(f.tocsr() for f in figures))
    akin = (both > 1e-9) & (2 * shared / np.maximum(both, 1e-9) >= AKIN)
    return (tellings.story[low] != tellings.story[high]) & (akin | held)


def _places(one: Telling, other: Telling) -> Values:
    """The place that each names where the other names another, and nothing else is told in other words."""
    places = [[e for e in t.entity_ids if e.startswith(("loc:", "fac:"))] for t in (one, other)]
    lone = [unmatched(*turn) for turn in (places, places[::-1])]
    if [len(found) for found in lone] != [1, 1] or fill_one_form(one, other) or not share_speaker_or_entity(one, other):
        return []
    given: Values = []
    for telling, against, (place,) in ((one, other, lone[0]), (other, one, lone[1])):
        tongue, name = stemmer(telling.story.language), place.partition(":")[2].split("-")
        only = telling.stems - against.stems
        if not only or only - {tongue.stem(word) for word in name}:
            return []
        given.append((" ".join(name).title(), telling))
    return given


def _speakers(one: Telling, other: Telling) -> Values:
    """Two spellings of one person's name: as many words, all but alike; not one with letters glued to a word."""
    mine, yours = one.speaker or "", other.speaker or ""
    people = all((t.speaker_id or "").startswith("per:") for t in (one, other))
    names = [["".join(_WORD.findall(word)) for word in name.casefold().split()] for name in (mine, yours)]
    if not people or len(names[0]) != len(names[1]) or len(names[0]) < 2 or names[0] == names[1]:
        return []
    glued = stemmer(one.story.language).function_words
    for low, high in (sorted(pair, key=len) for pair in zip(*names, strict=True)):
        if (high.endswith(low) and len(high) - len(low) > 1) or (high.startswith(low) and high[len(low) :] in glued):
            return []
    return [(mine, one), (yours, other)] if fuzz.ratio(*map(" ".join, names)) >= ONE_NAME else []


def _polarity(one: Telling, other: Telling) -> Values:
    """A denial against another's assertion; a verb negated in one and not in the other."""
    if (one.stance == "deny") != (other.stance == "deny"):
        denial, claim = (one, other) if one.stance == "deny" else (other, one)
        if claim.stance in ("assert", "predict", "commit") and not claim.negated and not one_speaker(one, other):
            return [("denied", denial), ("asserted", claim)]
        return []
    attributed = one.is_attributed or other.is_attributed
    if not attributed and (unmatched(one.entity_ids, other.entity_ids) or unmatched(other.entity_ids, one.entity_ids)):
        return []  # what is said of one mine is not denied of all
    if one_speaker(one, other) or len(one.stems ^ other.stems) > SAME_WORDS * min(len(one.stems), len(other.stems)):
        return []  # what one person says once with a negation and once without is mostly two halves of one thought
    for stem in sorted((one.negated ^ other.negated) & one.stems & other.stems):
        no, yes = (one, other) if stem in one.negated else (other, one)
        if not yes.negated:
            return [("negated", no), ("not negated", yes)]
    return []
