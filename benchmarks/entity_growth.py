"""Time and memory of the whole-lake step `entities` as the lake grows: what a new batch costs in lakes of several sizes.

    python benchmarks/entity_growth.py --lake LAKE [--articles 1000 10000 100000] [--batch 1000]

For each size a lake of batches of that many articles is written, its entities published, and one more batch added. Then seconds of CPU and
peak resident memory, each part in a process of its own: the refresh of the entities, files read included; the same table made at once; its
gate, whole; its file with what changed in it. Articles and mentions are a published lake's own. Where more are asked for than the lake has,
all are taken again, as often as needed, under new ids; an entity that more than one article in a hundred means stays itself in every copy,
the others get new names, as new batches bring new ones.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

EVERYWHERE = 0.01
PARTS = {"refresh": "refreshed", "at_once": "made at once", "gate": "judged", "file": "written"}


def copied(articles: pa.Table, mentions: pa.Table, known: pa.Array, copy: int) -> tuple[pa.Table, pa.Table]:
    """Both tables again: other articles, and other entities but for the ``known`` ones."""
    if copy == 0:
        return articles, mentions
    again = f"{copy:02x}"

    other = pc.invert(pc.fill_null(pc.is_in(mentions["entity_id"], value_set=known), True))
    for name, suffix in (("entity_id", f"-{again}"), ("surface", f" {again}")):
        changed = pc.binary_join_element_wise(mentions[name], suffix, "")
        mentions = replaced(mentions, name, pc.if_else(other, changed, mentions[name]))
    # the digits in another order: no id is another copy's, but by a chance of one in 2**40
    parts = [(table, table["article_id"]) for table in (articles, mentions)]
    articles, mentions = (
        replaced(
            table,
            "article_id",
            pc.binary_join_element_wise(pc.utf8_slice_codeunits(ids, copy), pc.utf8_slice_codeunits(ids, 0, copy), ""),
        )
        for table, ids in parts
    )
    return articles, mentions


def replaced(table: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    """The table with another column of the same type in the place of one."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), column)


def grown(published: Path, wanted: int) -> tuple[pa.Table, pa.Table]:
    """Articles and mentions of a lake of so many articles."""
    from pipelines.entities import READS

    articles, mentions = (
        pq.read_table(published / name, columns=list(READS[name])) for name in ("articles", "mentions")
    )
    pairs = mentions.group_by(["entity_id", "article_id"]).aggregate([])
    counted = pairs.group_by("entity_id").aggregate([("article_id", "count")])
    often = pc.greater(counted["article_id_count"], EVERYWHERE * articles.num_rows)
    known = counted["entity_id"].filter(often).combine_chunks().drop_null()
    copies = [copied(articles, mentions, known, copy) for copy in range(-(-wanted // articles.num_rows))]
    articles, mentions = (pa.concat_tables(tables) for tables in zip(*copies, strict=True))
    articles = articles.slice(0, wanted)
    return articles, mentions.filter(pc.is_in(mentions["article_id"], articles["article_id"].combine_chunks()))


def write_lake(root: str, published: Path, size: int, batch: int) -> None:
    """A lake of ``size`` articles with its entities, and one batch that came since; prints what is in it."""
    from assets.files import Candidate
    from assets.lake import Lake
    from assets.refreshing import refreshed
    from pipelines.records import TABLES

    lake, now = Lake(root), dt.datetime.now(dt.UTC)
    articles, mentions = grown(published, size + batch)
    places = pc.divide(pc.index_in(mentions["article_id"], articles["article_id"].combine_chunks()), batch)
    for number in range((size + batch) // batch):
        if number * batch == size:
            inputs = lake.input_versions(["articles", "mentions"], None)
            rows = refreshed(root, "this code", inputs)
            lake.publish(Candidate.of("entities", "all", rows, code_version="this code", inputs=inputs), now=now)
        name = f"batch-{number:04}"
        new = mentions.filter(pc.equal(places, number))
        parts = {"articles": articles.slice(number * batch, batch), "mentions": new}
        files = {table: Candidate.of(table, name, rows) for table, rows in parts.items()}
        versions = {table: file.footer.version for table, file in files.items()}
        last = Candidate.of("claims", name, TABLES["claims"].schema.empty_table(), inputs=versions)
        for candidate in (*files.values(), last):
            lake.publish(candidate, now=now)
    touched = len(pc.unique(new["entity_id"].drop_null()))
    print(
        f"{size:,} + {batch:,} articles, {mentions.num_rows:,} mentions, {rows.num_rows:,} entities before, {touched:,} touched:"
    )


def part(root: str, name: str) -> Callable[[], Any]:
    """A part of the step, ready to run, with all that it needs but its input loaded."""
    from assets.judging import judged
    from assets.lake import Lake
    from assets.preparing import prepared
    from assets.refreshing import refreshed
    from expectations.gate import load

    inputs = Lake(root).input_versions(["articles", "mentions"], None)
    if name in ("refresh", "at_once"):
        return partial(refreshed, root, "this code" if name == "refresh" else "other code", inputs)
    rows = pq.read_table(f"{root}/made.parquet", schema=Lake(root).read("entities").schema)
    if name == "file":
        return partial(prepared, root, "all", "entities", rows, code_version="this code", inputs=inputs)
    load()
    return partial(judged, root, "all", "entities", {"entities": rows}, {"today": 0})


def measured(root: str, name: str) -> None:
    """Prints a line: a part's cost."""
    run = part(root, name)
    begun = time.process_time()
    made = run()
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if name == "refresh":
        pq.write_table(made, f"{root}/made.parquet")
    if name == "gate" and not made.passed:
        raise SystemExit(f"refused: {made.failures}")
    print(f"    {PARTS[name]} in {seconds:.1f} s, peak {peak:,.0f} MiB", flush=True)


def main() -> None:
    """Prints a block of lines a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--here", nargs=2, metavar=("FOLDER", "PART"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here and asked.here[1] == "lake":
        write_lake(asked.here[0], asked.lake, asked.articles[0], asked.batch)
        return
    if asked.here:
        measured(*asked.here)
        return
    for size in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("lake", *PARTS):
                given = ["--lake", asked.lake, "--articles", size, "--batch", asked.batch, "--here", folder, name]
                subprocess.run([sys.executable, __file__, *map(str, given)], check=True)


if __name__ == "__main__":
    main()
