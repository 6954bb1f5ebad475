"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from typing import Any

from pipelines.entities.lexicon import TOKEN, Lexicon, Memory, Word

_STRETCH = re.compile(r"\S+")


class Tokens:
    """The words and marks of a sentence, in order: ``words[i]``, written ``texts[i]``, stands at code points [starts[i], ends[i]) of the
    article's text. ``told``: the places of those with something to tell beside names (see ``Word``).
    """

    __slots__ = ("ends", "starts", "texts", "told", "words")

    def __init__(self, words: list[Word], starts: list[int], ends: list[int]) -> None:
        self.words = words
        self.texts = [word.text for word in words]
        self.told = [i for i, word in enumerate(words) if word.told]
        self.starts = starts
        self.ends = ends


def tokenize(text: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    """Tokens of text[start:end].

    A hyphenated word is parted before an enclitic ('Rusia-lah') and between two known names ('Korea-Rusia'), since the hyphen then
    joins words and not the parts of one; so are the two places of a route. A common small word that a capital follows without a blank is a token of its own.

    Every letter or mark is of a token and no token has a blank inside: what stands between two blanks has the same tokens wherever it stands.
    """
    sentence, known = text[start:end], _stretches(lexicon)
    steps: list[Any] = list(chain.from_iterable(map(known.__getitem__, sentence.split())))
    words: list[Word] = steps[::3]
    del steps[::3]
    bounds = list(accumulate(steps, initial=start))
    if bounds[-1] == end + 1:  # one blank between any two
        tokens = Tokens(words, bounds[:-1:2], bounds[1::2])
    else:
        tokens = Tokens(words, *_bounds(sentence, start, steps))
    return _parted(tokens, lexicon) if "-" in sentence and any(word.joined for word in words) else tokens


@cache
def _stretches(lexicon: Lexicon) -> Memory[tuple[Word | int, ...]]:
    """What stands between two blanks, as its tokens: for each the word, its length, and the gap behind it, 1 behind the last and else 0."""

    def part(text: str) -> tuple[Word | int, ...]:
        words = [lexicon.words[form] for form in ((text,) if text.isalnum() else TOKEN.findall(text))]
        if any(word.pieces for word in words):
            words = [lexicon.words[form] for word in words for form in word.pieces or (word.text,)]
        steps = [step for word in words for step in (word, len(word.text), 0)]
        return (*steps[:-1], 1)

    return Memory(part)


def _bounds(sentence: str, start: int, steps: Sequence[int]) -> tuple[list[int], list[int]]:
    """Where tokens start and end between which any number of blanks stands; ``steps``: the length of each and the gap behind it."""
    stretches = (start + match.start() for match in _STRETCH.finditer(sentence))
    starts: list[int] = []
    ends: list[int] = []
    at = next(stretches, start)
    for length, gap in zip(steps[::2], steps[1::2], strict=True):
        starts.append(at)
        at += length
        ends.append(at)
        at = next(stretches, at) if gap else at
    return starts, ends


def _parted(tokens: Tokens, lexicon: Lexicon) -> Tokens:
    """The tokens with the two places of each route apart."""
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        at = start
        apart = word.joined and on_route(words)
        for form in word.text.partition("-") if apart else (word.text,):
            words.append(lexicon.words[form])
            starts.append(at)
            at += len(form)
            ends.append(at)
    return Tokens(words, starts, ends)


def on_route(before: Sequence[Word]) -> bool:
    """Whether what follows the words is a route or one of several: 'rute Padang-Kerinjo, Sarik-Padang, dan'."""
    for word in reversed(before):
        if "route" in word.roles:
            return True
        if not (word.capital or word.text in (",", "-") or "coordinator" in word.roles):
            return False
    return False
