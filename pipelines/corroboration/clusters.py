"""The same claim over all outlets: one row a cluster."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration.agents import agent
from pipelines.corroboration.conflicts import MOST, are_akin, find_conflicts
from pipelines.corroboration.grouping import group
from pipelines.corroboration.likeness import compare
from pipelines.corroboration.origins import independent_origins, origin_of
from pipelines.corroboration.overlap import overlap
from pipelines.corroboration.same_claims import Pairs
from pipelines.corroboration.tellings import Telling, Tellings
from pipelines.records import TABLES, ClaimCluster, Link
from pipelines.records.claim_clusters import LINK_SPEAKERS

TABLE = TABLES["claim_clusters"]
_OF_MEMBER = ["claim_id", "content", "speaker", "speaker_id", "stance", "via", "origin", "origin_evidence"]
_LOOKED_AT = 12
"""Members of a cluster, the first, of which the clearest is chosen."""
_PART = 5_000
"""Clusters that are made into rows at a time: what bounds the memory that they take."""


def make_clusters(tellings: Tellings, same: Pairs, retold: Mapping[str, str]) -> pa.Table:
    """Claims grouped into the same claim, with independent origins and conflicts; table ``claim_clusters``.

    ``same`` are the pairs that are the same claim, ``retold`` the origins of articles that reuse shows. Every claim is in
    exactly one cluster. A cluster's id is the first 16 hex digits of the SHA-256 of its first claim_id, first by time of
    publication, article_id and place in the article: later articles join it or found others, but change neither its id
    nor what it held, from a day after its first claim on (``grouping.YOUNG``). Rows are sorted by cluster_id.
    """

    def score(pairs: Sequence[tuple[int, int]]) -> list[float]:
        low, high = np.array(pairs, np.int64).T
        return compare(tellings, low, high).score.tolist()

    stories = tellings.stories
    seconds = np.where(stories.undated, np.iinfo(np.int64).max // 2, stories.seconds)[tellings.story]
    groups = [found for found in group(same, score, seconds) if len(found) > 1]
    alone = np.ones(len(tellings), bool)
    alone[[no for found in groups for no in found]] = False
    parts = [_alone(np.flatnonzero(alone), tellings, retold)]
    links = _links(groups, same, tellings)
    parts += [_shared(groups[at : at + _PART], links, tellings, retold) for at in range(0, len(groups), _PART)]
    return TABLE.concat(parts).sort_by("cluster_id").combine_chunks()


def _alone(claims: npt.NDArray[np.int64], tellings: Tellings, retold: Mapping[str, str]) -> pa.Table:
    """Clusters of one claim each."""
    rows = {name: tellings.column(name, claims) for name in _OF_MEMBER}
    ids = rows["claim_id"].to_pylist()
    stories = [tellings.stories[no] for no in tellings.story[claims].tolist()]
    cells = zip(*(rows[name].to_pylist() for name in ("via", "origin", "origin_evidence")), strict=True)
    origins = [
        [agent(via[-1]) if via else origin_of(story, origin, evidence, retold)]
        for story, (via, origin, evidence) in zip(stories, cells, strict=True)
    ]
    ones, times = np.ones(len(ids), np.int32), [story.published_at for story in stories]
    made = {
        "cluster_id": list(map(_cluster_id, ids)),
        **{name: rows[name] for name in ("content", "speaker", "speaker_id")},
        "stance": _coded("stance", rows["stance"].cast(pa.string())),
        "claim_ids": [[claim_id] for claim_id in ids],
        "claims": ones, "articles": ones, "outlets": np.array([story.outlet is not None for story in stories], np.int32),
        "independent_origins": ones, "origins": origins, "level": _coded("level", pa.array(["single_outlet"] * len(ids), pa.string())),
        "conflicts": [[]] * len(ids), "links": [[]] * len(ids),
        "first_claim_id": rows["claim_id"], "first_published_at": times, "last_published_at": times,
    }  # fmt: skip
    return pa.table(made, schema=TABLE.schema)


def _coded(column: str, words: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Words of a closed vocabulary as the column holds them."""
    known = pa.array(TABLE.column(column).vocabulary, pa.string())
    codes = pc.index_in(words, value_set=known).cast(pa.int8())
    return pa.DictionaryArray.from_arrays(
        codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes, known
    )


