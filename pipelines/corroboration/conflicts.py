"""What members of a cluster disagree on. Precise rather than many: only what cannot be a matter of wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from pipelines import language
from pipelines.corroboration.agents import agent, publisher
from pipelines.corroboration.likeness import overlap, same_entity, swapped
from pipelines.corroboration.speakers import same_speaker
from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.tellings import Telling, Tellings
from pipelines.records import Conflict, ConflictValue

_Numbers = npt.NDArray[Any]

MOST = 40
"""Members of a large cluster that are compared with one another."""
_CODE = re.compile(r"\b([A-Z]{1,3})[- ]?(\d{3,5})\b")
_WORD = re.compile(r"\w+")
ONE_WORD = 75
"""Likeness of letters, in percent, from which two words are two spellings of one."""
TELLING = 3.5
"""Weight of a stem that makes a difference of wording one of matter."""
ONE_QUOTATION = 80
"""Likeness of letters, in percent, from which two quotations are taken to render the same words."""


AKIN = 0.7
"""Share of their wording, numbers aside, that two claims must have in common to contradict one another."""
FACTOR = 3.0
"""Two numbers further apart than by this factor count different things."""


def find_conflicts(members: Sequence[Telling], akin: Sequence[tuple[Telling, Telling]]) -> list[Conflict]:
    """Number, date, speaker, polarity and wording on which ``members`` disagree, in that order; values by first claim.

    ``akin`` are the pairs of members that say the same but for what they may contradict one another in (``are_akin``).
    """
    pairs = [(one, other) for one, other in akin if _of_one_thing(one, other)]
    found = []
    for field, look in (
        ("number", _numbers),
        ("date", _dates),
        ("speaker", _speakers),
        ("polarity", _polarity),
        ("wording", _wording),
    ):
        values: dict[str, str] = {}
        if look is _numbers:
            values = {text: telling.claim_id for text, telling in _codes(members[:MOST])}
        for one, other in pairs:
            for value, telling in look(one, other):
                values.setdefault(value, telling.claim_id)
        if len(values) > 1:
            found.append(Conflict(field, [ConflictValue(value, claim_id) for value, claim_id in values.items()]))
    return found


def are_akin(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether claims of two articles say the same, but for numbers: what they may contradict one another in."""
    shared = overlap(tellings.weights[low], tellings.weights[high])
    figures = [tellings.weights[n].multiply(tellings.figures[n] > 0) for n in (low, high)]
    both = tellings.total[low] + tellings.total[high] - sum(np.asarray(f.sum(axis=1)).ravel() for f in figures)
    shared -= overlap(*(f.tocsr() for f in figures))
    return (tellings.story[low] != tellings.story[high]) & (both > 1e-9) & (2 * shared / np.maximum(both, 1e-9) >= AKIN)


def _of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether one named person says both, or they name one entity in common; none may stand in place of another.

    Outlets' own statements must be two publishers': one that fills in a form ('prices today', 'quake at a depth of')
    contradicts nobody.
    """
    if any(swapped(_entities(one, kind), _entities(other, kind)) for kind in ("per:", "loc:", "org:")):
        return False
    if not one.is_attributed and not other.is_attributed:
        publishers = {publisher(agent(t.story.outlet)) for t in (one, other)}
        if len(publishers) < 2 and one.story.outlet is not None:
            return False
    elif one.speaker_id is not None and other.speaker_id is not None and _one_speaker(one, other):
        return True
    return any(same_entity(a, b) for a in one.entity_ids for b in other.entity_ids)


def _one_speaker(one: Telling, other: Telling) -> bool:
    return one.voice is not None and other.voice is not None and same_speaker(one.voice, other.voice)


def _entities(telling: Telling, kind: str) -> list[str]:
    return [entity for entity in telling.entity_ids if entity.startswith(kind)]


@cache
def _hedges(code: str) -> tuple[str, ...]:
    base = code.split("-", maxsplit=1)[0]
    if base not in language.available():
        return ()
    return tuple(row["words"] for row in language.load(base).rows("approximations"))


def _is_rounded(telling: Telling, text: str) -> bool:
    at = telling.content.find(text)
    around = telling.content[max(0, at - 20) : at].casefold() + " " + text.casefold()
    return any(f" {hedge} " in f" {around} " for hedge in _hedges(telling.story.language))


def _numbers(one: Telling, other: Telling) -> list[tuple[str, Telling]]:
    """The one number of a unit that each gives, where neither is rounded and the one is not the other, rounded."""
    mine, yours = _exact(one), _exact(other)
    for unit in sorted(mine.keys() & yours.keys()):
        (low, _), (high, _) = sorted((mine[unit], yours[unit]))
        if low > 0 and high / low <= FACTOR and _differ(low, high):
            return [(mine[unit][1], one), (yours[unit][1], other)]
    return []


def _codes(members: Sequence[Telling]) -> list[tuple[str, Telling]]:
    """Two spellings of one code (a flight, a plate): the same letters, the same digits in another order."""
    found: dict[tuple[str, str], dict[str, tuple[str, Telling]]] = defaultdict(dict)
    for telling in members:
        codes = {code.groups(): code.group() for code in _CODE.finditer(telling.content)}
        for (letters, digits), text in codes.items():
            found[letters, "".join(sorted(digits))].setdefault(digits, (text, telling))
    swapped_digits = [spellings for spellings in found.values() if len(spellings) > 1]
    return list(swapped_digits[0].values()) if swapped_digits else []


def _exact(telling: Telling) -> dict[str, tuple[float, str]]:
    """Unit to value and words, of the units that the claim gives one number of, not rounded."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for quantity in telling.quantities:
        found[quantity["unit"]].append((quantity["value"], quantity["text"]))
    return {
        unit: given[0]
        for unit, given in found.items()
        if unit and len(given) == 1 and not _is_rounded(telling, given[0][1])
    }


