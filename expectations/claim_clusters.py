"""What must hold of claim clusters beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, between, equal, holds, ordered
from expectations.derived import exploded, none_of
from pipelines.records.claim_clusters import CONFLICT_FIELDS, LINK_SPEAKERS

PARENTS = {"claims": ("claim_id", "article_id", "content", "speaker_id", "outlet", "published_at")}

COUNTED = "How widely a claim is told must follow from its members."
DISPUTE = "Whoever checks a dispute must find each side in the claim that is said to hold it."

EXPECTATIONS = (
    between(
        "clusters",
        1,
        1,
        view="claims",
        about="claim_ids",
        says="every claim is in exactly one cluster",
        reason="A claim in no cluster is lost, a claim in two is counted twice.",
    ),
    holds(
        "members_are_known",
        "claim_ids stand in claims",
        about="claim_ids",
        reason="A member that does not exist cannot be read.",
        shows=("claim_ids",),
    ),
    holds(
        "members_in_order",
        "claim_ids are sorted, each once",
        about="claim_ids",
        reason="The order of a list must not depend on the order of articles.",
        shows=("claim_ids",),
    ),
    equal("claims", "members", says="claims is the number of claim_ids", about="claims", reason=COUNTED),
    holds(
        "first_is_member",
        "first_claim_id is one of claim_ids",
        about="first_claim_id",
        reason="The first to appear is a member.",
        shows=("first_claim_id", "claim_ids"),
    ),
    holds(
        "content_of_member",
        "content is the content of a member",
        about="content",
        reason="A cluster speaks in words that stand on a page.",
        shows=("content", "claim_ids"),
    ),
    holds(
        "speaker_of_member",
        "speaker_id is the speaker_id of a member",
        about="speaker_id",
        reason="Nobody is made to say what no page has him say.",
        shows=("speaker_id", "claim_ids"),
    ),
    equal(
        "articles",
        "articles_counted",
        about="articles",
        says="articles is the number of articles of the members",
        reason=COUNTED,
    ),
    equal(
        "outlets",
        "outlets_counted",
        about="outlets",
        says="outlets is the number of known outlets of the members",
        reason=COUNTED,
    ),
    equal(
        "first_published_at",
        "first_counted",
        about="first_published_at",
        says="first_published_at is the earliest published_at of the members",
        reason=COUNTED,
    ),
    equal(
        "last_published_at",
        "last_counted",
        about="last_published_at",
        says="last_published_at is the latest published_at of the members",
        reason=COUNTED,
    ),
    ordered(
        "independent_origins",
        "claims",
        or_equal=True,
        reason="Each origin has at least one telling of its own.",
    ),
    equal(
        "independent_origins",
        "origins_named",
        about="independent_origins",
        says="independent_origins is the number of origins",
        reason="The origins are listed, so that the count can be checked.",
        shows=("origins",),
    ),
    holds(
        "origins_in_order",
        "origins are sorted, each once",
        about="origins",
        reason="One origin named twice would corroborate itself.",
        shows=("origins",),
    ),
    holds(
        "level_with_conflicts",
        "level is disputed exactly where there are conflicts",
        about="level",
        reason="The level is the summary that readers filter by.",
        shows=("level", "conflicts"),
    ),
    holds(
        "level_with_origins",
        "level is corroborated only with two independent origins, single only with one",
        about="level",
        reason="Many outlets on one wire are one source: the level must not say more than the origins do.",
        shows=("level", "independent_origins"),
    ),
    holds(
        "level_with_outlets",
        "level is single_outlet with at most one outlet, single_origin with more",
        about="level",
        reason="The level is the summary that readers filter by.",
        shows=("level", "outlets"),
    ),
    holds(
        "conflicts_are_named",
        "each conflict is about one of " + ", ".join(CONFLICT_FIELDS),
        about="conflicts",
        reason="The vocabulary is closed; queries name its values.",
        shows=("conflicts",),
    ),
    holds(
        "conflicts_of_members",
        "each value of a conflict is given by a member",
        about="conflicts",
        reason=DISPUTE,
        shows=("conflicts", "claim_ids"),
    ),
    holds(
        "conflicts_differ",
        "each conflict has two values or more, all different",
        about="conflicts",
        reason=DISPUTE,
        shows=("conflicts",),
    ),
    holds(
        "links_of_members",
        "each member but the first has one link, to another member, in order of claim_id",
        about="links",
        reason="Whoever doubts that two claims are one must see what brought them together.",
        shows=("links", "claim_ids", "first_claim_id"),
    ),
    holds(
        "links_are_scored",
        "each link has a positive score, parts from 0 to 1, and speakers that are one of " + ", ".join(LINK_SPEAKERS),
        about="links",
        reason="A score that cannot be is a mistake in the comparison.",
        shows=("links",),
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of clusters; view ``claims``: in how many clusters each claim is."""
    claims = parents["claims"]
    owner, members = exploded(rows["claim_ids"])
    first_place = pd.Series(np.arange(claims.num_rows)).groupby(claims["claim_id"].to_pandas()).first()
    distinct = claims.take(pa.array(np.sort(first_place.to_numpy())))  # an article that came twice counts once
    places = pc.index_in(pa.chunked_array([members]), value_set=distinct["claim_id"].combine_chunks())
    known = places.is_valid().to_numpy()
    frame["members"] = np.bincount(owner, minlength=len(frame))
    frame["members_are_known"] = none_of(owner, ~known, len(frame))
    _add_counts(frame, rows, distinct.take(places.drop_null()), owner[known])
    _add_lists(frame, rows)
    _add_levels(frame)
    per_claim = pd.DataFrame({"claim_id": distinct["claim_id"].to_pandas()})
    per_claim["clusters"] = np.bincount(places.drop_null().to_numpy(), minlength=len(per_claim))
    return {"claims": View(per_claim, ("claim_id",))}


