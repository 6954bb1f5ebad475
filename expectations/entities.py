"""What must hold of entities beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, equal, holds, ordered, unique
from expectations.derived import is_blank, is_known, looked_up
from pipelines.records import TABLES

PARENTS = {
    "mentions": ("mention_id", "article_id", "entity_id"),
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
    for name in ("mentions", "articles", "outlets"):
        found = looked_up(rows["entity_id"], counted["entity_id"], counted[name])
        frame[f"{name}_counted"] = pc.fill_null(found, 0).to_pandas()
    for name in ("first", "last"):
        frame[f"{name}_counted"] = looked_up(rows["entity_id"], counted["entity_id"], counted[name]).to_pandas()
    kinds = rows["entity_id"].to_pandas().str.split(":", n=1).str[0].str.upper()
    frame["kind_in_id"] = (kinds == frame["type"].astype(str)).to_numpy()
    frame["name_is_said"] = ~is_blank(rows["name"])
    names, aliases, titles = (rows[column].to_pylist() for column in ("name", "aliases", "titles"))
    frame["aliases_in_order"] = [
        list(found) == sorted({*found} - {name}) for name, found in zip(names, aliases, strict=True)
    ]
    merges: list[list[dict[str, Any]]] = rows["merges"].to_pylist()
    frame["merges_of_aliases"] = [
        _in_order(found) and {m["alias"] for m in found} == {*listed}
        for found, listed in zip(merges, aliases, strict=True)
    ]
    frame["reasons_are_known"] = [all(m["reason"] in REASONS for m in found) for found in merges]
    frame["titles_in_order"] = [list(found) == sorted({*found}) for found in titles]
    final = rows.filter(pc.is_null(rows["same_as"]))
    found = looked_up(rows["same_as"], final["entity_id"], final["type"].cast(pa.string()))
    is_final = pc.or_(pc.is_null(rows["same_as"]), pc.fill_null(pc.equal(found, rows["type"].cast(pa.string())), False))
    frame["same_as_is_final"] = is_final.to_pandas().to_numpy(np.bool_)
    mentioned = pd.DataFrame({"entity_id": counted["entity_id"].to_pandas()})
    mentioned["entity_is_listed"] = is_known(counted["entity_id"], rows["entity_id"]).astype(np.bool_)
    return {"mentioned": View(mentioned, ("entity_id",))}


def _in_order(merges: list[dict[str, Any]]) -> bool:
    """Whether they are sorted by alias and reason, each pair once."""
    pairs = [(m["alias"], m["reason"]) for m in merges]
    return pairs == sorted({*pairs})


def _counted(mentions: pa.Table, articles: pa.Table) -> pa.Table:
    """For each entity of mentions: mentions, articles, outlets, first and last time.

    An article that came in two batches counts once, as its mentions do.
    """
    columns = ["mention_id", "article_id", "entity_id"]
    resolved = mentions.select(columns).filter(pc.is_valid(mentions["entity_id"]))
    told = articles.group_by("article_id").aggregate([("outlet", "min"), ("published_at", "min")])
    if told.num_rows < articles.num_rows:
        resolved = resolved.group_by(columns).aggregate([])
    pairs = resolved.group_by(["entity_id", "article_id"]).aggregate([("mention_id", "count")])
    for name in ("outlet", "published_at"):
        found = looked_up(pairs["article_id"], told["article_id"], told[f"{name}_min"])
        pairs = pairs.append_column(name, found)
    totals = pairs.group_by("entity_id").aggregate(
        [
            ("mention_id_count", "sum"),
            ("article_id", "count"),
            ("outlet", "count_distinct"),
            ("published_at", "min"),
            ("published_at", "max"),
        ]
    )
    return totals.select(
        [
            "entity_id",
            "mention_id_count_sum",
            "article_id_count",
            "outlet_count_distinct",
            "published_at_min",
            "published_at_max",
        ]
    ).rename_columns(["entity_id", "mentions", "articles", "outlets", "first", "last"])
