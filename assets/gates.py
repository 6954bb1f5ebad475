"""What every gate found, as a table."""

from __future__ import annotations

from assets.gated import Made, Work, gated
from assets.resources import Telusur


def verdict_versions(telusur: Telusur, batch: str) -> dict[str, str]:
    """The verdicts that lie in the lake now, by table, batch and version."""
    del batch
    return {"verdicts": telusur.lake.verdicts_version()}


@gated(["gates"], code=["pipelines.records"], inputs=verdict_versions, group="gates", kinds={"parquet"})
def gates(work: Work) -> Made:
    """Every expectation of every suite: what was checked, on which version, with which result, and why it must hold.

    It has no upstream asset on purpose: it is made after a refusal too, when nothing downstream of the refused table runs.
    """
    return {"gates": work.telusur.lake.verdicts()}, {}
