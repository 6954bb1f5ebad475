"""Time and memory of corroboration as the lake grows.

    python benchmarks/corroboration.py --lake LAKE [--claims 10000 100000 1000000]

Each size is measured in a process of its own, on one core: seconds of CPU and peak resident memory of making reuse,
provenance and claim_clusters of that many claims, without the gates. The claims are a published lake's own, by articles
in the order of their ids. Where more are asked for than the lake has, all of them are taken again, as often as needed, each
time under new ids and 60 days later (undated articles: dated by then), so that a copy meets its own time only, as news does.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
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

APART = dt.timedelta(days=60)
SOME_DAY = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
"""When undated articles of a copy are taken to have appeared, before the copy's shift in time."""


def renamed(ids: pa.ChunkedArray, copy: int) -> pa.ChunkedArray:
    """Article ids of a copy."""
    plain = ids.combine_chunks().dictionary_encode()
    new = [hashlib.sha256(f"{one} {copy}".encode()).hexdigest()[:16] for one in plain.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(new).take(plain.indices)])


def copied(articles: pa.Table, claims: pa.Table, copy: int) -> tuple[pa.Table, pa.Table]:
    """Both tables again, under other ids and later."""
    times = pc.add(pc.fill_null(articles["published_at"], SOME_DAY), pa.scalar(copy * APART))
    place = articles.schema.get_field_index("published_at")
    articles = articles.set_column(place, articles.schema.field(place), times.cast(articles["published_at"].type))
    for table, name in ((articles, "article_id"), (claims, "article_id")):
        ids = renamed(table[name], copy)
        made = table.set_column(table.schema.get_field_index(name), table.schema.field(name), ids)
        articles, claims = (made, claims) if table is articles else (articles, made)
    ids = pc.binary_join_element_wise(claims["article_id"], pc.utf8_slice_codeunits(claims["claim_id"], 16), "")
    return articles, claims.set_column(claims.schema.get_field_index("claim_id"), claims.schema.field("claim_id"), ids)


def grown(articles: pa.Table, claims: pa.Table, wanted: int) -> tuple[pa.Table, pa.Table]:
    """Tables of ``wanted`` claims, and at most an article's more."""
    copies = [(articles, claims)]
    while sum(made.num_rows for _, made in copies) < wanted:
        copies.append(copied(articles, claims, len(copies)))
    whole = [pa.concat_tables(tables) for tables in zip(*copies, strict=True)]
    order = pc.sort_indices(whole[1]["article_id"])
    last = whole[1]["article_id"][order[min(wanted, whole[1].num_rows) - 1].as_py()]
    return tuple(table.filter(pc.less_equal(table["article_id"], last)) for table in whole)  # type: ignore[return-value]


def measure(lake: Path, wanted: int) -> None:
    from pipelines.corroboration import READS, corroborate

    tables = [
        pq.read_table(lake / name, columns=list(columns)).replace_schema_metadata(None)
        for name, columns in READS.items()
    ]
    articles, claims = grown(*tables, wanted)
    began = time.process_time()
    made = corroborate(articles, claims)
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = ", ".join(f"{table.num_rows:,} {name}" for name, table in made.items())
    print(
        f"{claims.num_rows:,} claims of {articles.num_rows:,} articles: {spent:.1f} s CPU, "
        f"{1e6 * spent / claims.num_rows:.0f} µs a claim, peak {peak:,.0f} MiB; {rows}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    given = parser.parse_args()
    if len(given.claims) == 1:
        measure(given.lake, given.claims[0])
        return
    for wanted in given.claims:
        command = [sys.executable, __file__, "--lake", str(given.lake.resolve()), "--claims", str(wanted)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
