"""The grammar of attribution: which cue attributes what to whom, construction by construction.

Belongs here: one function a construction, each with an invented example. Does not belong here: who the source is
(speakers), what the claim does (stances), through whom it came (chains).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.claims import clauses
from pipelines.claims.clauses import Range
from pipelines.claims.lexicon import Cue, Lexicon
from pipelines.claims.units import QUOTE, Unit

Place = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """One attribution as the text shows it; places are code points of the article.

    ``same_source``: the source is that of the attribution before (a coordinated verb). ``carried``: no source is
    named here, the speaker goes on from before. ``hearsay``: nobody is named, and nobody is meant to be.
    """

    unit: Unit
    rule: str
    cue: Cue | None
    cue_place: Place | None
    pieces: list[Place]
    source: Place | None = None
    addressee: Place | None = None
    stance: str = "assert"
    quoted: bool = False
    same_source: bool = False
    carried: bool = False
    hearsay: bool = False
    topic: bool = False
    cue_index: int = -1
    via: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Citation:
    """A news organisation that the unit names as what it goes by, with the words that do so."""

    cue: Cue
    start: int
    end: int
    organisation: Range
    leading: bool


def read_unit(unit: Unit, lexicon: Lexicon) -> tuple[list[Attribution], list[Citation]]:
    """The attributions of one unit in order of their cues, and its citations from the outlet inwards."""
    return _Reading(unit, lexicon).read()


class _Reading:
    def __init__(self, unit: Unit, lexicon: Lexicon) -> None:
        self.unit = unit
        self.lexicon = lexicon
        self.words = unit.words
        self.stop = unit.last
        self.cues = list(self._find_cues())
        self.used: set[int] = set()
        self.found: list[Attribution] = []
        self.citations: list[Citation] = []

    def read(self) -> tuple[list[Attribution], list[Citation]]:
        if not self.cues and QUOTE not in self.words:
            return [], []
        self._read_citations()
        self._read_quotations()
        for i, cue in self.cues:
            if i in self.used:
                continue
            self.used.add(i)
            read = getattr(self, f"_read_{cue.frame}", None)
            claim = read(i, cue) if read else None
            if claim is not None:
                self.found.append(claim)
        self._read_bare_citation()
        self.found.sort(key=lambda a: a.cue_index)
        return self.found, self.citations

    # ---- tokens and places

    def _find_cues(self) -> Iterator[tuple[int, Cue]]:
        i, words = 0, self.words
        table = self.lexicon.cues
        while i < self.stop:
            if words[i] in table and not self.unit.inner[i]:
                cue = self.lexicon.cue_at(words, i)
                if cue is not None:
                    yield i, cue
                    i += len(cue.words)
                    continue
            i += 1

    def _place(self, a: int, b: int) -> Place:
        """The code points of a token range, with the quotation marks that its edges carry."""
        start, end = self.unit.starts[a], self.unit.ends[b - 1]
        return start, end

    def _claim(self, rule: str, i: int, cue: Cue, pieces: list[Range], **more: object) -> Attribution | None:
        kept = []
        for a, b in pieces:
            while a < b and self.words[a] in {",", ";", ":", "-", "–", "—"}:
                a += 1
            while b > a and self.words[b - 1] in {",", ";", ":", "-", "–", "—"}:
                b -= 1
            if a < b:
                kept.append(self._place(a, b))
        if not kept:
            return None
        return Attribution(
            self.unit, rule, cue, self._place(i, i + len(cue.words)), kept, stance=cue.stance, cue_index=i, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    # ---- citations: 'Dilansir dari Reuters, …', '…, dikutip Antara, Rabu (3/9)'

    def _read_citations(self) -> None:
        for i, cue in self.cues:
            if cue.frame != "citing":
                continue
            after = i + len(cue.words)
            organisation = clauses.source_after(self.unit, self.lexicon, after, self.stop, True)
            self.used.add(i)
            if organisation is None:
                continue
            end = organisation[1]
            day = clauses.skip_date(self.unit, self.lexicon, clauses.skip_commas(self.unit, end, self.stop), self.stop)
            if day > end + 1:
                end = day
            elif end < self.stop and self.lexicon.role("preposition").at(self.words, end):
                end = next((j for j in range(end, self.stop) if self.words[j] == ","), end)
            low = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
            citation = Citation(cue, i, end, organisation, leading=low >= i)
            if cue.voice == "active" and not citation.leading:
                self.citations.append(citation)
            else:
                self.citations.insert(0, citation)

    def _read_bare_citation(self) -> None:
        """'Dilansir dari Reuters, kapal itu tiba.': with no speaker inside, the organisation is who says it."""
        if not self.citations or self.found:
            return
        citation = self.citations[-1]
        i, end = citation.start, citation.end
        if citation.leading:
            a, _, _ = clauses.after_adjuncts(
                self.unit, self.lexicon, clauses.skip_commas(self.unit, end, self.stop), self.stop
            )
            b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        else:
            a = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
            b = min(c.start for c in self.citations)
        if b - a < 2 or QUOTE in self.words[a:b] or not clauses.has_predicate(self.unit, self.lexicon, a, b):
            return
        if self._after_relative(b):
            return
        claim = self._claim("citation", i, citation.cue, [(a, b)], source=self._place(*citation.organisation))
        if claim is not None:
            self.found.append(claim)
            self.citations = [c for c in self.citations if c is not citation]

    def _after_relative(self, i: int) -> bool:
        return i > 0 and bool(self.lexicon.role("relative").at(self.words, i - 1))

    # ---- quotations

    def _read_quotations(self) -> None:
        previous: Attribution | None = None
        previous_end = 0
        for q in [i for i, w in enumerate(self.words) if w == QUOTE]:
            if previous is not None and previous.cue_index >= 0 and not self._cue_between(previous_end, q):
                previous.pieces.append(self._inner(q))
                previous_end = q + 1
                continue
            claim = self._cue_after(q) or self._cue_before(q) or self._verb_after(q) or self._colon(q) or self._alone(q)
            if claim is None:
                continue
            self.found.append(claim)
            previous, previous_end = claim, max(q + 1, claim.cue_index + 1)

    def _cue_between(self, a: int, b: int) -> bool:
        return any(a <= i < b and i not in self.used for i, cue in self.cues if cue.frame != "citing")

    def _inner(self, q: int) -> Place:
        quote = self.unit.quotes[q]
        assert quote is not None
        start, end = quote.inner_start, quote.inner_end
        text = self.unit.text
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
            end -= 1
        return start, end

    def _quoted(self, rule: str, q: int, i: int, cue: Cue | None, **more: object) -> Attribution:
        place = None
        if cue is not None:
            self.used.add(i)
            place = self._place(i, i + len(cue.words))
        stance = cue.stance if cue else "assert"
        return Attribution(
            self.unit, rule, cue, place, [self._inner(q)], stance=stance, quoted=True, cue_index=i, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def _cue_after(self, q: int) -> Attribution | None:
        """'"Jembatan itu aman," kata Ratna kepada wartawan.'"""
        i = clauses.skip_commas(self.unit, q + 1, self.stop)
        n = self.lexicon.role("closing").at(self.words, i) if i < self.stop else 0
        i += n
        if i >= self.stop:
            return None
        cue = self.lexicon.cue_at(self.words, i)
        if cue is None or cue.frame not in ("quote", "according"):
            return None
        after = i + len(cue.words)
        end = after
        source: Place | None = None
        if cue.enclitic:
            source = self._place(i, after)
        else:
            phrase = clauses.source_after(self.unit, self.lexicon, after, self.stop, False)
            if phrase is not None:
                source, end = self._place(*phrase), phrase[1]
        return self._quoted(
            "quote_cue", q, i, cue, source=source, addressee=self._addressee(end), carried=source is None
        )

    def _addressee(self, i: int) -> Place | None:
        """The phrase after 'kepada' in the frame that starts at ``i``."""
        for j in range(i, min(self.stop, i + 25)):
            if self.words[j] == QUOTE:
                return None
            if self.words[j] in self.lexicon.role("addressee").single and not self.unit.inner[j]:
                if clauses.is_date(self.unit, self.lexicon, min(j + 1, self.stop - 1)):
                    continue
                if self.words[j] == "pada":
                    continue
                end = clauses.addressee_end(self.unit, self.lexicon, j + 1, self.stop)
                return self._place(j + 1, end) if end > j + 1 else None
        return None

    def _cue_before(self, q: int) -> Attribution | None:
        """'Ratna mengatakan kepada wartawan, "Jembatan itu aman."'"""
        best = None
        for i, cue in self.cues:
            if i >= q or i in self.used or cue.frame in ("citing", "hearsay", "according"):
                continue
            best = (i, cue)
        if best is None:
            return None
        i, cue = best
        after = i + len(cue.words)
        if cue.enclitic:
            gap, addressee = clauses.skip_commas(self.unit, after, q), None
            if gap != q and self.words[q - 1] != ":":
                return None
            source: Range | None = (i, after)
        else:
            k = after
            if cue.frame == "quote":
                phrase = clauses.source_after(self.unit, self.lexicon, after, q, True)
                source = phrase
                k = phrase[1] if phrase else after
            else:
                source = self._subject(i)
            gap, to, _ = clauses.after_adjuncts(self.unit, self.lexicon, k, q)
            addressee = self._place(*to) if to else None
            if gap < q and self.words[q - 1] not in {":", ","} and q - gap > 6:
                return None
            if gap < q and clauses.has_predicate(self.unit, self.lexicon, gap, q):
                return None
        place = self._place(*source) if source else None
        shared = source is None
        return self._quoted("cue_quote", q, i, cue, source=place, addressee=addressee, same_source=shared)

    def _verb_after(self, q: int) -> Attribution | None:
        """'"Jembatan itu aman," Ratna menambahkan.'"""
        a = clauses.skip_commas(self.unit, q + 1, self.stop)
        for i, cue in self.cues:
            if i <= a or i in self.used or i - a > 14 or cue.frame != "complement":
                continue
            if QUOTE in self.words[a:i]:
                return None
            rest, to, _ = clauses.after_adjuncts(self.unit, self.lexicon, i + len(cue.words), self.stop)
            if (
                rest < self.stop
                and self.words[rest] != QUOTE
                and clauses.has_predicate(self.unit, self.lexicon, rest, self.stop)
            ):
                return None
            subject = clauses.subject_before(self.unit, self.lexicon, i, a)
            if subject is None or subject[0] > a + 4:
                return None
            addressee = self._place(*to) if to else None
            return self._quoted("quote_verb", q, i, cue, source=self._place(*subject), addressee=addressee)
        return None

    def _colon(self, q: int) -> Attribution | None:
        """'Ratna: "Jembatan itu aman."', 'Ratna menandatangani prasasti: "Untuk anak cucu."'"""
        if q == 0 or self.words[q - 1] != ":":
            return None
        a = clauses.skip_connectives(self.unit, self.lexicon, 0, q - 1)
        subject = self._first_subject(a, q - 1)
        place = self._place(*subject) if subject else None
        claim = self._quoted("colon", q, -1, None, source=place, carried=place is None)
        claim.cue_index = 0
        return claim

    def _alone(self, q: int) -> Attribution | None:
        """A quotation with no cue: the speaker goes on from before."""
        others = [w for i, w in enumerate(self.words[: self.stop]) if i != q and w not in {",", "."}]
        if others and not (q == 0 or self.words[q - 1] in {",", ":", "-"}):
            return None
        if others and len(others) > 4:
            return None
        claim = self._quoted("quote_alone", q, -1, None, carried=True)
        return claim

    def _first_subject(self, a: int, b: int) -> Range | None:
        """The noun phrase before the first verb of the range, a leading adjunct skipped."""
        while a < b and (
            self.lexicon.role("preposition").at(self.words, a) or self.lexicon.role("subordinator").at(self.words, a)
        ):
            comma = next((j for j in range(a, b) if self.words[j] == ","), None)
            if comma is None:
                return None
            a = clauses.skip_connectives(self.unit, self.lexicon, comma + 1, b)
        verb = clauses.first_verb(self.unit, self.lexicon, a, b)
        end = verb
        while end > a:
            n = self.lexicon.role("auxiliary").before(self.words, end)
            if not n:
                break
            end -= n
        while end > a and self.words[end - 1] == ",":
            end -= 1
        return (a, end) if end > a else None

    # ---- clauses

    def _subject(self, i: int) -> Range | None:
        """The subject of the verb at ``i``; for a relative clause its antecedent."""
        words, lexicon = self.words, self.lexicon
        end = i
        while end > 0:
            n = lexicon.role("auxiliary").before(words, end)
            if not n:
                break
            end -= n
        low = self._low(i)
        if end > low and lexicon.role("relative").at(words, end - 1):
            k = end - 1
            while k > low and words[k - 1] == ",":
                k -= 1
            return clauses.subject_before(self.unit, lexicon, k, low) if k > low else None
        return clauses.subject_before(self.unit, lexicon, i, low)

    def _low(self, i: int) -> int:
        """Where a phrase left of ``i`` may reach at most: after the quotation or the citation before it."""
        low = 0
        for j in range(i - 1, -1, -1):
            if self.words[j] == QUOTE:
                low = j + 1
                break
        for citation in self.citations:
            if citation.end <= i:
                low = max(low, citation.end)
        return low

    def _read_complement(self, i: int, cue: Cue, marked_only: bool = False) -> Attribution | None:
        """'Ratna mengatakan (bahwa) jembatan itu aman.'"""
        after = i + len(cue.words)
        subject = self._subject(i)
        a, to, marked = clauses.after_adjuncts(self.unit, self.lexicon, after, self.stop)
        that = a > 0 and bool(self.lexicon.role("complementizer").before(self.words, a))
        if not that and marked_only:
            a = self._distant_complementizer(after)
            if a == 0:
                return None
            that = marked = True
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        if b - a < 2:
            return None
        if not that:
            topic = self.lexicon.role("topic_preposition").at(self.words, a)
            if topic and not marked:
                return None
            bare = cue.stance in ("deny", "predict")
            if not bare and not clauses.has_predicate(self.unit, self.lexicon, a, b):
                return None
            if cue.stance == "ask" and not self.lexicon.role("question").at(self.words, a):
                return None
        shared = False
        if subject is None:
            if not self._coordinated(i):
                return None
            shared = True
        return self._claim(
            "complement", i, cue, [(a, b)], source=self._place(*subject) if subject else None,
            addressee=self._place(*to) if to else self._leading_addressee(i), same_source=shared,
        )  # fmt: skip

    def _leading_addressee(self, i: int) -> Place | None:
        """'Kepada wartawan, Ratna mengatakan …'"""
        a = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
        if a < i and self.words[a] in self.lexicon.role("addressee").single and self.words[a] != "pada":
            end = clauses.addressee_end(self.unit, self.lexicon, a + 1, i)
            if end < i and self.words[end] == ",":
                return self._place(a + 1, end)
        return None

    def _coordinated(self, i: int) -> bool:
        end = i
        while end > 0:
            n = self.lexicon.role("auxiliary").before(self.words, end)
            if not n:
                break
            end -= n
        if end == 0:
            return False
        return bool(self.lexicon.role("conjunction").before(self.words, end)) or self.words[end - 1] in {",", "dengan"}

    def _distant_complementizer(self, after: int) -> int:
        for j in range(after, min(self.stop, after + 6)):
            n = self.lexicon.role("complementizer").at(self.words, j)
            if n:
                return clauses.skip_commas(self.unit, j + n, self.stop)
            if self.words[j] in {",", QUOTE}:
                return 0
        return 0

    def _read_marked(self, i: int, cue: Cue) -> Attribution | None:
        """'Ratna memberi isyarat bahwa jembatan itu aman.'"""
        return self._read_complement(i, cue, marked_only=True)

    def _read_promise(self, i: int, cue: Cue) -> Attribution | None:
        """'Ratna berjanji akan memperbaiki jembatan itu.'"""
        after = i + len(cue.words)
        a, to, marked = (
            clauses.after_adjuncts(self.unit, self.lexicon, after, self.stop)
            if not self.lexicon.role("promise_marker").at(self.words, after)
            else (after, None, True)
        )
        if a >= self.stop or not (marked or self.lexicon.role("promise_marker").at(self.words, a)):
            return None
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        subject = self._subject(i)
        if b - a < 2 or (subject is None and not self._coordinated(i)):
            return None
        return self._claim(
            "promise", i, cue, [(a, b)], source=self._place(*subject) if subject else None,
            addressee=self._place(*to) if to else None, same_source=subject is None,
        )  # fmt: skip

    def _read_request(self, i: int, cue: Cue) -> Attribution | None:
        """'Ratna mendesak pemerintah untuk menutup jembatan itu.'"""
        after = i + len(cue.words)
        if after >= self.stop:
            return None
        a, to, marked = clauses.after_adjuncts(self.unit, self.lexicon, after, self.stop)
        that = a > 0 and bool(self.lexicon.role("complementizer").before(self.words, a))
        if that:
            addressee = to
        else:
            a, addressee = after, None
            if self.words[a] in self.lexicon.role("addressee").single:
                a += 1
            marker = None
            for j in range(a, min(self.stop, a + 25)):
                if self.words[j] in {",", QUOTE, ":"}:
                    break
                if self.lexicon.role("request_marker").at(self.words, j):
                    marker = j
                    break
                if self.lexicon.is_verb(self.words[j]) and not self.unit.capitals[j] and not self._in_relative(j, a):
                    marker = j
                    break
            if marker is None:
                return None
            addressee = (a, marker) if marker > a else None
            a = marker
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        subject = self._subject(i)
        if b - a < 2 or (subject is None and not self._coordinated(i)):
            return None
        return self._claim(
            "request", i, cue, [(a, b)], source=self._place(*subject) if subject else None,
            addressee=self._place(*addressee) if addressee else None, same_source=subject is None,
        )  # fmt: skip

    def _in_relative(self, j: int, low: int) -> bool:
        return any(self.lexicon.role("relative").at(self.words, k) for k in range(max(low, j - 4), j))

    def _read_according(self, i: int, cue: Cue) -> Attribution | None:
        """'Menurut Ratna, jembatan itu aman.', 'Jembatan itu aman, menurut Ratna.'"""
        after = i + len(cue.words)
        low = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
        if cue.enclitic:
            source: Range | None = (i, after)
            end = after
        else:
            if after >= self.stop or self.lexicon.role("no_source").at(self.words, after):
                return None
            source = clauses.source_after(self.unit, self.lexicon, after, self.stop, True)
            if source is None:
                return None
            end = source[1]
        if low >= i:
            if (
                end < self.stop
                and self.words[end] not in {","}
                and not (cue.enclitic or self.lexicon.role("pronoun").at(self.words, end - 1))
            ):
                end = self._adjunct_after_source(end)
                if end == 0:
                    return None
            return self._opening("according", i, cue, source, end)
        return self._parenthetical("according", i, cue, source, end, low)

    def _adjunct_after_source(self, end: int) -> int:
        """The comma that ends what stands behind a source ('Menurut Ratna dalam rapat itu, …'); 0 where none does."""
        if not self.lexicon.role("source_stop").at(self.words, end) and not clauses.is_date(
            self.unit, self.lexicon, end
        ):
            return 0
        return next((j for j in range(end, min(self.stop, end + 15)) if self.words[j] == ","), 0)

    def _opening(self, rule: str, i: int, cue: Cue, source: Range, end: int) -> Attribution | None:
        a = clauses.skip_commas(self.unit, end, self.stop)
        day = clauses.skip_date(self.unit, self.lexicon, a, self.stop)
        if day > a and day < self.stop and self.words[day] == ",":
            a = day + 1
        n = self.lexicon.role("complementizer").at(self.words, a) if a < self.stop else 0
        a += n
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        if b - a < 2:
            return None
        return self._claim(rule, i, cue, [(a, b)], source=self._place(*source))

    def _parenthetical(self, rule: str, i: int, cue: Cue, source: Range, end: int, low: int) -> Attribution | None:
        """'Jembatan itu, kata Ratna, sudah tua.', 'Jembatan itu aman, kata Ratna.'"""
        if self.words[i - 1] not in {","} or QUOTE in self.words[low:i]:
            return None
        first = (max(low, self._low(i)), i - 1)
        a = clauses.skip_commas(self.unit, end, self.stop)
        day = clauses.skip_date(self.unit, self.lexicon, a, self.stop)
        pieces = [first]
        more = a > end and day == a and a < self.stop and not self.lexicon.role("adjunct").at(self.words, a)
        if more and QUOTE not in self.words[a : self.stop]:
            b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
            if b - a > 1:
                pieces.append((a, b))
        if len(pieces) == 1 and not clauses.has_predicate(self.unit, self.lexicon, *first):
            return None
        return self._claim(rule, i, cue, pieces, source=self._place(*source), addressee=self._addressee(end))

    def _read_quote(self, i: int, cue: Cue) -> Attribution | None:
        """'Jembatan itu aman, kata para ahli.', 'Kata Ratna, jembatan itu aman.'"""
        after = i + len(cue.words)
        low = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
        if cue.enclitic:
            if low >= i or self.words[i - 1] != ",":
                return None
            if (
                after < self.stop
                and self.words[after] != ","
                and not self.lexicon.role("adjunct").at(self.words, after)
            ):
                return None
            return self._parenthetical("inverted", i, cue, (i, after), after, low)
        if after >= self.stop:
            return None
        opener = self.unit.capitals[after] or self.lexicon.role("source_opener").at(self.words, after)
        if not opener:
            return None
        source = clauses.source_after(self.unit, self.lexicon, after, self.stop, True)
        if source is None:
            return None
        if low >= i:
            if source[1] < self.stop and self.words[source[1]] != ",":
                return None
            return self._opening("inverted", i, cue, source, source[1])
        return self._parenthetical("inverted", i, cue, source, source[1], low)

    # ---- passives

    def _read_passive(self, i: int, cue: Cue) -> Attribution | None:
        """'Disebutkan oleh Ratna bahwa jembatan itu aman.', 'Hal itu diungkapkan Ratna.'"""
        after = i + len(cue.words)
        low = clauses.skip_connectives(self.unit, self.lexicon, 0, i)
        source: Range | None = None
        end = after
        if cue.enclitic:
            source = (i, after)
        elif after < self.stop and (
            self.lexicon.role("agent").at(self.words, after)
            or self.unit.capitals[after]
            or self.lexicon.role("source_opener").at(self.words, after)
        ):
            source = clauses.source_after(self.unit, self.lexicon, after, self.stop, True)
            end = source[1] if source else after
        if self._relative_before(i):
            return None
        place = self._place(*source) if source else None
        a, to, marked = clauses.after_adjuncts(self.unit, self.lexicon, end, self.stop)
        that = a > 0 and bool(self.lexicon.role("complementizer").before(self.words, a))
        addressee = self._place(*to) if to else None
        if low >= i or that:
            if not marked:
                return None
            b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
            if b - a < 2 or not (that or clauses.has_predicate(self.unit, self.lexicon, a, b)):
                return None
            return self._claim("passive", i, cue, [(a, b)], source=place, addressee=addressee, carried=source is None)
        n = self.lexicon.role("topic").at(self.words, low)
        if source is not None and n and self._only_auxiliaries(low + n, i):
            claim = self._claim("passive_topic", i, cue, [(low, low + n)], source=place, addressee=addressee)
            if claim is not None:
                claim.topic = True
            return claim
        return None

    def _only_auxiliaries(self, a: int, b: int) -> bool:
        while a < b:
            n = self.lexicon.role("auxiliary").at(self.words, a)
            if not n:
                return False
            a += n
        return True

    def _relative_before(self, i: int) -> bool:
        end = i
        while end > 0:
            n = self.lexicon.role("auxiliary").before(self.words, end)
            if not n:
                break
            end -= n
        return end > 0 and bool(self.lexicon.role("relative").at(self.words, end - 1))

    def _read_hearsay(self, i: int, cue: Cue) -> Attribution | None:
        """'Pasar itu dikabarkan akan ditutup.', 'Kabarnya, pasar itu akan ditutup.', 'Pasar itu dinilai kumuh.'"""
        after = i + len(cue.words)
        if self._relative_before(i) or self._inside_claim(i):
            return None
        source: Range | None = None
        end = after
        if after < self.stop and self.lexicon.role("agent").at(self.words, after):
            source = clauses.source_after(self.unit, self.lexicon, after, self.stop, True)
            end = source[1] if source else after
        a = clauses.skip_commas(self.unit, end, self.stop)
        n = self.lexicon.role("complementizer").at(self.words, a) if a < self.stop else 0
        that = bool(n)
        a = clauses.skip_commas(self.unit, a + n, self.stop)
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        low = clauses.skip_connectives(self.unit, self.lexicon, self._low(i), i)
        place = self._place(*source) if source else None
        if low >= i or that:
            if b - a < 2:
                return None
            return self._claim("hearsay", i, cue, [(a, b)], source=place, hearsay=source is None)
        start = clauses.clause_start(self.unit, self.lexicon, i, low)
        head = i
        if b - a < 1 or start >= head or self._relative_in(start, i):
            return None
        if not clauses.has_predicate(self.unit, self.lexicon, a, b) and b - a < 3:
            return None
        return self._claim("hearsay", i, cue, [(start, head), (a, b)], source=place, hearsay=source is None)

    def _relative_in(self, a: int, i: int) -> bool:
        """Whether the verb at ``i`` is the first one after a relative word: then it belongs to the relative clause."""
        for j in range(i - 1, a - 1, -1):
            if self.lexicon.role("relative").at(self.words, j):
                return clauses.first_verb(self.unit, self.lexicon, j + 1, i) >= i and "," not in self.words[j:i]
        return False

    def _inside_claim(self, i: int) -> bool:
        at = self.unit.starts[i]
        return any(a <= at < b for claim in self.found for a, b in claim.pieces)

    # ---- questions and nouns

    def _read_question(self, i: int, cue: Cue) -> Attribution | None:
        """'Ketika ditanya wartawan apakah jembatan itu aman, Ratna tersenyum.'"""
        after = i + len(cue.words)
        asked = next(
            (j for j in range(after, min(self.stop, after + 30)) if self.lexicon.role("question").at(self.words, j)),
            None,
        )
        if asked is None or QUOTE in self.words[after:asked]:
            return None
        if any(self.lexicon.role("topic_preposition").at(self.words, j) for j in range(after, asked)):
            return None
        source = clauses.source_after(self.unit, self.lexicon, after, asked, False) if asked > after else None
        if source is not None and self.words[source[0]] == "oleh":
            source = (source[0] + 1, source[1])
        b = self._question_end(asked)
        if b - asked < 2:
            return None
        return self._claim(
            "question", i, cue, [(asked, b)], source=self._place(*source) if source else None, hearsay=source is None
        )

    def _question_end(self, a: int) -> int:
        """Before the comma that precedes the main clause: the last comma before the next attributing verb's subject."""
        following = next(
            (k for k, cue in self.cues if k > a and cue.frame in ("complement", "request", "promise", "marked")), None
        )
        if following is None:
            quote = next((k for k in range(a, self.stop) if self.words[k] == QUOTE), None)
            comma = next((k for k in range(a, quote or self.stop) if self.words[k] == ","), None)
            return comma if comma is not None else self.stop
        subject = clauses.subject_before(self.unit, self.lexicon, following, a)
        edge = subject[0] if subject else following
        commas = [k for k in range(a, edge) if self.words[k] == ","]
        return commas[-1] if commas else edge

    def _read_noun(self, i: int, cue: Cue) -> Attribution | None:
        """'Beredar kabar bahwa pasar itu akan ditutup.'"""
        after = i + len(cue.words)
        a = self._distant_complementizer(after)
        if a == 0:
            return None
        b = clauses.complement_end(self.unit, self.lexicon, a, self.stop)
        return self._claim("noun", i, cue, [(a, b)], hearsay=True) if b - a > 1 else None
