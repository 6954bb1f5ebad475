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

from assets.files import content_hash
from assets.lake import Lake
from assets.resources import Telusur
from assets.run import bring_up_to_date
from pipelines.records import TABLES
from tests.conftest import PAGES

MOMENTS = 20


def run(raw: str, lake: str, home: str) -> None:
    """What a killed process does: the one command's work."""
    os.environ["DAGSTER_HOME"] = home
    failures = bring_up_to_date(Telusur(raw_root=raw, lake_root=lake, languages=["id"], workers=1))
    os._exit(1 if failures else 0)


def writes(lake: Path) -> int:
    """How many files lie under the lake, begun ones too: the clock that the moments are told by."""
    return sum(len(names) for _, _, names in os.walk(lake))


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
def test_twenty_kills_leave_no_torn_file_and_the_next_run_completes(tmp_path: Path) -> None:
    raw, lake, home = tmp_path / "raw", tmp_path / "lake", tmp_path / "home"
    (raw / "satu").mkdir(parents=True)
    for page in sorted(PAGES.glob("*/*.txt"))[:2]:
        shutil.copyfile(page, raw / "satu" / page.name)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["great_expectations.expectations", "assets.definitions"])

    def start(into: Path) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=run, args=(str(raw), str(into), str(home)))
        process.start()
        return process

    whole = start(tmp_path / "undisturbed")
    whole.join()
    assert whole.exitcode == 0
    total = writes(tmp_path / "undisturbed")

    for moment in range(MOMENTS):
        # early and late in a run from nothing, evenly spread; every other kill hits the run that completes what one left
        if moment % 2 == 0 or writes(lake) > total * 0.7:
            shutil.rmtree(lake, ignore_errors=True)
            target = 1 + moment * (total - 4) // MOMENTS
        else:
            target = writes(lake) + 2
        process = start(lake)
        while process.is_alive() and writes(lake) < target:
            time.sleep(0.002)
        assert process.is_alive(), f"the run ended before moment {moment}: {writes(lake)} of {target} writes"
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert torn(lake) == []

    process = start(lake)
    process.join()
    assert process.exitcode == 0
    assert torn(lake) == []
    assert contents(lake) == contents(tmp_path / "undisturbed")
