"""What must hold of mentions beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, between, equal, holds, mostly_given, ordered
from expectations.derived import count_of, exploded, is_known, none_of, previous, sentence_columns, slices, span_ids

PARENTS = {"articles": ("article_id", "text"), "sentences": ("article_id", "sentence_no", "start", "end")}

REASONS = {"nominal": ("title", "nearest", "antecedent"), "pronoun": ("antecedent",)}
"""The reasons that phrases and pronouns have; names have the others."""

EXPECTATIONS = (
    equal(
        "surface",
        "text_at_offsets",
        about="surface",
        says="surface is articles.text[start:end]",
        reason="Offsets are the contract: the slice is the mention.",
        shows=("start", "end"),
    ),
    equal(
        "mention_id",
        "id_of_span",
        about="mention_id",
        says="mention_id is article_id:start-end",
        reason="Ids follow from the place alone, so that they are the same on every machine.",
    ),
    holds(
        "sentence_is_known",
        "article_id and sentence_no stand in sentences",
        about="sentence_no",
        reason="A mention is read in its sentence.",
        shows=("article_id", "sentence_no"),
    ),
    ordered(
        "sentence_start",
        "start",
        or_equal=True,
        says="a mention starts inside its sentence",
        reason="A mention is read in its sentence.",
    ),
    ordered(
        "end",
        "sentence_end",
        or_equal=True,
        says="a mention ends inside its sentence",
        reason="A mention is read in its sentence.",
    ),
    holds(
        "type_of_entity",
        "the kind of entity in entity_id is the mention's type",
        about="entity_id",
        severity="warning",
        reason="A place that stands for a person or the like was resolved to the wrong entity.",
        shows=("type", "entity_id"),
    ),
    holds(
        "reason_with_entity",
        "reason is given exactly where entity_id or member_ids is",
        about="reason",
        reason="Every merge has a reason that can be listed.",
        shows=("entity_id", "reason"),
    ),
    holds(
        "members_are_several",
        "member_ids are several and entity_id is null, or there are none",
        about="member_ids",
        reason="What one entity means stands in entity_id.",
        shows=("entity_id", "member_ids"),
    ),
    holds(
        "members_are_named",
        "each of member_ids is the entity of another mention",
        about="member_ids",
        reason="A member that nothing mentions has no row in entities.",
        shows=("member_ids",),
    ),
    holds(
        "reason_of_kind",
        "reason is one that names, phrases or pronouns have, whichever it is",
        about="reason",
        reason="A reason of another kind of mention is the reason of nothing.",
        shows=("kind", "reason"),
    ),
    ordered(
        "previous_name_end",
        "start",
        or_equal=True,
        severity="warning",
        says="names do not overlap",
        reason="Names are flat: the longest one counts, and characters counted twice inflate an entity.",
        shows=("surface",),
    ),
    mostly_given(
        "entity_id",
        0.8,
        view="names",
        of="names",
        reason="A name says whom it means; many unresolved ones mean that resolution broke.",
    ),
    between(
        "mentions",
        1,
        view="articles",
        about="article_id",
        severity="warning",
        share=0.8,
        says="at least 80% of the articles mention somebody or something",
        reason="News is about somebody; many articles without a mention mean that names were not found.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of mentions; views ``names`` (mentions by name) and ``articles`` (mentions of each)."""
    articles = parents["articles"]
    frame["text_at_offsets"] = slices(rows["article_id"], rows["start"], rows["end"], articles).to_pandas()
    frame["id_of_span"] = span_ids(rows["article_id"], rows["start"], rows["end"]).to_pandas()
    for name, values in sentence_columns(rows, parents["sentences"], ("start", "end")).items():
        frame[f"sentence_{name}"] = values
    frame["sentence_is_known"] = frame["sentence_start"].notna()
    kinds = pc.utf8_upper(pc.list_element(pc.split_pattern(rows["entity_id"], ":", max_splits=1), 0))
    frame["type_of_entity"] = (kinds.to_pandas() == frame["type"].astype(str)) | frame["entity_id"].isna()
    members = pc.list_value_length(rows["member_ids"]).to_numpy()
    frame["reason_with_entity"] = frame["reason"].isna() == (frame["entity_id"].isna() & (members == 0))
    frame["members_are_several"] = (members == 0) | ((members > 1) & frame["entity_id"].isna())
    owner, ids = exploded(rows["member_ids"])
    frame["members_are_named"] = none_of(owner, ~is_known(pa.chunked_array([ids]), rows["entity_id"]), len(frame))
    frame["reason_of_kind"] = frame["reason"].isna()
    for kind in ("name", "nominal", "pronoun"):
        others = {reason for reasons in REASONS.values() for reason in reasons}
        fits = frame["reason"].isin(REASONS[kind]) if kind in REASONS else ~frame["reason"].isin(others)
        frame["reason_of_kind"] |= (frame["kind"] == kind) & fits
    names = frame[frame["kind"] == "name"]
    frame["previous_name_end"] = previous(names, "end", by="article_id", along="start")
    per_article = pd.DataFrame({"article_id": articles["article_id"].to_pandas()})
    per_article["mentions"] = count_of(articles["article_id"], rows["article_id"])
    named = names[["mention_id", "surface", "entity_id"]].reset_index(drop=True)
    return {"names": View(named, ("mention_id", "surface")), "articles": View(per_article, ("article_id",))}
