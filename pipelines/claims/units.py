"""The stretches that attribution is read from: a sentence of the story with its quotations folded into one token each.

Belongs here: tokens, and where one sentence of the frame ends and the next begins, a quotation of many sentences
being one thing. Does not belong here: who says what.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.quotations import DOUBLE, Quotation, find_quotations
from pipelines.language.letters import shape
from pipelines.records import Sentence

QUOTE = "\x01"
_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*(?:['’&/-][^\W_]+|\.[a-z]{2,4}(?![^\W_])|[.,](?<=\d[.,])\d+)*|\d+(?:[.,/:]\d+)*[^\W_]*|[^\w\s\x01]|_",
    re.UNICODE,
)
_TAIL = re.compile(r"([,.!?])['’\"”]?\s+([^\W\d_]+)(?=\s+([^\W\d_]+)|[\s,.])")
_GLUED = re.compile(r"[a-z][A-Z]")
_DATELINE = re.compile(r"[A-Z][^.!?\"“–—-]{0,40}(?:\.\w+)?[^.!?\"“–—-]{0,30}?\s*[-–—]+\s*(?=[A-Z\"“])")
_DASH = re.compile(r"[-–—]")
_GLUED_CUE = 9
"""Letters that a name with a cue glued to it has at least ('AFPmelaporkan')."""
_DOUBLE = frozenset(DOUBLE)
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one paragraph as parallel lists: words in lower case, whether a capital opens them, where they stand."""

    words: list[str]
    capitals: list[bool]
    starts: list[int]
    ends: list[int]


class Unit:
    """One sentence of the frame as parallel lists, one place a token.

    ``words`` in lower case (QUOTE for a folded quotation), ``starts`` and ``ends`` in code points of the article,
    ``capitals`` whether it opens with a capital, ``quotes`` the folded quotations by place, ``inner`` whether the token
    stands inside a quotation that was not folded, ``marked`` those quotations.
    """

    __slots__ = ("capitals", "ends", "inner", "marked", "quotes", "sentence", "starts", "text", "words")

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.text = text
        self.sentence = sentence
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.inner: list[bool] = []
        self.capitals: list[bool] = []
        self.quotes: dict[int, Quotation] = {}
        self.marked: list[Quotation] = []

    def fold(self, quotation: Quotation) -> None:
        """A quotation as one more token."""
        self.quotes[len(self.words)] = quotation
        self.words.append(QUOTE)
        self.capitals.append(False)
        self.starts.append(quotation.start)
        self.ends.append(quotation.end)
        self.inner.append(False)

    def take(self, tokens: Tokens, a: int, b: int, *, inner: bool) -> None:
        """The tokens ``a`` to ``b`` of a paragraph after these."""
        self.words += tokens.words[a:b]
        self.capitals += tokens.capitals[a:b]
        self.starts += tokens.starts[a:b]
        self.ends += tokens.ends[a:b]
        self.inner += [inner] * (b - a)

    def extend(self, other: Unit) -> None:
        """The tokens of ``other`` after these."""
        self.quotes.update({len(self.words) + i: quote for i, quote in other.quotes.items()})
        for name in ("words", "starts", "ends", "inner", "capitals", "marked"):
            getattr(self, name).extend(getattr(other, name))

    @property
    def last(self) -> int:
        """Index after the last token that is no final stop."""
        n = len(self.words)
        while n and self.words[n - 1] in _STOPS:
            n -= 1
        return n

    def __len__(self) -> int:
        return len(self.words)


