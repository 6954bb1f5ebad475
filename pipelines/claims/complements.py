"""Verbs with a complement: 'Ratna mengatakan (bahwa) …', 'Ratna memberi isyarat bahwa …'.

Belongs here: active attributing verbs and what they take. Does not belong here: complements that are quotations, verbs that do
what they say (performatives).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.claims import clauses, phrases, words
from pipelines.claims.calling import equates
from pipelines.claims.existentials import Existential, existential
from pipelines.claims.lexicon import Cue
from pipelines.claims.reading import Attribution, Reading
from pipelines.claims.units import QUOTE
from pipelines.claims.words import Range

_MODAL = 3
"""Words before a verb of saying within which its modal stands."""
_CLAUSE = 4
"""Tokens from which what follows 'mengatakan, …' is no mere thing, whether or not a verb is seen in it."""


def finished(
    reading: Reading, i: int, cue: Cue, content: Range, *, rule: str, to: Range | None = None, certain: bool = True
) -> Attribution | None:
    """The attribution with its subject; None where the verb has none and shares none."""
    if content[1] - content[0] < 2 and not (certain or _says_in_one_word(reading, cue, content, to)):
        return None
    content = (content[0], before_main_clause(reading, i, content))
    means = is_means(reading, i)
    if _is_no_act(reading, i, cue) or (means and not (certain or cue.frame == "clausal")):
        return None
    if rule == "request" and any(reading.role("modal", k) for k in range(reading.verb_start(i), i)):
        return None  # 'dapat mendorong warga untuk …': what may come of it
    goes_on = _goes_on(reading, i)
    exists = existential(reading, i) if reading.in_relative(i) else None
    if exists is not None:
        surely = certain or cue.frame == "clausal" or rule == "request"
        if not surely and not (rule == "complement" and _is_stated_clause(reading, i, cue, content)):
            return None
        return _of_somebody(reading, i, cue, content, rule=rule, exists=exists)
    subject = None if means or goes_on else reading.subject(i)
    if reading.role("showing", i) and not _shown(reading, i, subject):
        return None
    if subject is not None and reading.role("topic", subject[0]) == subject[1] - subject[0]:
        return None
    if subject is None and not (goes_on or reading.shares_subject(i)):
        return None
    if subject is not None and reading.role("reader", subject[1] - 1):
        return None  # 'Anda dapat mengeluh …': advice
    if subject is not None and _is_made_to(reading, *subject):
        return None
    if subject is not None and reading.role("question", subject[0]) == subject[1] - subject[0]:
        return None  # 'Siapa bilang jembatan itu tua?'
    if _negated(reading, i):
        if cue.stance == "deny":
            cue = replace(cue, stance="assert")  # 'tidak menampik bahwa …' grants it
        elif cue.stance != "feel":
            return None
    if reading.inside_claim(i) and not (subject is not None and (certain or _opens_claim(reading, subject))):
        return None
    restrictive = reading.in_relative(i) and not certain and not _after_comma(reading, i)
    if restrictive:
        content = (content[0], _before_clause(reading, *content))
    claim = reading.claim(rule, i, cue, [content], source=subject, to=to or reading.leading_addressee(i))
    if claim is not None:
        claim.same_source = subject is None
        claim.marked = certain
        claim.certain = cue.frame == "clausal" or (rule == "marked" and cue.stance == "feel")
        claim.relative = reading.in_relative(i)
        claim.restrictive = restrictive
        if claim.restrictive and not (
            subject and words.first_verb(reading.unit, reading.lexicon, 0, subject[0]) < subject[0]
        ):
            return None  # the sentence's own verb is still to come: where the clause ends is not seen
    return claim


def _is_made_to(reading: Reading, a: int, b: int) -> bool:
    """'hal yang membuat warga | berspekulasi': whether the verb behind the subject is that of the object of a causative in its relative clause."""
    if reading.lexicon.role("causative").single.isdisjoint(reading.words[a:b]) or reading.role("definite", b - 1):
        return False  # 'warga yang membuat petisi itu'
    relative = next((k for k in range(a, b) if reading.role("relative", k)), b)
    made = next((k for k in range(relative, b) if reading.role("causative", k)), b)
    return made + 1 < b and "," not in reading.words[made:b]


def _of_somebody(
    reading: Reading, i: int, cue: Cue, content: Range, *, rule: str, exists: Existential
) -> Attribution | None:
    """'Banyak warga yang menilai …': the attribution to whoever is said to exist; hearsay where nothing tells who."""
    if not exists.stated or reading.inside_claim(i) or _negated(reading, i):
        return None
    if reading.role("showing", i) and not _shown(reading, i, exists.source):
        return None
    claim = reading.claim(rule, i, cue, [content], source=exists.source)
    if claim is not None:
        claim.hearsay = exists.source is None
        claim.certain = exists.source is None or bool(reading.role("many", exists.source[0]))
    return claim


def _is_stated_clause(reading: Reading, i: int, cue: Cue, content: Range) -> bool:
    """Whether what follows a verb without a complementizer is said for certain: a clause, no thing and no adjunct ('khawatir akan banjir')."""
    a, b = content
    if cue.stance == "assert" and not (reading.role("calling", i) or reading.role("supposing", i)):
        return False  # 'melanjutkan perjalanan', 'membenarkan kabar itu': verbs that take things too
    if reading.role("topic", a) or (reading.role("preposition", a) and not reading.role("reason", a)):
        return False
    if reading.role("future", a) and not reading.lexicon.is_verb(reading.words[a + 1]):
        return False
    return bool(reading.role("question", a)) or _is_clause(reading, a, b) or equates(reading, i, a, b)


def _shown(reading: Reading, i: int, subject: Range | None) -> bool:
    """'Survei itu menunjukkan …': whether figures or a study are what shows it, and nobody says so behind."""
    if subject is None or not reading.role("evidence", subject[0]):
        return False
    return not any(cue.frame in ("quote", "according") for _, cue in reading.cues_between(i + 1, reading.stop))


def before_main_clause(reading: Reading, i: int, content: Range) -> int:
    """'Meski Ratna yakin jembatan itu aman, | warga menjauh.': where the sentence's own clause follows that of the verb; else the end."""
    a, b = content
    first = words.skip_connectives(reading.unit, reading.lexicon, 0, i)
    if not reading.role("fronted_clause", first) or "," in reading.words[first:i]:
        return b
    for j in range(a + 1, b):
        if reading.words[j] == "," and not reading.unit.inner[j]:
            linked = any(reading.role(role, j + 1) for role in ("conjunction", "subordinator", "relative"))
            if not linked and words.has_predicate(reading.unit, reading.lexicon, j + 1, b):
                return j
    return b


