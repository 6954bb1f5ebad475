"""The reuse table."""

from __future__ import annotations

from typing import Annotated, Literal

from pipelines.records.columns import ArticleId, Share32
from pipelines.records.declaration import Column, table


@table(
    "reuse",
    key=("article_id", "other_id"),
    grain="One row is one pair of articles that retell one another or one wire.",
    partitioned=False,
)
class Reuse:
    """A pair of articles, the earlier id first, and what ties them."""

    article_id: ArticleId
    other_id: ArticleId
    verdict: Annotated[
        Literal["same_text", "same_wire", "follow_up"],
        Column("Same sentences; two retellings of one wire; one outlet's update of its own story."),
    ]
    containment: Annotated[
        float,
        Column("Share of the shorter article's word 5-grams that stand in the longer one.", ge=0, le=1, arrow=Share32),
    ]
    shared_claims: Annotated[int, Column("Claims of the one that the other makes too.", ge=0)]
    evidence: Annotated[str, Column("What shows it, in words.")]
