"""What differs between two states of one table: rows added, removed and changed, and columns.

Belongs here: holding two arrow tables of the same contract against each other. Does not belong here: which states are
compared (``releases/``, ``metadata.py``) and how the difference is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

EXAMPLES = 3


@dataclass(frozen=True)
class Differences:
    """How many keys came, went or have other rows now, with the first few of each, and what happened to columns."""

    added: int
    removed: int
    changed: int
    examples: dict[str, list[str]]
    columns: list[str]

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.added or self.removed or self.changed or self.columns)


def differences(old: pa.Table, new: pa.Table, key: Sequence[str]) -> Differences:
    """``new`` held against ``old`` by ``key``; only columns that both have decide whether a row changed.

    A key that stands on several rows counts once, and as changed where any of its rows differ.
    """
    import duckdb

    shared = [name for name in new.column_names if name in old.column_names]
    keys = [name for name in key if name in shared]
    connection = duckdb.connect(config={"threads": 1})
    for name, rows in (("old_rows", old), ("new_rows", new)):
        connection.register(name, rows.select(shared))
        words = ", ".join(f"coalesce(cast(\"{k}\" as varchar), '')" for k in keys)
        connection.execute(
            f"create temp table {name}_by_key as select concat_ws(' ', {words}) as key, "
            f"list_sort(list(hash({name}))) as digest from {name} group by 1"
        )
    connection.execute(
        "create temp table different as select key, case when o.digest is null then 'added' "
        "when n.digest is null then 'removed' else 'changed' end as what "
        "from old_rows_by_key o full join new_rows_by_key n using (key) where o.digest is distinct from n.digest"
    )
    counts = dict(connection.execute("select what, count(*) from different group by what").fetchall())
    examples = {
        what: [
            row[0]
            for row in connection.execute(
                "select key from different where what = ? order by key limit ?", [what, EXAMPLES]
            ).fetchall()
        ]
        for what in ("added", "removed", "changed")
    }
    connection.close()
    return Differences(
        added=counts.get("added", 0),
        removed=counts.get("removed", 0),
        changed=counts.get("changed", 0),
        examples=examples,
        columns=_columns(old.schema, new.schema),
    )


def plain_key(key: str) -> str:
    """A key without what would leave a code span of markdown: keys hold names of agents and files, which pages choose."""
    return " ".join(key.replace("`", "'").split())


def _columns(old: pa.Schema, new: pa.Schema) -> list[str]:
    """Columns that came, went or have another type, in words."""
    found = [f"column {name} added" for name in new.names if name not in old.names]
    found += [f"column {name} removed" for name in old.names if name not in new.names]
    for name in new.names:
        if name in old.names and old.field(name).type != new.field(name).type:
            found.append(f"column {name}: {old.field(name).type} became {new.field(name).type}")
    return found
