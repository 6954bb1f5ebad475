"""datapackage.json: Frictionless metadata of a release (Data Package v1, profile ``data-package``)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipelines.records import TABLES

if TYPE_CHECKING:
    from assets.releases.contents import Part, Plan


def datapackage(plan: Plan, parts: Sequence[Part], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The package of ``parts``: each with rows, bytes, SHA-256, version of its rows, of its code and of its inputs.

    ``telusur`` holds what Frictionless has no word for: ``state`` (which versions make the release, and whether another
    one differs), ``before``, and ``facts`` (checksums of the files that are no tables).
    """
    return {
        "profile": "data-package",
        "name": f"telusur-{plan.name}",
        "title": "Telusur: who said what, through whom",
        "version": plan.name,
        "created": plan.created,
        "resources": [_resource(part) for part in parts],
        "telusur": {
            "state": {part.path: part.footer["version"] for part in parts if part.table != "gates"},
            "before": plan.before,
            **facts,
        },
    }


def _resource(part: Part) -> dict[str, Any]:
    table = TABLES[part.table]
    return {
        "name": re.sub(r"[^a-z0-9._-]", "-", part.path.removesuffix(".parquet").lower().replace("/", "-")),
        "path": part.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": part.bytes,
        "hash": part.hash,
        "rows": part.rows,
        "table": part.table,
        "batch": part.batch,
        "version": part.footer["version"],
        "code_version": part.footer["code_version"],
        "inputs": json.loads(part.footer["inputs"]),
        "description": table.grain,
        "schema": {
            "fields": [
                {"name": c.name, "type": frictionless_type(c.type), "description": c.description} for c in table.columns
            ],
            "primaryKey": list(table.key),
        },
    }


def frictionless_type(arrow_type: pa.DataType) -> str:
    """The Table Schema type of a column."""
    if pa.types.is_integer(arrow_type):
        return "integer"
    if pa.types.is_floating(arrow_type):
        return "number"
    if pa.types.is_boolean(arrow_type):
        return "boolean"
    if pa.types.is_timestamp(arrow_type):
        return "datetime"
    return "array" if pa.types.is_list(arrow_type) else "string"
