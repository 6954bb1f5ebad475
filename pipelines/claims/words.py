"""Small questions to a unit's tokens: dates, connectives, finite words, auxiliaries.

Belongs here: what phrases and clauses both ask. All indices are token places of a Unit; ranges are half-open.
"""

from __future__ import annotations

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.units import QUOTE, Unit

Range = tuple[int, int]
HARD = frozenset({QUOTE, ":", ";", "-", "–", "—", "?", "!"})
"""Marks that no phrase runs across."""
EDGES = frozenset({",", ";", ":", "-", "–", "—", "."})
"""Marks that stand at the edge of what is said but belong to the frame."""
REACH = 45
"""Tokens that a source may have."""


def skip_commas(unit: Unit, i: int, stop: int) -> int:
    """The first place from ``i`` on that is no comma."""
    while i < stop and unit.words[i] == ",":
        i += 1
    return i


def is_joined(unit: Unit, i: int) -> bool:
    """Whether a hyphen at ``i`` stands inside a word or number ('menang 6-0'), no blank on either side."""
    if unit.words[i] != "-" or not 0 < i < len(unit) - 1:
        return False
    joined = unit.ends[i - 1] == unit.starts[i] and unit.ends[i] == unit.starts[i + 1]
    return joined and unit.words[i - 1][-1].isalnum() and unit.words[i + 1][0].isalnum()


def is_date(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether a day is named at ``i``: a weekday, or a bracket that opens a numeric date."""
    word = unit.words[i]
    if word in lexicon.weekdays:
        return True
    return word == "(" and i + 1 < len(unit) and "/" in unit.words[i + 1] and unit.words[i + 1][0].isdigit()


def names_day(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    """Whether the range is a day of a month and nothing more ('18 Juni 2025')."""
    words = unit.words[a:b]
    return 2 <= b - a <= 3 and words[0].isdigit() and words[1] in lexicon.months and words[-1][-1:].isalnum()


def skip_date(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """The place after the date that starts at ``i`` ('Rabu (18/6/2025)', 'Rabu, 18 Juni 2025'); ``i`` where none does."""
    if i + 1 < stop and lexicon.role("read_on").at(unit.words, i) and is_date(unit, lexicon, i + 1):
        i += 1  # 'dikutip Rabu (18/6/2025)'
    if i >= stop or not is_date(unit, lexicon, i):
        return i
    j = i
    while j < stop:
        word = unit.words[j]
        more = word in lexicon.weekdays or word in lexicon.months or word in "()," or word[0].isdigit()
        if not more and lexicon.role("date_word").at(unit.words, j) == 0:
            break
        j += 1
    while j > i and unit.words[j - 1] == ",":
        j -= 1
    return j


def skip_connectives(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """The place after the connectives and commas that open a sentence ('Selain itu, ', 'Namun ')."""
    while i < stop:
        if unit.words[i] == ",":
            i += 1
            continue
        n = lexicon.role("connective").at(unit.words, i) or (not i and _judges_sentence(unit, lexicon, stop))
        if not n:
            return i
        i += n
    return i


def _judges_sentence(unit: Unit, lexicon: Lexicon, stop: int) -> int:
    """'Anehnya, …': 1 where an adjective with the enclitic opens the sentence, set off by a comma; else 0.

    Not in 'Pihaknya, kata Ratna, …', where it is what she says.
    """
    if stop < 3 or unit.words[1] != "," or not lexicon.has_enclitic(unit.words[0]):
        return 0
    return int(lexicon.cue_at(unit.words, 0) is None and lexicon.cue_at(unit.words, 2) is None)


def skip_frame_connectives(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """The place after the connectives that are the outlet's, not the speaker's: a conjunction, or one that a comma closes."""
    while i < stop:
        n = 1 if unit.words[i] == "," else lexicon.role("connective").at(unit.words, i)
        closed = i + n < stop and unit.words[i + n] == ","
        if not n or not (closed or unit.words[i] == "," or lexicon.role("conjunction").at(unit.words, i) == n):
            return i
        i += n
    return i


def has_predicate(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    """Whether the range is a clause: a finite-looking word outside relative clauses stands in it, a pronoun opens it,
    or a noun phrase closed by a demonstrative is followed by more than an adjunct ('jembatan itu | rapuh').
    """
    if first_verb(unit, lexicon, a, b) < b:
        return True
    words = unit.words
    if b - a > 1 and any(lexicon.role(role).at(words, a) for role in ("pronoun", "plural_pronoun", "self")):
        return True
    for i in range(a, b - 1):
        now = i - 1 > a and lexicon.role("time_noun").at(words, i - 1) and lexicon.role("relative").at(words, i - 2)
        if lexicon.role("definite").at(words, i) and not now:  # 'pasar yang saat ini ramai' has no predicate
            after = words[i + 1]
            if after in HARD or after in {",", "(", ")"}:
                return False
            return not lexicon.is_closed(after) or bool(lexicon.role("auxiliary").at(words, i + 1))
    return False


def first_verb(unit: Unit, lexicon: Lexicon, a: int, b: int) -> int:
    """Place of the first finite-looking word of the range that no relative clause holds; ``b`` where there is none."""
    relative = 0
    for i in range(a, b):
        word = unit.words[i]
        if lexicon.role("relative").at(unit.words, i):
            relative = i + 8
        elif word == ",":
            relative = 0
        elif (not unit.capitals[i] or i == a) and lexicon.is_verb(word):
            if i >= relative:
                return i
            # 'yang telah menutup …': the next verb is the same clause's
            relative = i + 2 if lexicon.role("auxiliary").at(unit.words, i) else 0
    return b


def auxiliaries_before(unit: Unit, lexicon: Lexicon, i: int, low: int) -> int:
    """The first of the adverbs, auxiliaries and words of manner ('dengan tegas') that stand just before ``i``, not before ``low``;
    ``i`` where none does.
    """
    words, auxiliary, manner = unit.words, lexicon.role("auxiliary"), lexicon.role("manner").single
    end = i
    while end > low:
        if end - 2 > low and words[end - 2] in manner and _tells_how(unit, lexicon, end - 1):
            end -= 2
            continue
        n = auxiliary.before(words, end)
        if not n or end - n < low or unit.inner[end - 1] or (unit.capitals[end - 1] and end - n > low):
            break  # 'Pasar Baru' is a name
        end -= n
    return end


def _tells_how(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """'dengan | tegas | mengatakan': whether an adjective stands at ``i``, not somebody ('dengan warga') nor 'hanya'."""
    word = unit.words[i]
    with_somebody = unit.capitals[i] or word in lexicon.speaking_words or lexicon.can_stand_alone(word)
    return word.isalpha() and not (with_somebody or unit.inner[i] or lexicon.role("measure").at(unit.words, i))
