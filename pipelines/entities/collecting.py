"""Mentions of the whole lake to entities: one row per entity.

Belongs here: counts, names and aliases over many articles. Does not belong here: which entity a mention means (``naming``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.entities.naming import names_entity, unbracketed
from pipelines.entities.short_forms import spelled_out
from pipelines.records import TABLES

if TYPE_CHECKING:
    import pyarrow as pa


def collect_entities(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """The entities table for all mentions that have an entity_id, ordered by entity_id.

    ``mentions`` and ``articles`` are tables of those names in any order; rows that occur twice (one article in two batches) count once.
    The name is the surface whose own id is the entity's, the most frequent of several, without an abbreviation in brackets; where the
    entity is only ever meant by an alias, the longest surface. Entities that no name mentions are left out: nothing names them.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = ["mention_id", "entity_id", "article_id", "surface", "kind", "title"]
    rows = mentions.select(columns).filter(pc.is_valid(mentions["entity_id"]))
    rows = rows.set_column(4, "kind", rows["kind"].cast(pa.string())).group_by(columns).aggregate([])
    told = articles.select(["article_id", "outlet", "published_at"]).group_by("article_id")
    told = told.aggregate([("outlet", "min"), ("published_at", "min")])
    # a join per pair of entity and article, not per mention
    pairs = rows.group_by(["entity_id", "article_id"]).aggregate([("mention_id", "count")])
    pairs = pairs.join(told, keys="article_id", join_type="left outer")
    totals = pairs.group_by("entity_id").aggregate(
        [
            ("mention_id_count", "sum"),
            ("article_id", "count"),
            ("outlet_min", "count_distinct"),
            ("published_at_min", "min"),
            ("published_at_min", "max"),
        ]
    )
    by_name = rows.filter(pc.equal(rows["kind"], "name"))
    named, same_as = _names(by_name), spelled_out(by_name.select(["entity_id", "article_id", "surface"]))
    titled = rows.filter(pc.is_valid(rows["title"])).group_by(["entity_id", "title"]).aggregate([])
    titles: dict[str, list[str]] = {}
    for entity, title in zip(titled["entity_id"].to_pylist(), titled["title"].to_pylist(), strict=True):
        titles.setdefault(entity, []).append(title)
    totals = totals.filter(pc.is_in(totals["entity_id"], pa.array(named, pa.string()))).sort_by("entity_id")
    ids = totals["entity_id"].to_pylist()
    schema = TABLES["entities"].schema
    types = pa.array([i.split(":")[0].upper() for i in ids], pa.string())
    vocabulary = pa.array(TABLES["entities"].column("type").vocabulary, pa.string())
    filled = {
        "entity_id": pa.array(ids, pa.string()),
        "name": pa.array([named[i][0] for i in ids], pa.string()),
        "type": pa.DictionaryArray.from_arrays(pc.index_in(types, value_set=vocabulary).cast(pa.int8()), vocabulary),
        "aliases": [named[i][1] for i in ids],
        "titles": [sorted(titles.get(i, [])) for i in ids],
        "mentions": totals["mention_id_count_sum"].cast(pa.int32()),
        "articles": totals["article_id_count"].cast(pa.int32()),
        "outlets": totals["outlet_min_count_distinct"].cast(pa.int32()),
        "first_published_at": totals["published_at_min_min"],
        "last_published_at": totals["published_at_min_max"],
        "same_as": pa.array([same_as.get(i) for i in ids], pa.string()),
        "wikidata_id": pa.nulls(len(ids), pa.string()),
    }
    arrays = [
        pa.array(column, schema.field(name).type)
        if isinstance(column, list)
        else column.combine_chunks()
        if isinstance(column, pa.ChunkedArray)
        else column
        for name, column in ((name, filled[name]) for name in schema.names)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _names(rows: pa.Table) -> dict[str, tuple[str, list[str]]]:
    """For each entity its name and its other surfaces, sorted; a surface with an abbreviation inside also counts without it."""
    counted = rows.group_by(["entity_id", "surface"]).aggregate([("mention_id", "count")])
    ranked: dict[str, list[tuple[bool, bool, int, int, str]]] = {}
    for entity, surface, count in zip(*(counted[c].to_pylist() for c in counted.column_names), strict=True):
        own = names_entity(surface, entity)
        shouted = surface.isupper() and len(surface) > 5
        rank = (not own, shouted, 0 if own else -len(surface.split()), -count, surface)
        ranked.setdefault(entity, []).append(rank)
    named = {}
    for entity, ranks in ranked.items():
        name = unbracketed(min(ranks)[-1])
        surfaces = {rank[-1] for rank in ranks}
        surfaces |= {unbracketed(surface) for surface in surfaces if surface[-1] == ")" or ") " in surface}
        named[entity] = (name, sorted(surfaces - {name}))
    return named
