"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.entities.lexicon import TOKEN, Lexicon, Word


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
    found = []
    known = lexicon.words
    new = tuple.__new__  # Token(...) does the same in half the time again
    for match in TOKEN.finditer(text, start, end):
        form = match.group()
        word = known.get(form) or lexicon.word(form)
        at, last = match.span()
        if word.pieces:
            for piece in word.pieces:
                found.append(Token(lexicon.word(piece), at, at + len(piece)))
                at += len(piece)
        elif word.capital and "-" in form and _joins_places(form) and on_route(found):
            left, _, right = form.partition("-")
            middle = at + len(left)
            found.append(Token(lexicon.word(left), at, middle))
            found.append(Token(lexicon.word("-"), middle, middle + 1))
            found.append(Token(lexicon.word(right), middle + 1, last))
        else:
            found.append(new(Token, (word, at, last)))
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
