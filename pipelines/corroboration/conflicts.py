"""What members of a cluster disagree on. Precise rather than many: only what cannot be a matter of wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipelines import language
from pipelines.corroboration.agents import agent, publisher
from pipelines.corroboration.canonical import with_changes
from pipelines.corroboration.hedges import is_rounded
from pipelines.corroboration.likeness import DENIED_IN_IT, TOTALS_APART, overlap, same_entity, swapped
from pipelines.corroboration.moments import (
    HOURS,
    Values,
    at_one_time,
    conflicting_clocks,
    conflicting_days,
    differ_in_moment,
)
from pipelines.corroboration.speakers import same_speaker
from pipelines.corroboration.stems import TOKEN, stemmer
from pipelines.corroboration.tellings import Telling, Tellings
from pipelines.corroboration.totals import totals
from pipelines.records import Conflict, ConflictValue

_Numbers = npt.NDArray[Any]
ConflictField = Literal["number", "date", "place", "speaker", "polarity", "wording"]
Pairs = Sequence[tuple[Telling, Telling]]
Look = Callable[[Telling, Telling], Values]

MOST = 40
"""Members of a large cluster that are compared with one another."""
_CODE = re.compile(r"\b([A-Z]{1,3})[- ]?(\d{3,5})\b")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![.,]\d)")
ONE_WORD = 60
"""Likeness of letters, in percent, from which two words are two spellings of one."""
TELLING = 3.5
"""Weight of a stem that makes a difference of wording one of matter."""
ONE_QUOTATION = 80
"""Likeness of letters, in percent, from which two quotations are taken to render the same words."""


ONE_NAME = 85
"""Likeness of letters, in percent, from which two names are two spellings of one."""
SAME_WORDS = 0.15
"""Share of its words, at most, in which a statement may differ from the one that it negates."""
AKIN = 0.7
"""Share of their wording, numbers aside, that two claims must have in common to contradict one another."""
FACTOR = TOTALS_APART
"""Two numbers further apart than by this factor count different things."""


def find_conflicts(members: Sequence[Telling], akin: Sequence[tuple[Telling, Telling]]) -> list[Conflict]:
    """Number, date, place, speaker, polarity and wording on which ``members`` disagree, in that order; values by first
    claim.

    ``akin`` are the pairs of members that say the same but for what they may contradict one another in (``are_akin``).
    A clock time counts as a date. Claims that each give further numbers contradict one another in none.
    """
    alike = [(one, other) for one, other in akin if _of_one_thing(one, other)]
    timely = [(one, other) for one, other in alike if at_one_time(one, other)]
    looks: tuple[tuple[ConflictField, Look, Pairs], ...] = (
        ("number", _numbers, [(one, other) for one, other in timely if at_one_time(one, other, HOURS)]),
        ("date", conflicting_days, timely),
        ("date", conflicting_clocks, timely),
        ("place", _places, [(one, other) for one, other in akin if at_one_time(one, other)]),
        ("speaker", _speakers, alike),
        ("polarity", _polarity, alike),
        ("wording", _wording, alike),
    )
    first = [*_codes(members[:MOST]), *_totals(members[:MOST])]
    found: dict[ConflictField, dict[str, str]] = {"number": {text: t.claim_id for text, t in first}}
    for field, look, pairs in looks:
        values = found.setdefault(field, {})
        for one, other in pairs:
            given = look(one, other)
            if given and (field not in ("number", "date") or not _give_other_numbers(given)):
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


def _of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether one named person says both, or they name one entity in common; none may stand in place of another."""
    if any(swapped(_entities(one, kind), _entities(other, kind)) for kind in ("per:", "loc:", "org:")):
        return False
    return not _fill_one_form(one, other) and _have_common_ground(one, other)


def _fill_one_form(one: Telling, other: Telling) -> bool:
    """Whether they are one publisher's own statements: 'prices today', 'quake at a depth of' contradict nobody."""
    if one.is_attributed or other.is_attributed or one.story.outlet is None:
        return False
    return publisher(agent(one.story.outlet)) == publisher(agent(other.story.outlet))


def _have_common_ground(one: Telling, other: Telling) -> bool:
    if one.speaker_id is not None and other.speaker_id is not None and _one_speaker(one, other):
        return True
    return any(same_entity(a, b) for a in one.entity_ids for b in other.entity_ids)


def _one_speaker(one: Telling, other: Telling) -> bool:
    return one.voice is not None and other.voice is not None and same_speaker(one.voice, other.voice)


