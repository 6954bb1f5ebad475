"""The outlet's own checkable sentences, outside every attribution.

Belongs here: which sentences those are. Does not belong here: what they have in common with others (corroboration).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.signs import FIGURE
from pipelines.claims.speakers import Cast
from pipelines.records import Sentence

_WORDS = 6


def assertion_places(
    sentences: Sequence[Sentence],
    signs: Sequence[int],
    attributed: Sequence[tuple[int, int]],
    cast: Cast,
    lexicon: Lexicon,
) -> Iterator[Sentence]:
    """The declarative sentences that hold a number, a date or an entity and a finite-looking word, and no attribution.

    ``signs``: what may stand in each of the sentences; ``attributed``: the extents of the attributed claims, in code points.
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
        words = sentence.text.split()
        if len(words) < _WORDS or sentence.text.rstrip("\"”' ")[-1:] in "?:":
            continue
        if not shown & FIGURE and not any(m.kind == "name" for m in cast.within(sentence.start, sentence.end)):
            continue
        if any(lexicon.is_verb(w.strip(".,;:()\"“”'")) for w in words if w[:1].islower()):
            yield sentence
