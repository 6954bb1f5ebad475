"""What became of entity ids from one release to the next: merged, parted, renamed, gone, and why.

Belongs here: holding mentions and entities of two releases against each other. Does not belong here: rows added and removed (``changes.py``).

The id of a mention follows from its article and the seeds alone, so a new batch moves none; an article that changed, another seed or
another rule may. What the whole lake decides (``name``, ``same_as``) is listed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from assets.differences import plain_key

LISTED = 500
"""Lines of each kind that the page lists; the rest is counted."""


@dataclass(frozen=True)
class Identities:
    """Lines (tuples of cells) of each kind, in order: ids whose places have another id now, ids that are gone, ids with another name or link."""

    moved: list[tuple[Any, ...]]
    gone: list[tuple[Any, ...]]
    renamed: list[tuple[Any, ...]]


# The name is the new entity's; the reason is the one that most of the places have now.
_MOVED = """
    select was, now, coalesce(max(e.name), '') as name, sum(places) as places,
        coalesce(arg_max(reason, (places, reason)), 'left open') as reason, bool_or(was not in (select entity_id from new_entities)) as lost
    from (
        select o.entity_id as was, coalesce(n.entity_id, '') as now, cast(n.reason as varchar) as reason, count(distinct mention_id) as places
        from old_mentions o join new_mentions n using (mention_id)
        where o.entity_id is not null and o.entity_id is distinct from n.entity_id
        group by all
    ) left join new_entities e on e.entity_id = now
    group by was, now order by places desc, was, now
"""
_GONE = """
    select o.entity_id, o.name, o.mentions from old_entities o
    where o.entity_id not in (select entity_id from new_entities)
        and o.entity_id not in (select m.entity_id from old_mentions m semi join new_mentions using (mention_id) where m.entity_id is not null)
    order by o.mentions desc, o.entity_id
"""
_RENAMED = """
    select entity_id, what, coalesce(was, ''), coalesce(now, '') from (
        select entity_id, n.mentions, 'name' as what, o.name as was, n.name as now from old_entities o join new_entities n using (entity_id)
        union all
        select entity_id, n.mentions, 'same_as', o.same_as, n.same_as from old_entities o join new_entities n using (entity_id)
    ) where was is distinct from now order by mentions desc, entity_id, what
"""
_COLUMNS = {"mentions": ("mention_id", "entity_id", "reason"), "entities": ("entity_id", "name", "mentions", "same_as")}


def identities(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> Identities:
    """What became of the ids in the tables ``old``; nothing where one of the releases lacks mentions or entities."""
    import duckdb

    if not (_COLUMNS.keys() <= old.keys() and _COLUMNS.keys() <= new.keys()):
        return Identities([], [], [])
    with duckdb.connect(config={"threads": 1}) as connection:
        for release, tables in (("old", old), ("new", new)):
            for table, columns in _COLUMNS.items():
                rows = tables[table]
                for column in columns:
                    if column not in rows.column_names:  # a release from before the column
                        rows = rows.append_column(column, pa.nulls(rows.num_rows, pa.string()))
                connection.register(f"{release}_{table}", rows.select(columns))
        return Identities(*(connection.execute(query).fetchall() for query in (_MOVED, _GONE, _RENAMED)))


def described(found: Identities) -> Iterator[str]:
    """The section of CHANGES.md, line by line."""
    yield from ("## Identities", "")
    if not (found.moved or found.gone or found.renamed):
        yield "Every id of the release before is still there and means the same."
        return
    if found.moved:
        moved = [
            (was, "gone" if lost else "stays", now, name, places, reason)
            for was, now, name, places, reason, lost in found.moved
        ]
        yield from _table(
            "Places that have another id", ("id before", "which", "id now", "name now", "places", "reason now"), moved
        )
    if found.gone:
        yield from _table("Ids gone with the places that meant them", ("id before", "name", "places"), found.gone)
    if found.renamed:
        yield from _table("Ids with another name or link", ("id", "column", "before", "now"), found.renamed)


def _table(what: str, head: tuple[str, ...], lines: list[tuple[Any, ...]]) -> Iterator[str]:
    yield from (f"{what}: {len(lines)}", "", _line(head), _line(["---"] * len(head)))
    yield from map(_line, lines[:LISTED])
    if len(lines) > LISTED:
        yield from ("", f"… and {len(lines) - LISTED} more.")
    yield ""


def _line(cells: Any) -> str:
    """A line of a table in markdown; names are what pages made them."""
    return f"| {' | '.join(plain_key(str(cell)).replace('|', '/') for cell in cells)} |"
