"""Claims made in articles."""

from __future__ import annotations

from assets.gated import Made, Work, gated
from pipelines.claims.tables import claims_of


@gated(
    ["claims"],
    reads=["articles", "sentences", "mentions"],
    code=["pipelines.claims"],
    group="claims",
    kinds={"python", "parquet"},
)
def claims(work: Work) -> Made:
    """Who said what to whom, in which words and through whom; and what the outlet asserts in its own name."""
    return {"claims": work.per_article(claims_of, "claims", "articles", "sentences", "mentions")}, {}
