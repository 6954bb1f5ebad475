"""Corroboration over the whole lake: articles and claims -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from assets.automation import whole_lake
from assets.gated import Made, Work, gated
from pipelines.corroboration import READS, TABLES_MADE, corroborate


@gated(
    TABLES_MADE,
    reads=list(READS),
    code=["pipelines.corroboration"],
    group="corroboration",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def corroboration(work: Work) -> Made:
    """Which articles retell one another, who relies on whom in whose words, and which claims are the same over outlets."""
    articles, claims = (work.read(table, columns) for table, columns in READS.items())
    return corroborate(articles, claims, map=work.spread), {}
