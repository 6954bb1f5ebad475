"""Attributions whose source is an agent, nobody, or left open: passives, hearsay, questions.

Belongs here: 'Disebutkan oleh Ratna bahwa …', 'Pasar itu dikabarkan …', 'Warga diminta …', 'Undangan itu diterima …', 'ditanya apakah …'. Does not belong here:
nouns with a clause (nouns).
"""

from __future__ import annotations

from pipelines.claims import clauses, phrases, subjects, words
from pipelines.claims.complements import before_main_clause
from pipelines.claims.lexicon import Cue
from pipelines.claims.parentheticals import opening
from pipelines.claims.performatives import accepted_before
from pipelines.claims.reading import Attribution, Reading
from pipelines.claims.units import QUOTE
from pipelines.claims.words import Range


def _agent(reading: Reading, after: int, marked_only: bool) -> tuple[Range | None, int]:
    """The agent that follows a passive verb, and the place after it."""
    unit, lexicon = reading.unit, reading.lexicon
    skipped = after + reading.role("agent_adverb", after)
    if reading.role("agent", skipped):
        after = skipped
    if after >= reading.stop:
        return None, after
    marked = reading.role("agent", after)
    bare = not marked_only and (unit.capitals[after] or reading.role("source_opener", after))
    if not marked and not bare:
        return None, after
    source = phrases.source_after(unit, lexicon, after, reading.stop, inside=True)
    end = source[1] if source else after
    while source and reading.role("auxiliary", end):
        end += reading.role("auxiliary", end)  # 'disebutkan Ratna juga, …'
    return source, end


