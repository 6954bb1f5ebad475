"""Noun phrases of a frame behind a cue: the source after an inverted cue, whom somebody tells.

Belongs here: where such a phrase begins and ends, and what may bound it. Does not belong here: the subject before a verb (subjects),
which construction a cue opens. All indices are token places of a Unit; ranges are half-open.
"""

from __future__ import annotations

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.units import QUOTE, Unit
from pipelines.claims.words import (
    HARD,
    REACH,
    Range,
    is_date,
    skip_connectives,
)

_TIME = 2
"""Words that a bare time of saying has at most ('kemarin', 'tadi malam')."""


def abbreviates(unit: Unit, i: int) -> bool:
    """Whether the full stop at ``i`` ends an abbreviation inside a name ('Prof. Ratna', 'drh. Gunadi', 'Sp.P.D., FINASIM', 'Ratna, MKM., …')."""
    short = i > 0 and unit.words[i - 1].isalpha() and len(unit.words[i - 1]) <= 5 and unit.starts[i] == unit.ends[i - 1]
    if not short or i + 1 >= len(unit):
        return False
    return unit.capitals[i + 1] or (unit.words[i + 1] == "," and unit.words[i - 2 : i - 1] in (["."], [","]))


def segment_start(unit: Unit, i: int, low: int) -> int:
    """Where the stretch between commas that ends at ``i`` starts, not before ``low``."""
    j = i - 1
    while j >= low and unit.words[j] != "," and unit.words[j] not in HARD:
        j -= 1
    return j + 1


