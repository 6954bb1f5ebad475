"""The stretches that attribution is read from: a sentence of the story with its quotations folded into one token each.

Belongs here: tokens, and where one sentence of the frame ends and the next begins, a quotation of many sentences
being one thing. Does not belong here: who says what.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.quotations import DOUBLE, Quotation, find_quotations
from pipelines.records import Sentence

QUOTE = "\x01"
_TOKEN = re.compile(r"\d+(?:[.,/:]\d+)*[^\W_]*|[^\W_]+(?:['’&/-][^\W_]+|\.[a-z]{2,4}(?![^\W_]))*|[^\w\s]|_", re.UNICODE)
_TAIL = re.compile(r"([,.!?])['’\"”]?\s+([^\W\d_]+)(?=\s+([^\W\d_]+)|[\s,.])")
_GLUED = re.compile(r"[a-z][A-Z]")
_DATELINE = re.compile(r"[A-Z][^.!?\"“–—-]{0,40}(?:\.\w+)?[^.!?\"“–—-]{0,30}?\s*[-–—]+\s*(?=[A-Z\"“])")
_STOPS = frozenset(".!?…")


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

    def add(self, start: int, end: int, quote: Quotation | None, inner: bool) -> None:
        """One more token."""
        if quote is not None:
            self.quotes[len(self.words)] = quote
        raw = self.text[start:end]
        self.words.append(raw.lower() if quote is None else QUOTE)
        self.capitals.append(quote is None and raw[0].isupper())
        self.starts.append(start)
        self.ends.append(end)
        self.inner.append(inner)

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
    tokens = [m.span() for m in _TOKEN.finditer(text, first, end)]
    if _GLUED.search(text, first, end):
        tokens = [part for span in tokens for part in _unglued(text, span, lexicon)]
    quotations = [_ended(text, q, lexicon) for q in find_quotations(text, start, end, continued=continued)]
    if not quotations:
        return _plain(text, sentences, tokens)
    folded = _statements(text, start, end, quotations, lexicon)
    firsts = [s.start for s in sentences]
    units: list[Unit] = []
    current = -1
    upcoming = iter([*quotations, None])
    quote = next(upcoming)
    for token_start, token_end in tokens:
        while quote is not None and quote.end <= token_start:
            quote = next(upcoming)
        inside = quote if quote is not None and quote.start <= token_start else None
        fold = inside if inside in folded else None
        span = (token_start, token_end)
        if fold is not None:
            if token_start != fold.start:
                continue
            span = (fold.start, fold.end)
        elif inside is not None and token_start in (inside.start, inside.end - 1) and not text[token_start].isalnum():
            continue
        n = bisect_right(firsts, token_start) - 1
        if n > current or not units:
            units.append(Unit(text, sentences[max(n, 0)]))
            current = n
        units[-1].add(*span, fold, inside is not None and fold is None)
        if inside is not None and fold is None and inside not in units[-1].marked[-1:]:
            units[-1].marked.append(inside)
        if fold is not None:
            current = max(current, bisect_right(firsts, fold.end - 1) - 1)
    return _joined(units, lexicon)


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


def _plain(text: str, sentences: list[Sentence], tokens: list[tuple[int, int]]) -> list[Unit]:
    """The units of a paragraph without quotations: its sentences."""
    units = []
    starts = [start for start, _ in tokens]
    a = 0
    for n, sentence in enumerate(sentences):
        b = bisect_left(starts, sentences[n + 1].start, a) if n + 1 < len(sentences) else len(starts)
        unit = Unit(text, sentence)
        raw = [text[start:end] for start, end in tokens[a:b]]
        unit.words = [word.lower() for word in raw]
        unit.capitals = [word[0].isupper() for word in raw]
        unit.starts = starts[a:b]
        unit.ends = [end for _, end in tokens[a:b]]
        unit.inner = [False] * (b - a)
        units.append(unit)
        a = b
    return units


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the story starts after 'JAKARTA, KOMPAS.com - '; ``start`` where the paragraph opens with no dateline."""
    found = _DATELINE.match(text, start, min(end, start + 80))
    return found.end() if found else start


def _unglued(text: str, span: tuple[int, int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The token, or its two words where a scraper lost the blank after a cue or a function word ('dariReuters')."""
    word = text[span[0] : span[1]]
    split = next((i for i, c in enumerate(word) if i and c.isupper()), 0)
    if split and word[1:split].islower():
        head = [word[:split].lower()]
        if lexicon.cue_at(head, 0) or (word[0].islower() and lexicon.role("preposition").at(head, 0)):
            return [(span[0], span[0] + split), (span[0] + split, span[1])]
    return [span]


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
            or (cued and after.startswith(","))
        )
    upper = inner[0].isupper() or inner[0].isdigit() or not inner[0].isalpha()
    if last == ",":
        return (upper and (count > 1 or ends)) or (count > 2 and (cued or ends))
    words = re.findall(r"[^\W\d_]+", before.lower())[-3:]
    spoken = any(lexicon.cue_at([w], 0) is not None for w in words)
    return upper and count > 3 and spoken and (ends or not after or after[0] in ".,")
