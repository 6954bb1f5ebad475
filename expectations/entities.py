"""What must hold of entities beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, equal, holds, ordered, unique
from expectations.derived import exploded, is_blank, is_known, looked_up, none_of
from pipelines.records import TABLES

PARENTS = {
    "mentions": ("article_id", "start", "end", "entity_id"),
    "articles": ("article_id", "outlet", "published_at"),
}

REASONS = TABLES["mentions"].column("reason").vocabulary
COUNTED = "The counts are what rankings rest on; they must follow from the mentions."

EXPECTATIONS = (
    holds(
        "entity_is_listed",
        "every entity_id of mentions stands in entities",
        about="entity_id",
        view="mentioned",
        reason="A mention of an entity that has no row cannot be joined.",
    ),
    holds(
        "kind_in_id",
        "the kind of entity in entity_id is its type",
        about="entity_id",
        reason="The id tells the type; two answers are one too many.",
        shows=("entity_id", "type"),
    ),
    holds("name_is_said", "name is not blank", about="name", reason="An entity is shown by its name."),
    unique(
        "name",
        "type",
        severity="warning",
        share=0.99,
        reason="Two entities of one name and type are mostly one that was split.",
    ),
    holds(
        "aliases_in_order",
        "aliases are sorted, each once, without the name",
        about="aliases",
        reason="The order of a list must not depend on the order of articles.",
        shows=("name", "aliases"),
    ),
    holds(
        "merges_of_aliases",
        "merges lists every alias and no other surface, in order, each reason of it once",
        about="merges",
        reason="Every merge has a reason that can be listed.",
        shows=("aliases", "merges"),
    ),
    holds(
        "reasons_are_known",
        "each merge is for one of the reasons of mentions",
        about="merges",
        reason="The vocabulary is closed; queries name its values.",
        shows=("merges",),
    ),
    holds(
        "titles_in_order",
        "titles are sorted, each once",
        about="titles",
        reason="The order of a list must not depend on the order of articles.",
        shows=("titles",),
    ),
    holds(
        "same_as_is_final",
        "same_as is another listed entity of this type, which has none itself",
        about="same_as",
        reason="One step must lead to the entity that two ids stand for.",
        shows=("same_as",),
    ),
    ordered("articles", "mentions", or_equal=True, reason="An article that means an entity mentions it."),
    ordered("outlets", "articles", or_equal=True, reason="An outlet counts through its articles."),
    equal(
        "mentions",
        "mentions_counted",
        about="mentions",
        says="mentions is the number of mentions with this entity_id",
        reason=COUNTED,
    ),
    equal(
        "articles",
        "articles_counted",
        about="articles",
        says="articles is the number of articles with such a mention",
        reason=COUNTED,
    ),
    equal(
        "outlets",
        "outlets_counted",
        about="outlets",
        says="outlets is the number of known outlets of those articles",
        reason=COUNTED,
    ),
    equal(
        "first_published_at",
        "first_counted",
        about="first_published_at",
        says="first_published_at is the earliest published_at of those articles",
        reason=COUNTED,
    ),
    equal(
        "last_published_at",
        "last_counted",
        about="last_published_at",
        says="last_published_at is the latest published_at of those articles",
        reason=COUNTED,
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of entities; view ``mentioned``: the distinct entities of mentions."""
    counted = _counted(parents["mentions"], parents["articles"])
    places = pc.index_in(rows["entity_id"], value_set=counted["entity_id"].combine_chunks())
    for name in ("mentions", "articles", "outlets"):
        frame[f"{name}_counted"] = pc.fill_null(counted[name].take(places), 0).to_pandas()
    for name in ("first", "last"):
        frame[f"{name}_counted"] = counted[name].take(places).to_pandas()
    kinds = pc.utf8_upper(pc.list_element(pc.split_pattern(rows["entity_id"], ":", max_splits=1), 0))
    frame["kind_in_id"] = pc.fill_null(pc.equal(kinds, rows["type"].cast(pa.string())), False).to_numpy()
    frame["name_is_said"] = ~is_blank(rows["name"])
    for name, flags in _of_lists(rows).items():
        frame[name] = flags
    final = rows.filter(pc.is_null(rows["same_as"]))
    found = looked_up(rows["same_as"], final["entity_id"], final["type"].cast(pa.string()))
    is_final = pc.or_(pc.is_null(rows["same_as"]), pc.fill_null(pc.equal(found, rows["type"].cast(pa.string())), False))
    frame["same_as_is_final"] = is_final.to_pandas().to_numpy(np.bool_)
    mentioned = pd.DataFrame({"entity_id": counted["entity_id"].to_pandas()})
    mentioned["entity_is_listed"] = is_known(counted["entity_id"], rows["entity_id"]).astype(np.bool_)
    return {"mentioned": View(mentioned, ("entity_id",))}