def opens_adjunct(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    """Whether the range is no subject: it opens with a preposition, a subordinator or a day, or is a connective."""
    a = skip_connectives(unit, lexicon, a, b)
    if a >= b:
        return True
    return bool(
        lexicon.role("preposition").at(unit.words, a)
        or lexicon.role("subordinator").at(unit.words, a)
        or lexicon.role("connective").at(unit.words, a) >= b - a
        or lexicon.role("ago").at(unit.words, b - 1)
        or (b - a <= _TIME and lexicon.role("time_of_saying").at(unit.words, a))
        or is_date(unit, lexicon, a)
    )


def relative_left(unit: Unit, lexicon: Lexicon, i: int, low: int) -> int | None:
    """The relative word that opens the clause of the verb at ``i``, not before ``low``; None where the verb is no clause's of its own."""
    for j in range(i - 1, max(low, i - 9) - 1, -1):
        if unit.words[j] in HARD or unit.words[j] == ",":
            return None
        if lexicon.role("relative").at(unit.words, j):
            return j if j + 1 == i or not lexicon.role("causative").at(unit.words, i) else None
    return None


def source_after(unit: Unit, lexicon: Lexicon, i: int, stop: int, *, inside: bool) -> Range | None:
    """The noun phrase that follows an inverted cue at ``i`` ('kata | Kepala Dinas, Budi Hartono | di Bandung').

    ``inside``: the sentence of the speaker may go on after the next comma, so that only a name in apposition is
    taken across it.
    """
    words = unit.words
    stop = min(stop, i + REACH)
    j = i
    if j < stop and lexicon.role("agent").at(words, j):
        i = j = j + 1
    if j < stop and lexicon.role("pronoun").at(words, j):
        return (i, i + 1)
    if j + 1 < stop and lexicon.role("plural_pronoun").at(words, j) and not _described(unit, lexicon, j + 1):
        return (i, i + 1)
    while j < stop:
        word = words[j]
        if word in HARD or is_date(unit, lexicon, j) or (word == "." and not abbreviates(unit, j)):
            break
        if j > i and lexicon.role("source_stop").at(words, j) and not _in_title(unit, j, stop):
            closed = _closed_clause(unit, lexicon, i, j, stop)
            if closed:
                j = closed
                break
            where = lexicon.role("place_preposition").at(words, j) and lexicon.role("vague").at(words, j - 1)
            if not where:  # 'sumber di bursa' is named by its place alone
                break
        if word == ",":
            last = j + 1 + lexicon.role("coordinator").at(words, j + 1)
            if j + 1 < last < stop and unit.capitals[last] and "," in words[i:j]:
                j = last  # 'Badan Pasar, Jalan, | dan Jembatan'
                continue
            after = _apposition(unit, lexicon, j + 1, stop, inside=inside)
            if after is None:
                break
            j = after
            continue
        if j > i and lexicon.is_verb(word) and not unit.capitals[j]:
            k = relative_left(unit, lexicon, j, i)
            if k is None:
                break
        j += 1
    while j > i and (words[j - 1] in {",", "(", "-"} or lexicon.role("relative").at(words, j - 1)):
        j -= 1
    return (i, _without_adverbs(unit, lexicon, i, j)) if j > i else None


def agent_after(unit: Unit, lexicon: Lexicon, verb: int) -> Range | None:
    """'dirasakan (juga oleh) | Ratna': the agent that follows a passive at ``verb`` and is named; None where none does."""
    if (
        verb >= unit.last
        or not unit.words[verb].startswith(lexicon.passive_prefixes)
        or lexicon.has_enclitic(unit.words[verb])
    ):
        return None
    after = verb + 1 + lexicon.role("agent_adverb").at(unit.words, verb + 1)
    marked = lexicon.role("agent").at(unit.words, after)
    named = after < unit.last and (unit.capitals[after] or unit.words[after] in lexicon.speaking_words)
    return source_after(unit, lexicon, after, unit.last, inside=False) if marked or named else None


def _described(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """'mereka | yang selamat', 'mereka | berdua': whether what follows a pronoun tells who is meant."""
    return bool(lexicon.role("relative").at(unit.words, i)) or lexicon.is_verb(unit.words[i])


def _without_adverbs(unit: Unit, lexicon: Lexicon, i: int, j: int) -> int:
    """Where a source ends before the adverbs behind its name ('kata Ratna | lagi'); 'pernyataan resmi' has none."""
    while j - 1 > i and (n := lexicon.role("auxiliary").before(unit.words, j)) and j - n > i:
        relative = lexicon.role("relative").at(unit.words, j - n - 1)
        if not (unit.capitals[j - n - 1] or relative) or unit.capitals[j - 1]:
            break
        j -= n + bool(relative)
    return j


def _closed_clause(unit: Unit, lexicon: Lexicon, i: int, j: int, stop: int) -> int:
    """'pria yang tampil | dalam 20 laga ini': where a demonstrative closes a relative clause of the source; 0 where none does."""
    if not any(lexicon.role("relative").at(unit.words, k) for k in range(i, j)):
        return 0
    for k in range(j, min(stop, j + 12)):
        if unit.words[k] in HARD or unit.words[k] == ",":
            return 0
        if lexicon.role("definite").at(unit.words, k):
            return k + 1
    return 0


def _in_title(unit: Unit, j: int, stop: int) -> bool:
    """'Pengawas Jalan Pada Dinas Pasar': whether a small word with a capital stands inside a name."""
    return unit.capitals[j] and j + 1 < stop and unit.capitals[j - 1] and unit.capitals[j + 1]


def _apposition(unit: Unit, lexicon: Lexicon, a: int, stop: int, *, inside: bool) -> int | None:
    """Where an apposition that starts at ``a`` ends; None where what follows the comma is none.

    It opens with a capital, holds no verb, and is short; where the sentence may go on it must also be closed by a
    comma or the sentence's end, or be followed by an adjunct.
    """
    titled = (
        1 + (unit.words[a + 1 : a + 2] == ["."]) if a < stop and lexicon.role("small_title").at(unit.words, a) else 0
    )
    if titled and not (a + titled < stop and unit.capitals[a + titled]):
        return None
    if a >= stop or not (unit.capitals[a] or titled) or is_date(unit, lexicon, a) or unit.words[a] == QUOTE:
        return None
    if lexicon.role("source_stop").at(unit.words, a) or lexicon.role("connective").at(unit.words, a):
        return None
    b = a
    while b < stop and b - a < 12:
        word = unit.words[b]
        if word in HARD or word == "," or is_date(unit, lexicon, b) or lexicon.role("source_stop").at(unit.words, b):
            break
        if not inside and b > a and lexicon.role("relative").at(unit.words, b):
            break  # 'kata Ratna, kepala pasar yang datang terlambat'
        if lexicon.is_verb(word) and not unit.capitals[b]:
            return None
        b += 1
    if inside and b < stop and unit.words[b] != ",":
        return None
    if inside and not all(unit.capitals[k] or unit.words[k] == "." for k in range(a + titled, b)):
        return None
    return b


def addressee_end(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """Where the noun phrase of an addressee that starts at ``i`` ends."""
    j = i
    while j < stop:
        word = unit.words[j]
        if word in HARD or word in {",", "(", "."} or is_date(unit, lexicon, j):
            break
        if lexicon.role("source_stop").at(unit.words, j) or lexicon.role("complementizer").at(unit.words, j):
            break
        if any(lexicon.role(role).at(unit.words, j) for role in ("relative", "loose_complementizer", "question")):
            break
        if lexicon.is_verb(word) and not unit.capitals[j]:
            break
        j += 1
    return j
