"""For each expectation that a table's declaration implies, a copy of a valid row that breaks it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from expectations.declaration import Expectation
from expectations.structural import structural
from pipelines.records import Table

Cells = dict[str, Any]
UNKNOWN = {"articles.article_id": "f" * 16, "claims.claim_id": "f" * 16 + ":0-1"}


class Spoilt(NamedTuple):
    """The expectation by its sentence, the row that breaks it, and the cells that an example must show."""

    says: str
    row: Cells
    shown: Cells


def spoilt_copies(table: Table, row: Cells) -> list[Spoilt]:
    """One copy of ``row`` for each expectation that the declaration of ``table`` implies, in their order.

    All copies share the row's key, which is the defect that the key's own expectation must find.
    """
    found = []
    for expectation in structural(table):
        cells = _cells(table, expectation, row)
        plain = {name: value for name, value in cells.items() if not isinstance(value, list)}
        found.append(Spoilt(expectation.says, {**row, **cells}, plain))
    return found


def _cells(table: Table, expectation: Expectation, row: Cells) -> Cells:
    """The cells that break the expectation."""
    name, says = expectation.column, expectation.says
    if says.endswith(("is unique", "are unique together")):
        return {key: row[key] for key in table.key}
    if name is None:
        return _span(says)
    column = table.column(name)
    if says.endswith("is never null"):
        return {name: None}
    if " is one of " in says:
        return {name: "no word of the vocabulary"}
    if " matches " in says:
        return {name: f"{row[name] or 'x'}\n"}
    if column.references and says.endswith(column.references):
        return {name: UNKNOWN[column.references]}
    if says.endswith("holds no null items"):
        item = column.type.value_type
        return {name: [*row[name], None if str(item) == "string" else dict.fromkeys(f.name for f in item)]}
    assert column.ge is not None or column.le is not None
    return {name: column.ge - 1 if column.ge is not None else column.le + 1}


def _span(says: str) -> Cells:
    """A span that ends where it starts, or has one end only."""
    if found := re.fullmatch(r"(\w+) and (\w+) are given together", says):
        start, end = found.groups()
        return {start: 3, end: None}
    start, end = says.split(" is below ")
    return {start: 3, end: 3}
