"""The asset ``release``: a release is made on demand, and the Dagster UI leads to it."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import dagster as dg

from assets.lake import Lake
from assets.releases.making import last_release, make_release, releases
from assets.releases.serving import latest_report
from assets.resources import Telusur
from pipelines.records import TABLES


@dg.asset(
    deps=list(TABLES),
    group_name="release",
    kinds={"parquet"},
    description=(
        "One materialization is one release: a write-once folder of all tables of one consistent state, with metadata, "
        "data dictionary, changes, a DuckDB file and the report.\n\n"
        "Made on demand (job make_release); no difference, no release."
    ),
    metadata={"newest report": dg.MetadataValue.url(address)} if (address := latest_report()) else None,
)
def release(context: dg.AssetExecutionContext, telusur: Telusur) -> dg.MaterializeResult:
    """The next release of the lake, or word that nothing differs from the last."""
    lake = telusur.lake
    name = make_release(lake, dt.datetime.now(dt.UTC).date())
    if name is None:
        context.log.info("nothing differs from the last release: none made")
    return dg.MaterializeResult(metadata={"made": name is not None, **shown(lake, name or releases(lake)[-1])})


def shown(lake: Lake, name: str) -> dict[str, Any]:
    """What the Dagster UI shows of a release: where it and its report lie, what it holds, what it changed."""
    folder = f"releases/{name}"
    package = last_release(lake) or {}
    with lake.storage.open(f"{folder}/CHANGES.md") as file:
        changes = file.read().decode()
    report = lake.storage.url(f"{folder}/report/index.html")
    rows: Counter[str] = Counter()
    for resource in package["resources"]:
        rows[resource["table"]] += resource["rows"]
    records = [dg.TableRecord({"table": table, "rows": count}) for table, count in sorted(rows.items())]
    return {
        "release": name,
        "folder": dg.MetadataValue.path(lake.storage.url(folder)),
        "report": dg.MetadataValue.url(report if "://" in report else Path(report).as_uri()),
        "changes": dg.MetadataValue.md(changes),
        "tables": dg.MetadataValue.table(
            records, schema=dg.TableSchema([dg.TableColumn("table", "string"), dg.TableColumn("rows", "int")])
        ),
        "bytes of tables": sum(resource["bytes"] for resource in package["resources"]),
    }
