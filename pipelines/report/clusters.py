"""Data files of the claims' pages: clusters a hundred a file, columns to filter by, the words to search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from typing import Any

from pipelines.records.claim_clusters import CONFLICT_FIELDS
from pipelines.report.numbering import LEVELS, Numbering, Row
from pipelines.report.scripts import Files, paged, script
from pipelines.report.words import index

PAGE = 100
STANCES = ("assert", "deny", "predict", "ask", "commit", "feel")
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def cluster_files(numbers: Numbering) -> Files:
    """Everything about clusters."""
    place = {
        row["claim_id"]: (numbers.article_no[a], n) for a, rows in numbers.claims.items() for n, row in enumerate(rows)
    }
    outlets = [_outlets(row, numbers, place) for row in numbers.clusters]
    yield from paged(
        "clusters", [_row(row, place, seen) for row, seen in zip(numbers.clusters, outlets, strict=True)], PAGE
    )
    yield script("clusters/columns", _columns(numbers, outlets))
    yield from index("clusters", (_words(row) for row in numbers.clusters))


def _row(row: Row, place: dict[str, tuple[int, int]], outlets: tuple[int, ...]) -> dict[str, Any]:
    """A cluster as its list and its page show it; members are (article, place among the article's claims).

    ``links`` say why each member is one, in the order of the members, null for the first: the member that it is like,
    the score of the two, the share of their wording that is common, and who says them.
    """
    links = {link["claim_id"]: link for link in row["links"]}
    return {
        "id": row["cluster_id"],
        "content": row["content"],
        "speaker": row["speaker"],
        "stance": STANCES.index(row["stance"]),
        "level": LEVELS.index(row["level"]),
        "origins": row["origins"],
        "independent": row["independent_origins"],
        "outlets": outlets,
        "articles": row["articles"],
        "first": minutes(row["first_published_at"]),
        "last": minutes(row["last_published_at"]),
        "conflicts": [
            [c["field"], [[v["value"], *place[v["claim_id"]]] for v in c["values"]]] for c in row["conflicts"]
        ],
        "members": [place[claim] for claim in row["claim_ids"]],
        "links": [_link(links.get(claim), place) for claim in row["claim_ids"]],
        "leader": place[row["first_claim_id"]],
    }


def _link(link: Row | None, place: dict[str, tuple[int, int]]) -> list[Any] | None:
    if link is None:
        return None
    return [*place[link["like"]], link["score"], link["words"], link["speakers"]]


def _outlets(row: Row, numbers: Numbering, place: dict[str, tuple[int, int]]) -> tuple[int, ...]:
    names = {numbers.articles[place[claim][0]]["outlet"] for claim in row["claim_ids"]}
    return tuple(sorted(numbers.outlet_no[name] for name in names if name))


def _columns(numbers: Numbering, outlets: list[tuple[int, ...]]) -> dict[str, Any]:
    """One value a cluster, so that a filter is a walk over numbers; sets of names are numbered too."""
    rows = numbers.clusters
    outlet_sets, outlet = _numbered(outlets)
    origin_sets, origin = _numbered([tuple(row["origins"]) for row in rows])
    return {
        "level": "".join(str(LEVELS.index(row["level"])) for row in rows),
        "stance": "".join(str(STANCES.index(row["stance"])) for row in rows),
        "conflict": [sum(1 << CONFLICT_FIELDS.index(c["field"]) for c in row["conflicts"]) for row in rows],
        "speaker": [numbers.speaker_no.get(row["speaker"], -1) for row in rows],
        "day": [days(row["first_published_at"]) for row in rows],
        "members": [row["claims"] for row in rows],
        "independent": [row["independent_origins"] for row in rows],
        "outlet": outlet,
        "outletSets": outlet_sets,
        "origin": origin,
        "originSets": origin_sets,
    }


def _numbered(values: list[Any]) -> tuple[list[Hashable], list[int]]:
    """Each distinct value once, and the number of each row's value."""
    known: dict[Hashable, int] = {}
    numbers = [known.setdefault(value, len(known)) for value in values]
    return list(known), numbers


def _words(row: Row) -> str:
    return f"{row['content']} {row['speaker'] or ''}"


def minutes(moment: dt.datetime | None) -> int | None:
    """Minutes since 1970 in UTC, which a script's Date takes; None where there is no time."""
    return None if moment is None else int((moment - EPOCH).total_seconds() // 60)


def days(moment: dt.datetime | None) -> int | None:
    """Days since 1970 in UTC."""
    return None if moment is None else (moment - EPOCH).days
