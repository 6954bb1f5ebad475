"""Which articles retell one another, or one wire.

Method: candidates by MinHash with banding over word 5-grams (Broder 1997; rensa, fixed seed), by whole sentences or
quotations that few articles share, and by claims that are the same; then the exact containment of 5-grams and the
order of the shared claims decide.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.agents import agent, wires_of
from pipelines.corroboration.pieces import Pieces
from pipelines.corroboration.same_claims import Pairs
from pipelines.corroboration.stories import Stories, Story
from pipelines.corroboration.tellings import Tellings
from pipelines.records import Reuse

_Hashes = npt.NDArray[np.uint64]
_Numbers = npt.NDArray[np.int64]

SAME_TEXT = 0.6
"""Containment of 5-grams from which the shorter article is the longer one's text."""
RETOLD = 0.5
"""Share of the smaller article's attributed claims that, retold in the same order, betray one wire."""
ONGOING = 0.25
"""Share of the smaller article's claims that one outlet's next article on the story repeats."""
_PERMUTATIONS, _BAND_ROWS, _SEED = 64, 2, 20
_PART = 1000
"""Texts that are taken at a time: what bounds the memory that they take."""
_FEW = 12
"""A sentence that more articles share is boilerplate."""
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 1], np.uint64)
"""Odd multipliers of the hash of a 5-gram (those of xxHash64)."""
_END = re.compile(r'[.!?"“”]')
_TOKEN = re.compile(rf"\w+|{_END.pattern}")
_BREAK = " . "
"""In place of the end of a line: what ends a sentence too, and is no blank."""
_LONG = 50
"""Letters and blanks from which a sentence is long enough to betray where it comes from."""


def find_reuse(tellings: Tellings, same: Pairs) -> list[Reuse]:
    """Pairs of articles that retell one another or one wire, each once, lower id first, sorted.

    ``same`` are the pairs of claims that are the same claim. Articles of one outlet are paired too (follow_up, or
    same_text where it published one story twice).
    """
    stories = tellings.stories
    grams, sentences = _prints(stories)
    matches = _matches(tellings, same)
    told = np.bincount(tellings.story, minlength=len(stories)).tolist()
    said = np.bincount(tellings.story[tellings.voice >= 0], minlength=len(stories)).tolist()
    pairs = _by_minhash(grams) | _by_sentence(sentences) | set(matches)
    rows = []
    for low, high in sorted(pairs):
        row = _judge(
            tellings,
            stories[low],
            stories[high],
            _Shared(
                containment=_containment(grams.of(low), grams.of(high)),
                claims=matches.get((low, high), []),
                smaller=min(told[low], told[high]),
                fewest=min(said[low], said[high]),
            ),
        )
        if row is not None:
            rows.append(row)
    return sorted(rows, key=lambda row: (row.article_id, row.other_id))


class _Hashed(NamedTuple):
    """Hashes that texts bear, text by text, each text's distinct and sorted; ``ends``: where each text's begin and end."""

    hashes: _Hashes
    ends: _Numbers

    def of(self, text: int) -> _Hashes:
        return self.hashes[self.ends[text] : self.ends[text + 1]]


class _Tokens(dict[str, int]):
    """Words and marks that end a sentence, numbered; of each the hash (0: a mark), so that growth changes no hash."""

    def __init__(self) -> None:
        super().__init__()
        self.hashes, self.lengths = array("Q"), array("i")

    def __missing__(self, token: str) -> int:
        digest = hashlib.blake2b(token.encode(), digest_size=8).digest()
        self.hashes.append(0 if _END.fullmatch(token) else int.from_bytes(digest, "big"))
        self.lengths.append(len(token))
        number = self[token] = len(self)
        return number