def _differ(one: float, other: float) -> bool:
    """Whether neither is the other, rounded to fewer digits (11.8 for 11.83)."""
    return not any(float(f"{a:.{n}g}") == b for a, b in ((one, other), (other, one)) for n in range(2, 14))


def _dates(one: Telling, other: Telling) -> list[tuple[str, Telling]]:
    if one.day is None or other.day is None or one.day == other.day or one.days_off == other.days_off:
        return []
    return [(one.day.isoformat(), one), (other.day.isoformat(), other)]


def _speakers(one: Telling, other: Telling) -> list[tuple[str, Telling]]:
    """Two spellings of one person's name: as many words, all but alike; not one with letters glued to its end."""
    mine, yours = one.speaker or "", other.speaker or ""
    people = all((t.speaker_id or "").startswith("per:") for t in (one, other))
    if not people or len(mine.split()) != len(yours.split()) or len(mine.split()) < 2:
        return []
    low, high = sorted((" ".join(_WORD.findall(name.casefold())) for name in (mine, yours)), key=len)
    ends = [name[Prefix.similarity(low, high) :] for name in (low, high)]
    glued = stemmer(one.story.language).function_words | {""}
    alike = fuzz.ratio(low, high) >= 85 and not any(end in glued for end in ends)
    return [(mine, one), (yours, other)] if alike else []


def _polarity(one: Telling, other: Telling) -> list[tuple[str, Telling]]:
    """A denial against another's assertion; a verb negated in one and not in the other."""
    if (one.stance == "deny") != (other.stance == "deny"):
        denial, claim = (one, other) if one.stance == "deny" else (other, one)
        if claim.stance in ("assert", "predict", "commit") and not claim.negated and not _one_speaker(one, other):
            return [("denied", denial), ("asserted", claim)]
        return []
    if not (one.is_attributed or other.is_attributed):
        for mine, yours in ((one, other), (other, one)):
            if any(not any(same_entity(a, b) for b in yours.entity_ids) for a in mine.entity_ids):
                return []  # what is said of one mine is not denied of all
    for stem in sorted((one.negated ^ other.negated) & one.stems & other.stems):
        no, yes = (one, other) if stem in one.negated else (other, one)
        if not yes.negated:
            return [("negated", no), ("not negated", yes)]
    return []


def _wording(one: Telling, other: Telling) -> list[tuple[str, Telling]]:
    """Two quotations of one speaker, all but alike, that put one telling word in place of another."""
    if not (one.kind == other.kind == "direct") or not _one_speaker(one, other) or len(one.stems) < 4:
        return []
    if fuzz.ratio(one.content.casefold(), other.content.casefold()) < ONE_QUOTATION:
        return []
    mine, yours = _alone(one, other), _alone(other, one)
    if not mine or not yours or any(fuzz.partial_ratio(a, b) >= ONE_WORD for a in mine for b in yours):
        return []
    return [(one.content, one), (other.content, other)]


def _alone(one: Telling, other: Telling) -> list[str]:
    """Telling words that only ``one`` has."""
    tongue = stemmer(one.story.language)
    only = one.stems - other.stems
    return sorted(stem for stem in only if stem[0] != "#" and tongue.weight(stem) >= TELLING)
