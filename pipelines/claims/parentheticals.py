"""Attributions set beside the clause: 'Menurut Ratna, …', '…, kata para ahli.', '…, kata Ratna, …'.

Belongs here: sources that open, interrupt or close what is said without quotation marks. Does not belong here: the same
cues beside a quotation (quoting).
"""

from __future__ import annotations

from pipelines.claims import clauses, phrases, words
from pipelines.claims.complements import read_complement
from pipelines.claims.lexicon import Cue
from pipelines.claims.quotations import DOUBLE
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
    pronoun = cue.enclitic or reading.role("pronoun", end - 1) or reading.role("plural_pronoun", end - 1)
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
    for citation in reading.citations:  # 'Menurut Ratna, dikutip Antara, …'
        if citation.start == a:
            a = words.skip_commas(unit, citation.end, stop)
    a = _past_name(reading, a, end) if source and not unit.capitals[source[0]] else a
    day = words.skip_date(unit, lexicon, a, stop)
    closed = day < stop and (reading.words[day] == "," or reading.words[day - 1] == ")")
    if a < day < stop and (closed or reading.role("complementizer", day)):
        a = words.skip_commas(unit, day, stop)
    a += reading.role("complementizer", a)
    b = clauses.complement_end(unit, lexicon, a, stop)
    if b - a < 2 or reading.inside_claim(i) or words.skip_date(unit, lexicon, a, b) >= b:
        return None
    claim = reading.claim(rule, i, cue, [*_inference(reading, i), (a, b)], source=source)
    if claim is not None:
        claim.certain = not reading.role("grounds", i)  # behind 'berdasarkan data' a thing may stand too
    return claim


def _past_name(reading: Reading, a: int, end: int) -> int:
    """'Menurut pengasuh pesantren di Gresik, Ratna Dewi, | jembatan itu …': past the name of whom the source and its place describe."""
    comma = next((j for j in range(a, min(reading.stop, a + 8)) if reading.words[j] == ","), a)
    named = comma - a > 1 and a > end and all(reading.unit.capitals[a:comma])
    if not named or not words.has_predicate(reading.unit, reading.lexicon, comma + 1, reading.stop):
        return a
    return words.skip_commas(reading.unit, comma, reading.stop)


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
        if not (source and not cue.enclitic and _says_in_passing(reading, cue, source)):
            return None
        comma = i  # 'Jembatan itu kata dia sudah tua'
        if comma > 2 and reading.words[comma - 1] in DOUBLE and reading.words[comma - 2] == ",":
            comma -= 2  # a closing mark that lost its opening one
    if low >= comma or QUOTE in reading.words[max(0, i - 40) : i]:
        return reading.reporter(i, cue, source) if source else None
    pieces = [(low, comma)]
    whole = words.has_predicate(unit, lexicon, *pieces[0])
    bare = not whole and not cue.enclitic and (_only_says(reading, cue) or cue.frame == "according")
    first = source[0] if source else i
    name = _name_end(reading, first) if bare and source else 0
    if name and words.has_predicate(unit, lexicon, name, reading.stop) and "," not in reading.words[name : end + 1]:
        source, end = (first, name), name  # 'Jembatan itu, kata Ratna | harus ditutup'
    elif end < reading.stop and reading.words[end] != ",":
        name, end = 0, _after_adjunct(reading, end) or end
    else:
        name = 0
    a = words.skip_commas(unit, end, reading.stop)
    day = words.skip_date(unit, lexicon, a, reading.stop)
    goes_on = a > end or name or bool(reading.role("pronoun", end - 1))
    if goes_on and day == a and a < reading.stop and not (whole and reading.role("closing_adjunct", a)):
        b = clauses.complement_end(unit, lexicon, a, reading.stop)
        halves = words.has_predicate(unit, lexicon, a, b) or not (whole or reading.role("closing_adjunct", a))
        if b - a > 1 and halves and QUOTE not in reading.words[a:b]:
            pieces.append((a, b))
    if len(pieces) == 1 and not (whole or _is_said(reading, cue, *pieces[0])):
        return None
    to = reading.addressee(end) if len(pieces) == 1 else None
    claim = reading.claim(rule, i, cue, pieces, source=source, to=to)
    if claim is not None:
        claim.certain = not reading.role("grounds", i)  # behind 'berdasarkan data' a thing may stand too
    return claim


