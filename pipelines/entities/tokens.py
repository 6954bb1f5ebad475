"""Text to tokens: words and marks with their offsets.

Belongs here: what a token is. Does not belong here: what it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain

from pipelines.entities.lexicon import KEPT, TOKEN, Lexicon, Stretch, Word

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
    sentence = text[start:end]
    stretches = sentence.split()
    known = lexicon.stretches.get
    found = [known(stretch) or _learn(stretch, lexicon) for stretch in stretches]
    words = [word for words, _ in found for word in words]
    if sum(map(len, stretches)) + len(stretches) - 1 == end - start:  # one blank between any two
        bounds = list(accumulate(chain.from_iterable([steps for _, steps in found]), initial=start))
        tokens = Tokens(words, bounds[:-1:2], bounds[1::2])
    else:
        tokens = Tokens(words, *_bounds(sentence, start, found))
    return _parted(tokens, lexicon) if "-" in sentence and any(word.joined for word in words) else tokens


def _learn(text: str, lexicon: Lexicon) -> Stretch:
    """The tokens of a text without blanks, remembered."""
    known, learn = lexicon.words.get, lexicon.word
    words = [known(form) or learn(form) for form in TOKEN.findall(text)]
    if any(word.pieces for word in words):
        words = [piece for word in words for piece in map(learn, word.pieces or (word.text,))]
    steps = [step for word in words for step in (len(word.text), 0)]
    steps[-1] = 1
    if len(lexicon.stretches) >= KEPT:
        lexicon.stretches.clear()
    found = lexicon.stretches[text] = (tuple(words), tuple(steps))
    return found


def _bounds(sentence: str, start: int, stretches: Sequence[Stretch]) -> tuple[list[int], list[int]]:
    """Where tokens start and end between which any number of blanks stands."""
    starts: list[int] = []
    ends: list[int] = []
    for match, (_, steps) in zip(_STRETCH.finditer(sentence), stretches, strict=True):
        at = start + match.start()
        for length in steps[::2]:
            starts.append(at)
            at += length
            ends.append(at)
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
            words.append(lexicon.word(form))
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
