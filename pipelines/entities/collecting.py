"""Mentions of the whole lake to entities: one row per entity.

Belongs here: counts, names, aliases and their reasons over many articles. Does not belong here: which entity a mention means (``naming``),
which entities a changed batch touches (``refreshing``).

What grows with the lake's mentions is counted by arrow, over numbers that stand for entities and articles; Python sees each surface of an
entity once, and only of entities that have several.
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
    "mentions": ("article_id", "start", "end", "entity_id", "surface", "kind", "title", "reason"),
    "articles": ("article_id", "outlet", "published_at"),
}
"""The tables and columns that entities are made of."""

MEANT = ("entity_id", "article_id")
"""The columns of mentions that say which articles mean an entity."""

_NOTHING: list[Any] = []
_Uses = Sequence[tuple[int, str, str, int]]  # of one entity: its number, a surface, the reason, how often


def collect_entities(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """The entities table for all mentions that have an entity_id, ordered by entity_id.

    ``mentions`` and ``articles`` hold at least the columns of ``READS``, rows in any order; those that occur twice (one article in two
    batches) count once. The name is the surface whose own id is the entity's, the most frequent of several, without an abbreviation in
    brackets; where the entity is only ever meant by an alias, the longest surface. Entities that no name mentions are left out: nothing
    names them.
    """
    return with_same_as(collect_alone(mentions, articles), mentions.select(MEANT))


def with_same_as(entities: pa.Table, meant: pa.Table) -> pa.Table:
    """The entities with their ``same_as``; ``meant`` holds ``MEANT`` of all mentions of the lake."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = spelled_out(entities, meant)
    short, full = (pa.array(ids, pa.string()) for ids in (found.keys(), found.values()))
    same_as = full.take(pc.index_in(entities["entity_id"].combine_chunks(), value_set=short))
    place = entities.schema.get_field_index("same_as")
    return entities.set_column(place, entities.schema.field(place), same_as)


def collect_alone(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """The rows of ``collect_entities`` without ``same_as``: each follows from the mentions of its entity and their articles alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    told = told_by(articles)
    rows = mentions.select(READS["mentions"]).filter(pc.is_valid(mentions["entity_id"]))
    for name in ("kind", "reason"):
        rows = rows.set_column(rows.column_names.index(name), name, rows[name].cast(pa.string()))
    if told.num_rows < articles.num_rows:
        rows = _once(rows)
    ids = pc.unique(rows["entity_id"].filter(pc.equal(rows["kind"], "name"))).sort()
    rows = rows.append_column("entity", pc.index_in(rows["entity_id"], value_set=ids))
    rows = rows.filter(pc.is_valid(rows["entity"]))
    rows = rows.append_column("article", pc.index_in(rows["article_id"], value_set=told["article_id"].combine_chunks()))
    names, aliases, merges = _names(rows.filter(pc.equal(rows["kind"], "name")), len(ids))
    nothing = pa.nulls(len(ids), pa.string())
    filled: dict[str, Any] = {
        "entity_id": ids,
        "name": names,
        "type": types_of(ids),
        "aliases": aliases,
        "merges": merges,
        "titles": _titles(rows, len(ids)),
        "same_as": nothing,
        "wikidata_id": nothing,
        **_counts(rows, told),
    }
    schema = TABLES["entities"].schema
    arrays = [
        filled[field.name] if isinstance(filled[field.name], pa.Array) else pa.array(filled[field.name], field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def told_by(articles: pa.Table) -> pa.Table:
    """What each article tells, once if it stands in two batches: article_id, outlet_min, published_at_min."""
    return articles.group_by("article_id").aggregate([("outlet", "min"), ("published_at", "min")])


def types_of(ids: pa.Array) -> pa.DictionaryArray:
    """The types that entity ids tell, in the closed vocabulary's order; ValueError for another."""
    import pyarrow as pa
    import pyarrow.compute as pc

    types = pa.array(TABLES["entities"].column("type").vocabulary, pa.string())
    kinds = pc.list_element(pc.split_pattern(ids, ":", max_splits=1), 0)
    numbers = pc.index_in(pc.utf8_upper(kinds), value_set=types).cast(pa.int8())
    if numbers.null_count:
        raise ValueError(f"an id of no known type: {ids.filter(numbers.is_null())[0]}")
    return pa.DictionaryArray.from_arrays(numbers, types)


def _once(rows: pa.Table) -> pa.Table:
    """The rows with one of each place where an entity is meant, whatever their order."""
    place = ["article_id", "start", "end", "entity_id"]
    others = [name for name in rows.column_names if name not in place]
    found = rows.group_by(place).aggregate([(name, "min") for name in others])
    return found.rename_columns([name.removesuffix("_min") for name in found.column_names])


def _counts(rows: pa.Table, told: pa.Table) -> dict[str, pa.Array]:
    """Mentions, articles, outlets, first and last time of each ``entity`` in the order of its number."""
    import pyarrow as pa

    # what an article tells is joined to each pair of entity and article, not to each mention
    pairs = rows.group_by(["entity", "article"]).aggregate([([], "count_all")])
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


def _names(named: pa.Table, entities: int) -> tuple[list[str], list[list[str]], list[list[Merge]]]:
    """The name, the other surfaces and the merges of each entity, in the order of its number."""
    import pyarrow.compute as pc

    counted = named.group_by(["entity", "surface", "reason"]).aggregate([([], "count_all")])
    uses = pc.value_counts(counted["entity"].combine_chunks())
    once = uses.field("values").filter(pc.equal(uses.field("counts"), 1))
    plain = pc.and_(pc.is_in(counted["entity"], value_set=once), pc.invert(pc.match_substring(counted["surface"], ")")))
    names, aliases, merges = [""] * entities, [_NOTHING] * entities, [_NOTHING] * entities
    most = counted.filter(plain)  # entities with one surface for one reason
    for entity, surface in zip(most["entity"].to_pylist(), most["surface"].to_pylist(), strict=True):
        names[entity] = surface
    others = counted.filter(pc.invert(plain)).select(["entity", "surface", "reason", "count_all"])
    rows = sorted(zip(*(column.to_pylist() for column in others.columns), strict=True))
    for entity, found in groupby(rows, key=itemgetter(0)):
        names[entity], aliases[entity], merges[entity] = _named(list(found))
    return names, aliases, merges


def _named(uses: _Uses) -> tuple[str, list[str], list[Merge]]:
    """An entity's name, its other surfaces, and why each of these names it; a surface with an abbreviation inside counts without it, too."""
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
