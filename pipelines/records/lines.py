"""The lines table: the audit trail of cleaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pipelines.records.columns import ArticleId
from pipelines.records.declaration import Column, table

Label = Literal[
    "headline", "deck", "byline", "date", "dateline", "caption", "subheading", "body", "credit", "signoff", "related",
    "advert", "navigation", "social", "comment", "footer", "other",
]  # fmt: skip


@table(
    "lines", key=("article_id", "line_no"), grain="One row is one line of a raw document, with what it was taken for."
)
class Line:
    """A line of the decoded document and its label."""

    article_id: ArticleId
    line_no: Annotated[int, Column("Number of the line in the document, from 1.", ge=1)]
    raw_start: Annotated[
        int | None, Column("First code point in the decoded document; null for structured input.", ge=0)
    ]
    raw_end: Annotated[int | None, Column("Code point after the last in the decoded document.", ge=0)]
    label: Annotated[Label, Column("What the line was taken for; body lines make articles.text.")]
    text_start: Annotated[
        int | None, Column("Where the line's story text starts in articles.text; body lines only.", ge=0)
    ]
    text: Annotated[str, Column("The line as it stands in the decoded document.")]
