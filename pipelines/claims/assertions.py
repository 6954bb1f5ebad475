"""The outlet's own checkable sentences, outside every attribution.

Belongs here: which sentences those are, and where the first begins behind the dateline. Does not belong here: what they have in common with others (corroboration).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.signs import FIGURE
from pipelines.claims.speakers import Cast
from pipelines.datelines import dateline_of
from pipelines.language import LanguagePack
from pipelines.records import Sentence

_WORDS = 6


def story_start(text: str, pack: LanguagePack) -> int:
    """The code point of ``text`` where the story starts: after its dateline and the blanks behind it; 0 without one."""
    dateline = dateline_of(text, pack)
    start = dateline.end if dateline is not None else 0
    while start < len(text) and text[start].isspace():
        start += 1
    return start if start < len(text) else 0


def assertion_places(
    sentences: Sequence[Sentence],
    signs: Sequence[int],
    attributed: Sequence[tuple[int, int]],
    cast: Cast,
    lexicon: Lexicon,
    *,
    story: int,
) -> Iterator[Sentence]:
    """The declarative sentences that hold a number, a date or an entity and a finite-looking word, and no attribution.

    ``signs``: what may stand in each of the sentences; ``attributed``: the extents of the attributed claims, ``story``: where the story
    starts after its dateline, in code points.
    """
    spans = sorted(attributed)
    starts = [a for a, _ in spans]
    reach: list[int] = []
    for _, b in spans:
        reach.append(max(b, reach[-1] if reach else 0))
    for sentence, shown in zip(sentences, signs, strict=True):
        i = bisect_right(starts, sentence.end - 1)
        if i and reach[i - 1] > sentence.start:
            continue
        start = max(sentence.start, story)
        words = sentence.text[start - sentence.start :].split()
        if len(words) < _WORDS or sentence.text.rstrip("\"”' ")[-1:] in "?:":
            continue
        if not shown & FIGURE and not any(m.kind == "name" for m in cast.within(start, sentence.end)):
            continue
        if not lexicon.finite.isdisjoint(words) or _holds_verb(words, lexicon):
            yield sentence


def _holds_verb(words: list[str], lexicon: Lexicon) -> bool:
    """Whether one of the words, marks round it or not, is in small letters and looks finite."""
    return any(lexicon.is_verb(word.strip(".,;:()\"“”'")) for word in words if word[:1].islower())
