"""The claims table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pipelines.records.columns import (
    ENTITY_ID_PATTERN,
    HEX16,
    ArticleId,
    Batch,
    End,
    ParagraphNo,
    Quantity,
    ResolvedDate,
    SentenceNo,
    Share32,
    Span,
    StanceColumn,
    Start,
)
from pipelines.records.declaration import Column, table


@table("claims", key=("claim_id",), grain="One row is one claim in one article.")
class Claim:
    """What somebody is made to say, or what the outlet itself asserts."""

    claim_id: Annotated[
        str,
        Column(
            "The claim: article, start and end of its content, as article_id:start-end.", pattern=HEX16 + r":\d+-\d+"
        ),
    ]
    article_id: ArticleId
    batch: Batch
    kind: Annotated[
        Literal["direct", "mixed", "indirect", "assertion"],
        Column("Quoted wholly, in part or not at all; assertion: the outlet's own statement."),
    ]
    content: Annotated[str, Column("The words claimed; pieces joined by one blank.")]
    pieces: Annotated[list[Span], Column("Where the words stand in articles.text, in order.")]
    start: Start
    end: End
    sentence_no: SentenceNo
    paragraph_no: ParagraphNo
    cue: Annotated[str | None, Column("The attributing words as they stand.")]
    cue_start: Annotated[int | None, Column("First code point of the cue in articles.text.", ge=0)]
    cue_end: Annotated[int | None, Column("Code point after the cue.", ge=0)]
    cue_lemma: Annotated[str | None, Column("Base form of the cue.")]
    source: Annotated[str | None, Column("The words that name the source nearest the cue.")]
    source_start: Annotated[int | None, Column("First code point of the source in articles.text.", ge=0)]
    source_end: Annotated[int | None, Column("Code point after the source.", ge=0)]
    speaker: Annotated[str | None, Column("Who says it; null for hearsay and for the outlet's own assertions.")]
    speaker_id: Annotated[
        str | None, Column("The speaker's entity; null for groups, roles and hearsay.", pattern=ENTITY_ID_PATTERN)
    ]
    speaker_title: Annotated[str | None, Column("The speaker's title in this article.")]
    speaker_resolution: Annotated[
        Literal["name", "alias", "title", "pronoun", "carried", "group", "none"], Column("How the speaker was found.")
    ]
    addressee: Annotated[str | None, Column("To whom it is said, where the text says so.")]
    addressee_id: Annotated[str | None, Column("The addressee's entity.", pattern=ENTITY_ID_PATTERN)]
    stance: StanceColumn
    via: Annotated[
        list[str],
        Column("News organisations named between outlet and speaker for this claim, nearest the outlet first."),
    ]
    origin: Annotated[
        str | None,
        Column("Where the chain ends: the last of via, else the wire that the story credits, else the outlet."),
    ]
    origin_evidence: Annotated[Literal["via", "credit", "reuse", "outlet"], Column("What says so.")]
    entity_ids: Annotated[list[str], Column("Entities in the content, in order of first mention.")]
    quantities: Annotated[list[Quantity], Column("Numbers with units in the content.")]
    dates: Annotated[list[ResolvedDate], Column("Dates in the content, resolved against published_at.")]
    outlet: Annotated[str | None, Column("The article's outlet, repeated.")]
    published_at: Annotated[dt.datetime | None, Column("The article's published_at, repeated.")]
    confidence: Annotated[float, Column("How sure the rule is of the row, 0 to 1.", ge=0, le=1, arrow=Share32)]
    rule: Annotated[str, Column("The rule that made the row.")]
