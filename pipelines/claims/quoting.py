"""Quotations and who says them: '"…," kata X.', 'X mengatakan, "…"', '"…," X menambahkan.', 'X: "…"', a quotation alone.

Belongs here: tying a folded quotation of a unit to a cue and a source. Does not belong here: which marks are quotations
(quotations) and which of them are statements (units).
"""

from __future__ import annotations

from pipelines.claims import clauses, phrases, subjects, words
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Attribution, Place, Reading
from pipelines.claims.units import QUOTE
from pipelines.claims.words import Range

_BEFORE = 60
"""Tokens before a quotation in which the cue that introduces it stands."""
_NAME = 4
"""Words that the name before a verb of no seed has at most."""
_NO_QUOTATION = ("citing", "hearsay", "noun")


def read_quotations(reading: Reading) -> None:
    """Enters an attribution for every statement the unit quotes; pieces round one cue make one."""
    previous: Attribution | None = None
    previous_end = 0
    for q in [i for i, w in enumerate(reading.words) if w == QUOTE]:
        if previous is not None and previous.cue is not None and not _cue_between(reading, previous_end, q):
            previous.pieces.append(_inner(reading, q))
            previous_end = q + 1
            continue
        claim = (
            _cue_after(reading, q)
            or _word_after(reading, q)
            or _cue_before(reading, q)
            or _verb_after(reading, q)
            or _any_verb_after(reading, q)
            or _colon(reading, q)
            or _alone(reading, q)
        )
        if claim is not None:
            reading.found.append(claim)
            previous, previous_end = claim, max(q + 1, claim.cue_index + 1)


def _cue_between(reading: Reading, a: int, b: int) -> bool:
    return any(i not in reading.used for i, cue in reading.cues_between(a, b) if cue.frame != "citing")


def _inner(reading: Reading, q: int) -> Place:
    """The words of a quotation without its marks and without the comma that belongs to the frame."""
    quote = reading.unit.quotes[q]
    start, end = quote.inner_start, quote.inner_end
    text = reading.unit.text
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def _quoted(
    reading: Reading,
    rule: str,
    q: int,
    i: int,
    cue: Cue | None,
    *,
    source: Range | None = None,
    to: Range | None = None,
) -> Attribution:
    if cue is not None:
        reading.used.add(i)
    return Attribution(
        unit=reading.unit, rule=rule, cue=cue, cue_index=i, pieces=[_inner(reading, q)],
        cue_place=reading.place(i, i + len(cue.words)) if cue else None, source=reading.place(*source) if source else None,
        addressee=reading.place(*to) if to else None, quoted=True, certain=True,
    )  # fmt: skip


def _cue_after(reading: Reading, q: int) -> Attribution | None:
    """'"Jembatan itu aman," kata Ratna kepada wartawan.'."""
    i = words.skip_commas(reading.unit, q + 1, reading.stop)
    closing = reading.role("closing", i)
    cue = reading.lexicon.cue_at(reading.words, i + closing) if i + closing < reading.stop else None
    said = closing and (reading.role("utterance", i + closing) or reading.role("document", i + closing))
    if said and (cue is None or cue.frame == "quote"):  # 'demikian pernyataan Dinas Pasar'
        words_of = tuple(reading.words[i : i + closing])
        cue = Cue(words_of, words_of[-1], "root", "quote", "assert")
    else:
        i += closing
    written = closing and cue is not None and cue.voice == "passive" and cue.frame != "citing"
    if cue is None or not (cue.frame in ("quote", "according", "passive") or cue.voice == "root" or written):
        return None
    after = i + len(cue.words)
    source: Range | None = (i, after)
    end = after
    inside = reading.role("place_of_words", after) if written else 0
    if inside and reading.role("document", after + inside):
        after += inside  # 'demikian tertulis dalam surat edaran Dinas Pasar'
    if not cue.enclitic:
        source = phrases.source_after(reading.unit, reading.lexicon, after, reading.stop, inside=False)
        end = source[1] if source else after
    return _quoted(reading, "quote_cue", q, i, cue, source=source, to=reading.addressee(end))


def _word_after(reading: Reading, q: int) -> Attribution | None:
    """'"Jembatan itu aman," sergah Ratna.': a word that no seed knows, in the one place where only such verbs stand."""
    i = q + 1
    i = words.skip_commas(reading.unit, i, reading.stop)
    text, quote = reading.unit.text, reading.unit.quotes[q]
    if i >= reading.stop or not (i > q + 1 or text[quote.inner_end - 1] in ",?!"):
        return None
    word = reading.words[i]
    if reading.unit.capitals[i] or not word.isalpha() or reading.lexicon.is_closed(word):
        return None
    if reading.lexicon.is_verb(word):
        return None
    if reading.lexicon.has_enclitic(word) and (i + 1 == reading.stop or reading.role("adjunct", i + 1)):
        cue = Cue((word,), word, "root", "quote", "assert", enclitic=True)
        return _quoted(reading, "quote_word", q, i, cue, source=(i, i + 1), to=reading.addressee(i + 1))
    if not (i + 1 < reading.stop and (reading.unit.capitals[i + 1] or reading.role("source_opener", i + 1))):
        return None
    source = phrases.source_after(reading.unit, reading.lexicon, i + 1, reading.stop, inside=False)
    if source is None:
        return None
    cue = Cue((word,), word, "root", "quote", "assert")
    return _quoted(reading, "quote_word", q, i, cue, source=source, to=reading.addressee(source[1]))