def _before_clause(reading: Reading, a: int, b: int) -> int:
    """'… foto yang mengklaim adanya tambang, | Ratna menyebut …': where the sentence's own clause follows a comma; else the end."""
    for j in range(a + 1, b):
        if reading.words[j] == "," and not reading.unit.inner[j]:
            linked = any(reading.role(role, j + 1) for role in ("conjunction", "subordinator", "relative"))
            return j if not linked and words.has_predicate(reading.unit, reading.lexicon, j + 1, b) else b
    return b


def _opens_claim(reading: Reading, subject: Range) -> bool:
    """Whether the subject is where something that is said begins ('Reuters melaporkan | Ratna mengatakan …')."""
    start = reading.unit.starts[subject[0]]
    return any(claim.pieces[0][0] == start and claim.rule != "hearsay" for claim in reading.found[-1:])


def _says_in_one_word(reading: Reading, cue: Cue, content: Range, to: Range | None) -> bool:
    """'Ratna mengaku bersalah.', 'Ratna menyatakan banding.': a finite word, or one of a state, alone in its clause."""
    a, b = content
    if b - a != 1:
        return False
    if cue.frame in ("request", "proposal"):  # 'Ratna meminta warga mengungsi.'
        return to is not None and reading.lexicon.is_verb(reading.words[a])
    return cue.frame == "clausal" and (reading.lexicon.is_verb(reading.words[a]) or bool(reading.role("state", a)))


def _is_no_act(reading: Reading, i: int, cue: Cue) -> bool:
    """'hasil yang paling menjanjikan', 'jangan kecewa', 'alat untuk menilai …': an adjective, a bidding, or a purpose."""
    if cue.frame == "promise" and reading.role("degree", i - 1):
        return True
    before = reading.verb_start(i) - 1
    return bool(reading.role("prohibition", before) or reading.role("purpose", before))


def is_means(reading: Reading, i: int) -> bool:
    """'… menjawab kabar itu dengan mengatakan bahwa …': whether the verb tells how something else was done, by the same subject."""
    return bool(reading.role("means", reading.verb_start(i) - 1))


