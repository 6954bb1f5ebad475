"""Time and memory of the whole-lake step `entities` as the lake grows: what a new batch costs in lakes of several sizes.

    python benchmarks/entity_growth.py --lake LAKE [--articles 1000 10000 100000] [--batch 1000]

Each size is measured in a process of its own, on one core: seconds of CPU of making `entities` from the tables in memory and of the
gate's views on it, for the lake with the batch; what of the entities the batch touches; peak resident memory. Articles and mentions are a
published lake's own. Where more are asked for than the lake has, all are taken again, as often as needed, under new ids; an entity that
more than one article in a hundred means stays itself in every copy, the others get new names, as new batches bring new ones.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

EVERYWHERE = 0.01


def copied(articles: pa.Table, mentions: pa.Table, known: pa.Array, copy: int) -> tuple[pa.Table, pa.Table]:
    """Both tables again: other articles, and other entities but for the ``known`` ones."""
    if copy == 0:
        return articles, mentions
    again = f"{copy:02x}"

    def renamed(ids: pa.ChunkedArray) -> pa.ChunkedArray:
        return pc.binary_join_element_wise(again, pc.utf8_slice_codeunits(ids, 2), "")

    other = pc.invert(pc.fill_null(pc.is_in(mentions["entity_id"], value_set=known), True))
    for name, suffix in (("entity_id", f"-{again}"), ("surface", f" {again}")):
        changed = pc.binary_join_element_wise(mentions[name], suffix, "")
        mentions = replaced(mentions, name, pc.if_else(other, changed, mentions[name]))
    for name in ("mention_id", "article_id"):
        mentions = replaced(mentions, name, renamed(mentions[name]))
    return replaced(articles, "article_id", renamed(articles["article_id"])), mentions


def replaced(table: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    """The table with another column of the same type in the place of one."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), column)


def lake(folder: Path, wanted: int) -> tuple[pa.Table, pa.Table]:
    """Articles and mentions of a lake of so many articles."""
    from pipelines.entities import READS

    articles, mentions = (pq.read_table(folder / name, columns=list(READS[name])) for name in ("articles", "mentions"))
    pairs = mentions.group_by(["entity_id", "article_id"]).aggregate([])
    counted = pairs.group_by("entity_id").aggregate([("article_id", "count")])
    often = pc.greater(counted["article_id_count"], EVERYWHERE * articles.num_rows)
    known = counted["entity_id"].filter(often).combine_chunks().drop_null()
    copies = [copied(articles, mentions, known, copy) for copy in range(-(-wanted // articles.num_rows))]
    articles, mentions = (pa.concat_tables(tables) for tables in zip(*copies, strict=True))
    articles = articles.slice(0, wanted)
    return articles, mentions.filter(pc.is_in(mentions["article_id"], articles["article_id"].combine_chunks()))


def measured(folder: Path, size: int, batch: int) -> None:
    """Prints one line: a batch's cost in a lake that has ``size`` articles before."""
    from expectations import entities as suite
    from pipelines.entities import collect_entities

    articles, mentions = lake(folder, size + batch)
    new = mentions.filter(pc.is_in(mentions["article_id"], articles["article_id"].slice(size).combine_chunks()))
    collect_entities(mentions.slice(0, 1000), articles)  # what is loaded once
    begun = time.process_time()
    made = collect_entities(mentions, articles)
    collected = time.process_time() - begun
    begun = time.process_time()
    frame = made.select(["entity_id", "type", "name"]).to_pandas()
    suite.views(frame, made, {"articles": articles, "mentions": mentions}, {})
    judged = time.process_time() - begun
    touched = len(pc.unique(new["entity_id"].drop_null()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:,} + {batch:,} articles, {mentions.num_rows:,} mentions, {made.num_rows:,} entities ({touched:,} touched): "
        f"made in {collected:.1f} s, judged in {judged:.1f} s, peak {peak:,.0f} MiB",
        flush=True,
    )


def main() -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    for size in asked.articles:
        if asked.here:
            measured(asked.lake, size, asked.batch)
        else:
            command = [
                sys.executable,
                __file__,
                "--here",
                "--lake",
                asked.lake,
                "--articles",
                size,
                "--batch",
                asked.batch,
            ]
            subprocess.run([*map(str, command)], check=True)


if __name__ == "__main__":
    main()
