"""Corroboration over the whole lake: articles and claims -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from assets.automation import whole_lake
from assets.gated import Made, Work, gated
from pipelines.corroboration import READS, READS_ALONE, TABLES_MADE, compare_claims, conclude, read_alone


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
    return work.in_halves((compare_claims, READS), (read_alone, READS_ALONE), conclude), {}
