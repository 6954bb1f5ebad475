"""The one command: raw files in, gated claim parquet out, a short table at the end.

    python -m assets.run [--raw FOLDER] [--lake FOLDER_OR_URL] [--workers N] [--release]

Exit status 0: everything is published; 1: a gate refused rows (said which, and why); 2: a run failed otherwise.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def main() -> int:
    """Run what is not up to date, then say what the lake holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", help="folder of raw pages; each folder in it is a batch")
    parser.add_argument("--lake", help="where tables are published: a folder or an fsspec URL")
    parser.add_argument("--workers", type=int, help="processes that work side by side; default: one a core")
    parser.add_argument(
        "--release", action="store_true", help="make a release at the end, if anything differs from the last"
    )
    given = parser.parse_args()
    for name, value in (("TELUSUR_RAW", given.raw), ("TELUSUR_LAKE", given.lake), ("TELUSUR_WORKERS", given.workers)):
        if value:
            os.environ[name] = str(value)

    from assets import environment
    from assets.collector import loading
    from assets.lake import LAST, Lake
    from assets.workers import warm_up

    if environment.workers() > 1 and not Lake(environment.lake_root()).batches(LAST):
        warm_up()  # there is work to do for certain
    with loading():
        import assets.definitions  # noqa: F401 - most of the time until something happens
        from assets.resources import Telusur, dagster_home

    telusur = Telusur()
    if not telusur.raw.is_dir():
        print(f"raw root {telusur.raw} is no folder; give one with RAW=<folder>", file=sys.stderr)
        return 2
    os.environ.setdefault("DAGSTER_HOME", str(dagster_home(telusur.lake_root)))
    failures = bring_up_to_date(telusur, release=given.release)
    summary(telusur)
    if failures:
        print("\n" + "\n\n".join(text for _, text in failures), file=sys.stderr)
    return max((code for code, _ in failures), default=0)


def bring_up_to_date(telusur: Any, *, release: bool = False) -> list[tuple[int, str]]:
    """Run the jobs for what is stale, batch by batch, then the whole lake; returns (exit status, words) a failure.

    Every batch is tried, whatever happens to another one. Nothing is launched where nothing is stale.
    """
    from assets.definitions import defs
    from assets.gated import STAGES
    from assets.lake import WHOLE_LAKE
    from pipelines import reading

    per_batch = [s for s in STAGES if s.partitioned]
    over_all = [s for s in STAGES if not s.partitioned and s.tables != ("gates",)]
    gates = [s for s in STAGES if s.tables == ("gates",)]
    jobs = Jobs(defs, telusur)
    batches = reading.batches(telusur.raw)
    print(
        f"raw pages: {telusur.raw} ({len(batches)} batch{'es' if len(batches) != 1 else ''})   lake: {telusur.lake_root}"
    )
    if not batches:
        return [(2, f"{telusur.raw} holds no files: put raw pages there, a folder for each batch, and run again")]
    for batch in batches:
        if not all(stage.is_current(telusur, batch) for stage in per_batch):
            jobs.run("ingest", batch)
    published = telusur.lake.batches("claims")
    if published and not all(stage.is_current(telusur, WHOLE_LAKE) for stage in over_all):
        jobs.run("refresh")
    if not all(stage.is_current(telusur, WHOLE_LAKE) for stage in gates):
        jobs.run("record_gates")
    if not jobs.launched:
        print("nothing to do: every table is up to date with its files and with the code; no file was written")
    if release and not jobs.failures:
        jobs.run("make_release")
    jobs.close()
    return jobs.failures


