"""From a declared table to the expectations that its declaration implies.

Keys are unique and given, columns that may not be null are not, vocabularies are closed, patterns match, numbers
stay in their bounds, spans run forwards, items of lists are there, references lead somewhere. What else must hold
of a table is said in the module of its name.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import Expectation, between, holds, matches, never_null, one_of, ordered, unique
from expectations.derived import is_known
from pipelines.records import Table
from pipelines.records.declaration import Column


def structural(table: Table) -> tuple[Expectation, ...]:
    """The expectations that the declaration of ``table`` implies, in the order of its columns."""
    found = [unique(*table.key, reason="The key names one row; a row that stands twice is counted twice.")]
    for column in table.columns:
        found += _of_column(column)
    for start, end in _spans(table):
        if table.column(start).nullable:
            says = f"{start} and {end} are given together"
            reason = "Half a span points nowhere."
            found.append(holds(f"{start}_and_{end}", says, reason=reason, shows=(start, end)))
        found.append(ordered(start, end, reason="A span is half-open and holds at least one character."))
    return tuple(found)


def referred(table: Table) -> dict[str, tuple[str, ...]]:
    """The tables and columns that the references of ``table`` lead to, itself excepted."""
    wanted: dict[str, tuple[str, ...]] = {}
    for column in table.columns:
        if column.references:
            parent, name = column.references.split(".")
            if name not in wanted.get(parent, ()):
                wanted[parent] = (*wanted.get(parent, ()), name)
    return wanted


def frame(table: Table, rows: pa.Table, parents: Mapping[str, pa.Table]) -> pd.DataFrame:
    """The scalar columns of ``rows`` and the derived columns that ``structural(table)`` reads.

    Numbers become 64 bits wide, because Great Expectations compares others one by one; whole numbers with nulls
    become floats, which are exact for these. Closed vocabularies become categories.
    """
    columns = {c.name: _wide(rows[c.name]).to_pandas() for c in table.columns if not c.is_list}
    for c in table.columns:
        if c.is_list:
            columns[c.name] = pd.Series(rows[c.name].is_null().to_numpy()).map({True: None, False: True})
            columns[f"{c.name}_null_items"] = null_items(rows[c.name])
        if c.references:
            parent, name = c.references.split(".")
            columns[f"{c.name}_is_known"] = is_known(rows[c.name], parents[parent][name])
    for start, end in _spans(table):
        if table.column(start).nullable:
            columns[f"{start}_and_{end}"] = pc.equal(rows[start].is_null(), rows[end].is_null()).to_numpy()
    return pd.DataFrame(columns, index=pd.RangeIndex(rows.num_rows))


def _wide(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_integer(cells.type):
        return cells.cast(pa.int64())
    return cells.cast(pa.float64()) if pa.types.is_floating(cells.type) else cells


def null_items(cells: pa.ChunkedArray) -> np.ndarray:
    """For each list how many nulls stand in it, at any depth."""
    counts = np.zeros(len(cells), dtype=np.int64)
    if len(cells) == 0:
        return counts
    flat = cells.combine_chunks()
    items = flat.flatten()
    if len(items):
        np.add.at(counts, pc.list_parent_indices(flat).to_numpy(), _nulls_within(items))
    return counts


def _nulls_within(items: pa.Array) -> np.ndarray:
    missing = items.is_null().to_numpy(zero_copy_only=False).astype(np.int64)
    if pa.types.is_struct(items.type):
        for part in items.flatten():
            missing = missing + np.where(missing > 0, 0, _nulls_within(part))
    elif pa.types.is_list(items.type):
        missing = missing + null_items(pa.chunked_array([items]))
    return missing


def _of_column(column: Column) -> list[Expectation]:
    name, found = column.name, []
    if not column.nullable:
        found.append(never_null(name, reason="The contract promises a value in every row."))
    if column.vocabulary:
        found.append(one_of(name, column.vocabulary, reason="The vocabulary is closed; queries name its values."))
    if column.pattern:
        found.append(
            matches(name, column.pattern, reason="The contract promises this form; joins and filters rely on it.")
        )
    if column.ge is not None or column.le is not None:
        found.append(between(name, column.ge, column.le, reason="The column's meaning allows no other number."))
    if column.references:
        says = f"{name} stands in {column.references}"
        reason = f"A row that refers to nothing in {column.references} cannot be joined or traced."
        found.append(holds(f"{name}_is_known", says, reason=reason, about=name, shows=(name,)))
    if column.is_list:
        says = f"{name} holds no null items"
        reason = "Unknown items are left out of a list, never put in as nulls."
        found.append(between(f"{name}_null_items", 0, 0, reason=reason, about=name, says=says, shows=(name,)))
    return found


def _spans(table: Table) -> list[tuple[str, str]]:
    """The pairs of columns that hold a start and an end: ``start``/``end``, ``cue_start``/``cue_end``."""
    names = [column.name for column in table.columns]
    pairs = [(name, name.removesuffix("start") + "end") for name in names if name == "start" or name.endswith("_start")]
    return [(start, end) for start, end in pairs if end in names]
