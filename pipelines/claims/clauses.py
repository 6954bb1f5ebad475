"""Phrases and clauses in a unit: where a subject, a source after its verb, an adjunct or a complement begins and ends.

Belongs here: boundaries, from closed word classes and verbal prefixes. Does not belong here: which construction a cue
opens. All indices are token places of a Unit; ranges are half-open.
"""

from __future__ import annotations

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.units import QUOTE, Unit

Range = tuple[int, int]
_HARD = frozenset({QUOTE, ":", ";", "-", "–", "—", "?", "!"})
EDGES = frozenset({",", ";", ":", "-", "–", "—"})
"""Marks that stand at the edge of what is said but belong to the frame."""
_REACH = 45
_LONGEST = 400
"""Tokens that a complement may have: more is no sentence, and reading on would cost the square of its length."""


def skip_commas(unit: Unit, i: int, stop: int) -> int:
    """The first place from ``i`` on that is no comma."""
    while i < stop and unit.words[i] == ",":
        i += 1
    return i


def is_date(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether a day is named at ``i``: a weekday, or a bracket that opens a numeric date."""
    word = unit.words[i]
    if word in lexicon.weekdays:
        return True
    return word == "(" and i + 1 < len(unit) and "/" in unit.words[i + 1] and unit.words[i + 1][0].isdigit()


def skip_date(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """The place after the date that starts at ``i`` ('Rabu (18/6/2025)', 'Rabu, 18 Juni 2025'); ``i`` where none does."""
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
        n = lexicon.role("connective").at(unit.words, i)
        if not n:
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
    if b - a > 1 and (lexicon.role("pronoun").at(words, a) or lexicon.role("self").at(words, a)):
        return True
    for i in range(a + 1, b - 1):
        if lexicon.role("definite").at(words, i):
            after = words[i + 1]
            bound = after in _HARD or after in {",", "(", ")"} or lexicon.is_closed(after)
            return not bound
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
            relative = 0
    return b


def auxiliaries_before(unit: Unit, lexicon: Lexicon, i: int, low: int) -> int:
    """The first of the adverbs and auxiliaries that stand just before ``i``, not before ``low``; ``i`` where none does."""
    end = i
    while end > low:
        n = lexicon.role("auxiliary").before(unit.words, end)
        if not n or end - n < low or unit.inner[end - 1]:
            break
        end -= n
    return end


def subject_before(unit: Unit, lexicon: Lexicon, cue: int, low: int) -> Range | None:
    """The noun phrase that the verb at ``cue`` has as its subject, not reaching before ``low``; None where it has none.

    From the verb leftwards over adverbs, then over the phrase: appositions between commas and coordinated nouns belong
    to it, a clause of its own, a subordinator or a leading adjunct does not.
    """
    words = unit.words
    end = auxiliaries_before(unit, lexicon, cue, low)
    interposed = end > low and words[end - 1] == ","
    end -= interposed
    start = end
    i = end - 1
    while i >= low and end - i < _REACH:
        word = words[i]
        if word in _HARD or (word == "." and not _abbreviates(unit, i)):
            break
        if word == ",":
            left = _segment_start(unit, i, low)
            outside = (
                start == i + 1 == end or _opens_adjunct(unit, lexicon, left, i) or _is_clause(unit, lexicon, left, i)
            )
            if outside and not (interposed and start > i + 1 and _is_aside(unit, lexicon, i + 1)):
                break
            i -= 1
            start = i + 1
            continue
        if lexicon.role("subordinator").at(words, i) and not unit.inner[i]:
            break
        if lexicon.role("coordinator").at(words, i) and _main_verb_left(unit, lexicon, low, i):
            break
        if lexicon.is_verb(word) and not unit.capitals[i] and not unit.inner[i]:
            relative = _relative_left(unit, lexicon, i, low)
            if relative is None:
                break
            i = relative
        start = i
        i -= 1
    while start < end and words[start] in {",", ")", "-", "."}:
        start += 1
    start = _skip_leading(unit, lexicon, start, end)
    if start + 1 == end and lexicon.is_closed(words[start]) and not lexicon.can_stand_alone(words[start]):
        return None
    if start >= end or lexicon.role("preposition").at(words, start) or lexicon.role("relative").at(words, start):
        return None
    return start, end


def _abbreviates(unit: Unit, i: int) -> bool:
    """Whether the full stop at ``i`` ends an abbreviation inside a name ('Prof. Ratna', 'drh. Gunadi')."""
    short = i > 0 and len(unit.words[i - 1]) <= 5 and unit.starts[i] == unit.ends[i - 1]
    return short and i + 1 < len(unit) and unit.capitals[i + 1]


def antecedent_before(unit: Unit, lexicon: Lexicon, relative: int, low: int) -> Range | None:
    """The noun phrase that the relative word at ``relative`` follows, without what governs it ('atas | keterangan Ratna')."""
    end = relative
    while end > low and unit.words[end - 1] == ",":
        end -= 1
    start = end
    while start > low and end - start < _REACH:
        word = unit.words[start - 1]
        verb = lexicon.is_verb(word) and not unit.capitals[start - 1]
        if word in _HARD or word == "," or verb or lexicon.role("preposition").at(unit.words, start - 1):
            break
        if lexicon.role("subordinator").at(unit.words, start - 1) or lexicon.role("coordinator").at(
            unit.words, start - 1
        ):
            break
        start -= 1
    return (start, end) if start < end else None


def _skip_leading(unit: Unit, lexicon: Lexicon, a: int, b: int) -> int:
    """The place after the connectives that open the range, the whole of it at most."""
    return min(skip_connectives(unit, lexicon, a, b), b)


def _segment_start(unit: Unit, i: int, low: int) -> int:
    j = i - 1
    while j >= low and unit.words[j] != "," and unit.words[j] not in _HARD:
        j -= 1
    return j + 1


def _opens_adjunct(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    a = skip_connectives(unit, lexicon, a, b)
    if a >= b:
        return True
    return bool(
        lexicon.role("preposition").at(unit.words, a)
        or lexicon.role("subordinator").at(unit.words, a)
        or lexicon.role("connective").at(unit.words, a) >= b - a
        or is_date(unit, lexicon, a)
    )


def _is_clause(unit: Unit, lexicon: Lexicon, a: int, b: int) -> bool:
    return first_verb(unit, lexicon, a, b) < b


def _is_aside(unit: Unit, lexicon: Lexicon, a: int) -> bool:
    """Whether the range is what may stand between a subject and its verb: a relative clause, an age, a date."""
    return bool(lexicon.role("relative").at(unit.words, a)) or unit.words[a][0].isdigit() or is_date(unit, lexicon, a)


def _relative_left(unit: Unit, lexicon: Lexicon, i: int, low: int) -> int | None:
    for j in range(i - 1, max(low, i - 9) - 1, -1):
        if unit.words[j] in _HARD or unit.words[j] == ",":
            return None
        if lexicon.role("relative").at(unit.words, j):
            return j
    return None


def _main_verb_left(unit: Unit, lexicon: Lexicon, low: int, i: int) -> bool:
    a = i
    while a > low and i - a < _REACH and unit.words[a - 1] not in _HARD:
        a -= 1
    return first_verb(unit, lexicon, a, i) < i


def source_after(unit: Unit, lexicon: Lexicon, i: int, stop: int, *, inside: bool) -> Range | None:
    """The noun phrase that follows an inverted cue at ``i`` ('kata | Kepala Dinas, Budi Hartono | di Bandung').

    ``inside``: the sentence of the speaker may go on after the next comma, so that only a name in apposition is
    taken across it.
    """
    words = unit.words
    stop = min(stop, i + _REACH)
    j = i
    if j < stop and lexicon.role("agent").at(words, j):
        i = j = j + 1
    if j < stop and lexicon.role("pronoun").at(words, j):
        return (i, i + 1)
    while j < stop:
        word = words[j]
        if word in _HARD or is_date(unit, lexicon, j) or (word == "." and not _abbreviates(unit, j)):
            break
        if lexicon.role("source_stop").at(words, j) and j > i:
            break
        if word == ",":
            after = _apposition(unit, lexicon, j + 1, stop, inside=inside)
            if after is None:
                break
            j = after
            continue
        if j > i and lexicon.is_verb(word) and not unit.capitals[j]:
            k = _relative_left(unit, lexicon, j, i)
            if k is None:
                break
        j += 1
    while j > i and (words[j - 1] in {",", "(", "-"} or lexicon.role("relative").at(words, j - 1)):
        j -= 1
    return (i, j) if j > i else None


def _apposition(unit: Unit, lexicon: Lexicon, a: int, stop: int, *, inside: bool) -> int | None:
    """Where an apposition that starts at ``a`` ends; None where what follows the comma is none.

    It opens with a capital, holds no verb, and is short; where the sentence may go on it must also be closed by a
    comma or the sentence's end, or be followed by an adjunct.
    """
    if a >= stop or not unit.capitals[a] or is_date(unit, lexicon, a) or unit.words[a] == QUOTE:
        return None
    if lexicon.role("source_stop").at(unit.words, a) or lexicon.role("connective").at(unit.words, a):
        return None
    b = a
    while b < stop and b - a < 12:
        word = unit.words[b]
        if word in _HARD or word == "," or is_date(unit, lexicon, b) or lexicon.role("source_stop").at(unit.words, b):
            break
        if lexicon.is_verb(word) and not unit.capitals[b]:
            return None
        b += 1
    if inside and b < stop and unit.words[b] != ",":
        return None
    if inside and not all(unit.capitals[a:b]):
        return None
    return b


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
    """The comma, complementizer or quotation that ends the adjunct at ``i``; None where nothing does."""
    for j in range(i + 1, min(stop, i + 30)):
        if unit.words[j] in {",", ":", QUOTE} or lexicon.role("complementizer").at(unit.words, j):
            return j
    return None


def addressee_end(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """Where the noun phrase of an addressee that starts at ``i`` ends."""
    j = i
    while j < stop:
        word = unit.words[j]
        if word in _HARD or word in {",", "(", "."} or is_date(unit, lexicon, j):
            break
        if lexicon.role("source_stop").at(unit.words, j) or lexicon.role("complementizer").at(unit.words, j):
            break
        if lexicon.role("relative").at(unit.words, j):
            break
        if lexicon.is_verb(word) and not unit.capitals[j]:
            break
        j += 1
    return j


def clause_start(unit: Unit, lexicon: Lexicon, cue: int, low: int) -> int:
    """Where the clause whose verb stands at ``cue`` starts: after connectives, or after the conjunction that opens it."""
    start = skip_connectives(unit, lexicon, low, cue)
    for i in range(cue - 1, start, -1):
        word = unit.words[i]
        if word in _HARD:
            return i + 1
        conj = lexicon.role("conjunction").at(unit.words, i) or lexicon.role("complementizer").at(unit.words, i)
        bound = lexicon.role("subordinator").at(unit.words, i) if "," not in unit.words[i:cue] else 0
        if bound and start < i and i + bound < cue:
            return i + bound
        if conj and i + conj < cue and first_verb(unit, lexicon, start, i) < i:
            return i + conj
        if word == "," and i + 1 < cue and not _opens_adjunct(unit, lexicon, i + 1, cue):
            left = _segment_start(unit, i, start)
            if not _opens_adjunct(unit, lexicon, left, i) and _is_clause(unit, lexicon, left, i):
                return skip_connectives(unit, lexicon, i + 1, cue)
    return start


def complement_end(unit: Unit, lexicon: Lexicon, a: int, stop: int) -> int:
    """Where a complement that starts at ``a`` ends: at the sentence's end, unless the frame comes back before.

    The frame comes back with a quotation, a coordinated attributing verb, a trailing citation or attribution, another
    speaker's clause after 'sementara', or the day of speaking after a comma.
    """
    words = unit.words
    end = stop = min(stop, a + _LONGEST)
    for i in range(a, stop):
        word = words[i]
        if word == QUOTE:
            end = i
            break
        if unit.inner[i] and not (word == "," and i + 1 < stop and not unit.inner[i + 1]):
            continue
        if word == "," and _frame_returns(unit, lexicon, i, stop):
            end = i
            break
        n = lexicon.role("conjunction").at(words, i) if i > a else 0
        if n and _same_speaker_goes_on(unit, lexicon, i + n, stop):
            end = i
            break
    while end > a and words[end - 1] in {",", ";", ":"}:
        end -= 1
    return end


def _same_speaker_goes_on(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> bool:
    j = i
    while j < stop:
        n = lexicon.role("auxiliary").at(unit.words, j)
        cue = lexicon.cue_at(unit.words, j)
        if cue is not None and cue.frame in ("complement", "clausal", "request", "appeal", "promise"):
            return cue.voice == "active"
        if lexicon.role("tell_detail").at(unit.words, j):
            return True
        if not n:
            return False
        j += n
    return False


def postposed_cue(unit: Unit, lexicon: Lexicon, i: int, stop: int) -> int:
    """'…, kantor berita AFP melaporkan pada Rabu.': the verb of a short clause at ``i`` that says nothing more; else 0."""
    for j in range(i + 1, min(stop, i + 14)):
        if unit.words[j] in _HARD or unit.words[j] == ",":
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


def _frame_returns(unit: Unit, lexicon: Lexicon, comma: int, stop: int) -> bool:
    words = unit.words
    i = comma + 1
    if i >= stop:
        return False
    if skip_date(unit, lexicon, i, stop) >= stop:
        return True
    n = lexicon.role("closing").at(words, i)
    if n and i + n < stop:
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
    if postposed_cue(unit, lexicon, i, stop):
        return True
    if lexicon.role("contrast").at(words, i):
        for j in range(i + 1, min(stop, i + 25)):
            other = lexicon.cue_at(words, j)
            if other is not None and other.frame in ("complement", "clausal"):
                return True
    return False
