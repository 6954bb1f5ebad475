"""'Ada yang mengatakan …', 'Banyak warga yang menilai …': that somebody says it is itself what the sentence tells.

Belongs here: telling such a relative clause, whose verb says something, from one that only tells which person is meant. Does not
belong here: what is said (complements).
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.claims.reading import Reading
from pipelines.claims.words import HARD, Range

_REACH = 8
"""Tokens between the word of existence or number and the relative word at most."""


class Existential(NamedTuple):
    """``source``: the words for whoever says it; None where there is but 'ada yang …'. ``stated``: neither denied nor supposed."""

    source: Range | None
    stated: bool


def existential(reading: Reading, i: int) -> Existential | None:
    """What stands before the relative verb at ``i`` where it tells that somebody says something; None where it does not.

    A number alone opens it only at the head of its clause: elsewhere the phrase is part of another clause ('kata banyak warga
    yang mengaku kecewa').
    """
    relative = reading.verb_start(i) - 1
    first = relative
    while first > 0 and relative - first < _REACH and not _bounds(reading, first - 1):
        first -= 1
    for k in range(first, relative):
        if reading.role("existing", k):
            a = k + 1
            while a < relative and reading.role("existing_adverb", a):
                a += 1
            return Existential((a, relative) if a < relative else None, _is_stated(reading, k))
        n = reading.role("many", k)
        if n and (k == first or all(reading.role("existing_adverb", j) for j in range(first, k))):
            b = relative
            while b > k + n and reading.role("existing_adverb", b - 1):
                b -= 1
            one_clause = not any(cue.voice == "active" for _, cue in reading.cues_between(i + 1, reading.stop))
            return Existential((k, b), one_clause and _is_stated(reading, first))
    return None


def _bounds(reading: Reading, k: int) -> bool:
    """Whether the word at ``k`` cannot stand between the clause's head and the relative word."""
    word = reading.words[k]
    if word in HARD or word in {",", "."} or reading.role("relative", k):
        return True
    if reading.role("existing", k) or reading.role("many", k) or reading.role("many", k - 1) > 1:
        return False
    linked = reading.role("conjunction", k) or reading.role("subordinator", k) or reading.role("complementizer", k)
    return bool(linked) or (reading.lexicon.is_verb(word) and not reading.unit.capitals[k])


def _is_stated(reading: Reading, k: int) -> bool:
    """Whether neither a negation nor a word of condition stands before ``k``."""
    before = range(max(0, k - 3), k)
    return not any(reading.role("negation", j) or reading.role("condition", j) for j in before)
