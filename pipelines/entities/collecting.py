"""Mentions of the whole lake to entities: one row per entity.

Belongs here: counts, names, aliases and their reasons over many articles. Does not belong here: which entity a mention means (``naming``).

What grows with the lake's mentions is counted by arrow, over numbers that stand for entities and articles; Python sees each surface of an
entity once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from pipelines.entities.naming import slug_of, unbracketed
from pipelines.entities.short_forms import spelled_out
from pipelines.records import TABLES, Merge

if TYPE_CHECKING:
    import pyarrow as pa

READS = {
    "mentions": ("mention_id", "entity_id", "article_id", "surface", "kind", "title", "reason"),
    "articles": ("article_id", "outlet", "published_at"),
}
"""The tables and columns that entities are made of."""

_Uses = Sequence[tuple[int, str, str, int]]  # of one entity: its number, a surface, the reason, how often


def collect_entities(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """The entities table for all mentions that have an entity_id, ordered by entity_id.

    ``mentions`` and ``articles`` hold at least the columns of ``READS``, rows in any order; those that occur twice (one article in two
    batches) count once. The name is the surface whose own id is the entity's, the most frequent of several, without an abbreviation in
    brackets; where the entity is only ever meant by an alias, the longest surface. Entities that no name mentions are left out: nothing
    names them.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    told = articles.select(READS["articles"]).group_by("article_id")
    told = told.aggregate([("outlet", "min"), ("published_at", "min")])
    rows = mentions.select(READS["mentions"]).filter(pc.is_valid(mentions["entity_id"]))
    if told.num_rows < articles.num_rows:
        rows = _once(rows)
    is_name = pc.equal(rows["kind"].cast(pa.string()), "name")
    ids = pc.unique(rows["entity_id"].filter(is_name)).sort()
    rows = rows.append_column("entity", pc.index_in(rows["entity_id"], value_set=ids))
    rows = rows.append_column("article", pc.index_in(rows["article_id"], value_set=told["article_id"].combine_chunks()))
    named = rows.filter(is_name)
    names, aliases, merges = zip(*map(_named, _uses(named)), strict=True) if len(ids) else ((), (), ())
    same_as = spelled_out(named.select(["entity_id", "article_id", "surface"]))
    plain = ids.to_pylist()
    kinds = TABLES["entities"].column("type").vocabulary
    filled: dict[str, Any] = {
        "entity_id": ids,
        "name": names,
        "type": pa.DictionaryArray.from_arrays(
            pa.array([kinds.index(i.partition(":")[0].upper()) for i in plain], pa.int8()), pa.array(kinds, pa.string())
        ),
        "aliases": aliases,
        "merges": merges,
        "titles": _titles(rows, len(ids)),
        "same_as": [same_as.get(i) for i in plain],
        "wikidata_id": [None] * len(ids),
        **_counts(rows, told),
    }
    schema = TABLES["entities"].schema
    arrays = [
        filled[field.name] if isinstance(filled[field.name], pa.Array) else pa.array(filled[field.name], field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _once(rows: pa.Table) -> pa.Table:
    """The rows with one of each ``mention_id``."""
    import numpy as np

    numbers = rows["mention_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    return rows.take(np.unique(numbers, return_index=True)[1])


def _counts(rows: pa.Table, told: pa.Table) -> dict[str, pa.Array]:
    """Mentions, articles, outlets, first and last time of each ``entity`` in the order of its number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    # what an article tells is joined to each pair of entity and article, not to each mention
    pairs = rows.filter(pc.is_valid(rows["entity"])).group_by(["entity", "article"]).aggregate([([], "count_all")])
    outlets = told["outlet_min"].combine_chunks().dictionary_encode().indices
    pairs = pairs.append_column("outlet", outlets.take(pairs["article"]))
    pairs = pairs.append_column("time", told["published_at_min"].take(pairs["article"]))
    totals = pairs.group_by("entity").aggregate(
        [("count_all", "sum"), ("article", "count"), ("outlet", "count_distinct"), ("time", "min"), ("time", "max")]
    )
    totals = totals.sort_by("entity").combine_chunks()

    def column(name: str) -> pa.Array:
        return totals[name].combine_chunks()

    return {
        "mentions": column("count_all_sum").cast(pa.int32()),
        "articles": column("article_count").cast(pa.int32()),
        "outlets": column("outlet_count_distinct").cast(pa.int32()),
        "first_published_at": column("time_min"),
        "last_published_at": column("time_max"),
    }


def _titles(rows: pa.Table, entities: int) -> list[list[str]]:
    """The titles of each entity, sorted."""
    import pyarrow.compute as pc

    titled = rows.filter(pc.is_valid(rows["title"])).group_by(["entity", "title"]).aggregate([])
    found: list[list[str]] = [[] for _ in range(entities)]
    for entity, title in zip(titled["entity"].to_pylist(), titled["title"].to_pylist(), strict=True):
        found[entity].append(title)
    return [sorted(titles) for titles in found]


def _uses(named: pa.Table) -> list[_Uses]:
    """The surfaces of each entity, sorted, in the order of its number."""
    import pyarrow as pa

    named = named.set_column(named.column_names.index("reason"), "reason", named["reason"].cast(pa.string()))
    counted = named.group_by(["entity", "surface", "reason"]).aggregate([([], "count_all")])
    columns = (counted[name].to_pylist() for name in ("entity", "surface", "reason", "count_all"))
    return [list(uses) for _, uses in groupby(sorted(zip(*columns, strict=True)), key=itemgetter(0))]


def _named(uses: _Uses) -> tuple[str, list[str], list[Merge]]:
    """An entity's name, its other surfaces, and why each of these names it; a surface with an abbreviation inside counts without it, too."""
    if len(uses) == 1 and ")" not in uses[0][1]:
        return uses[0][1], [], []  # most entities
    counts: Counter[str] = Counter()
    own = set()
    for _, surface, reason, count in uses:
        counts[surface] += count
        if reason == "name":
            own.add(surface)

    def rank(surface: str) -> tuple[bool, bool, int, int, str]:
        is_own = surface in own
        shouted = surface.isupper() and len(surface) > 5
        return not is_own, shouted, 0 if is_own else -len(surface.split()), -counts[surface], surface

    name = unbracketed(min(counts, key=rank))
    merges = {Merge(alias, _reason(alias, name, reason), count) for _, alias, reason, count in uses if alias != name}
    bare = (
        {unbracketed(surface) for surface in counts if surface[-1] == ")" or ") " in surface} - counts.keys() - {name}
    )
    merges |= {Merge(alias, "expanded", 0) for alias in bare}
    return name, sorted({*counts, *bare} - {name}), sorted(merges)


def _reason(alias: str, name: str, reason: str) -> str:
    """Why an alias names what ``name`` names: of two surfaces that make one id, those that differ in letters are spellings of one sound."""
    return "spelling" if reason == "name" and slug_of(alias) != slug_of(name) else reason
