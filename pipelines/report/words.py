"""Full-text search without a server: which rows hold which word, cut into files of which a search loads a few.

Belongs here: folding words and writing the index. ``site/js/find.js`` folds a query in the same way and reads the files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipelines.report.scripts import Files, script

SHARD = 48_000
"""Postings and letters that one file of the index holds: small enough to load without notice, few enough files."""

LONGEST = 40
"""Code points of a word that are indexed."""

_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z0-9]+")


def fold(text: str) -> list[str]:
    """The words of a text in order, in small letters and without accents."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(c for c in plain if not unicodedata.category(c).startswith("M")).lower())


def index(name: str, texts: Iterable[str]) -> Files:
    """The index of ``texts``, whose number is their place: ``<name>/words`` holds the first word of each file.

    A file holds words in order and, for each, the gaps between the numbers of the texts that hold it.
    """
    places: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, text in enumerate(texts):
        for word in {w[:LONGEST] for w in fold(text)}:
            places.setdefault(word, []).append(number - last.get(word, 0))
            last[word] = number
    firsts: list[str] = []
    words: list[str] = []
    size = 0
    for word in [*sorted(places), ""]:
        if words and (word == "" or size > SHARD):
            yield script(f"{name}/words/{len(firsts)}", [words, [places[w] for w in words]])
            firsts.append(words[0])
            words, size = [], 0
        if word:
            words.append(word)
            size += len(word) + 3 * len(places[word])
    yield script(f"{name}/words", firsts)