def _entities(telling: Telling, kind: str) -> list[str]:
    return [entity for entity in telling.entity_ids if entity.startswith(kind)]


def _numbers(one: Telling, other: Telling) -> Values:
    """The one number of a unit that each gives, where neither is rounded and the one is not the other, rounded.

    Not where they give it of other people or of other moments, nor where each of two speakers says what he does.
    """
    people = [_entities(telling, "per:") for telling in (one, other)]
    if any(_unmatched(*turn) for turn in (people, people[::-1])) or differ_in_moment(one, other):
        return []
    if one.is_attributed and other.is_attributed and not _one_speaker(one, other) and _is_act(one) and _is_act(other):
        return []
    mine, yours = _exact(one), _exact(other)
    for unit in sorted(mine.keys() & yours.keys()):
        (low, _), (high, _) = sorted((mine[unit], yours[unit]))
        if low > 0 and high / low <= FACTOR and _differ(low, high):
            return [(mine[unit][1], one), (yours[unit][1], other)]
    return []


def _give_other_numbers(values: Values) -> bool:
    """Whether each of the two gives a number, beside what they say, that the other does not: they tell of two things."""
    (mine, one), (yours, other) = values
    figures = [{stem for stem in t.stems if stem[0] == "#"} - _figures_of(text, t) for text, t in values]
    return all((figures[0] - figures[1] - _figures_of(yours, other), figures[1] - figures[0] - _figures_of(mine, one)))


def _figures_of(text: str, telling: Telling) -> set[str]:
    """The numbers in words of the claim or in an ISO date, as stems."""
    code = telling.story.language
    tongue, text = stemmer(code), with_changes(_ISO.sub(r"\1\2\3", text), (), code)
    return {word.stem for token in TOKEN.findall(text) for word in tongue.words(token) if word.stem is not None}


def _unmatched(mine: Sequence[str], yours: Sequence[str]) -> list[str]:
    return [a for a in mine if not any(same_entity(a, b) for b in yours)]


def _places(one: Telling, other: Telling) -> Values:
    """The place that each names where the other names another, and nothing else is told in other words."""
    places = [[e for e in t.entity_ids if e.startswith(("loc:", "fac:"))] for t in (one, other)]
    lone = [_unmatched(*turn) for turn in (places, places[::-1])]
    if [len(found) for found in lone] != [1, 1] or _fill_one_form(one, other) or not _have_common_ground(one, other):
        return []
    given: Values = []
    for telling, against, (place,) in ((one, other, lone[0]), (other, one, lone[1])):
        tongue, name = stemmer(telling.story.language), place.partition(":")[2].split("-")
        only = telling.stems - against.stems
        if not only or only - {tongue.stem(word) for word in name}:
            return []
        given.append((" ".join(name).title(), telling))
    return given


def _codes(members: Sequence[Telling]) -> Values:
    """Two spellings of one code (a flight, a plate): the same letters, the same digits in another order."""
    found: dict[tuple[str, str], dict[str, tuple[str, Telling]]] = defaultdict(dict)
    for telling in members:
        codes = {code.groups(): code.group() for code in _CODE.finditer(telling.content)}
        for (letters, digits), text in codes.items():
            found[letters, "".join(sorted(digits))].setdefault(digits, (text, telling))
    swapped_digits = [spellings for spellings in found.values() if len(spellings) > 1]
    return list(swapped_digits[0].values()) if swapped_digits else []


def _totals(members: Sequence[Telling]) -> Values:
    """Two totals of one thing by one speaker, where one story gives both or both appeared within hours.

    What somebody counts anew a day later has grown; but a story that gives both numbers sets the one against the other.
    """
    given = [
        (total, telling)
        for telling in members
        if telling.is_attributed
        for total in totals(telling.content, telling.quantities, telling.story.language)
        if not is_rounded(telling, total.text)
    ]
    for (a, one), (b, other) in combinations(given, 2):
        low, high = sorted((a.value, b.value))
        at_once = one.story is other.story or at_one_time(one, other, HOURS)
        if (
            a.noun == b.noun
            and at_once
            and 0 < high <= FACTOR * low
            and _differ(low, high)
            and _one_speaker(one, other)
        ):
            return [(a.text, one), (b.text, other)]
    return []


def _says_no_more(one: Telling, other: Telling) -> bool:
    """Whether, numbers aside, all that the one of the two says is in the other: no other group or time is counted."""
    mine, yours = ({stem for stem in t.stems if stem[0] != "#"} for t in (one, other))
    return mine <= yours or yours <= mine


