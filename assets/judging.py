"""A gate at work on one table, wherever there is a process for it. Imported in workers, so without Dagster."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from assets.lake import Lake
from assets.packing import Rows
from expectations.gate import judge
from expectations.suites import parents
from expectations.verdict import Verdict


def brought(table: str, made: Mapping[str, Rows]) -> dict[str, Rows]:
    """What a judge of ``table`` cannot read in the lake: its rows, and its parents that are made with it."""
    return {name: made[name] for name in (table, *parents(table)) if name in made}


def judged(lake: str, batch: str, table: str, rows: Mapping[str, pa.Table], facts: Mapping[str, int]) -> Verdict:
    """The verdict on ``rows[table]``; parents that are not among the ``rows`` are those published for the batch."""
    published = Lake(lake)
    needed = {
        parent: rows[parent] if parent in rows else published.read_for(batch, parent, columns)
        for parent, columns in parents(table).items()
    }
    return judge(table, rows[table], needed, facts)
