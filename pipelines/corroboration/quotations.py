"""Quotations of one speaker that put one word in place of another.

Belongs here: which words differ, and whether that is more than a spelling. Does not belong here: what a quotation is
(``pipelines/claims``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipelines.corroboration.moments import Values
from pipelines.corroboration.same_subject import one_speaker
from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.tellings import Telling

_WORD = re.compile(r"\w+")
ONE_QUOTATION = 80
"""Likeness of letters, in percent, from which two quotations are taken to render the same words."""
ONE_WORD = 60
"""Likeness of letters, in percent, from which two words are two spellings of one."""
TELLING = 3.5
"""Weight of a stem that makes a difference of wording one of matter."""


def conflicting_words(one: Telling, other: Telling) -> Values:
    """Two quotations of one speaker, all but alike, that put one telling word in place of another.

    Another spelling, form or order of a word is none.
    """
    if not (one.kind == other.kind == "direct") or not one_speaker(one, other) or len(one.stems) < 4:
        return []
    said = [t.content.casefold() for t in (one, other)]
    if fuzz.ratio(*said) < ONE_QUOTATION:
        return []
    for mine, yours in _differences(*(_WORD.findall(text) for text in said)):
        if _telling(mine, one) and _telling(yours, other) and not any(map(str.isdigit, "".join([*mine, *yours]))):
            alike = fuzz.ratio("".join(mine), "".join(yours)) >= ONE_WORD or _is_acronym(mine, yours)
            if not alike and not _stems(mine, one) & other.stems and not _stems(yours, other) & one.stems:
                return [(one.content, one), (other.content, other)]
    return []


def _differences(mine: list[str], yours: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words that stand in place of one another, all between two words that are the same."""
    done = (0, 0)
    for step in _common(mine, yours):
        lone = mine[done[0] : step[0]], yours[done[1] : step[1]]
        if all(lone):
            yield lone
        done = step[0] + 1, step[1] + 1


def _common(mine: list[str], yours: list[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand that are the same, and the ends."""
    for step in Levenshtein.opcodes(mine, yours):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    yield len(mine), len(yours)


def _is_acronym(mine: Sequence[str], yours: Sequence[str]) -> bool:
    """Whether the one is made of the first letters of the other's words."""
    return any(len(a) == 1 and a[0] == "".join(word[0] for word in b) for a, b in ((mine, yours), (yours, mine)))


def _telling(words: Sequence[str], telling: Telling) -> bool:
    weight = stemmer(telling.story.language).weight
    return any(stem[0] != "#" and weight(stem) >= TELLING for stem in _stems(words, telling))


def _stems(words: Sequence[str], telling: Telling) -> set[str]:
    """The content stems of words."""
    tongue = stemmer(telling.story.language)
    return {word.stem for token in words for word in tongue.words(token) if word.stem is not None}
