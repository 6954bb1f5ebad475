"""Which language a story is in.

Belongs here: telling Indonesian from Malay, Javanese, Sundanese and English by their commonest words, and everything else by
py3langid. Does not belong here: whether that language is enabled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase

from pipelines.language.pack import LanguagePack

_LONGEST = 2500  # letters looked at
_SHORT = 800  # letters that tell it where all speak for one language
_SURE_WORDS = 30  # a shorter text tells too little
_SHOW_FOREIGN = 4  # of a language's commonest words in one line
_SURE_SHARE = 0.08  # share of a language's commonest words that running text in it exceeds by far
_SURE_COMMON = 0.4  # share of a language's ten thousand commonest words that not even a list of names in it stays under
_CLEAR = 3.0  # how often a neighbour's own words must outnumber the home language's to be believed
CONFUSABLE = frozenset({"id", "ms", "jv", "su"})  # what a general guesser takes for one another


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_IN_WORDS = bytes(
    b if chr(b) in ascii_lowercase or b >= 0xE0 else 32 for b in range(256)
)  # of small letters in Latin-1
_ASCII_LETTER = re.compile(r"[A-Za-z]")


@cache
def _words(pack: LanguagePack) -> dict[bytes, str]:
    """The commonest words of languages, in Latin-1, and which language's they are."""
    return {row["word"].encode("latin-1", "replace"): row["language"] for row in pack.rows("language_words")}


@cache
def _common(pack: LanguagePack) -> frozenset[bytes]:
    return frozenset(word.encode("latin-1", "replace") for word in pack.column("common_words", "word"))


def _words_in(text: str) -> list[bytes]:
    return text.lower().encode("latin-1", "replace").translate(_IN_WORDS).split()


def language_of(text: str, pack: LanguagePack, enabled: Sequence[str]) -> str:
    """The BCP 47 code of a story's language; ``und`` where it cannot be told.

    Conservative: another language than the enabled ones is named only where it is clear. Malay shares most words with
    Indonesian, so it is named where words spelled so in Malay alone are frequent (1 in 50).
    """
    known = _words(pack)
    opening = _words_in(text[:_SHORT])
    named = [known[word] for word in opening if word in known]
    if len(opening) >= _SURE_WORDS and named.count(pack.code) == len(named) > _SURE_SHARE * len(opening):
        return pack.code
    head = text[:_LONGEST]
    strange = 0 if head.isascii() else sum(map(str.isalpha, _NOT_ASCII.findall(head)))
    if strange * 2 > _SURE_WORDS:
        latin = len(_ASCII_LETTER.findall(head))
        if strange > latin and strange + latin >= _SURE_WORDS:
            return _guess(text)
    words = _words_in(head)
    counts = Counter(filter(None, map(known.get, words)))
    home = counts.get(pack.code, 0)
    total = max(1, len(words))
    if len(words) < _SURE_WORDS:
        return pack.code if home else "und"
    if counts.get("ms", 0) / total > 0.02 and counts["ms"] >= 4:
        return "ms"
    rival, most = max(
        ((c, n) for c, n in counts.items() if c != pack.code),
        key=lambda x: (x[1], x[0]),
        default=("", 0),
    )
    if home / total > _SURE_SHARE and most < _CLEAR * home:
        return pack.code
    if most / total > _SURE_SHARE and most > _CLEAR * home:
        return rival
    if home / total > _SURE_SHARE / 4 and set(enabled) <= {pack.code}:
        return pack.code  # whatever the guess
    if sum(map(_common(pack).__contains__, words)) / total > _SURE_COMMON:
        return pack.code  # a list of names and offices has few of the short words
    guess = _guess(text)
    if guess in enabled:
        return guess
    if guess in CONFUSABLE or home:
        return pack.code if home / total > _SURE_SHARE / 4 else "und"
    return guess


def is_foreign(line: str, pack: LanguagePack) -> bool:
    """Whether a line has commonest words of another language alone, and several: 'This article is written by our community …'."""
    named = Counter(filter(None, map(_words(pack).get, _words_in(line))))
    return pack.code not in named and max(named.values(), default=0) >= _SHOW_FOREIGN


def _guess(text: str) -> str:
    import py3langid  # loads its model when first used: 0.2 s

    return str(py3langid.classify(text[:_LONGEST])[0])
