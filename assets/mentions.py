"""Mentions of entities in sentences."""

from __future__ import annotations

from assets.gated import Made, Work, gated
from pipelines.entities.tables import mentions_of


@gated(
    ["mentions"],
    reads=["articles", "sentences"],
    code=["pipelines.entities"],
    group="entities",
    kinds={"python", "parquet"},
)
def mentions(work: Work) -> Made:
    """Names, noun phrases and pronouns that stand for persons, organisations, places and other named things."""
    return {"mentions": work.per_article(mentions_of, "mentions", "articles", "sentences")}, {}
