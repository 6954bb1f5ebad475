"""The same claim over all outlets: one row a cluster."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import pyarrow as pa

from pipelines.corroboration.conflicts import find_conflicts
from pipelines.corroboration.grouping import group
from pipelines.corroboration.likeness import compare
from pipelines.corroboration.origins import independent_origins, origins_by_reuse
from pipelines.corroboration.same_claims import same_claims
from pipelines.corroboration.tellings import Telling, overlap, read_stories, read_tellings
from pipelines.records import TABLES, ClaimCluster


def cluster_claims(claims: pa.Table, articles: pa.Table, reuse: pa.Table, provenance: pa.Table) -> pa.Table:
    """Claims grouped into the same claim, with independent origins and conflicts; table ``claim_clusters``.

    Every claim whose article is in ``articles`` is in exactly one cluster. A cluster's id is the first 16 hex digits of
    the SHA-256 of its first claim_id, first by time of publication, article_id and place in the article: later articles
    join it or found others, but change neither its id nor what it held. Rows are sorted by cluster_id.
    """
    stories = read_stories(articles)
    tellings = read_tellings(claims, stories)
    retold = origins_by_reuse(stories, sorted(reuse.to_pylist(), key=lambda r: (r["article_id"], r["other_id"])))
    groups = group(len(tellings), same_claims(tellings), lambda a, b: compare(tellings[a], tellings[b]).score)
    groups.sort(key=lambda found: _cluster_id(tellings[found[0]]))
    table = TABLES["claim_clusters"]
    parts = (groups[at : at + _PART] for at in range(0, len(groups), _PART))
    return table.concat(
        table.to_arrow([_cluster([tellings[n] for n in found], retold) for found in part]) for part in parts
    )


_PART = 20_000
"""Clusters that are made into rows at a time: what bounds the memory that they take."""


def _cluster_id(first: Telling) -> str:
    return hashlib.sha256(first.claim_id.encode()).hexdigest()[:16]


def _cluster(members: Sequence[Telling], retold: Mapping[str, str]) -> ClaimCluster:
    first, clearest = members[0], _clearest(members)
    speaker = next((t for t in (clearest, *members) if t.speaker is not None), clearest)
    origins = independent_origins(members, retold)
    conflicts = find_conflicts(members)
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
        cluster_id=_cluster_id(first),
        content=clearest.content, speaker=speaker.speaker, speaker_id=speaker.speaker_id,
        stance=min(stances, key=lambda s: (-stances[s], s != clearest.stance, s)),  # type: ignore[arg-type]
        claim_ids=sorted(t.claim_id for t in members), claims=len(members),
        articles=len({t.story.article_id for t in members}), outlets=len(outlets),
        independent_origins=len(origins), origins=origins, level=level,  # type: ignore[arg-type]
        conflicts=conflicts, first_claim_id=first.claim_id,
        first_published_at=min(times, default=None), last_published_at=max(times, default=None),
    )  # fmt: skip


def _clearest(members: Sequence[Telling]) -> Telling:
    """The member most like the others (the medoid), attributed before not; the earliest of equals."""
    if len(members) < 3:
        return max(members, key=lambda t: (t.is_attributed, t.kind == "direct", t.total, -t.no))
    looked = members[:12]
    return max(
        looked,
        key=lambda t: (
            t.is_attributed,
            round(sum(overlap(t.weights, o.weights) for o in looked if o is not t) / (t.total + 1), 6),
            -t.no,
        ),
    )
