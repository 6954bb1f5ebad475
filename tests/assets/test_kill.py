"""kill -9 in the middle of a run: readers never see a torn or half-new file, and the next run completes."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets.lake import Lake, content_hash
from assets.resources import Telusur
from assets.run import bring_up_to_date
from pipelines.records import TABLES

MOMENTS = 20


def run(raw: str, lake: str, home: str) -> None:
    """What a killed process does: the one command's work."""
    os.environ["DAGSTER_HOME"] = home
    failures = bring_up_to_date(Telusur(raw_root=raw, lake_root=lake, languages=["id"], workers=1))
    os._exit(1 if failures else 0)


def writes(lake: Path) -> int:
    """How many files under the lake were ever begun: the clock that the moments are told by."""
    return sum(1 for p in lake.rglob("*") if p.is_file() and ".dagster" not in p.parts)


def torn(lake: Path) -> list[str]:
    """Published files that are not whole: unreadable, or not the rows that their footer says."""
    found = []
    for path in sorted(lake.glob("*/*.parquet")):
        try:
            rows = pq.read_table(path)
            version = (rows.schema.metadata or {})[b"version"].decode()
            if content_hash(rows.cast(TABLES[path.parent.name].schema)) != version:
                found.append(f"{path}: not the rows of version {version}")
        except (pa.ArrowException, KeyError, OSError) as error:
            found.append(f"{path}: {error}")
    return found


def contents(lake: Path) -> dict[str, str]:
    """The version of every published file whose bytes do not depend on when it was made."""
    tables = Lake(str(lake))
    return {
        f"{table}/{batch}": footer.version
        for table in TABLES
        if table != "gates"
        for batch in tables.batches(table)
        if (footer := tables.footer(table, batch)) is not None
    }


@pytest.mark.timeout(900)
def test_twenty_kills_leave_no_torn_file_and_the_next_run_completes(built: Path, tmp_path: Path) -> None:
    raw, lake, home = tmp_path / "raw", tmp_path / "lake", tmp_path / "home"
    shutil.copytree(built / "raw", raw)
    lake.mkdir()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["great_expectations.expectations", "assets.definitions"])
    killed, n = 0, 0
    while killed < MOMENTS:
        n += 1
        assert n < 4 * MOMENTS, "runs end before they can be killed"
        already = writes(lake)
        target = already + 1 + 3 * (killed % 7)  # one to nineteen writes into this run
        if killed and killed % 5 == 0:
            shutil.rmtree(lake)  # begin anew, so that early and late moments are met
            lake.mkdir()
            target, already = 1 + 9 * (killed // 5), 0
        process = context.Process(target=run, args=(str(raw), str(lake), str(home)))
        process.start()
        while process.is_alive() and writes(lake) < target:
            time.sleep(0.005)
        if process.is_alive():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.join()
        assert torn(lake) == []
        if process.exitcode == 0:
            shutil.rmtree(lake)
            lake.mkdir()
    process = context.Process(target=run, args=(str(raw), str(lake), str(home)))
    process.start()
    process.join()
    assert process.exitcode == 0
    assert torn(lake) == []
    assert contents(lake) == contents(built / "lake")
