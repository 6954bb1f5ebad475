"""Speed and memory of the whole pipeline, gates included, and the fixed cost of a run of one page.

    python benchmarks/pipeline.py [--articles FOLDER] [--part all|throughput|fixed]

Throughput: documents per second and peak memory of ``make run``'s work over a folder of real articles (by default
../shared/corpus/articles), with one worker on one core and two on two. Fixed cost: one page into a fresh lake on a warm
environment, split into imports, gates, work and Dagster; then a run with nothing to do. Each figure is of a process of its
own; memory is the peak of the sum over the process and its workers, sampled from /proc (Linux only).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SPLIT = """
import time
began = time.perf_counter()
import assets.definitions
imported = time.perf_counter()
from concurrent.futures import Future
from assets import run
from assets.publication import Publication
from assets.resources import Telusur
spent = {"gates": 0.0, "work": 0.0}
inside = []
def timed(name, function):
    def wrapped(*args):
        start = time.perf_counter()
        inside.append(name)
        try:
            return function(*args)
        finally:
            inside.pop()
            if not inside:  # a stage's work may wait for a process too
                spent[name] += time.perf_counter() - start
    return wrapped
Future.result = timed("gates", Future.result)
published = Publication.judge_and_publish
def publish(self, make, workers, tables):
    yield from published(self, timed("work", make), workers, tables)
Publication.judge_and_publish = publish
start = time.perf_counter()
assert run.bring_up_to_date(Telusur()) == []
total = time.perf_counter() - start
print("imports %.1f s, waiting for gates %.1f s, work %.1f s, Dagster and files %.1f s"
      % (imported - began, spent["gates"], spent["work"], total - spent["gates"] - spent["work"]))
"""


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
            found.append(one)
    return found


def resident(pid: int) -> int:
    """Bytes of a process in memory, pages that it shares counted whole: cheap to ask."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0


def proportional(pid: int) -> int:
    """Bytes of a process in memory, its part of shared pages alone (Pss): exact, but the process stands while it is counted."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) * 1024
    except (FileNotFoundError, ProcessLookupError, StopIteration):
        return 0


class Peak:
    """The most that a process and all below it hold at once, shared pages counted once.

    The exact count is taken only where the cheap one is higher than at every count before, so that looking does not slow
    what is looked at.
    """

    def __init__(self, pid: int) -> None:
        self.pid, self.bytes, self._highest = pid, 0, 0.0

    def look(self) -> None:  # noqa: D102
        processes = tree(self.pid)
        now = sum(map(resident, processes))
        if now > self._highest * 1.02:
            self._highest = now
            self.bytes = max(self.bytes, sum(map(proportional, processes)))


def timed(command: list[str], environment: dict[str, str], cores: int = 2) -> tuple[float, int, str]:
    """Wall seconds, peak bytes over the process tree and output of a command, on the first ``cores`` cores."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(every)[:cores]))  # a child inherits it
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    os.sched_setaffinity(0, every)
    peak = Peak(process.pid)
    output: list[str] = []
    assert process.stdout is not None
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()))  # type: ignore[union-attr]
    reader.start()
    while process.poll() is None:
        peak.look()
        time.sleep(0.5)
    reader.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}: {output[0][-2000:]}")
    return time.monotonic() - began, peak.bytes, output[0]


def environment(raw: Path, lake: Path, workers: int) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DAGSTER_", "TELUSUR_"))}
    return clean | {"TELUSUR_RAW": str(raw), "TELUSUR_LAKE": str(lake), "TELUSUR_WORKERS": str(workers)}


def throughput(articles: Path) -> None:
    for cores in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            lake = Path(folder) / "lake"
            seconds, peak, said = timed([sys.executable, "-m", "assets.run"], environment(articles, lake, cores), cores)
            count = sum(
                int(line.split()[2].replace(",", ""))
                for line in said.splitlines()
                if line.strip().startswith("documents ")
            )
            print(
                f"{cores} core(s): {count} documents in {seconds:.1f} s = {count / seconds:.0f} a second, peak {peak / 2**20:.0f} MiB"
            )
            print("\n".join(line for line in said.splitlines() if line.startswith("  ")))


def fixed() -> None:
    page = sorted((ROOT / "seeds" / "pages").glob("*/*.txt"))[0]
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw" / "satu"
        raw.mkdir(parents=True)
        (raw / page.name).write_bytes(page.read_bytes())
        lake = Path(folder) / "lake"
        command = [sys.executable, "-m", "assets.run"]
        seconds, peak, _ = timed(command, environment(raw.parent, lake, 2))
        print(f"one page, fresh lake: {seconds:.1f} s, peak {peak / 2**20:.0f} MiB")
        seconds, peak, _ = timed(command, environment(raw.parent, lake, 2))
        print(f"nothing to do: {seconds:.1f} s, peak {peak / 2**20:.0f} MiB")
        other = Path(folder) / "other"
        _, _, said = timed([sys.executable, "-W", "ignore", "-c", SPLIT], environment(raw.parent, other, 2))
        print(said.strip().splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared" / "corpus" / "articles")
    parser.add_argument("--part", choices=("all", "throughput", "fixed"), default="all")
    given = parser.parse_args()
    if given.part in {"all", "fixed"}:
        fixed()
    if given.part in {"all", "throughput"}:
        if given.articles.is_dir():
            throughput(given.articles.resolve())
        else:
            print(f"no articles at {given.articles}: name a folder of raw files with --articles")


if __name__ == "__main__":
    main()
