"""Releases: write-once folders of the tables of one consistent state.

Belongs here: when a release may be made, what its folder holds, how it differs from the one before.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from assets.dictionary import data_dictionary
from assets.gated import STAGES
from assets.lake import WHOLE_LAKE, Lake, NotPublished, published_path
from assets.resources import Telusur
from pipelines.records import TABLES

EXAMPLES = 3


class NotConsistent(Exception):
    """The published tables do not come from one state; the message says which file is behind which."""


def disagreements(lake: Lake) -> Iterator[str]:
    """What keeps the lake from being one consistent state: files made from inputs that have changed, gates not green."""
    for stage in STAGES:
        if stage.tables == ("gates",):
            continue
        batches = lake.batches("articles") if stage.partitioned else [WHOLE_LAKE]
        for batch in batches:
            try:
                inputs = lake.input_versions(stage.reads, batch if stage.partitioned else None)
            except NotPublished as missing:
                yield str(missing)
                continue
            for table in stage.tables:
                footer = lake.footer(table, batch)
                if footer is None:
                    yield f"{table}/{batch} is not published"
                    continue
                made_from = {k: v for k, v in footer.inputs.items() if k.partition("/")[0] in TABLES}
                behind = sorted(k for k in made_from.keys() | inputs.keys() if made_from.get(k) != inputs.get(k))
                if behind:
                    yield f"{table}/{batch} was made from another version of {', '.join(behind)}"
                verdict = lake.verdict(table, batch, footer.version)
                if verdict is None:
                    yield f"{table}/{batch}: version {footer.version} was never judged"


def make_release(lake: Lake, today: dt.date) -> str | None:
    """Writes the next release and returns its name; None where nothing differs from the last one.

    Raises NotConsistent where tables do not come from one state, NotPublished where there is nothing to release. The
    ``datapackage.json`` is written last: a folder without one is not a release, and the next one takes its name.
    """
    found = list(disagreements(lake))
    if found:
        raise NotConsistent("no release: " + "; ".join(found[:10]))
    versions = {
        published_path(table, batch): footer
        for table in TABLES
        for batch in lake.batches(table)
        if (footer := lake.footer(table, batch)) is not None
    }
    state = {path: footer.version for path, footer in versions.items() if not path.startswith("gates/")}
    before = last_release(lake)
    if before is not None and before["telusur"]["state"] == state:
        return None
    name = _next_name(lake, today)
    resources = []
    for path, footer in versions.items():
        with lake.storage.open(path) as file:
            data = file.read()
        lake.storage.replace(path, f"releases/{name}/{path}")
        table = TABLES[path.partition("/")[0]]
        resources.append(
            {
                "name": re.sub(r"[^a-z0-9._-]", "-", path.removesuffix(".parquet").lower().replace("/", "-")),
                "path": path,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "rows": footer.rows,
                "version": footer.version,
                "code_version": footer.code_version,
                "inputs": footer.inputs,
                "description": table.grain,
                "schema": {
                    "fields": [
                        {"name": c.name, "type": _frictionless(c.type), "description": c.description}
                        for c in table.columns
                    ],
                    "primaryKey": list(table.key),
                },
            }
        )
    package = {
        "profile": "data-package",
        "name": f"telusur-{name}",
        "version": name,
        "created": today.isoformat(),
        "resources": resources,
        "telusur": {"state": state, "before": before["version"] if before else None},
    }
    folder = f"releases/{name}"
    lake.storage.write(f"{folder}/DATA_DICTIONARY.md", data_dictionary().encode())
    lake.storage.write(f"{folder}/CHANGES.md", _changes(lake, name, before).encode())
    lake.storage.write(f"{folder}/datapackage.json", json.dumps(package, indent=1, ensure_ascii=False).encode())
    return name


def releases(lake: Lake) -> list[str]:
    """Names of complete releases, oldest first."""
    complete = [n for n in lake.storage.names("releases") if "datapackage.json" in lake.storage.names(f"releases/{n}")]
    return sorted(complete, key=lambda name: [int(part) for part in name.split(".")])


def last_release(lake: Lake) -> dict[str, Any] | None:
    """The datapackage of the newest release."""
    names = releases(lake)
    if not names:
        return None
    with lake.storage.open(f"releases/{names[-1]}/datapackage.json") as file:
        return json.loads(file.read())


def _next_name(lake: Lake, today: dt.date) -> str:
    month = f"{today.year:04d}.{today.month:02d}"
    taken = [int(n.rpartition(".")[2]) for n in releases(lake) if n.rpartition(".")[0] == month]
    return f"{month}.{max(taken, default=0) + 1}"


def _changes(lake: Lake, name: str, before: dict[str, Any] | None) -> str:
    lines = [f"# Changes in {name}", ""]
    if before is None:
        return "\n".join([*lines, "The first release."]) + "\n"
    lines += [
        f"Against {before['version']}.",
        "",
        "| table | added | removed | changed | examples |",
        "| --- | --- | --- | --- | --- |",
    ]
    for table in sorted(TABLES):
        if table == "gates":
            continue
        old = _rows_by_key(lake, before["version"], [r["path"] for r in before["resources"]], table)
        new = _rows_by_key(lake, name, [published_path(table, b) for b in lake.batches(table)], table)
        added, removed = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
        changed = sorted(key for key in new.keys() & old.keys() if new[key] != old[key])
        examples = ", ".join(f"`{key}`" for key in [*added[:EXAMPLES], *removed[:EXAMPLES], *changed[:EXAMPLES]])
        lines.append(f"| {table} | {len(added)} | {len(removed)} | {len(changed)} | {examples} |")
    return "\n".join(lines) + "\n"


def _rows_by_key(lake: Lake, release: str, paths: list[str], table: str) -> dict[str, bytes]:
    """A digest of each row by its key, so that two releases can be held against each other."""
    found = {}
    for path in paths:
        if path.partition("/")[0] != table:
            continue
        with lake.storage.open(f"releases/{release}/{path}") as file:
            rows: pa.Table = pq.read_table(file)
        for row in rows.to_pylist():
            key = " ".join(str(row[column]) for column in TABLES[table].key)
            found[key] = hashlib.blake2b(repr(row).encode(), digest_size=12).digest()
    return found


def _frictionless(arrow_type: pa.DataType) -> str:
    if pa.types.is_integer(arrow_type):
        return "integer"
    if pa.types.is_floating(arrow_type):
        return "number"
    if pa.types.is_boolean(arrow_type):
        return "boolean"
    if pa.types.is_timestamp(arrow_type):
        return "datetime"
    return "array" if pa.types.is_list(arrow_type) else "string"


@dg.asset(
    deps=list(TABLES),
    group_name="release",
    kinds={"parquet"},
    description=(
        "One materialization is one release: a write-once folder of all tables of one consistent state, with "
        "datapackage.json, data dictionary and changes.\n\nMade on demand (job make_release); no difference, no release."
    ),
)
def release(context: dg.AssetExecutionContext, telusur: Telusur) -> dg.MaterializeResult:
    """The next release of the lake, or word that nothing differs from the last."""
    lake = telusur.lake
    name = make_release(lake, dt.datetime.now(dt.UTC).date())
    if name is None:
        context.log.info("nothing differs from the last release: none made")
    return dg.MaterializeResult(metadata={"release": name or releases(lake)[-1], "made": name is not None})
