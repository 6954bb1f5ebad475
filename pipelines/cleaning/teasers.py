"""Where a teaser ends that stands inside a paragraph: '… aman. Baca juga: Judul Lain Ia menambahkan …'.

Belongs here: telling the words of a title from the sentence that follows it without any mark. Does not belong here: where
a teaser begins and what is cut out (inline).

A title either has capitals on all words but prepositions and the like ('Tiket Feri Naik di Pelabuhan Lembar'), or is written
like a sentence ('KSOP ingatkan pemudik soal tiket'). Inside a sentence an ordinary word has no capital. So in the first kind the
sentence cannot start before the last ordinary word with a capital that stands before the first words written small; in the
second it starts at the first such word. What is not certain by this is left in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.cleaning.page import REMEMBERED
from pipelines.cleaning.phrases import open_words, phrases
from pipelines.language.pack import LanguagePack

_SELDOM = (
    35  # percent of a word's places inside sentences where an ordinary word has a capital at most (headlines count too)
)
_LONGEST_TITLE = 25  # words
_LONGEST_LIST = 60  # words of several titles on end
_SHORTEST_TITLE = 3
_NEAR = 3  # words after a small one where one ordinary word with a capital shows that
_MANY = 2  # ordinary words with capitals on end that a name may have
_AHEAD = 6  # words after a small one that show whether a title goes on
_TOKEN = re.compile(r"\S+")
_MARKS = ",.:;()'\"“”‘’!?…"
_OPENS = re.compile(r"[\"“‘'(]+")
_GAP = re.compile(r"\s{2,}")
_SENTENCE_END = re.compile(r"[.!?]\s")
_NUMBERED = re.compile(r"\d{1,2}[.)]")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language's words say about titles.

    ``ordinary`` words are hardly ever written with a capital inside a sentence, ``small`` ones not even in a title; of these no
    title ends with a ``joining`` one; ``openers`` open sentences and end no title; ``offices`` stand before names.
    """

    ordinary: frozenset[str]
    small: frozenset[str]
    joining: frozenset[str]
    openers: frozenset[str]
    offices: frozenset[str]
    suffixes: tuple[str, ...]


@cache
def _words(pack: LanguagePack) -> _Words:
    openers = frozenset(pack.column("sentence_openers", "word"))
    ordinary = {row["word"] for row in pack.rows("common_words") if int(row["capital_share"]) <= _SELDOM}
    return _Words(
        frozenset(ordinary) | openers,
        open_words(pack) | frozenset(pack.column("title_words", "word")),
        open_words(pack),
        openers,
        frozenset(word for title in pack.column("titles", "title") for word in title.lower().split()[:1]),
        tuple(row["affix"] for row in pack.rows("affixes") if row["position"] == "end" and row["layer"] in ("1", "2")),
    )


def _stem(word: str, words: _Words) -> str:
    """A word without its particle or possessive ('penjelasannya')."""
    return next((word.removesuffix(end) for end in words.suffixes if word.endswith(end)), word)


@dataclass(slots=True)
class _Token:
    """A word of the stretch that may hold a title: its place, its letters without marks, and what kind of word it is."""

    start: int
    end: int
    raw: str
    plain: str
    capital: bool
    ordinary: bool
    small: bool

    @property
    def asks(self) -> bool:
        """Whether a question or a shout ends here, or the words trail off."""
        return self.raw.rstrip("\"”’')").endswith(("?", "!", "...", "…"))


def teaser_end(text: str, start: int, pack: LanguagePack) -> int | None:
    """Where the teaser ends whose phrase ('Baca juga') ends at ``start``; None where that is not certain.

    The end is the place where the next sentence, or the next teaser, starts.
    """
    lead = start + len(text[start:]) - len(text[start:].lstrip(" :\u00a0"))
    gap = _GAP.search(text, lead, lead + 400)
    if gap:
        title = text[lead : gap.start()]
        if len(title.split()) <= _LONGEST_TITLE and not title.endswith(".") and ". " not in title:
            return gap.end()
    longest = _LONGEST_TITLE if ":" in text[start:lead] else _LONGEST_LIST
    tokens = _stretch(text, lead, longest, pack)
    if (follower := phrases(pack).teaser_phrase(text, lead, tokens[-1].end if tokens else lead)) is not None:
        tokens = [token for token in tokens if token.end <= follower]
        if (edge := _edge(text, tokens, pack)) is not None:
            return edge
        return follower if len(tokens) >= _SHORTEST_TITLE else None
    if (edge := _edge(text, tokens, pack)) is not None:
        return edge
    tail = text[lead:].rstrip()
    if len(tail.split()) > _LONGEST_TITLE:
        return None
    runs = any(token.small for token in tokens)  # words as only a sentence has them
    return None if runs and (tail.endswith((".", "!")) or _SENTENCE_END.search(tail)) else len(text)


