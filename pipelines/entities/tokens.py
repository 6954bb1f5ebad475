"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

import re
from itertools import accumulate, repeat
from typing import NamedTuple

from pipelines.entities.lexicon import TOKEN, Lexicon, Word

_PARTS = re.compile(f"({TOKEN.pattern})")


class Token(NamedTuple):
    """A word or mark at code points [start, end) of the article's text."""

    word: Word
    start: int
    end: int


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """Tokens of text[start:end].

    A hyphenated word is parted before an enclitic ('Rusia-lah') and between two known names ('Korea-Rusia'), since the hyphen then
    joins words and not the parts of one; so are the two places of a route. A common small word that a capital follows without a blank is a token of its own.
    """
    parts = _PARTS.split(text[start:end])  # gap, token, gap, token, … gap
    bounds = list(accumulate(map(len, parts), initial=start))
    known, learn = lexicon.words.get, lexicon.word
    words = [known(form) or learn(form) for form in parts[1::2]]
    # the same as Token(...) for each, in half the time
    tokens = list(map(tuple.__new__, repeat(Token), zip(words, bounds[1:-1:2], bounds[2::2], strict=True)))
    return tokens if all(word.whole for word in words) else _parted(tokens, lexicon)


def _parted(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with those parted that are several words."""
    found: list[Token] = []
    for token in tokens:
        word, at, last = token
        if word.pieces:
            for piece in word.pieces:
                found.append(Token(lexicon.word(piece), at, at + len(piece)))
                at += len(piece)
        elif not word.whole and _joins_places(word.text) and on_route(found):
            left, _, right = word.text.partition("-")
            middle = at + len(left)
            found.append(Token(lexicon.word(left), at, middle))
            found.append(Token(lexicon.word("-"), middle, middle + 1))
            found.append(Token(lexicon.word(right), middle + 1, last))
        else:
            found.append(token)
    return found


def _joins_places(form: str) -> bool:
    left, _, right = form.partition("-")
    return left.istitle() and right.istitle() and left.isalpha() and right.isalpha()


def on_route(tokens: list[Token]) -> bool:
    """Whether what follows ``tokens`` is a route or one of several: 'rute Padang-Kerinjo, Sarik-Padang, dan'."""
    for token in reversed(tokens):
        word = token.word
        if "route" in word.roles:
            return True
        if not (word.capital or word.text in (",", "-") or "coordinator" in word.roles):
            return False
    return False
