"""What a table is like, in plain values: first rows, numbers worth plotting over time, what its make-up is drawn from.

Belongs here: counting rows that are about to be published, wherever there is a process for it. Does not belong here: how it
is shown (``metadata.py``). Imported in workers, so without Dagster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

PREVIEW_ROWS = 10

PICTURED = {"articles": ("outlet", "Articles by outlet"), "claims": ("kind", "Claims by kind")}
"""Tables whose make-up is drawn, the column that is counted, the title."""


@dataclass(frozen=True)
class Profile:
    """A table seen from afar; ``make_up`` holds title and counts of the picture, for tables that have one."""

    columns: tuple[str, ...]
    rows: int
    first_rows: list[dict[str, Any]]
    numbers: dict[str, int | float]
    make_up: tuple[str, dict[str, int]] | None

    @classmethod
    def of(cls, table: str, rows: pa.Table) -> Profile:
        """The profile of the rows of a declared table."""
        make_up = None
        if table in PICTURED and rows.num_rows:
            column, title = PICTURED[table]
            make_up = title, {value or "unknown": count for value, count in _counted(rows.column(column))}
        first = rows.slice(0, PREVIEW_ROWS).to_pylist()
        return cls(tuple(rows.column_names), rows.num_rows, first, numbers(table, rows), make_up)


def numbers(table: str, rows: pa.Table) -> dict[str, int | float]:
    """Numbers that tell over time whether a table changes its nature: counts by kind, shares of nulls."""
    found: dict[str, int | float] = {}
    for field in rows.schema:
        column = rows.column(field.name)
        if pa.types.is_dictionary(field.type):
            found |= {f"{field.name} {value}": count for value, count in _counted(column) if value is not None}
        elif field.nullable and rows.num_rows and not field.name.endswith(("_start", "_end")):
            found[f"share without {field.name}"] = round(column.null_count / rows.num_rows, 4)
    if table == "articles" and rows.num_rows:
        found["words"] = int(pc.sum(rows.column("word_count")).as_py())
    if table == "claim_clusters" and rows.num_rows:
        found["independent origins, most"] = int(pc.max(rows.column("independent_origins")).as_py())
    return found


def _counted(column: pa.ChunkedArray) -> Iterator[tuple[Any, int]]:
    """Each value of the column, null too, and how often it stands there."""
    plain = column.combine_chunks()
    if pa.types.is_dictionary(plain.type):
        plain = plain.dictionary_decode()
    for entry in pc.value_counts(plain).to_pylist():
        yield entry["values"], entry["counts"]
