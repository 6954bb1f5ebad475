"""The entities table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pipelines.records.columns import ENTITY_ID_PATTERN, EntityType, Merge
from pipelines.records.declaration import Column, table


@table("entities", key=("entity_id",), grain="One row is one entity over the whole lake.", partitioned=False)
class Entity:
    """Who or what is meant, under one name."""

    entity_id: Annotated[str, Column("Type and name, such as per:kim-jong-un.", pattern=ENTITY_ID_PATTERN)]
    name: Annotated[str, Column("The usual name, without titles.")]
    type: Annotated[EntityType, Column("Person, organisation, place, facility, or other named thing.")]
    aliases: Annotated[list[str], Column("Every other surface that names it, sorted.")]
    merges: Annotated[
        list[Merge],
        Column(
            "Each alias with the reason why it is this entity, as in mentions.reason, and how many of its mentions have that reason "
            "(0 for a name that always stands with an abbreviation inside). name: it differs from the name in capitals and marks alone; "
            "spelling: its letters differ, but not its sound."
        ),
    ]
    titles: Annotated[list[str], Column("Titles that stand with it, sorted.")]
    mentions: Annotated[int, Column("Places where it is meant.", ge=1)]
    articles: Annotated[int, Column("Articles that mean it.", ge=1)]
    outlets: Annotated[int, Column("Outlets whose articles mean it; articles of unknown outlet do not count.", ge=0)]
    first_published_at: Annotated[dt.datetime | None, Column("Earliest published_at of those articles.")]
    last_published_at: Annotated[dt.datetime | None, Column("Latest published_at of those articles.")]
    same_as: Annotated[
        str | None,
        Column(
            "For an abbreviation that its articles leave unexplained, the entity that it stands for elsewhere in the lake; "
            "coalesce(same_as, entity_id) counts the two as one.",
            pattern=ENTITY_ID_PATTERN,
        ),
    ]
    wikidata_id: Annotated[str | None, Column("Wikidata item, if known.", pattern=r"Q\d+")]
