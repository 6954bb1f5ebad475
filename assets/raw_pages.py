"""Raw pages as they lie in the raw root: observed, never written."""

import dagster as dg

from assets.partitions import batches
from assets.resources import Telusur
from pipelines import reading


@dg.observable_source_asset(
    partitions_def=batches,
    group_name="reading",
    description="One partition is one folder of raw pages.\n\nObserved by content: a batch's data version is the hash of its files.",
)
def raw_pages(context: dg.OpExecutionContext, telusur: Telusur) -> dg.DataVersionsByPartition:
    """Data versions of every batch that is known to Dagster and still lies in the raw root."""
    known = set(context.instance.get_dynamic_partitions("batch"))
    return dg.DataVersionsByPartition(
        {batch: reading.fingerprint(telusur.raw, batch) for batch in reading.batches(telusur.raw) if batch in known}
    )
