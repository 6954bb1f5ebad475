"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.entities.lexicon import TOKEN, Lexicon, Word

_GLUED = re.compile(r"[^\W\d_A-Z]{2,}(?=-?[A-Z])")  # 'antar-Korea', and scrapers' 'laporAFP'


class Token(NamedTuple):
    """A word or mark at code points [start, end) of the article's text."""

    word: Word
    start: int
    end: int


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """Tokens of text[start:end].

    A hyphenated word is parted before an enclitic ('Rusia-lah') and between two known names ('Korea-Rusia'), since the hyphen then
    joins words and not the parts of one. A common small word that a capital follows without a blank is a token of its own.
    """
    found = []
    learnt = lexicon.words
    for match in TOKEN.finditer(text, start, end):
        form, at = match.group(), match.start()
        word = learnt.get(form) or lexicon.word(form)
        if word.capital or "-" in form:
            for piece in _pieces(form, lexicon):
                found.append(Token(lexicon.word(piece), at, at + len(piece)))
                at += len(piece)
        else:
            found.append(Token(word, at, match.end()))
    return found


def _pieces(form: str, lexicon: Lexicon) -> list[str]:
    names = lexicon.names.values
    pieces = []
    if not form[0].isupper():
        glued = _GLUED.match(form)
        if glued and (form,) not in names and glued.group() in lexicon.common:
            pieces.append(glued.group())
            form = form[glued.end() :]
            if form[0] == "-":
                pieces.append("-")
                form = form[1:]
    stem = next((form[: -len(s)] for s in lexicon.suffixes if form.endswith(s)), "")
    if (stem,) in names:
        return [*pieces, stem, form[len(stem) :]]
    left, hyphen, right = form.rpartition("-")
    if left and right and (right in lexicon.roles["enclitic"] or ((left,) in names and (right,) in names)):
        return [*pieces, left, hyphen, right]
    return [*pieces, form]
