"""Which articles retell one another, or one wire.

Method: candidates by MinHash with banding over word 5-grams (Broder 1997; rensa, fixed seed), by whole sentences or
quotations that few articles share, and by claims that are the same; then the exact containment of 5-grams and the
order of the shared claims decide.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.corroboration.agents import agent, wires_of
from pipelines.corroboration.same_claims import same_claims
from pipelines.corroboration.tellings import Story, Telling, read_stories, read_tellings
from pipelines.records import TABLES, Reuse

SAME_TEXT = 0.6
"""Containment of 5-grams from which the shorter article is the longer one's text."""
RETOLD = 0.5
"""Share of the smaller article's attributed claims that, retold in the same order, betray one wire."""
ONGOING = 0.25
"""Share of the smaller article's claims that one outlet's next article on the story repeats."""
_PERMUTATIONS, _BAND_ROWS, _SEED = 64, 2, 20
_FEW = 12
"""A sentence that more articles share is boilerplate."""
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 1], np.uint64)
"""Odd multipliers of the hash of a 5-gram (those of xxHash64)."""
_SENTENCE = re.compile(r'[^.!?\n"“”]{50,}')
_WORD = re.compile(r"\w+")


def find_reuse(articles: pa.Table, claims: pa.Table) -> pa.Table:
    """Pairs of articles that retell one another or one wire, as table ``reuse``; each pair once, lower id first.

    ``articles`` and ``claims`` are the public tables over any number of batches, rows in any order. Articles of one
    outlet are paired too (follow_up, or same_text where it published one story twice).
    """
    stories = read_stories(articles)
    tellings = read_tellings(claims, stories)
    order = list(stories)
    place = {article_id: n for n, article_id in enumerate(order)}
    grams = _shingles([stories[a].text for a in order])
    matches = _matches(tellings, place)
    said = Counter(place[t.story.article_id] for t in tellings if t.is_attributed)
    told = Counter(place[t.story.article_id] for t in tellings)
    pairs = _by_minhash(grams) | _by_sentence([stories[a].text for a in order]) | set(matches)
    rows = []
    for low, high in sorted(pairs):
        one, other = stories[order[low]], stories[order[high]]
        row = _judge(
            one,
            other,
            _Shared(
                containment=_containment(grams[low], grams[high]),
                claims=matches.get((low, high), []),
                smaller=min(told[low], told[high]),
                fewest=min(said[low], said[high]),
            ),
        )
        if row is not None:
            rows.append(row)
    rows.sort(key=lambda row: (row.article_id, row.other_id))
    return TABLES["reuse"].to_arrow(rows)


def _shingles(texts: Iterable[str]) -> list[npt.NDArray[np.uint64]]:
    """Hashes of the distinct word 5-grams of each text, sorted; words are numbered by hash, so growth changes nothing."""
    number: dict[str, int] = {}
    made = []
    for text in texts:
        words = []
        for word in _WORD.findall(text.lower()):
            if word not in number:
                number[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
            words.append(number[word])
        codes = np.array(words, np.uint64)
        length = max(len(codes) - 4, 0)
        mixed = np.zeros(length, np.uint64)
        for n, factor in enumerate(_MIX):
            mixed += codes[n : n + length] * factor
            mixed ^= mixed >> np.uint64(29)
        made.append(np.unique(mixed))
    return made


def _by_minhash(grams: Sequence[npt.NDArray[np.uint64]]) -> set[tuple[int, int]]:
    from rensa import RMinHash

    filled = [n for n, found in enumerate(grams) if len(found)]
    if len(filled) < 2:
        return set()
    flat = np.concatenate([grams[n] for n in filled])
    offsets = np.cumsum([0, *(len(grams[n]) for n in filled)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, _PERMUTATIONS, _SEED)
    digests = np.array(matrix.to_rows(), np.uint64).reshape(len(filled), -1, _BAND_ROWS)
    places = np.array(filled)
    pairs: set[tuple[int, int]] = set()
    for band in range(digests.shape[1]):
        buckets = np.bitwise_xor.reduce(digests[:, band] * _MIX[:_BAND_ROWS], axis=1)
        order = np.argsort(buckets, kind="stable")
        edges = np.flatnonzero(np.diff(buckets[order])) + 1
        pairs |= _neighbours(run.tolist() for run in np.split(places[order], edges) if len(run) > 1)
    return pairs


def _by_sentence(texts: Sequence[str]) -> set[tuple[int, int]]:
    buckets: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for sentence in sorted({" ".join(_WORD.findall(s.lower())) for s in _SENTENCE.findall(text)}):
            buckets[hash_of(sentence)].append(place)
    return _neighbours(buckets.values())


def hash_of(text: str) -> int:
    """64 bits of the text's BLAKE2b; the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _neighbours(buckets: Iterable[list[int]]) -> set[tuple[int, int]]:
    """Pairs within each bucket; in a crowded one, each with the next few only."""
    found: set[tuple[int, int]] = set()
    for bucket in buckets:
        if len(bucket) <= _FEW:
            found.update(combinations(bucket, 2))
        else:
            found.update((a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 : n + 3])
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _matches(
    tellings: Sequence[Telling], place: dict[str, int]
) -> dict[tuple[int, int], list[tuple[Telling, Telling]]]:
    """Pairs of articles with the claims that both make: each claim matched once, best first."""
    found: dict[tuple[int, int], list[tuple[Telling, Telling]]] = defaultdict(list)
    used: set[tuple[int, int]] = set()
    for _, low, high in sorted(same_claims(tellings), key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = tellings[low], tellings[high]
        a, b = place[one.story.article_id], place[other.story.article_id]
        if a == b:
            continue
        if a > b:
            a, b, one, other = b, a, other, one
        if (one.no, b) not in used and (other.no, a) not in used:
            used |= {(one.no, b), (other.no, a)}
            found[a, b].append((one, other))
    return found


def _containment(one: npt.NDArray[np.uint64], other: npt.NDArray[np.uint64]) -> float:
    if not len(one) or not len(other):
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / min(len(one), len(other))


def _in_order(pairs: Sequence[tuple[Telling, Telling]]) -> int:
    """Length of the longest run of shared claims that stand in the same order in both articles."""
    tails: list[int] = []
    for _, other in sorted(pairs, key=lambda pair: (pair[0].start, -pair[1].start)):
        at = bisect_left(tails, other.start)
        tails[at : at + 1] = [other.start]
    return len(tails)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What two articles have in common; ``smaller`` and ``fewest``: claims, attributed claims, of the one with fewer."""

    containment: float
    claims: list[tuple[Telling, Telling]]
    smaller: int
    fewest: int


def _judge(one: Story, other: Story, shared: _Shared) -> Reuse | None:
    found = _verdict(one, other, shared)
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
    one: Story, other: Story, shared: _Shared
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
    attributed = [pair for pair in shared.claims if pair[0].is_attributed and pair[1].is_attributed]
    ordered = _in_order(attributed)
    own_words = sum(pair[0].kind != "direct" and pair[1].kind != "direct" for pair in attributed)
    if ordered >= max(3, RETOLD * shared.fewest) and own_words >= 2:
        return "same_wire", f"inferred: {ordered} of {shared.fewest} attributed claims retold in the same order"
    return None
