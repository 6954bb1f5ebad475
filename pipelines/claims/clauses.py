"""Clauses of a frame: where what is said begins after its cue, and where it ends.

Belongs here: adjuncts of saying, complementizers, the return of the frame. Does not belong here: which construction a
cue opens. All indices are token places of a Unit; ranges are half-open.

What decides where what is said begins behind its verb: the complementizer, over whatever adjunct stands before it; without one
the first word that is no comma, no day, no addressee ('kepada …'), no adjunct of saying ('dalam konferensi pers, …') and no
citation (``after_adjuncts``). Where it begins before a cue ('Pasar itu dikabarkan …'): behind the sentence's own connectives, or
behind the conjunction, the subordinator or the comma that opens the clause of the verb (``clause_start``).

What decides where it ends (``complement_end``): the sentence's end, so that relative clauses, adverbial clauses and coordinated
clauses stay in it, unless the frame comes back before. It comes back
- with a folded quotation; marked words inside what is said never end it;
- with a conjunction before a verb of saying, asking or promising without a subject of its own: the same speaker goes on ('… dan
  meminta …'); behind what is asked, a verb that may be something to do as well does so only with its own complementizer ('untuk
  waspada serta memastikan …' is all asked);
- behind a comma with a citation, an attribution whose source is named ('…, kata Ratna'), a short clause that says nothing but that
  somebody reports it, a contrast that opens another speaker's clause ('sementara Gunadi menilai …'), somebody who exists ('ada juga
  yang menilai …'), or a day in brackets that closes the sentence: the day of speaking.
"""

from __future__ import annotations

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.phrases import addressee_end, opens_adjunct, segment_start
from pipelines.claims.quotations import DOUBLE
from pipelines.claims.units import QUOTE, Unit
from pipelines.claims.words import (
    HARD,
    Range,
    first_verb,
    has_predicate,
    is_date,
    is_joined,
    skip_commas,
    skip_connectives,
    skip_date,
    skip_frame_connectives,
)

_LONGEST = 400
"""Tokens that a complement may have: more is no sentence, and reading on would cost the square of its length."""

_OTHER = 12
"""Tokens that the words for another speaker have at most."""


