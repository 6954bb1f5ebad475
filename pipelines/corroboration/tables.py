"""The whole room: articles and claims of any number of batches -> reuse, provenance, claim_clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import starmap
from typing import Any

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

Map = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[Any]]
"""A module-level function and its arguments, many times; results in that order."""

_PART = 1_000
"""Articles that are read by themselves at a time."""


def corroborate(
    articles: pa.Table, claims: pa.Table, alone: Mapping[str, pa.Table] | None = None
) -> dict[str, pa.Table]:
    """Which articles retell one another, who relies on whom, and which claims are the same: the tables of ``TABLES_MADE``.

    ``articles`` and ``claims`` are the public tables over any number of batches, rows in any order; an article that
    stands in several batches counts once, a claim whose article is not there counts for nothing. ``alone`` is what
    ``read_alone`` makes of the same tables; without, it is made here.
    """
    if alone is None:
        alone = read_alone(articles, claims)
    told = read_stories(articles)
    found = read_tellings(claims, told)
    same = same_claims(found)
    reuse = find_reuse(found, same, alone["prints"])
    return {
        "reuse": TABLES["reuse"].to_arrow(reuse),
        "provenance": trace_provenance(told, alone["provenance"], reuse),
        "claim_clusters": make_clusters(found, same, origins_by_reuse(told, reuse)),
    }


def read_alone(articles: pa.Table, claims: pa.Table, map: Map = starmap) -> dict[str, pa.Table]:
    """What each article shows by itself, in the order of the stories: the prints of its text, and the provenance that it
    states.

    ``map`` is ``itertools.starmap``, or does the same in other processes; the tables do not depend on it. Of the columns
    those of ``READS_ALONE`` are needed.
    """
    shown = list(map(_read_part, _parts(read_stories(articles), claims)))
    return {name: pa.concat_tables([part[name] for part in shown]) for name in ("prints", "provenance")}


def _read_part(articles: pa.Table, claims: pa.Table) -> dict[str, pa.Table]:
    return {"prints": make_prints(articles["text"]), "provenance": state_provenance(articles, claims)}


def _parts(told: Stories, claims: pa.Table) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The articles in order, with their claims, a part of them at a time; one part at least."""
    place = pc.index_in(claims["article_id"], value_set=told.ids)
    order = pc.sort_indices(place)
    starts = np.arange(0, max(len(told), 1), _PART)
    ends = np.searchsorted(place.take(order).fill_null(len(told)).to_numpy(), [*starts, len(told)]).tolist()
    for start, first, end in zip(starts.tolist(), ends, ends[1:], strict=False):
        mine = told.articles.take(pa.array(told.places[start : start + _PART]))
        yield mine, claims.select(provenance.COLUMNS).take(order.slice(first, end - first))