def _prints(stories: Stories) -> tuple[_Hashed, _Hashed]:
    """What texts that have something in common share: word 5-grams and sentences."""
    tokens, made = _Tokens(), []
    pieces = Pieces(lambda piece: map(tokens.__getitem__, _TOKEN.findall(piece.lower())))
    for texts in stories.texts(_PART):
        token, text_of = pieces.tokens([text.replace("\n", _BREAK) for text in texts])
        codes, lengths = np.array(tokens.hashes)[token], np.array(tokens.lengths)[token]
        words = np.flatnonzero(codes)
        grams = _by_text(*_grams(codes[words], text_of[words]), len(texts))
        made.append((grams, _by_text(*_sentences(codes, lengths, text_of, words), len(texts))))
    return _joined([grams for grams, _ in made]), _joined([sentences for _, sentences in made])


def _by_text(hashes: _Hashes, text: _Numbers, texts: int) -> tuple[_Hashes, _Numbers]:
    """Each text's distinct hashes, sorted, and how many it has; ``text`` is sorted."""
    hashes, ends = hashes.copy(), np.searchsorted(text, np.arange(texts + 1)).tolist()
    for first, end in pairwise(ends):
        hashes[first:end].sort()
    anew = np.ones(len(hashes), bool)
    anew[1:] = (hashes[1:] != hashes[:-1]) | (text[1:] != text[:-1])
    return hashes[anew], np.bincount(text[anew], minlength=texts)


def _joined(parts: Sequence[tuple[_Hashes, _Numbers]]) -> _Hashed:
    hashes = np.concatenate([np.empty(0, np.uint64), *(found for found, _ in parts)])
    return _Hashed(hashes, np.cumsum(np.concatenate([np.zeros(1, np.int64), *(count for _, count in parts)])))


def _grams(codes: _Hashes, text: _Numbers) -> tuple[_Hashes, _Numbers]:
    """Hashes of the word 5-grams that stand in one text, and those texts."""
    length = max(len(codes) - len(_MIX) + 1, 0)
    mixed = np.zeros(length, np.uint64)
    for n, factor in enumerate(_MIX):
        mixed += codes[n : n + length] * factor
        mixed ^= mixed >> np.uint64(29)
    inside = text[:length] == text[len(text) - length :]
    return mixed[inside], text[:length][inside]


def _sentences(codes: _Hashes, lengths: _Numbers, text: _Numbers, words: _Numbers) -> tuple[_Hashes, _Numbers]:
    """Hashes of the sentences of ``_LONG`` letters and blanks or more, and the texts that they stand in."""
    if not len(words):
        return np.empty(0, np.uint64), words
    starts = np.flatnonzero((np.diff(words, prepend=-2) > 1) | (np.diff(text[words], prepend=-1) > 0))
    place = np.arange(len(words)) - np.repeat(starts, np.diff(starts, append=len(words)))
    mixed = codes[words] * (2 * place.astype(np.uint64) + _MIX[0])
    mixed ^= mixed >> np.uint64(29)
    is_long = np.add.reduceat(lengths[words] + 1, starts) >= _LONG
    return np.add.reduceat(mixed, starts)[is_long], text[words][starts][is_long]


def _by_minhash(grams: _Hashed) -> set[tuple[int, int]]:
    from rensa import RMinHash

    filled = np.flatnonzero(np.diff(grams.ends))
    if len(filled) < 2:
        return set()
    offsets = np.append(grams.ends[filled], grams.ends[-1]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(grams.hashes, offsets, _PERMUTATIONS, _SEED)
    digests = np.array(matrix.to_rows(), np.uint64).reshape(len(filled), -1, _BAND_ROWS)
    pairs: set[tuple[int, int]] = set()
    for band in range(digests.shape[1]):
        buckets = np.bitwise_xor.reduce(digests[:, band] * _MIX[:_BAND_ROWS], axis=1)
        pairs |= _neighbours(_buckets(buckets, filled))
    return pairs


def _by_sentence(sentences: _Hashed) -> set[tuple[int, int]]:
    text = np.repeat(np.arange(len(sentences.ends) - 1), np.diff(sentences.ends))
    return _neighbours(_buckets(sentences.hashes, text))


def _buckets(keys: _Hashes, places: _Numbers) -> Iterator[list[int]]:
    """Places of one key, of the keys that several have."""
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.concatenate([[True], np.diff(keys[order]) > 0]))[: len(keys)]
    ends = np.append(starts[1:], len(keys))
    for n in np.flatnonzero(ends - starts > 1).tolist():
        yield places[order[starts[n] : ends[n]]].tolist()


