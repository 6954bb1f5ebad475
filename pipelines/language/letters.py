"""What the letters of a text are, at a nanosecond a letter.

Belongs here: counting words, and telling by the kinds of its letters that a text cannot hold what a pattern looks for. Does not
belong here: any judgement; a pattern, ten to fifty times slower, is asked where the letters allow for it.

A text is written in one byte a letter (windows-1252 has the letters and marks of Indonesian pages) and each byte is mapped to its
kind; both steps are single calls of the standard library. Most lines are ASCII, whose codec is a hundred times as fast.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

_WORD = re.compile(r"\w[\w'’.-]*")
_RUN = re.compile(r"\w+")
_LETTERS = [bytes([b]).decode("cp1252", "replace") for b in range(256)]
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_IN_LETTER_RUNS = bytes(b if _LETTER_RUN.match(letter) else 32 for b, letter in enumerate(_LETTERS))
_IN_RUNS = bytes(b if _RUN.match(letter) else 32 for b, letter in enumerate(_LETTERS))
_IN_SMALL_RUNS = bytes(b if letter in ascii_lowercase else 32 for b, letter in enumerate(_LETTERS))
_IN_RUN = bytes(97 if _RUN.match(letter) else 32 for letter in _LETTERS)
_SMALL = bytes(
    32 if run == 32 else ord(letter.lower().encode("cp1252", "replace"))
    for run, letter in zip(_IN_LETTER_RUNS, _LETTERS, strict=True)
)
_IN_WORDS = bytes(97 if _RUN.match(letter) else 46 if letter in "'’.-" else 32 for letter in _LETTERS)
_OUTSIDE = re.compile(rb" \.+")
_KINDS = {
    "abcdefghijklmnopqrstuvwxyz": "a",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ": "A",
    ".!?": ".",
    ",": ",",
    '"“”': '"',
    "(": "(",
}
_KIND = bytes(ord(next((kind for of, kind in _KINDS.items() if letter in of), " ")) for letter in _LETTERS)


def _encoded(text: str, errors: str = "strict") -> bytes:
    return text.encode("ascii" if text.isascii() else "cp1252", errors)


def count_words(text: str) -> int:
    """How many words a text has: letters and digits with the points, hyphens and apostrophes after them ('Rp1.000', 'anak-anak')."""
    try:
        kinds = b" " + _encoded(text).translate(_IN_WORDS)
    except UnicodeEncodeError:
        return len(_WORD.findall(text))
    if b" ." in kinds:
        kinds = kinds.replace(b" .", b" ")  # mostly a dash between blanks
        if b" ." in kinds:
            kinds = _OUTSIDE.sub(b" ", kinds)
    return kinds.count(b" a")


def count_runs(text: str) -> int:
    """How many runs of letters and digits a text has ('anak-anak' has two)."""
    try:
        return (b" " + _encoded(text).translate(_IN_RUN)).count(b" a")
    except UnicodeEncodeError:
        return len(_RUN.findall(text))


def runs(text: str) -> set[bytes]:
    """The runs of letters and digits in a text, in windows-1252; a letter that it lacks parts a run."""
    return set(_encoded(text, "replace").translate(_IN_RUNS).split())


def ascii_small_runs(text: str) -> set[bytes]:
    """The runs of small ASCII letters in a text, all else apart: of 'dikutipPrima' both 'dikutip' and 'rima'."""
    return set(_encoded(text, "replace").translate(_IN_SMALL_RUNS).split())


def small_runs(text: str) -> list[bytes]:
    """The runs of letters in a text in small letters, digits apart, in order ('Rp5juta' has two): in windows-1252, in UTF-8 where that
    lacks a letter of the run.
    """
    try:
        return _encoded(text).translate(_SMALL).split()
    except UnicodeEncodeError:
        return [_small_run(run.lower()) for run in _LETTER_RUN.findall(text)]


def _small_run(run: str) -> bytes:
    try:
        return _encoded(run)
    except UnicodeEncodeError:
        return run.encode()


def in_small_letters(text: str) -> str:
    """The text in small letters, each at its place (the small form of a few letters is two, and stays as it was)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def shape(text: str) -> bytes:
    """The kind of each letter: ``a`` small, ``A`` capital (of those without accents), ``.`` for .!?, ``,``, ``"`` for "“”, ``(``, else a blank.

    A letter that windows-1252 lacks counts as ``.``: what is not in the shape is not in the text.
    """
    return _encoded(text, "replace").translate(_KIND)
