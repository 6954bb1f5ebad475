"""Corroboration over the whole lake: articles and claims -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from assets.automation import whole_lake
from assets.gated import Made, Work, gated
from pipelines.corroboration import READS, READS_ALONE, TABLES_MADE, corroborate, read_alone


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
    articles, claims = (work.read(table, columns) for table, columns in READS_ALONE.items())
    alone = read_alone(articles, claims, map=work.spread)
    del articles, claims  # the process at work has its own
    return work.at_once(corroborate, READS, alone), {}
