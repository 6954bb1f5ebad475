"""The whole room: articles and claims of any number of batches -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration import provenance, stories, tellings
from pipelines.corroboration.clusters import make_clusters
from pipelines.corroboration.origins import origins_by_reuse
from pipelines.corroboration.prints import Printer
from pipelines.corroboration.provenance import state_provenance, trace_provenance
from pipelines.corroboration.reuse import find_reuse
from pipelines.corroboration.same_claims import Pairs, same_claims
from pipelines.corroboration.stories import Stories, read_stories
from pipelines.corroboration.tellings import Tellings, read_tellings
from pipelines.records import TABLES

TABLES_MADE = ("reuse", "provenance", "claim_clusters")
READS = {"articles": stories.COLUMNS, "claims": tuple(sorted({*tellings.COLUMNS, *provenance.COLUMNS}))}
"""The tables and columns that are read."""
READS_ALONE = {"articles": stories.COLUMNS, "claims": provenance.COLUMNS}
"""Those of them from which each article is read by itself."""

_PART = 1_000
"""Articles that are read by themselves at a time: what bounds the memory that they take."""


class Compared(NamedTuple):
    """All stories and claims of the lake, and which pairs of claims are the same claim."""

    stories: Stories
    tellings: Tellings
    same: Pairs


def corroborate(articles: pa.Table, claims: pa.Table) -> dict[str, pa.Table]:
    """Which articles retell one another, who relies on whom, and which claims are the same: the tables of ``TABLES_MADE``.

    ``articles`` and ``claims`` are the public tables over any number of batches, rows in any order; an article that
    stands in several batches counts once, a claim whose article is not there counts for nothing.
    """
    alone = read_alone(articles, claims)
    return conclude(compare_claims(articles, claims), alone)


def compare_claims(articles: pa.Table, claims: pa.Table) -> Compared:
    """Which claims are the same, of the columns of ``READS``: the one half of the work, which asks nothing of the other."""
    stories = read_stories(articles)
    tellings = read_tellings(claims, stories)
    return Compared(stories, tellings, same_claims(tellings))


def read_alone(articles: pa.Table, claims: pa.Table, part: int = 0, parts: int = 1) -> dict[str, pa.Table]:
    """What each article of one of so many parts of the stories shows by itself, the other half of the work: the prints of its
    text, and the provenance that it states.

    Parts put one behind the other are what one part alone is. Of the columns those of ``READS_ALONE`` are needed.
    """
    told = read_stories(articles)
    first, last = (len(told) * n // parts for n in (part, part + 1))
    printer = Printer()
    return _joined(
        [
            {"prints": printer.prints(mine["text"]), "provenance": state_provenance(mine, said)}
            for mine, said in _parts(told, claims, first, last)
        ]
    )


def conclude(compared: Compared, *alone: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of ``TABLES_MADE``, from what ``compare_claims`` and ``read_alone``, part by part, found in the same rows."""
    shown = _joined(alone)
    stories, tellings, same = compared
    reuse = find_reuse(tellings, same, shown["prints"])
    return {
        "reuse": TABLES["reuse"].to_arrow(reuse),
        "provenance": trace_provenance(stories, shown["provenance"], reuse),
        "claim_clusters": make_clusters(tellings, same, origins_by_reuse(stories, reuse)),
    }


def _joined(shown: Sequence[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    return {name: pa.concat_tables([part[name] for part in shown]) for name in shown[0]}


def _parts(told: Stories, claims: pa.Table, first: int, last: int) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The articles from the first to before the last, with their claims, ``_PART`` at a time; one part at least."""
    place = pc.index_in(claims["article_id"], value_set=told.ids)
    order = pc.sort_indices(place)
    starts = range(first, max(last, first + 1), _PART)
    cuts = np.searchsorted(place.take(order).fill_null(len(told)).to_numpy(), [*starts, last]).tolist()
    for start, low, high in zip(starts, cuts, cuts[1:], strict=False):
        mine = told.articles.take(pa.array(told.places[start : min(start + _PART, last)]))
        yield mine, claims.select(provenance.COLUMNS).take(order.slice(low, high - low))
