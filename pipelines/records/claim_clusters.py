"""The claim_clusters table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pipelines.records.columns import ENTITY_ID_PATTERN, HEX16, Conflict, Link, StanceColumn
from pipelines.records.declaration import Column, table

CONFLICT_FIELDS = ("number", "date", "place", "speaker", "polarity", "wording")
LINK_SPEAKERS = ("nobody", "one", "same", "two")


@table("claim_clusters", key=("cluster_id",), grain="One row is one same claim over all outlets.", partitioned=False)
class ClaimCluster:
    """Claims that a fact-checker who verified one has verified all of."""

    cluster_id: Annotated[str, Column("16 hex digits, from the first claim of the cluster.", pattern=HEX16)]
    content: Annotated[str, Column("The clearest member's words.")]
    speaker: Annotated[str | None, Column("Who says it; null for outlets' own assertions and hearsay.")]
    speaker_id: Annotated[str | None, Column("The speaker's entity.", pattern=ENTITY_ID_PATTERN)]
    stance: StanceColumn
    claim_ids: Annotated[list[str], Column("The members, sorted.")]
    claims: Annotated[int, Column("How many members.", ge=1)]
    articles: Annotated[int, Column("How many articles they stand in.", ge=1)]
    outlets: Annotated[int, Column("How many outlets those are of.", ge=0)]
    independent_origins: Annotated[
        int,
        Column(
            "Origins that do not go back to one another, as far as the texts show: outlets on one wire, copies, outlets of one owner and "
            "one outlet's repetitions count once, a page of unknown outlet that names nobody not beside others.",
            ge=1,
        ),
    ]
    origins: Annotated[
        list[str], Column("Those origins by name, sorted; 'article' and its id where no outlet or source is known.")
    ]
    level: Annotated[
        Literal["single_outlet", "single_origin", "corroborated", "disputed"],
        Column("One outlet; several outlets on one origin; two or more independent origins; members that disagree."),
    ]
    conflicts: Annotated[
        list[Conflict], Column("What members disagree on: number, date, place, speaker, polarity, wording.")
    ]
    links: Annotated[
        list[Link],
        Column(
            "Why each member but the first is one, sorted by claim_id: the earlier member that it is most like (a later one, if "
            "it is the first of two groups that were joined and like no earlier one), the score of the two "
            "(from 1 they are the same claim; from 0.8 if one speaker says both and their articles share other claims), and its parts: "
            "words, the share of their weighted wording that is common; context, of what stands before them (0 where that was not needed); "
            "speakers: nobody named, one, the same, two."
        ),
    ]
    first_claim_id: Annotated[str, Column("The member that appeared first.", references="claims.claim_id")]
    first_published_at: Annotated[dt.datetime | None, Column("When it appeared.")]
    last_published_at: Annotated[dt.datetime | None, Column("When the last member appeared.")]