def _exact(telling: Telling) -> dict[str, tuple[float, str]]:
    """Unit to value and words, of the units that the claim gives one number of, not rounded."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for quantity in telling.quantities:
        found[quantity["unit"]].append((quantity["value"], quantity["text"]))
    return {
        unit: given[0]
        for unit, given in found.items()
        if unit and len(given) == 1 and not _YEAR.match(given[0][1]) and not is_rounded(telling, given[0][1])
    }


def _differ(one: float, other: float) -> bool:
    """Whether neither is the other, rounded to fewer digits (11.8 for 11.83)."""
    return not any(float(f"{a:.{n}g}") == b for a, b in ((one, other), (other, one)) for n in range(2, 14))


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
        if claim.stance in ("assert", "predict", "commit") and not claim.negated and not _one_speaker(one, other):
            return [("denied", denial), ("asserted", claim)]
        return []
    if not (one.is_attributed or other.is_attributed):
        for mine, yours in ((one, other), (other, one)):
            if any(not any(same_entity(a, b) for b in yours.entity_ids) for a in mine.entity_ids):
                return []  # what is said of one mine is not denied of all
    if _one_speaker(one, other) or len(one.stems ^ other.stems) > SAME_WORDS * min(len(one.stems), len(other.stems)):
        return []  # what one person says once with a negation and once without is mostly two halves of one thought
    for stem in sorted((one.negated ^ other.negated) & one.stems & other.stems):
        no, yes = (one, other) if stem in one.negated else (other, one)
        if not yes.negated:
            return [("negated", no), ("not negated", yes)]
    return []


def _is_act(telling: Telling) -> bool:
    """Whether it opens with its verb, so that its subject is its speaker: 'menjatuhkan pidana penjara tiga tahun'."""
    word = next(iter(_WORD.findall(telling.content)), "").lower()
    tongue = stemmer(telling.story.language)
    return (
        word not in tongue.function_words
        and tongue.stem(word) != word
        and word.startswith(_prefixes(telling.story.language))
    )


def _wording(one: Telling, other: Telling) -> Values:
    """Two quotations of one speaker, all but alike, that put one telling word in place of another.

    Another spelling, form or order of a word is none.
    """
    if not (one.kind == other.kind == "direct") or not _one_speaker(one, other) or len(one.stems) < 4:
        return []
    said = [t.content.casefold() for t in (one, other)]
    if fuzz.ratio(*said) < ONE_QUOTATION:
        return []
    for mine, yours in _differences(*(_WORD.findall(text) for text in said)):
        if _telling(mine, one) and _telling(yours, other) and not any(map(str.isdigit, "".join([*mine, *yours]))):
            alike = fuzz.ratio("".join(mine), "".join(yours)) >= ONE_WORD or _is_acronym(mine, yours)
            if not alike and not _stems(mine, one) & other.stems and not _stems(yours, other) & one.stems:
                return [(one.content, one), (other.content, other)]
    return []


def _differences(mine: list[str], yours: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words that stand in place of one another, all between two words that are the same."""
    done = (0, 0)
    for step in _common(mine, yours):
        lone = mine[done[0] : step[0]], yours[done[1] : step[1]]
        if all(lone):
            yield lone
        done = step[0] + 1, step[1] + 1


def _common(mine: list[str], yours: list[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand that are the same, and the ends."""
    for step in Levenshtein.opcodes(mine, yours):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    yield len(mine), len(yours)


def _is_acronym(mine: Sequence[str], yours: Sequence[str]) -> bool:
    """Whether the one is made of the first letters of the other's words."""
    return any(len(a) == 1 and a[0] == "".join(word[0] for word in b) for a, b in ((mine, yours), (yours, mine)))


def _telling(words: Sequence[str], telling: Telling) -> bool:
    weight = stemmer(telling.story.language).weight
    return any(stem[0] != "#" and weight(stem) >= TELLING for stem in _stems(words, telling))


def _stems(words: Sequence[str], telling: Telling) -> set[str]:
    """The content stems of words."""
    tongue = stemmer(telling.story.language)
    return {word.stem for token in words for word in tongue.words(token) if word.stem is not None}


@cache
def _prefixes(code: str) -> tuple[str, ...]:
    base = code.split("-", maxsplit=1)[0]
    rows = language.load(base).rows("verb_prefixes") if base in language.available() else ()
    return tuple(row["prefix"] for row in rows if row["voice"] == "active")
