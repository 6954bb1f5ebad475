"""Which articles retell one another, or one wire.

Method: candidates by MinHash with banding over word 5-grams (Broder 1997; rensa, fixed seed), by whole sentences or
quotations that few articles share, and by claims that are the same; then the exact containment of 5-grams and the
order of the shared claims decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.corroboration.agents import agent, wires_of
from pipelines.corroboration.prints import MIX, Hashes, Prints, read_prints
from pipelines.corroboration.same_claims import Pairs
from pipelines.corroboration.stories import Story
from pipelines.corroboration.tellings import Tellings
from pipelines.records import Reuse

_Numbers = npt.NDArray[np.int64]

SAME_TEXT = 0.6
"""Containment of 5-grams from which the shorter article is the longer one's text."""
RETOLD = 0.5
"""Share of the smaller article's attributed claims that, retold in the same order, betray one wire."""
ONGOING = 0.25
"""Share of the smaller article's claims that one outlet's next article on the story repeats."""
_PERMUTATIONS, _BAND_ROWS, _SEED = 64, 2, 20
_FEW = 12
"""A sentence that more articles share is boilerplate, and so is a claim, for its outlet: 'we fight hoaxes since 2018'."""
_NEXT = 2
"""Articles that each is paired with among more that have something in common."""


def find_reuse(tellings: Tellings, same: Pairs, prints: pa.Table) -> list[Reuse]:
    """Pairs of articles that retell one another or one wire, each once, lower id first, sorted.

    ``same`` are the pairs of claims that are the same claim, ``prints`` those of all texts, in order of the stories.
    Articles of one outlet are paired too (follow_up, or same_text where it published one story twice).
    """
    stories = tellings.stories
    grams, sentences = read_prints(prints["grams"]), read_prints(prints["sentences"])
    matches, common = _matches(tellings, same), _boilerplate(tellings, same)
    told = np.bincount(tellings.story, minlength=len(stories)).tolist()
    said = np.bincount(tellings.story[tellings.voice >= 0], minlength=len(stories)).tolist()
    texts = len(grams.ends)
    met = np.array([low * texts + high for low, high in matches], np.int64)
    pairs = np.unique(np.concatenate([_by_minhash(grams), _by_sentence(sentences), met]))
    rows = []
    for low, high in zip(*(n.tolist() for n in np.divmod(pairs, texts)), strict=True):
        row = _judge(
            tellings,
            stories[low],
            stories[high],
            _Shared(
                containment=_containment(grams.of(low), grams.of(high)),
                claims=matches.get((low, high), []),
                boilerplate=sum(one in common and other in common for one, other in matches.get((low, high), [])),
                smaller=min(told[low], told[high]),
                fewest=min(said[low], said[high]),
            ),
        )
        if row is not None:
            rows.append(row)
    return sorted(rows, key=lambda row: (row.article_id, row.other_id))


def _by_minhash(grams: Prints) -> _Numbers:
    from rensa import RMinHash

    filled = np.flatnonzero(np.diff(grams.ends))
    if len(filled) < 2:
        return np.empty(0, np.int64)
    offsets = np.append(grams.ends[filled], grams.ends[-1]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(grams.hashes, offsets, _PERMUTATIONS, _SEED)
    digests = np.array(matrix.to_rows(), np.uint64).reshape(len(filled), -1, _BAND_ROWS)
    bands = (np.bitwise_xor.reduce(digests[:, n] * MIX[:_BAND_ROWS], axis=1) for n in range(digests.shape[1]))
    return np.unique(np.concatenate([_neighbours(band, filled, len(grams.ends)) for band in bands]))


def _by_sentence(sentences: Prints) -> _Numbers:
    text = np.repeat(np.arange(len(sentences.ends) - 1), np.diff(sentences.ends))
    return _neighbours(sentences.hashes, text, len(sentences.ends))


def _neighbours(keys: Hashes, text: _Numbers, texts: int) -> _Numbers:
    """Pairs of texts that bear one key, each as ``texts`` times the lower number plus the higher; of many that bear one,
    each with the next few only. ``text`` is sorted.
    """
    order = np.argsort(keys, kind="stable")
    keys, text = keys[order], text[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    size = np.diff(starts, append=len(keys))
    before = np.arange(len(keys)) - np.repeat(starts, size)
    reach = np.minimum(before, np.repeat(np.where(size > _FEW, _NEXT, size), size))
    found, here = [np.empty(0, np.int64)], np.arange(len(keys))
    for step in range(1, _FEW):
        here = here[reach[here] >= step]
        found.append(text[here - step] * texts + text[here])
    return np.unique(np.concatenate(found))


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


def _boilerplate(tellings: Tellings, same: Pairs) -> set[int]:
    """Claims that more than ``_FEW`` other articles make."""
    apart = tellings.story[same.low] != tellings.story[same.high]
    made = np.bincount(np.concatenate([same.low[apart], same.high[apart]]), minlength=len(tellings))
    return set(np.flatnonzero(made > _FEW).tolist())


def _containment(one: Hashes, other: Hashes) -> float:
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
    """What two articles have in common; ``boilerplate``: how many of the claims are; ``smaller`` and ``fewest``: claims,
    attributed claims, of the one with fewer.
    """

    containment: float
    claims: list[tuple[int, int]]
    boilerplate: int
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
        telling = len(shared.claims) - shared.boilerplate
        if telling < max(2, ONGOING * shared.smaller):
            return None
        return "follow_up", f"one outlet, {telling} shared claims"
    wires = wires_of(one) & wires_of(other)
    if wires and (shared.claims or shared.containment >= 0.1):
        return "same_wire", f"both credit {', '.join(sorted(wires))}"
    attributed = [pair for pair in shared.claims if all(tellings.voice[n] >= 0 for n in pair)]
    ordered = _in_order([(int(tellings.start[a]), int(tellings.start[b])) for a, b in attributed])
    own_words = sum(not any(tellings.direct[n] for n in pair) for pair in attributed)
    if ordered >= max(3, RETOLD * shared.fewest) and own_words >= 2:
        return "same_wire", f"inferred: {ordered} of {shared.fewest} attributed claims retold in the same order"
    return None
