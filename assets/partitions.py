"""The partition: a batch of raw files."""

import dagster as dg

batches = dg.DynamicPartitionsDefinition(name="batch")