def _cue_before(reading: Reading, q: int) -> Attribution | None:
    """'Ratna mengatakan kepada wartawan, "Jembatan itu aman."', 'Kata Ratna: "Jembatan itu aman."'."""
    before = [
        (i, c)
        for i, c in reading.cues_between(max(0, q - _BEFORE), q)
        if i not in reading.used and c.frame not in _NO_QUOTATION
    ]
    if not before:
        return None
    i, cue = before[-1]
    if len(before) > 1 and cue.voice == "root" and words.skip_commas(reading.unit, i + 1, q) == q:
        j, verb = before[-2]
        if verb.frame in ("complement", "clausal") and j + len(verb.words) == i:
            i, cue = j, verb  # 'menjawab singkat, "…"': how it is said
    after = i + len(cue.words)
    colon = reading.words[q - 1] == ":"
    to = None
    if cue.enclitic:
        source: Range | None = (i, after)
        if words.skip_commas(reading.unit, after, q) != q and not colon:
            return None
    else:
        k = after
        if cue.frame in ("quote", "passive", "according"):
            source = phrases.source_after(reading.unit, reading.lexicon, after, q, inside=True)
            k = source[1] if source else after
            if cue.frame == "according" and (source is None or words.skip_commas(reading.unit, k, q) != q):
                return None
        else:
            source = reading.subject(i)
        gap, to, _ = clauses.after_adjuncts(reading.unit, reading.lexicon, k, q)
        if gap < q and (q - gap > 6 or words.has_predicate(reading.unit, reading.lexicon, gap, q)):
            return None
    claim = _quoted(reading, "cue_quote", q, i, cue, source=source, to=to or reading.leading_addressee(i))
    claim.same_source = source is None
    return claim


def _verb_after(reading: Reading, q: int) -> Attribution | None:
    """'"Jembatan itu aman," Ratna menambahkan.'."""
    a = words.skip_commas(reading.unit, q + 1, reading.stop)
    for i, cue in reading.cues_between(a + 1, a + 15):
        if i in reading.used or cue.voice != "active" or cue.frame == "citing":
            continue
        if QUOTE in reading.words[a:i]:
            return None
        rest, to, _ = clauses.after_adjuncts(reading.unit, reading.lexicon, i + len(cue.words), reading.stop)
        more = rest < reading.stop and reading.words[rest] != QUOTE
        if more and words.has_predicate(reading.unit, reading.lexicon, rest, reading.stop):
            return None
        subject = subjects.subject_before(reading.unit, reading.lexicon, i, a)
        if subject is None or subject[0] > a + 4:
            return None
        return _quoted(reading, "quote_verb", q, i, cue, source=subject, to=to)
    return None


def _any_verb_after(reading: Reading, q: int) -> Attribution | None:
    """'"Jembatan itu aman," Ratna menimpali.': an active verb that no seed knows, where nothing but a name or pronoun and it follow."""
    a = words.skip_commas(reading.unit, q + 1, reading.stop)
    if reading.unit.text[reading.unit.quotes[q].inner_end - 1] not in ",?!" and a == q + 1:
        return None
    i = a + bool(reading.role("pronoun", a))
    while i < reading.stop and i < a + _NAME and reading.unit.capitals[i]:
        i += 1
    if i == a or i >= reading.stop or not reading.words[i].startswith(reading.lexicon.active_prefixes):
        return None
    if not reading.lexicon.is_verb(reading.words[i]) or not clauses.says_nothing_more(
        reading.unit, reading.lexicon, i + 1, reading.stop
    ):
        return None
    cue = Cue((reading.words[i],), reading.words[i], "active", "complement", "assert")
    return _quoted(reading, "quote_word", q, i, cue, source=(a, i), to=reading.addressee(i + 1))


def _colon(reading: Reading, q: int) -> Attribution | None:
    """'Ratna: "Jembatan itu aman."', 'Ratna menandatangani prasasti: "Untuk anak cucu."'."""
    if q == 0 or reading.words[q - 1] != ":":
        return None
    a = words.skip_connectives(reading.unit, reading.lexicon, 0, q - 1)
    if reading.role("no_source", a):
        return None
    return _quoted(
        reading, "colon", q, -1, None, source=subjects.first_subject(reading.unit, reading.lexicon, a, q - 1)
    )


def _alone(reading: Reading, q: int) -> Attribution | None:
    """A quotation with no cue: the speaker goes on from before."""
    cited = {i for c in reading.citations for i in range(c.start, c.end)}
    others = [
        w
        for i, w in enumerate(reading.words[: reading.stop])
        if i != q and i not in cited and w not in {",", "."} and not reading.role("closing", i)
    ]
    if others and (len(others) > 4 or not (q == 0 or reading.words[q - 1] in {",", ":", "-"})):
        return None
    return _quoted(reading, "quote_alone", q, -1, None)