def _of_lists(rows: pa.Table) -> dict[str, np.ndarray]:
    """Whether the lists of each row are as they must be."""
    owners, aliases = exploded(rows["aliases"])
    of_merge, merges = exploded(rows["merges"])
    merged, reasons = merges.field("alias"), merges.field("reason").cast(pa.string())
    of_title, titles = exploded(rows["titles"])
    is_name = _true(pc.equal(aliases, rows["name"].combine_chunks().take(pa.array(owners))))
    listed = pc.binary_join_element_wise(pa.array(owners).cast(pa.string()), aliases, " ")
    explained = pc.binary_join_element_wise(pa.array(of_merge).cast(pa.string()), merged, " ")
    count = rows.num_rows
    return {
        "aliases_in_order": none_of(owners, _misplaced(owners, aliases) | is_name, count),
        "merges_of_aliases": none_of(owners, ~_true(pc.is_in(listed, value_set=explained)), count)
        & none_of(
            of_merge, _misplaced(of_merge, merged, reasons) | ~_true(pc.is_in(explained, value_set=listed)), count
        ),
        "reasons_are_known": none_of(of_merge, ~_true(pc.is_in(reasons, value_set=pa.array(REASONS))), count),
        "titles_in_order": none_of(of_title, _misplaced(of_title, titles), count),
    }


def _misplaced(owners: np.ndarray, *keys: pa.Array) -> np.ndarray:
    """For each item of a list whether it does not come after the one before it in that list, by the first key, then by the next."""
    misplaced, equal_so_far = np.zeros(len(owners), np.bool_), owners[1:] == owners[:-1]
    misplaced[1:] = equal_so_far
    for key in keys:
        misplaced[1:] &= ~(equal_so_far & _true(pc.less(key[:-1], key[1:])))
        equal_so_far &= _true(pc.equal(key[:-1], key[1:]))
    return misplaced


def _true(answers: pa.Array) -> np.ndarray:
    return pc.fill_null(answers, False).to_numpy(zero_copy_only=False)


def _counted(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """For each entity of mentions: mentions, articles, outlets, first and last time.

    An article that came in two batches counts once, as its mentions do. Counted over numbers that stand for entities and articles.
    """
    told = articles.group_by("article_id").aggregate([("outlet", "min"), ("published_at", "min")])
    resolved = mentions.select(["article_id", "entity_id"])
    if told.num_rows < articles.num_rows:
        resolved = mentions.group_by(["article_id", "start", "end", "entity_id"]).aggregate([])
    resolved = resolved.filter(pc.is_valid(resolved["entity_id"]))
    ids = resolved["entity_id"].combine_chunks().dictionary_encode()
    article = pc.index_in(resolved["article_id"], value_set=told["article_id"].combine_chunks()).combine_chunks()
    found, times = np.unique(ids.indices.to_numpy() * np.int64(told.num_rows) + article.to_numpy(), return_counts=True)
    entities, articles_of = (pa.array(part) for part in np.divmod(found, told.num_rows))
    pairs = pa.table(
        {
            "entity": entities,
            "mentions": times,
            "outlet": told["outlet_min"].combine_chunks().dictionary_encode().indices.take(articles_of),
            "published_at": told["published_at_min"].combine_chunks().take(articles_of),
        }
    )
    totals = pairs.group_by("entity").aggregate(
        [
            ("mentions", "sum"),
            ([], "count_all"),
            ("outlet", "count_distinct"),
            ("published_at", "min"),
            ("published_at", "max"),
        ]
    )
    counted = totals.set_column(0, "entity_id", ids.dictionary.take(totals["entity"]))
    return counted.rename_columns(["entity_id", "mentions", "articles", "outlets", "first", "last"])