def read_passive(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Disebutkan oleh Ratna bahwa jembatan itu aman.', 'Namun ditegaskan, jembatan itu aman.', 'Hal itu diungkapkan Ratna.'.

    And 'Seperti yang ditegaskan Ratna, jembatan itu aman.'.
    """
    unit, lexicon = reading.unit, reading.lexicon
    after = i + len(cue.words)
    low = words.skip_connectives(unit, lexicon, 0, i)
    source, end = ((i, after), after) if cue.enclitic else _agent(reading, after, marked_only=False)
    as_said = reading.verb_start(i) - 1 - reading.in_relative(i)
    if source is not None and low >= as_said >= 0 and reading.role("as_said", as_said):
        return opening(reading, i, cue, rule="according", source=source, end=end)
    if reading.in_relative(i) or reading.inside_claim(i) or reading.role("modal", reading.verb_start(i)):
        return None
    if reading.role("condition", reading.verb_start(i) - 1):
        return None  # 'Tidak salah jika dikatakan bahwa …'
    a, to, marked = clauses.after_adjuncts(unit, lexicon, end, reading.stop)
    that = reading.complementizer_before(a)
    if not that and clauses.loosely_marked(unit, lexicon, a, reading.stop):
        a, that, marked = a + 1, True, True
    document = None if source is not None or low >= i else _document(reading, low, i)
    if low >= i or that or (marked and document is not None):
        b = clauses.complement_end(unit, lexicon, a, reading.stop)
        if not marked or b - a < 2 or not (that or words.has_predicate(unit, lexicon, a, b)):
            return None
        source = source or document
        claim = reading.claim("passive", i, cue, [(a, b)], source=source, to=to)
        if claim is not None:
            claim.certain = True
            claim.hearsay = source is None and low < i
        return claim
    n = reading.role("topic", low)
    if source is None and not n and reading.role("verdict", i):
        return read_hearsay(reading, i, cue)
    if source is not None and n and reading.verb_start(i) <= low + n:
        if not cue.enclitic:  # nothing that is said follows
            source = phrases.source_after(unit, lexicon, source[0], reading.stop, inside=False) or source
        claim = reading.claim("passive_topic", i, cue, [(low, low + n)], source=source, to=to)
        if claim is not None:
            claim.topic = claim.certain = True
        return claim
    return None


def _document(reading: Reading, a: int, i: int) -> Range | None:
    """'Dalam surat dakwaan disebutkan bahwa …': the document that says it."""
    n = reading.role("place_of_words", a)
    if not n or not (reading.role("document", a + n) or reading.role("news_noun", a + n)):
        return None
    end = words.auxiliaries_before(reading.unit, reading.lexicon, i, a)
    while end > a and reading.words[end - 1] == ",":
        end -= 1
    comma = next((j for j in range(a + n, end) if reading.words[j] == ","), end)
    return (a + n, comma) if comma > a + n else None


def read_hearsay(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Pasar itu dikabarkan akan ditutup.', 'Kabarnya, pasar itu akan ditutup.', 'Pasar itu dinilai kumuh oleh warga.'."""
    unit, lexicon = reading.unit, reading.lexicon
    after = i + len(cue.words)
    verb = reading.verb_start(i)
    if i < words.skip_connectives(unit, lexicon, 0, reading.stop):
        return None
    if reading.in_relative(i) or reading.inside_claim(i) or (verb and reading.role("subordinator", verb - 1)):
        return None
    if reading.role("naming", i) and any(reading.role("habitual", k) for k in range(max(verb - 1, 0), i)):
        return None  # 'lazim disebut …': what a thing is called
    if cue.voice == "adverb" and i and lexicon.is_verb(reading.words[i - 1]):
        return None  # 'lama tak terdengar kabarnya': the thing that the verb has
    if reading.role("accusation", i) and after < reading.stop and not lexicon.is_verb(reading.words[after]):
        return None  # 'didakwa di pengadilan': of what is not said
    if any(reading.role("modal", k) for k in range(max(verb - 1, 0), i)):
        return None  # 'dapat disebut …' says what a word means
    source, end = ((i, after), after) if cue.enclitic else _hearsay_agent(reading, i, cue, after)
    if source is None and after < reading.stop and words.skip_connectives(unit, lexicon, 0, i) >= i:
        source, end = _opening_agent(reading, after)
    a = words.skip_commas(unit, end, reading.stop)
    that = bool(reading.role("complementizer", a))
    a = words.skip_commas(unit, a + reading.role("complementizer", a), reading.stop)
    b = clauses.complement_end(unit, lexicon, a, reading.stop)
    if source is None and cue.voice == "passive":
        source, b = _closing_agent(reading, a, b)
    low = words.skip_connectives(unit, lexicon, reading.low(i), i)
    low += reading.role("contrast", low)
    if low < i and not that:
        start = _after_grounds(reading, clauses.clause_start(unit, lexicon, i, low), verb)
        if "," not in reading.words[start:verb]:
            if reading.role("condition", start):
                return None  # 'Jika pasar itu dinilai kumuh, …' supposes it
            start += reading.role("concession", start)
            b = before_main_clause(reading, i, (a, b))
        if start >= i or _in_relative_clause(reading, start, i):
            return None
        stated = reading.role("place_of_words", a) or words.has_predicate(unit, lexicon, a, b)
        if reading.role("reported", i) and not (stated or reading.role("quality", a)):
            return None  # 'dilaporkan korban ke polisi': a complaint
        if (
            b - a < 3
            and source is None
            and not (words.has_predicate(unit, lexicon, a, b) or reading.role("quality", a))
        ):
            return None
        pieces = [(start, i), (a, b)]
    elif b - a < 2:
        return None
    else:
        pieces = [(a, b)]
    if b <= a:
        return None
    claim = reading.claim("hearsay", i, cue, pieces, source=source)
    if claim is not None:
        claim.hearsay = source is None
        claim.certain = True
    return claim


def _after_grounds(reading: Reading, a: int, verb: int) -> int:
    """'Berdasarkan hasil pemeriksaan, | sopir itu diduga …', 'Dalam perkara ini, | Ratna didakwa …': the frame's own opening."""
    comma = next((j for j in range(a, verb) if reading.words[j] == ","), None)
    if comma is None or not reading.role("grounds", a) or comma + 1 >= verb:
        return a
    return comma + 1


def _hearsay_agent(reading: Reading, i: int, cue: Cue, after: int) -> tuple[Range | None, int]:
    """The agent of a hearsay verb at ``i``: after 'oleh', or a bare name that an auxiliary or 'sebagai' follows; behind a verb
    that has its subject before it, one that the next verb follows ('Pasar itu dinilai Ratna merugikan warga').
    """
    source, end = _agent(reading, after, marked_only=True)
    if source is not None or after >= reading.stop or not reading.unit.capitals[after]:
        return source, end
    end = after
    while end < reading.stop and reading.unit.capitals[end]:
        end += 1
    if reading.role("after_agent", end) or reading.role("quality", end):
        return (after, end), end
    verb = end < reading.stop and reading.lexicon.is_verb(reading.words[end])
    if verb and cue.voice == "passive" and reading.subject(i) is not None:
        return (after, end), end
    return None, after


def _closing_agent(reading: Reading, a: int, b: int) -> tuple[Range | None, int]:
    """'Pasar itu dinilai aman | oleh para ahli': the agent of a hearsay verb behind an adjective, and where that ends."""
    by = next((k for k in range(a + 1, b) if reading.role("agent", k)), b)
    if by >= b or any(reading.words[k] == "," or reading.role("relative", k) for k in range(a, by)):
        return None, b
    verb = words.first_verb(reading.unit, reading.lexicon, a, b)
    if verb < by and not reading.role("quality", verb):
        return None, b
    source, _ = _agent(reading, by, marked_only=True)
    return source, b if source is None else by


def _opening_agent(reading: Reading, after: int) -> tuple[Range | None, int]:
    """'Dilaporkan laman Antara, …': the agent of a hearsay verb that opens the sentence, closed by a comma."""
    if reading.unit.capitals[after] or reading.role("news_noun", after):
        source = phrases.source_after(reading.unit, reading.lexicon, after, reading.stop, inside=True)
        if source is not None and reading.words[source[1] : source[1] + 1] == [","]:
            day = words.skip_commas(reading.unit, source[1], reading.stop)
            return source, words.skip_date(reading.unit, reading.lexicon, day, reading.stop)
    return None, after


def _in_relative_clause(reading: Reading, a: int, i: int) -> bool:
    """Whether the verb at ``i`` is the first one after a relative word: then it belongs to the relative clause."""
    for j in range(i - 1, a - 1, -1):
        if reading.role("relative", j):
            return words.first_verb(reading.unit, reading.lexicon, j + 1, i) >= i and "," not in reading.words[j:i]
    return False


def read_question(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ketika ditanya wartawan apakah jembatan itu aman, Ratna tersenyum.'."""
    after = i + len(cue.words)
    asked = next((j for j in range(after, min(reading.stop, after + 30)) if reading.role("question", j)), None)
    if asked is None or QUOTE in reading.words[after:asked]:
        return None
    if any(reading.role("topic_preposition", j) for j in range(after, asked)):
        return None
    if asked > after and reading.role("preposition", asked - 1):
        asked -= 1  # 'ditanya | sejak kapan …'
    source = phrases.source_after(reading.unit, reading.lexicon, after, asked, inside=False) if asked > after else None
    b = _question_end(reading, asked, after_clause=_follows_clause(reading, i))
    if b - asked < 2:
        return None
    answering = (
        subjects.first_subject(reading.unit, reading.lexicon, b + 1, reading.stop)
        if b + 1 < reading.stop
        else _answering_before(reading, i)
    )
    claim = reading.claim("question", i, cue, [(asked, b)], source=source, to=answering)
    if claim is not None:
        claim.hearsay = source is None
        claim.certain = True
    return claim


def _answering_before(reading: Reading, i: int) -> Range | None:
    """'Ratna tersenyum ketika ditanya apakah …': the subject of the clause before; 'Ratna sempat ditanya apakah …': that of the verb."""
    end = reading.verb_start(i)
    if end < 1 or not reading.role("subordinator", end - 1):
        return None if reading.unit.capitals[i] else reading.subject(i)
    return subjects.first_subject(reading.unit, reading.lexicon, 0, end - 1)


def _follows_clause(reading: Reading, i: int) -> bool:
    """'"…," kata Ratna saat ditanya apakah …': whether the main clause stands before the question."""
    before = reading.verb_start(i) - 1
    if before < 1 or not reading.role("subordinator", before):
        return False
    return QUOTE in reading.words[:before] or words.has_predicate(reading.unit, reading.lexicon, 0, before)


def _question_end(reading: Reading, a: int, *, after_clause: bool) -> int:
    """Before the comma that precedes the main clause: the last comma before the next attributing verb's subject.

    ``after_clause``: the main clause stands before, so that nothing but what is asked follows.
    """
    if after_clause:
        return clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    frames = ("complement", "clausal", "request", "appeal", "proposal", "promise", "marked")
    following = next((k for k, cue in reading.cues if k > a and cue.frame in frames), None)
    if following is None:
        quote = next((k for k in range(a, reading.stop) if reading.words[k] == QUOTE), reading.stop)
        return next((k for k in range(a, quote) if reading.words[k] == ","), quote)
    subject = subjects.subject_before(reading.unit, reading.lexicon, following, a)
    edge = subject[0] if subject else following
    return next((k for k in range(edge - 1, a, -1) if reading.words[k] == ","), edge)


def read_accepted(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Undangan itu disambut baik oleh Ratna.': what is accepted is the subject, who accepts it the agent."""
    low = words.skip_connectives(reading.unit, reading.lexicon, 0, i)
    end, verb = accepted_before(reading, low), reading.verb_start(i)
    adverbs = all(reading.words[k] in reading.lexicon.common for k in range(end, verb)) and verb - end < 2
    if not end or not adverbs or any(reading.role("negation", k) for k in range(end, i)):
        return None
    source, _ = _agent(reading, i + len(cue.words), marked_only=False)
    return reading.claim("accepted", i, cue, [(low, end)], source=source) if source is not None else None


def read_urged(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Warga diminta (oleh Ratna) tidak panik.': who is asked is the subject; who asks is nobody named, or the agent.

    Of a thing ('jembatan itu diharapkan menghidupkan pasar') it is hearsay. Where the verb stands in a relative clause, under a
    conjunction or a modal it tells what happens ('saat diminta …', 'dapat diminta'), not that somebody asks.
    """
    unit, lexicon = reading.unit, reading.lexicon
    verb = reading.verb_start(i)
    aside = any(reading.role("modal", k) or reading.role("negation", k) for k in range(verb, i))
    bound = verb and (reading.role("subordinator", verb - 1) or reading.role("purpose", verb - 1))
    if aside or bound or reading.in_relative(i) or reading.inside_claim(i):
        return None
    source, a = _agent(reading, i + len(cue.words), marked_only=True)
    low = words.skip_connectives(unit, lexicon, 0, i)
    told = None if low >= verb else reading.subject(i)
    if told is not None and reading.role("reader", told[1] - 1):
        return None  # 'Anda diminta …': advice
    if reading.role("thing_asked", a):
        return None
    hoped = cue.stance == "feel"
    if low < verb and (told is None or not _is_somebody(reading, told, named=not hoped)):
        return read_hearsay(reading, i, cue) if hoped else None
    b = clauses.complement_end(unit, lexicon, a, reading.stop)
    if b - a < 2 or not (reading.role("request_marker", a) or words.has_predicate(unit, lexicon, a, b)):
        return None
    claim = reading.claim("urged", i, cue, [(a, b)], source=source, to=told)
    if claim is not None:
        claim.hearsay = source is None
        claim.certain = True
    return claim


def _is_somebody(reading: Reading, phrase: Range, *, named: bool) -> bool:
    """Whether a phrase opens with a word for people or a body, or (``named``) with what may be a name."""
    a, _ = phrase
    opens = any(reading.role(role, a) for role in ("group", "plural", "source_opener", "organisation", "somebody"))
    return opens or (named and reading.unit.capitals[a] and (a > 0 or reading.words[a] not in reading.lexicon.common))
