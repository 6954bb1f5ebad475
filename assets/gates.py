"""What every gate found, as a table."""

from __future__ import annotations

from assets.automation import WHOLE_LAKE, whole_lake
from assets.gated import Made, Work, gated
from assets.resources import Telusur


def verdict_versions(telusur: Telusur, batch: str) -> dict[str, str]:
    """The verdicts that lie in the lake now, by table, batch and version."""
    del batch
    return {"verdicts": telusur.lake.verdicts_version()}


@gated(
    ["gates"],
    deps=WHOLE_LAKE,
    code=["pipelines.records"],
    inputs=verdict_versions,
    group="gates",
    kinds={"python", "parquet"},
    automation=whole_lake,
)
def gates(work: Work) -> Made:
    """Every expectation of every suite: what was checked, on which version, with which result, and why it must hold.

    It stands last in a refresh; after a run that a gate stopped, the job record_gates makes it alone.
    """
    return {"gates": work.telusur.lake.verdicts()}, {}
