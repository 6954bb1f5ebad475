"""Nouns of what is said, with a clause of their own: 'klaim Ratna bahwa …', 'janjinya bahwa …', 'beredar kabar bahwa …'.

Belongs here: whose words such a noun names, and where its clause ends. Does not belong here: verbs that have such a noun as their
object and say it themselves ('menyampaikan klaim bahwa …' is read by complements).

What decides: the noun stands shortly before its complementizer, no verb, comma or relative word between them. Whose words they are
tells, in this order, a name or a word for people or a body between the two; a pronoun at the noun or a verb of voicing before it,
both of which mean the clause's subject; a verb or preposition of rumour before it, so that nobody is meant. Where none of these
stands, nobody is known to say it, and there is no claim. The clause runs on to its end where the noun is governed by a verb; behind
a leading adjunct to the comma before the sentence's own clause; in the sentence's subject to the predicate that answers it
('… dibantah'), and where no such predicate is known its end is not seen.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.claims import clauses, phrases, words
from pipelines.claims.complements import distant_complementizer
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Attribution, Reading
from pipelines.claims.words import HARD, Range

_HOLDER = 7
"""Tokens between the noun and its complementizer at most."""


def read_noun(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Beredar kabar bahwa pasar itu akan ditutup.'."""
    a = distant_complementizer(reading, i + len(cue.words))
    if a == 0 or reading.inside_claim(i) or reading.role("negation", i - 1):
        return None
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    claim = reading.claim("noun", i, cue, [(a, b)]) if b - a > 1 else None
    if claim is not None:
        claim.hearsay = claim.certain = True
    return claim


def read_said_nouns(reading: Reading) -> None:
    """Enters a claim for each noun of what is said that has a clause of its own, outside every claim entered before."""
    if not reading.unit.said_nouns:
        return
    for that in range(1, reading.stop):
        n = reading.role("complementizer", that)
        if not n or reading.unit.inner[that] or reading.inside_claim(that):
            continue
        noun = _noun_before(reading, that)
        a = words.skip_commas(reading.unit, that + n, reading.stop)
        if noun < 0 or a >= reading.stop or _is_read(reading, a):
            continue
        claim = _with_holder(reading, noun, that, a)
        if claim is not None:
            reading.found.append(claim)


def _is_read(reading: Reading, a: int) -> bool:
    """Whether what begins at ``a`` is a claim already, of a verb that has the noun as its object."""
    start = reading.unit.starts[a]
    return any(start == piece[0] for claim in reading.found for piece in claim.pieces)


def _noun_before(reading: Reading, that: int) -> int:
    """The place of the noun whose clause the complementizer at ``that`` opens; -1 where none is seen."""
    for k in range(that - 1, max(-1, that - 1 - _HOLDER), -1):
        word = reading.words[k]
        if word in reading.lexicon.said and (not reading.unit.capitals[k] or k == 0):
            return -1 if any(claim.cue_index == k for claim in reading.found) else k
        verb = reading.lexicon.is_verb(word) and not reading.unit.capitals[k]
        if word in HARD or word == "," or verb or reading.role("relative", k):
            return -1
    return -1


def _with_holder(reading: Reading, noun: int, that: int, a: int) -> Attribution | None:
    cue = reading.lexicon.said[reading.words[noun]]
    source: Range | None = _holder(reading, noun + 1, that)
    hearsay = False
    if source is None:
        before = noun - 1
        while before > 0 and reading.role("article", before):
            before -= 1
        if cue.enclitic or reading.role("voicing", before):
            verb = words.first_verb(reading.unit, reading.lexicon, _clause_start(reading, noun), noun)
            source = reading.subject(before if before >= verb else verb)
            if source is not None:
                cue = replace(cue, enclitic=False)
            elif cue.enclitic:
                source = (noun, noun + 1)
        elif reading.role("rumour", before) and not reading.role("negation", before - 1):
            hearsay = True
        if source is None and not hearsay:
            return None
    b = _clause_end(reading, noun, a)
    if b - a < 2 or not words.has_predicate(reading.unit, reading.lexicon, a, b):
        return None
    if reading.role("surmise", noun) and not any(reading.role("future", k) for k in range(a, b)):
        cue = replace(cue, stance="assert")  # of what is, not of what is to come
    claim = reading.claim("said_noun", noun, cue, [(a, b)], source=source)
    if claim is not None:
        claim.hearsay = claim.certain = hearsay
    return claim


def _clause_start(reading: Reading, noun: int) -> int:
    return words.skip_connectives(reading.unit, reading.lexicon, reading.low(noun), noun)


def _holder(reading: Reading, a: int, that: int) -> Range | None:
    """'klaim (resmi) (dari) | Dinas Pasar | bahwa': who stands between the noun and the complementizer."""
    while a < that and any(
        reading.role(role, a) for role in ("official", "origin", "agent", "quality", "kind_of_words")
    ):
        a += 1
    b = that
    while b > a and (reading.words[b - 1] == "," or reading.role("preposition", b - 1)):
        b -= 1
    if a >= b or reading.role("preposition", a):
        return None
    first = reading.words[a]
    roles = ("group", "plural", "pronoun", "plural_pronoun", "self", "organisation", "institution_noun", "somebody")
    somebody = reading.unit.capitals[a] or first in reading.lexicon.speaking_words
    if not somebody and not any(reading.role(role, a) for role in roles):
        return None
    holder = phrases.source_after(reading.unit, reading.lexicon, a, b, inside=True)
    if holder is None:
        return None
    end = next((k for k in range(*holder) if k > a and reading.role("date_word", k)), holder[1])
    return a, end


def _clause_end(reading: Reading, noun: int, a: int) -> int:
    """Where the noun's clause ends; ``a`` where that is not seen."""
    unit, lexicon = reading.unit, reading.lexicon
    start = _clause_start(reading, noun)
    b = clauses.complement_end(unit, lexicon, a, reading.stop)
    leads = reading.role("preposition", start) or reading.role("fronted_clause", start)
    if leads and "," not in reading.words[start:noun]:
        return _before_main_clause(reading, a, b)
    if words.first_verb(unit, lexicon, start, noun) < noun:
        return b
    for k in range(a + 2, b):
        if reading.role("answering", k) and words.has_predicate(unit, lexicon, a, k):
            end = words.auxiliaries_before(unit, lexicon, k, a)
            while end < k and reading.role("verb_adverb", end):
                end += 1  # 'dibuka lagi | disambut'
            return end
    return a


def _before_main_clause(reading: Reading, a: int, b: int) -> int:
    """The comma before the sentence's own clause; ``a`` where none is seen."""
    for k in range(a + 1, b):
        if reading.words[k] != "," or reading.unit.inner[k]:
            continue
        linked = any(reading.role(role, k + 1) for role in ("conjunction", "subordinator", "relative", "preposition"))
        if not linked and words.has_predicate(reading.unit, reading.lexicon, k + 1, reading.stop):
            return k
    return a
