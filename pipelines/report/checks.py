"""Data files of the pages of gates and of rejected documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

import pyarrow as pa

from pipelines.records import TABLES
from pipelines.report.scripts import Files, paged, script

PAGE = 2000


def gate_files(gates: pa.Table, published: Collection[tuple[str, str, str]]) -> Files:
    """``published`` are (table, batch, version) of the release: their expectations, and what other versions failed."""
    held: dict[tuple[Any, ...], dict[str, Any]] = {}
    refused = []
    for row in sorted(gates.to_pylist(), key=lambda r: [str(r[name]) for name in TABLES["gates"].key]):
        if (row["table"], row["batch"], row["version"]) not in published:
            if not row["success"] and row["severity"] == "critical":
                refused.append(
                    {name: row[name] for name in ("table", "batch", "expectation", "column", "reason", "observed")}
                    | {"rows": row["unexpected_count"], "version": row["version"]}
                )
            continue
        key = (row["table"], row["severity"], row["column"] or "", row["expectation"])
        one = held.setdefault(
            key,
            {
                "table": row["table"],
                "severity": row["severity"],
                "column": row["column"],
                "expectation": row["expectation"],
                "reason": row["reason"],
                "judged": 0,
                "held": 0,
                "rows": 0,
                "observed": row["observed"],
            },
        )
        one["judged"] += 1
        one["held"] += row["success"]
        one["rows"] += row["unexpected_count"]
        if not row["success"]:
            one["observed"] = row["observed"]
    yield script("gates", {"expectations": [held[key] for key in sorted(held)], "refused": sorted(refused, key=str)})


def rejected_files(rejected: pa.Table) -> Files:
    """The rejected documents, and how many there are for each reason."""
    rows = [
        {
            "reason": row["reason"],
            "stage": row["stage"],
            "path": row["source_path"],
            "record": row["record"],
            "detail": row["detail"],
            "bytes": row["size_bytes"],
        }
        for row in sorted(rejected.to_pylist(), key=lambda r: (r["source_path"], r["record"]))
    ]
    yield from paged("rejected", rows, PAGE)
    counts = Counter(row["reason"] for row in rows)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    yield script("rejected/reasons", {"rows": len(rows), "pages": -(-len(rows) // PAGE), "reasons": ranked})
