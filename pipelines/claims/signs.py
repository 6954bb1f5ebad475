"""What a sentence shows at a glance: whether a cue, a number or a date may stand in it.

Belongs here: a quick look at words, which may say yes where nothing is, never no where something is. Does not belong here: any
rule; most sentences show nothing that a rule looks for, so that it need not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.claims.dates import day_forms
from pipelines.claims.lexicon import Lexicon, lexicon
from pipelines.claims.quantities import number_words
from pipelines.language import LanguagePack
from pipelines.language.letters import shape, small_runs
from pipelines.records import Sentence

CUE, NUMBER, DAY, FIGURE, GLUED, SAID = 1, 2, 4, 8, 16, 32
_FIGURES = "0123456789"
_CAPITAL_INSIDE = re.compile(b"aA")
_HEAD = re.compile(r"[^\W\d_][^\W\d_A-Z]*\Z")
_HEAD_REACH = 40
"""Letters that a word glued before a name has at most."""
_LONG_NAME = re.compile(r"[A-Z][^\W_]{7,}")
"""What a name with a cue glued to it looks like ('AFPmelaporkan')."""


def signs_of(text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> list[int]:
    """What may stand in each of the sentences of ``text``: the sum of CUE, NUMBER and DAY (in words), FIGURE, and
    GLUED where a scraper lost the blank between a cue or function word and a name, SAID (and CUE) where a noun of what is said and
    a complementizer stand.
    """
    known, glued = _known(pack), _glued(text, lexicon(pack))
    found = []
    for sentence in sentences:
        said = sentence.text
        signs = FIGURE if any(map(said.__contains__, _FIGURES)) else 0
        runs = known.keys() & small_runs(said)
        for run in runs:
            for form, sign in known[run]:
                if form <= runs:
                    signs |= sign
        if glued and any(name in said for name in glued):
            signs |= CUE | GLUED
        found.append(signs)
    return found


def _glued(text: str, known: Lexicon) -> set[str]:
    """What shows in the text that a cue or function word and a name are one word ('dariR' of 'dariReuters', 'AFPmelaporkan')."""
    glued = {name for name in _LONG_NAME.findall(text) if known.cue_behind(name)}
    for inside in _CAPITAL_INSIDE.finditer(shape(text)):
        capital = inside.end() - 1
        head = _HEAD.search(text, max(0, capital - _HEAD_REACH), capital)
        if head is not None and head.group().lower() in known.glued_heads:
            glued.add(text[head.start() : capital + 1])
    return glued


@cache
def _known(pack: LanguagePack) -> dict[bytes, list[tuple[frozenset[bytes], int]]]:
    """Every run of letters in the cues, number words and words of dates, with the forms that it opens and what they are signs of.

    All runs of a form must stand in the sentence: 'dalam' alone, of 'dalam pandangan', stands in every tenth.
    """
    words = lexicon(pack)
    cues = (" ".join(cue.words) for forms in words.cues.values() for cue in forms)
    said = (f"{noun} {that}" for noun in words.said for that in words.role("complementizer").single)
    found: dict[bytes, list[tuple[frozenset[bytes], int]]] = {}
    for sign, forms in ((CUE, cues), (CUE | SAID, said), (NUMBER, number_words(pack)), (DAY, day_forms(pack))):
        for form in forms:
            runs = small_runs(form)
            for run in runs:
                found.setdefault(run, [])
            found[runs[0]].append((frozenset(runs), sign))
    return found
