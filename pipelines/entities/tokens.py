"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.entities.lexicon import Lexicon

# A word runs through inner hyphens, apostrophes, points, slashes and ampersands: 'Soekarno-Hatta', 'KOMPAS.com', 'I/BB', "Ma'ruf".
_GLUED = re.compile(r"[^\W\d_A-Z]{2,}(?=-?[A-Z])")  # 'antar-Korea', and scrapers' 'laporAFP'
_TOKEN = re.compile(r"\w+(?:[-'’./&]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; ``start`` and ``end`` are code points in the article's text."""

    text: str
    start: int
    end: int


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """Tokens of text[start:end].

    A hyphenated word is parted before an enclitic ('Rusia-lah') and between two known names ('Korea-Rusia'), since the hyphen then
    joins words and not the parts of one. A common small word that a capital follows without a blank is a token of its own.
    """
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        glued = _GLUED.match(word)
        if glued and word not in lexicon.single and glued.group() in lexicon.common:
            found.append(Token(glued.group(), at, at + glued.end()))
            at += glued.end()
            word = word[glued.end() :]
            if word[0] == "-":
                found.append(Token("-", at, at + 1))
                at, word = at + 1, word[1:]
        if "-" in word and len(word) > 1:
            left, right = word.rsplit("-", 1)
            if right in lexicon.roles["enclitic"] or (left in lexicon.single and right in lexicon.single):
                cut = at + len(left)
                found += [Token(left, at, cut), Token("-", cut, cut + 1), Token(right, cut + 1, match.end())]
                continue
        found.append(Token(word, at, match.end()))
    return found
