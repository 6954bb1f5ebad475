"""The stretches that attribution is read from: a sentence of the story with its quotations folded into one token each.

Belongs here: tokens, and where one sentence of the frame ends and the next begins, a quotation of many sentences
being one thing. Does not belong here: who says what.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.quotations import DOUBLE, Quotation, find_quotations
from pipelines.claims.signs import CUE, GLUED, SAID
from pipelines.records import Sentence

QUOTE = "\x01"
_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*(?:['’&/-][^\W_]+|\.[a-z]{2,4}(?![^\W_])|[.,](?<=\d[.,])\d+)*|\d+(?:[.,/:]\d+)*[^\W_]*|[^\w\s\x01]|_",
    re.UNICODE,
)
_TAIL = re.compile(r"([,.!?])['’\"”]?\s+([^\W\d_]+)(?=\s+([^\W\d_]+)|[\s,.])")
_GLUED_CUE = 7
"""Letters that a name with a cue or complementizer glued to it has at least ('AFPmelaporkan', 'BBCbahwa')."""
_SOURCE = 14
"""Tokens that a sentence which only names a speaker has at most."""
_DOUBLE = frozenset(DOUBLE)
_TOKENS = frozenset({"words", "capitals", "starts", "ends", "inner", "quotes"})
_STOPS = frozenset(".!?…")


class Part(NamedTuple):
    """[start, end) in code points of the article, outside quotations that are folded; ``inner``: inside one that is not."""

    start: int
    end: int
    inner: bool


class Unit:
    """One sentence of the frame as parallel lists, one place a token.

    ``words`` in lower case (QUOTE for a folded quotation), ``starts`` and ``ends`` in code points of the article,
    ``capitals`` whether it opens with a capital, ``quotes`` the folded quotations by place, ``inner`` whether the token
    stands inside a quotation that was not folded, ``marked`` those quotations. ``parts``: what it was put together from, stretches of
    the text and folded quotations; ``signs``: what may stand in the former.

    Tokens are read when one of them is first asked for: half of the sentences say nothing, and nobody asks.
    """

    __slots__ = (
        "_lexicon", "capitals", "ends", "inner", "marked", "parts", "quotes", "sentence", "signs", "starts", "text", "words",
    )  # fmt: skip

    words: list[str]
    capitals: list[bool]
    starts: list[int]
    ends: list[int]
    inner: list[bool]
    quotes: dict[int, Quotation]

    def __init__(self, text: str, sentence: Sentence, lexicon: Lexicon) -> None:
        self.text = text
        self.sentence = sentence
        self.parts: list[Quotation | Part] = []
        self.marked: list[Quotation] = []
        self.signs = 0
        self._lexicon = lexicon

    def joined(self, other: Unit) -> Unit:
        """A unit of the tokens of ``other`` after these."""
        both = Unit(self.text, self.sentence, self._lexicon)
        both.parts = self.parts + other.parts
        both.marked = self.marked + other.marked
        both.signs = self.signs | other.signs
        return both

    def opens_with_cue(self) -> bool:
        """Whether it opens with a cue of a quotation or citation in small letters."""
        if not self.signs & CUE or not self.words or self.capitals[0]:
            return False
        cue = self._lexicon.cue_at(self.words, 0)
        return cue is not None and cue.frame in ("quote", "according", "citing")

    def only_names_speaker(self) -> bool:
        """Whether it is a cue of a quotation and its source, written as a sentence of its own ('Kata Ratna.')."""
        if not self.signs & CUE or not self.words or not self.capitals[0] or QUOTE in self.words:
            return False
        cue = self._lexicon.cue_at(self.words, 0)
        if cue is None or cue.frame != "quote" or cue.voice != "root" or self.last > _SOURCE:
            return False
        after = len(cue.words)
        if cue.enclitic:
            return after >= self.last
        if "," in self.words or after >= self.last:
            return False
        source = [word for word, capital in zip(self.words[after:], self.capitals[after:], strict=True) if not capital]
        named = self.capitals[after] or bool(self._lexicon.role("source_opener").at(self.words, after))
        return named and not any(map(self._lexicon.is_verb, source))

    def __getattr__(self, name: str) -> Any:
        """A list of tokens that is not filled yet."""
        if name not in _TOKENS:
            raise AttributeError(name)
        self._read()
        return getattr(self, name)

    def _read(self) -> None:
        text = self.text
        written: list[str] = []
        self.starts, self.ends, self.inner, self.quotes = starts, ends, inner, quotes = [], [], [], {}
        for part in self.parts:
            if isinstance(part, Quotation):
                quotes[len(written)] = part
                starts.append(part.start)
                ends.append(part.end)
                inner.append(False)
                written.append(QUOTE)
                continue
            words = _TOKEN.findall(text, part.start, part.end)
            if self.signs & GLUED:
                words = [half for word in words for half in _unglued(word, self._lexicon)]
            place = part.start
            for word in words:  # blanks alone stand between tokens, so that the next place of the word is its own
                place = text.index(word, place)
                starts.append(place)
                place += len(word)
                ends.append(place)
            inner += [part.inner] * len(words)
            written += words
        self.capitals = [word[0].isupper() for word in written]
        self.words = [word.lower() for word in written]

    @property
    def place(self) -> tuple[int, int]:
        """[start, end) in code points of the article."""
        return self.parts[0].start, self.parts[-1].end

    @property
    def small(self) -> str:
        """Its text in small letters."""
        start, end = self.place
        return self.text[start:end].lower()

    @property
    def may_speak(self) -> bool:
        """Whether a quotation was folded, or a cue may stand in it."""
        return bool(self.signs & CUE)

    @property
    def said_nouns(self) -> bool:
        """Whether a noun of what is said may have a clause of its own in it."""
        return bool(self.signs & SAID)

    @property
    def last(self) -> int:
        """Index after the last token that is no final stop."""
        n = len(self.words)
        while n and self.words[n - 1] in _STOPS:
            n -= 1
        return n

    def __len__(self) -> int:
        return len(self.words)


def read_units(
    text: str, sentences: Sequence[Sentence], signs: Sequence[int], lexicon: Lexicon, *, story: int = 0
) -> list[list[Unit]]:
    """The units of each paragraph of ``text``, in order; ``signs`` tell what may stand in each of its sentences.

    ``story``: the code point where the story starts, after its dateline.
    """
    found: list[list[Unit]] = []
    start = 0
    for _, paragraph in groupby(sentences, key=attrgetter("paragraph_no")):
        group = list(paragraph)
        end = start + len(group)
        continued = bool(found) and still_open(found[-1])
        found.append(_paragraph(text, group, signs[start:end], lexicon, story=story, continued=continued))
        start = end
    return found


def still_open(units: list[Unit]) -> bool:
    """Whether a paragraph ends inside a quotation that nothing closed."""
    last = units[-1].parts[-1] if units else None
    return isinstance(last, Quotation) and not last.closed


def _paragraph(
    text: str, sentences: Sequence[Sentence], signs: Sequence[int], lexicon: Lexicon, *, story: int, continued: bool
) -> list[Unit]:
    start, end = sentences[0].start, sentences[-1].end
    first = max(start, min(story, end))
    quotations = [_ended(text, q, lexicon) for q in find_quotations(text, start, end, continued=continued)]
    folded = _statements(text, start, end, quotations, lexicon)
    firsts = [s.start for s in sentences]
    units: list[Unit] = []
    current = -1  # the sentence that the last unit has come to

    def add(n: int, part: Quotation | Part) -> Unit:
        """The unit that the part goes to: a new one where a new sentence, the one at ``n``, begins outside quotations."""
        nonlocal current
        if n > current:
            units.append(Unit(text, sentences[n], lexicon))
            current = n
        units[-1].parts.append(part)
        units[-1].signs |= signs[n]
        return units[-1]

    for a, b, quotation in _runs(first, end, quotations):
        if quotation is None:
            for n, since, until in _pieces(text, a, b, firsts):
                add(n, Part(since, until, False))
        elif quotation not in folded:
            opens = a == quotation.start and not text[a].isalnum()
            closes = not text[b - 1].isalnum()
            for n, since, until in _pieces(text, a + opens, b - closes, firsts):
                unit = add(n, Part(since, until, True))
                if quotation not in unit.marked[-1:]:
                    unit.marked.append(quotation)
        elif a == quotation.start:
            add(bisect_right(firsts, a) - 1, quotation).signs |= CUE
            current = max(current, bisect_right(firsts, quotation.end - 1) - 1)
    return _joined(units)


def _pieces(text: str, a: int, b: int, firsts: list[int]) -> Iterator[tuple[int, int, int]]:
    """text[a:b] by the sentences that start at ``firsts``: which one, and from where to where."""
    while True:
        while a < b and text[a].isspace():
            a += 1
        if a >= b:
            return
        following = bisect_right(firsts, a)
        until = min(firsts[following], b) if following < len(firsts) else b
        yield following - 1, a, until
        a = until


def _runs(start: int, end: int, quotations: list[Quotation]) -> Iterator[tuple[int, int, Quotation | None]]:
    """[start, end) in order: the stretches in a quotation, marks included, and those between two of them."""
    for quotation in quotations:
        if start < quotation.start:
            yield start, quotation.start, None
        if start < quotation.end:
            yield max(start, quotation.start), quotation.end, quotation
            start = quotation.end
    if start < end:
        yield start, end, None


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


def _joined(units: list[Unit]) -> list[Unit]:
    """Units with a cue that the sentence splitter cut from its quotation put back behind it."""
    found: list[Unit] = []
    for unit in units:
        quoted = found and isinstance(found[-1].parts[-1], Quotation)
        if quoted and (unit.opens_with_cue() or (len(found[-1].parts) == 1 and unit.only_names_speaker())):
            found[-1] = found[-1].joined(unit)
        else:
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
            or (cued and inner[-1] == ",")
            or (count > 3 and (not after or after[0] in ",.") and inner[0].isupper())
            or (cued and (after.startswith(",") or (inner[-1] == "," and not _DOUBLE.isdisjoint(after))))
        )
    upper = inner[0].isupper() or inner[0].isdigit() or not inner[0].isalpha()
    if last == ",":
        return (upper and (count > 1 or ends)) or (count > 2 and cued) or (count > 1 and ends)
    words = re.findall(r"[^\W\d_]+", before.lower())[-3:]
    spoken = any(lexicon.cue_at([w], 0) is not None for w in words)
    return upper and count > 3 and spoken and (ends or not after or after[0] in ".,")
