"""The gates table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pyarrow as pa

from pipelines.records.columns import HEX16
from pipelines.records.declaration import Column, table


@table(
    "gates",
    key=("table", "batch", "version", "expectation", "column"),
    grain="One row is one expectation evaluated on one version of one table.",
    partitioned=False,
)
class Gate:
    """What was checked, on which version, with which result."""

    table: Annotated[str, Column("The table judged.")]
    batch: Annotated[str, Column("The batch judged; all for tables over the whole lake.")]
    version: Annotated[str, Column("Content hash of the rows judged.", pattern=HEX16)]
    expectation: Annotated[str, Column("The expectation, with what it demands.")]
    column: Annotated[
        str | None, Column("The column it is about; null where it is about the table or several columns.")
    ]
    severity: Annotated[
        Literal["critical", "warning"], Column("critical refuses the rows, warning publishes and shows.")
    ]
    reason: Annotated[str, Column("Why it must hold.")]
    success: Annotated[bool, Column("Whether it held.")]
    observed: Annotated[str, Column("What was found, in words.")]
    unexpected_count: Annotated[int, Column("Rows that break it.", ge=0, arrow=pa.int64())]
    unexpected_share: Annotated[float, Column("Their share of the rows judged.", ge=0, le=1, arrow=pa.float64())]
    run_id: Annotated[str, Column("The Dagster run that judged.")]
    checked_at: Annotated[dt.datetime, Column("When, in UTC.")]
