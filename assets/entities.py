"""Entities over the whole lake."""

from __future__ import annotations

from assets.automation import whole_lake
from assets.gated import Made, Work, gated
from assets.lake import LAST
from assets.refreshing import refreshed


@gated(
    ["entities"],
    reads=["articles", "mentions"],
    deps=[LAST],
    code=["pipelines.entities"],
    group="entities",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def entities(work: Work) -> Made:
    """Mentions of all batches under one name each, with aliases, titles and first and last appearance."""
    return {"entities": work.since_published(refreshed)}, {}