def _negated(reading: Reading, i: int) -> bool:
    """'Ratna tidak menyebutkan …': what is not said is no claim."""
    return any(reading.role("negation", j) and not reading.role("litotes", j) for j in range(reading.verb_start(i), i))


def _after_comma(reading: Reading, i: int) -> bool:
    relative = reading.verb_start(i) - 1
    return relative > 0 and reading.words[relative - 1] == ","


def _goes_on(reading: Reading, i: int) -> bool:
    """'Ratna mengatakan A, menambahkan bahwa B.': whether the verb follows the comma that ends what was said before it, or by whom."""
    comma = reading.verb_start(i) - 1
    if comma < 1 or reading.words[comma] != "," or not reading.found:
        return False
    before = reading.found[-1]
    if (
        before.quoted
        and before.source is not None
        and before.source == before.cue_place == reading.place(comma - 1, comma)
    ):
        return True  # '"…," katanya, menambahkan bahwa …'
    return reading.found[-1].pieces[-1:] != [] and reading.found[-1].pieces[-1][1] == reading.unit.ends[comma - 1]


def _withholds(reading: Reading, i: int) -> bool:
    """'… tetapi tidak menjelaskan alasannya': the speaker is said to tell no more."""
    end = reading.verb_start(i)
    return bool(reading.role("tell_detail", i)) and end > 0 and bool(reading.role("adversative", end - 1))


def _reminded(reading: Reading, i: int, a: int) -> int:
    """'mengingatkan warga | agar tidak menunda': where what somebody is told to do begins; 0 where nobody is told so."""
    if reading.words[i] not in reading.lexicon.role("reminding").single or not reading.can_be_told(a):
        return 0
    end = phrases.addressee_end(reading.unit, reading.lexicon, a, reading.stop)
    return end if end > a and reading.role("so_that", end) else 0


def _might_say(reading: Reading, i: int, cue: Cue) -> bool:
    """'warga bisa mengklaim …': what somebody is able to do; 'hanya bisa berharap' tells what he does."""
    able = reading.lexicon.role("able").single
    if cue.stance == "feel" or able.isdisjoint(reading.words[max(0, i - _MODAL) : i]):
        return False
    return not able.isdisjoint(reading.words[reading.verb_start(i) : i])


