"""What must hold of provenance beyond its declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, equal, holds
from expectations.derived import is_blank, is_known, looked_up, slices

PARENTS = {"articles": ("article_id", "text"), "claims": ("claim_id", "article_id", "via")}

EXPECTATIONS = (
    holds(
        "agents_differ",
        "from_agent and to_agent differ",
        reason="Whoever relies on himself relies on nobody.",
        shows=("from_agent", "to_agent"),
    ),
    holds(
        "agents_are_named",
        "from_agent and to_agent are not blank",
        reason="An edge joins two who have names.",
        shows=("from_agent", "to_agent"),
    ),
    holds(
        "evidence_is_said", "evidence is not blank", about="evidence", reason="A finding without grounds is a guess."
    ),
    equal(
        "evidence",
        "evidence_at_offsets",
        about="evidence",
        says="evidence is articles.text[start:end] where there are offsets",
        reason="Offsets are the contract: the slice is the evidence.",
        shows=("start", "end"),
    ),
    equal(
        "article_id",
        "article_of_claim",
        about="claim_id",
        says="the claim is one of the article",
        reason="An edge is shown in the article that makes the claim.",
        shows=("claim_id",),
    ),
    holds(
        "chain_is_traced",
        "at least 95% of the claims that name via have an edge",
        about="claim_id",
        view="claims",
        severity="warning",
        share=0.95,
        reason="A chain of sources that no edge shows is lost to whoever asks who relies on whom.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of provenance; view ``claims``: the claims that name via."""
    claims = parents["claims"]
    frame["agents_differ"] = frame["from_agent"] != frame["to_agent"]
    frame["agents_are_named"] = ~is_blank(rows["from_agent"]) & ~is_blank(rows["to_agent"])
    frame["evidence_is_said"] = ~is_blank(rows["evidence"])
    sliced = slices(rows["article_id"], rows["start"], rows["end"], parents["articles"]).to_pandas()
    frame["evidence_at_offsets"] = sliced.where(frame["start"].notna() & frame["end"].notna(), frame["evidence"])
    found = looked_up(rows["claim_id"], claims["claim_id"], claims["article_id"]).to_pandas()
    frame["article_of_claim"] = found.where(frame["claim_id"].notna(), frame["article_id"])
    chained = claims.filter(pc.greater(pc.list_value_length(claims["via"]), 0))["claim_id"]
    per_claim = pd.DataFrame({"claim_id": chained.to_pandas()})
    per_claim["chain_is_traced"] = is_known(chained, rows["claim_id"])
    return {"claims": View(per_claim, ("claim_id",))}
