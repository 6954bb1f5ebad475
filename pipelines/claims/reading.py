"""One unit being read: its cues, what is found so far, and the phrases round a cue.

Belongs here: what every construction needs of the unit. Does not belong here: any one construction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.claims import phrases, subjects, words
from pipelines.claims.lexicon import Cue, Lexicon
from pipelines.claims.units import QUOTE, Unit
from pipelines.claims.words import Range

Place = tuple[int, int]
_NEAR = 8
"""How many attributions back one may still be inside of."""


@dataclass(slots=True, kw_only=True)
class Attribution:
    """One attribution as the text shows it; places are code points of the article.

    ``same_source``: the source is that of the attribution before (a coordinated verb). ``hearsay``: nobody is named, and
    nobody is meant to be. ``topic``: the words point back to the sentence before. ``relative``: the verb stands in a
    relative clause, so that its source is not what the sentence is about. ``restrictive``: that clause tells which one is
    meant, so that only a name says who. ``marked``: a complementizer stands before what
    is said. ``certain``: something is said, whoever the subject.
    """

    unit: Unit
    rule: str
    cue: Cue | None
    cue_index: int
    pieces: list[Place]
    cue_place: Place | None = None
    source: Place | None = None
    addressee: Place | None = None
    quoted: bool = False
    same_source: bool = False
    hearsay: bool = False
    topic: bool = False
    relative: bool = False
    restrictive: bool = False
    marked: bool = False
    certain: bool = False


@dataclass(slots=True)
class Citation:
    """A news organisation that the unit goes by, with the words that say so; token places."""

    cue: Cue
    start: int
    end: int
    organisation: Range
    leading: bool


class Reading:
    """A unit with its cues in order; ``used`` holds the places of cues already read."""

    def __init__(self, unit: Unit, lexicon: Lexicon) -> None:
        self.unit = unit
        self.lexicon = lexicon
        self.words = unit.words
        self.stop = unit.last
        self.cues = self._find_cues()
        self.cue_places = [i for i, _ in self.cues]
        self.used: set[int] = set()
        self.found: list[Attribution] = []
        self.citations: list[Citation] = []

    def _find_cues(self) -> list[tuple[int, Cue]]:
        found: list[tuple[int, Cue]] = []
        words, table, silent = self.words, self.lexicon.cues, self.lexicon.role("no_cue")
        done = 0
        for i in [n for n, word in enumerate(words) if word in table]:
            cue = self.lexicon.cue_at(words, i) if done <= i < self.stop and not self.unit.inner[i] else None
            if cue is not None and not (words[i] in silent.firsts and silent.at(words, i)):
                found.append((i, cue))
                done = i + len(cue.words)
        return found

    def cues_between(self, a: int, b: int) -> list[tuple[int, Cue]]:
        """The cues from token ``a`` on that start before token ``b``."""
        return self.cues[bisect_left(self.cue_places, a) : bisect_left(self.cue_places, b)]

    def role(self, name: str, i: int) -> int:
        """How many words from ``i`` on make a phrase of that role; 0 where none or past the end."""
        return self.lexicon.role(name).at(self.words, i) if 0 <= i < self.stop else 0

    def place(self, a: int, b: int) -> Place:
        """The code points of a token range."""
        return self.unit.starts[a], self.unit.ends[b - 1]

    def claim(
        self,
        rule: str,
        i: int,
        cue: Cue,
        pieces: Sequence[Range],
        *,
        source: Range | None = None,
        to: Range | None = None,
    ) -> Attribution | None:
        """An attribution of the words in ``pieces``, commas at their edges left out; None where nothing is left."""
        kept = []
        for piece in pieces:
            a, b = piece
            while a < b and self.words[a] in words.EDGES:
                a += 1
            while b > a and self.words[b - 1] in words.EDGES:
                b -= 1
            if a < b:
                kept.append(self.place(a, b))
        if not kept:
            return None
        return Attribution(
            unit=self.unit, rule=rule, cue=cue, cue_index=i, pieces=kept, cue_place=self.place(i, i + len(cue.words)),
            source=self.place(*source) if source else None, addressee=self.place(*to) if to else None,
        )  # fmt: skip

    def reporter(self, i: int, cue: Cue, source: Range) -> Attribution | None:
        """'"…," kata Ratna, lapor AFP.': a second source of what has a speaker already; it may be how the words came."""
        if cue.enclitic or not self.found:
            return None
        return Attribution(
            unit=self.unit, rule="reporter", cue=cue, cue_index=i, pieces=[], cue_place=self.place(i, i + len(cue.words)),
            source=self.place(*source),
        )  # fmt: skip

    def verb_start(self, i: int) -> int:
        """The first of the adverbs and auxiliaries that stand before the verb at ``i``."""
        return words.auxiliaries_before(self.unit, self.lexicon, i, 0)

    def in_relative(self, i: int) -> bool:
        """Whether the verb at ``i`` follows a relative word, adverbs between them or not."""
        end = self.verb_start(i)
        return end > 0 and bool(self.role("relative", end - 1))

    def low(self, i: int) -> int:
        """Where a phrase left of ``i`` may reach at most: after the quotation or the citation before it."""
        quote = max((q for q in self.unit.quotes if q < i), default=-1)
        cited = max((c.end for c in self.citations if c.end <= i), default=0)
        return max(quote + 1, cited, 0)

    def subject(self, i: int) -> Range | None:
        """The subject of the verb at ``i``; of a relative clause, its antecedent."""
        low = self.low(i)
        if self.in_relative(i):
            k = self.verb_start(i) - 1
            return subjects.antecedent_before(self.unit, self.lexicon, k, low) if k > low else None
        subject = subjects.subject_before(self.unit, self.lexicon, i, low)
        if subject is None:
            return None
        a, b = subject
        if a in self.used:  # '"…," kata Ratna, menambahkan bahwa …'
            cue = self.lexicon.cue_at(self.words, a)
            a += len(cue.words) if cue is not None and not cue.enclitic else 0
        if self._is_object(a, b, i):
            return None
        a = self._spokesman(a, b)
        company = self.lexicon.role("accompanying").single
        b = next((k for k in range(a + 1, b) if self.words[k] in company and not self.unit.capitals[k]), b)
        clause = next((k for k in range(a, b) if self.role("relative", k)), b)
        whole = a if self.role("definite", b - 1) else clause
        if clause == b or self.words[clause - 1] != ",":  # an aside between commas stays whole
            b = next((k for k in range(a + 1, b) if self._ends_subject(k, k >= whole)), b)
        while b > a and (self.words[b - 1] == "," or self.role("joiner", b - 1)):
            b -= 1
        return (a, b) if a < b else None

    def _ends_subject(self, k: int, whole: bool) -> bool:
        """Whether what stands at ``k`` is no part of the subject before it: whom it tells, where or on which day.

        ``whole``: it stands in a relative clause, or a demonstrative closes the phrase ('surat pada Rabu itu').
        """
        if self.role("addressee", k) or self.role("saying_adjunct", k):
            return True
        if whole:
            return False
        if self.role("time_of_saying", k):
            return True
        day = k + 1 if self.role("preposition", k) else k
        return day < self.stop and words.is_date(self.unit, self.lexicon, day)

    def _is_object(self, a: int, b: int, i: int) -> bool:
        """'Gunadi mengetuk | pintu | lalu mengaku …': whether the phrase before the verb at ``i`` is the object of another."""
        verb = a > 0 and self.lexicon.is_verb(self.words[a - 1]) and not self.unit.capitals[a - 1]
        return verb and not self.lexicon.role("sequence").single.isdisjoint(self.words[b:i])

    def _spokesman(self, a: int, b: int) -> int:
        """'Dinas Pasar melalui | Kepala Bidang Gunadi': where the words for whoever speaks for the subject begin; else ``a``."""
        through = self.lexicon.role("through").single
        for k in range(a + 1, b - 1):
            if self.words[k] in through:
                who = k + 1
                titled = (
                    self.unit.capitals[who]
                    or self.role("small_title", who)
                    or self.words[who] in self.lexicon.speaking_words
                )
                medium = any(
                    self.role(role, who) for role in ("platform", "utterance", "document", "news_noun", "thing")
                )
                return who if titled and self.unit.capitals[b - 1] and not medium else a
        return a

    def shares_subject(self, i: int) -> bool:
        """Whether the verb at ``i`` has no subject of its own but that of the verb or clause before it."""
        end = self.verb_start(i)
        if not self.lexicon.role("sequence").single.isdisjoint(self.words[end:i]):
            return True
        return end > 0 and bool(self.lexicon.role("shared_subject").before(self.words, end))

    def addressee(self, i: int) -> Range | None:
        """The phrase after 'kepada' in the part of the frame that starts at ``i``."""
        for j in range(i, min(self.stop, i + 25)):
            if self.words[j] in {QUOTE, "."}:
                return None
            if self.role("addressee", j) and not self.unit.inner[j]:
                end = phrases.addressee_end(self.unit, self.lexicon, j + 1, self.stop)
                return (j + 1, end) if end > j + 1 else None
        return None

    def leading_addressee(self, i: int) -> Range | None:
        """'Kepada wartawan, Ratna mengatakan …', 'Ratna kepada wartawan mengatakan …'."""
        verb = self.verb_start(i)
        told = next((k for k in range(max(0, verb - 8), verb) if self.role("addressee", k)), None)
        if (
            told
            and not self.role("coordinator", verb - 1)
            and phrases.addressee_end(self.unit, self.lexicon, told + 1, verb) == verb > told + 1
        ):
            return told + 1, verb
        a = words.skip_connectives(self.unit, self.lexicon, 0, i)
        if a < i and self.role("addressee", a):
            end = phrases.addressee_end(self.unit, self.lexicon, a + 1, i)
            if a + 1 < end < i and self.words[end] == ",":
                return a + 1, end
        return None

    def inside_claim(self, i: int) -> bool:
        """Whether token ``i`` stands in what an attribution found before makes somebody say."""
        at = self.unit.starts[i]
        return any(a <= at < b for claim in self.found[-_NEAR:] for a, b in claim.pieces)

    def can_be_told(self, a: int) -> bool:
        """Whether the phrase at ``a`` is somebody ('warga', 'Balai Kota'), not a thing that is wanted ('kenaikan tarif')."""
        if a >= self.stop:
            return False
        named = self.unit.capitals[a] or self.words[a] in self.lexicon.speaking_words
        return named or bool(self.role("pronoun", a) or self.role("plural_pronoun", a))

    def complementizer_before(self, i: int) -> bool:
        """Whether a complementizer (and at most a comma) stands just before ``i``."""
        while i > 0 and self.words[i - 1] == ",":
            i -= 1
        return i > 0 and bool(self.lexicon.role("complementizer").before(self.words, i))