def _links(groups: Sequence[list[int]], same: Pairs, tellings: Tellings) -> dict[int, Link]:
    """For each member of a group, the pair that has the highest score, with an earlier member if there is any, the first of
    equals.
    """
    of = np.full(len(tellings), -1)
    for number, found in enumerate(groups):
        of[found] = number
    within = np.flatnonzero((of[same.low] >= 0) & (of[same.low] == of[same.high]))
    member, like = (np.concatenate([a[within], b[within]]) for a, b in ((same.high, same.low), (same.low, same.high)))
    pair = np.tile(within, 2)
    order = np.lexsort((like, -same.score[pair], like > member, member))
    order = order[np.diff(member[order], prepend=-1) > 0]
    ids = (tellings.column("claim_id", numbers[order]).to_pylist() for numbers in (member, like))
    best, member = pair[order], member[order]
    parts = (part[best].round(4).tolist() for part in (same.score, same.words, same.context))
    who = [LINK_SPEAKERS[n] for n in same.speakers[best].tolist()]
    return dict(zip(member.tolist(), map(Link, *ids, *parts, who), strict=True))


def _shared(
    groups: Sequence[list[int]], links: Mapping[int, Link], tellings: Tellings, retold: Mapping[str, str]
) -> pa.Table:
    """Clusters of several claims."""
    members = tellings.as_rows(np.array([no for found in groups for no in found], np.int64))
    pairs = [pair for found in groups for pair in combinations(found[:MOST], 2)]
    low, high = np.array(pairs, np.int64).reshape(-1, 2).T
    central = _centrality(tellings, groups)
    akin = dict(zip(pairs, are_akin(tellings, low, high).tolist(), strict=True))
    at, made = 0, []
    for found in groups:
        mine = members[at : at + len(found)]
        at += len(found)
        close = [(a, b) for a, b in combinations(mine[:MOST], 2) if akin[a.no, b.no]]
        made.append(_cluster(mine, central, close, sorted(links[no] for no in found[1:]), retold))
    return TABLE.to_arrow(made)


def _centrality(tellings: Tellings, groups: Sequence[list[int]]) -> dict[int, float]:
    """How much of its wording each of a group's first members shares with the others."""
    pairs = [pair for found in groups for pair in combinations(found[:_LOOKED_AT], 2)]
    low, high = np.array(pairs, np.int64).reshape(-1, 2).T
    shared = overlap(tellings.weights[low], tellings.weights[high])
    sums = np.bincount(low, shared, len(tellings)) + np.bincount(high, shared, len(tellings))
    return {n: round(sums[n] / (tellings.total[n] + 1), 6) for found in groups for n in found[:_LOOKED_AT]}


def _cluster_id(first: str) -> str:
    return hashlib.sha256(first.encode()).hexdigest()[:16]


def _cluster(
    members: Sequence[Telling],
    central: Mapping[int, float],
    akin: Sequence[tuple[Telling, Telling]],
    links: list[Link],
    retold: Mapping[str, str],
) -> ClaimCluster:
    clearest = _clearest(members, central)
    speaker: Any = next((t for t in (clearest, *members) if t.is_attributed), clearest)
    origins = independent_origins(members, retold)
    conflicts = find_conflicts(members, akin)
    outlets = {t.story.outlet for t in members if t.story.outlet is not None}
    times = [t.story.published_at for t in members if t.story.published_at is not None]
    if conflicts:
        level = "disputed"
    elif len(origins) > 1:
        level = "corroborated"
    else:
        level = "single_origin" if len(outlets) > 1 else "single_outlet"
    stances = Counter(t.stance for t in members)
    return ClaimCluster(
        cluster_id=_cluster_id(members[0].claim_id), content=clearest.content, speaker=speaker.speaker, speaker_id=speaker.speaker_id,
        stance=min(stances, key=lambda s: (-stances[s], s != clearest.stance, s)),  # type: ignore[arg-type]
        claim_ids=sorted(t.claim_id for t in members), claims=len(members),
        articles=len({t.story.article_id for t in members}), outlets=len(outlets),
        independent_origins=len(origins), origins=origins, level=level,  # type: ignore[arg-type]
        conflicts=conflicts, links=links, first_claim_id=members[0].claim_id,
        first_published_at=min(times, default=None), last_published_at=max(times, default=None),
    )  # fmt: skip


def _clearest(members: Sequence[Telling], central: Mapping[int, float]) -> Telling:
    """The member most like the others (the medoid), attributed before not; of two the quotation, then the one that says
    more; the earliest of equals.
    """
    if len(members) < 3:
        return max(members, key=lambda t: (t.is_attributed, t.kind == "direct", round(t.total, 6), -t.no))
    return max(members[:_LOOKED_AT], key=lambda t: (t.is_attributed, central[t.no], -t.no))
