"""The mentions table."""

from __future__ import annotations

from typing import Annotated, Literal

from pipelines.records.columns import ENTITY_ID_PATTERN, HEX16, ArticleId, End, EntityType, Reason, SentenceNo, Start
from pipelines.records.declaration import Column, table


@table("mentions", key=("mention_id",), grain="One row is one place where an entity is meant.")
class Mention:
    """A name, noun phrase or pronoun and the entity it stands for."""

    mention_id: Annotated[
        str, Column("The mention: article, start and end, as article_id:start-end.", pattern=HEX16 + r":\d+-\d+")
    ]
    article_id: ArticleId
    sentence_no: SentenceNo
    start: Start
    end: End
    surface: Annotated[str, Column("The words: articles.text[start:end].")]
    kind: Annotated[
        Literal["name", "nominal", "pronoun"], Column("A name, a noun phrase standing for one, or a pronoun.")
    ]
    type: Annotated[EntityType, Column("Person, organisation, place, facility, or other named thing.")]
    title: Annotated[str | None, Column("Title that stands with the name, such as 'Presiden Rusia'.")]
    entity_id: Annotated[
        str | None, Column("The entity meant; null where it could not be resolved.", pattern=ENTITY_ID_PATTERN)
    ]
    member_ids: Annotated[
        list[str],
        Column(
            "For a plural that means several persons ('mereka'), their entities in the order of the text; entity_id is null then.",
        ),
    ]
    reason: Annotated[
        Reason | None,
        Column(
            "Why it is that entity. Names: name (the id is made of it), spelling (the article spells the name so, too), expanded (it is the "
            "name with a short form written out, or without a word that adds nothing), lexicon (the seeds know it), abbreviation or "
            "nickname (the article explains it), short_name (it is part of the one fuller name in the article). Phrases: title (the one "
            "person with that title), nearest (the one person named there). Pronouns: antecedent."
        ),
    ]
