"""The whole room: articles and claims of any number of batches -> reuse, provenance, claim_clusters."""

from __future__ import annotations

import pyarrow as pa

from pipelines.corroboration import provenance, stories, tellings
from pipelines.corroboration.clusters import make_clusters
from pipelines.corroboration.origins import origins_by_reuse
from pipelines.corroboration.provenance import trace_provenance
from pipelines.corroboration.reuse import find_reuse
from pipelines.corroboration.same_claims import same_claims
from pipelines.corroboration.stories import read_stories
from pipelines.corroboration.tellings import read_tellings
from pipelines.records import TABLES

TABLES_MADE = ("reuse", "provenance", "claim_clusters")
READS = {"articles": stories.COLUMNS, "claims": tuple(sorted({*tellings.COLUMNS, *provenance.COLUMNS}))}
"""The tables and columns that are read."""


def corroborate(articles: pa.Table, claims: pa.Table) -> dict[str, pa.Table]:
    """Which articles retell one another, who relies on whom, and which claims are the same: the tables of ``TABLES_MADE``.

    ``articles`` and ``claims`` are the public tables over any number of batches, rows in any order; an article that
    stands in several batches counts once, a claim whose article is not there counts for nothing.
    """
    told = read_stories(articles)
    found = read_tellings(claims, told)
    same = same_claims(found)
    reuse = find_reuse(found, same)
    return {
        "reuse": TABLES["reuse"].to_arrow(reuse),
        "provenance": trace_provenance(told, claims, reuse),
        "claim_clusters": make_clusters(found, same, origins_by_reuse(told, reuse)),
    }
