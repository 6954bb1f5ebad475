"""The subject of an attributing verb: the noun phrase before it, of a relative clause its antecedent.

Belongs here: where a subject begins and ends, over appositions, relative clauses, companions and adjuncts. Does not belong here:
phrases behind a cue (phrases), who a subject is (speakers). All indices are token places of a Unit; ranges are half-open.
"""

from __future__ import annotations

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.phrases import abbreviates, opens_adjunct, relative_left, segment_start
from pipelines.claims.units import Unit
from pipelines.claims.words import (
    HARD,
    REACH,
    Range,
    auxiliaries_before,
    first_verb,
    is_date,
    is_joined,
    names_day,
    skip_connectives,
)

_QUALITY = 7
"""Tokens from a verb of quality to the demonstrative that closes its noun's phrase at most."""


def subject_before(unit: Unit, lexicon: Lexicon, cue: int, low: int) -> Range | None:
    """The noun phrase that the verb at ``cue`` has as its subject, not reaching before ``low``; None where it has none.

    From the verb leftwards over adverbs, then over the phrase: appositions between commas and coordinated nouns belong
    to it, a clause of its own, a subordinator or a leading adjunct does not.
    """
    words = unit.words
    end = auxiliaries_before(unit, lexicon, cue, low)
    interposed = end > low and words[end - 1] == ","
    end -= interposed
    end = _before_contact(unit, lexicon, low, end) or end
    if interposed:
        end = _before_meeting(unit, lexicon, low, end)
        end = _before_adjuncts(unit, lexicon, low, end)
    start = end
    i = end - 1
    while i >= low and end - i < REACH:
        word = words[i]
        if (word in HARD and not is_joined(unit, i)) or (word == "." and not abbreviates(unit, i)):
            break
        if word == ",":
            left = segment_start(unit, i, low)
            outside = (
                start == i + 1 == end
                or opens_adjunct(unit, lexicon, left, i)
                or names_day(unit, lexicon, left, i)
                or _is_clause(unit, lexicon, left, i)
            )
            if outside and not (interposed and start > i + 1 and _is_aside(unit, lexicon, i + 1)):
                break
            i -= 1
            start = i + 1
            continue
        bound = lexicon.role("subordinator").at(words, i)
        if bound and not unit.inner[i]:
            linking = lexicon.role("connective").at(words, i)
            start = max(start, i + linking) if linking > bound else start  # 'Sementara itu | Ratna mengaku …'
            break
        if lexicon.role("joiner").at(words, i) and _main_verb_left(unit, lexicon, low, i):
            break
        if lexicon.is_verb(word) and not unit.capitals[i] and not unit.inner[i]:
            relative = relative_left(unit, lexicon, i, low)
            if relative is None and not _qualifies(unit, lexicon, i, low, end):
                break
            i = i if relative is None else relative
        start = i
        i -= 1
    while start < end and (
        words[start] in {",", ")", "-", "."} or (words[start].isdigit() and words[start + 1 : end][:1] == [","])
    ):
        start += 1
    start = min(skip_connectives(unit, lexicon, start, end), end)
    if start < end and lexicon.role("pronoun").at(words, end - 1) and words[end - 1] not in lexicon.enclitics:
        return end - 1, end
    if end - start > 1 and words[end - 2] == "," and lexicon.role("plural_pronoun").at(words, end - 1):
        return end - 1, end
    if start + 1 == end and lexicon.is_closed(words[start]) and not lexicon.can_stand_alone(words[start]):
        return None
    if start >= end or lexicon.role("preposition").at(words, start) or lexicon.role("relative").at(words, start):
        return None
    return start, end


def _before_contact(unit: Unit, lexicon: Lexicon, low: int, end: int) -> int:
    """'Ratna Dewi | ditemui di Gresik, Kamis, mengatakan …': where a bare passive of contact follows the subject; 0 where none does."""
    first = first_verb(unit, lexicon, skip_connectives(unit, lexicon, low, end), end)
    if first >= end or first == low or not lexicon.role("contact").at(unit.words, first):
        return 0
    bound = ("subordinator", "relative", "preposition")
    before = unit.words[first - 1]
    if before in HARD or before == "," or any(lexicon.role(role).at(unit.words, first - 1) for role in bound):
        return 0
    return 0 if opens_adjunct(unit, lexicon, segment_start(unit, first, low), first) else first