def _neighbours(buckets: Iterable[list[int]]) -> set[tuple[int, int]]:
    """Pairs within each bucket; in a crowded one, each with the next few only."""
    found: set[tuple[int, int]] = set()
    for bucket in buckets:
        if len(bucket) <= _FEW:
            found.update(combinations(bucket, 2))
        else:
            found.update((a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 : n + 3])
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _matches(tellings: Tellings, same: Pairs) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Pairs of articles with the claims that both make: each claim matched once, best first."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    used: set[tuple[int, int]] = set()
    order = np.lexsort((same.high, same.low, -same.score))
    columns = (same.low, same.high, tellings.story[same.low], tellings.story[same.high])
    for one, other, a, b in zip(*(column[order].tolist() for column in columns), strict=True):
        if a != b and (one, b) not in used and (other, a) not in used:
            used |= {(one, b), (other, a)}
            found[a, b].append((one, other))
    return found


def _containment(one: _Hashes, other: _Hashes) -> float:
    if not len(one) or not len(other):
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / min(len(one), len(other))


def _in_order(starts: Sequence[tuple[int, int]]) -> int:
    """Length of the longest run of shared claims, by where each stands in either article, that keep their order."""
    tails: list[int] = []
    for _, other in sorted(starts, key=lambda pair: (pair[0], -pair[1])):
        at = bisect_left(tails, other)
        tails[at : at + 1] = [other]
    return len(tails)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What two articles have in common; ``smaller`` and ``fewest``: claims, attributed claims, of the one with fewer."""

    containment: float
    claims: list[tuple[int, int]]
    smaller: int
    fewest: int


def _judge(tellings: Tellings, one: Story, other: Story, shared: _Shared) -> Reuse | None:
    found = _verdict(tellings, one, other, shared)
    if found is None:
        return None
    low, high = sorted((one.article_id, other.article_id))
    verdict, words = found
    return Reuse(
        article_id=low, other_id=high, verdict=verdict, containment=shared.containment,
        shared_claims=len(shared.claims),
        evidence=f"{shared.containment:.2f} of the shorter text's 5-grams stand in the other; {words}",
    )  # fmt: skip


def _verdict(
    tellings: Tellings, one: Story, other: Story, shared: _Shared
) -> tuple[Literal["same_text", "same_wire", "follow_up"], str] | None:
    one_outlet = one.outlet is not None and one.outlet == other.outlet
    if shared.containment >= SAME_TEXT:
        return "same_text", "one outlet" if one_outlet else f"{agent(one.outlet)} and {agent(other.outlet)}"
    if one_outlet:
        if len(shared.claims) < max(2, ONGOING * shared.smaller):
            return None
        return "follow_up", f"one outlet, {len(shared.claims)} shared claims"
    wires = wires_of(one) & wires_of(other)
    if wires and (shared.claims or shared.containment >= 0.1):
        return "same_wire", f"both credit {', '.join(sorted(wires))}"
    attributed = [pair for pair in shared.claims if all(tellings.voice[n] >= 0 for n in pair)]
    ordered = _in_order([(int(tellings.start[a]), int(tellings.start[b])) for a, b in attributed])
    own_words = sum(not any(tellings.direct[n] for n in pair) for pair in attributed)
    if ordered >= max(3, RETOLD * shared.fewest) and own_words >= 2:
        return "same_wire", f"inferred: {ordered} of {shared.fewest} attributed claims retold in the same order"
    return None