def read_units(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[list[Unit]]:
    """The units of each paragraph of ``text``, in order."""
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if not paragraphs or paragraphs[-1][-1].paragraph_no != sentence.paragraph_no:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    found: list[list[Unit]] = []
    for group in paragraphs:
        found.append(_paragraph(text, group, lexicon, continued=bool(found) and still_open(found[-1])))
    return found


def still_open(units: list[Unit]) -> bool:
    """Whether a paragraph ends inside a quotation that nothing closed."""
    last = units[-1] if units else None
    quote = last.quotes.get(len(last) - 1) if last is not None and len(last) else None
    return quote is not None and not quote.closed


def _paragraph(text: str, sentences: list[Sentence], lexicon: Lexicon, *, continued: bool) -> list[Unit]:
    start, end = sentences[0].start, sentences[-1].end
    first = _after_dateline(text, start, end) if sentences[0].paragraph_no == 0 else start
    tokens = _tokens(text, first, end, lexicon)
    quotations = [_ended(text, q, lexicon) for q in find_quotations(text, start, end, continued=continued)]
    folded = _statements(text, start, end, quotations, lexicon)
    firsts = [s.start for s in sentences]
    units: list[Unit] = []
    current = -1

    def at(place: int) -> Unit:
        """The unit for what stands at ``place``: a new one where a new sentence begins there, outside quotations."""
        nonlocal current
        n = bisect_right(firsts, place) - 1
        if n > current or not units:
            units.append(Unit(text, sentences[max(n, 0)]))
            current = n
        return units[-1]

    for first_token, end_token, quotation in _runs(tokens, quotations):
        if quotation in folded:
            if tokens.starts[first_token] == quotation.start:
                at(quotation.start).fold(quotation)
                current = max(current, bisect_right(firsts, quotation.end - 1) - 1)
            continue
        a, b = first_token, end_token
        if quotation is not None:
            a += tokens.starts[a] == quotation.start and not text[quotation.start].isalnum()
            b -= tokens.starts[b - 1] == quotation.end - 1 and not text[quotation.end - 1].isalnum()
        while a < b:
            unit = at(tokens.starts[a])
            following = bisect_right(firsts, tokens.starts[a])
            until = bisect_left(tokens.starts, firsts[following], a, b) if following < len(firsts) else b
            unit.take(tokens, a, until, inner=quotation is not None)
            if quotation is not None and quotation not in unit.marked[-1:]:
                unit.marked.append(quotation)
            a = until
    return _joined(units, lexicon)


def _tokens(text: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    """The tokens of ``text[start:end]``, words that a scraper glued together taken apart."""
    written = _TOKEN.findall(text, start, end)
    capitals = [word[0].isupper() for word in written]
    suspects = {n for n in compress(count(), capitals) if len(written[n]) > _GLUED_CUE}
    if b"aA" in shape(text[start:end]):
        suspects.update(n for n, word in enumerate(written) if not word[1:].islower() and _GLUED.search(word))
    for n in sorted(suspects, reverse=True):
        parts = _unglued(written[n], lexicon)
        if len(parts) > 1:
            written[n : n + 1] = parts
            capitals[n : n + 1] = [part[0].isupper() for part in parts]
    starts, ends = [], []
    place = start
    for word in written:  # blanks alone stand between tokens, so that the next place of the word is its own
        place = text.index(word, place)
        starts.append(place)
        place += len(word)
        ends.append(place)
    return Tokens([word.lower() for word in written], capitals, starts, ends)


def _runs(tokens: Tokens, quotations: list[Quotation]) -> Iterator[tuple[int, int, Quotation | None]]:
    """The tokens in order as ranges: those in a quotation, marks included, and those between two of them."""
    done = 0
    for quotation in quotations:
        a = bisect_left(tokens.starts, quotation.start, done)
        b = bisect_left(tokens.starts, quotation.end, a)
        if done < a:
            yield done, a, None
        if a < b:
            yield a, b, quotation
        done = b
    if done < len(tokens.starts):
        yield done, len(tokens.starts), None


def _ended(text: str, quotation: Quotation, lexicon: Lexicon) -> Quotation:
    """A quotation that lost its closing mark ended before the attribution that follows it ('"…, kata Ratna.')."""
    if quotation.closed:
        return quotation
    for found in _TAIL.finditer(text, quotation.inner_start, quotation.inner_end):
        cue = lexicon.cue_at([found.group(2).lower()], 0)
        named = cue is not None and (
            cue.enclitic
            or (found.group(3) or "")[:1].isupper()
            or found.group(3) in lexicon.role("source_opener").single
        )
        if cue is not None and cue.frame == "quote" and named:
            end = found.start(1) + (found.group(1) in ".!?")
            return Quotation(quotation.start, found.end(1), quotation.inner_start, end, True, quotation.single)
    return quotation


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the story starts after 'JAKARTA, KOMPAS.com - '; ``start`` where the paragraph opens with no dateline."""
    end = min(end, start + 80)
    found = _DATELINE.match(text, start, end) if _DASH.search(text, start, end) else None
    return found.end() if found else start


def _unglued(word: str, lexicon: Lexicon) -> list[str]:
    """The token, or its two words where a scraper lost the blank between a cue or function word and a name.

    'dariReuters', 'AFPmelaporkan'.
    """
    split = 0 if word[1:].islower() else next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    if split and word[1:split].islower():
        head = [word[:split].lower()]
        if lexicon.cue_at(head, 0) or (word[0].islower() and lexicon.role("preposition").at(head, 0)):
            return [word[:split], word[split:]]
    if word[0].isupper() and len(word) > _GLUED_CUE:
        behind = lexicon.cue_behind(word)
        if behind:
            return [word[:behind], word[behind:]]
    return [word]


def _joined(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Units with a cue that the sentence splitter cut from its quotation put back behind it."""
    found: list[Unit] = []
    for unit in units:
        if found and unit.words and found[-1].words[-1] == QUOTE and not unit.capitals[0]:
            cue = lexicon.cue_at(unit.words, 0)
            if cue is not None and cue.frame in ("quote", "according", "citing"):
                found[-1].extend(unit)
                continue
        found.append(unit)
    return found


def _statements(text: str, start: int, end: int, quotations: list[Quotation], lexicon: Lexicon) -> set[Quotation]:
    """Those quotations that somebody says as a statement, not words marked inside a sentence of the frame."""
    found = set()
    for quotation in quotations:
        inner = text[quotation.inner_start : quotation.inner_end]
        before = text[max(start, quotation.start - 60) : quotation.start].rstrip()
        after = text[quotation.end : min(end, quotation.end + 40)].lstrip()
        goes_on = quotation.start == quotation.inner_start
        if goes_on or _is_statement(inner, before, after, lexicon):
            found.add(quotation)
    return found


def _is_statement(inner: str, before: str, after: str, lexicon: Lexicon) -> bool:
    count = inner.count(" ") + 1
    if not any(c.isalpha() for c in inner):
        return False
    next_word = re.match(r"[,\s]*([^\W\d_]+)", after)
    cue = lexicon.cue_at([next_word.group(1).lower()], 0) if next_word else None
    cued = cue is not None and cue.frame in ("quote", "according")
    ends = inner[-1] in ",.!?…"
    last = before[-1:] if before else ""
    initial = not before or last in ".!?:;…" or last in DOUBLE or last in "-–—"
    if initial:
        if not before and not after:
            return count > 2
        return (
            (count > 1 and (ends or cued))
            or (count > 3 and (not after or after[0] in ",.") and inner[0].isupper())
            or (cued and (after.startswith(",") or (inner[-1] == "," and not _DOUBLE.isdisjoint(after))))
        )
    upper = inner[0].isupper() or inner[0].isdigit() or not inner[0].isalpha()
    if last == ",":
        return (upper and (count > 1 or ends)) or (count > 2 and cued) or (count > 1 and ends)
    words = re.findall(r"[^\W\d_]+", before.lower())[-3:]
    spoken = any(lexicon.cue_at([w], 0) is not None for w in words)
    return upper and count > 3 and spoken and (ends or not after or after[0] in ".,")
