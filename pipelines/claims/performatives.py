"""Verbs that do what they say: 'berjanji akan …', 'mendesak pemerintah untuk …', 'mengecam serangan itu'.

Belongs here: promises, requests and judgements in the active voice. Does not belong here: passives of asking (agentless).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.claims import clauses, phrases, words
from pipelines.claims.complements import adverb_after, finished, is_means, read_complement
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Attribution, Reading
from pipelines.claims.units import QUOTE

_RELATIVE = 4
"""Tokens behind a relative word within which verbs are still its clause's; one fewer for a verb whose subject undergoes."""
_ADVERBS = 2
"""Tokens behind a relative word within which adverbs and auxiliaries are still its clause's."""


def read_promise(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna berjanji kepada warga akan memperbaiki jembatan itu.'."""
    unit, lexicon = reading.unit, reading.lexicon
    a, to, marked = i + len(cue.words), None, True
    if reading.role("addressee", a):
        end = phrases.addressee_end(unit, lexicon, a + 1, reading.stop)
        a, to = end, (a + 1, end)
    if not reading.role("promise_marker", a):
        a, more, marked = clauses.after_adjuncts(unit, lexicon, a, reading.stop)
        to = to or more
    b = clauses.complement_end(unit, lexicon, a, reading.stop)
    said = marked or reading.role("promise_marker", a) or reading.role("offered", a)
    comma = next((k for k in range(a, b) if reading.words[k] == ","), b)
    if b - a < 2 or reading.role("coordinator", a) or not (said or words.has_predicate(unit, lexicon, a, comma)):
        return None
    return finished(reading, i, cue, (a, b), rule="promise", to=to, certain=reading.complementizer_before(a))


def read_offer(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna menawarkan bantuan kepada warga.', not 'Ponsel itu menawarkan layar besar.'."""
    a = i + len(cue.words)
    if not (reading.role("offered", a) or reading.role("request_conjunction", a)) or reading.in_relative(i):
        return None
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    return finished(reading, i, cue, (a, b), rule="offer", to=None, certain=False)


def read_acceptance(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna menerima undangan warga untuk membuka pasar itu.', 'Ratna menerima undangan itu …': what is accepted, with what it is to do."""
    a = i + len(cue.words)
    if not reading.role("accepted", a) or reading.in_relative(i) or is_means(reading, i):
        return None
    b = accepted_before(reading, a)
    if not b:
        b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
        to_do = next((k for k in range(a + 1, b) if reading.role("request_conjunction", k)), a)
        closed = ("definite", "subordinator", "place_preposition")
        if to_do == a or any(reading.role(role, k) for role in closed for k in range(a + 1, to_do)):
            return None
    return finished(reading, i, cue, (a, b), rule="acceptance", to=None, certain=False)


def accepted_before(reading: Reading, a: int) -> int:
    """The end of 'undangan (warga) itu' at ``a``: an invitation or an offer that was told before; 0 where it is none."""
    if not reading.role("accepted", a):
        return 0
    at = next((k for k in range(a + 1, a + 4) if reading.role("definite", k)), a)
    closed = ("subordinator", "place_preposition", "relative", "request_conjunction", "coordinator")
    return at + 1 if at > a and not any(reading.role(role, k) for role in closed for k in range(a + 1, at)) else 0


def read_entrusting(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna menyerahkan sepenuhnya perkara itu kepada polisi.': she says that it is theirs; not 'menyerahkan bantuan kepada warga'."""
    a = i + len(cue.words)
    if reading.in_relative(i) or is_means(reading, i):
        return None
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    wholly = next((k for k in range(a, b) if reading.role("wholly", k)), b)
    if not any(reading.role("addressee", k) for k in range(wholly, b)):
        return None
    return finished(reading, i, cue, (a, b), rule="entrusting", to=None, certain=False)


def read_toast(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna bersulang dengan segelas teh untuk persahabatan kedua desa.'."""
    after = i + len(cue.words)
    a = next((k for k in range(after, reading.stop) if reading.role("request_conjunction", k)), reading.stop)
    if any(word in {",", QUOTE, ":"} for word in reading.words[after:a]) or reading.in_relative(i):
        return None
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    return finished(reading, i, cue, (a, b), rule="toast", to=None, certain=False)


def read_request(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna mendesak pemerintah untuk menutup jembatan itu.', 'Ratna meminta warga tidak panik.'.

    What is asked starts where the object ends: at 'untuk', 'agar', a negation, or (frame request, not appeal) its verb.
    """
    unit, lexicon = reading.unit, reading.lexicon
    after = i + len(cue.words)
    if after >= reading.stop:
        return None
    a, to, marked = clauses.after_adjuncts(unit, lexicon, after, reading.stop)
    that = reading.complementizer_before(a)
    clause = marked and reading.words[after] == "," and words.has_predicate(unit, lexicon, a, reading.stop)
    if not that and not clause:
        a = after + (reading.role("addressee", after) and 1)
        proposal = cue.frame == "proposal"
        marker = _request_marker(reading, a, cue)
        if marker is None and proposal and not reading.can_be_told(a):
            marker = a
        if marker is None or (reading.role("thing_asked", a) and reading.role("request_conjunction", marker)):
            return None
        if reading.role("conjunction", a):
            return None
        told = reading.can_be_told(a)
        if marker > a and (told or (reading.role("request_conjunction", marker) and not reading.role("thing", a))):
            to, a = (a, marker), marker
    asked = bool(reading.role("request_conjunction", a))
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop, asked=asked)
    if asked and cue.stance == "assert":
        cue = replace(cue, stance="ask")  # 'memperingatkan warga untuk …'
    return finished(reading, i, cue, (a, b), rule="request", to=to, certain=that)


def _request_marker(reading: Reading, a: int, cue: Cue) -> int | None:
    """Where what is asked of the object at ``a`` begins: 'untuk', its verb, or (frame proposal) the measure asked for."""
    if reading.role("presence", a):
        return a  # 'meminta adanya evaluasi'
    verbs = cue.frame != "appeal" or bool(reading.role("group", a))
    told = a < reading.stop and reading.can_be_told(a)
    proposal = cue.frame == "proposal" and told
    relative = -9
    for j in range(a, min(reading.stop, a + 25)):
        word = reading.words[j]
        goes_on = reading.role("conjunction", j) and bool(reading.cues_between(j + 1, j + 2))
        if word in {",", QUOTE, ":"} or reading.role("topic_preposition", j) or goes_on:
            return None
        described = j - relative  # 'warga yang ingin menjadi saksi | untuk datang'
        marked = described > _ADVERBS or reading.role("request_conjunction", j)
        marked = marked or not (told or reading.role("degree", j))  # of a thing that is asked for, all of it is
        if marked and reading.role("request_marker", j):
            return j
        if reading.role("relative", j):
            relative = j
        if proposal and j > a and (reading.role("penalty", j) or _opens_term(reading, j)):
            return j
        if not verbs and j > a and reading.role("invited", j):
            return j
        undergoes = word.startswith(reading.lexicon.passive_prefixes)
        verb = verbs and reading.lexicon.is_verb(word) and not reading.unit.capitals[j]
        verb = verb and not (relative >= a and reading.role("preposition", j - 1))  # 'yang membantu dalam menjual …'
        if verb and described > _RELATIVE - undergoes:
            return j
    return None


def _opens_term(reading: Reading, j: int) -> bool:
    """'empat tahun enam bulan penjara': whether a time to serve begins at ``j``."""
    return bool(reading.role("term", j + 1)) and any(reading.role("penalty_end", k) for k in range(j + 2, j + 6))


def read_judgement(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Norwegia mengecam serangan itu.': a verb that is itself the act of judging, with the thing that is judged."""
    after = i + len(cue.words)
    after += adverb_after(reading, after)
    joined = after + reading.role("conjunction", after)
    if after < joined < reading.stop and reading.lexicon.cue_at(reading.words, joined) is not None:
        return None  # 'menyambut baik sekaligus mengapresiasi …': the second verb has what is judged
    a, to, marked = clauses.after_adjuncts(reading.unit, reading.lexicon, after, reading.stop)
    if marked or reading.role("reason", a):
        return read_complement(reading, i, cue)
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    topic = reading.role("topic", a)
    if b - a < 2 or reading.role("relative", a) or topic >= b - a or (topic and reading.role("adjunct", a + topic)):
        return None  # 'menyambut baik kabar itu' tells no more than that
    if reading.in_relative(i) or is_means(reading, i) or _names_somebody(reading, a):
        return None
    return finished(reading, i, cue, (a, b), rule="judgement", to=to, certain=False)


def _names_somebody(reading: Reading, a: int) -> bool:
    """'memuji para nelayan': whether somebody, not what he did, is judged, so that nothing is said of him."""
    roles = ("group", "plural", "plural_pronoun", "pronoun", "somebody", "source_opener")
    return reading.unit.capitals[a] or any(reading.role(role, a) for role in roles)
