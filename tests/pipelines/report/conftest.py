"""The sample's tables, its report on disk, and one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from assets.lake import Lake
from pipelines.records import TABLES
from pipelines.report import Facts, report_files
from tests.pipelines.report.browser import CHROMIUM, Page, chromium


@pytest.fixture(scope="session")
def tables(built: Path) -> dict[str, pa.Table]:
    lake = Lake(str(built / "lake"))
    return {name: lake.read(name) for name in TABLES}


@pytest.fixture(scope="session")
def facts(built: Path) -> Facts:
    lake = Lake(str(built / "lake"))
    published = [
        (table, batch, footer.version)
        for table in TABLES
        for batch in lake.batches(table)
        if (footer := lake.footer(table, batch)) is not None
    ]
    question = {"en": "Who?", "id": "Siapa?", "note": "", "sql": "select 1", "columns": ["who"], "rows": [["x"]]}
    return Facts("2025.03.2", "2025-03-20", "2025.03.1", published, [("claims", 1, 2, 1, 0, 0)], [question])


@pytest.fixture(scope="session")
def site(tables: dict[str, pa.Table], facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample, in a folder whose name needs quoting."""
    return write(tables, facts, tmp_path_factory.mktemp("report") / "a report, 100% there")


def write(tables: dict[str, pa.Table], facts: Facts, folder: Path) -> Path:
    for path, data in report_files(tables, facts):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: what the report does in a browser was not tried")
    with chromium(tmp_path_factory.mktemp("profile")) as one:
        yield one
