"""The entities of the lake as it is now, from those that are published and the batches that changed since.

Belongs here: which batches changed, and reading them as they are and as they were. Does not belong here: what a change does to rows
(``pipelines/entities/refreshing.py``). Imported in workers, so without Dagster.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pyarrow as pa

from assets.lake import WHOLE_LAKE, Lake, NotPublished
from pipelines.entities import READS, Part, collect_entities, refresh_entities
from pipelines.records import TABLES

State: TypeAlias = dict[str, dict[str, str]]
"""Of each batch the version of each table that is read."""


def refreshed(root: str, code_version: str, inputs: Mapping[str, str]) -> pa.Table:
    """The entities table over the versions that ``inputs`` names as ``table/batch``.

    What is published is taken over but for what changed batches touch, if this code made it and the batches as they were are still kept.
    """
    lake, now = Lake(root), _state(inputs)
    footer = lake.footer("entities")
    if footer is None or footer.code_version != code_version:
        return collect_entities(*_read(lake, now))
    before = _state(footer.inputs)
    same = {batch: versions for batch, versions in now.items() if before.get(batch) == versions}
    try:
        then = _read(lake, {batch: versions for batch, versions in before.items() if batch not in same})
    except NotPublished:
        return collect_entities(*_read(lake, now))
    others = (_rows(lake, "mentions", batch, versions) for batch, versions in same.items())
    return refresh_entities(
        lake.read("entities", batch=WHOLE_LAKE),
        then,
        _read(lake, {batch: versions for batch, versions in now.items() if batch not in same}),
        others,
        _all_rows(lake, "articles", same),
    )


def _state(inputs: Mapping[str, str]) -> State:
    found: State = {}
    for name, version in inputs.items():
        table, _, batch = name.partition("/")
        found.setdefault(batch, {})[table] = version
    return found


def _read(lake: Lake, state: State) -> Part:
    return Part(_all_rows(lake, "mentions", state), _all_rows(lake, "articles", state))


def _all_rows(lake: Lake, table: str, state: State) -> pa.Table:
    empty = TABLES[table].schema.empty_table().select(READS[table])
    return pa.concat_tables([empty, *(_rows(lake, table, batch, versions) for batch, versions in state.items())])


def _rows(lake: Lake, table: str, batch: str, versions: Mapping[str, str]) -> pa.Table:
    return lake.read_version(table, batch, versions[table], READS[table])