@lru_cache(REMEMBERED)
def _kind(raw: str, pack: LanguagePack) -> tuple[str, bool, bool, bool]:
    """A word without its marks, and whether it has a capital, is ordinary with it, is one that no title writes small."""
    words, plain = _words(pack), raw.strip(_MARKS)
    capital, low = plain[:1].isupper(), plain.lower()
    ordinary = capital and (low in words.ordinary or _stem(low, words) in words.ordinary)
    return plain, capital, ordinary, plain[:1].islower() and low not in words.small


def _stretch(text: str, start: int, longest: int, pack: LanguagePack) -> list[_Token]:
    """The words from ``start`` to the end of the first sentence, at most those of the longest title and a few more."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text, start, start + 1200):
        raw = match.group()
        plain, capital, ordinary, small = _kind(raw, pack)
        found.append(_Token(match.start(), match.end(), raw, plain, capital, ordinary, small))
        if len(found) >= longest + _AHEAD or (
            "." in raw and len(plain) > 3 and raw.rstrip("\"”’')").endswith(".") and not raw.endswith("...")
        ):
            break
    return found


def _edge(text: str, tokens: list[_Token], pack: LanguagePack) -> int | None:
    """Where the sentence starts that follows the title, by the capitals of the words."""
    words = _words(pack)
    small = next((i for i, token in enumerate(tokens) if token.small and not _title_goes_on(tokens, i)), None)
    if small is None:
        return None
    capitals = [i for i in range(small) if tokens[i].ordinary]
    if len(capitals) < 2 or capitals[-1] < _SHORTEST_TITLE:
        return _edge_of_sentence_case(tokens, words)
    last = capitals[-1]
    before = tokens[last - 1]
    low = before.plain.lower()
    joins = low in words.joining or low not in words.small  # so no title ends with it, written small
    if before.plain[:1].islower() and joins and not _OPENS.match(tokens[last].raw):
        return None
    names = [i for i in range(last + 1, small) if tokens[i].capital]
    asked = next((i for i in range(small - 1, _SHORTEST_TITLE - 1, -1) if tokens[i - 1].asks), None)
    if asked is not None and last <= asked:
        return _start(tokens, asked)
    low = tokens[last].plain.lower()
    if not names or low in words.openers or low in words.offices or _OPENS.match(tokens[last].raw):
        return _start(tokens, last)
    name = names[-1]
    if _stands_alone(text, tokens, name, words):
        return tokens[name].start
    return None


def _stands_alone(text: str, tokens: list[_Token], place: int, words: _Words) -> bool:
    """Whether the text elsewhere uses a name by itself, and never with the word before it."""
    before, name = tokens[place - 1], tokens[place].plain
    if not before.capital or before.raw != before.plain or before.plain.lower() in words.offices:
        return False
    outside = text[: tokens[0].start] + "\n" + text[tokens[place].end :]
    alone = re.compile(rf"(?:^|[.!?\"”\n]\s*|[a-z],?\s){re.escape(name)}(?!\w|\s[A-Z])")
    return alone.search(outside) is not None and f"{before.plain} {name}" not in outside


def _title_goes_on(tokens: list[_Token], here: int) -> bool:
    """Whether ordinary words with capitals come soon after a small word: a title that writes that one word small.

    A capital right after another is no sign: names such as 'Jawa Tengah' are made of ordinary words too.
    """
    alone = every = 0
    for place in range(here + 1, min(here + 1 + _AHEAD, len(tokens))):
        token = tokens[place]
        if token.ordinary and not _OPENS.match(token.raw):
            every += 1
            alone += not tokens[place - 1].capital
            if every > _MANY or alone > 1 or (alone and place <= here + _NEAR):
                return True
        if token.raw[-1:] in ".:":
            return False
    return False


def _edge_of_sentence_case(tokens: list[_Token], words: _Words) -> int | None:
    """Where the sentence starts that follows a title written like a sentence."""
    for here in range(_SHORTEST_TITLE + 1, len(tokens) - 1):
        token, before = tokens[here], tokens[here - 1]
        opener = token.plain.lower() in words.openers
        open_ended = before.raw[-1:] in (":", ",") or before.plain.lower() in words.joining
        if open_ended or (before.capital and not opener):
            continue
        opens = _OPENS.match(token.raw) and token.capital and token.raw[-1:] not in "”\"'"
        if (token.ordinary or opens) and not tokens[here + 1].ordinary:
            return _start(tokens, here)
    return None


def _start(tokens: list[_Token], here: int) -> int:
    """Where a sentence starts whose first word is ``here``: at its number, where one stands before it."""
    if here > _SHORTEST_TITLE and _NUMBERED.fullmatch(tokens[here - 1].raw):
        here -= 1
    return tokens[here].start