def _add_counts(frame: pd.DataFrame, rows: pa.Table, members: pa.Table, owner: np.ndarray) -> None:
    """What follows from the members: articles, outlets, times, and whose words and speaker the cluster may show."""
    told = members.select(["article_id", "outlet", "published_at"]).to_pandas()
    by_cluster = told.groupby(owner)
    for name in ("article_id", "outlet"):
        counted = by_cluster[name].nunique().reindex(frame.index, fill_value=0)
        frame[f"{name.removesuffix('_id')}s_counted"] = counted
    frame["first_counted"] = by_cluster["published_at"].min().reindex(frame.index)
    frame["last_counted"] = by_cluster["published_at"].max().reindex(frame.index)
    for name, flag in (("content", "content_of_member"), ("speaker_id", "speaker_of_member")):
        shown = rows[name].take(pa.array(owner))
        same = pc.fill_null(pc.equal(shown, members[name]), False).to_numpy()
        agrees = np.bincount(owner[same], minlength=len(frame)) > 0
        frame[flag] = agrees | frame[name].isna()


def _add_lists(frame: pd.DataFrame, rows: pa.Table) -> None:
    """What the lists of one row must fulfil by themselves."""
    members, origins = rows["claim_ids"].to_pylist(), rows["origins"].to_pylist()
    frame["members_in_order"] = [found == sorted(set(found)) for found in members]
    frame["origins_in_order"] = [found == sorted(set(found)) for found in origins]
    frame["origins_named"] = [len(found) for found in origins]
    first = rows["first_claim_id"].to_pylist()
    frame["first_is_member"] = [one in found for one, found in zip(first, members, strict=True)]
    links: list[list[dict[str, Any]]] = rows["links"].to_pylist()
    frame["links_of_members"] = [
        [link["claim_id"] for link in found] == [claim for claim in ids if claim != one]
        and all(link["like"] in ids and link["like"] != link["claim_id"] for link in found)
        for found, ids, one in zip(links, members, first, strict=True)
    ]
    frame["links_are_scored"] = [all(map(_is_scored, found)) for found in links]
    conflicts: list[list[dict[str, Any]]] = rows["conflicts"].to_pylist()
    frame["conflicts_found"] = [len(found) for found in conflicts]
    frame["conflicts_are_named"] = [all(c["field"] in CONFLICT_FIELDS for c in found) for found in conflicts]
    frame["conflicts_of_members"] = [
        all(value["claim_id"] in ids for conflict in found for value in conflict["values"])
        for found, ids in zip(conflicts, members, strict=True)
    ]
    frame["conflicts_differ"] = [all(_differ(conflict["values"]) for conflict in found) for found in conflicts]


def _is_scored(link: dict[str, Any]) -> bool:
    parts = (link["words"], link["context"])
    return link["score"] > 0 and all(0 <= part <= 1 for part in parts) and link["speakers"] in LINK_SPEAKERS


def _differ(values: list[dict[str, Any]]) -> bool:
    return len(values) > 1 and len({value["value"] for value in values}) == len(values)


def _add_levels(frame: pd.DataFrame) -> None:
    level, several = frame["level"].astype(str), frame["independent_origins"] > 1
    frame["level_with_conflicts"] = (level == "disputed") == (frame["conflicts_found"] > 0)
    frame["level_with_origins"] = (level == "disputed") | ((level == "corroborated") == several)
    fits = np.where(level == "single_outlet", frame["outlets"] <= 1, frame["outlets"] > 1)
    frame["level_with_outlets"] = ~level.isin(["single_outlet", "single_origin"]) | fits
