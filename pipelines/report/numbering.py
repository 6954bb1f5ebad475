"""Numbers that the site's files call things by: articles, claims' clusters, outlets, speakers.

Belongs here: the order in which things are shown and therefore numbered. Within a release, which never changes, a number
is a stable name, and far shorter than an id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

Row = dict[str, Any]

LEVELS = ("disputed", "corroborated", "single_origin", "single_outlet")
"""In the order in which clusters are shown: what calls for a look first."""


@dataclass(frozen=True)
class Numbering:
    """Articles newest first, clusters by level and reach, outlets and speakers by their number of claims."""

    articles: list[Row]
    clusters: list[Row]
    outlets: list[str]
    speakers: list[Row]
    claims: dict[str, list[Row]]
    article_no: dict[str, int] = field(default_factory=dict)
    cluster_of: dict[str, int] = field(default_factory=dict)
    outlet_no: dict[str, int] = field(default_factory=dict)
    speaker_no: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Mapping[str, pa.Table]) -> Numbering:
        """The numbering of a release's tables.

        The same bytes in two batches are one article here: what stands in the first batch by name.
        """
        articles: dict[str, Row] = {}
        for row in sorted(tables["articles"].to_pylist(), key=lambda r: (r["batch"], r["source_path"], r["record"])):
            articles.setdefault(row["article_id"], row)
        claims: dict[str, dict[str, Row]] = {}
        for row in sorted(tables["claims"].to_pylist(), key=lambda r: (r["claim_id"], r["batch"])):
            claims.setdefault(row["article_id"], {}).setdefault(row["claim_id"], row)
        made = cls(
            articles=sorted(articles.values(), key=lambda r: (-_seconds(r["published_at"]), r["article_id"])),
            clusters=sorted(tables["claim_clusters"].to_pylist(), key=_rank),
            outlets=_outlets(articles.values()),
            speakers=_speakers(row for rows in claims.values() for row in rows.values()),
            claims={a: sorted(rows.values(), key=lambda r: (r["start"], r["claim_id"])) for a, rows in claims.items()},
        )
        made.article_no.update({row["article_id"]: n for n, row in enumerate(made.articles)})
        made.cluster_of.update({claim: n for n, row in enumerate(made.clusters) for claim in row["claim_ids"]})
        made.outlet_no.update({name: n for n, name in enumerate(made.outlets)})
        made.speaker_no.update({row["name"]: n for n, row in enumerate(made.speakers)})
        return made


def _seconds(moment: Any) -> float:
    return moment.timestamp() if moment is not None else float("-inf")


def _rank(row: Row) -> tuple[Any, ...]:
    return (
        LEVELS.index(row["level"]),
        -row["independent_origins"],
        -row["outlets"],
        -row["claims"],
        -_seconds(row["first_published_at"]),
        row["cluster_id"],
    )


def _outlets(articles: Any) -> list[str]:
    counts = Counter(row["outlet"] for row in articles if row["outlet"])
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _speakers(claims: Any) -> list[Row]:
    """Speakers by name, each with the title most often given and the number of claims and outlets, the most quoted first."""
    found: dict[str, Row] = {}
    outlets: dict[str, set[str]] = {}
    titles: dict[str, Counter[str]] = {}
    for row in claims:
        name = row["speaker"]
        if name is None:
            continue
        one = found.setdefault(name, {"name": name, "id": row["speaker_id"], "claims": 0, "denials": 0})
        one["claims"] += 1
        one["denials"] += row["stance"] == "deny"
        if row["speaker_title"]:
            titles.setdefault(name, Counter())[row["speaker_title"]] += 1
        if row["outlet"]:
            outlets.setdefault(name, set()).add(row["outlet"])
    for name, one in found.items():
        one["outlets"] = len(outlets.get(name, ()))
        given = titles.get(name)
        one["title"] = min(given, key=lambda title: (-given[title], title)) if given else None
    return sorted(found.values(), key=lambda one: (-one["claims"], one["name"]))
