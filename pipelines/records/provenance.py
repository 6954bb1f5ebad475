"""The provenance table."""

from __future__ import annotations

from typing import Annotated, Literal

from pipelines.records.columns import ArticleId
from pipelines.records.declaration import Column, table


@table(
    "provenance",
    key=("article_id", "claim_id", "from_agent", "to_agent", "relation", "start"),
    grain="One row is one reliance of one agent on another, with the words that show it.",
    partitioned=False,
)
class Provenance:
    """An edge from the one who relies to the one relied on."""

    article_id: ArticleId
    claim_id: Annotated[
        str | None, Column("The claim that the edge is about; null for the whole story.", references="claims.claim_id")
    ]
    from_agent: Annotated[str, Column("Who relies: an outlet, or a news organisation in a chain.")]
    to_agent: Annotated[str, Column("Who is relied on: a news organisation, an outlet, or a speaker.")]
    relation: Annotated[
        Literal["quotes", "cites", "republishes", "reuses"],
        Column("Quotes a speaker; cites a news organisation; republishes its text; reuses without credit (inferred)."),
    ]
    start: Annotated[int | None, Column("First code point in articles.text of the words that show it.", ge=0)]
    end: Annotated[int | None, Column("Code point after them.", ge=0)]
    evidence: Annotated[str, Column("The words that show it, or the finding that it is inferred from.")]
