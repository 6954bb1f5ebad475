"""The overview's data: counts, the flow wire -> outlet -> speaker, the timeline, who is quoted most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipelines.report.clusters import days
from pipelines.report.numbering import LEVELS, Numbering

SPEAKERS_IN_FLOW, OUTLETS_IN_FLOW, WIRES_IN_FLOW = 12, 8, 6
QUOTED = 15
WIRES = 8


def overview(numbers: Numbering, tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """What the first page draws."""
    claims = [row for rows in numbers.claims.values() for row in rows]
    return {
        "counts": {
            "articles": len(numbers.articles),
            "outlets": len(numbers.outlets),
            "claims": len(claims),
            "attributed": sum(row["kind"] != "assertion" for row in claims),
            "clusters": len(numbers.clusters),
            "speakers": len(numbers.speakers),
            "rejected": tables["rejected"].num_rows,
            "denials": sum(row["stance"] == "deny" for row in claims),
        },
        "levels": [sum(row["level"] == level for row in numbers.clusters) for level in LEVELS],
        "flow": _flow(numbers, claims),
        "timeline": _timeline(numbers),
        "quoted": numbers.speakers[:QUOTED],
        "wires": _wires(claims),
    }


def _flow(numbers: Numbering, claims: list[dict[str, Any]]) -> list[list[Any]]:
    """[origin, outlet, speaker, claims] for the most quoted speakers; None for own reporting, 0 for all rarer names."""
    shown = {row["name"] for row in numbers.speakers[:SPEAKERS_IN_FLOW]}
    rows = [
        (None if row["origin_evidence"] == "outlet" else row["origin"], row["outlet"], row["speaker"])
        for row in claims
        if row["speaker"] in shown and row["outlet"]
    ]
    origins = _most(Counter(origin for origin, _, _ in rows if origin is not None), WIRES_IN_FLOW)
    outlets = _most(Counter(outlet for _, outlet, _ in rows), OUTLETS_IN_FLOW)
    counts = Counter(
        (origin if origin is None or origin in origins else 0, outlet if outlet in outlets else 0, speaker)
        for origin, outlet, speaker in rows
    )
    return [[*key, count] for key, count in sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))]


def _most(counts: Counter[str], size: int) -> set[str]:
    """The ``size`` names with the highest counts; all of them if only one more is left, which needs no word for the rest."""
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return set(ranked if len(ranked) <= size + 1 else ranked[:size])


def _timeline(numbers: Numbering) -> list[list[int]]:
    """[day, clusters by level] for each day on which a claim appeared first."""
    counts: dict[int, list[int]] = {}
    for row in numbers.clusters:
        day = days(row["first_published_at"])
        if day is not None:
            counts.setdefault(day, [0] * len(LEVELS))[LEVELS.index(row["level"])] += 1
    return [[day, *counts[day]] for day in sorted(counts)]


def _wires(claims: list[dict[str, Any]]) -> list[list[Any]]:
    """[wire, claims, outlets] of the news organisations that other outlets rest on, the busiest first."""
    counts: Counter[str] = Counter()
    outlets: dict[str, set[str]] = {}
    for row in claims:
        if row["origin_evidence"] != "outlet" and row["origin"]:
            counts[row["origin"]] += 1
            outlets.setdefault(row["origin"], set()).add(row["outlet"] or "")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [[name, count, len(outlets[name])] for name, count in ranked[:WIRES]]
