"""What must hold of reuse beyond its declaration."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, between, holds, ordered
from expectations.derived import count_of, is_blank, looked_up

PARENTS = {"articles": ("article_id", "outlet"), "claims": ("claim_id", "article_id")}

EXPECTATIONS = (
    ordered(
        "article_id",
        "other_id",
        reason="A pair stands once, the lower id first; an article does not retell itself.",
    ),
    holds(
        "evidence_is_said", "evidence is not blank", about="evidence", reason="A finding without grounds is a guess."
    ),
    holds(
        "follow_up_of_outlet",
        "a follow_up joins two articles of one outlet",
        about="verdict",
        reason="It is an outlet's update of its own story.",
        shows=("verdict", "outlet", "other_outlet"),
    ),
    ordered(
        "shared_claims",
        "claims_of_either",
        or_equal=True,
        says="shared_claims is at most the number of claims of either article",
        reason="What is shared is there.",
    ),
    between(
        "containment_of_copy",
        0.3,
        about="containment",
        severity="warning",
        says="articles of one text share at least 0.3 of their word 5-grams",
        reason="The verdict same_text and the measured overlap contradict one another below that.",
        shows=("verdict", "containment"),
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of reuse."""
    articles, claims = parents["articles"], parents["claims"]
    frame["evidence_is_said"] = ~is_blank(rows["evidence"])
    for name, column in (("outlet", "article_id"), ("other_outlet", "other_id")):
        frame[name] = looked_up(rows[column], articles["article_id"], articles["outlet"]).to_pandas()
    frame["follow_up_of_outlet"] = (frame["verdict"] != "follow_up") | (frame["outlet"] == frame["other_outlet"])
    ids = pc.unique(articles["article_id"])
    made = claims.select(["claim_id", "article_id"]).group_by(["claim_id", "article_id"]).aggregate([])
    counts = pa.chunked_array([pa.array(count_of(pa.chunked_array([ids]), made["article_id"]))])
    both = [looked_up(rows[c], pa.chunked_array([ids]), counts).to_pandas() for c in ("article_id", "other_id")]
    frame["claims_of_either"] = np.fmax(*both)
    frame["containment_of_copy"] = frame["containment"].where(frame["verdict"] == "same_text")
    return {}
