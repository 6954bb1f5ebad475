"""The articles table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pipelines.records.columns import HEX16, Batch, RecordNo, SourcePath
from pipelines.records.declaration import Column, table


@table("articles", key=("article_id",), grain="One row is one accepted article.")
class Article:
    """A page whose story was found, with what the page says of it."""

    article_id: Annotated[str, Column("16 hex digits of the SHA-256 of the raw document's bytes.", pattern=HEX16)]
    batch: Batch
    source_path: SourcePath
    record: RecordNo
    url: Annotated[str | None, Column("Canonical address, if known.")]
    outlet: Annotated[
        str | None,
        Column(
            "Registered domain of the publisher, such as kompas.com; null where nothing tells it.",
            pattern=r"[a-z0-9-]+(\.[a-z0-9-]+)+",
        ),
    ]
    outlet_name: Annotated[str | None, Column("The outlet's usual name.")]
    headline: Annotated[str | None, Column("Headline as printed; null where the page prints none.")]
    deck: Annotated[str | None, Column("The line under the headline that sums the story up, as printed.")]
    authors: Annotated[list[str], Column("People credited as writers; no desks, no editors.")]
    published_at: Annotated[dt.datetime | None, Column("When the page says it appeared, in UTC.")]
    published_precision: Annotated[
        Literal["minute", "day"] | None,
        Column("How exact published_at is; a day alone stands at 00:00 in the outlet's zone."),
    ]
    modified_at: Annotated[dt.datetime | None, Column("When the page says it was last changed, in UTC.")]
    dateline: Annotated[str | None, Column("Place that opens the story.")]
    section: Annotated[
        str | None,
        Column(
            "Rubric of its outlet under which the page stands, as the outlet names it; null where nothing tells it."
        ),
    ]
    language: Annotated[
        str,
        Column(
            "Language of the story as a BCP 47 tag; und where it cannot be told.", pattern=r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
        ),
    ]
    credited_sources: Annotated[
        list[str], Column("News organisations that the story credits, in order of first credit, canonical names.")
    ]
    text: Annotated[str, Column("The story: paragraphs joined by a blank line; subheadings stay out.")]
    word_count: Annotated[int, Column("Words in text.", ge=1)]
