"""Corroboration over the whole lake: reuse, provenance, claim_clusters."""

from __future__ import annotations

from assets.automation import whole_lake
from assets.gated import Made, Work, gated
from pipelines.corroboration import cluster_claims, find_reuse, trace_provenance


@gated(
    ["reuse"],
    reads=["articles", "claims"],
    code=["pipelines.corroboration"],
    group="corroboration",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def reuse(work: Work) -> Made:
    """Articles that share their sentences, retell one wire, or update a story of their own outlet."""
    return {"reuse": find_reuse(work.read("articles"), work.read("claims"))}, {}


@gated(
    ["provenance"],
    reads=["articles", "claims", "reuse"],
    code=["pipelines.corroboration"],
    group="corroboration",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def provenance(work: Work) -> Made:
    """Credits, chains of news organisations and quoted speakers, as the text shows them or reuse implies them."""
    return {"provenance": trace_provenance(work.read("articles"), work.read("claims"), work.read("reuse"))}, {}


@gated(
    ["claim_clusters"],
    reads=["articles", "claims", "reuse", "provenance"],
    code=["pipelines.corroboration"],
    group="corroboration",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def claim_clusters(work: Work) -> Made:
    """The same claim over outlets, with its independent origins and what its members disagree on."""
    rows = cluster_claims(work.read("claims"), work.read("articles"), work.read("reuse"), work.read("provenance"))
    return {"claim_clusters": rows}, {}
