"""The whole room: articles and claims of any number of batches -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration import provenance, stories, tellings
from pipelines.corroboration.clusters import make_clusters
from pipelines.corroboration.origins import origins_by_reuse
from pipelines.corroboration.prints import make_prints
from pipelines.corroboration.provenance import state_provenance, trace_provenance
from pipelines.corroboration.reuse import find_reuse
from pipelines.corroboration.same_claims import same_claims
from pipelines.corroboration.stories import Stories, read_stories
from pipelines.corroboration.tellings import read_tellings
from pipelines.records import TABLES

TABLES_MADE = ("reuse", "provenance", "claim_clusters")
READS = {"articles": stories.COLUMNS, "claims": tuple(sorted({*tellings.COLUMNS, *provenance.COLUMNS}))}
"""The tables and columns that are read."""
READS_ALONE = {"articles": stories.COLUMNS, "claims": provenance.COLUMNS}
"""Those of them from which each article is read by itself."""

_PART = 1_000
"""Articles that are read by themselves at a time: what bounds the memory that they take."""


def corroborate(articles: pa.Table, claims: pa.Table, *alone: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Which articles retell one another, who relies on whom, and which claims are the same: the tables of ``TABLES_MADE``.

    ``articles`` and ``claims`` are the public tables over any number of batches, rows in any order; an article that
    stands in several batches counts once, a claim whose article is not there counts for nothing. ``alone`` is what
    ``read_alone`` makes of the same tables, part by part; without, it is made here.
    """
    shown = _joined(alone or [read_alone(articles, claims)])
    told = read_stories(articles)
    found = read_tellings(claims, told)
    same = same_claims(found)
    reuse = find_reuse(found, same, shown["prints"])
    return {
        "reuse": TABLES["reuse"].to_arrow(reuse),
        "provenance": trace_provenance(told, shown["provenance"], reuse),
        "claim_clusters": make_clusters(found, same, origins_by_reuse(told, reuse)),
    }


def read_alone(articles: pa.Table, claims: pa.Table, part: int = 0, parts: int = 1) -> dict[str, pa.Table]:
    """What each article of one of so many parts of the stories shows by itself: the prints of its text, and the provenance
    that it states.

    Parts put one behind the other are what one part alone is. Of the columns those of ``READS_ALONE`` are needed.
    """
    told = read_stories(articles)
    first, last = (len(told) * n // parts for n in (part, part + 1))
    return _joined(
        [
            {"prints": make_prints(mine["text"]), "provenance": state_provenance(mine, said)}
            for mine, said in _parts(told, claims, first, last)
        ]
    )


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