def read_complement(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna mengatakan (bahwa) jembatan itu aman.'."""
    unit, lexicon = reading.unit, reading.lexicon
    after = i + len(cue.words)
    after += adverb_after(reading, after)
    a, to, marked = clauses.after_adjuncts(unit, lexicon, after, reading.stop)
    that = reading.complementizer_before(a)
    believed = cue.stance != "feel" or reading.role("believing", i)
    if not (that or marked) and believed and clauses.loosely_marked(unit, lexicon, a, reading.stop):
        a, that, marked = a + 1, True, True
    further = 0 if that else distant_complementizer(reading, a)
    if further and not words.has_predicate(unit, lexicon, a, further):
        cue, a, that = _as_noun_says(reading, cue, a, further), further, True
    asked = cue.stance == "ask" and reading.role("question", a)
    if not (that or asked) and clauses.says_nothing_more(unit, lexicon, after, reading.stop):
        return _postposed(reading, i, cue)
    if cue.stance == "feel" and reading.role("reason", a):
        a += 1
    reminded = 0 if that or marked else _reminded(reading, i, a)
    if reminded:
        b = clauses.complement_end(unit, lexicon, reminded, reading.stop, asked=True)
        return finished(
            reading, i, replace(cue, stance="ask"), (reminded, b), rule="request", to=(a, reminded), certain=False
        )
    b = clauses.complement_end(unit, lexicon, a, reading.stop)
    if not that:
        if (
            _withholds(reading, i)
            or _might_say(reading, i, cue)
            or (reading.role("topic_preposition", a) and not marked)
        ):
            return None
        topic = 0 if marked and b - a > _CLAUSE else reading.role("topic", a)
        if topic and (topic >= b - a or reading.role("adjunct", a + topic)):
            return None
        bare = cue.frame == "clausal" or (cue.stance in ("deny", "predict") and not marked)
        bare = bare or any(reading.words[j][0].isdigit() for j in range(a, min(a + 2, b)))
        bare = bare or (marked and b - a > _CLAUSE) or bool(reading.role("nominal_clause", a) and b - a > 2)
        bare = bare or bool(reading.role("request_conjunction", a) and not reading.role("promise_marker", a))
        bare = bare or bool(asked and b - a > 1)
        if not bare and not _is_clause(reading, a, b) and not equates(reading, i, a, b):
            return None
        if cue.stance == "ask" and not reading.role("question", a):
            return None
    return finished(reading, i, cue, (a, b), rule="complement", to=to, certain=that)


def _as_noun_says(reading: Reading, cue: Cue, a: int, b: int) -> Cue:
    """'menyampaikan harapan bahwa …': the verb with the stance of its object, where it has none of its own."""
    noun = next((reading.lexicon.said[w] for w in reading.words[a:b] if w in reading.lexicon.said), None)
    return cue if noun is None or cue.stance != "assert" else replace(cue, stance=noun.stance)


def adverb_after(reading: Reading, after: int) -> int:
    """'menegaskan kembali | komitmennya': an adverb of the verb itself, where a verb of what is said does not follow it."""
    n = reading.role("verb_adverb", after)
    following = after + n
    goes_on = following < reading.stop and not reading.lexicon.is_verb(reading.words[following])
    return n if goes_on and not reading.role("preposition", following) else 0


def _is_clause(reading: Reading, a: int, b: int) -> bool:
    """Whether something is said of something, not a mere thing and how it came about ('prestasi | dengan terpilih …')."""
    verb = words.first_verb(reading.unit, reading.lexicon, a, b)
    if a < verb < b and reading.role("means", verb - 1):
        return False
    when = next((k for k in range(a + 1, min(verb, b)) if reading.role("temporal", k)), 0)
    if when and reading.role("matter", a) and not reading.role("definite", when + 1):
        return False  # 'memastikan tempatnya di final | setelah lawannya kalah', not '… saat ini …'
    return words.has_predicate(reading.unit, reading.lexicon, a, b)


def _postposed(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Jembatan itu aman, Ratna Dewi mengatakan pada Rabu.'; beside another attribution its source is a reporter."""
    subject = reading.subject(i)
    if subject is None or subject[0] == 0 or reading.words[subject[0] - 1] != ",":
        return None
    after = i + len(cue.words)
    if reading.role("prohibition", subject[0]) or reading.role("topic_preposition", after):
        return None  # '…, jangan khawatir', '…, Ratna menjelaskan soal pasar itu'
    if cue.stance == "feel" and reading.role("preposition", after):
        return None  # '…, warga percaya pada mantra': whom or what one trusts
    low = max(reading.low(i), words.skip_connectives(reading.unit, reading.lexicon, 0, subject[0]))
    content = (low, subject[0] - 1)
    if reading.found or not words.has_predicate(reading.unit, reading.lexicon, *content):
        return reading.reporter(i, cue, subject)
    claim = reading.claim("postposed", i, cue, [content], source=subject)
    if claim is not None:
        claim.certain = True
    return claim


def read_marked(reading: Reading, i: int, cue: Cue) -> Attribution | None:
    """'Ratna memberi isyarat kuat bahwa jembatan itu aman.', 'Surat itu berisi ancaman akan menutup jembatan itu.'."""
    after = i + len(cue.words)
    a = distant_complementizer(reading, after)
    if a == 0 and reading.role("future", after) and reading.lexicon.is_verb(reading.words[after + 1]):
        a = after
    if a == 0:
        alone = reading.lexicon.cue_at(list(cue.words[:1]), 0) if reading.role("nominal_clause", i + 1) else None
        # 'menyatakan keprihatinan atas …'
        return None if alone is None else read_complement(reading, i, replace(alone, stance=cue.stance))
    verb = words.first_verb(reading.unit, reading.lexicon, after, a)
    if verb < a and not reading.lexicon.is_closed(reading.words[after]):
        a = after  # 'memutuskan bank itu tidak meyakini bahwa …': all of it is decided
    b = clauses.complement_end(reading.unit, reading.lexicon, a, reading.stop)
    return finished(reading, i, cue, (a, b), rule="marked", to=None, certain=True)


def distant_complementizer(reading: Reading, after: int) -> int:
    """The place after the complementizer that follows within a few words; 0 where none does."""
    for j in range(after, min(reading.stop, after + 6)):
        n = reading.role("complementizer", j)
        if n:
            return words.skip_commas(reading.unit, j + n, reading.stop)
        if reading.words[j] in {",", QUOTE}:
            return 0
    return 0
