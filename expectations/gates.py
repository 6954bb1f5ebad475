"""What must hold of gates, the record of what was checked, beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from expectations.declaration import View, holds, one_of
from expectations.derived import is_blank
from pipelines.records import TABLES

PARENTS: dict[str, tuple[str, ...]] = {}

WHOLE_LAKE = "all"
"""The batch of a table over the whole lake."""

EXPECTATIONS = (
    one_of("table", tuple(TABLES), reason="Only declared tables are judged."),
    holds(
        "batch_fits_table",
        "batch is all exactly for tables over the whole lake",
        about="batch",
        reason="It says which file was judged.",
        shows=("table", "batch"),
    ),
    holds(
        "schema_is_judged",
        "each version judged has an outcome for its schema",
        about="expectation",
        reason="The schema comes first; a version without that outcome was judged in part.",
    ),
    holds(
        "reason_is_said",
        "expectation, reason and observed are not blank",
        reason="An outcome must be understood without reading code.",
        shows=("reason", "observed"),
    ),
    holds(
        "failure_has_share",
        "what failed has a share above 0",
        about="unexpected_share",
        reason="A failure that no row shows cannot be repaired.",
        shows=("success", "unexpected_share"),
    ),
    holds(
        "count_with_share",
        "unexpected_share is above 0 wherever rows are counted",
        about="unexpected_count",
        reason="Count and share tell the same.",
        shows=("unexpected_count", "unexpected_share"),
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of gates."""
    whole = {name for name, table in TABLES.items() if not table.partitioned}
    frame["batch_fits_table"] = (frame["batch"] == WHOLE_LAKE) == frame["table"].isin(whole)
    is_schema = frame["expectation"].str.startswith("schema ")
    frame["schema_is_judged"] = is_schema.groupby([frame["table"], frame["batch"], frame["version"]]).transform("any")
    frame["reason_is_said"] = ~(is_blank(rows["expectation"]) | is_blank(rows["reason"]) | is_blank(rows["observed"]))
    frame["failure_has_share"] = frame["success"] | (frame["unexpected_share"] > 0)
    frame["count_with_share"] = (frame["unexpected_count"] == 0) | (frame["unexpected_share"] > 0)
    return {}
