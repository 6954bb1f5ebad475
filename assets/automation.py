"""When things are made: jobs, sensor, schedule, conditions."""

import json
from collections.abc import Iterator
from typing import Any

import dagster as dg

from assets.lake import LAST
from assets.partitions import batches
from assets.resources import Telusur
from pipelines import reading

PER_BATCH = ("raw_pages", "articles", "lines", "rejected", "sentences", "mentions", "claims")
WHOLE_LAKE = ("entities", "reuse", "provenance", "claim_clusters")

ingest = dg.define_asset_job(
    "ingest",
    selection=dg.AssetSelection.assets(*PER_BATCH[1:]),
    description="Everything about one batch: raw pages to claims, each stage behind its gate. Choose the batch as partition.",
    executor_def=dg.in_process_executor,
)
refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.assets(*WHOLE_LAKE, "gates"),
    description="The tables over the whole lake: entities, reuse, provenance, claim_clusters, gates.",
    executor_def=dg.in_process_executor,
)
record_gates = dg.define_asset_job(
    "record_gates",
    selection=dg.AssetSelection.assets("gates"),
    description="The table gates alone: what gates found, after a run that one of them stopped.",
    executor_def=dg.in_process_executor,
)
release_job = dg.define_asset_job(
    "make_release",
    selection=dg.AssetSelection.assets("release"),
    description="A write-once release of the tables as they are published now.",
    executor_def=dg.in_process_executor,
)

# A batch enters the whole lake when its last table is published; a refused batch publishes none, so it requests nothing:
# the gate stands before the event that this condition waits for. all_deps_blocking_checks_passed() is left out on purpose:
# over all partitions it would let one refused batch hold back every other batch, though these passed their gates.
published = dg.AutomationCondition.any_deps_updated().allow(dg.AssetSelection.assets(LAST, *WHOLE_LAKE))
code_changed: Any = dg.AutomationCondition.code_version_changed()  # typed for assets alone, the others for checks too
whole_lake = (
    (published.since_last_handled() | code_changed.since_last_handled())
    & ~dg.AutomationCondition.any_deps_in_progress()
    & ~dg.AutomationCondition.in_progress()
)

automation = dg.AutomationConditionSensorDefinition(
    "whole_lake_automation",
    target=dg.AssetSelection.assets(*WHOLE_LAKE, "gates"),
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=30,
)


@dg.sensor(
    job=ingest,
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Asks for every batch that is new or changed in the raw root.",
)
def new_and_changed_batches(context: dg.SensorEvaluationContext, telusur: Telusur) -> dg.SensorResult:
    """One run request a batch whose files' content is not what the cursor remembers.

    The cursor holds {batch: [signature, fingerprint]}: content is read only where size or time of a file changed.
    """
    seen: dict[str, list[str]] = json.loads(context.cursor) if context.cursor else {}
    now: dict[str, list[str]] = {}
    requests, observations = [], []
    for batch in reading.batches(telusur.raw):
        signature = reading.signature(telusur.raw, batch)
        before = seen.get(batch, ["", ""])
        if before[0] == signature:
            now[batch] = before
            continue
        fingerprint = reading.fingerprint(telusur.raw, batch)
        now[batch] = [signature, fingerprint]
        if fingerprint == before[1]:
            continue
        # the key carries the content: a lost cursor asks again, and Dagster drops what it has already run
        requests.append(dg.RunRequest(run_key=f"{batch}:{fingerprint}", partition_key=batch))
        observations.append(
            dg.AssetObservation("raw_pages", partition=batch, tags={"dagster/data_version": fingerprint})
        )
    asked = [request.partition_key for request in requests if request.partition_key is not None]
    new = [batch for batch in asked if not context.instance.has_dynamic_partition("batch", batch)]
    return dg.SensorResult(
        run_requests=requests,
        dynamic_partitions_requests=[batches.build_add_request(new)] if new else [],
        asset_events=observations,
        cursor=json.dumps(now, sort_keys=True),
    )


@dg.schedule(
    job=ingest,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Jakarta",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at 02:00 in Jakarta: each batch that is not up to date with its files and with the code.",
)
def nightly(context: dg.ScheduleEvaluationContext, telusur: Telusur) -> Iterator[dg.RunRequest]:
    """One run request for each batch that any per-batch stage would make differently now."""
    from assets.gated import STAGES

    stages = [stage for stage in STAGES if stage.partitioned]
    for batch in reading.batches(telusur.raw):
        if all(stage.is_current(telusur, batch) for stage in stages):
            continue
        if not context.instance.has_dynamic_partition("batch", batch):
            context.instance.add_dynamic_partitions("batch", [batch])
        tick = context.scheduled_execution_time.isoformat()
        yield dg.RunRequest(run_key=f"{tick}:{batch}", partition_key=batch)


@dg.run_failure_sensor(
    monitored_jobs=[ingest, refresh],
    request_job=record_gates,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="After a run that failed, brings the table gates up to date, so that a refusal can be queried.",
)
def failed_runs(context: dg.RunFailureSensorContext) -> dg.RunRequest:
    """One run of ``record_gates`` for each failed run."""
    return dg.RunRequest(run_key=context.dagster_run.run_id)