class Jobs:
    """Dagster runs in this process, with their failures in words."""

    def __init__(self, defs: Any, telusur: Any) -> None:
        self.defs, self.telusur = defs, telusur
        self.failures: list[tuple[int, str]] = []
        self.launched = 0
        self._instance: Any = None
        self._open = contextlib.ExitStack()

    def run(self, job: str, batch: str | None = None) -> None:
        """Execute the job, for the batch if one is given, and keep what failed."""
        from dagster import DagsterInstance

        from assets.collector import loading
        from assets.home import history_held_open, open_home
        from assets.resources import dagster_home
        from assets.workers import warm_up

        if self._instance is None:
            if self.telusur.workers > 1:
                warm_up()
            open_home(dagster_home(self.telusur.lake_root))
            self._open.enter_context(history_held_open())
            with loading():
                self._instance = DagsterInstance.get()
            self._open.callback(self._instance.dispose)
        if batch is not None:
            self._instance.add_dynamic_partitions("batch", [batch])
        self.launched += 1
        began = time.monotonic()
        result = self.defs.resolve_job_def(job).execute_in_process(
            instance=self._instance,
            partition_key=batch,
            raise_on_error=False,
            run_config={
                "resources": {"telusur": {"config": settings(self.telusur)}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )
        words = "" if result.success else "  FAILED"
        print(f"  {job:12} {batch or '':24} {time.monotonic() - began:6.1f} s{words}", flush=True)
        if not result.success:
            self.failures += failures_of(result)

    def close(self) -> None:
        """Let the Dagster instance go."""
        self._open.close()


def settings(telusur: Any) -> Mapping[str, Any]:
    """The configuration of a run, as the launchpad would send it."""
    return {
        "raw_root": telusur.raw_root,
        "lake_root": telusur.lake_root,
        "languages": list(telusur.languages),
        "workers": telusur.workers,
    }


def failures_of(result: Any) -> list[tuple[int, str]]:
    """What failed in a run: refusals of gates first, else the errors of the steps."""
    from assets.publication import GATE

    refused = [
        (1, evaluation.description or f"the gate of {evaluation.asset_key.to_user_string()} refused rows")
        for evaluation in result.get_asset_check_evaluations()
        if evaluation.check_name == GATE and not evaluation.passed
    ]
    if refused:
        return refused
    errors = [
        (2, f"step {event.step_key} failed: {_root(event.step_failure_data.error)}")
        for event in result.all_events
        if event.is_step_failure
    ]
    return errors or [(2, f"run {result.run_id} failed")]


def _root(error: Any) -> str:
    while error.cause is not None:
        error = error.cause
    return error.message.strip()


def summary(telusur: Any) -> None:
    """Print what the lake holds, where it lies and how to open it."""
    from assets.lake import NotPublished
    from pipelines.records import TABLES

    lake = telusur.lake

    def read(table: str, *columns: str) -> pa.Table:
        try:
            return lake.read(table, columns=columns)
        except NotPublished:
            return TABLES[table].schema.empty_table().select(columns)

    def counts(table: str, column: str) -> Counter[str]:
        found = read(table, column)[column].cast("string").value_counts().to_pylist()
        return Counter({pair["values"]: pair["counts"] for pair in found})

    def line(name: str, count: int, detail: Mapping[str, int] | None = None) -> None:
        shown = ", ".join(f"{k} {v}" for k, v in sorted((detail or {}).items(), key=lambda kv: (-kv[1], kv[0])))
        print(f"  {name:22}{count:9,}  {shown}".rstrip())

    rejected, claims, levels = counts("rejected", "reason"), counts("claims", "kind"), counts("claim_clusters", "level")
    print()
    line("documents accepted", read("articles", "article_id").num_rows)
    line("documents rejected", rejected.total(), rejected)
    for name in ("sentences", "mentions", "entities"):
        line(name, sum(f.rows for b in lake.batches(name) if (f := lake.footer(name, b)) is not None))
    line("claims", claims.total(), claims)
    line("claim clusters", levels.total(), levels)
    verdicts: dict[tuple[str, str, str], list[str]] = {}
    for row in read("gates", "table", "batch", "version", "severity", "success").to_pylist():
        failed = verdicts.setdefault((row["table"], row["batch"], row["version"]), [])
        if not row["success"]:
            failed.append(row["severity"])
    current = {
        (t, b, f.version)
        for t in {k[0] for k in verdicts}
        for b in lake.batches(t)
        if (f := lake.footer(t, b)) is not None
    }
    newest = latest_refusals(lake, verdicts)
    passed = [failed for key, failed in verdicts.items() if key in current]
    line("gates passed", len(passed), {"with warnings": sum("warning" in failed for failed in passed)})
    line("gates refused", len(newest), Counter(table for table, _ in newest))
    print(f"\nThe parquet lies in {telusur.lake_root}. To open it:")
    print(f'  import pandas as pd; claims = pd.read_parquet("{lake.url("claims")}")')
    print("  import duckdb")
    print(
        f"  duckdb.sql(\"select speaker, content, origin from '{lake.url('claims')}/*.parquet' where kind <> 'assertion'\").show()"
    )


def latest_refusals(lake: Any, verdicts: Mapping[tuple[str, str, str], list[str]]) -> list[tuple[str, str]]:
    """Tables and batches whose newest judged rows were refused: a refusal later than the published version."""
    from assets.lake import file_name

    found = []
    for table, batch in sorted({key[:2] for key in verdicts}):
        refused = lake.storage.names(f".refused/{table}/{file_name(batch)}")
        published = lake.versions(table, batch)
        if refused and (not published or refused[-1].partition("-")[0] > published[-1].path.rpartition("/")[2]):
            found.append((table, batch))
    return found


if __name__ == "__main__":
    sys.exit(main())
