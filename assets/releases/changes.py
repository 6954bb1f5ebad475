"""CHANGES.md: rows added, removed and changed by table, with examples, and changes of columns."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from assets.differences import Differences, differences
from pipelines.records import TABLES

State = tuple[str, pa.Table | None, pa.Table | None]
"""A table's name, its rows in the release before, its rows in this one."""


def changes(name: str, before: str | None, states: Iterable[State]) -> str:
    """The page for release ``name`` against release ``before``; ``gates`` is left out, it differs in every run."""
    if before is None:
        return f"# Changes in {name}\n\nThe first release.\n"
    rows, columns, examples = [], [], []
    for table, old, new in states:
        if table == "gates":
            continue
        if old is None or new is None:
            columns.append(f"- {table}: the whole table was {'added' if old is None else 'removed'}")
            continue
        found = differences(old, new, TABLES[table].key)
        rows.append(
            f"| {table} | {old.num_rows} | {new.num_rows} | {found.added} | {found.removed} | {found.changed} |"
        )
        columns += [f"- {table}: {what}" for what in found.columns]
        examples += _examples(table, found)
    lines = [
        f"# Changes in {name}", "", f"Against {before}. Rows are held together by the table's key.", "",
        "| table | rows before | rows now | added | removed | changed |",
        "| --- | --- | --- | --- | --- | --- |", *rows, "",
        "## Columns", "", *(columns or ["No column was added, removed or retyped."]), "",
        "## Examples", "", *(examples or ["No row differs."]),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _examples(table: str, found: Differences) -> list[str]:
    return [
        f"- {table}, {what}: {', '.join(f'`{_plain(key)}`' for key in keys)}"
        for what, keys in found.examples.items()
        if keys
    ]


def _plain(key: str) -> str:
    """A key without what would leave its code span: keys hold agents' and files' names, which pages choose."""
    return " ".join(key.replace("`", "'").split())
