"""What a sentence shows at a glance: whether a cue, a number or a date may stand in it.

Belongs here: a quick look at words, which may say yes where nothing is, never no where something is. Does not belong here: any
rule; most sentences show nothing that a rule looks for, so that it need not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.claims.lexicon import lexicon
from pipelines.claims.quantities import day_openers, number_words
from pipelines.language import LanguagePack
from pipelines.language.letters import shape, small_runs
from pipelines.records import Sentence

CUE, NUMBER, DAY, FIGURE, GLUED = 1, 2, 4, 8, 16
_FIGURES = "0123456789"
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
_LONG_NAME = re.compile(r"[A-Z][^\W_]{9,}")
"""What a name with a cue glued to it looks like ('AFPmelaporkan')."""


def signs_of(text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> list[int]:
    """What may stand in each of the sentences of ``text``: the sum of CUE, NUMBER and DAY (in words), FIGURE, and
    GLUED where a scraper may have lost the blank between a cue or function word and a name.
    """
    known, words = _known(pack), lexicon(pack)
    capital_inside = b"aA" in shape(text)
    glued = {name for name in _LONG_NAME.findall(text) if words.cue_behind(name)}
    found = []
    for sentence in sentences:
        said = sentence.text
        signs = FIGURE if any(map(said.__contains__, _FIGURES)) else 0
        for word in known.keys() & small_runs(said):
            signs |= known[word]
        if (capital_inside and _CAPITAL_INSIDE.search(said)) or any(name in said for name in glued):
            signs |= CUE | GLUED
        found.append(signs)
    return found


@cache
def _known(pack: LanguagePack) -> dict[bytes, int]:
    """The first run of letters of each cue, number word and word of a date, with what it is a sign of."""
    found: dict[bytes, int] = {}
    for sign, forms in ((CUE, lexicon(pack).cues), (NUMBER, number_words(pack)), (DAY, day_openers(pack))):
        for form in forms:
            run = small_runs(form)[0]
            found[run] = found.get(run, 0) | sign
    return found
