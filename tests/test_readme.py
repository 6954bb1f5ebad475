"""What the README says is so: its query and its answer, its tables, its lines of code."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from pipelines.records import TABLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(start: str, end: str) -> str:
    return README.split(f"<!-- {start} -->")[1].split(f"<!-- {end} -->")[0].strip()


def answer(lake: Path) -> str:
    """The README's query over a lake, as the markdown that the README shows."""
    query = between("query", "answer").removeprefix("```sql").removesuffix("```").replace("'lake/", f"'{lake}/")
    found = duckdb.sql(query)
    rows = [[str(cell) for cell in row] for row in found.fetchall()]
    lines = [" | ".join(found.columns), " | ".join("---" for _ in found.columns), *(" | ".join(row) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def table_list() -> str:
    order = [
        "articles", "lines", "sentences", "mentions", "entities", "claims", "claim_clusters", "reuse", "provenance",
        "rejected", "gates",
    ]  # fmt: skip
    assert set(order) == set(TABLES)
    return "\n".join(
        f"| {name} | {TABLES[name].grain.removeprefix('One row is ').removesuffix('.')} |" for name in order
    )


def test_the_query_gives_the_answer_that_stands_below_it(built: Path) -> None:
    assert answer(built / "lake") == between("answer", "end")


def test_every_table_is_listed_with_its_grain() -> None:
    assert table_list() == README.split("<!-- tables -->")[1].split("<!-- end -->")[0].strip()


@pytest.mark.parametrize("target", re.findall(r"`make (\w+)", README))
def test_every_make_target_that_is_named_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:assets|expectations|pipelines|seeds|tests|benchmarks)/[\w./-]*)`", README)))
)
def test_every_path_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).exists()
