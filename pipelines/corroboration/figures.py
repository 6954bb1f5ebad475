"""Numbers in which claims contradict one another: of one unit, of one code, of one whole.

Belongs here: which two numbers cannot both be right. Does not belong here: days and clock times (``moments.py``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from pipelines import language
from pipelines.corroboration.canonical import with_changes
from pipelines.corroboration.hedges import is_rounded
from pipelines.corroboration.likeness import TOTALS_APART
from pipelines.corroboration.moments import HOURS, Values, at_one_time, differ_in_moment
from pipelines.corroboration.same_entity import unmatched
from pipelines.corroboration.same_subject import entities, one_speaker
from pipelines.corroboration.stems import TOKEN, stemmer
from pipelines.corroboration.tellings import Telling
from pipelines.corroboration.totals import totals

_CODE = re.compile(r"\b([A-Z]{1,3})[- ]?(\d{3,5})\b")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d\b(?![.,]\d)")


def conflicting_numbers(one: Telling, other: Telling) -> Values:
    """The one number of a unit that each gives, where neither is rounded and the one is not the other, rounded.

    Not where they give it of other people or of other moments, nor where each of two speakers says what he does.
    """
    people = [entities(telling, "per:") for telling in (one, other)]
    if unmatched(*people) or unmatched(*people[::-1]) or differ_in_moment(one, other):
        return []
    if one.is_attributed and other.is_attributed and not one_speaker(one, other) and _is_act(one) and _is_act(other):
        return []
    mine, yours = _exact(one), _exact(other)
    for unit in sorted(mine.keys() & yours.keys()):
        (low, _), (high, _) = sorted((mine[unit], yours[unit]))
        if low > 0 and high / low <= TOTALS_APART and _differ(low, high):
            return [(mine[unit][1], one), (yours[unit][1], other)]
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


@cache
def _prefixes(code: str) -> tuple[str, ...]:
    base = code.split("-", maxsplit=1)[0]
    rows = language.load(base).rows("verb_prefixes") if base in language.available() else ()
    return tuple(row["prefix"] for row in rows if row["voice"] == "active")


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


def conflicting_codes(members: Sequence[Telling]) -> Values:
    """Two spellings of one code (a flight, a plate): the same letters, the same digits in another order."""
    found: dict[tuple[str, str], dict[str, tuple[str, Telling]]] = defaultdict(dict)
    for telling in members:
        codes = {code.groups(): code.group() for code in _CODE.finditer(telling.content)}
        for (letters, digits), text in codes.items():
            found[letters, "".join(sorted(digits))].setdefault(digits, (text, telling))
    swapped_digits = [spellings for spellings in found.values() if len(spellings) > 1]
    return list(swapped_digits[0].values()) if swapped_digits else []


def conflicting_totals(members: Sequence[Telling]) -> Values:
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
            and 0 < high <= TOTALS_APART * low
            and _differ(low, high)
            and one_speaker(one, other)
        ):
            return [(a.text, one), (b.text, other)]
    return []


def give_other_numbers(values: Values) -> bool:
    """Whether each of the two gives a number, beside what they say, that the other does not: they tell of two things."""
    (mine, one), (yours, other) = values
    figures = [{stem for stem in t.stems if stem[0] == "#"} - _figures_of(text, t) for text, t in values]
    return all((figures[0] - figures[1] - _figures_of(yours, other), figures[1] - figures[0] - _figures_of(mine, one)))


def _figures_of(text: str, telling: Telling) -> set[str]:
    """The numbers in words of the claim or in an ISO date, as stems."""
    code = telling.story.language
    tongue, text = stemmer(code), with_changes(_ISO.sub(r"\1\2\3", text), (), code)
    return {word.stem for token in TOKEN.findall(text) for word in tongue.words(token) if word.stem is not None}