def _before_meeting(unit: Unit, lexicon: Lexicon, low: int, end: int) -> int:
    """'Ratna Dewi | yang ditemui usai rapat, mengatakan …': where such a clause begins, unless a name stands behind it; else ``end``."""
    if all(unit.capitals[segment_start(unit, end, low) : end]):
        return end
    for k in range(low + 1, end - 1):
        if lexicon.role("relative").at(unit.words, k) and lexicon.role("contact").at(unit.words, k + 1):
            return k
    return end


def _qualifies(unit: Unit, lexicon: Lexicon, i: int, low: int, end: int) -> bool:
    """Whether the verb at ``i`` stands in the subject that ends at ``end``.

    'Pria berkacamata tebal itu': a verb of quality behind its noun, no relative word, a demonstrative at the end. 'Gunadi mewakili
    Dinas Pasar': who is with the subject, or for whom it speaks.
    """
    words = unit.words
    if i <= low or words[i - 1] in HARD or words[i - 1] == "," or lexicon.cue_at(words, i) is not None:
        return False
    if lexicon.role("accompanying").at(words, i):
        return True
    noun = words[i - 1].isalpha() and not any(
        lexicon.role(role).at(words, i - 1) for role in ("auxiliary", "preposition")
    )
    if (
        not noun
        or not words[i].startswith(lexicon.quality_prefixes)
        or end - i > _QUALITY
        or not lexicon.role("definite").at(words, end - 1)
    ):
        return False
    return not any(words[k] == "," or lexicon.role("preposition").at(words, k) for k in range(i + 1, end))


def _before_adjuncts(unit: Unit, lexicon: Lexicon, low: int, end: int) -> int:
    """'Ratna Dewi saat ditanya wartawan, di sela rapat, | mengatakan …': where the subject ends before such adjuncts."""
    while True:
        left = segment_start(unit, end, low)
        if not low < left < end or unit.words[left - 1] != "," or not opens_adjunct(unit, lexicon, left, end):
            break
        end = left - 1
    left = segment_start(unit, end, low)
    for k in range(left + 1, end):
        n = lexicon.role("subordinator").at(unit.words, k)
        if n and not unit.inner[k] and first_verb(unit, lexicon, k + n, end) < end:
            return k
    return end


def antecedent_before(unit: Unit, lexicon: Lexicon, relative: int, low: int) -> Range | None:
    """The noun phrase that the relative word at ``relative`` follows, without what governs it ('atas | keterangan Ratna').

    Of words and who said them ('klaim Ratna, yang …') it is who said them.
    """
    end = relative
    while end > low and unit.words[end - 1] == ",":
        end -= 1
    start = end
    while start > low and end - start < REACH:
        word = unit.words[start - 1]
        verb = lexicon.is_verb(word) and not unit.capitals[start - 1]
        if word in HARD or word == "," or verb or lexicon.role("preposition").at(unit.words, start - 1):
            break
        if lexicon.role("subordinator").at(unit.words, start - 1) or lexicon.role("coordinator").at(
            unit.words, start - 1
        ):
            break
        start -= 1
    said_by = start + 1
    who = said_by < end and (unit.capitals[said_by] or unit.words[said_by] in lexicon.speaking_words)
    if who and lexicon.role("utterance").at(unit.words, start):
        start = said_by
    return (start, end) if start < end else None


def first_subject(unit: Unit, lexicon: Lexicon, a: int, b: int) -> Range | None:
    """The noun phrase before the first verb of the range, a leading adjunct skipped; None where there is none."""
    while a < b and any(lexicon.role(role).at(unit.words, a) for role in ("preposition", "subordinator", "relative")):
        comma = next((j for j in range(a, b) if unit.words[j] == ","), None)
        if comma is None:
            return None
        a = skip_connectives(unit, lexicon, comma + 1, b)
    end = auxiliaries_before(unit, lexicon, first_verb(unit, lexicon, a, b), a)
    while end > a and unit.words[end - 1] == ",":
        end -= 1
    return (a, end) if end > a else None


def _is_clause(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    return first_verb(unit, lexicon, a, b) < b


def _is_aside(unit: Unit, lexicon: Lexicon, a: int) -> bool:
    """Whether the range is what may stand between a subject and its verb: a relative clause, an age, a date."""
    return bool(lexicon.role("relative").at(unit.words, a)) or unit.words[a][0].isdigit() or is_date(unit, lexicon, a)


def _main_verb_left(unit: Unit, lexicon: Lexicon, low: int, i: int) -> bool:
    a = i
    while a > low and i - a < REACH and unit.words[a - 1] not in HARD:
        a -= 1
    return first_verb(unit, lexicon, a, i) < i
