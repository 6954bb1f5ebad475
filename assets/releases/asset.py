"""The asset ``release``: a release is made on demand, and the Dagster UI leads to it."""

import datetime as dt

import dagster as dg

from assets.releases.making import make_release, releases
from assets.resources import Telusur
from pipelines.records import TABLES


@dg.asset(
    deps=list(TABLES),
    group_name="release",
    kinds={"parquet"},
    description=(
        "One materialization is one release: a write-once folder of all tables of one consistent state, with metadata, "
        "data dictionary, changes, a DuckDB file and the report.\n\n"
        "Made on demand (job make_release); no difference, no release."
    ),
)
def release(context: dg.AssetExecutionContext, telusur: Telusur) -> dg.MaterializeResult:
    """The next release of the lake, or word that nothing differs from the last."""
    lake = telusur.lake
    name = make_release(lake, dt.datetime.now(dt.UTC).date())
    if name is None:
        context.log.info("nothing differs from the last release: none made")
    return dg.MaterializeResult(metadata={"release": name or releases(lake)[-1], "made": name is not None})
