"""Citations: 'Dilansir dari Reuters, …', '…, dikutip Antara, Rabu (3/9)', 'yang mengutip AFP'.

Belongs here: which news organisation a unit goes by, and what it says itself. Does not belong here: canonical names and
where a chain ends (chains).
"""

from __future__ import annotations

from pipelines.claims import chains, clauses, phrases, words
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Citation, Reading
from pipelines.claims.units import QUOTE


def read_citations(reading: Reading) -> None:
    """Enters the unit's citations, from the outlet inwards.

    'dikutip X' names whom the outlet reads, so X stands nearer to it than what came before; an active 'mengutip X' after
    a name is what that name reads, so X stands further in.
    """
    unit, lexicon = reading.unit, reading.lexicon
    for i, cue in reading.cues:
        if cue.frame != "citing":
            continue
        reading.used.add(i)
        after = i + len(cue.words)
        on = after < reading.stop and not unit.capitals[after] and reading.role("preposition", after)
        if on and after + 1 < reading.stop and words.is_date(unit, lexicon, after + 1):
            continue  # 'dikutip pada Rabu'
        leading = words.skip_connectives(unit, lexicon, 0, i) >= i or reading.words[i - 1] == ":"
        if reading.role("auxiliary", after):
            if leading:
                _read_again(reading, i, cue, after)
            continue
        organisation = phrases.source_after(unit, lexicon, after, reading.stop, inside=True)
        if organisation is None:
            continue
        organisation = _without_speaker(reading, organisation)
        end = organisation[1]
        day = words.skip_date(unit, lexicon, words.skip_commas(unit, end, reading.stop), reading.stop)
        if day > end + 1:
            end = day
        elif reading.role("preposition", end) or reading.role("title_of_work", end):
            end = next((j for j in range(end, reading.stop) if reading.words[j] == ","), end)
        citation = Citation(cue, i, end, organisation, leading)
        if cue.voice == "active" and not leading:
            reading.citations.append(citation)
        else:
            reading.citations.insert(0, citation)


def _without_speaker(reading: Reading, organisation: words.Range) -> words.Range:
    """'Dikutip dari Kabarsela.com, | Ratna, pegawai pasar, mengatakan …': a news organisation whose name stands alone before
    the comma has no other name in apposition.
    """
    a, b = organisation
    comma = next((k for k in range(a, b) if reading.words[k] == ","), b)
    if comma < b and all(reading.unit.capitals[a:comma]):
        start, end = reading.place(a, comma)
        if chains.news_organisation(reading.unit.text[start:end]) is not None:
            return a, comma
    return organisation


def read_bare_citation(reading: Reading) -> None:
    """'Dilansir dari Reuters, kapal itu tiba.': where nobody else says anything, the organisation does."""
    if not reading.citations or reading.found:
        return
    unit, lexicon = reading.unit, reading.lexicon
    citation = reading.citations[-1]
    i = citation.start
    if reading.role("no_source", citation.organisation[0]):
        return
    if (reading.in_relative(i) and not _cited_in_turn(reading, citation)) or any(
        cue.frame == "passive" and cue is not citation.cue for _, cue in reading.cues
    ):
        return
    more: list[words.Range] = []
    if any(c.leading for c in reading.citations):
        a = words.skip_connectives(unit, lexicon, max(c.end for c in reading.citations), reading.stop)
        a, _, _ = clauses.after_adjuncts(unit, lexicon, a, reading.stop)
        b = clauses.complement_end(unit, lexicon, a, reading.stop)
        clause = not reading.role("enumeration", a)
    else:
        first = min(reading.citations, key=lambda c: c.start)
        a = words.skip_frame_connectives(unit, lexicon, 0, i)
        b = first.start - lexicon.role("closing").before(reading.words, first.start)
        more = _after_citations(reading)
        # 'demikian dilaporkan X' closes a sentence, whatever its predicate
        closes = reading.role("closing", b) or reading.role("closing", first.start)
        clause = bool(more or closes) or words.has_predicate(unit, lexicon, a, b)
        clause = clause and not reading.role("enumeration", a)
    if b - a < 2 or QUOTE in reading.words[a:b] or not clause:
        return
    claim = reading.claim("citation", i, citation.cue, [(a, b), *more], source=citation.organisation)
    if claim is not None:
        claim.certain = True
        reading.found.append(claim)
        reading.citations = [c for c in reading.citations if c is not citation]


def _cited_in_turn(reading: Reading, citation: Citation) -> bool:
    """'…, sebagaimana diberitakan Antara yang mengutip seorang nelayan, …': whether another citation's organisation cites."""
    relative = reading.verb_start(citation.start) - 1
    return any(c.organisation[1] == relative for c in reading.citations if c is not citation)


def _after_citations(reading: Reading) -> list[words.Range]:
    """'Kapal itu, sebagaimana diberitakan Antara, | tiba pada malam hari': the rest of a clause that citations interrupt."""
    end = max(c.end for c in reading.citations)
    first = min(c.start for c in reading.citations)
    if end >= reading.stop or reading.words[end] != "," or reading.words[first - 1 : first] != [","]:
        return []
    a = words.skip_commas(reading.unit, end, reading.stop)
    if words.skip_date(reading.unit, reading.lexicon, a, reading.stop) > a:
        return []
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    if b - a < 2 or QUOTE in reading.words[a:b] or not words.has_predicate(reading.unit, reading.lexicon, a, b):
        return []
    before = words.has_predicate(reading.unit, reading.lexicon, 0, first)
    return [] if before else [(a, b)]


def _read_again(reading: Reading, i: int, cue: Cue, after: int) -> None:
    """'Seperti diberitakan sebelumnya, kapal itu tiba.': a report that names nobody."""
    a = words.skip_commas(reading.unit, after + reading.role("auxiliary", after), reading.stop)
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    if a == after or b - a < 2 or QUOTE in reading.words[a:b]:
        return
    said = any(other.frame not in ("citing", "hearsay") for _, other in reading.cues_between(a, b))
    if said or not words.has_predicate(reading.unit, reading.lexicon, a, b):
        return
    claim = reading.claim("hearsay", i, cue, [(a, b)])
    if claim is not None:
        claim.hearsay = claim.certain = True
        reading.found.append(claim)