def _links(reading: Reading, i: int) -> bool:
    """Whether a conjunction that opens what is said stands at ``i``."""
    that = reading.role("complementizer", i)
    return bool(that) or clauses.loosely_marked(reading.unit, reading.lexicon, i, reading.stop)


def _says_in_passing(reading: Reading, cue: Cue, source: Range) -> bool:
    """'kata dia' without commas: who it is ends with the pronoun, so that what follows is said, unless it is his next verb."""
    if not reading.role("pronoun", source[1] - 1) or not (cue.frame == "according" or _only_says(reading, cue)):
        return False
    return source[1] >= reading.stop or reading.lexicon.cue_at(reading.words, source[1]) is None


def _is_said(reading: Reading, cue: Cue, a: int, b: int) -> bool:
    """'Gejalanya mual dan pusing, kata Ratna.': whether words without a verb are said for certain: two or more, and by the cue alone."""
    return _only_says(reading, cue) and sum(word.isalpha() for word in reading.words[a:b]) > 1


def _only_says(reading: Reading, cue: Cue) -> bool:
    """Whether a root is nothing but a verb of saying ('kata', 'ujar'): a noun too ('nilai') it must stand beside a clause."""
    return cue.lemma in reading.lexicon.role("saying_root").single


def read_inverted(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Jembatan itu aman, kata para ahli.', 'Kata Ratna, jembatan itu aman.', 'Jembatan itu aman, ujarnya.'."""
    after = i + len(cue.words)
    low = words.skip_connectives(reading.unit, reading.lexicon, 0, i)
    if cue.enclitic:
        if low < i and reading.words[i - 1] != ",":
            return None
        if low >= i:  # 'Sehingga, lanjutnya, jembatan itu ditutup', 'Sebutnya, jembatan itu ditutup'
            if not i and (reading.role("reportedly", i) or not _only_says(reading, cue)):
                return None
            closed = reading.words[after : after + 1] == [","]
            return opening(reading, i, cue, rule="inverted", source=(i, after), end=after) if closed else None
        if after < reading.stop and reading.words[after] != "," and not reading.role("adjunct", after):
            return None
        return _beside(reading, i, cue, rule="inverted", source=(i, after), end=after)
    if after >= reading.stop or (reading.unit.capitals[i] and low < i) or reading.role("bidding", i):
        return None  # 'Nilai Persatuan' (in a sentence no verb has a capital), 'Untuk itu, buka Pengaturan'
    if low < i and reading.words[i - 1] != "," and _links(reading, after):
        return read_complement(reading, i, cue)  # 'Ratna cerita kalau jembatan itu tua'
    opener = reading.role("source_opener", after) or reading.words[after] in reading.lexicon.speaking_words
    if reading.words[i - 1] == "," and _only_says(reading, cue):
        opener = opener or reading.lexicon.is_agent(reading.words[after])
    if not (reading.unit.capitals[after] or opener):
        return None
    source = phrases.source_after(reading.unit, reading.lexicon, after, reading.stop, inside=True)
    if source is None:
        return None
    if low < i:
        return _beside(reading, i, cue, rule="inverted", source=source, end=source[1])
    end = source[1]
    if end < reading.stop and reading.words[end] != "," and not _says_in_passing(reading, cue, source):
        cited = any(c.start == end for c in reading.citations)  # 'Lapor AFP mengutip Ratna, …'
        beside = cited or (_only_says(reading, cue) and reading.role("preposition", end))
        end = _after_adjunct(reading, end) if beside else 0  # 'Kata Ratna dalam rapat itu, …'
    return opening(reading, i, cue, rule="inverted", source=source, end=end) if end else None
