"""Attributions set beside the clause: 'Menurut Ratna, …', '…, kata para ahli.', '…, kata Ratna, …'.

Belongs here: sources that open, interrupt or close what is said without quotation marks. Does not belong here: the same
cues beside a quotation (quoting).
"""

from __future__ import annotations

from pipelines.claims import clauses, phrases, words
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Attribution, Reading
from pipelines.claims.units import QUOTE
from pipelines.claims.words import Range


def read_according(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Menurut Ratna, jembatan itu aman.', 'Jembatan itu aman, menurut Ratna.'."""
    after = i + len(cue.words)
    low = words.skip_connectives(reading.unit, reading.lexicon, 0, i)
    source: Range | None = (i, after)
    end = after
    if not cue.enclitic:
        after = _past_modifier(reading, i, after)
        if reading.role("no_source", after) or reading.role("relative", after) or reading.role("preposition", after):
            return None
        source = phrases.source_after(reading.unit, reading.lexicon, after, reading.stop, inside=True)
        if source is None:
            return None
        end = source[1]
    if low < i and not _opens_clause(reading, i):
        return _beside(reading, i, cue, rule="according", source=source, end=end)
    if end < reading.stop and reading.words[end] == "," and reading.role("relative", end + 1):
        end = next((j for j in range(end + 2, min(reading.stop, end + 30)) if reading.words[j] == ","), end)
    pronoun = cue.enclitic or reading.role("pronoun", end - 1)
    if end < reading.stop and reading.words[end] != "," and not pronoun:
        end = _after_adjunct(reading, end)
        if not end and (name := _name_end(reading, after)):
            source, end = (after, name), name
    return opening(reading, i, cue, rule="according", source=source, end=end) if end else None


def _past_modifier(reading: Reading, i: int, after: int) -> int:
    """'Berdasarkan data | terbaru dari | Dinas Pasar, …': where the name of whose data they are begins."""
    if not reading.role("grounds", i):
        return after
    for k in range(after, min(after + 3, reading.stop)):
        if reading.unit.capitals[k] or reading.role("relative", k) or not reading.words[k].isalpha():
            break
        if reading.role("origin", k):
            return k + 1
    return after


def _opens_clause(reading: Reading, i: int) -> bool:
    """Whether a conjunction stands before ``i``, so that a new clause opens with the source."""
    return bool(reading.lexicon.role("conjunction").before(reading.words, i)) or reading.complementizer_before(i)


def _name_end(reading: Reading, a: int) -> int:
    """'menurut Ratna Dewi | jembatan itu …': where a bare name ends that no comma closes; 0 where none stands there."""
    end = a
    while end < reading.stop and reading.unit.capitals[end]:
        end += 1
    follows = end < reading.stop and reading.words[end].isalpha() and not reading.lexicon.is_closed(reading.words[end])
    return end if a < end and follows else 0


def _after_adjunct(reading: Reading, end: int) -> int:
    """The comma that ends what stands behind a source ('Menurut Ratna dalam rapat itu, …'); 0 where none does."""
    opens = reading.role("source_stop", end) or reading.role("relative", end)
    if not opens and not words.is_date(reading.unit, reading.lexicon, end):
        return 0
    return next((j for j in range(end, min(reading.stop, end + 15)) if reading.words[j] == ","), 0)


def opening(reading: Reading, i: int, cue: Cue, *, rule: str, source: Range | None, end: int) -> Attribution | None:
    """What is said behind a source that opens it and ends at ``end``, a day of saying skipped."""
    unit, lexicon, stop = reading.unit, reading.lexicon, reading.stop
    a = words.skip_commas(unit, end, stop)
    day = words.skip_date(unit, lexicon, a, stop)
    if a < day < stop and (reading.words[day] == "," or reading.role("complementizer", day)):
        a = words.skip_commas(unit, day, stop)
    a += reading.role("complementizer", a)
    b = clauses.complement_end(unit, lexicon, a, stop)
    if b - a < 2 or reading.inside_claim(i) or words.skip_date(unit, lexicon, a, b) >= b:
        return None
    claim = reading.claim(rule, i, cue, [*_inference(reading, i), (a, b)], source=source)
    if claim is not None:
        claim.certain = not reading.role("grounds", i)  # behind 'berdasarkan data' a thing may stand too
    return claim


def _inference(reading: Reading, i: int) -> list[Range]:
    """'Karena itu, | kata Ratna, …': what links the words to the speaker's own before; other connectives are the outlet's."""
    n = reading.lexicon.role("inference").before(reading.words, i - 1) if reading.words[i - 1 : i] == [","] else 0
    return [(i - 1 - n, i - 1)] if n else []


def _beside(reading: Reading, i: int, cue: Cue, *, rule: str, source: Range | None, end: int) -> Attribution | None:
    """'Jembatan itu, kata Ratna, sudah tua.': the pieces before and after; a connective alone is none of them."""
    unit, lexicon = reading.unit, reading.lexicon
    low = max(words.skip_frame_connectives(unit, lexicon, 0, i), reading.low(i))
    comma = i - 1 - lexicon.role("closing").before(reading.words, i)
    if comma < 0 or reading.words[comma] != ",":
        return None
    if low >= comma or QUOTE in reading.words[max(0, i - 40) : i]:
        return reading.reporter(i, cue, source) if source else None
    pieces = [(low, comma)]
    if end < reading.stop and reading.words[end] != ",":
        end = _after_adjunct(reading, end) or end
    a = words.skip_commas(unit, end, reading.stop)
    day = words.skip_date(unit, lexicon, a, reading.stop)
    goes_on = a > end or bool(reading.role("pronoun", end - 1))
    if goes_on and day == a and a < reading.stop and not reading.role("closing_adjunct", a):
        b = clauses.complement_end(unit, lexicon, a, reading.stop)
        halves = words.has_predicate(unit, lexicon, a, b) or not words.has_predicate(unit, lexicon, *pieces[0])
        if b - a > 1 and halves and QUOTE not in reading.words[a:b]:
            pieces.append((a, b))
    if len(pieces) == 1 and not words.has_predicate(unit, lexicon, *pieces[0]):
        return None
    to = reading.addressee(end) if len(pieces) == 1 else None
    claim = reading.claim(rule, i, cue, pieces, source=source, to=to)
    if claim is not None:
        claim.certain = not reading.role("grounds", i)  # behind 'berdasarkan data' a thing may stand too
    return claim


def read_inverted(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Jembatan itu aman, kata para ahli.', 'Kata Ratna, jembatan itu aman.', 'Jembatan itu aman, ujarnya.'."""
    after = i + len(cue.words)
    low = words.skip_connectives(reading.unit, reading.lexicon, 0, i)
    if cue.enclitic:
        if low >= i or reading.words[i - 1] != ",":
            return None
        if after < reading.stop and reading.words[after] != "," and not reading.role("adjunct", after):
            return None
        return _beside(reading, i, cue, rule="inverted", source=(i, after), end=after)
    if after >= reading.stop:
        return None
    opener = reading.role("source_opener", after) or reading.words[after] in reading.lexicon.speaking_words
    if not (reading.unit.capitals[after] or opener):
        return None
    source = phrases.source_after(reading.unit, reading.lexicon, after, reading.stop, inside=True)
    if source is None:
        return None
    if low < i:
        return _beside(reading, i, cue, rule="inverted", source=source, end=source[1])
    if source[1] < reading.stop and reading.words[source[1]] != ",":
        return None
    return opening(reading, i, cue, rule="inverted", source=source, end=source[1])
