"""Work goes to processes in pieces as small as their rows, and comes back in order."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import assets.workers
from assets.judging import judged
from assets.lake import NotPublished
from assets.packing import packed, unpacked
from assets.workers import Workers, keep, with_kept
from pipelines.records import TABLES
from tests.conftest import House

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def two() -> Iterator[Workers]:
    workers = Workers(2)
    yield workers
    workers.close()


@pytest.mark.parametrize("table", list(TABLES))
def test_a_packed_table_comes_out_as_it_went_in(table: str, house: House) -> None:
    rows = house.lake.read(table)
    assert unpacked(pickle.loads(pickle.dumps(packed(rows)))).equals(rows, check_metadata=True)
    assert unpacked(packed({table: rows.slice(1, 1)}))[table].equals(rows.slice(1, 1))


def test_a_chunk_weighs_what_its_rows_weigh(house: House) -> None:
    """A slice that is pickled as it is carries the whole table: with chunks of it, work that grows with the square."""
    rows = pa.concat_tables([house.lake.read("claims")] * 200).combine_chunks()
    one = rows.slice(rows.num_rows // 2, 10)
    schema = rows.schema.serialize().size
    assert len(pickle.dumps(packed(one))) < 2 * (one.nbytes + schema)
    assert len(pickle.dumps(one)) > 100 * one.nbytes


def twice(rows: pa.Table, name: str) -> dict[str, pa.Table]:
    return {name: pa.concat_tables([rows, rows])}


def test_results_of_processes_come_in_the_order_of_the_chunks(two: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.workers, "SMALL", 0)
    chunks = [(pa.table({"n": [n]}), "twice") for n in range(40)]
    found = list(two.map(twice, chunks))
    assert [unpacked(part)["twice"]["n"].to_pylist() for part in found] == [[n, n] for n in range(40)]
    assert two._pool is None, "what processes have loaded for one kind of work does not stay for the next"


def test_a_handful_of_chunks_starts_no_process(two: Workers) -> None:
    assert len(list(two.map(twice, [(pa.table({"n": [n]}), "x") for n in range(assets.workers.SMALL)]))) == 4
    assert two._pool is None


def test_a_judge_in_a_process_finds_what_a_judge_here_finds(two: Workers, house: House, a_batch: str) -> None:
    claims = house.lake.read("claims", batch=a_batch)
    spoilt = pa.concat_tables([claims, claims.slice(0, 1)])
    there, here = (
        workers.submit(judged, house.lake.root, a_batch, "claims", {"claims": spoilt}, {"today": 20000}).result()
        for workers in (two, Workers(1))
    )
    assert there == here
    assert "claim_id is unique" in [outcome.expectation for outcome in there.failures]


def test_what_a_process_raises_is_raised_where_its_result_is_asked_for(two: Workers, house: House) -> None:
    asked = two.submit(judged, house.lake.root, "no such batch", "claims", {}, {})
    with pytest.raises(NotPublished, match="no such batch"):
        asked.result()


def name_of_process(number: int) -> tuple[int, int]:
    return number, os.getpid()


def beside(kept: tuple[int, int], number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return kept, name_of_process(number)


@pytest.mark.parametrize("count", [1, 2], ids=["in this process", "in a process"])
def test_a_keeper_works_on_with_what_it_kept(count: int) -> None:
    workers = Workers(count)
    with contextlib.closing(workers.keeper()) as keeper:
        assert keeper.submit(keep, name_of_process, 1).result() is None, "what is kept does not travel"
        assert workers.submit(name_of_process, 0).result()[0] == 0
        kept, last = keeper.submit(with_kept, beside, 2).result()
        assert (kept[0], last[0]) == (1, 2)
        assert kept[1] == last[1], "one process"
        assert (kept[1] == os.getpid()) == (count == 1)
        with pytest.raises(IndexError):
            keeper.submit(with_kept, beside, 3).result()  # taken once, it is kept no longer
    workers.close()


class Knot:
    """An object that points to itself: only the collector can take it away."""

    def __init__(self) -> None:
        self.itself = self


def tie_knots(count: int) -> int:
    for _ in range(count):
        Knot()
    return sum(isinstance(thing, Knot) for thing in gc.get_objects())


@pytest.mark.parametrize("count", [1, 2], ids=["in this process", "in processes"])
def test_the_collector_waits_for_the_end_of_a_chunk_and_no_longer(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.workers, "SMALL", 0)
    workers = Workers(count)
    found = list(workers.map(tie_knots, [(5_000,) for _ in range(6)]))
    assert found == [5_000] * 6, "none is taken away within a chunk, and none stays for the next one"
    assert gc.isenabled()


ALONE = """
import os, signal, time
from assets.workers import Workers, keep, with_kept
print(Workers(2).submit(os.getpid).result(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_worker_ends_with_the_process_that_it_works_for() -> None:
    """Also where that is killed with -9 and can say nothing: nobody holds the output that all of them share any more."""
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == -signal.SIGKILL
    assert int(done.stdout)
