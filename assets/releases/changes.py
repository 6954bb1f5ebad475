"""CHANGES.md: rows added, removed and changed by table, with examples, changes of columns, what became of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from assets.differences import Differences, differences, plain_key
from assets.releases.identities import Identities, described
from pipelines.records import TABLES


@dataclass(frozen=True)
class Change:
    """One table in two releases; None for the rows of a table that one of them does not have."""

    table: str
    before: int | None
    now: int | None
    found: Differences | None


def compare(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> list[Change]:
    """What differs, table by table; ``gates`` is left out, it differs in every run."""
    made = []
    for name in sorted((old.keys() | new.keys()) - {"gates"}):
        was, now = old.get(name), new.get(name)
        found = differences(was, now, TABLES[name].key) if was is not None and now is not None else None
        made.append(Change(name, None if was is None else was.num_rows, None if now is None else now.num_rows, found))
    return made


def changes(name: str, before: str | None, compared: Iterable[Change], ids: Identities) -> str:
    """The page for release ``name`` against release ``before``; ``ids`` is what became of that one's ids."""
    if before is None:
        return f"# Changes in {name}\n\nThe first release.\n"
    rows, columns, examples = [], [], []
    for change in compared:
        if change.found is None:
            columns.append(f"- {change.table}: the whole table was {'added' if change.before is None else 'removed'}")
            continue
        found = change.found
        rows.append(
            f"| {change.table} | {change.before} | {change.now} | {found.added} | {found.removed} | {found.changed} |"
        )
        columns += [f"- {change.table}: {what}" for what in found.columns]
        examples += _examples(change.table, found)
    lines = [
        f"# Changes in {name}", "", f"Against {before}. Rows are held together by the table's key.", "",
        "| table | rows before | rows now | added | removed | changed |",
        "| --- | --- | --- | --- | --- | --- |", *rows, "",
        "## Columns", "", *(columns or ["No column was added, removed or retyped."]), "",
        *described(ids), "",
        "## Examples", "", *(examples or ["No row differs."]),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _examples(table: str, found: Differences) -> list[str]:
    return [
        f"- {table}, {what}: {', '.join(f'`{plain_key(key)}`' for key in keys)}"
        for what, keys in found.examples.items()
        if keys
    ]