def after_adjuncts(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> tuple[int, Range | None, bool]:
    """Where the complement of the cue that ends at ``i`` starts, the addressee on the way, whether a mark showed it.

    Up to the complementizer, over any adjunct ('mengatakan pada saat itu bahwa …'). Without one, over commas, days,
    an addressee and adjuncts of saying ('dalam konferensi pers, …', 'saat ditemui di kantornya, …') alone: any other
    adjunct opens the complement.
    """
    words = unit.words
    to: Range | None = None
    that = _complementizer_ahead(unit, lexicon, i, stop)
    marked = False
    while i < stop:
        word = words[i]
        n = lexicon.role("complementizer").at(words, i)
        if n:
            return skip_commas(unit, i + n, stop), to, True
        if word in {",", ":"}:
            i, marked = i + 1, True
            continue
        after = skip_date(unit, lexicon, i, stop)
        if i < after < stop and (words[after] == "," or lexicon.role("complementizer").at(words, after)):
            i = after
            continue
        cue = lexicon.cue_at(words, i)
        if cue is not None and cue.frame == "citing":
            end = _adjunct_end(unit, lexicon, i, stop)
            if end is None:
                return i, to, marked
            i = end
            continue
        addressee = lexicon.role("addressee").at(words, i)
        if that and _is_object(unit, lexicon, i, that):
            to = to or (i, that)
            i = that
            continue
        if word == QUOTE or not (
            that or addressee or lexicon.role("saying_adjunct").at(words, i) or _at_place(unit, lexicon, i)
        ):
            return i, to, marked
        end = that if that and not addressee else _adjunct_end(unit, lexicon, i, stop)
        if addressee:
            until = addressee_end(unit, lexicon, i + 1, stop if end is None else end)
            if until > i + 1:
                to = to or (i + 1, until)
            if end is None:
                return (until, to, marked) if until > i + 1 else (i, to, marked)
        if end is None:
            return i, to, marked
        i = end
    return i, to, marked


def loosely_marked(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> bool:
    """'mengatakan kalau jembatan itu tua': whether the conjunction at ``i`` only links what is said, as bahwa does.

    It states a condition where another clause follows: 'jika hujan turun, jembatan ditutup', 'jika hujan turun maka …'.
    """
    if i >= stop or not lexicon.role("loose_complementizer").at(unit.words, i):
        return False
    for j in range(i + 1, stop):
        if unit.words[j] == QUOTE:
            break
        if lexicon.role("consequence").at(unit.words, j):
            return False
        if unit.words[j] == "," and j + 1 < stop and not unit.inner[j]:
            goes_on = any(
                lexicon.role(role).at(unit.words, j + 1)
                for role in ("conjunction", "subordinator", "relative", "preposition", "adjunct", "continuation")
            )
            if not goes_on and has_predicate(unit, lexicon, j + 1, stop):
                return False
    return True


def _at_place(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """'di Jakarta, Rabu (3/9), …': a place and a day of saying."""
    if not lexicon.role("place_preposition").at(unit.words, i) or i + 1 >= len(unit) or not unit.capitals[i + 1]:
        return False
    comma = next((j for j in range(i + 1, min(len(unit), i + 12)) if unit.words[j] == ","), None)
    return comma is not None and comma + 1 < len(unit) and is_date(unit, lexicon, comma + 1)


def _complementizer_ahead(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """The complementizer that follows ``i`` with nothing but adjuncts between; 0 where none does."""
    for j in range(i, min(stop, i + 30)):
        word = unit.words[j]
        if lexicon.role("complementizer").at(unit.words, j):
            return j if j == i or _between_adjuncts(unit, lexicon, i, j) else 0
        if word in {QUOTE, ":", ";"}:
            return 0
    return 0


def _between_adjuncts(unit: Unit, lexicon: Lexicon, i: int, j: int) -> bool:
    i = skip_commas(unit, i, j)
    if _is_object(unit, lexicon, i, j):
        return True
    opens = lexicon.role("adjunct").at(unit.words, i) or is_date(unit, lexicon, i)
    cues = (lexicon.cue_at(unit.words, k) for k in range(i + 1, j))
    return i >= j or (bool(opens) and all(cue is None or cue.frame == "citing" for cue in cues))


def _is_object(unit: Unit, lexicon: Lexicon, i: int, j: int) -> bool:
    """'mengingatkan Ratna bahwa …': whether somebody told stands alone between the verb and the complementizer."""
    words = unit.words
    if not 0 < j - i < 8 or "," in words[i:j] or is_date(unit, lexicon, i):
        return False
    person = unit.capitals[i] or lexicon.role("pronoun").at(words, i) or lexicon.role("group").at(words, i)
    return bool(person) and not has_predicate(unit, lexicon, i, j)


def _adjunct_end(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int | None:
    """The comma, complementizer or quotation that ends the adjunct at ``i``; None where nothing does, or a verb of saying follows it."""
    for j in range(i + 1, min(stop, i + 30)):
        cue = lexicon.cue_at(unit.words, j) if lexicon.role("coordinator").at(unit.words, j - 1) else None
        if cue is not None and cue.voice == "active" and cue.frame != "citing":
            return None
        if unit.words[j] in {",", ":", QUOTE} or lexicon.role("complementizer").at(unit.words, j):
            return j
    return None


def clause_start(unit: Unit, lexicon: Lexicon, cue: int, low: int) -> int:
    """Where the clause whose verb stands at ``cue`` starts: after connectives, or after the conjunction that opens it."""
    start = skip_frame_connectives(unit, lexicon, low, cue)
    start += lexicon.role("wherein").at(unit.words, start)  # a sentence that goes on with the one before: 'Di mana …'
    for i in range(cue - 1, start, -1):
        word = unit.words[i]
        if word in HARD and not is_joined(unit, i):
            return i + 1
        conj = lexicon.role("conjunction").at(unit.words, i) or lexicon.role("complementizer").at(unit.words, i)
        bound = lexicon.role("subordinator").at(unit.words, i) if "," not in unit.words[i:cue] else 0
        if lexicon.role("connective").at(unit.words, i) > bound:
            bound = 0
        if bound and start < i and i + bound < cue:
            return i + bound
        if conj and i + conj < cue and first_verb(unit, lexicon, start, i) < i:
            return i + conj
        if word == "," and (where := lexicon.role("wherein").at(unit.words, i + 1)) and i + 1 + where < cue:
            return i + 1 + where  # '…, di mana | pasar itu dinilai …'
        if word == "," and i + 1 < cue and not opens_adjunct(unit, lexicon, i + 1, cue):
            left = segment_start(unit, i, start)
            linked = skip_connectives(unit, lexicon, left, i) >= i and first_verb(unit, lexicon, start, left) < left
            if linked or (not opens_adjunct(unit, lexicon, left, i) and first_verb(unit, lexicon, left, i) < i):
                return skip_connectives(unit, lexicon, i + 1, cue)
    return start


def complement_end(unit: Unit, lexicon: Lexicon, a: int, stop: int, *, asked: bool = False) -> int:
    """Where a complement that starts at ``a`` ends: at the sentence's end, unless the frame comes back before.

    The frame comes back with a quotation, a coordinated attributing verb, a trailing citation or attribution, another
    speaker's clause after 'sementara', or the day of speaking after a comma. ``asked``: it is what somebody is asked to do.
    """
    words, conjunction = unit.words, lexicon.role("conjunction")
    end = stop = min(stop, a + _LONGEST)
    for i in range(a, stop):
        word = words[i]
        if word == QUOTE:
            end = i
            break
        if unit.inner[i] and not (word == "," and i + 1 < stop and not unit.inner[i + 1]):
            continue
        if word == "," and (_frame_returns(unit, lexicon, i, stop) or _says_more(unit, lexicon, a, i, stop)):
            end = i
            break
        n = conjunction.at(words, i) if i > a else 0
        if n and _same_speaker_goes_on(unit, lexicon, i + n, stop, asked=asked):
            end = i
            break
    while end > a and words[end - 1] in {",", ";", ":"}:
        end -= 1
    return end


def _same_speaker_goes_on(unit: Unit, lexicon: Lexicon, i: int, stop: int, *, asked: bool) -> bool:
    """Whether a verb of saying follows a conjunction at once; behind what is ``asked``, one that may
    be something to do as well only with its own complementizer.
    """
    j = i
    while j < stop:
        n = lexicon.role("auxiliary").at(unit.words, j)
        cue = lexicon.cue_at(unit.words, j)
        if cue is not None and cue.frame in ("complement", "clausal", "request", "appeal", "proposal", "promise"):
            own = lexicon.role("complementizer").at(unit.words, j + len(cue.words))
            return cue.voice == "active" and (bool(own) or not asked or cue.frame != "complement")
        if lexicon.role("tell_detail").at(unit.words, j) or lexicon.role("sentencing").at(unit.words, j):
            return True
        if not n:
            return False
        j += n
    return False


def _says_more(unit: Unit, lexicon: Lexicon, a: int, comma: int, stop: int) -> bool:
    """'…, menambahkan bahwa …': whether an active verb of saying with its own complementizer follows what is said from ``a`` on.

    Not where a name in apposition closes at the comma, or an adjunct alone stands before it: then the verb's subject is inside.
    """
    i = comma + 1
    cue = lexicon.cue_at(unit.words, i) if i < stop else None
    if cue is None or cue.voice != "active" or cue.frame not in ("complement", "clausal"):
        return False
    if not lexicon.role("complementizer").at(unit.words, i + len(cue.words)):
        return False
    left = segment_start(unit, comma, a)
    named = left > a and all(unit.capitals[left:comma])
    return not named and (has_predicate(unit, lexicon, a, comma) or not opens_adjunct(unit, lexicon, a, comma))


def postposed_cue(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """'…, kantor berita AFP melaporkan pada Rabu.': the verb of a short clause at ``i`` that says nothing more; else 0."""
    for j in range(i + 1, min(stop, i + 14)):
        if unit.words[j] in HARD or unit.words[j] == ",":
            return 0
        cue = lexicon.cue_at(unit.words, j)
        if cue is not None and cue.frame in ("complement", "clausal"):
            return (
                j
                if says_nothing_more(unit, lexicon, j + len(cue.words), stop) and not lexicon.is_verb(unit.words[i])
                else 0
            )
    return 0


def says_nothing_more(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> bool:
    """Whether after a verb nothing or an adjunct alone is left of the sentence."""
    if i >= stop:
        return True
    adjunct = lexicon.role("adjunct").at(unit.words, i) or is_date(unit, lexicon, i)
    return bool(adjunct) and stop - i < 14 and first_verb(unit, lexicon, i + 1, stop) >= stop


def _somebody_else_says(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> bool:
    """'…, ada juga yang menilai …': whether the clause at ``i`` tells that there is somebody who says something."""
    if not lexicon.role("existing").at(unit.words, i):
        return False
    j = i + 1
    while j < stop and lexicon.role("existing_adverb").at(unit.words, j):
        j += 1
    if j + 1 >= stop or not lexicon.role("relative").at(unit.words, j):
        return False
    cue = lexicon.cue_at(unit.words, j + 1)
    return cue is not None and cue.voice == "active"


def _frame_returns(unit: Unit, lexicon: Lexicon, comma: int, stop: int) -> bool:
    words = unit.words
    i = comma + 1
    if i < stop and words[i] in DOUBLE:
        i += 1  # the closing mark of a quotation that nothing opened
    if i >= stop:
        return False
    day_of_saying = "(" in words[i:stop] or (words[i] in lexicon.weekdays and i + 1 == stop)
    if day_of_saying and skip_date(unit, lexicon, i, stop) >= stop:
        return True
    cue = lexicon.cue_at(words, i)
    n = lexicon.role("closing").at(words, i)
    if n and i + n < stop and cue is None:
        i += n
        cue = lexicon.cue_at(words, i)
    if cue is not None:
        if cue.frame == "citing":
            return True
        if cue.frame in ("quote", "according") and not unit.capitals[i]:
            if cue.enclitic:
                return i + len(cue.words) >= stop or words[i + len(cue.words)] in {",", "."}
            k = i + len(cue.words)
            return k < stop and (unit.capitals[k] or bool(lexicon.role("source_opener").at(words, k)))
    if postposed_cue(unit, lexicon, i, stop) or _somebody_else_says(unit, lexicon, i, stop):
        return True
    told = lexicon.role("utterance").at(words, i)
    if told and lexicon.role("relative").at(words, i + told):
        return True  # '…, tuduhan yang dibantah Ratna'
    if lexicon.role("contrast").at(words, i):
        for j in range(i + 1, min(stop, i + 25)):
            other = lexicon.cue_at(words, j)
            if other is not None and other.frame in ("complement", "clausal"):
                return True
    return _others_object(unit, lexicon, i, stop)


def _others_object(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> bool:
    """'…, tetapi para ahli mengatakan bahwa …': whether another speaker's clause follows an adversative at ``i``."""
    n = lexicon.role("adversative").at(unit.words, i)
    if not n or not lexicon.role("conjunction").at(unit.words, i):
        return False
    a = i + n
    if a >= stop or lexicon.role("pronoun").at(unit.words, a) or lexicon.role("self").at(unit.words, a):
        return False
    for j in range(a, min(stop, a + _OTHER)):
        cue = lexicon.cue_at(unit.words, j)
        if cue is not None and cue.voice == "active" and cue.frame in ("complement", "clausal"):
            return j > a and bool(lexicon.role("complementizer").at(unit.words, j + len(cue.words)))
        if unit.words[j] == "," or unit.words[j] in HARD or (lexicon.is_verb(unit.words[j]) and not unit.capitals[j]):
            return False
    return False
