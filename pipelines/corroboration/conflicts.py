"""What members of a cluster disagree on. Precise rather than many: only what cannot be a matter of wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from pipelines import language
from pipelines.corroboration.tellings import Telling
from pipelines.records import Conflict, ConflictValue

ONE_QUOTATION = 80
"""Likeness of letters, in percent, from which two quotations are taken to render the same words."""


def find_conflicts(members: Sequence[Telling]) -> list[Conflict]:
    """Number, date, speaker, polarity and wording on which ``members`` disagree, in that order; values by first claim."""
    found = []
    for field, values in (
        ("number", _numbers(members)),
        ("date", _dates(members)),
        ("speaker", _speakers(members)),
        ("polarity", _polarity(members)),
        ("wording", _wording(members)),
    ):
        if len({value for value, _ in values}) > 1:
            found.append(Conflict(field, [ConflictValue(value, claim_id) for value, claim_id in values]))
    return found


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


def _numbers(members: Sequence[Telling]) -> list[tuple[str, str]]:
    by_unit: dict[str, dict[float, tuple[str, str]]] = defaultdict(dict)
    for telling in members:
        units: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for value, unit, text in telling.quantities:
            if unit and not _is_rounded(telling, text):
                units[unit].append((value, text))
        for unit, values in units.items():
            if len(values) == 1:
                by_unit[unit].setdefault(values[0][0], (values[0][1], telling.claim_id))
    for unit in sorted(by_unit):
        amounts = sorted(by_unit[unit])
        if any(_differ(low, high) for low, high in pairwise(amounts)):
            return [by_unit[unit][amount] for amount in amounts]
    return []


def _differ(one: float, other: float) -> bool:
    """Whether the larger is not the smaller, rounded (11.8 for 11.83)."""
    for digits in range(12):
        if float(f"{one:.{digits + 1}g}") == other or float(f"{other:.{digits + 1}g}") == one:
            return False
    return True


def _dates(members: Sequence[Telling]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for telling in members:
        days = {date.isoformat() for date, precision, _ in telling.dates if precision == "day"}
        if len(days) == 1:
            found.setdefault(days.pop(), telling.claim_id)
    return sorted(found.items())


def _speakers(members: Sequence[Telling]) -> list[tuple[str, str]]:
    """Two spellings of one person's name: same number of words, all alike, one not the same."""
    found: dict[str, str] = {}
    for telling in members:
        if telling.speaker and (telling.speaker_id or "").startswith("per:") and " " in telling.speaker:
            found.setdefault(telling.speaker, telling.claim_id)
    names = sorted(found)
    for n, one in enumerate(names):
        for other in names[n + 1 :]:
            if len(one.split()) == len(other.split()) and 85 <= fuzz.ratio(one.casefold(), other.casefold()) < 100:
                return [(one, found[one]), (other, found[other])]
    return []


def _polarity(members: Sequence[Telling]) -> list[tuple[str, str]]:
    denials = [t for t in members if t.stance == "deny"]
    others = [t for t in members if t.stance in ("assert", "predict", "commit")]
    if denials and others:
        return [("denied", denials[0].claim_id), ("asserted", others[0].claim_id)]
    for n, one in enumerate(members):
        for other in members[n + 1 :]:
            for stem in sorted((one.negated ^ other.negated) & one.weights.keys() & other.weights.keys()):
                yes, no = (other, one) if stem in one.negated else (one, other)
                return [("negated", no.claim_id), ("not negated", yes.claim_id)]
    return []


def _wording(members: Sequence[Telling]) -> list[tuple[str, str]]:
    """Two quotations of one speaker in two articles, all but alike, that put one word in place of another."""
    quoted = [t for t in members if t.kind == "direct" and t.speaker_id is not None]
    for n, one in enumerate(quoted):
        for other in quoted[n + 1 :]:
            if one.story is other.story or one.speaker_id != other.speaker_id:
                continue
            mine, yours = one.weights.keys() - other.weights.keys(), other.weights.keys() - one.weights.keys()
            alike = fuzz.ratio(one.content.casefold(), other.content.casefold())
            if alike >= ONE_QUOTATION and len(one.weights) >= 4 and mine and yours:
                return [(one.content, one.claim_id), (other.content, other.claim_id)]
    return []
